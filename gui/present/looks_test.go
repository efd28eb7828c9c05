package present_test

import (
	"bytes"
	"image"
	"image/png"
	"testing"

	"fyne.io/fyne/v2/test"
	"github.com/stretchr/testify/require"

	"waymark/domain/scene"
	"waymark/gui/guitest"
)

// TestPagesLookAsTheyShould compares with pictures that somebody looked at.
func TestPagesLookAsTheyShould(t *testing.T) {
	for _, c := range []struct {
		name, id, lang string
		palette        scene.Palette
		w, h           int
		chapter        int
	}{
		{"title-light-en", "example-b2b", "en", scene.Light(), 960, 540, 0},
		{"stage-light-en", "example-b2b", "en", scene.Light(), 960, 540, 4},
		{"end-light-en", "example-b2b", "en", scene.Light(), 960, 540, 8},
		{"title-dark-zh-hans", "example-saas", "zh-Hans", scene.Dark(), 720, 540, 0},
		{"stage-dark-zh-hans", "example-saas", "zh-Hans", scene.Dark(), 720, 540, 4},
		{"end-dark-zh-hans", "example-saas", "zh-Hans", scene.Dark(), 720, 540, 9},
		{"stage-contrast-zh-hant", "example-b2b", "zh-Hant", scene.HighContrast(), 960, 540, 2},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := story(t, guitest.Example(t, c.id, c.lang), c.lang, c.palette, float64(c.w)/float64(c.h), nil)
			test.AssertImageMatches(t, c.name+".png", stored(t, s.Pages(c.chapter)[0].Paint(guitest.Kit().Painter(), c.w, c.h)))
		})
	}
}

// stored gives a picture as it is in a file, where nearly opaque pixels are
// rounded.
func stored(t *testing.T, img image.Image) image.Image {
	t.Helper()
	var file bytes.Buffer
	require.NoError(t, png.Encode(&file, img))
	back, err := png.Decode(&file)
	require.NoError(t, err)
	return back
}
