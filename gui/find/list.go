package find

import (
	"strings"
	"unicode/utf8"

	"fyne.io/fyne/v2"

	"waymark/domain/journey"
	"waymark/gui/controls"
	"waymark/gui/naming"
)

// line is a line of the list: a hit, or the heading of a map.
type line struct {
	hit     int // −1 for a heading
	heading string
	count   int
}

// List shows the list of all hits, or hides it.
func (b *Bar) List(show bool) {
	if b.listing.Hidden == !show {
		return
	}
	b.listing.Hidden = !show
	b.listed.Choose(show)
	b.list()
	b.resized()
}

// list makes the lines, grouped by map.
func (b *Bar) list() {
	b.lines = b.lines[:0]
	if b.listing.Hidden {
		return
	}
	doc := b.cfg.Doc()
	chosen, head := 0, -1
	for i := range b.hits {
		h := &b.hits[i]
		if i == 0 || h.Map != b.hits[i-1].Map {
			name := b.cfg.Texts.T("find.project")
			if m := doc.Maps.Get(h.Map); m != nil {
				name = naming.Name(doc, m, b.cfg.Texts)
			}
			head = len(b.lines)
			b.lines = append(b.lines, line{hit: -1, heading: name})
		}
		b.lines[head].count++
		if i == b.current {
			chosen = len(b.lines)
		}
		b.lines = append(b.lines, line{hit: i})
	}
	b.rows.Changed()
	b.rows.Choose(chosen)
}

func (b *Bar) row(i int) controls.RowSpec {
	l := b.lines[i]
	if l.hit < 0 {
		return controls.RowSpec{Header: true, Text: l.heading, Right: b.cfg.Texts.N("find.hits", l.count)}
	}
	doc, h := b.cfg.Doc(), &b.hits[l.hit]
	row := controls.RowSpec{ID: "hit." + string(h.ID) + "." + h.Field, Text: Snippet(h.Text, h.Spans[0].From)}
	r := doc.Record(h.Kind, h.ID)
	if r == nil {
		return row // it went a moment ago
	}
	row.Icon = naming.Icon(doc, r)
	if on := doc.Record(h.OnKind, h.On); on != nil && h.On != h.ID {
		row.Note = naming.Name(doc, on, b.cfg.Texts)
	}
	row.Right = naming.Where(doc, r, b.cfg.Texts)
	return row
}

// Snippet gives what stands around a place of a text, in one line, with little
// before it so that the place itself is seen.
func Snippet(text string, at int) string {
	const before = 24
	start := at
	for n := 0; n < before && start > 0; n++ {
		_, size := utf8.DecodeLastRuneInString(text[:start])
		start -= size
	}
	// From the beginning of a word, where there are words.
	if start > 0 {
		if i := strings.IndexAny(text[start:at], " \n\t"); i >= 0 {
			start += i + 1
		}
	}
	snippet := journey.Shorten(text[start:], 160)
	if strings.TrimSpace(text[:start]) != "" {
		snippet = "…" + snippet
	}
	return snippet
}

func (b *Bar) openLine(i int) {
	if i < len(b.lines) && b.lines[i].hit >= 0 {
		b.current = b.lines[i].hit
		b.visit()
	}
}

// listKey goes back to the field at the upper end of the list, and with Esc.
func (b *Bar) listKey(e *fyne.KeyEvent) bool {
	up := e.Name == fyne.KeyUp && b.rows.Chosen() <= 1
	if !up && e.Name != fyne.KeyEscape {
		return false
	}
	b.cfg.Focus(b.field)
	if e.Name == fyne.KeyEscape {
		b.List(false)
	}
	return true
}
