package merging

import (
	"maps"
	"time"

	"fyne.io/fyne/v2"

	"waymark/domain/compare"
	"waymark/domain/journey"
	"waymark/domain/merge"
	"waymark/gui/controls"
	"waymark/gui/differences"
	"waymark/resources/i18n"
)

// Config is what the dialogs need from outside.
type Config struct {
	Kit    *controls.Kit
	Texts  *i18n.Catalog
	Window fyne.Canvas
	When   func(time.Time) string // tells a moment in short
	Closed func()
	// Do runs a function on Fyne's goroutine, later.
	Do func(func())
}

const dialogWidth = 720

// room gives the height that conflicts and list share in a window.
func (c *Config) room() float32 { return max(240, min(560, c.Window.Size().Height-320)) }

// scrolled puts the boxes of conflicts above the list, and tells how much of the
// room they take.
func (c *Config) scrolled(boxes []fyne.CanvasObject) (scroll fyne.CanvasObject, taken float32) {
	content := controls.Padded(0, 14, 2, 2, controls.Column(14, boxes...))
	// A grid knows its height once it has its width.
	content.Resize(fyne.NewSize(dialogWidth, content.MinSize().Height))
	height := min(content.MinSize().Height, c.room()*0.55)
	return controls.Sized(dialogWidth, height, c.Kit.Scroll(content)), height + 36
}

// noteRows lists what a merge did by itself.
func noteRows(t *differences.Teller, texts *i18n.Catalog, notes []merge.Note) []differences.Row {
	if len(notes) == 0 {
		return nil
	}
	rows := []differences.Row{{Spec: controls.RowSpec{Header: true, Icon: "info", Text: texts.T("merge.settled")}}}
	for i := range notes {
		rows = append(rows, differences.Row{Spec: controls.RowSpec{Icon: "info", Text: t.Note(&notes[i])}})
	}
	return rows
}

// rowHeight is about the height of a line of a list.
const rowHeight = 28

// roomFor gives the height of a list of so many lines, at most that of the room
// that is left.
func roomFor(lines int, left float32) float32 { return min(left, float32(lines*rowHeight+10)) }

// list is a list of differences in a frame.
func (c *Config) list(id string, rows *[]differences.Row, opened func(*compare.Item), height float32) (*controls.Rows, fyne.CanvasObject) {
	list := c.Kit.Rows(controls.RowsSpec{
		ID: id, Count: func() int { return len(*rows) }, Row: func(i int) controls.RowSpec { return (*rows)[i].Spec },
		Single: opened != nil, Opened: func(i int) {
			if it := (*rows)[i].Item; opened != nil && it != nil {
				opened(it)
			}
		},
	})
	return list, controls.Sized(dialogWidth, height, c.Kit.Box(controls.Ground, controls.Hairline, 8).On(controls.Padded(4, 4, 4, 4, list)))
}

// Outcome is what came in by a merge that is done.
type Outcome struct {
	Comparison *compare.Comparison
	Conflicts  []*merge.Conflict
	Notes      []merge.Note
}

// ReportSpec says what a report leads to.
type ReportSpec struct {
	Now    *journey.Document // the project as it is by now
	GoTo   func(*compare.Item)
	Switch func([]Switch) // takes other values for conflicts, as one change
}

// Switch is another value that somebody chose for a conflict.
type Switch struct {
	Conflict *merge.Conflict
	Value    journey.Value
}

// Report lists what came in. Choosing a line goes to its place; of what both sides
// changed the other value can be taken.
func Report(c Config, o Outcome, spec ReportSpec) {
	t := differences.New(c.Texts, o.Comparison.Before, o.Comparison.After)
	rows := append(t.Rows(o.Comparison, "came."), noteRows(t, c.Texts, o.Notes)...)
	var d *controls.Dialog
	var parts []fyne.CanvasObject
	var conflicts *conflictList
	buttons := []controls.ButtonSpec{{ID: "came.ok", Text: c.Texts.T("dialog.close"), OnTap: func() { d.Close() }}}
	var text []string
	left := c.room()
	if open := standing(o.Conflicts, spec.Now); len(open) > 0 {
		chosen := map[string]int{}
		conflicts = c.conflictList(t, o.Comparison.After, open, func(values map[string]int) { maps.Copy(chosen, values) })
		parts, left, text = append(parts, conflicts.object), left-conflicts.taken, append(text, c.Texts.T("together.text-values"))
		buttons = append(buttons, controls.ButtonSpec{ID: "came.switch", Text: c.Texts.T("together.switch"), OnTap: func() {
			d.Close()
			if other := switched(open, chosen); len(other) > 0 {
				spec.Switch(other)
			}
		}})
	}
	var list *controls.Rows
	if len(rows) > 0 {
		var framed fyne.CanvasObject
		list, framed = c.list("came.rows", &rows, func(it *compare.Item) {
			d.Close()
			spec.GoTo(it)
		}, roomFor(len(rows), left))
		parts, text = append(parts, framed), append(text, c.Texts.T("together.text"))
	}
	d = c.Kit.Dialog(c.Window, controls.DialogSpec{
		ID: "came", Title: c.Texts.T("together.title"), Text: c.Texts.Sentences(text...), Width: dialogWidth,
		Body: controls.Column(8, parts...), Closed: c.Closed, Buttons: buttons,
	})
	switch {
	case conflicts != nil:
		d.Focus(conflicts.first())
	case list != nil:
		d.Focus(list)
	}
}

// standing gives the conflicts that there still are something to choose for,
// with the value marked that the project has by now; none where somebody wrote yet
// another one.
func standing(all []*merge.Conflict, now *journey.Document) []merge.Conflict {
	var out []merge.Conflict
	for _, m := range all {
		r, f := now.Record(m.Kind, m.Record), journey.FieldOf(m.Kind, m.Field)
		if r == nil || f == nil {
			continue
		}
		c := *m
		c.Chosen = -1
		for i := range c.Values {
			if c.Values[i].Value.Equal(f.Get(r)) {
				c.Chosen = i
				break
			}
		}
		out = append(out, c)
	}
	return out
}

// switched gives the values that are other than those that count now.
func switched(conflicts []merge.Conflict, chosen map[string]int) []Switch {
	var out []Switch
	for i := range conflicts {
		m := &conflicts[i]
		if v, ok := chosen[m.ID]; ok && v != m.Chosen {
			out = append(out, Switch{m, m.Values[v].Value})
		}
	}
	return out
}
