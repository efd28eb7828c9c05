package board

import (
	"strings"

	"waymark/domain/journey"
	"waymark/domain/scene"
	"waymark/domain/vector"
	"waymark/gui/board/camera"
	"waymark/gui/board/gesture"
)

// hiddenSeam is a thin bar at the place where lanes or stages are hidden, so that
// they are missed where they are missing, and shown again with one click.
type hiddenSeam struct {
	box    vector.Rect // in the view
	pane   camera.Pane
	action gesture.Action // its ID is that of the first of the hidden
	refs   []scene.Ref
	names  []string
}

// How thick a seam is and how near to it counts as on it, units of the view.
const (
	seamThick = 4.0
	seamNear  = 4.0
)

// hiddenSeams gives the seams from the top and from the left.
func (b *Board) hiddenSeams() []hiddenSeam {
	v := &b.cfg.View
	if b.editor == nil || b.cfg.OnShow == nil || len(v.HiddenLanes)+len(v.HiddenStages) == 0 {
		return nil
	}
	doc := b.editor.Document()
	var seams []hiddenSeam
	var open hiddenSeam // without a place yet
	hide := func(verb gesture.ActionVerb, kind journey.Kind, id journey.ID, name string) {
		if len(open.refs) == 0 {
			open.action = gesture.Action{Verb: verb, ID: id}
		}
		open.refs = append(open.refs, scene.Ref{Kind: kind, ID: id})
		if name != "" {
			open.names = append(open.names, name)
		}
	}
	place := func(pane camera.Pane, box vector.Rect) {
		if len(open.refs) > 0 {
			open.pane, open.box = pane, b.cam.ToView(pane, box)
			seams = append(seams, open)
		}
		open = hiddenSeam{}
	}
	var last vector.Rect
	across := func(y float64) vector.Rect { return vector.Rect{Y: y, W: b.scene.LabelWidth} }
	for _, l := range doc.LanesOf(b.mapID) {
		if v.HiddenLanes.Has(l.ID) {
			hide(gesture.ShowLanes, journey.LaneRecord, l.ID, l.Name)
		} else if band, ok := b.scene.LaneBand(l.ID); ok {
			last = vector.Rect{Y: band.Y, H: band.Height}
			place(camera.Side, across(last.Y))
		}
	}
	place(camera.Side, across(last.Bottom()))
	last = vector.Rect{}
	down := func(x float64) vector.Rect { return vector.Rect{X: x, Y: last.Y, H: last.H} }
	for _, s := range doc.StagesOf(b.mapID) {
		if v.HiddenStages.Has(s.ID) {
			hide(gesture.ShowStages, journey.StageKind, s.ID, s.Name)
		} else if box, ok := b.scene.Bounds(scene.Ref{Kind: journey.StageKind, ID: s.ID}); ok {
			last = box
			place(camera.Head, down(last.X))
		}
	}
	if last.H > 0 {
		place(camera.Head, down(last.Right()))
	}
	top := b.cam.Window(camera.Side).Y
	for i := range seams {
		s := &seams[i]
		if s.pane == camera.Side {
			s.box.H = seamThick
			if s.box.Y-seamThick/2 >= top || s.box.Y < top { // else at the upper edge of the pane: all of it within
				s.box.Y -= seamThick / 2
			}
		} else {
			s.box.X, s.box.W = s.box.X-seamThick/2, seamThick
		}
	}
	return seams
}

// seamAt gives the seam at a point of the view.
func (b *Board) seamAt(at vector.Point) (hiddenSeam, bool) {
	for _, s := range b.hiddenSeams() {
		if s.box.Inset(-seamNear).Contains(at) && b.cam.PaneAt(at) == s.pane {
			return s, true
		}
	}
	return hiddenSeam{}, false
}

// showSeams draws the seams: two lines with what is hidden between them.
func (b *Board) showSeams(marks []mark) []mark {
	for _, s := range b.hiddenSeams() {
		fill := withAlpha(b.look.accent, 0xb0)
		if b.hover.Grip == gesture.Affordance && b.hover.Action == s.action {
			fill = b.look.accent
		}
		marks = append(marks, mark{pane: s.pane, box: s.box, fill: fill, radius: seamThick / 2})
	}
	return marks
}

// tellHidden says what the seam under the pointer stands for.
func (b *Board) tellHidden() bool {
	if b.hover.Grip != gesture.Affordance || !b.inside || b.typing != nil {
		return false
	}
	s, ok := b.seamAt(b.pointer)
	if !ok || s.action != b.hover.Action {
		return false
	}
	names := strings.Join(s.names, b.cfg.Texts.T("list.separator"))
	b.tip = b.say(b.tip, b.cfg.Texts.T("board.hidden-here", journey.Shorten(names, 80)))
	b.tip.pos = b.inView(vector.Point{X: b.pointer.X + 14, Y: b.pointer.Y + 14}, b.tip.size)
	return true
}

// showHidden shows what a seam stands for; false for other affordances.
func (b *Board) showHidden(a gesture.Action) bool {
	if a.Verb != gesture.ShowLanes && a.Verb != gesture.ShowStages {
		return false
	}
	for _, s := range b.hiddenSeams() {
		if s.action == a {
			b.hover, b.tip = noTarget(), nil
			b.cfg.OnShow(s.refs)
			break
		}
	}
	return true
}
