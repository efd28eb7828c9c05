package scene

import (
	"waymark/domain/vector"
)

// Damage tells where two drawings of the same band differ, as boxes in the
// layers' coordinates; none when they show the same. What neither moved nor
// changed between two Builds shares its items, so this compares pointers, not
// pictures. Layers of different size differ everywhere.
func Damage(before, after *Layer) []vector.Rect {
	switch {
	case before == after:
		return nil
	case before == nil || after == nil || before.Width != after.Width || before.Height != after.Height:
		return whole(before, after)
	}
	var boxes []vector.Rect
	kept := 0
	for i := range after.Groups {
		g := &after.Groups[i]
		old := before.like(g, i)
		switch {
		case old == nil:
			boxes = append(boxes, g.Bounds)
			continue
		case old.Bounds != g.Bounds:
			boxes = append(boxes, old.Bounds, g.Bounds)
		case !sameItems(old.Items, g.Items):
			boxes = append(boxes, g.Bounds)
		}
		kept++
	}
	if kept == len(before.Groups) {
		return boxes
	}
	for i := range before.Groups {
		if g := &before.Groups[i]; after.like(g, i) == nil {
			boxes = append(boxes, g.Bounds)
		}
	}
	return boxes
}

func whole(layers ...*Layer) []vector.Rect {
	var boxes []vector.Rect
	for _, l := range layers {
		if l != nil && l.Width > 0 && l.Height > 0 {
			boxes = append(boxes, vector.Rect{W: l.Width, H: l.Height})
		}
	}
	return boxes
}

// like gives the group of the layer that shows the same thing as g, which stands
// at index i of the other layer.
func (l *Layer) like(g *Group, i int) *Group {
	if i < len(l.Groups) && l.Groups[i].Ref == g.Ref {
		return &l.Groups[i]
	}
	if k, ok := l.first[g.Ref]; ok {
		return &l.Groups[k]
	}
	return nil
}

func sameItems(a, b []Item) bool {
	return len(a) == len(b) && (len(a) == 0 || &a[0] == &b[0])
}
