package board

import (
	"image/color"

	"fyne.io/fyne/v2"

	"waymark/domain/journey"
	"waymark/domain/scene"
	"waymark/domain/vector"
	"waymark/gui/board/camera"
	"waymark/gui/board/gesture"
)

// Folding, hiding and showing is decided outside: the board offers a chevron at
// the name of the lane or stage that is pointed at, and its menus what Config.More
// offers.

// chevron is the picture on a fold button; narrow is the one in the margin left
// of a lane's name.
type chevron struct {
	down, right, narrow *picture
	look                look
}

// The measures of the chevron beside the icon of a lane, which it leaves in view.
const (
	chevronSide  = 14.0
	narrowSide   = 11.0
	narrowWidth  = 12.0 // of the margin, at 100 %
	narrowHeight = 22.0
)

// foldButton offers to collapse or spread out the lane or the stage whose name is
// pointed at.
func (b *Board) foldButton() {
	if b.cfg.OnFold == nil || b.editor == nil {
		return
	}
	r := b.hover.Ref
	switch r.Kind {
	case journey.LaneRecord:
		box, pane, ok := b.outlineOf(r)
		if !ok || r.Part == scene.Body {
			return
		}
		v := b.cam.ToView(pane, box)
		z := b.cam.Zoom()
		action := gesture.Action{Verb: gesture.FoldLane, ID: r.ID}
		at := vector.Point{X: v.X + 19*z, Y: v.Y + min(21*z, v.H/2)}
		if _, folded := b.folds(action); folded {
			b.addButton(at, camera.Side, action) // the lane's sign is the same chevron
			return
		}
		box = vector.Rect{X: v.X, Y: at.Y - narrowHeight/2, W: max(narrowWidth, narrowWidth*z), H: narrowHeight}
		b.buttons = append(b.buttons, button{box: box, pane: camera.Side, over: true, action: action})
	case journey.StageKind:
		box, ok := b.scene.Bounds(record(r))
		if !ok {
			return
		}
		v := b.cam.ToView(camera.Head, box)
		z := b.cam.Zoom()
		at := vector.Point{X: v.Right() - 2*seam - buttonSize/2, Y: v.Y + 16*z}
		if b.cfg.View.FoldedStages.Has(r.ID) {
			at.X = v.X + 12*z
		}
		b.addButton(at, camera.Head, gesture.Action{Verb: gesture.FoldStage, ID: r.ID})
	}
}

// fold tells what a press on a chevron means; false for other buttons.
func (b *Board) fold(a gesture.Action) bool {
	switch a.Verb {
	case gesture.FoldLane:
		b.toggleFold(scene.Ref{Kind: journey.LaneRecord, ID: a.ID})
	case gesture.FoldStage:
		b.toggleFold(scene.Ref{Kind: journey.StageKind, ID: a.ID})
	default:
		return false
	}
	return true
}

func (b *Board) toggleFold(ref scene.Ref) {
	b.Finish()
	b.hover, b.buttons = noTarget(), b.buttons[:0]
	if b.cfg.OnFold != nil {
		b.cfg.OnFold(ref)
	}
}

// unfold spreads out the lane and the stage of a cell, so that what is put into
// it can be seen.
func (b *Board) unfold(cell journey.Cell) {
	if b.cfg.OnFold == nil {
		return
	}
	doc := b.editor.Document()
	if s := doc.Steps.Get(cell.Step); s != nil && b.cfg.View.FoldedStages.Has(s.Stage) {
		b.toggleFold(scene.Ref{Kind: journey.StageKind, ID: s.Stage})
	}
	if l := doc.Lanes.Get(cell.Lane); l != nil && l.Collapsed {
		b.toggleFold(scene.Ref{Kind: journey.LaneRecord, ID: l.ID})
	}
}

// foldedBy gives the folded lane or stage that stands for a card, zero for none.
func (b *Board) foldedBy(doc *journey.Document, r scene.Ref) scene.Ref {
	if r.Kind != journey.CardKind {
		return scene.Ref{}
	}
	c := doc.Cards.Get(r.ID)
	if l := doc.Lanes.Get(c.Lane); l != nil && l.Collapsed {
		return scene.Ref{Kind: journey.LaneRecord, ID: l.ID}
	}
	if len(b.cfg.View.FoldedStages) > 0 {
		if s := doc.Steps.Get(c.Step); s != nil && b.cfg.View.FoldedStages.Has(s.Stage) && !b.shows(journey.CardKind, c.ID) {
			return scene.Ref{Kind: journey.StageKind, ID: s.Stage}
		}
	}
	return scene.Ref{}
}

// foldTarget gives the target of the sign of something folded.
func foldTarget(ref scene.Ref) (gesture.Target, bool) {
	if ref.Part != scene.Fold {
		return gesture.Target{}, false
	}
	verb := gesture.FoldLane
	if ref.Kind == journey.StageKind {
		verb = gesture.FoldStage
	}
	return gesture.Target{Grip: gesture.Affordance, Ref: ref, Action: gesture.Action{Verb: verb, ID: ref.ID}}, true
}

// folds tells whether a button is a chevron, and whether what it stands at is
// folded now.
func (b *Board) folds(a gesture.Action) (chevron, folded bool) {
	switch a.Verb {
	case gesture.FoldLane:
		l := b.editor.Document().Lanes.Get(a.ID)
		return true, l != nil && l.Collapsed
	case gesture.FoldStage:
		return true, b.cfg.View.FoldedStages.Has(a.ID)
	}
	return false, false
}

// showFold draws the chevron of a fold button over its disc.
func (b *Board) showFold(t *button, marks []mark, top []fyne.CanvasObject) ([]mark, []fyne.CanvasObject) {
	_, folded := b.folds(t.action)
	if b.chevron.down == nil || b.chevron.look != b.look {
		b.chevron = chevron{b.sign("chevron-down", chevronSide), b.sign("chevron-right", chevronSide), b.sign("chevron-down", narrowSide), b.look}
	}
	p, disc := b.chevron.down, mark{pane: t.pane, over: t.over, box: t.box, fill: b.look.paper, stroke: b.look.accent, width: 1.5, radius: buttonSize / 2}
	switch {
	case folded:
		p = b.chevron.right
	case t.action.Verb == gesture.FoldLane:
		p, disc.radius = b.chevron.narrow, 3
		if b.hover.Grip != gesture.Affordance {
			disc.width, disc.stroke = 0, color.NRGBA{} // a frame only when it is pointed at
		}
	}
	marks = append(marks, disc)
	c := t.box.Center()
	return marks, append(top, p.at(vector.Point{X: c.X - p.size.W/2, Y: c.Y - p.size.H/2}, b.screen.pixels))
}

// sign paints an icon in the accent colour.
func (b *Board) sign(name string, side float64) *picture {
	items := []scene.Item{scene.Art{Size: side, Art: b.cfg.View.Icons[name], Color: b.look.accent}}
	if b.cfg.View.Icons[name] == nil {
		items = nil
	}
	return b.newPicture(side, side, 1, piece{layer: layerOf(vector.Rect{W: side, H: side}, items)})
}

// moreOf gives what the window offers for a thing.
func (b *Board) moreOf(ref scene.Ref) []*fyne.MenuItem {
	if b.cfg.More == nil {
		return nil
	}
	return b.cfg.More(ref)
}

// withMore puts what the window offers for a thing before the last part of its
// menu, which deletes it.
func (b *Board) withMore(ref scene.Ref, items []*fyne.MenuItem) []*fyne.MenuItem {
	more := b.moreOf(ref)
	if len(items) == 0 || len(more) == 0 {
		return items
	}
	at := len(items)
	for i, item := range items {
		if item.IsSeparator {
			at = i
		}
	}
	out := append([]*fyne.MenuItem{}, items[:at]...)
	out = append(append(out, fyne.NewMenuItemSeparator()), more...)
	return append(out, items[at:]...)
}
