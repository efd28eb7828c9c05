package cli_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"waymark/storage/export/exporttest"
)

func TestEveryLayoutIsPrinted(t *testing.T) {
	c := in(t, sample(t))
	require.NoError(t, os.WriteFile(filepath.Join(c.folder, "logo.png"), exporttest.PNG(t, exporttest.Photo(60, 20)), 0o600))
	for name, args := range map[string][]string{
		"sheet.pdf":    {"--layout", "sheet", "--paper", "300x900mm", "--margin", "15mm", "--logo", "logo.png"},
		"poster.pdf":   {"--poster", "a1", "--paper", "a3", "--overlap", "12mm"},
		"wide.pdf":     {"--layout", "poster", "--poster", "1200mm", "--without", "overview,legend"},
		"stages.pdf":   {"--layout", "stages", "--lang", "zh-Hant", "--grey"},
		"handouts.pdf": {"--layout", "handouts", "--parts", "agenda,canvas", "--wall", "a1", "--empty"},
	} {
		out := c.good(append([]string{"export", "plan.waymark", "-o", name}, args...)...)
		require.Contains(t, out, "Wrote "+name)
		require.True(t, strings.HasPrefix(read(t, c.folder, name), "%PDF-"))
	}
	require.Contains(t, c.good("export", "plan.waymark", "-o", "poster.pdf", "--poster", "a1", "--force"), " pages.")
	require.Contains(t, c.good("export", "plan.waymark", "-o", "small.pdf", "--paper", "100x150mm"), "smallest letters")
}

func TestPicturesOfAnyWidth(t *testing.T) {
	c := in(t, sample(t))
	c.good("export", "plan.waymark", "-o", "x.png", "--width", "800", "--transparent")
	require.Equal(t, "\x00\x00\x03\x20", read(t, c.folder, "x.png")[16:20])
	require.Equal(t, byte(6), read(t, c.folder, "x.png")[25], "with transparency")
	c.good("export", "plan.waymark", "-o", "x.svg", "--text", "outlines", "--lang", "zh-Hans")
	require.NotContains(t, read(t, c.folder, "x.svg"), "<text")
	c.good("export", "plan.waymark", "-o", "live.svg", "--transparent")
	require.Contains(t, read(t, c.folder, "live.svg"), "<text")
}

func TestMapComesBackFromItsPDF(t *testing.T) {
	c := in(t, sample(t))
	c.good("export", "plan.waymark", "-o", "plan.pdf")
	require.Contains(t, c.good("import", "plan.pdf", "-o", "back.waymark"), "Made back.waymark")
	c.good("check", "back.waymark")
	cards := func(file string) (n int) {
		var v struct{ Counts map[string]int }
		require.NoError(t, json.Unmarshal([]byte(c.good("info", "--json", file)), &v))
		require.Zero(t, v.Counts["comments"]*boolTo(file == "back.waymark"))
		return v.Counts["cards"]
	}
	require.Equal(t, cards("plan.waymark"), cards("back.waymark"))
	require.Contains(t, c.bad(1, "import", "plan.pdf", "-o", "back.waymark"), "--force replaces it")
	c.good("export", "plan.waymark", "-o", "bare.pdf", "--attach", "none")
	require.Contains(t, c.bad(1, "import", "bare.pdf", "-o", "x.waymark"), "carries no map")
	require.NoFileExists(t, filepath.Join(c.folder, "x.waymark"))
	c.bad(2, "import", "plan.pdf", "--into", "plan.waymark")
	c.bad(1, "import", "gone.pdf", "-o", "x.waymark")
}

func boolTo(b bool) int {
	if b {
		return 1
	}
	return 0
}

func TestWrongPrintOptionsSayWhatIsPossible(t *testing.T) {
	c := in(t, sample(t))
	for want, args := range map[string][]string{
		"Choose one of sheet, poster, stages, handouts":                   {"x.pdf", "--layout", "book"},
		"options --poster and --overlap belong to --layout poster":        {"x.pdf", "--layout", "sheet", "--poster", "a0"},
		"options --parts, --wall and --empty belong to --layout handouts": {"x.pdf", "--parts", "canvas"},
		"Choose one of A0, A1, A2, A3":                                    {"x.pdf", "--poster", "huge"},
		"Write one such as 10mm":                                          {"x.pdf", "--margin", "wide"},
		"is no part of the handouts":                                      {"x.pdf", "--layout", "handouts", "--parts", "cake"},
		"Choose one of map, project, none":                                {"x.pdf", "--attach", "all"},
		"Choose from header, footer":                                      {"x.pdf", "--without", "soul"},
		"is no language known here":                                       {"x.pdf", "--lang", "tlh"},
		"Choose live or outlines":                                         {"x.svg", "--text", "dead"},
		"a number of pixels from 16":                                      {"x.png", "--width", "wide"},
		"either --scale or --width":                                       {"x.png", "--width", "500", "--scale", "2"},
		"it belongs to .png":                                              {"x.pdf", "--width", "500"},
		"it belongs to .pdf":                                              {"x.png", "--layout", "poster"},
	} {
		require.Contains(t, c.bad(2, append([]string{"export", "plan.waymark", "-o"}, args...)...), want, "%v", args)
		require.NoFileExists(t, filepath.Join(c.folder, args[0]))
	}
}

func TestPrintsThatCannotBeMade(t *testing.T) {
	c := in(t, sample(t))
	write(t, c.folder, "broken.png", "\x89PNG\r\n\x1a\nnot really")
	write(t, c.folder, "bomb.png", bomb())
	for want, args := range map[string][]string{
		"broken.png":             {"--logo", "broken.png"},
		"bomb.png":               {"--logo", "bomb.png"},
		"gone.png":               {"--logo", "gone.png"},
		"margins leave no room":  {"--paper", "30x40mm", "--margin", "20mm"},
		"from 10 cm to 20 m":     {"--poster", "5mm"},
		"a third of the paper":   {"--poster", "a0", "--overlap", "100mm"},
		"sheets of paper":        {"--poster", "19000mm"},
		"exists already and was": nil,
	} {
		file := "never.pdf"
		if args == nil {
			file = "plan.json"
		}
		said := c.bad(1, append([]string{"export", "plan.waymark", "-o", file}, args...)...)
		require.Contains(t, said, want)
		require.NoFileExists(t, filepath.Join(c.folder, "never.pdf"))
	}
	files, err := os.ReadDir(c.folder)
	require.NoError(t, err)
	for _, f := range files {
		require.NotContains(t, f.Name(), "tmp", "nothing half-written is left")
	}
}

// bomb is the head of a PNG of two thousand million pixels.
func bomb() string {
	return "\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\xc3\x50\x00\x00\xc3\x50\x08\x06\x00\x00\x00\x9a\x76\x82\x70" + strings.Repeat("\x00", 64)
}

// remembering gives a folder with a project whose map was printed before and has
// saved views.
func remembering(t *testing.T, said map[string]any) *call {
	t.Helper()
	c := in(t, sample(t))
	c.good("export", "plan.waymark", "-o", "whole.json")
	var all map[string]any
	require.NoError(t, json.Unmarshal([]byte(read(t, c.folder, "whole.json")), &all))
	m := all["maps"].([]any)[0].(map[string]any)
	said["paper"], said["orientation"] = "letter", "portrait"
	m["print"] = said
	lane, stage := m["lanes"].([]any)[0].(map[string]any), m["stages"].([]any)[0].(map[string]any)
	m["views"] = []any{
		map[string]any{"id": "v1", "name": "For the board", "hiddenLanes": []any{lane["id"]}},
		map[string]any{"id": "v2", "name": "Twice", "hiddenStages": []any{stage["id"]}},
		map[string]any{"id": "v3", "name": "Twice"},
	}
	changed, err := json.Marshal(all)
	require.NoError(t, err)
	write(t, c.folder, "changed.json", string(changed))
	c.good("import", "changed.json", "-o", "plan.waymark", "--force")
	return c
}

// What no option says is as the window remembers it of the map.
func TestExportRemembersHowAMapWasPrinted(t *testing.T) {
	c := remembering(t, map[string]any{"language": "zh-Hans", "layout": "stages", "png-width": "900", "svg-outlines": "true"})
	require.Contains(t, c.good("export", "plan.waymark", "-o", "report.pdf"), " pages.")
	require.Regexp(t, `/MediaBox ?\[0 0 612\.00 792\.00\]`, read(t, c.folder, "report.pdf"))
	require.NotContains(t, c.good("export", "plan.waymark", "-o", "sheet.pdf", "--layout", "sheet"), " pages.")
	require.Contains(t, c.bad(2, "export", "plan.waymark", "-o", "x.pdf", "--parts", "canvas"), "not to stages")
	c.good("export", "plan.waymark", "-o", "x.png")
	require.Equal(t, "\x00\x00\x03\x84", read(t, c.folder, "x.png")[16:20])
	c.good("export", "plan.waymark", "-o", "y.png", "--scale", "0.1")
	require.NotEqual(t, "\x00\x00\x03\x84", read(t, c.folder, "y.png")[16:20])
	c.good("export", "plan.waymark", "-o", "x.svg")
	require.NotContains(t, read(t, c.folder, "x.svg"), "<text")
	c.good("export", "plan.waymark", "-o", "y.svg", "--text", "live")
	require.True(t, strings.Contains(read(t, c.folder, "y.svg"), "现状"), "in the language of the last print")

	pack := remembering(t, map[string]any{"layout": "handouts", "parts": "agenda"})
	require.NotContains(t, pack.good("export", "plan.waymark", "-o", "agenda.pdf", "--without", "none", "--logo", "none"), " pages.")
	require.Contains(t, pack.good("export", "plan.waymark", "-o", "more.pdf", "--parts", "agenda,canvas"), " pages.")
}

func TestSavedViewIsPrinted(t *testing.T) {
	c := remembering(t, map[string]any{})
	c.good("export", "plan.waymark", "-o", "board.svg", "--view", "for the board")
	require.True(t, strings.Contains(read(t, c.folder, "board.svg"), "Not shown: 1 lane"))
	c.good("export", "plan.waymark", "-o", "board.pdf", "--view", "v1", "--layout", "handouts", "--parts", "agenda")
	c.good("export", "plan.waymark", "-o", "all.svg")
	require.False(t, strings.Contains(read(t, c.folder, "all.svg"), "Not shown"))
	require.Contains(t, c.bad(1, "export", "plan.waymark", "-o", "x.svg", "--view", "gone"), "there is “For the board”, “Twice”")
	require.Contains(t, c.bad(1, "export", "plan.waymark", "-o", "x.svg", "--view", "Twice"), "name the one by its id: v2, v3")
	require.Contains(t, c.bad(2, "export", "plan.waymark", "-o", "x.json", "--view", "v1"), "--view has no place here")
	require.NoFileExists(t, filepath.Join(c.folder, "x.svg"))
	bare := in(t, sample(t))
	require.Contains(t, bare.bad(1, "export", "plan.waymark", "-o", "x.png", "--view", "v1"), "has no saved view")
}
