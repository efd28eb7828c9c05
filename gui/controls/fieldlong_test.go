package controls_test

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"github.com/stretchr/testify/require"

	"waymark/gui/controls"
)

const aThousandLetters = 1000

func TestALongTextStaysInItsField(t *testing.T) {
	k, show := newKit(t)
	text := strings.Repeat("一千个字 ", aThousandLetters/5)
	framed := k.Field(controls.FieldSpec{ID: "framed", Value: text, Lines: 2, Width: 200})
	bare := k.Field(controls.FieldSpec{ID: "bare", Value: text, Lines: 2, Width: 200, Bare: true})
	ground := container.NewWithoutLayout(framed, bare)
	w := show(ground)
	w.Resize(fyne.NewSize(400, 2000))
	bare.Move(fyne.NewPos(200, 0))
	for _, f := range []*controls.Field{framed, bare} {
		f.Resize(fyne.NewSize(200, f.MinSize().Height))
	}
	require.Less(t, framed.Size().Height, float32(220), "a field with a frame is no taller than ten lines")
	require.Greater(t, bare.Size().Height, float32(900), "one without a frame shows all")
	img := w.Canvas().Capture()
	ink := func(x0, x1, y0, y1 int) (n int) {
		for y := y0; y < y1; y++ {
			for x := x0; x < x1; x++ {
				if r, _, _, _ := img.At(x, y).RGBA(); r < 0x8000 {
					n++
				}
			}
		}
		return n
	}
	below := int(framed.Size().Height) + 2
	require.Zero(t, ink(0, 200, below, 1990), "nothing is written below the field")
	require.NotZero(t, ink(200, 400, int(bare.Size().Height)-30, int(bare.Size().Height)))
}

func TestTypingInATallFieldStaysInView(t *testing.T) {
	k, show := newKit(t)
	f := k.Field(controls.FieldSpec{ID: "bare", Value: strings.Repeat("line\n", 80), Lines: 2, Width: 300, Bare: true})
	scroll := k.Scroll(container.NewVBox(f))
	w := show(controls.Padded(10, 10, 10, 10, scroll))
	w.Resize(fyne.NewSize(340, 300))
	w.Canvas().Focus(f)
	f.TypedShortcut(&desktop.CustomShortcut{KeyName: fyne.KeyEnd, Modifier: fyne.KeyModifierShortcutDefault})
	require.Equal(t, 80, f.CursorRow, "to the end of the text")
	require.Greater(t, scroll.Offset.Y, float32(900), "which comes into view")
	f.TypedRune('x')
	require.True(t, strings.HasSuffix(f.Value(), "\nx"))
	f.TypedShortcut(&desktop.CustomShortcut{KeyName: fyne.KeyHome, Modifier: fyne.KeyModifierShortcutDefault})
	require.Zero(t, f.CursorRow)
	require.Less(t, scroll.Offset.Y, float32(20))
}
