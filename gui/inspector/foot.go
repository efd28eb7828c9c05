package inspector

import (
	"waymark/domain/journey"
	"waymark/gui/controls"
	"waymark/gui/theme"
)

// foot is what every form ends with: comments on the thing, a button to delete
// it, and who changed it when.
func (f *form) foot(removable bool) {
	if f.single() {
		f.comments()
	}
	if removable {
		f.remove()
	}
	if f.single() {
		f.lastChange()
	}
}

// lastChange tells who changed the thing when, and what was done.
func (f *form) lastChange() {
	label := f.kit().Label("", controls.Style{Size: theme.SmallSize - 0.5, Paint: controls.Quiet, Wrap: f.width})
	f.on(func(*journey.Document, journey.Record) {
		c := f.p.cfg.LastChange(f.kind, f.id())
		text := ""
		switch {
		case c == nil:
		case c.Author == "":
			text = f.t("inspector.changed", f.p.cfg.When(c.Time), f.p.cfg.ChangeText(c.Label))
		default:
			text = f.t("inspector.changed-by", c.Author, f.p.cfg.When(c.Time), f.p.cfg.ChangeText(c.Label))
		}
		label.SetText(text)
		label.Hidden = text == ""
	})
	f.add(label)
}
