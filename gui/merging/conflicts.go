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

// conflictList shows what both sides changed, the values side by side, each to
// choose. It only tells what was chosen; what comes of it is up to its owner.
type conflictList struct {
	cfg       *Config
	conflicts []merge.Conflict
	boxes     map[string]*conflictBox
	chosen    func(values map[string]int) // by conflict
	object    fyne.CanvasObject
	taken     float32 // of the room in the dialog
}

// conflictBox shows one conflict.
type conflictBox struct {
	object  fyne.CanvasObject
	buttons []*controls.Button
	grounds []*controls.Pane
}

// mostValue is how many lines of a value are shown.
const mostValue = 6

// conflictList makes the list. The conflicts' own choices are marked; none is where
// that is out of range.
func (c *Config) conflictList(t *differences.Teller, doc *journey.Document, conflicts []merge.Conflict, chosen func(map[string]int)) *conflictList {
	l := &conflictList{cfg: c, conflicts: conflicts, boxes: map[string]*conflictBox{}, chosen: chosen}
	var boxes []fyne.CanvasObject
	for i := range conflicts {
		m := &conflicts[i]
		box := c.conflictBox(t, m, titleOf(doc, m), dialogWidth-24, func(value int) { l.choose(map[string]int{m.ID: value}) })
		l.boxes[m.ID] = box
		boxes = append(boxes, box.object)
	}
	var scroll fyne.CanvasObject
	scroll, l.taken = c.scrolled(boxes)
	l.object = controls.Column(8, l.head(), scroll)
	return l
}

// head counts the conflicts and offers to choose all at once.
func (l *conflictList) head() fyne.CanvasObject {
	k, texts := l.cfg.Kit, l.cfg.Texts
	head := k.Label(texts.N("merge.conflicts", len(l.conflicts)), controls.Style{Bold: true, Size: theme.NameSize, Shrink: 80})
	if len(l.conflicts) < 2 {
		return head
	}
	all := func(id string, ours bool) *controls.Button {
		return k.Button(controls.ButtonSpec{ID: "merge." + id, Look: controls.Link, Text: texts.T("merge." + id), OnTap: func() { l.chooseAll(ours) }})
	}
	return controls.Frame(nil, nil, nil, controls.Row(12, all("all-ours", true), all("all-theirs", false)), head)
}

func (l *conflictList) chooseAll(ours bool) {
	choices := map[string]int{}
	for i := range l.conflicts {
		m := &l.conflicts[i]
		for n := range m.Values {
			if ours && m.Values[n].Ours || !ours && m.Values[n].Theirs {
				choices[m.ID] = n
				break
			}
		}
	}
	l.choose(choices)
}

// choose shows what was chosen at once, and tells it.
func (l *conflictList) choose(choices map[string]int) {
	for id, value := range choices {
		l.boxes[id].show(value)
	}
	l.chosen(choices)
}

// first gives the button that should have the keyboard, nil for none.
func (l *conflictList) first() *controls.Button {
	for i := range l.conflicts {
		m := &l.conflicts[i]
		return l.boxes[m.ID].buttons[min(max(m.Chosen, 0), len(m.Values)-1)]
	}
	return nil
}

// conflictBox makes the box of one conflict.
func (c *Config) conflictBox(t *differences.Teller, m *merge.Conflict, title string, width float32, choose func(value int)) *conflictBox {
	box := &conflictBox{}
	column := (width - 8) / 2
	var values []fyne.CanvasObject
	for i := range m.Values {
		v := &m.Values[i]
		told := t.Value(m.Kind, m.Field, v.Value)
		b := c.Kit.Button(controls.ButtonSpec{ID: "conflict." + m.ID + "." + side(v), Text: c.Texts.T("merge." + side(v)), Tip: told, OnTap: func() { choose(i) }})
		box.buttons = append(box.buttons, b)
		ground := c.Kit.Box(controls.Paper, controls.Hairline, 8)
		box.grounds = append(box.grounds, ground)
		values = append(values, ground.On(controls.Padded(8, 12, 8, 12, controls.Column(6,
			controls.Row(0, controls.Sized(104, 28, b)),
			c.Kit.Label(told, controls.Style{Wrap: column - 26, Lines: mostValue}),
			c.Kit.Label(c.who(v), controls.Style{Size: theme.SmallSize, Paint: controls.Quiet, Wrap: column - 26})))))
	}
	head := c.Texts.T("merge.conflict", t.Name(m.Kind, m.Record, title), t.Field(m.Kind, m.Field))
	box.object = controls.Column(6, c.Kit.Label(head, controls.Style{Bold: true, Wrap: width}), controls.Grid(column, 8, values...))
	box.show(m.Chosen)
	return box
}

// show marks the value that counts, by more than a colour.
func (b *conflictBox) show(chosen int) {
	for i, button := range b.buttons {
		button.Choose(i == chosen)
		if i == chosen {
			button.SetIcon("check")
			b.grounds[i].SetPaint(controls.Tint)
		} else {
			button.SetIcon("")
			b.grounds[i].SetPaint(controls.Paper)
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
