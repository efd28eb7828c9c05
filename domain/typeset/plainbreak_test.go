package typeset

import (
	"fmt"
	"os"
	"regexp"
	"strings"
	"testing"

	"fyne.io/fyne/v2/theme"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

// read gives the bytes of one of the program's fonts.
func read(t *testing.T, name string) []byte {
	t.Helper()
	data, err := os.ReadFile("../../resources/fonts/" + name + ".ttf")
	require.NoError(t, err)
	return data
}

func testTypesetter(t *testing.T) *Typesetter {
	t.Helper()
	ts, err := New(Files{
		Latin: read(t, "NotoSans_400Regular"), LatinBold: read(t, "NotoSans_700Bold"),
		Han: read(t, "NotoSansSC_400Regular"), HanBold: read(t, "NotoSansSC_700Bold"),
		Emoji: theme.DefaultEmojiFont().Content(),
	})
	require.NoError(t, err)
	return ts
}

// plainRunes are all runes of the plain rules that behave differently, and the
// marks that the context makes Chinese or Latin.
const plainRunes = "aZé#@19 \n、。，．）」』】》〉〕］｝}(（「『【《〈〔［｛[{)]!?！？：；,.:;\"'-/%$+€中文龥㐀“”‘’—…‥·"

// TestPlainRules compares the plain rules with the Unicode segmenter, on which
// every text falls back that has other characters.
func TestPlainRules(t *testing.T) {
	ts := testTypesetter(t)
	// The segmenter forgets that a number can start right after a bracket that
	// closed another one.
	lapse := regexp.MustCompile(`[0-9][\p{P}+$€]*[)\]）」』】》〉〕］｝}、。，．”’][0-9]`)
	piece := rapid.OneOf(
		rapid.Map(rapid.RuneFrom([]rune(plainRunes)), func(r rune) string { return string(r) }),
		rapid.SampledFrom([]string{"中", "——", "— —", "……", "“中", "文”", "a", "12", " (", "1.5", "$(5", "% ", " -a", "don’t", "） ："}),
	)
	texts := rapid.Map(rapid.SliceOfN(piece, 0, 12), func(s []string) string { return strings.Join(s, "") })
	rapid.Check(t, func(t *rapid.T) {
		text := texts.Draw(t, "text")
		if lapse.MatchString(text) {
			t.Skip()
		}
		plain, full := new(scratch), new(scratch)
		ts.prepare(plain, text, false)
		if !plain.plain() {
			t.Skip()
		}
		ts.prepare(full, text, false)
		for i := range full.items {
			full.items[i].flags &^= lineBreak
		}
		markBreaks(full)
		require.Equal(t, marked(text, full), marked(text, plain))
	})
}

// marked shows a text with a bar wherever a line may be broken.
func marked(text string, s *scratch) string {
	var b strings.Builder
	for i, r := range []rune(text) {
		if s.items[i].flags&lineBreak != 0 {
			b.WriteByte('|')
		}
		if s.items[i].flags&continues != 0 {
			b.WriteByte('~')
		}
		b.WriteRune(r)
	}
	return b.String()
}

func TestPlainRunesArePlain(t *testing.T) {
	ts := testTypesetter(t)
	for _, r := range plainRunes {
		s := new(scratch)
		ts.prepare(s, fmt.Sprintf("中%c中", r), false)
		require.True(t, s.plain(), "%q", r)
	}
}
