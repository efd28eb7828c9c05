package controls

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"waymark/gui/theme"
)

// tipDelay is how long the pointer has to rest before a tip shows.
const tipDelay = 600 * time.Millisecond

// tipMost is the width at which the words of a tip are broken into lines.
const tipMost = 360

// Tips shows a short dark label beside what the pointer rests on.
type Tips struct {
	kit   *Kit
	layer *fyne.Container // without layout, above everything else in the window
	host  *fyne.Container // the layer that holds ground and label: the window's, or that of a dialog

	ground *canvas.Rectangle
	label  *Label
	turn   int // counts what was pointed at, so that a late timer shows nothing
}

func newTips(k *Kit) *Tips {
	t := &Tips{kit: k, ground: canvas.NewRectangle(k.Colors().Tip)}
	t.ground.CornerRadius = 6
	t.label = k.Label("", Style{Size: theme.SmallSize, Paint: onTip})
	t.layer = container.NewWithoutLayout(t.ground, t.label)
	t.host = t.layer
	t.hide()
	return t
}

// TipLayer gives what has to lie above the window's content.
func (k *Kit) TipLayer() fyne.CanvasObject { return k.tips.layer }

// point says that the pointer rests on an object with that tip.
func (t *Tips) point(on fyne.CanvasObject, text string) {
	t.pointAt(on, text, func() (fyne.Position, fyne.Size) { return fyne.Position{}, on.Size() })
}

// pointAt is point for a part of an object; where gives its place in it when the
// tip shows.
func (t *Tips) pointAt(on fyne.CanvasObject, text string, where func() (fyne.Position, fyne.Size)) {
	t.hide()
	if text == "" {
		return
	}
	turn := t.turn
	t.kit.after(tipDelay, func() {
		fyne.Do(func() {
			if turn == t.turn {
				at, size := where()
				t.show(on, text, at, size)
			}
		})
	})
}

func (t *Tips) hide() {
	t.turn++
	t.ground.Hide()
	t.label.Hide()
}

// layerFor gives the layer above what the pointer can be on: that of the
// uppermost dialog, or that of the window. nil under a menu or a list.
func (t *Tips) layerFor(window fyne.Canvas) *fyne.Container {
	switch top := window.Overlays().Top().(type) {
	case nil:
		return t.layer
	case *dialogOverlay:
		return top.tips
	}
	return nil
}

func (t *Tips) show(on fyne.CanvasObject, text string, part fyne.Position, size fyne.Size) {
	driver := fyne.CurrentApp().Driver()
	window := driver.CanvasForObject(on)
	if window == nil {
		return
	}
	layer := t.layerFor(window)
	if layer == nil {
		return
	}
	if t.host != layer {
		t.host.RemoveAll()
		t.host = layer
		t.host.Add(t.ground)
		t.host.Add(t.label)
	}
	const side, above, gap = 8, 4, 6
	room := layer.Size()
	t.label.SetWrap(0)
	t.label.SetText(text)
	if most := min(tipMost, room.Width-2*side-8); t.label.Natural().Width > most {
		t.label.SetWrap(most)
	}
	natural := t.label.Natural()
	box := natural.AddWidthHeight(2*side, 2*above)
	at := driver.AbsolutePositionForObject(on).Add(part).Subtract(driver.AbsolutePositionForObject(layer))
	x := at.X + size.Width/2 - box.Width/2
	y := at.Y + size.Height + gap
	if y+box.Height > room.Height {
		y = at.Y - gap - box.Height
	}
	x = float32(int(min(max(x, 4), room.Width-box.Width-4)))
	t.ground.FillColor = t.kit.Colors().Tip
	t.ground.Move(fyne.NewPos(x, y))
	t.ground.Resize(box)
	t.label.Move(fyne.NewPos(x+side, y+above))
	t.label.Resize(natural)
	t.ground.Show()
	t.label.Show()
	t.label.Refresh() // the look may have changed while it was hidden
	layer.Refresh()   // Fyne does not know yet on which canvas the label is
}
