package merging

import (
	"strings"

	"fyne.io/fyne/v2"

	"waymark/domain/journey"
	"waymark/domain/merge"
	"waymark/gui/controls"
	"waymark/gui/differences"
	"waymark/gui/theme"
)

// conflictBox shows one conflict: its values side by side, each to choose.
type conflictBox struct {
	object  fyne.CanvasObject
	buttons []*controls.Button
}

// mostValue is how many lines of a value are shown.
const mostValue = 6

// conflictBox makes the box. choose is nil where nothing can be chosen any more.
func (c *Config) conflictBox(t *differences.Teller, m *merge.Conflict, title string, width float32, choose func(value int)) *conflictBox {
	box := &conflictBox{}
	column := (width - 16) / 2
	var values []fyne.CanvasObject
	for i := range m.Values {
		v := &m.Values[i]
		told := t.Value(m.Kind, m.Field, v.Value)
		parts := []fyne.CanvasObject{}
		if choose != nil {
			b := c.Kit.Button(controls.ButtonSpec{ID: "conflict." + m.ID + "." + side(v), Text: c.Texts.T("merge." + side(v)), Tip: told, OnTap: func() { choose(i) }})
			box.buttons = append(box.buttons, b)
			parts = append(parts, controls.Row(0, controls.Sized(104, 28, b)))
		} else {
			mark, paint := "minus", controls.Quiet
			if i == m.Chosen {
				mark, paint = "check", controls.Good
			}
			parts = append(parts, controls.Row(6, c.Kit.Icon(mark, 16, paint), c.Kit.Label(c.Texts.T("merge."+side(v)), controls.Style{Bold: true})))
		}
		parts = append(parts,
			c.Kit.Label(told, controls.Style{Wrap: column - 24, Lines: mostValue}),
			c.Kit.Label(c.who(v), controls.Style{Size: theme.SmallSize, Paint: controls.Quiet, Wrap: column - 24}))
		values = append(values, c.Kit.Box(controls.Paper, controls.Hairline, 8).On(controls.Padded(8, 12, 8, 12, controls.Column(6, parts...))))
	}
	head := c.Texts.T("merge.conflict", t.Name(m.Kind, m.Record, title), t.Field(m.Kind, m.Field))
	box.object = controls.Column(6, c.Kit.Label(head, controls.Style{Bold: true, Wrap: width}), controls.Grid(column-8, 8, values...))
	box.show(m.Chosen)
	return box
}

// show marks the value that counts, by more than a colour.
func (b *conflictBox) show(chosen int) {
	for i, button := range b.buttons {
		button.Choose(i == chosen)
		if i == chosen {
			button.SetIcon("check")
		} else {
			button.SetIcon("")
		}
	}
}

func side(v *merge.Candidate) string {
	switch {
	case v.Ours && v.Theirs:
		return "both"
	case v.Ours:
		return "ours"
	}
	return "theirs"
}

// who tells who gave a value, and when.
func (c *Config) who(v *merge.Candidate) string {
	if v.Change == nil {
		return c.Texts.T("merge.unknown")
	}
	author := strings.TrimSpace(v.Change.Author)
	if author == "" {
		return c.When(v.Change.Time)
	}
	return c.Texts.T("merge.who-when", author, c.When(v.Change.Time))
}

// titleOf gives the title of what a conflict is about.
func titleOf(doc *journey.Document, m *merge.Conflict) string {
	if r := doc.Record(m.Kind, m.Record); r != nil {
		return journey.Title(r)
	}
	return ""
}
