package board

import (
	"math"

	"fyne.io/fyne/v2"

	"waymark/domain/journey"
	"waymark/domain/scene"
	"waymark/domain/vector"
	"waymark/gui/board/camera"
	"waymark/gui/board/gesture"
)

// button is an affordance: a round “+” that shows where the pointer is and adds
// something there.
type button struct {
	box    vector.Rect // in the view
	pane   camera.Pane
	over   bool
	action gesture.Action
}

const (
	buttonSize = 20.0
	// buttonLeast is the size of one that has hardly any room.
	buttonLeast = 9.0
	// buttonSmall is the least size of one inside a cell.
	buttonSmall = 12.0
	// cellAir is how far from the edges of their cell cards stay, points.
	cellAir = 7.0
	// buttonZoom is the zoom below which cells are too small for buttons.
	buttonZoom = 0.45
	// seam is how near to the border between two headers one must point.
	seam = 14.0
)

// placeButtons finds the affordances for where the pointer is.
func (b *Board) placeButtons() {
	if b.hover.Grip == gesture.Affordance && b.hover.Action.Verb != gesture.PickFeeling && !b.machine.Busy() {
		return // they stay while one of them is pointed at
	}
	b.buttons = b.buttons[:0]
	if b.machine.Busy() || b.typing != nil {
		return
	}
	b.firstButton()
	if !b.inside || b.cam.Zoom() < buttonZoom {
		return
	}
	b.cellButton()
	if !b.stepButton() {
		b.stageButtons()
	}
	b.laneButton()
	b.foldButton()
}

// cellButton offers a card at the lower edge of the cell under the pointer.
func (b *Board) cellButton() {
	c := b.hover.Cell
	if c.Step == "" || !holdsCards(b.editor.Document().Lanes.Get(c.Lane)) {
		return
	}
	box, ok := b.scene.Cell(c.Lane, c.Step)
	if !ok {
		return
	}
	v := b.cam.ToView(camera.Ground, box)
	window := b.cam.Window(camera.Ground)
	at := vector.Point{X: v.Center().X, Y: min(v.Bottom(), window.Bottom()) - buttonSize/2 + 1}
	action := gesture.Action{Verb: gesture.AddCard, Cell: c, Index: math.MaxInt32}
	cards := b.scene.CardsIn(c.Lane, c.Step)
	if len(cards) == 0 {
		at.Y = min(v.Y+buttonSize+2, v.Center().Y) // where the first card will stand
		b.addButton(at, camera.Ground, action)
		return
	}
	last, ok := b.scene.Bounds(scene.Ref{Kind: journey.CardKind, ID: cards[len(cards)-1]})
	if !ok {
		return
	}
	end := b.cam.ToView(camera.Ground, last).Bottom()
	free := v.Bottom() - end
	switch size := min(free-3, buttonSize); {
	case end > window.Bottom():
		// The end of the cell is out of view; a button would cover a card.
	case size >= buttonSmall && end+size+2 <= window.Bottom():
		b.addSizedButton(vector.Point{X: at.X, Y: end + size/2 + 2}, size, camera.Ground, action)
	default: // a full cell: on the line between the lanes, where no card is
		b.addSizedButton(vector.Point{X: at.X, Y: v.Bottom()}, max(2*cellAir*b.cam.Zoom(), buttonLeast), camera.Ground, action)
	}
}

// stepButton offers a step at the border of the step header under the pointer,
// within its stage; it tells whether it does.
func (b *Board) stepButton() bool {
	if b.hover.Ref.Kind != journey.StepKind {
		return false
	}
	box, ok := b.scene.Bounds(b.hover.Ref)
	step := b.editor.Document().Steps.Get(b.hover.Ref.ID)
	if !ok || step == nil {
		return false
	}
	v := b.cam.ToView(camera.Head, box)
	index := indexOf(b.editor.Document().StepsOf(step.Stage), step.ID, idOfStep)
	at := vector.Point{X: v.Right(), Y: v.Center().Y}
	switch {
	case v.Right()-b.pointer.X <= 2*seam:
		index++
	case b.pointer.X-v.X <= 2*seam:
		at.X = v.X
	default:
		return false
	}
	b.addButton(at, camera.Head, gesture.Action{Verb: gesture.AddStep, ID: step.Stage, Index: index})
	return true
}

// stageButtons offers a stage between two headers, and behind the last.
func (b *Board) stageButtons() {
	if pane := b.cam.PaneAt(b.pointer); pane != camera.Head {
		return
	}
	stages := b.editor.Document().StagesOf(b.mapID)
	for i, st := range b.scene.Stages {
		index := indexOf(stages, st.Stage, func(s *journey.Stage) journey.ID { return s.ID })
		v := b.cam.ToView(camera.Head, b.headerOf(st))
		if i == 0 && math.Abs(b.pointer.X-v.X) <= seam {
			b.addButton(vector.Point{X: v.X, Y: v.Center().Y}, camera.Head, gesture.Action{Verb: gesture.AddStage, Index: index})
		}
		last := i == len(b.scene.Stages)-1
		if near := math.Abs(b.pointer.X - v.Right()); near <= seam || last && b.pointer.X > v.X+v.W/2 {
			b.addButton(vector.Point{X: v.Right(), Y: v.Center().Y}, camera.Head, gesture.Action{Verb: gesture.AddStage, Index: index + 1})
		}
	}
}

// firstButton offers, always, the first stage of an empty map.
func (b *Board) firstButton() {
	if len(b.scene.Stages) > 0 {
		return
	}
	sheet := sheetOf(b.scene)
	v := b.cam.ToView(camera.Head, vector.Rect{X: sheet.LabelWidth, Y: sheet.HeadTop, H: sheet.HeadHeight})
	at := vector.Point{X: v.X + 1.5*buttonSize, Y: v.Center().Y}
	b.addButton(at, camera.Head, gesture.Action{Verb: gesture.AddStage})
}

// showFirst says, beside the button, what an empty map begins with.
func (b *Board) showFirst(top []fyne.CanvasObject) []fyne.CanvasObject {
	if len(b.scene.Stages) > 0 || b.typing != nil || b.drag != nil {
		return top
	}
	for i := range b.buttons {
		if b.buttons[i].action.Verb != gesture.AddStage {
			continue
		}
		b.first = b.say(b.first, b.cfg.Texts.T("board.empty"))
		box := b.buttons[i].box
		b.first.pos = vector.Point{X: box.Right() + 8, Y: box.Center().Y - b.first.size.H/2}
		return append(top, b.first.object())
	}
	return top
}

// headerOf gives the box of a stage's header on the sheet.
func (b *Board) headerOf(st scene.StageColumns) vector.Rect {
	box, _ := b.scene.Bounds(scene.Ref{Kind: journey.StageKind, ID: st.Stage})
	return vector.Rect{X: st.X, Y: box.Y, W: st.W, H: box.H}
}

// laneButton offers a lane at the border below the lane whose name is pointed
// at, near its lower edge.
func (b *Board) laneButton() {
	q := b.cam.In(camera.Side, b.pointer)
	if q.X < 0 || q.X > b.scene.LabelWidth {
		return
	}
	for i, band := range b.scene.Bands {
		if band.Kind != scene.LaneBand {
			continue
		}
		v := b.cam.ToView(camera.Side, vector.Rect{Y: band.Y, W: b.scene.LabelWidth, H: band.Height})
		last := i == len(b.scene.Bands)-1 || b.scene.Bands[i+1].Kind != scene.LaneBand
		below := b.pointer.Y - v.Bottom()
		if math.Abs(below) <= seam || last && below > 0 && below < 3*seam {
			lanes := b.editor.Document().LanesOf(b.mapID)
			index := indexOf(lanes, band.Lane, func(l *journey.Lane) journey.ID { return l.ID }) + 1
			at := vector.Point{X: v.Center().X, Y: v.Bottom()}
			b.addButton(at, camera.Side, gesture.Action{Verb: gesture.AddLane, Index: index})
			return
		}
	}
}

func (b *Board) addButton(at vector.Point, pane camera.Pane, a gesture.Action) {
	b.addSizedButton(at, buttonSize, pane, a)
}

func (b *Board) addSizedButton(at vector.Point, size float64, pane camera.Pane, a gesture.Action) {
	box := vector.Rect{X: at.X - size/2, Y: at.Y - size/2, W: size, H: size}
	b.buttons = append(b.buttons, button{box: box, pane: pane, over: pane != camera.Ground, action: a})
}

// marks draws the button: a disc with a plus, full when it is pointed at.
func (t *button) marks(marks []mark, l *look, hover gesture.Target) []mark {
	fill, sign := l.paper, l.accent
	if hover.Grip == gesture.Affordance && hover.Action == t.action {
		fill, sign = l.accent, l.onPlus
	}
	c := t.box.Center()
	arm, thick := t.box.W/4, 2.0
	if t.box.W < buttonSize {
		thick = 1.5
	}
	return append(marks,
		mark{pane: t.pane, over: t.over, box: t.box, fill: fill, stroke: l.accent, width: 1.5, radius: t.box.W / 2},
		mark{pane: t.pane, over: t.over, box: vector.Rect{X: c.X - arm, Y: c.Y - thick/2, W: 2 * arm, H: thick}, fill: sign},
		mark{pane: t.pane, over: t.over, box: vector.Rect{X: c.X - thick/2, Y: c.Y - arm, W: thick, H: 2 * arm}, fill: sign},
	)
}
