package controls_test

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/driver/software"
	"fyne.io/fyne/v2/test"
	"github.com/stretchr/testify/require"

	"waymark/gui/controls"
)

// moved is the pointer over a place of a widget.
func moved(x, y float32) *desktop.MouseEvent {
	e := &desktop.MouseEvent{}
	e.Position = fyne.NewPos(x, y)
	return e
}

func TestARowWithoutRoomTellsAllItsWords(t *testing.T) {
	k, show := newKit(t)
	k.TipsAtOnce()
	long := strings.Repeat("价格要透明，", 12)
	rows := []controls.RowSpec{{Text: "short", Right: "Doing"}, {Text: long, Right: "采购经理 Purchasing manager"}, {Text: "采购经理", Right: strings.Repeat("right ", 30)}}
	r := k.Rows(controls.RowsSpec{Count: func() int { return len(rows) }, Row: func(i int) controls.RowSpec { return rows[i] }})
	w := show(container.NewStack(r, k.TipLayer()))
	w.Canvas().Capture()
	r.MouseIn(moved(40, 10))
	text, _, _ := k.Tip()
	require.Empty(t, text, "all of it can be read")
	r.MouseMoved(moved(40, 40))
	text, at, size := k.Tip()
	require.Equal(t, long+" · 采购经理 Purchasing manager", text)
	require.GreaterOrEqual(t, at.Y, float32(2*28), "below the row")
	require.True(t, at.X >= 0 && at.X+size.Width <= 400, "within the window: %v %v", at, size)
	r.MouseMoved(moved(40, 70))
	text, _, _ = k.Tip()
	require.Contains(t, text, "采购经理 · right")
	r.MouseOut()
	text, _, _ = k.Tip()
	require.Empty(t, text)
}

func TestTipsShowInDialogs(t *testing.T) {
	k, show := newKit(t)
	k.TipsAtOnce()
	w := show(container.NewStack(k.Label("under it", controls.Style{}), k.TipLayer()))
	b := k.Button(controls.ButtonSpec{Icon: "plus", Tip: "Larger"})
	d := k.Dialog(w.Canvas(), controls.DialogSpec{Title: "Preview", Body: b})
	w.Canvas().Capture()
	b.MouseIn(moved(4, 4))
	text, at, _ := k.Tip()
	require.Equal(t, "Larger", text)
	button := fyne.CurrentApp().Driver().AbsolutePositionForObject(b)
	require.Greater(t, at.Y, button.Y)
	d.Close()
	text, _, _ = k.Tip()
	require.Empty(t, text, "it goes with the dialog")
}

// Where a unit is one and a half pixels, texts and icons must be as sharp as
// where it is one.
func TestTextsAndIconsCoverWholePixels(t *testing.T) {
	for _, scale := range []float32{1, 1.1, 1.3, 1.5, 2} {
		k, show := newKit(t)
		objects := []fyne.CanvasObject{k.Icon("plus", 15, controls.Ink), k.Label("110 %", controls.Style{}), k.Label("界面文字大小", controls.Style{Size: 11})}
		w := show(container.NewVBox(objects...))
		w.Canvas().(software.WindowlessCanvas).SetScale(scale)
		w.Canvas().Capture()
		for _, o := range objects {
			o.Refresh()
			raster := test.WidgetRenderer(o.(fyne.Widget)).Objects()[0].(*canvas.Raster)
			for _, side := range []float32{raster.Size().Width, raster.Size().Height} {
				px := side * scale
				require.InDelta(t, float32(int(px+0.5)), px, 0.05, "%v at %v", side, scale)
			}
			natural := o.MinSize()
			require.True(t, raster.Size().Width >= natural.Width && raster.Size().Height >= natural.Height, "nothing is cut off")
		}
	}
}

func TestTheHandShowsWhatCanBePressed(t *testing.T) {
	k, show := newKit(t)
	b := k.Button(controls.ButtonSpec{Text: "Save"})
	show(b)
	require.Equal(t, desktop.Cursor(desktop.PointerCursor), b.Cursor())
	b.Disable()
	require.Equal(t, desktop.Cursor(desktop.DefaultCursor), b.Cursor())
}
