package board

import (
	"slices"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"waymark/domain/journey"
	"waymark/domain/scene"
	"waymark/domain/vector"
	"waymark/gui/board/camera"
	"waymark/gui/board/gesture"
)

// One widget takes all pointer and key input; what it means is decided in
// package gesture. DoubleTappable is not among the interfaces: it would delay
// every click.
var (
	_ desktop.Mouseable  = (*Board)(nil)
	_ desktop.Hoverable  = (*Board)(nil)
	_ desktop.Cursorable = (*Board)(nil)
	_ desktop.Keyable    = (*Board)(nil)
	_ fyne.Draggable     = (*Board)(nil)
	_ fyne.Scrollable    = (*Board)(nil) // which also clips what it shows
	_ fyne.Shortcutable  = (*Board)(nil)
	_ fyne.Tabbable      = (*Board)(nil)
)

// MouseDown implements desktop.Mouseable.
func (b *Board) MouseDown(e *desktop.MouseEvent) {
	defer b.workedSince(b.now())
	b.batch(func() {
		b.focus()
		b.glide = vector.Point{}
		at := pointOf(e.Position)
		b.pointer, b.inside = at, true
		t := b.target(at)
		if b.typing != nil && t.Grip != gesture.Text && !b.picksWord(t) {
			b.commitTyping()
			if t = b.target(at); t.Grip == gesture.Feel {
				t.Grip = gesture.Ground // this click only ended the typing
			}
		}
		b.machine.SetWindow(b.cam.Window(camera.Ground))
		b.feed(gesture.Down{At: at, Button: buttonOf(e.Button), Mods: modsOf(e.Modifier), Target: t, Time: b.now().Add(-b.worked)})
		b.pressRemark(e)
		b.update()
	})
}

// workedSince counts the time that a press kept the board busy: it is no pause
// between two clicks. Events carry no time of their own, so a slow answer to the
// first click would else part it from the second.
func (b *Board) workedSince(start time.Time) { b.worked += b.now().Sub(start) }

// MouseUp implements desktop.Mouseable. It does not always come; DragEnd does.
func (b *Board) MouseUp(e *desktop.MouseEvent) { b.release(pointOf(e.Position), modsOf(e.Modifier)) }

// Dragged implements fyne.Draggable.
func (b *Board) Dragged(e *fyne.DragEvent) {
	b.batch(func() {
		b.pointer = pointOf(e.Position)
		b.feed(gesture.Move{At: b.pointer, Mods: b.currentMods()})
		b.update()
	})
}

// DragEnd implements fyne.Draggable.
func (b *Board) DragEnd() { b.release(b.pointer, b.currentMods()) }

func (b *Board) release(at vector.Point, mods gesture.Mods) {
	if !b.machine.Busy() {
		return
	}
	b.batch(func() {
		b.pointer = at
		b.feed(gesture.Up{At: at, Mods: mods})
		b.pointAt(at)
		b.update()
	})
}

// MouseIn implements desktop.Hoverable.
func (b *Board) MouseIn(e *desktop.MouseEvent) { b.MouseMoved(e) }

// MouseMoved implements desktop.Hoverable.
func (b *Board) MouseMoved(e *desktop.MouseEvent) {
	at := pointOf(e.Position)
	if b.machine.Busy() {
		b.pointer = at
		return // Dragged follows
	}
	b.batch(func() { b.pointAt(at) })
}

// pointAt tells the machine where the resting pointer is.
func (b *Board) pointAt(at vector.Point) {
	b.pointer, b.inside = at, true
	if !b.machine.Busy() {
		b.feed(gesture.Move{At: at, Mods: b.currentMods(), Target: b.target(at)})
	}
}

// MouseOut implements desktop.Hoverable.
func (b *Board) MouseOut() {
	b.inside = false
	b.batch(func() { b.feed(gesture.Leave{}) })
}

// Scrolled implements fyne.Scrollable.
func (b *Board) Scrolled(e *fyne.ScrollEvent) {
	b.batch(func() {
		speed := wheelSpeed()
		b.feed(gesture.Wheel{
			At: pointOf(e.Position), DX: float64(e.Scrolled.DX) * speed, DY: float64(e.Scrolled.DY) * speed,
			Mods: b.currentMods(),
		})
		b.pointAt(pointOf(e.Position))
		b.update()
	})
}

// FocusGained implements fyne.Focusable.
func (b *Board) FocusGained() { b.focused = true }

// FocusLost implements fyne.Focusable.
func (b *Board) FocusLost() {
	b.focused = false
	if b.keepTyping {
		return
	}
	b.batch(func() {
		b.feed(gesture.Hold{})
		b.feed(gesture.Blur{})
		b.commitTyping()
		b.update()
	})
}

// focus takes the keyboard.
func (b *Board) focus() {
	if c := b.canvas(); c != nil && c.Focused() != fyne.Focusable(b) {
		c.Focus(b)
	}
}

// AcceptsTab implements fyne.Tabbable: while typing, Tab goes on to the next
// text, and while something is selected, to the next cell. With nothing selected
// it leaves the board, as F6 always does.
func (b *Board) AcceptsTab() bool { return b.typing != nil || !b.selection.Empty() }

// feed gives an event to the machine and carries out what it intends.
func (b *Board) feed(e gesture.Event) {
	for _, i := range b.machine.Feed(e) {
		b.obey(i)
	}
	b.keepTime()
}

func (b *Board) obey(i gesture.Intent) {
	switch i := i.(type) {
	case gesture.Select:
		b.obeySelect(i)
	case gesture.Hover:
		b.hoverOver(i.Target)
	case gesture.Grab:
		b.grab(i.Target, i.At)
	case gesture.Drag:
		b.carry(i.At, i.Mods)
	case gesture.Drop:
		b.drop()
	case gesture.Abandon:
		b.putBack()
	case gesture.Frame:
		b.drawFrame(i)
	case gesture.Unframe:
		b.unframe()
	case gesture.Edit:
		if i.Target.Grip == gesture.Border {
			b.usualWidth(i.Target.Cell.Step)
		} else {
			b.edit(i.Target, i.At)
		}
	case gesture.Caret:
		b.obeyCaret(i)
	case gesture.Press:
		b.press(i.Action)
	case gesture.Menu:
		b.openMenu(i.Target, i.At)
	case gesture.Pan:
		b.pan(i)
	case gesture.Zoom:
		b.fitting, b.glide = false, vector.Point{}
		b.cam.SetZoom(b.cam.Zoom()*i.Factor, i.At)
		b.zoomed()
	case gesture.Panning:
	}
	b.update()
}

func (b *Board) obeySelect(i gesture.Select) {
	t := i.Target
	switch {
	case i.Mode == gesture.Toggle && t.Ref.ID != "":
		s := b.selection
		s.Cell = journey.Cell{}
		s.Refs = slices.Clone(s.Refs)
		if at := slices.Index(s.Refs, record(t.Ref)); at >= 0 {
			s.Refs = slices.Delete(s.Refs, at, at+1)
		} else {
			s.Refs = append(s.Refs, record(t.Ref))
		}
		b.setSelection(s)
	case t.Ref.ID != "":
		b.setSelection(Selection{Refs: []scene.Ref{record(t.Ref)}})
		b.openPicker(record(t.Ref))
	default:
		b.setSelection(Selection{Cell: t.Cell})
	}
}

func (b *Board) hoverOver(t gesture.Target) {
	b.hint(b.hover.Grip, t.Grip)
	b.hover = t
	if !b.tellHidden() {
		b.offerFeeling()
	}
}

// hint says what the grip under the pointer is for, where that is not plain.
func (b *Board) hint(was, is gesture.Grip) {
	hints := func(g gesture.Grip) string {
		switch g {
		case gesture.Border:
			return "border"
		case gesture.SpanStart, gesture.SpanEnd:
			return "span"
		}
		return "ready"
	}
	if now := hints(is); now != hints(was) && b.typing == nil {
		b.status(now)
	}
}

// offerFeeling shows, over empty ground of an emotion lane, whose emotion a
// click would set to what.
func (b *Board) offerFeeling() {
	if b.hover.Grip != gesture.Feel || b.typing != nil || !b.inside {
		b.tip = nil
		return
	}
	persona := b.personaToSet(b.hover.Cell.Step)
	q := b.cam.In(camera.Ground, b.pointer)
	value, ok := b.scene.EmotionValue(b.hover.Cell.Lane, q.Y)
	if persona == "" || !ok {
		b.tip = nil
		return
	}
	b.tip = b.say(b.tip, b.feelingText(persona, snapValue(value), ""))
	b.tip.pos = b.inView(vector.Point{X: b.pointer.X + 14, Y: b.pointer.Y + 14}, b.tip.size)
}

func (b *Board) drawFrame(i gesture.Frame) {
	if b.frame == nil {
		b.frame = &frame{from: b.cam.In(camera.Ground, i.From), before: b.Selection()}
		if i.Add {
			b.frame.had = b.frame.before.Refs
			b.frame.hadSet = make(map[scene.Ref]bool, len(b.frame.had))
			for _, r := range b.frame.had {
				b.frame.hadSet[r] = true
			}
		}
	}
	b.frame.to = i.To
	s := Selection{Refs: b.framed()}
	if i.Done {
		b.frame = nil
		b.setSelection(s)
		return
	}
	b.showSelection(s) // the panels hear of it at the end
}

// unframe forgets the frame; what was selected before is selected again.
func (b *Board) unframe() {
	if b.frame == nil {
		return
	}
	s := b.frame.before
	b.frame = nil
	b.setSelection(s)
}

// framed gives what is selected by the frame: what was before, if that is to
// stay, and the cards that it touches.
func (b *Board) framed() []scene.Ref {
	refs := slices.Clone(b.frame.had)
	v := b.frame.box(&b.cam)
	o := b.cam.Origin(camera.Ground)
	z := b.cam.Zoom()
	box := vector.Rect{X: (v.X - o.X) / z, Y: (v.Y - o.Y) / z, W: v.W / z, H: v.H / z}
	for _, band := range b.scene.Bands {
		if band.Kind != scene.LaneBand || band.Y >= box.Bottom() || band.Y+band.Height <= box.Y {
			continue
		}
		local := box.Offset(-band.BodyX, -band.Y)
		var last scene.Ref // a card's parts stand one after the other
		for i := range band.Body.Groups {
			g := &band.Body.Groups[i]
			if g.Ref.Kind != journey.CardKind || !g.Bounds.Intersects(local) {
				continue
			}
			if ref := record(g.Ref); ref != last && !b.frame.hadSet[ref] {
				refs = append(refs, ref)
				last = ref
			}
		}
	}
	return refs
}

func (b *Board) obeyCaret(i gesture.Caret) {
	if b.typing == nil {
		return
	}
	switch {
	case i.Clicks == 2:
		b.typing.buffer.SelectWord(b.offsetAt(i.At))
	case i.Clicks > 2:
		b.typing.buffer.SelectAll()
	default:
		b.setCaret(i.At, i.Extend)
	}
	b.typing.lit = true
}

// batch runs f and shows its outcome once.
func (b *Board) batch(f func()) {
	b.holding++
	f()
	b.holding--
	if b.holding == 0 && b.stale {
		b.stale = false
		b.update()
	}
}

// modifierKey tells a drag that a modifier was pressed or released: it may be a
// copy now.
func (b *Board) modifierKey(key fyne.KeyName) {
	switch key {
	case desktop.KeyShiftLeft, desktop.KeyShiftRight, desktop.KeyControlLeft, desktop.KeyControlRight,
		desktop.KeyAltLeft, desktop.KeyAltRight, desktop.KeySuperLeft, desktop.KeySuperRight:
		if b.machine.Carrying() {
			b.batch(func() { b.feed(gesture.Modify{Mods: b.currentMods()}) })
		}
	}
}

func pointOf(p fyne.Position) vector.Point { return vector.Point{X: float64(p.X), Y: float64(p.Y)} }

func buttonOf(m desktop.MouseButton) gesture.Button {
	switch m {
	case desktop.MouseButtonSecondary:
		return gesture.Secondary
	case desktop.MouseButtonTertiary:
		return gesture.Middle
	}
	return gesture.Primary
}

func noTarget() gesture.Target { return gesture.Target{} }

// zoomed tells the window about a new zoom.
func (b *Board) zoomed() {
	if b.cfg.OnZoom != nil {
		b.cfg.OnZoom(b.cam.Zoom())
	}
}
