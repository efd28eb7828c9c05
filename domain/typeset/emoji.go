package typeset

// isPictograph tells whether r is, or could be made by a following selector, a
// picture of its own: Unicode's pictographs and the letters of flags. It is
// generous; the emoji font decides what exists.
func isPictograph(r rune) bool {
	switch {
	case r < 0x2000:
		return r == 0xA9 || r == 0xAE
	case r < 0x3000:
		return r == 0x203C || r == 0x2049 || r == 0x2122 || r == 0x2139 ||
			r >= 0x2194 && r <= 0x21AA || r >= 0x231A && r <= 0x23FF || r == 0x24C2 ||
			r >= 0x25AA && r <= 0x27BF || r >= 0x2934 && r <= 0x2935 || r >= 0x2B05 && r <= 0x2B55
	case r < 0x10000:
		return r == 0x3030 || r == 0x303D || r == 0x3297 || r == 0x3299
	}
	return r >= 0x1F000 && r <= 0x1FAFF
}

// isKeycapBase tells whether r is one of the twelve keys of a telephone.
func isKeycapBase(r rune) bool { return r >= '0' && r <= '9' || r == '#' || r == '*' }

func isRegionalIndicator(r rune) bool { return r >= 0x1F1E6 && r <= 0x1F1FF }

func isSkinTone(r rune) bool { return r >= 0x1F3FB && r <= 0x1F3FF }

// isEmojiByDefault tells whether a rune up to U+FFFF is shown as a colour
// picture even without a selector (Emoji_Presentation in Unicode's emoji-data).
func isEmojiByDefault(r rune) bool {
	if r < 0x231A || r > 0x2B55 {
		return false
	}
	switch {
	case r <= 0x231B, r >= 0x23E9 && r <= 0x23EC, r == 0x23F0, r == 0x23F3,
		r >= 0x25FD && r <= 0x25FE, r >= 0x2614 && r <= 0x2615, r >= 0x2648 && r <= 0x2653,
		r == 0x267F, r == 0x2693, r == 0x26A1, r >= 0x26AA && r <= 0x26AB,
		r >= 0x26BD && r <= 0x26BE, r >= 0x26C4 && r <= 0x26C5, r == 0x26CE, r == 0x26D4,
		r == 0x26EA, r >= 0x26F2 && r <= 0x26F3, r == 0x26F5, r == 0x26FA, r == 0x26FD,
		r == 0x2705, r >= 0x270A && r <= 0x270B, r == 0x2728, r == 0x274C, r == 0x274E,
		r >= 0x2753 && r <= 0x2755, r == 0x2757, r >= 0x2795 && r <= 0x2797, r == 0x27B0,
		r == 0x27BF, r >= 0x2B1B && r <= 0x2B1C, r == 0x2B50, r == 0x2B55:
		return true
	}
	return false
}

// emojiLength gives how many runes at the start of s make one emoji, 0 when
// none does. asText tells whether the first rune is text by itself; it then needs
// a selector, a skin tone or a joiner to be an emoji.
func emojiLength(s []rune, asText func(rune) bool) int {
	first := s[0]
	if isKeycapBase(first) {
		switch {
		case len(s) > 1 && s[1] == keycap:
			return 2
		case len(s) > 2 && s[1] == emojiSelector && s[2] == keycap:
			return 3
		}
		return 0
	}
	if !isPictograph(first) {
		return 0
	}
	n := emojiElement(s)
	for n+1 < len(s) && s[n] == zeroWidthJoiner && isPictograph(s[n+1]) {
		n += 1 + emojiElement(s[n+1:])
	}
	if n == 1 && asText(first) {
		return 0
	}
	return n
}

// emojiElement gives the length of one part of a joined emoji: a flag of two
// letters, a flag with tags, or a pictograph with selectors and skin tone.
func emojiElement(s []rune) int {
	n := 1
	letter := isRegionalIndicator(s[0])
	switch {
	case letter && len(s) > 1 && isRegionalIndicator(s[1]):
		n = 2
	case s[0] == blackFlag:
		n += tagSequence(s[1:])
	}
	for n < len(s) && (s[n] == emojiSelector || isSkinTone(s[n]) && !letter) {
		n++
	}
	return n
}
