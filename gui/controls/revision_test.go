package controls_test

import (
	"image/color"
	"testing"

	"fyne.io/fyne/v2"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"waymark/gui/controls"
)

func TestARevisedTextShowsWhatWasPutInAndTakenOut(t *testing.T) {
	k, show := newKit(t)
	l := k.Label("", controls.Style{Wrap: 300})
	w := show(l)
	l.Resize(fyne.NewSize(300, 40))
	count := func(ink color.NRGBA) (n int) {
		img := w.Canvas().Capture()
		for y := range img.Bounds().Dy() {
			for x := range img.Bounds().Dx() {
				if color.NRGBAModel.Convert(img.At(x, y)) == ink {
					n++
				}
			}
		}
		return n
	}
	c := k.Colors()
	l.SetRevised([]controls.Stretch{{Text: "The customer calls "}, {Text: "the ", Revision: controls.TakenOut}, {Text: "我们的 ", Revision: controls.PutIn}, {Text: "support."}})
	require.Equal(t, "The customer calls the 我们的 support.", l.Text())
	require.Greater(t, count(c.Good), 30, "a rule under the words that were put in")
	require.Greater(t, count(c.Pain), 15, "a rule through the word that was taken out")
	l.SetText(l.Text())
	require.Zero(t, count(c.Good), "an ordinary text again")
}

func TestRevisedTextsSurviveAnyText(t *testing.T) {
	k, show := newKit(t)
	l := k.Label("", controls.Style{Wrap: 120, Lines: 3})
	w := show(l)
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.OneOf(rapid.String(), rapid.SampledFrom([]string{"\u0301", "e", "🙂‍", "↔️ ", "中文，", "\xff\n", "  "}))
		var stretches []controls.Stretch
		for range rapid.IntRange(0, 6).Draw(t, "stretches") {
			stretches = append(stretches, controls.Stretch{Text: text.Draw(t, "text"), Revision: controls.Revision(rapid.IntRange(0, 2).Draw(t, "revision"))})
		}
		l.SetRevised(stretches)
		l.Resize(l.MinSize())
		w.Canvas().Capture()
	})
}
