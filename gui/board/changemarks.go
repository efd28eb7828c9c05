package board

import (
	"image/color"

	"fyne.io/fyne/v2"

	"waymark/domain/compare"
	"waymark/domain/scene"
	"waymark/domain/vector"
)

// changes are the marks of what differs between two versions: a frame around the
// thing, and a disc with a sign on its corner, so that no mark speaks by its
// colour alone.
type changes struct {
	marks map[scene.Ref]compare.Sort
	signs map[compare.Sort][]*picture // lent to the discs in view
	look  look
}

const (
	badgeSize  = 18.0
	signSize   = 12.0
	mostBadges = 300 // in view; beyond it frames do
)

// ChangeIcon gives the sign of a sort of difference.
func ChangeIcon(s compare.Sort) string {
	switch s {
	case compare.Added:
		return "plus"
	case compare.Removed:
		return "minus"
	case compare.Moved:
		return "arrow-right"
	case compare.Changed:
	}
	return "pencil"
}

// SetChanges marks what differs from another version; nil takes the marks away.
func (b *Board) SetChanges(marks map[scene.Ref]compare.Sort) {
	b.changes.marks = marks
	b.update()
}

func (b *Board) changeColor(s compare.Sort) color.NRGBA {
	switch s {
	case compare.Added:
		return b.cfg.Colors.Good
	case compare.Removed:
		return b.cfg.Colors.Pain
	case compare.Moved, compare.Changed:
	}
	return b.look.accent
}

// showChanges lays the marks over what is in view.
func (b *Board) showChanges(marks []mark, top []fyne.CanvasObject) ([]mark, []fyne.CanvasObject) {
	if len(b.changes.marks) == 0 {
		return marks, top
	}
	if b.changes.signs == nil || b.changes.look != b.look {
		b.changes.signs, b.changes.look = map[compare.Sort][]*picture{}, b.look
	}
	view := vector.Rect{W: b.cam.View().W, H: b.cam.View().H}
	used := map[compare.Sort]int{}
	badges := 0
	for ref, sort := range b.changes.marks {
		box, pane, ok := b.outlineOf(ref)
		if !ok {
			continue
		}
		v := b.onScreen(pane, box)
		if !v.Intersects(view) {
			continue
		}
		c := b.changeColor(sort)
		marks = append(marks, mark{pane: pane, box: v, fill: withAlpha(c, 0x1c), stroke: c, width: 2, radius: b.radiusOf(ref)})
		disc := vector.Rect{X: v.X - badgeSize*0.6, Y: v.Y - badgeSize*0.6, W: badgeSize, H: badgeSize}
		window := b.cam.Window(pane)
		if badges++; badges > mostBadges || !disc.Intersects(window) || disc.X < window.X-badgeSize/2 || disc.Y < window.Y-badgeSize/2 {
			continue
		}
		marks = append(marks, mark{pane: pane, over: true, box: disc, fill: b.look.paper, stroke: c, width: 1.5, radius: badgeSize / 2})
		if used[sort] == len(b.changes.signs[sort]) {
			b.changes.signs[sort] = append(b.changes.signs[sort], b.changeSign(sort, c))
		}
		p := b.changes.signs[sort][used[sort]]
		used[sort]++
		top = append(top, p.at(vector.Point{X: disc.X + (badgeSize-p.size.W)/2, Y: disc.Y + (badgeSize-p.size.H)/2}, b.screen.pixels))
	}
	return marks, top
}

func (b *Board) changeSign(s compare.Sort, c color.NRGBA) *picture {
	var items []scene.Item
	if art := b.cfg.View.Icons[ChangeIcon(s)]; art != nil {
		items = []scene.Item{scene.Art{Size: signSize, Art: art, Color: c}}
	}
	return b.newPicture(signSize, signSize, 1, piece{layer: layerOf(vector.Rect{W: signSize, H: signSize}, items)})
}
