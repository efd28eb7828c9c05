package cli_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"waymark/domain/edit"
	"waymark/resources/i18n"
)

func decode(t *testing.T, text string) (v any) {
	t.Helper()
	require.NoError(t, json.Unmarshal([]byte(text), &v))
	return v
}

// at follows keys and indices into decoded JSON.
func at(t *testing.T, v any, path ...any) any {
	t.Helper()
	for _, p := range path {
		switch p := p.(type) {
		case string:
			require.Contains(t, v, p)
			v = v.(map[string]any)[p]
		case int:
			require.Greater(t, len(v.([]any)), p)
			v = v.([]any)[p]
		}
	}
	return v
}

func TestTemplates(t *testing.T) {
	c := in(t, t.TempDir())
	list := decode(t, c.good("templates", "--json")).([]any)
	require.Len(t, list, 8)
	plain := c.good("templates")
	require.Equal(t, 8, strings.Count(plain, "\n"))
	for i := range list {
		require.Contains(t, plain, at(t, list, i, "id"))
		require.NotEmpty(t, at(t, list, i, "title", "zh-Hant"))
	}
}

func TestNewMakesEveryTemplateInEveryLanguage(t *testing.T) {
	c := in(t, t.TempDir())
	for _, template := range decode(t, c.good("templates", "--json")).([]any) {
		id := at(t, template, "id").(string)
		for _, lang := range []string{"en", "zh-Hans", "zh-Hant"} {
			c.good("new", "--template", id, "--lang", lang, id+lang)
			c.good("check", id+lang)
			info := decode(t, c.good("info", "--json", id+lang))
			require.Equal(t, lang, at(t, info, "project", "language"))
			require.EqualValues(t, at(t, template, "stages"), at(t, info, "maps", 0, "stages"))
		}
	}
}

func TestNew(t *testing.T) {
	c := in(t, t.TempDir())
	c.good("new", "a.waymark")
	c.good("new", "b.waymark", "--title", "旅程 <&> “x”", "--lang=zh-Hant")
	a, b := decode(t, c.good("info", "a.waymark", "--json")), decode(t, c.good("info", "b.waymark", "--json"))
	require.Equal(t, "en", at(t, a, "project", "language"), "the system's language is the default")
	require.Equal(t, "旅程 <&> “x”", at(t, b, "project", "title"))
	require.Equal(t, "旅程 <&> “x”", at(t, b, "maps", 0, "title"))
	require.NotEqual(t, at(t, a, "project", "id"), at(t, b, "project", "id"), "ids are fresh each time")
	require.NotEqual(t, at(t, a, "maps", 0, "id"), at(t, b, "maps", 0, "id"))

	c.env = []string{"LANG=zh_TW.UTF-8"}
	c.good("new", "c.waymark")
	require.Equal(t, "zh-Hant", at(t, decode(t, c.good("info", "c.waymark", "--json")), "project", "language"))

	require.Contains(t, c.bad(1, "new", "a.waymark"), "--force")
	c.good("new", "--force", "a.waymark")
}

func TestInfoAndCheck(t *testing.T) {
	c := in(t, sample(t))
	info := decode(t, c.good("info", "--json", "plan.waymark"))
	require.EqualValues(t, 7, at(t, info, "maps", 0, "stages"))
	require.EqualValues(t, 54, at(t, info, "counts", "cards"))
	require.EqualValues(t, 54, at(t, info, "maps", 0, "cards"))
	require.EqualValues(t, 2, at(t, info, "counts", "personas"))
	require.EqualValues(t, 0, at(t, info, "changes"))
	plain := c.good("info", "plan.waymark")
	require.Contains(t, plain, "7 stages")
	require.Contains(t, plain, "Operations director")
	require.Contains(t, c.good("check", "plan.waymark"), "plan.waymark is sound")
}

func TestCheckTellsOfEditsByOtherPrograms(t *testing.T) {
	folder := sample(t)
	data := []byte(read(t, folder, "plan.waymark"))
	write(t, folder, "plan.waymark", string(data[:len(data)-len(data)%4096])) // without the trailer, as other programs leave it
	out := in(t, folder).good("check", "plan.waymark")
	require.Contains(t, out, "changed by another program")
}

func TestExport(t *testing.T) {
	c := in(t, sample(t))
	c.good("export", "plan.waymark", "-o", "plan.svg")
	c.good("export", "plan.waymark", "-o", "plan.PNG", "--scale", "1")
	require.Contains(t, read(t, c.folder, "plan.svg"), "Live demo")
	require.True(t, strings.HasPrefix(read(t, c.folder, "plan.PNG"), "\x89PNG"))
	require.Equal(t, read(t, c.folder, "plan.json"), c.good("export", "plan.waymark", "-o", "-"))
	require.Contains(t, c.bad(1, "export", "plan.waymark", "-o", "plan.svg"), "--force replaces it")
	c.good("export", "plan.waymark", "-o", "plan.svg", "--force")
}

func TestExportToPaper(t *testing.T) {
	c := in(t, sample(t))
	box := func(args ...string) (width, height string) {
		c.good(append([]string{"export", "plan.waymark", "-o", "plan.pdf", "--force"}, args...)...)
		data := read(t, c.folder, "plan.pdf")
		require.True(t, strings.HasPrefix(data, "%PDF-"))
		m := regexp.MustCompile(`/MediaBox ?\[0 0 ([0-9]+)\.?[0-9]* ([0-9]+)\.?[0-9]*\]`).FindStringSubmatch(data)
		require.NotNil(t, m)
		return m[1], m[2]
	}
	for _, want := range []struct {
		args          []string
		width, height string
	}{
		{nil, "1190", "841"}, // A3; a journey lies
		{[]string{"--orientation", "landscape"}, "1190", "841"},
		{[]string{"--paper", "A4"}, "841", "595"},
		{[]string{"--paper", "a0", "--orientation", "Landscape"}, "3370", "2383"},
		{[]string{"--paper", "letter", "--orientation", "portrait"}, "612", "792"},
		{[]string{"--paper", "tabloid", "--orientation=auto"}, "1224", "792"},
		{[]string{"--paper", "300x600mm"}, "1700", "850"},
		{[]string{"--poster", "a2", "--orientation", "portrait"}, "595", "841"},
		{[]string{"--layout", "poster", "--poster", "900mm", "--paper", "a3", "--orientation", "landscape"}, "1190", "841"},
	} {
		width, height := box(want.args...)
		require.Equal(t, []string{want.width, want.height}, []string{width, height}, "%v", want.args)
	}
	c.stdin = `{"maps": [{"id": "` + at(t, decode(t, c.good("info", "--json", "plan.waymark")), "maps", 0, "id").(string) + `", "print": {"paper": "a4", "orientation": "landscape"}}]}`
	c.good("import", "-", "--into", "plan.waymark")
	width, height := box()
	require.Equal(t, []string{"841", "595"}, []string{width, height}, "how the map was last printed")
}

func TestSourceDateEpochMakesPDFsReproducible(t *testing.T) {
	c := in(t, sample(t))
	c.env = []string{"SOURCE_DATE_EPOCH=1700000000", "TZ=Asia/Shanghai"}
	c.good("export", "plan.waymark", "-o", "1.pdf")
	c.env = []string{"SOURCE_DATE_EPOCH=1700000000", "TZ=America/New_York"}
	c.good("export", "plan.waymark", "-o", "2.pdf")
	require.Equal(t, read(t, c.folder, "1.pdf"), read(t, c.folder, "2.pdf"))
	require.Contains(t, read(t, c.folder, "1.pdf"), "D:20231114221320")
	for _, wrong := range []string{"yesterday", "-1", "1e9", "99999999999999999999"} {
		c.env = []string{"SOURCE_DATE_EPOCH=" + wrong}
		require.Contains(t, c.bad(2, "export", "plan.waymark", "-o", "3.pdf"), "SOURCE_DATE_EPOCH must be")
	}
}

func TestExportFindsTheMap(t *testing.T) {
	c := in(t, t.TempDir())
	c.stdin = `{"maps": [{"id": "m1", "title": "Now"}, {"id": "m2", "title": "旅程 Next"}, {"id": "m3", "title": "Twin"}, {"id": "m4", "title": "Twin"}]}`
	c.good("import", "-", "-o", "plan.waymark")
	text := func(args ...string) string {
		c.good(append([]string{"export", "plan.waymark", "-o", "out.svg", "--force"}, args...)...)
		return read(t, c.folder, "out.svg")
	}
	require.Contains(t, text(), "Now")
	require.Contains(t, text("--map", "m2"), "Next")
	require.Contains(t, text("--map", "旅程 Next"), "Next")
	require.Contains(t, text("--map", "旅程 next "), "Next")
	require.Contains(t, c.bad(1, "export", "plan.waymark", "-o", "x.svg", "--map", "Other"), "has no map “Other”; there is “Now”, “旅程 Next”")
	require.Contains(t, c.bad(1, "export", "plan.waymark", "-o", "x.svg", "--map", "Twin"), "m3, m4")
	c.stdin = `{}`
	c.good("import", "-", "-o", "empty.waymark")
	require.Contains(t, c.bad(1, "export", "empty.waymark", "-o", "x.svg"), "no map")
}

func TestImport(t *testing.T) {
	c := in(t, sample(t))
	c.good("import", "plan.json", "-o", "copy.waymark")
	require.Equal(t, read(t, c.folder, "plan.json"), c.good("export", "copy.waymark", "-o", "-"))
	require.Contains(t, c.bad(1, "import", "plan.json", "-o", "copy.waymark"), "--force replaces it")
	c.good("import", "plan.json", "-o", "copy.waymark", "--force")
	c.stdin = read(t, c.folder, "plan.json")
	c.good("import", "-", "-o", "piped.waymark")
	require.Equal(t, c.stdin, c.good("export", "piped.waymark", "-o", "-"))
}

func TestImportIntoIsOneChangeOfTheHistory(t *testing.T) {
	c := in(t, sample(t))
	before := read(t, c.folder, "plan.waymark")
	require.Contains(t, c.good("import", "plan.json", "--into", "plan.waymark"), "Nothing changed")
	require.Equal(t, before, read(t, c.folder, "plan.waymark"), "nothing to change, nothing written")

	write(t, c.folder, "new.json", strings.Replace(read(t, c.folder, "plan.json"), "Live demo", "Live tour", 1))
	require.Contains(t, c.good("import", "new.json", "--into", "plan.waymark"), "0 added, 1 updated, 0 removed")
	c.stdin = `{"comments": []}`
	c.good("import", "-", "--into", "plan.waymark")
	c.good("check", "plan.waymark")

	history := decode(t, c.good("history", "--json", "plan.waymark"))
	require.Len(t, history, 2)
	require.Equal(t, "Import “new.json”", at(t, history, 0, "label"))
	require.Equal(t, "Ann", at(t, history, 0, "author"))
	require.Equal(t, "import", at(t, history, 0, "verb"))
	require.EqualValues(t, 1, at(t, history, 0, "updated"))
	require.EqualValues(t, 2, at(t, history, 1, "removed"))
	require.Equal(t, []any{at(t, history, 0, "id")}, at(t, history, 1, "parents"))
	_, err := time.Parse(time.RFC3339, at(t, history, 0, "time").(string))
	require.NoError(t, err)
	plain := c.good("history", "plan.waymark")
	require.Equal(t, 2, strings.Count(plain, "\n"))
	require.Contains(t, plain, "Ann  Import “new.json”")
}

func TestHistoryTellsUndoAndRedo(t *testing.T) {
	folder := t.TempDir()
	saveStory(t, filepath.Join(folder, "plan.waymark"))
	history := decode(t, in(t, folder).good("history", "--json", "plan.waymark")).([]any)
	var labels []string
	for i := range history {
		labels = append(labels, at(t, history, i, "label").(string))
	}
	require.Equal(t, []string{
		"Add card “Live demo”", "Move card “Live demo”", "Undo: Move card “Live demo”", "Redo: Move card “Live demo”",
	}, labels)
	require.Equal(t, at(t, history, 1, "id"), at(t, history, 2, "reverts"))
	place := at(t, history, 1, "records", 0, "fields", 0)
	require.Equal(t, "place", at(t, place, "name"))
	require.Equal(t, []any{"lane", "s2"}, at(t, place, "to", "parents"))
	require.Equal(t, "Live demo", at(t, history, 1, "records", 0, "title"))
	require.Equal(t, "added", at(t, history, 0, "records", 0, "change"))
}

func TestStrangeNamesSimplyWork(t *testing.T) {
	folder := t.TempDir()
	c := in(t, folder)
	for _, name := range []string{
		"with spaces", "what?", "#1", "100%", "100%20", "客户旅程", "a&b=c;d", "quote'\"s", "-dash", "naïve é", "emoji 👩‍🏫", "[x]", "$HOME", "~", "back\\slash",
		"file:x", ":memory:", "?mode=ro", "new\nline", strings.Repeat("长", 70),
	} {
		file := name + ".waymark"
		arg := file
		if strings.HasPrefix(name, "-") {
			arg = "./" + file
		}
		c.good("new", "--template", "restaurant", arg)
		require.FileExists(t, filepath.Join(folder, file))
		c.good("info", arg)
		c.good("export", arg, "-o", "./"+name+".json")
		c.good("export", arg, "-o", "./"+name+".svg")
		c.good("import", "./"+name+".json", "--into", arg)
		c.good("import", "./"+name+".json", "-o", arg, "--force")
	}
	sub := filepath.Join(folder, "a folder %41 # ?")
	require.NoError(t, os.Mkdir(sub, 0o755))
	c.good("new", filepath.Join(sub, "x.waymark"))
	names, err := os.ReadDir(sub)
	require.NoError(t, err)
	require.Len(t, names, 1, "nothing is left beside the file")
}

func TestTheWindow(t *testing.T) {
	c := in(t, t.TempDir())
	require.Contains(t, c.bad(1), "no display")
	require.Contains(t, c.bad(1, "plan.waymark"), "no display")
	c.env = []string{"DISPLAY=:1"}
	require.Contains(t, c.bad(1), "A window with “”")
	require.Contains(t, c.bad(1, "my plan.waymark"), "A window with “my plan.waymark”")
	c.env = []string{"WAYLAND_DISPLAY=wayland-0"}
	require.Contains(t, c.bad(1, "x"), "A window with “x”")
	write(t, c.folder, "infos", "a file with the name of a slip")
	require.Contains(t, c.bad(1, "infos"), "A window with “infos”")
}

func TestHelpAndVersion(t *testing.T) {
	c := in(t, t.TempDir())
	require.Equal(t, "waymark 1.2.3\n", c.good("--version"))
	help := c.good("--help")
	for _, name := range []string{"new", "templates", "info", "check", "export", "import", "history", "diff", "merge", "send", "versions", "restore"} {
		require.Contains(t, help, "\n  "+name+" ")
		about := c.good(name, "--help")
		require.Equal(t, about, c.good("help", name))
		require.Contains(t, about, "Examples:\n  waymark "+name)
		for line := range strings.SplitSeq(help, "\n") {
			require.LessOrEqual(t, len([]rune(line)), 120)
		}
	}
	require.NotContains(t, help, "completion")
}

func TestWrongUsage(t *testing.T) {
	c := in(t, sample(t))
	for _, args := range [][]string{
		{"--nonsense"},
		{"-x"},
		{"infos"},
		{"exprot", "plan.waymark"},
		{"a.waymark", "b.waymark"},
		{"info"},
		{"info", "a", "b"},
		{"info", "plan.waymark", "--jsn"},
		{"info", "plan.waymark", "--json=perhaps"},
		{"check"},
		{"history"},
		{"templates", "x"},
		{"help", "nonsense"},
		{"new"},
		{"new", "x.waymark", "--template"},
		{"new", "x.waymark", "--template", "nonsense"},
		{"new", "x.waymark", "--template", "index"},
		{"new", "x.waymark", "--template", "../templates/blank"},
		{"new", "x.waymark", "--lang", "de"},
		{"export"},
		{"export", "plan.waymark"},
		{"export", "plan.waymark", "-o"},
		{"export", "plan.waymark", "-o", ""},
		{"export", "plan.waymark", "-o", "plan"},
		{"export", "plan.waymark", "-o", "plan.gif"},
		{"export", "plan.waymark", "-o", "plan.waymark", "--force"},
		{"export", "plan.waymark", "-o", "x.pdf", "--paper", "a9"},
		{"export", "plan.waymark", "-o", "x.pdf", "--orientation", "sideways"},
		{"export", "plan.waymark", "-o", "x.png", "--scale", "0"},
		{"export", "plan.waymark", "-o", "x.png", "--scale", "-1"},
		{"export", "plan.waymark", "-o", "x.png", "--scale", "NaN"},
		{"export", "plan.waymark", "-o", "x.png", "--scale", "two"},
		{"export", "plan.waymark", "-o", "x.json", "--map", "m1"},
		{"import"},
		{"import", "plan.json"},
		{"import", "plan.json", "-o", "x.waymark", "--into", "plan.waymark"},
	} {
		message := c.bad(2, args...)
		require.Contains(t, message, "--help”)", "%v", args)
	}
	require.Contains(t, c.bad(2, "exprot"), "did you mean “export”")
	require.Contains(t, c.bad(2, "export", "plan.waymark", "-o", "x.pdf", "--paper", "a9"), "Choose one of A0, A1, A2, A3, A4, Tabloid")
}

func TestCommandsAreQuick(t *testing.T) {
	c := in(t, sample(t))
	for _, args := range [][]string{{"info", "plan.waymark"}, {"check", "plan.waymark"}, {"templates"}, {"--version"}} {
		var times []time.Duration
		for range 5 {
			start := time.Now()
			c.good(args...)
			times = append(times, time.Since(start))
		}
		slices.Sort(times)
		t.Log(args, times[0])
		require.Less(t, times[0], 250*time.Millisecond, "%v: fonts and icons are read only where something is drawn", args)
	}
}

func TestEveryVerbHasWords(t *testing.T) {
	for _, lang := range i18n.Languages() {
		words := i18n.For(lang)
		for _, v := range edit.Verbs() {
			require.True(t, words.Has("change."+string(v)), "%s in %s", v, lang)
		}
	}
}
