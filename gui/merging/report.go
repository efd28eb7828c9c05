package merging

import (
	"time"

	"fyne.io/fyne/v2"

	"waymark/domain/compare"
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
	content := controls.Padded(0, 14, 0, 2, controls.Column(14, boxes...))
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

// Report lists what came in. Choosing a line goes to its place.
func Report(c Config, o Outcome, goTo func(*compare.Item)) {
	t := differences.New(c.Texts, o.Comparison.Before, o.Comparison.After)
	rows := append(t.Rows(o.Comparison, "came."), noteRows(t, c.Texts, o.Notes)...)
	var d *controls.Dialog
	var parts []fyne.CanvasObject
	taken := float32(0)
	if len(o.Conflicts) > 0 {
		var boxes []fyne.CanvasObject
		for _, m := range o.Conflicts {
			boxes = append(boxes, c.conflictBox(t, m, titleOf(o.Comparison.After, m), dialogWidth-24, nil).object)
		}
		var scroll fyne.CanvasObject
		scroll, taken = c.scrolled(boxes)
		parts = append(parts, scroll)
	}
	list, framed := c.list("came.rows", &rows, func(it *compare.Item) {
		d.Close()
		goTo(it)
	}, c.room()-taken)
	d = c.Kit.Dialog(c.Window, controls.DialogSpec{
		ID: "came", Title: c.Texts.T("together.title"), Text: c.Texts.T("together.text"), Width: dialogWidth, Body: controls.Column(8, append(parts, framed)...), Closed: c.Closed,
		Buttons: []controls.ButtonSpec{{ID: "came.ok", Text: c.Texts.T("dialog.close"), OnTap: func() { d.Close() }}},
	})
	d.Focus(list)
}
