package typeset_test

import (
	"os"
	"strings"
	"sync"
	"testing"

	"fyne.io/fyne/v2/theme"
	"github.com/stretchr/testify/require"

	"waymark/domain/typeset"
)

// fonts reads the fonts of the program once for all tests.
var fonts = sync.OnceValue(func() typeset.Files {
	read := func(name string) []byte {
		data, err := os.ReadFile("../../resources/fonts/" + name + ".ttf")
		if err != nil {
			panic(err)
		}
		return data
	}
	return typeset.Files{
		Latin: read("NotoSans_400Regular"), LatinBold: read("NotoSans_700Bold"),
		Han: read("NotoSansSC_400Regular"), HanBold: read("NotoSansSC_700Bold"),
		Emoji: theme.DefaultEmojiFont().Content(),
	}
})

func newTypesetter(tb testing.TB) *typeset.Typesetter {
	tb.Helper()
	ts, err := typeset.New(fonts())
	require.NoError(tb, err)
	return ts
}

// lines gives the shown text of each line.
func lines(b typeset.Block) []string {
	out := make([]string, len(b.Lines))
	for i, l := range b.Lines {
		for _, r := range l.Runs {
			out[i] += r.Text
		}
	}
	return out
}

func TestBreakMixedText(t *testing.T) {
	ts := newTypesetter(t)
	b := ts.Break("The buyer compares 供应商“最好的”方案，并且 decides。他说“hello”了。👍🏽 great", typeset.Style{Size: 12}, 90)
	require.Equal(t, []string{
		"The buyer", "compares 供应", "商“最好的”方", "案，并且", "decides。他说", "“hello”了。", "👍🏽 great",
	}, lines(b))
	require.Equal(t, typeset.Han, b.Lines[2].Runs[0].Font, "quotes in Chinese are Chinese")
	require.Len(t, b.Lines[2].Runs, 1)
}

func TestBreakKeepsOwnLines(t *testing.T) {
	ts := newTypesetter(t)
	b := ts.Break("a\n\nb\r\n", typeset.Style{Size: 10}, 100)
	require.Equal(t, []string{"a", "", "b", ""}, lines(b))
	require.InDelta(t, 4*13, b.Height, 1e-9)
	require.Empty(t, ts.Break("", typeset.Style{Size: 10}, 100).Lines)
}

func TestBreakLongWords(t *testing.T) {
	ts := newTypesetter(t)
	style := typeset.Style{Size: 12}
	require.Equal(t, []string{"https://", "example.com/", "a/very/long/", "path?query=1"},
		lines(ts.Break("https://example.com/a/very/long/path?query=1", style, 90)))
	require.Equal(t, []string{"supercalifragilis", "ticexpialidociou", "s"},
		lines(ts.Break("supercalifragilisticexpialidocious", style, 90)))
	require.Equal(t, []string{"s", "u", "n"}, lines(ts.Break("sun", style, 0)))
}

// Unicode lets some chains of letters count as one grapheme without end; such a
// chain must not stick out of its line.
func TestBreakEndlessGraphemes(t *testing.T) {
	ts := newTypesetter(t)
	for _, chain := range []string{"\u0915\u094d", "\u1100", "e\u0301\u0302", "\U0001F44D\u200d"} {
		const width = 54
		b := ts.Break(strings.Repeat(chain, 60), typeset.Style{Size: 12}, width)
		require.LessOrEqual(t, b.Width, float64(width), "%q", chain)
	}
}
