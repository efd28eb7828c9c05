package controls

import (
	"slices"

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
func (k *Kit) reveal(o fyne.CanvasObject) { k.revealPart(o, fyne.Position{}, o.Size()) }

// revealPart scrolls a part of an object into view.
func (k *Kit) revealPart(o fyne.CanvasObject, part fyne.Position, size fyne.Size) {
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
		lead := air + k.leads[s]
		from := driver.AbsolutePositionForObject(o).Add(part).Subtract(at)
		to := from.Add(size)
		x := into(s.Offset.X, from.X, to.X, s.Size().Width, lead, air)
		y := into(s.Offset.Y, from.Y, to.Y, s.Size().Height, air, air)
		if s.Direction != container.ScrollBoth {
			x = s.Offset.X
		}
		if x != s.Offset.X || y != s.Offset.Y {
			s.ScrollToOffset(fyne.NewPos(x, y))
			if s.OnScrolled != nil { // Fyne tells only of scrolling by hand
				s.OnScrolled(s.Offset)
			}
		}
	}
	for s := range k.leads {
		if !slices.Contains(kept, s) {
			delete(k.leads, s)
		}
	}
	k.scrolls = kept
}

// Lead says how much of the left of a place that scrolls is covered by something
// that stays in view.
func (k *Kit) Lead(s *container.Scroll, width float32) {
	if k.leads == nil {
		k.leads = map[*container.Scroll]float32{}
	}
	k.leads[s] = width
}

// into gives the offset at which what lies from low to high is in view, clear of
// the lead before it and the air behind it.
func into(offset, low, high, room, lead, air float32) float32 {
	switch {
	case low < lead:
		return max(0, offset+low-lead)
	case high > room-air:
		return offset + min(high-room+air, low-lead)
	}
	return offset
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
