package icons_test

import (
	"bytes"
	"encoding/xml"
	"errors"
	"image/png"
	"io"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"waymark/resources/icons"
)

func TestEveryIconIsASquareOfLines(t *testing.T) {
	names := icons.Names()
	require.GreaterOrEqual(t, len(names), 90)
	require.True(t, slices.IsSorted(names))
	for _, name := range names {
		svg, ok := icons.SVG(name)
		require.True(t, ok, name)
		viewBox, shapes := readSVG(t, svg)
		require.Equal(t, "0 0 24 24", viewBox, name)
		require.Positive(t, shapes, name)
		require.Contains(t, string(svg), `stroke="currentColor"`, name)
	}
}

func TestUnknownNamesAreRefused(t *testing.T) {
	for _, name := range []string{"", "no-such-icon", "../waymark", "LICENSE", "lucide/map", `..\map`} {
		_, ok := icons.SVG(name)
		require.False(t, ok, name)
	}
}

func TestIconsForChannelsExistAndDiffer(t *testing.T) {
	seen := map[string]bool{}
	for _, name := range icons.ForChannels() {
		_, ok := icons.SVG(name)
		require.True(t, ok, name)
		require.False(t, seen[name], "%s stands twice", name)
		seen[name] = true
	}
}

func TestSignOfTheProgram(t *testing.T) {
	viewBox, shapes := readSVG(t, icons.AppSVG())
	require.Equal(t, "0 0 512 512", viewBox)
	require.Positive(t, shapes)
	img, err := png.Decode(bytes.NewReader(icons.AppPNG()))
	require.NoError(t, err)
	require.Equal(t, 512, img.Bounds().Dx())
	require.Equal(t, 512, img.Bounds().Dy())
	r, g, b, a := img.At(60, 256).RGBA() // on the ground, left of the post
	require.Equal(t, []uint32{0x2f, 0x5d, 0x8c, 0xff}, []uint32{r >> 8, g >> 8, b >> 8, a >> 8})
}

// readSVG gives the view box and the number of elements inside the root.
func readSVG(t *testing.T, svg []byte) (viewBox string, shapes int) {
	t.Helper()
	dec := xml.NewDecoder(bytes.NewReader(svg))
	for depth := 0; ; {
		token, err := dec.Token()
		if errors.Is(err, io.EOF) {
			return viewBox, shapes
		}
		require.NoError(t, err)
		switch token := token.(type) {
		case xml.StartElement:
			if depth == 0 {
				require.Equal(t, "svg", token.Name.Local)
				for _, attr := range token.Attr {
					if attr.Name.Local == "viewBox" {
						viewBox = attr.Value
					}
				}
			} else {
				shapes++
			}
			depth++
		case xml.EndElement:
			depth--
		}
	}
}
