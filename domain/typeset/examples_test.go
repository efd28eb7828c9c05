package typeset_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"waymark/domain/typeset"
)

func TestSanitize(t *testing.T) {
	for name, c := range map[string][2]string{
		"plain":                       {"Plain “text”, 中文。", "Plain “text”, 中文。"},
		"invalid bytes":               {"ab\xe4c\xff", "ab\uFFFDc\uFFFD"},
		"normal form":                 {"e\u0301 \u212b", "é Å"},
		"line breaks":                 {"a\r\nb\rc\u2028d\u2029e\vf\fg\u0085h", "a\nb\nc\nd\ne\nf\ng\nh"},
		"tabs":                        {"a\tb", "a b"},
		"controls":                    {"a\x00b\x07c\x7fd\u0080e", "abcde"},
		"bidirectional controls":      {"\u202eabc\u202c\u2066d\u2069\u200e", "abcd"},
		"formats":                     {"soft\u00adhyphen\u200b\u2060\ufeff", "softhyphen"},
		"joiners outside emoji":       {"a\u200db\u200cc\u200d👍\u200d", "abc👍"},
		"selectors outside emoji":     {"a\ufe0fb\ufe0e中\U000e0100", "ab中"},
		"joined emoji":                {"👩\u200d💻 ❤\ufe0f\u200d🔥 👍🏽", "👩\u200d💻 ❤\ufe0f\u200d🔥 👍🏽"},
		"keycaps":                     {"1\ufe0f\u20e3 1\ufe0f2", "1\ufe0f\u20e3 12"},
		"text selector":               {"☺\ufe0e", "☺"},
		"tags of a flag":              {"🏴\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f!", "🏴\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f!"},
		"tags without end":            {"🏴\U000e0067\U000e0062!", "🏴!"},
		"tags alone":                  {"a\U000e0067\U000e007f", "a"},
		"noncharacters":               {"a\uffff\ufdd0\U0001fffe", "a\uFFFD\uFFFD\uFFFD"},
		"private and unassigned stay": {"\ue000\u0378", "\ue000\u0378"},
		"many marks":                  {"e" + strings.Repeat("\u0302", 40), "ê" + strings.Repeat("\u0302", 39)},
	} {
		require.Equal(t, c[1], typeset.Sanitize(c[0]), name)
	}
}

// runs shows the runs of a text on one line: L and H for text, E for art.
func runs(ts *typeset.Typesetter, text string) string {
	var parts []string
	for _, l := range ts.Break(text, typeset.Style{Size: 10}, 1e6).Lines {
		for _, r := range l.Runs {
			kind := [...]string{typeset.Latin: "L", typeset.Han: "H"}[r.Font]
			if r.Art != nil {
				kind = "E"
			}
			parts = append(parts, kind+"["+r.Text+"]")
		}
	}
	return strings.Join(parts, " ")
}

func TestRuns(t *testing.T) {
	ts := newTypesetter(t)
	for text, want := range map[string]string{
		"Website":              "L[Website]",
		"网站":                   "H[网站]",
		"官网 website 2024年":     "H[官网 ] L[website 2024] H[年]",
		"他说“好”。":               "H[他说“好”。]",
		"He said “好”.":         "L[He said “] H[好] L[”.]",
		"他说“hello”了":           "H[他说“] L[hello] H[”了]",
		"“你好”，he":              "H[“你好”，] L[he]",
		"“Hello” 你好":           "L[“Hello” ] H[你好]",
		"客户‘体验’don’t":          "H[客户‘体验’] L[don’t]",
		"等等……":                 "H[等等……]",
		"Wait…":                "L[Wait…]",
		"……":                   "L[……]",
		"…\n中…":                "L[…] H[中…]",
		"中文\n…wait":            "H[中文] L[…wait]", // the paragraph before does not count
		"A—B 甲——乙":             "L[A—B ] H[甲——乙]",
		"约翰·史密斯":               "H[约翰·史密斯]",
		"Marks & Spencer · UK": "L[Marks & Spencer · UK]",
		"（内部）(internal)":       "H[（内部）] L[(internal)]",
		"→ ★ 100％":             "H[→ ★ ] L[100] H[％]",
		"ok👍!":                 "L[ok] E[👍] L[!]",
		"👍🏽👩\u200d💻🇩🇪":         "E[👍🏽] E[👩\u200d💻] E[🇩🇪]",
		"🇽🇽":                   "E[🇽] E[🇽]", // no such flag: its letters
		"1️⃣1":                 "E[1️⃣] L[1]",
		"☎ ☎️ ⭐ ★\ufe0f":       "H[☎ ] E[☎️] H[ ] E[⭐] H[ ] E[★\ufe0f]",
		"❤":                    "E[❤]", // no text font has it
		"𠮷野家":                  "E[𠮷] H[野家]",
		"x\u0304":              "L[x\u0304]",
		"한국어":                  "H[한국어]",
		"שלום":                 "L[שלום]",
		"\uFFFD中\uFFFD":        "L[\uFFFD] H[中] L[\uFFFD]",
	} {
		require.Equal(t, want, runs(ts, text))
	}
}

// TestAir checks where a quarter of an em stands between Chinese and Latin.
func TestAir(t *testing.T) {
	ts := newTypesetter(t)
	style := typeset.Style{Size: 20}
	for text, want := range map[string]float64{
		"中a": 5, "a中": 5, "中1": 5, "中é": 5, "中α": 5, "あa": 5,
		"a中b": 10, "2024年3月": 15,
		"中 a": 0, "，a": 0, "中,": 0, "中（": 0, "a“中": 0, "中”": 0, "中👍": 0, "👍a": 0, "中\n1": 0, "ＡＢ1": 0,
		"中e\u0301": 5, "中x\u0304中": 10, // marks count as their letters
	} {
		sum := 0.0
		for _, l := range ts.Break(text, style, 1e6).Lines {
			air := l.Width
			for _, r := range l.Runs {
				air -= r.Width
			}
			sum += air
		}
		require.InDelta(t, want, sum, 1e-9, text)
	}
	// At the start of a line there is none.
	b := ts.Break("中文abc", style, ts.Measure("中文", style))
	require.Equal(t, []string{"中文", "abc"}, lines(b))
	require.Zero(t, b.Lines[1].Runs[0].X)
}

func TestBreakExamples(t *testing.T) {
	ts := newTypesetter(t)
	for _, c := range []struct {
		text  string
		em    float64 // width
		lines string  // lines, separated by bars
	}{
		{"客户比较供应商，并且申请演示。", 7, "客户比较供应|商，并且申请演|示。"},
		{"客户比较供应商，并且申请演示。", 8, "客户比较供应商，|并且申请演示。"},
		{"他说“好的”，然后离开", 3, "他说|“好|的”，|然后离|开"},
		{"参见《购买指南》第一章", 4.5, "参见《购|买指南》|第一章"},
		{"等等……然后", 3, "等|等……|然后"},
		{"（（中））", 2, "（（|中）|）"},    // nothing better fits
		{"（ABCDE）", 5, "（ABCD|E）"}, // a bracket does not stand alone
		{"( ab", 0.1, "(|a|b"},     // no line starts with the space
		{"中文Customer体验", 4, "中文|Custom|er体验"},
		{"a-b well-known", 4, "a-b well-|known"},
		{"price is $1,200.50 now", 6, "price is|$1,200.50|now"},
		{"down 3.5 % or 50%", 4, "down|3.5 % or|50%"},
		{"don't split", 2.5, "don't|split"},
		{"trailing    spaces", 4.4, "trailing|spaces"},
		{"  indented", 10, "  indented"},
		{"\u3000\u3000中文", 2, "|中文"},
		{"no\u00a0break here", 5, "no\u00a0break|here"},
		{"e\u0302\u0323e\u0302\u0323e\u0302\u0323", 0.1, "ệ|ệ|ệ"},
		{"x\u0304\u0308x\u0304\u0308", 0, "x\u0304\u0308|x\u0304\u0308"},
		{"👩\u200d💻🇩🇪👍🏽", 0, "👩\u200d💻|🇩🇪|👍🏽"},
		{"안녕하세요 여러분", 4, "안녕하세|요 여러|분"},
		{"one\n\n\ntwo\n", 9, "one|||two|"},
		{"\n", 9, "|"},
		{"   ", 9, ""},
		{"約翰·史密斯", 2, "約|翰·|史密|斯"},
	} {
		t.Run(fmt.Sprintf("%s in %g", c.text, c.em), func(t *testing.T) {
			b := ts.Break(c.text, typeset.Style{Size: 10}, c.em*10)
			require.Equal(t, c.lines, strings.Join(lines(b), "|"))
		})
	}
}

func TestMetrics(t *testing.T) {
	ts := newTypesetter(t)
	style := typeset.Style{Size: 10}
	b := ts.Break("Ågy漢", style, 100)
	require.InDelta(t, 13, b.LineHeight, 1e-9)
	require.InDelta(t, style.LineAscent(), b.Ascent, 1e-9)
	// Letters with accents and tails, ideographs and emoji stay in their line.
	for _, r := range "ÅÉgyqjŞ" {
		inLine(t, ts, typeset.Latin, r, style)
		inLine(t, ts, typeset.LatinBold, r, style)
	}
	for _, r := range "漢龘，「" {
		inLine(t, ts, typeset.Han, r, style)
		inLine(t, ts, typeset.HanBold, r, style)
	}
	for _, l := range ts.Break("👍 𠮷 ★\ufe0f", style, 100).Lines {
		for _, r := range l.Runs {
			if r.Art != nil {
				require.GreaterOrEqual(t, b.Ascent+r.ArtY, 0.0)
				require.LessOrEqual(t, b.Ascent+r.ArtY+r.ArtSize, b.LineHeight)
			}
		}
	}
	path, advance := ts.Outline(typeset.Latin, 'H')
	require.InDelta(t, typeset.CapHeight, -path.Bounds().Y, 1e-9)
	require.InDelta(t, ts.Advance(typeset.Latin, 'H'), advance, 0)
}

func inLine(t *testing.T, ts *typeset.Typesetter, font typeset.FontID, r rune, style typeset.Style) {
	t.Helper()
	require.True(t, ts.Covers(font, r))
	path, _ := ts.Outline(font, r)
	box := path.Transform(style.Size, 0, style.LineAscent()).Bounds()
	require.GreaterOrEqual(t, box.Y, 0.0, "%c", r)
	require.LessOrEqual(t, box.Bottom(), style.LineHeight(), "%c", r)
}

// TestUncoveredRunesShowABox checks that nothing a font lacks is invisible.
func TestUncoveredRunesShowABox(t *testing.T) {
	ts := newTypesetter(t)
	require.False(t, ts.Covers(typeset.Han, '한'))
	box, advance := ts.Outline(typeset.Han, '한')
	require.False(t, box.Empty())
	require.InDelta(t, 1, advance, 0)
	require.InDelta(t, 30, ts.Measure("한국어", typeset.Style{Size: 10}), 1e-9)
	for _, text := range []string{"𠮷", "\U0001d400", "🫠", "\U0010fffd"} {
		run := ts.Break(text, typeset.Style{Size: 10}, 100).Lines[0].Runs[0]
		require.NotNil(t, run.Art, text)
		require.NotEmpty(t, run.Art.Shapes, text)
		require.True(t, run.Art.Shapes[0].Inherit, "a box has the colour of its text")
		require.Equal(t, text, run.Text)
	}
}

// TestRareIdeographs checks those that the font has and a PDF text cannot hold.
func TestRareIdeographs(t *testing.T) {
	ts := newTypesetter(t)
	n := 0
	for r := rune(0x20000); r < 0x2F800; r++ { // after it stand those that normal form replaces
		if !ts.Covers(typeset.Han, r) {
			continue
		}
		n++
		line := ts.Break("中"+string(r)+"a", typeset.Style{Size: 10}, 100).Lines[0]
		require.Len(t, line.Runs, 3)
		require.InDelta(t, 20+2.5, line.Runs[2].X, 1e-9, "air as after any ideograph")
		run := line.Runs[1]
		require.InDelta(t, 10, run.X, 1e-9)
		require.InDelta(t, 10, run.Width, 1e-9)
		path, _ := ts.Outline(typeset.Han, r)
		require.Equal(t, path.Bounds().W, run.Art.Shapes[0].Path.Bounds().W)
		bold := ts.Break(string(r), typeset.Style{Size: 10, Bold: true}, 100).Lines[0].Runs[0]
		require.NotEqual(t, run.Art, bold.Art, "%c", r)
	}
	require.Greater(t, n, 100)
}

// TestWithoutEmojiFont checks that emoji are boxes then, and nothing fails.
func TestWithoutEmojiFont(t *testing.T) {
	files := fonts()
	files.Emoji = nil
	ts, err := typeset.New(files)
	require.NoError(t, err)
	require.Equal(t, "L[ok ] E[👍🏽] E[🇩] E[🇪] E[1️⃣] L[⭐❤]", runs(ts, "ok 👍🏽🇩🇪1️⃣⭐❤"))
}

// TestHostileTextsAreQuick feeds long texts of the kinds that would take
// forever if breaking looked back or ahead without bound.
func TestHostileTextsAreQuick(t *testing.T) {
	ts := newTypesetter(t)
	const n = 100_000
	start := time.Now()
	for _, unit := range []string{
		"…", "“", "“‘", "‘”", "\u0301", "👩\u200d", "🇩", "1️⃣", "(", "（", " ", "\n", "a", "中", "。", "🏴\U000e0067", "-", "1,", "\u200d",
		"👍🏽", "\u00a0", "x\u0304",
	} {
		text := strings.Repeat(unit, n/len(unit))
		for _, width := range []float64{0, 100, 1e9} {
			b := ts.Break(text, typeset.Style{Size: 10}, width)
			if len(b.Lines) > 0 {
				require.Equal(t, len(typeset.Sanitize(text)), b.Lines[len(b.Lines)-1].End)
			}
		}
	}
	require.Less(t, time.Since(start), 20*time.Second)
}
