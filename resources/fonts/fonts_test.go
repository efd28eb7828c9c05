package fonts_test

import (
	"bytes"
	"testing"

	"github.com/go-text/typesetting/font"
	"github.com/stretchr/testify/require"

	"waymark/resources/fonts"
)

func TestFontsParseAndCoverTheirScript(t *testing.T) {
	cases := []struct {
		name   string
		data   []byte
		sample string
	}{
		{"Latin", fonts.Latin(), "Aéß €“”‘’—…·−"},
		{"LatinBold", fonts.LatinBold(), "Aéß €“”‘’—…·−"},
		{"Han", fonts.Han(), "旅程地图，旅程地圖。「」“”"},
		{"HanBold", fonts.HanBold(), "旅程地图，旅程地圖。「」“”"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			face, err := font.ParseTTF(bytes.NewReader(c.data))
			require.NoError(t, err)
			for _, r := range c.sample {
				if r == ' ' {
					continue
				}
				gid, ok := face.NominalGlyph(r)
				require.True(t, ok && gid != 0, "no glyph for %q", r)
			}
		})
	}
}
