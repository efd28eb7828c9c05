package controls_test

import (
	"image"
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"waymark/gui/controls"
)

func TestAListIsSearchedAndWalkedByKeys(t *testing.T) {
	k, show := newKit(t)
	k.Spots().Watch(func() {})
	names := []string{"Apple", "Banana", "香蕉", "Cherry", "Blueberry"}
	var chosen []string
	made := ""
	spec := controls.PickerSpec{
		ID: "p", Many: true,
		Options: func() (out []controls.PickOption) {
			for _, n := range names {
				out = append(out, controls.PickOption{Option: controls.Option{Value: n, Text: n}, Chosen: slices.Contains(chosen, n)})
			}
			return out
		},
		Choose: func(v string) { chosen = append(chosen, v) },
		New:    func(typed string) string { return "New " + typed }, Make: func(typed string) { made = typed },
	}
	f := k.PickField("Choose", spec)
	w := show(f)
	field := func() *controls.Field {
		f.Tapped(nil)
		search, ok := w.Canvas().Focused().(*controls.Field)
		require.True(t, ok, "the field to search in has the keyboard")
		return search
	}
	typed := func(search *controls.Field, text string) {
		for _, c := range text {
			search.TypedRune(c)
		}
	}
	search := field()
	typed(search, "B")
	search.TypedKey(key(fyne.KeyDown))
	search.TypedKey(key(fyne.KeyReturn))
	require.Equal(t, []string{"Blueberry"}, chosen, "the second that has a b")
	require.NotNil(t, w.Canvas().Overlays().Top(), "a list of many stays open")
	search.TypedKey(key(fyne.KeyEscape))
	require.Nil(t, w.Canvas().Overlays().Top())
	require.Same(t, f, w.Canvas().Focused(), "the keyboard goes back to where it came from")

	search = field()
	typed(search, "蕉")
	search.TypedKey(key(fyne.KeyReturn))
	require.Equal(t, "香蕉", chosen[1])
	search.TypedKey(key(fyne.KeyEscape))

	search = field()
	typed(search, "Quince")
	search.TypedKey(key(fyne.KeyReturn))
	require.Equal(t, "Quince", made)
	require.Len(t, chosen, 2)

	search = field()
	typed(search, "apple")
	search.TypedKey(key(fyne.KeyEnd))
	search.TypedKey(key(fyne.KeyUp)) // above the first there is nothing
	search.TypedKey(key(fyne.KeyReturn))
	require.Equal(t, "Apple", chosen[2], "a name that is there is not made again")
}

func TestADroppedThingStandsWhereItWasLetGo(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 12).Draw(t, "n")
		heights := make([]float32, n)
		for i := range heights {
			heights[i] = float32(rapid.IntRange(10, 90).Draw(t, "height"))
		}
		from := rapid.IntRange(0, n-1).Draw(t, "from")
		require.Equal(t, from, controls.DropIndex(heights, 4, from, 0), "where it was picked up")
		require.Equal(t, 0, controls.DropIndex(heights, 4, from, -5000))
		require.Equal(t, n-1, controls.DropIndex(heights, 4, from, 5000))
		a := float32(rapid.IntRange(-500, 500).Draw(t, "a"))
		b := float32(rapid.IntRange(-500, 500).Draw(t, "b"))
		require.LessOrEqual(t, controls.DropIndex(heights, 4, from, min(a, b)), controls.DropIndex(heights, 4, from, max(a, b)), "further down is never further up")
	})
}

func TestACropNeverLeavesThePicture(t *testing.T) {
	k, _ := newKit(t)
	rapid.Check(t, func(t *rapid.T) {
		img := image.NewGray(image.Rect(0, 0, rapid.IntRange(1, 900).Draw(t, "w"), rapid.IntRange(1, 900).Draw(t, "h")))
		c := k.Crop("c", img)
		for range rapid.IntRange(0, 12).Draw(t, "moves") {
			switch rapid.IntRange(0, 2).Draw(t, "what") {
			case 0:
				c.Nudge(rapid.Float64Range(-900, 900).Draw(t, "dx"), rapid.Float64Range(-900, 900).Draw(t, "dy"))
			case 1:
				c.Zoom(rapid.Float64Range(0.2, 5).Draw(t, "zoom"))
			default:
				c.TypedKey(key(rapid.SampledFrom([]fyne.KeyName{fyne.KeyLeft, fyne.KeyRight, fyne.KeyUp, fyne.KeyDown}).Draw(t, "key")))
			}
			s := c.Square()
			require.True(t, s.In(img.Rect), "%v in %v", s, img.Rect)
			require.Equal(t, s.Dx(), s.Dy(), "a square, for a circle")
			require.Positive(t, s.Dx())
		}
	})
}

func TestEachRowOfATableIsAsHighAsItsHighestCell(t *testing.T) {
	k, show := newKit(t)
	var cells []controls.TableCell
	var made []*controls.Cell
	for i := range 6 {
		text := "short"
		if i == 3 {
			text = "a text that is so long that it needs a number of lines in a narrow column of the table"
		}
		c := k.Cell("", controls.FieldSpec{Value: text, Lines: 1, Bare: true, Width: 200})
		made = append(made, c)
		cells = append(cells, c.In())
	}
	table := controls.Table(controls.TableSpec{Columns: 2, Least: 120, GapX: 8, GapY: 4}, cells...)
	show(table)
	table.Resize(fyne.NewSize(300, 400))
	require.InDelta(t, 146, made[0].Size().Width, 1)
	require.Greater(t, made[2].Size().Height, made[0].Size().Height, "beside the long one")
	require.Equal(t, made[2].Size().Height, made[3].Size().Height)
	require.Equal(t, made[0].Size().Height, made[4].Size().Height)
	require.Equal(t, made[2].Position().Y+made[2].Size().Height+4, made[4].Position().Y)
}
