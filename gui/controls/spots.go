package controls

import (
	"fyne.io/fyne/v2"
)

// Spot is where a named widget is in the window, in Fyne's units.
type Spot struct {
	Kind, ID   string
	X, Y, W, H float32
	Object     fyne.CanvasObject
}

// Spots knows the widgets that have a name, so that tests with a real pointer
// can find them. It keeps nothing unless it is switched on.
type Spots struct {
	changed func() // nil while switched off
	named   []named
	listers []lister
}

type named struct {
	kind, id string
	object   fyne.CanvasObject
	seen     bool // has been on the canvas
}

// Watch switches the list on. changed is called when there is a new name.
func (s *Spots) Watch(changed func()) { s.changed = changed }

// Spots gives the kit's list.
func (k *Kit) Spots() *Spots { return k.spots }

// Name gives an object a name, such as “button”, “palette.card”.
func (k *Kit) Name(kind, id string, object fyne.CanvasObject) {
	if k.spots.changed != nil && id != "" {
		k.spots.named = append(k.spots.named, named{kind: kind, id: id, object: object})
		k.spots.changed()
	}
}

// List gives the places of all named widgets that can be seen on a canvas. Names
// of widgets that are gone are forgotten.
func (s *Spots) List(c fyne.Canvas) []Spot {
	driver := fyne.CurrentApp().Driver()
	var spots []Spot
	kept := s.named[:0]
	for _, n := range s.named {
		on := driver.CanvasForObject(n.object) == c
		if n.seen && !on {
			continue
		}
		n.seen = on
		kept = append(kept, n)
		if !on || !n.object.Visible() {
			continue
		}
		// Fyne gives 0, 0 for what is in no tree any more; nothing that has a name
		// stands there.
		at, size := driver.AbsolutePositionForObject(n.object), n.object.Size()
		if !at.IsZero() && size.Width > 0 {
			spots = append(spots, Spot{n.kind, n.id, at.X, at.Y, size.Width, size.Height, n.object})
		}
	}
	s.named = kept
	return append(spots, s.listed(c)...)
}
