package inspector

import (
	"fyne.io/fyne/v2"

	"waymark/domain/journey"
	"waymark/domain/scene"
	"waymark/gui/controls"
)

// found is the field that a search looks at just now.
type found struct {
	of    scene.Ref
	field string
}

// ShowFound frames the field of a thing that a search has found, once the thing
// is shown, and scrolls it into view. The zero ref takes the frame away.
func (p *Panel) ShowFound(of scene.Ref, field string) {
	now := found{scene.Ref{Kind: of.Kind, ID: of.ID}, field}
	if now == p.found {
		return
	}
	p.found = now
	p.light()
}

// light frames the field that was found, if it is shown.
func (p *Panel) light() {
	for field, entry := range p.findable {
		is := p.form != nil && p.form.single() && p.form.kind == p.found.of.Kind && p.form.id() == p.found.of.ID && field == p.found.field
		entry.SetFound(is)
		if is {
			p.reveal(entry)
		}
	}
}

// reveal scrolls a field into view.
func (p *Panel) reveal(entry *controls.Field) {
	if p.scroll.Size().Height < 1 || !entry.Visible() {
		return
	}
	const air = 24
	driver := fyne.CurrentApp().Driver()
	y := driver.AbsolutePositionForObject(entry).Y - driver.AbsolutePositionForObject(p.scroll).Y
	if over := y + entry.Size().Height + air - p.scroll.Size().Height; over > 0 {
		p.scroll.ScrollToOffset(fyne.NewPos(0, p.scroll.Offset.Y+min(over, y-air)))
	} else if y < air {
		p.scroll.ScrollToOffset(fyne.NewPos(0, max(0, p.scroll.Offset.Y+y-air)))
	}
}

// findable lets a search point at the field of what is shown.
func (f *form) findable(field string, entry *controls.Field) {
	if f.prefix == "inspector." && f.kind != journey.CommentKind {
		f.p.findable[field] = entry
	}
}
