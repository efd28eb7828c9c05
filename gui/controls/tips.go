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

// Tips shows a short dark label beside what the pointer rests on.
type Tips struct {
	kit   *Kit
	layer *fyne.Container // without layout, above everything else

	ground *canvas.Rectangle
	label  *Label
	turn   int // counts what was pointed at, so that a late timer shows nothing
}

func newTips(k *Kit) *Tips {
	t := &Tips{kit: k, ground: canvas.NewRectangle(k.Colors().Tip)}
	t.ground.CornerRadius = 6
	t.label = k.Label("", Style{Size: theme.SmallSize, Paint: onTip})
	t.layer = container.NewWithoutLayout(t.ground, t.label)
	t.hide()
	return t
}

// TipLayer gives what has to lie above the window's content.
func (k *Kit) TipLayer() fyne.CanvasObject { return k.tips.layer }

// point says that the pointer rests on an object with that tip.
func (t *Tips) point(on fyne.CanvasObject, text string) {
	t.hide()
	if text == "" {
		return
	}
	turn := t.turn
	time.AfterFunc(tipDelay, func() {
		fyne.Do(func() {
			if turn == t.turn {
				t.show(on, text)
			}
		})
	})
}

func (t *Tips) hide() {
	t.turn++
	t.ground.Hide()
	t.label.Hide()
}

func (t *Tips) show(on fyne.CanvasObject, text string) {
	driver := fyne.CurrentApp().Driver()
	window := driver.CanvasForObject(on)
	if window == nil || window.Overlays().Top() != nil {
		return
	}
	const side, above, gap = 8, 4, 6
	t.label.SetText(text)
	natural := t.label.MinSize()
	size := natural.AddWidthHeight(2*side, 2*above)
	origin := driver.AbsolutePositionForObject(t.layer)
	at := driver.AbsolutePositionForObject(on).Subtract(origin)
	room := t.layer.Size()
	x := at.X + on.Size().Width/2 - size.Width/2
	y := at.Y + on.Size().Height + gap
	if y+size.Height > room.Height {
		y = at.Y - gap - size.Height
	}
	x = float32(int(min(max(x, 4), room.Width-size.Width-4)))
	t.ground.FillColor = t.kit.Colors().Tip
	t.ground.Move(fyne.NewPos(x, y))
	t.ground.Resize(size)
	t.label.Move(fyne.NewPos(x+side, y+above))
	t.label.Resize(natural)
	t.ground.Show()
	t.label.Show()
	t.layer.Refresh() // Fyne does not know yet on which canvas the label is
}
