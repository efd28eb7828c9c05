package typeset

// lineClass is the line breaking class (UAX 14) of a character that the plain
// rules below know. They give what the Unicode segmenter gives, twenty times as
// fast, for texts of nothing but common Chinese and Latin characters.
type lineClass uint8

const (
	notPlain      lineClass = iota // any other character: ask the segmenter
	alphabetic                     // AL: Latin letters
	numeric                        // NU: digits
	ideographic                    // ID
	space                          // SP
	closing                        // CL
	closingNarrow                  // CP
	opening                        // OP, wide
	openingNarrow                  // OP, narrow
	exclamation                    // EX
	nonStarter                     // NS
	infix                          // IS: , . : ;
	quotation                      // QU: " and '
	hyphen                         // HY
	slash                          // SY
	postfix                        // PO: %
	prefix                         // PR: $ + €
	inseparable                    // IN: …
	longDash                       // B2: —
	newLine                        // LF
)

// lineClassOf gives the class of r by itself.
func lineClassOf(r rune) lineClass {
	switch {
	case r >= '0' && r <= '9':
		return numeric
	case r >= 'a' && r <= 'z', r >= 'A' && r <= 'Z', r >= 0xC0 && r <= 0x24F && r != 0xD7 && r != 0xF7:
		return alphabetic
	case isUnifiedIdeograph(r):
		return ideographic
	}
	switch r {
	case '#', '&', '*', '<', '=', '>', '@', '^', '_', '`', '~':
		return alphabetic
	case ' ':
		return space
	case '\n':
		return newLine
	case '、', '。', '，', '．', '）', '」', '』', '】', '》', '〉', '〕', '］', '｝', '}':
		return closing
	case ')', ']':
		return closingNarrow
	case '（', '「', '『', '【', '《', '〈', '〔', '［', '｛':
		return opening
	case '(', '[', '{':
		return openingNarrow
	case '!', '?', '！', '？':
		return exclamation
	case '：', '；':
		return nonStarter
	case ',', '.', ':', ';':
		return infix
	case '"', '\'':
		return quotation
	case '-':
		return hyphen
	case '/':
		return slash
	case '%':
		return postfix
	case '$', '+', '€':
		return prefix
	}
	return notPlain
}

// isUnifiedIdeograph tells whether r is in one of the two large blocks of
// Chinese characters.
func isUnifiedIdeograph(r rune) bool { return r >= 0x4E00 && r <= 0x9FFF || r >= 0x3400 && r <= 0x4DBF }

// numberState follows a number through LB25.
type numberState uint8

const (
	noNumber     numberState = iota
	inNumber                 // NU (NU | SY | IS)*
	closedNumber             // … and then CL or CP
)

// markPlainBreaks sets where lines may be broken. Every item has a lineClass.
func markPlainBreaks(items []item) {
	n := len(items) - 1
	items[n].flags |= lineBreak
	var (
		before = newLine // class of the character before; the start is like a new line
		base   = newLine // class of the last character that is no space
		first  = true    // the character before starts a word, for LB20a
		number numberState
	)
	for i := range n {
		class, next := items[i].line, notPlain
		if class == before && (class == ideographic || class == alphabetic) { // most of all text
			if class == ideographic {
				items[i].flags |= lineBreak
			}
			number, first = noNumber, false
			continue
		}
		if i+1 < n {
			next = items[i+1].line
		}
		var joined bool
		number, joined = number.step(class)
		if i > 0 && !joined && breaksBetween(before, class, base, next, first) {
			items[i].flags |= lineBreak
		}
		first = before == space || before == newLine
		before = class
		if class != space {
			base = class
		}
	}
}

// step takes in the next character of a number; joined tells that LB25 forbids
// a break before it.
func (s numberState) step(class lineClass) (next numberState, joined bool) {
	switch class {
	case numeric:
		return inNumber, s == inNumber
	case slash, infix:
		if s == inNumber {
			return inNumber, true
		}
	case closing, closingNarrow:
		if s == inNumber {
			return closedNumber, true
		}
	case postfix, prefix:
		return noNumber, s != noNumber
	}
	return noNumber, false
}

// breaksBetween applies the rules of UAX 14, in their order, between the
// characters before and class. base is the character before any spaces, next
// the one after, and first tells that before is the first of its word.
func breaksBetween(before, class, base, next lineClass, first bool) bool {
	switch {
	case before == newLine: // LB4, LB5
		return true
	case class == newLine, class == space: // LB6, LB7
		return false
	case class == closing, class == closingNarrow, class == exclamation, class == slash: // LB13
		return false
	case base == opening, base == openingNarrow: // LB14
		return false
	case class == infix: // LB15c, LB15d
		return before == space && next == numeric
	case (base == closing || base == closingNarrow) && class == nonStarter: // LB16
		return false
	case base == longDash && class == longDash: // LB17
		return false
	case before == space: // LB18
		return true
	}
	return breaksInside(before, class, next, first)
}

// breaksInside applies the rules from LB19 on, where there are no spaces.
func breaksInside(before, class, next lineClass, first bool) bool {
	switch class {
	case quotation, hyphen, nonStarter, inseparable: // LB19, LB21, LB22
		return false
	case alphabetic:
		switch before {
		case hyphen:
			return !first // LB20a
		case quotation, alphabetic, numeric, infix, postfix, prefix, closingNarrow: // LB19, LB23, LB24, LB28, LB29, LB30
			return false
		}
	case numeric:
		switch before {
		case quotation, alphabetic, postfix, prefix, infix, hyphen, closingNarrow: // LB19, LB23, LB25, LB30
			return false
		}
	case ideographic:
		return before != quotation && before != prefix // LB19, LB23a
	case postfix:
		return before != quotation && before != alphabetic && before != ideographic // LB23a, LB24
	case prefix:
		return before != quotation && before != alphabetic // LB24
	case opening, openingNarrow:
		switch before {
		case quotation:
			return false
		case postfix, prefix:
			return next != numeric // LB25
		case alphabetic, numeric:
			return class == opening // LB30
		}
	case longDash:
		return before != quotation
	}
	return true
}
