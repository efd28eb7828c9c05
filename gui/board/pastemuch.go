package board

import (
	"strconv"

	"waymark/domain/clip"
	"waymark/domain/journey"
)

// How much a paste does, so that it neither holds the window nor makes a map of
// which nobody can make sense.
const (
	mostCards = 1000   // made of text without asking
	mostPaste = 12_000 // made at once: about a third of a second
	mostAdded = 200    // steps or lanes that are added for it
	mostText  = 32 << 20
)

// tooLong tells about a text that is not even looked at, in bytes.
func (b *Board) tooLong(content string) bool {
	if len(content) <= mostText {
		return false
	}
	b.status("paste-too-long")
	return true
}

// pasteLines makes cards of lines; very many only when somebody wants that.
func (b *Board) pasteLines(lines []string, makeClip func([]string) *clip.Clip) {
	if len(lines) == 0 {
		return
	}
	if len(lines) <= mostCards {
		b.pasteClip(makeClip(lines))
		return
	}
	t := b.cfg.Texts
	text := t.T("board.paste.many.text")
	first := Answer{"paste.first", t.T("board.paste.first", strconv.Itoa(mostCards)), func() { b.pasteClip(makeClip(lines[:mostCards])) }}
	answers := []Answer{{"paste.all", t.T("board.paste.all"), func() { b.pasteClip(makeClip(lines)) }}, first}
	if len(lines) > mostPaste {
		text, answers = t.Sentences(text, t.T("board.paste.at-most", strconv.Itoa(mostPaste))), []Answer{first}
	}
	b.ask(Question{Title: t.T("board.paste.many", strconv.Itoa(len(lines))), Text: text, Answers: answers})
}

// pasteTable makes cards of the cells of a table; very many only when somebody
// wants that.
func (b *Board) pasteTable(table clip.Table) {
	cells := table.Filled()
	if cells <= mostPaste {
		b.pasteMany(clip.FromTable(table, journey.NewID), cells)
		return
	}
	t := b.cfg.Texts
	rows := 0
	for n := 0; rows < len(table); rows++ {
		if n += table[rows : rows+1].Filled(); n > mostCards {
			break
		}
	}
	q := Question{
		Title: t.T("board.paste.cells", strconv.Itoa(cells)),
		Text:  t.Sentences(t.T("board.paste.cells.text"), t.T("board.paste.at-most", strconv.Itoa(mostPaste))),
	}
	if part := table[:rows]; part.Filled() > 0 {
		q.Answers = []Answer{{"paste.first", t.T("board.paste.first-rows", strconv.Itoa(rows)), func() { b.pasteTable(part) }}}
	}
	b.ask(q)
}

// pasteClip pastes what was copied. When it needs more steps or lanes than there
// are, it asks whether to add them.
func (b *Board) pasteClip(c *clip.Clip) { b.pasteMany(c, 0) }

// pasteMany is pasteClip for what becomes so many cards: of a great many, it is
// asked too whether that is meant. 0 is never asked for.
func (b *Board) pasteMany(c *clip.Clip, cards int) {
	b.Finish()
	to, ok := b.pasteTarget()
	if !ok {
		b.status("nowhere-to-paste")
		return
	}
	t := b.cfg.Texts
	many := cards > mostCards
	steps, lanes := c.Overflow(b.editor.Document(), to)
	fit := Answer{"paste.fit", t.T("board.paste.fit"), func() { b.pasteAt(c, to) }}
	missing, add := t.T("board.paste.steps", strconv.Itoa(steps)), t.T("board.paste.add-steps", strconv.Itoa(steps))
	switch {
	case steps > 0 && lanes > 0:
		missing = t.T("board.paste.steps-lanes", strconv.Itoa(steps), strconv.Itoa(lanes))
		add = t.T("board.paste.add-both")
	case lanes > 0:
		missing, add = t.T("board.paste.lanes", strconv.Itoa(lanes)), t.T("board.paste.add-lanes", strconv.Itoa(lanes))
	case steps == 0 && !many:
		b.pasteAt(c, to)
		return
	case steps == 0:
		fit.ID, fit.Text = "paste.all", t.T("board.paste.all-cells")
		b.ask(Question{Title: t.T("board.paste.cells", strconv.Itoa(cards)), Text: t.T("board.paste.cells.text"), Answers: []Answer{fit}})
		return
	}
	q := Question{Title: t.T("board.paste.too-large"), Text: missing, Answers: []Answer{fit}}
	if steps > mostAdded || lanes > mostAdded {
		q.Text = t.T("board.paste.too-many", strconv.Itoa(steps), strconv.Itoa(lanes), strconv.Itoa(mostAdded))
		b.ask(q)
		return
	}
	more := Answer{"paste.add", add, func() {
		to.Grow = true
		b.pasteAt(c, to)
	}}
	q.Answers = append(q.Answers, more)
	if many { // the usual answer is the last one
		q.Text = t.Sentences(missing, t.T("board.paste.cells.count", strconv.Itoa(cards)))
		q.Answers = []Answer{more, fit}
	}
	b.ask(q)
}
