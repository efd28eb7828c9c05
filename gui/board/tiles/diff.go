package tiles

import (
	"slices"

	"waymark/domain/scene"
	"waymark/domain/vector"
)

// diff gives boxes, in points, that hold everything in which two layers differ.
// all is true when they have nothing in common.
func diff(old, next *scene.Layer) (dirty []vector.Rect, all bool) {
	switch {
	case old == next:
		return nil, false
	case old == nil || old.Width != next.Width:
		return nil, true
	}
	a, b := old.Groups, next.Groups
	for len(a) > 0 && len(b) > 0 && a[0].Ref == b[0].Ref {
		dirty = diffGroup(dirty, &a[0], &b[0])
		a, b = a[1:], b[1:]
	}
	for len(a) > 0 && len(b) > 0 && a[len(a)-1].Ref == b[len(b)-1].Ref {
		dirty = diffGroup(dirty, &a[len(a)-1], &b[len(b)-1])
		a, b = a[:len(a)-1], b[:len(b)-1]
	}
	return diffMiddle(dirty, a, b), false
}

// diffMiddle compares what stands in different places of the two lists.
func diffMiddle(dirty []vector.Rect, a, b []scene.Group) []vector.Rect {
	if len(a) == 0 && len(b) == 0 {
		return dirty
	}
	where := make(map[scene.Ref][]int, len(a))
	for i := range a {
		where[a[i].Ref] = append(where[a[i].Ref], i)
	}
	for i := range b {
		at := where[b[i].Ref]
		if len(at) == 0 {
			dirty = append(dirty, b[i].Bounds)
			continue
		}
		dirty = diffGroup(dirty, &a[at[0]], &b[i])
		where[b[i].Ref] = at[1:]
	}
	for _, left := range where {
		for _, i := range left {
			dirty = append(dirty, a[i].Bounds)
		}
	}
	return dirty
}

// diffGroup compares two drawings of one thing. Unchanged drawings share their
// items; where they do not, the items are compared, because the ground of a lane
// is drawn anew whenever one of its cards changes.
func diffGroup(dirty []vector.Rect, a, b *scene.Group) []vector.Rect {
	if len(a.Items) == len(b.Items) && (len(a.Items) == 0 || &a.Items[0] == &b.Items[0]) && a.Bounds == b.Bounds {
		return dirty
	}
	if a.Ref.Part == scene.Body || a.Ref.Part == scene.Ornament || a.Bounds == b.Bounds {
		if rects, ok := diffItems(a.Items, b.Items); ok {
			return append(dirty, rects...)
		}
	}
	return append(dirty, a.Bounds, b.Bounds)
}

// diffItems compares drawings item by item; ok is false when that leads nowhere.
func diffItems(a, b []scene.Item) (dirty []vector.Rect, ok bool) {
	if len(a) != len(b) {
		return nil, false
	}
	for i := range a {
		switch x := a[i].(type) {
		case scene.Rect:
			y, same := b[i].(scene.Rect)
			if !same || !samePaint(&x, &y) {
				return nil, false
			}
			dirty = diffBox(dirty, &x, &y)
		case scene.Text:
			if y, same := b[i].(scene.Text); !same || x != y {
				return nil, false
			}
		case scene.Art:
			if y, same := b[i].(scene.Art); !same || x != y {
				return nil, false
			}
		case scene.Path:
			if y, same := b[i].(scene.Path); !same || !samePath(&x, &y) {
				return nil, false
			}
		default:
			return nil, false
		}
	}
	return dirty, true
}

func samePaint(a, b *scene.Rect) bool {
	return a.Radius == b.Radius && a.Fill == b.Fill && a.FillTo == b.FillTo && a.Hatch == b.Hatch &&
		a.TopOnly == b.TopOnly && sameStroke(a.Stroke, b.Stroke)
}

// diffBox compares two boxes of one look. A plain box that became longer or
// shorter differs only at its end.
func diffBox(dirty []vector.Rect, a, b *scene.Rect) []vector.Rect {
	if a.Rect == b.Rect {
		return dirty
	}
	plain := a.Radius == 0 && a.Stroke.Width == 0 && a.FillTo == vector.Color{} && a.Hatch == vector.Color{}
	if plain && a.X == b.X && a.Y == b.Y && a.W == b.W {
		top, bottom := min(a.Bottom(), b.Bottom()), max(a.Bottom(), b.Bottom())
		return append(dirty, vector.Rect{X: a.X, Y: top - 1, W: a.W, H: bottom - top + 2})
	}
	return append(dirty, a.Rect, b.Rect)
}

func sameStroke(a, b vector.Stroke) bool {
	return a.Color == b.Color && a.Width == b.Width && slices.Equal(a.Dash, b.Dash)
}

func samePath(a, b *scene.Path) bool {
	return a.Fill == b.Fill && sameStroke(a.Stroke, b.Stroke) &&
		slices.Equal(a.Path.Ops, b.Path.Ops) && slices.Equal(a.Path.Points, b.Path.Points)
}
