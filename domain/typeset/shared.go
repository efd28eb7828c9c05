package typeset

// openQuote is an opening quotation mark whose closing one has not come yet.
type openQuote struct {
	closing rune
	class   class
}

// resolveShared decides for quotes, dashes and dots whether they are Chinese or
// Latin. The nearest character before that is surely one of the two decides,
// else the nearest after, within the paragraph. A closing quote follows its
// opening one, so that a pair never mixes two fonts.
func resolveShared(s *scratch) {
	context := classShared // nothing decided yet
	s.quotes = s.quotes[:0]
	for i, r := range s.runes {
		it := &s.items[i]
		switch it.class {
		case classLineEnd:
			context, s.quotes = classShared, s.quotes[:0]
		case classLatin:
			context = classLatinSign
		case classHan, classHanMark:
			context = classHanMark
		case classShared:
			if context == classShared {
				context = contextAfter(s.items[i+1:])
			}
			it.class = context
			switch r {
			case '“':
				s.openQuote('”', it.class)
			case '‘':
				s.openQuote('’', it.class)
			case '”', '’':
				if isApostrophe(s, i) {
					it.line = quotation
					continue
				}
				s.closeQuote(r, it)
			}
			if it.class == classHanMark {
				it.line = chineseLineClass(r)
			}
		}
	}
}

// contextAfter gives the class that the text after decides for.
func contextAfter(items []item) class {
	for i := range items {
		switch items[i].class {
		case classLatin, classLineEnd:
			return classLatinSign
		case classHan, classHanMark:
			return classHanMark
		}
	}
	return classLatinSign
}

// isApostrophe tells whether the mark at i stands inside a Latin word.
func isApostrophe(s *scratch, i int) bool {
	return s.runes[i] == '’' && i > 0 && s.items[i-1].class == classLatin && s.items[i+1].class == classLatin
}

// maxQuotes is how deep quotes are followed; nobody nests them deeper.
const maxQuotes = 8

func (s *scratch) openQuote(closing rune, c class) {
	if len(s.quotes) < maxQuotes {
		s.quotes = append(s.quotes, openQuote{closing, c})
	}
}

// closeQuote gives a closing quote the class of the opening one it belongs to.
func (s *scratch) closeQuote(closing rune, it *item) {
	for k := len(s.quotes) - 1; k >= 0; k-- {
		if s.quotes[k].closing == closing {
			it.class = s.quotes[k].class
			s.quotes = s.quotes[:k]
			return
		}
	}
}

// standIn gives a character that the Unicode rules treat like the Chinese
// reading of r: quotes as brackets, dots as the dot that starts no line.
func standIn(r rune) rune {
	switch r {
	case '“', '‘':
		return '「'
	case '”', '’':
		return '」'
	case '·', '‧':
		return '・'
	}
	return r
}

// chineseLineClass gives the line class of the Chinese reading of r, which is
// that of its stand-in.
func chineseLineClass(r rune) lineClass {
	switch r {
	case '“', '‘':
		return opening
	case '”', '’':
		return closing
	case '·', '‧':
		return nonStarter
	case '…', '‥':
		return inseparable
	case '—':
		return longDash
	}
	return notPlain
}
