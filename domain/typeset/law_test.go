package typeset_test

import (
	"math"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/go-text/typesetting/segmenter"
	"github.com/stretchr/testify/require"
	"golang.org/x/text/unicode/norm"
	"pgregory.net/rapid"

	"waymark/domain/typeset"
)

// texts draws what people type and what they should not.
func texts() *rapid.Generator[string] {
	piece := rapid.OneOf(
		rapid.SampledFrom(strings.Fields("the touchpoint buyer’s e-mail — don't 3.5% $12,000 (draft) “quoted” supercalifragilisticexpialidocious https://example.com/a/b?c=d&e=f#g")),
		rapid.SampledFrom(strings.Fields("客户 供应商， 预算。 “最好” （草稿） 《指南》 …… —— ·约翰· 百分之５０ 2024年 CRM系统 がっかり カード 한국어 𠮷野家 龘")),
		rapid.SampledFrom([]string{" ", "  ", "\n", "\r\n", "\t", "\u00a0", "\u3000", "\u2028", "\u200b", "\u0000"}),
		rapid.SampledFrom([]string{"😀", "👍🏽", "👩‍💻", "🇩🇪", "🇽🇽", "1️⃣", "❤️", "☺", "🏴󠁧󠁢󠁳󠁣󠁴󠁿", "👩‍👩‍👧‍👦", "🫠", "★\ufe0f", "⭐", "©", "©️"}),
		rapid.SampledFrom([]string{"é", "e\u0301", "ố", "\u0301", "שלום", "مرحبا", "ไทย", "Ωμέγα", "Жук", "\u202eabc\u202c", "\U0001d400", "\ue000", "\uffff", "\xff"}),
		rapid.String(),
	)
	return rapid.Map(rapid.SliceOfN(piece, 0, 14), func(s []string) string { return strings.Join(s, "") })
}

func styles() *rapid.Generator[typeset.Style] {
	return rapid.Custom(func(t *rapid.T) typeset.Style {
		return typeset.Style{Size: rapid.SampledFrom([]float64{8, 10.5, 12, 17}).Draw(t, "size"), Bold: rapid.Bool().Draw(t, "bold")}
	})
}

func widths() *rapid.Generator[float64] {
	return rapid.OneOf(rapid.Float64Range(0, 400), rapid.SampledFrom([]float64{0, -1, math.Inf(1), math.NaN(), 1e300}))
}

// check holds the laws of a broken text.
func check(t require.TestingT, ts *typeset.Typesetter, text string, style typeset.Style, width float64) {
	clean := typeset.Sanitize(text)
	b := ts.Break(text, style, width)
	require.InDelta(t, float64(len(b.Lines))*b.LineHeight, b.Height, 1e-9)
	at, widest := 0, 0.0
	for _, l := range b.Lines {
		require.Equal(t, at, l.Start, "lines follow one another")
		require.LessOrEqual(t, l.Start, l.End)
		at = l.End
		checkLine(t, ts, l, clean, style, width)
		widest = max(widest, l.Width)
	}
	require.Equal(t, len(clean), at, "lines cover the text")
	require.InDelta(t, widest, b.Width, 0)
	for i, l := range b.Lines {
		last := i == len(b.Lines)-1
		require.True(t, last || l.End > l.Start, "only the last line may be empty")
		require.False(t, strings.Contains(strings.TrimSuffix(clean[l.Start:l.End], "\n"), "\n"), "a line end ends its line")
	}
}

func checkLine(t require.TestingT, ts *typeset.Typesetter, l typeset.Line, clean string, style typeset.Style, width float64) {
	shown := ""
	x := 0.0
	air := style.Size / 4
	for i, r := range l.Runs {
		if i > 0 && r.X > x+1e-9 {
			require.InDelta(t, air, r.X-x, 1e-9, "between runs is air or nothing")
			x += air
		}
		require.InDelta(t, x, r.X, 1e-9, "runs stand side by side")
		x = r.X + r.Width
		shown += r.Text
		if r.Art != nil {
			require.Positive(t, r.ArtSize)
			require.Negative(t, r.ArtY)
			continue
		}
		sum := 0.0
		for _, c := range r.Text {
			require.LessOrEqual(t, c, rune(0xFFFF), "no text beyond the basic plane")
			require.False(t, unicode.Is(unicode.Cc, c) || c == 0x200D || c == 0xFE0F, "%U has no ink", c)
			sum += ts.Advance(r.Font, c) * style.Size
		}
		require.InDelta(t, sum, r.Width, 1e-6)
		require.Equal(t, style.Bold, r.Font == typeset.LatinBold || r.Font == typeset.HanBold)
	}
	require.InDelta(t, x, l.Width, 1e-9)
	require.Equal(t, strings.TrimRightFunc(clean[l.Start:l.End], hangs), shown)
	if l.Width > max(width, 0)+1e-6 {
		require.True(t, graphemes(shown) == 1 || len(l.Runs) == 1 && l.Runs[0].Art != nil, "%q is wider than %g", shown, width)
	}
}

// hangs tells which spaces have no width at the end of a line.
func hangs(r rune) bool {
	return r == ' ' || r == '\n' || r == 0x3000 || r >= 0x2000 && r <= 0x200A && r != 0x2007
}

func graphemes(s string) int {
	var seg segmenter.Segmenter
	seg.InitWithString(s)
	n := 0
	for it := seg.GraphemeIterator(); it.Next(); n++ {
		it.Grapheme()
	}
	return n
}

func TestBreakLaws(t *testing.T) {
	ts := newTypesetter(t)
	rapid.Check(t, func(t *rapid.T) {
		check(t, ts, texts().Draw(t, "text"), styles().Draw(t, "style"), widths().Draw(t, "width"))
	})
}

func TestBreakIsRepeatable(t *testing.T) {
	ts, other := newTypesetter(t), newTypesetter(t)
	rapid.Check(t, func(t *rapid.T) {
		text, style, width := texts().Draw(t, "text"), styles().Draw(t, "style"), widths().Draw(t, "width")
		first := ts.Break(text, style, width)
		require.Equal(t, first, ts.Break(text, style, width))
		require.Equal(t, first, ts.Break(typeset.Sanitize(text), style, width))
		require.Equal(t, lines(first), lines(other.Break(text, style, width)))
	})
}

func TestWideningNeverAddsLines(t *testing.T) {
	ts := newTypesetter(t)
	rapid.Check(t, func(t *rapid.T) {
		text, style := texts().Draw(t, "text"), styles().Draw(t, "style")
		width := rapid.Float64Range(0, 300).Draw(t, "width")
		wider := width + rapid.Float64Range(0, 50).Draw(t, "more")
		require.LessOrEqual(t, len(ts.Break(text, style, wider).Lines), len(ts.Break(text, style, width).Lines))
	})
}

func TestMeasureIsTheWidthThatFits(t *testing.T) {
	ts := newTypesetter(t)
	rapid.Check(t, func(t *rapid.T) {
		text, style := texts().Draw(t, "text"), styles().Draw(t, "style")
		width := ts.Measure(text, style)
		free := ts.Break(text, style, math.Inf(1))
		require.InDelta(t, width, free.Width, 0)
		require.Equal(t, lines(free), lines(ts.Break(text, style, width)))
		require.Equal(t, strings.Count(typeset.Sanitize(text), "\n"), max(len(free.Lines)-1, 0))
	})
}

func TestChinesePunctuationStaysInPlace(t *testing.T) {
	ts := newTypesetter(t)
	pieces := rapid.SampledFrom(strings.Fields("客户 比较 三家 供应商 并且 演示 ， 。 、 ； ： ！ ？ …… —— （内部） 《购买指南》 “最好” “ABC” 「引用」 【注】 约翰·史密斯 50% 2024年 CRM ……” 。） ？！"))
	rapid.Check(t, func(t *rapid.T) {
		text := "客户" + strings.Join(rapid.SliceOfN(pieces, 1, 30).Draw(t, "text"), "")
		// Wide enough for the longest chain of marks the pieces can make.
		if longestChain(text) > 6 {
			t.Skip()
		}
		width := rapid.Float64Range(140, 400).Draw(t, "width")
		for _, line := range lines(ts.Break(text, typeset.Style{Size: 12}, width)) {
			first, _ := utf8.DecodeRuneInString(line)
			last, _ := utf8.DecodeLastRuneInString(line)
			require.False(t, strings.ContainsRune("、。，！？；：）」』】》”’…·%", first), "%q starts badly", line)
			require.False(t, strings.ContainsRune("（「『【《“‘", last), "%q ends badly", line)
		}
	})
}

// longestChain gives the length of the longest chain of characters without an
// ideograph.
func longestChain(text string) int {
	longest, n := 0, 0
	for _, r := range text {
		n++
		if unicode.Is(unicode.Han, r) {
			n = 0
		}
		longest = max(longest, n)
	}
	return longest
}

func TestSanitizeLaws(t *testing.T) {
	visible := func(s string) string {
		var b strings.Builder
		for _, r := range norm.NFD.String(strings.ToValidUTF8(s, "\uFFFD")) {
			if unicode.IsGraphic(r) && !unicode.IsSpace(r) && !unicode.Is(unicode.Variation_Selector, r) && !unicode.Is(unicode.Other_Default_Ignorable_Code_Point, r) {
				b.WriteRune(r)
			}
		}
		return norm.NFD.String(strings.ReplaceAll(b.String(), "\uFFFD", "")) // marks may have come together
	}
	rapid.Check(t, func(t *rapid.T) {
		text := texts().Draw(t, "text")
		clean := typeset.Sanitize(text)
		require.True(t, utf8.ValidString(clean))
		require.True(t, norm.NFC.IsNormalString(clean))
		require.Equal(t, clean, typeset.Sanitize(clean))
		require.Equal(t, visible(text), visible(clean), "nothing visible is lost")
	})
}

func TestTypesetterIsSafeForConcurrentUse(t *testing.T) {
	ts := newTypesetter(t)
	want := newTypesetter(t)
	done := make(chan []string)
	const text = "Ask 客户 “什么” 👍🏽 at 𠮷野家, don’t wait… ★"
	for range 8 {
		go func() {
			var all []string
			for _, text := range append(cards(50), text) {
				all = append(all, lines(ts.Break(text, typeset.Style{Size: 12}, 80))...)
				for _, r := range text {
					ts.Outline(typeset.Han, r)
				}
			}
			done <- all
		}()
	}
	var expected []string
	for _, text := range append(cards(50), text) {
		expected = append(expected, lines(want.Break(text, typeset.Style{Size: 12}, 80))...)
	}
	for range 8 {
		require.Equal(t, expected, <-done)
	}
}

func FuzzBreak(f *testing.F) {
	for _, s := range append(cards(6), "", "\x00\xff", "👩‍💻🇩🇪1️⃣❤️🏴󠁧󠁢󠁳󠁣󠁴󠁿", "\u200d\ufe0f\u20e3#\u20e3", "“a”’b‘c”", "e\u0301\u0301\u0301", "  \n\n \u3000", "\U0010ffff\ufffe", "ab\u00adc\u202e", "\U0001f1ea\ufe0f0", "がプ한글กำ") {
		f.Add(s, 80.0, false)
	}
	ts := newTypesetter(f)
	f.Fuzz(func(t *testing.T, text string, width float64, bold bool) {
		style := typeset.Style{Size: 12, Bold: bold}
		check(t, ts, text, style, width)
		clean := typeset.Sanitize(text)
		require.Equal(t, clean, typeset.Sanitize(clean))
		require.Equal(t, lines(ts.Break(text, style, ts.Measure(text, style))), lines(ts.Break(text, style, math.Inf(1))))
	})
}
