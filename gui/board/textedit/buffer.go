// Package textedit is the text that is being typed in place: the characters, the
// cursor, what is selected, its own undo, and where the cursor stands among
// lines that typeset has broken – the same lines that the map shows.
//
// Nothing here draws or knows of Fyne. Offsets are bytes; they always lie
// between two characters as a person sees them (grapheme clusters).
package textedit

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/go-text/typesetting/segmenter"

	"waymark/domain/typeset"
)

// Buffer is a text with a cursor. The text is always sanitised (see
// typeset.Sanitize), as it is shown.
type Buffer struct {
	text          string
	anchor, caret int
	// before says that a cursor between two lines stands at the end of the upper
	// one.
	before bool
	undo   []snapshot
	redo   []snapshot
	typing bool // the last edit was a letter typed; the next joins its undo step
	// joiner is a zero-width joiner that was typed and waits for the emoji that
	// it joins: keyboards send emoji in pieces.
	joiner string
}

type snapshot struct {
	text          string
	anchor, caret int
}

const (
	zeroWidthJoiner = "\u200d"
	emojiSelector   = "\ufe0f"
)

// maxUndo bounds the undo steps that are kept.
const maxUndo = 200

// New makes a buffer with a text and the cursor at its end.
func New(text string) *Buffer {
	b := &Buffer{text: typeset.Sanitize(text)}
	b.anchor, b.caret = len(b.text), len(b.text)
	return b
}

// Text gives the text.
func (b *Buffer) Text() string { return b.text }

// Caret gives the cursor's offset, and whether between two lines it stands at
// the end of the upper one.
func (b *Buffer) Caret() (offset int, before bool) { return b.caret, b.before }

// Selection gives the range that is selected; from equals to when none is.
func (b *Buffer) Selection() (from, to int) { return min(b.anchor, b.caret), max(b.anchor, b.caret) }

// Selected gives the text that is selected.
func (b *Buffer) Selected() string {
	from, to := b.Selection()
	return b.text[from:to]
}

// Insert puts a text in place of the selection. Letters typed one by one are
// undone together up to the next space.
func (b *Buffer) Insert(s string) {
	if s == zeroWidthJoiner {
		b.joiner = s
		return
	}
	if clean := typeset.Sanitize(s); clean != "" {
		s = b.joiner + clean
	} else if s != emojiSelector {
		return
	}
	b.joiner = ""
	letter := len([]rune(s)) == 1 && !strings.ContainsAny(s, " \n")
	b.replace(s, letter && b.anchor == b.caret)
}

// replace puts s in place of the selection; join adds it to the undo step before
// if that was typing, too.
func (b *Buffer) replace(s string, join bool) {
	if !join || !b.typing {
		b.remember()
	}
	b.typing = join
	from, to := b.Selection()
	head := typeset.Sanitize(b.text[:from] + s)
	b.text = typeset.Sanitize(b.text[:from] + s + b.text[to:])
	// Normalisation may have joined s with what stands beside it.
	b.caret = snap(b.text, min(len(head), len(b.text)))
	b.anchor, b.before = b.caret, false
}

func (b *Buffer) remember() {
	b.undo = append(b.undo, snapshot{b.text, b.anchor, b.caret})
	if len(b.undo) > maxUndo {
		b.undo = b.undo[1:]
	}
	b.redo = nil
}

// Cut takes the selection out.
func (b *Buffer) Cut() {
	if b.anchor != b.caret {
		b.replace("", false)
	}
}

// Unit says how far a movement or deletion goes.
type Unit uint8

// The units.
const (
	Character Unit = iota
	Word
	All
)

// Backspace deletes the selection, or what stands before the cursor.
func (b *Buffer) Backspace(u Unit) { b.erase(b.prev(b.caret, u)) }

// Delete deletes the selection, or what stands behind the cursor.
func (b *Buffer) Delete(u Unit) { b.erase(b.next(b.caret, u)) }

func (b *Buffer) erase(to int) {
	if b.anchor != b.caret {
		b.Cut()
		return
	}
	if to == b.caret {
		return
	}
	caret := b.caret
	b.anchor = to
	b.replace("", false)
	b.undo[len(b.undo)-1].anchor = caret // undo shows the cursor where it was
}

// Left moves the cursor; extend selects on the way. Without extend, a selection
// is left at its start.
func (b *Buffer) Left(u Unit, extend bool) {
	if from, to := b.Selection(); from != to && !extend && u == Character {
		b.MoveTo(from, false, false)
		return
	}
	b.MoveTo(b.prev(b.caret, u), false, extend)
}

// Right is Left the other way.
func (b *Buffer) Right(u Unit, extend bool) {
	if from, to := b.Selection(); from != to && !extend && u == Character {
		b.MoveTo(to, false, false)
		return
	}
	b.MoveTo(b.next(b.caret, u), false, extend)
}

// MoveTo puts the cursor at an offset; extend keeps the other end of the
// selection. before is as in Caret.
func (b *Buffer) MoveTo(offset int, before, extend bool) {
	b.caret = snap(b.text, offset)
	b.before, b.joiner = before, ""
	if !extend {
		b.anchor = b.caret
	}
	b.typing = false
}

// SelectAll selects the whole text.
func (b *Buffer) SelectAll() { b.anchor, b.caret, b.before, b.typing = 0, len(b.text), false, false }

// SelectWord selects the word at an offset.
func (b *Buffer) SelectWord(offset int) {
	from, to := wordAt(b.text, snap(b.text, offset))
	b.anchor, b.caret, b.before, b.typing = from, to, false, false
}

// Undo takes the last edit back; it tells whether there was one.
func (b *Buffer) Undo() bool { return b.travel(&b.undo, &b.redo) }

// Redo does it again.
func (b *Buffer) Redo() bool { return b.travel(&b.redo, &b.undo) }

func (b *Buffer) travel(from, to *[]snapshot) bool {
	if len(*from) == 0 {
		return false
	}
	s := (*from)[len(*from)-1]
	*from = (*from)[:len(*from)-1]
	*to = append(*to, snapshot{b.text, b.anchor, b.caret})
	b.text, b.anchor, b.caret, b.before, b.typing = s.text, s.anchor, s.caret, false, false
	return true
}

func (b *Buffer) prev(offset int, u Unit) int {
	switch u {
	case All:
		return 0
	case Word:
		at := offset
		for at > 0 && isSpace(b.text, before(b.text, at)) {
			at = before(b.text, at)
		}
		if at == 0 {
			return 0
		}
		from, _ := wordAt(b.text, before(b.text, at))
		return from
	case Character:
	}
	return before(b.text, offset)
}

func (b *Buffer) next(offset int, u Unit) int {
	switch u {
	case All:
		return len(b.text)
	case Word:
		at := offset
		for at < len(b.text) && isSpace(b.text, at) {
			at = after(b.text, at)
		}
		if at == len(b.text) {
			return at
		}
		_, to := wordAt(b.text, at)
		return to
	case Character:
	}
	return after(b.text, offset)
}

// stops gives the offsets between the characters of a sanitised text, from 0 to
// its length.
func stops(text string) []int {
	out := []int{0}
	var seg segmenter.Segmenter
	seg.Init([]rune(text))
	at, joined := 0, false
	for it := seg.GraphemeIterator(); it.Next(); {
		runes := it.Grapheme().Text
		at += len(string(runes))
		if joined {
			// The segmenter parts the second of two joined emoji in a row; in
			// sanitised text a joiner always joins.
			out = out[:len(out)-1]
		}
		joined = string(runes[len(runes)-1:]) == zeroWidthJoiner
		out = append(out, at)
	}
	return out
}

// The text around an offset is enough to find the neighbours of a character;
// a card may hold 20,000 of them.
const nearby = 512

func before(text string, offset int) int {
	from := lineOf(text, offset)
	if from == offset {
		return max(offset-1, 0) // the line break
	}
	last := from
	for _, s := range stops(text[from:offset]) {
		if from+s < offset {
			last = from + s
		}
	}
	return last
}

func after(text string, offset int) int {
	if offset >= len(text) {
		return len(text)
	}
	end := min(len(text), offset+nearby)
	for end < len(text) && !startsRune(text[end]) {
		end++
	}
	s := stops(text[offset:end])
	return offset + s[1]
}

// lineOf gives a safe place to start looking before offset: the start of its
// line, or a place well before.
func lineOf(text string, offset int) int {
	from := strings.LastIndexByte(text[:offset], '\n') + 1
	if offset-from > nearby {
		from = offset - nearby
		for !startsRune(text[from]) {
			from++
		}
		// A space is never joined to what follows it.
		if i := strings.IndexByte(text[from:offset], ' '); i >= 0 && from+i+1 < offset {
			from += i + 1
		}
	}
	return from
}

func startsRune(c byte) bool { return c&0xC0 != 0x80 }

// snap moves an offset back to the start of the character it lies in.
func snap(text string, offset int) int {
	offset = min(max(offset, 0), len(text))
	if offset == 0 || offset == len(text) {
		return offset
	}
	for !startsRune(text[offset]) {
		offset--
	}
	if p := before(text, offset); after(text, p) != offset {
		return p
	}
	return offset
}

// wordAt gives the word, or the run of like characters, at an offset.
func wordAt(text string, offset int) (from, to int) {
	if text == "" {
		return 0, 0
	}
	if offset >= len(text) {
		offset = before(text, len(text))
	}
	kind := kindAt(text, offset)
	from, to = offset, after(text, offset)
	if kind == single {
		return from, to
	}
	for from > 0 && kindAt(text, before(text, from)) == kind {
		from = before(text, from)
	}
	for to < len(text) && kindAt(text, to) == kind {
		to = after(text, to)
	}
	return from, to
}

type kind uint8

const (
	letter kind = iota
	han
	space
	sign
	single
)

// kindAt sorts the character at an offset. Chinese has no spaces between words;
// a run of ideographs between signs is taken as one.
func kindAt(text string, offset int) kind {
	r, _ := utf8.DecodeRuneInString(text[offset:])
	switch {
	case r == '\n' || offset == len(text):
		return single
	case unicode.IsSpace(r):
		return space
	case unicode.Is(unicode.Han, r), unicode.Is(unicode.Hiragana, r), unicode.Is(unicode.Katakana, r):
		return han
	case unicode.IsLetter(r), unicode.IsDigit(r), r == '_', r == '\'', r == '’', unicode.IsMark(r):
		return letter
	}
	return sign
}

func isSpace(text string, offset int) bool {
	r, _ := utf8.DecodeRuneInString(text[offset:])
	return unicode.IsSpace(r)
}
