package controls

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// Scroll lets an object be taller than its place. What gets the keyboard in it
// is scrolled into view.
func (k *Kit) Scroll(content fyne.CanvasObject) *container.Scroll {
	s := container.NewVScroll(content)
	k.scrolls = append(k.scrolls, s)
	return s
}

// reveal scrolls an object into view.
func (k *Kit) reveal(o fyne.CanvasObject) {
	driver := fyne.CurrentApp().Driver()
	kept := k.scrolls[:0]
	for _, s := range k.scrolls {
		at := driver.AbsolutePositionForObject(s)
		if at.IsZero() && s.Size().Width > 0 {
			continue // in no tree any more; below the menus nothing stands at 0, 0
		}
		kept = append(kept, s)
		if s.Content == nil || !holds(s.Content, o) {
			continue
		}
		const air = 12
		top := driver.AbsolutePositionForObject(o).Y - at.Y
		bottom := top + o.Size().Height
		switch {
		case top < air:
			s.ScrollToOffset(fyne.NewPos(0, max(0, s.Offset.Y+top-air)))
		case bottom > s.Size().Height-air:
			s.ScrollToOffset(fyne.NewPos(0, s.Offset.Y+bottom-s.Size().Height+air))
		}
	}
	k.scrolls = kept
}

// holds tells whether an object is somewhere inside another.
func holds(in, o fyne.CanvasObject) bool {
	if in == o {
		return true
	}
	c, ok := in.(*fyne.Container)
	if !ok {
		return false
	}
	for _, child := range c.Objects {
		if holds(child, o) {
			return true
		}
	}
	return false
}
