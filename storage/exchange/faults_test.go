package exchange_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"waymark/domain/fault"
	"waymark/domain/journey"
	"waymark/storage/exchange"
)

// good is a small project into which the tests put one mistake each.
const good = `{
  "format": "waymark", "version": 1,
  "project": {"id": "p1", "title": "Test"},
  "personas": [{"id": "dir", "name": "Director"}],
  "sources": [{"id": "src1", "title": "Talks"}],
  "maps": [{
    "id": "m1", "title": "Map", "personas": ["dir"], "print": {"paper": "a3"},
    "stages": [{"id": "s1", "name": "Trigger", "steps": [{"id": "t1"}]}],
    "lanes": [{"id": "l1", "kind": "touchpoints"}],
    "cards": [{"id": "c1", "lane": "l1", "step": "t1", "text": "Search", "importance": 5}],
    "emotions": [{"persona": "dir", "step": "t1", "value": -1.5}]
  }, {
    "id": "m2", "stages": [{"id": "s2", "steps": [{"id": "t2"}]}], "lanes": [{"id": "l2"}]
  }],
  "comments": [{"id": "k1", "on": "c1", "time": "2026-11-21T10:00:00Z"}],
  "attachments": []
}`

func TestWhatCannotBeReadIsRefusedWithItsPlace(t *testing.T) {
	_, err := exchange.Import([]byte(good))
	require.NoError(t, err)

	cases := []struct {
		name     string
		old, new string // in good
		code     fault.Code
		says     string // in the sentence
	}{
		{"comma missing", `"version": 1,`, `"version": 1`, exchange.CodeSyntax, "line 3, column 3: a comma or } should stand here, not “\"”"},
		{"comma too many", `"attachments": []`, `"attachments": [],`, exchange.CodeSyntax, "line 16, column 20: this comma must go"},
		{"comma too many in a list", `["dir"]`, `["dir",]`, exchange.CodeSyntax, "this comma must go, because ] follows"},
		{"end missing", "\n}", "\n", exchange.CodeSyntax, "ends too early"},
		{"more after the end", "\n}", "\n} {}", exchange.CodeSyntax, "line 17, column 3: the project ends here, but more follows"},
		{"single quotes", `"Map"`, `'Map'`, exchange.CodeSyntax, "double quotes"},
		{"bare key", `"title": "Map"`, `title: "Map"`, exchange.CodeSyntax, "a key in double quotes should stand here, not “t”"},
		{"comment", `"version": 1,`, `"version": 1, // one`, exchange.CodeSyntax, "JSON knows no comments"},
		{"line break in a text", `"Map"`, "\"M\nap\"", exchange.CodeSyntax, `\n`},
		{"control character", `"Map"`, "\"M\x01ap\"", exchange.CodeSyntax, `\u0001`},
		{"text without end", `"attachments": []`, `"attachments`, exchange.CodeSyntax, "end of its line"},
		{"wrong escape", `"Map"`, `"C:\Map"`, exchange.CodeSyntax, `\\`},
		{"half a character", `"Map"`, `"\ud83d"`, exchange.CodeSyntax, "half of a character"},
		{"no number", `-1.5`, `NaN`, exchange.CodeSyntax, "a value should stand here, not “N”"},
		{"number with zeros", `-1.5`, `-01.5`, exchange.CodeSyntax, "must not begin with 0"},
		{"half a number", `-1.5`, `-1.`, exchange.CodeSyntax, "digit is missing"},
		{"colon missing", `"Map"`, `: "Map"`, exchange.CodeSyntax, "should stand here, not “:”"},
		{"column counts characters", `"title": "Test"}`, `"title": "采购旅程" x}`, exchange.CodeSyntax, "line 3, column 43:"},
		{"invalid UTF-8", `"Map"`, "\"M\xe4p\"", exchange.CodeNotText, "Line 7, column 28"},

		{"foreign", `"format": "waymark", "version": 1,`, `"name": "x",`, exchange.CodeNotWaymark, "foreign key “name”"},
		{"other format", `"waymark"`, `"figma"`, exchange.CodeNotWaymark, "“format”"},
		{"newer", `"version": 1`, `"version": 2`, exchange.CodeNewerVersion, "newer Waymark"},
		{"older", `"version": 1`, `"version": 0`, journey.CodeInvalidValue, "version (line 2) must be 1"},
		{"version as text", `"version": 1`, `"version": "1"`, exchange.CodeWrongType, "version (line 2) must be the number 1, not a text"},

		{"unknown key", `"importance": 5`, `"importance": 5, "colour": "#fff"`, exchange.CodeUnknownKey, "maps[0].cards[0].colour (line 10) is not a key of a card; did you mean “color”?"},
		{"unknown key, swapped letters", `"name": "Trigger"`, `"gaol": "Trigger"`, exchange.CodeUnknownKey, "maps[0].stages[0].gaol (line 8) is not a key of a stage; did you mean “goal”?"},
		{"unknown key, other sense", `"name": "Trigger"`, `"title": "Trigger"`, exchange.CodeUnknownKey, "did you mean “name”?"},
		{"unknown key, other case", `"project": {"id"`, `"project": {"ID"`, exchange.CodeUnknownKey, "did you mean “id”?"},
		{"unknown key at the top", `"comments"`, `"remarks": [], "comments"`, exchange.CodeUnknownKey, "remarks (line 15) is not a key of a project file; its keys are format, version"},
		{"setting of print that is no text", `"paper": "a3"`, `"size": 3`, exchange.CodeWrongType, "maps[0].print.size (line 7)"},
		{"key twice", `"title": "Map"`, `"title": "Map", "title": "Other"`, exchange.CodeDuplicateKey, "maps[0].title (line 7) stands twice"},

		{"number for a text", `"Map"`, `7`, exchange.CodeWrongType, "maps[0].title (line 7) must be a text in quotes, not a number"},
		{"null for a text", `"Map"`, `null`, exchange.CodeWrongType, "not null"},
		{"text for a number", `"importance": 5`, `"importance": "5"`, exchange.CodeWrongType, "maps[0].cards[0].importance (line 10) must be a number, not a text in quotes"},
		{"number for a flag", `"importance": 5`, `"momentOfTruth": 1`, exchange.CodeWrongType, "must be true or false, not a number"},
		{"text for a set", `["dir"]`, `"dir"`, exchange.CodeWrongType, "maps[0].personas (line 7) must be a list in brackets, not a text"},
		{"object for a list", `"comments": [`, `"actions": {}, "comments": [`, exchange.CodeWrongType, "must be a list in brackets, not an object"},
		{"text in a list of records", `"personas": [{`, `"personas": ["x", {`, exchange.CodeWrongType, "personas[0] (line 4) must be an object in braces"},
		{"the whole is a list", good, `[]`, exchange.CodeNotWaymark, "a list"},
		{"the whole is a text", good, `"waymark"`, exchange.CodeNotWaymark, "a text"},
		{"nothing at all", good, " \n", exchange.CodeSyntax, "empty"},
		{"UTF-16", good, "\xff\xfe{\x00}\x00", exchange.CodeNotText, "UTF-16"},

		{"double id", `"id": "m2"`, `"id": "m1"`, journey.CodeDuplicateID, "maps[1] (line 12) has the id “m1”, which maps[0] (line 6) has already"},
		{"double id of two kinds", `"id": "l1", "kind"`, `"id": "s1", "kind"`, journey.CodeDuplicateID, "maps[0].lanes[0] (line 9) has the id “s1”"},
		{"double id with the project", `"id": "m2"`, `"id": "p1"`, journey.CodeDuplicateID, "has the id “p1”, which project (line 3)"},
		{"double emotion", `"emotions": [`, `"emotions": [{"persona": "dir", "step": "t1"}, `, journey.CodeDuplicateID, "maps[0].emotions[1] (line 11) is a second emotion"},
		{"bad id", `"id": "c1"`, `"id": "c 1"`, journey.CodeInvalidID, "maps[0].cards[0].id (line 10) is no id"},
		{"empty id", `"id": "c1"`, `"id": ""`, journey.CodeInvalidID, "is no id"},
		{"dangling lane", `"lane": "l1"`, `"lane": "l9"`, journey.CodeDangling, "maps[0].cards[0].lane (line 10) names the lane “l9”, which does not exist"},
		{"dangling in a set", `"importance": 5`, `"sources": ["src1", "src2"]`, journey.CodeDangling, "maps[0].cards[0].sources (line 10) names the source “src2”"},
		{"dangling comment", `"on": "c1"`, `"on": "c9"`, journey.CodeDangling, "comments[0].on (line 15)"},
		{"dangling emotion", `"persona": "dir"`, `"persona": "cfo"`, journey.CodeDangling, "maps[0].emotions[0].persona (line 11) names the persona “cfo”"},
		{"reference to another kind", `"importance": 5`, `"picture": "src1"`, journey.CodeDangling, "names “src1”, which is a source, not an attachment"},
		{"lane of another map", `"lane": "l1"`, `"lane": "l2"`, journey.CodeWrongMap, "maps[0].cards[0].lane (line 10) names the lane “l2”, which belongs to another map"},
		{"step of another map", `"step": "t1", "text"`, `"step": "t2", "text"`, journey.CodeWrongMap, "names the step “t2”"},
		{"last step of another map", `"importance": 5`, `"lastStep": "t2"`, journey.CodeWrongMap, "maps[0].cards[0].lastStep (line 10)"},
		{"no lane", `"lane": "l1", `, ``, exchange.CodeMissingKey, "maps[0].cards[0] (line 10) needs a “lane”"},
		{"no persona", `"persona": "dir", `, ``, exchange.CodeMissingKey, "needs a “persona”"},
		{"comment on nothing", `"on": "c1", `, ``, exchange.CodeMissingKey, "comments[0] (line 15) needs an “on”"},
		{"picture without data", `"attachments": []`, `"attachments": [{"type": "image/png"}]`, exchange.CodeMissingKey, "attachments[0] (line 16) needs “data”"},
		{"stage without step", `[{"id": "t1"}]`, `[]`, journey.CodeEmptyStage, "maps[0].stages[0] (line 8) has no step"},

		{"out of range", `"importance": 5`, `"importance": 6`, journey.CodeInvalidValue, "maps[0].cards[0].importance (line 10) must be a number from 0 to 5"},
		{"far out of range", `-1.5`, `-1e999`, journey.CodeInvalidValue, "must be a number from −2 to 2"},
		{"not whole", `"importance": 5`, `"importance": 4.5`, journey.CodeInvalidValue, "must be a whole number"},
		{"not one of", `"kind": "touchpoints"`, `"kind": "touchpoint"`, journey.CodeInvalidValue, "maps[0].lanes[0].kind (line 9) must be one of goals, doing"},
		{"no colour", `"importance": 5`, `"color": "red"`, journey.CodeInvalidValue, "#2f6fb0"},
		{"no date", `"title": "Map"`, `"reviewOn": "1.2.2027"`, journey.CodeInvalidValue, "2026-08-01"},
		{"no time", `2026-11-21T10:00:00Z`, `yesterday`, journey.CodeInvalidValue, "comments[0].time (line 15) must be a time"},
		{"year beyond all", `2026-11-21T10:00:00Z`, `0000-01-01T00:00:00+10:00`, journey.CodeInvalidValue, "years 1 to 9999"},
		{"text too long", `"Map"`, `"` + strings.Repeat("旅", 20_001) + `"`, journey.CodeInvalidValue, "maps[0].title (line 7) is longer than 20000 characters"},
		{"no base64", `"attachments": []`, `"attachments": [{"data": "***"}]`, journey.CodeInvalidValue, "base64"},
		{"no picture", `"attachments": []`, `"attachments": [{"data": "aGVsbG8="}]`, journey.CodeInvalidValue, "neither a PNG nor a JPEG"},
		{"empty picture", `"attachments": []`, `"attachments": [{"data": ""}]`, journey.CodeInvalidValue, "attachments[0].data (line 16) is empty"},
		{"damaged picture", `"attachments": []`, `"attachments": [{"id": "` + strings.Repeat("0", 64) + `", "data": "iVBORw0KGgo="}]`, journey.CodePictureDigest, "SHA-256"},
		{"depth", `"version": 1`, `"version": ` + strings.Repeat(`[`, 1000) + strings.Repeat(`]`, 1000), exchange.CodeTooDeep, "more than 32 deep"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			require.Contains(t, good, c.old)
			data := strings.Replace(good, c.old, c.new, 1)
			_, err := exchange.Import([]byte(data))
			require.Error(t, err)
			require.Contains(t, err.Error(), c.says)
			require.Equal(t, c.code, fault.CodeOf(err), err.Error())
			require.NotContains(t, err.Error(), "%!", "a format that does not fit")
			require.Regexp(t, `[^.?][.?]$`, err.Error(), "a sentence ends once")
			require.NotContains(t, err.Error(), "\n")
		})
	}
}

func TestTheLongestTextIsWelcome(t *testing.T) {
	long := strings.Repeat("旅", journey.MaxText)
	doc, err := exchange.Import([]byte(strings.Replace(good, `"Map"`, `"`+long+`"`, 1)))
	require.NoError(t, err)
	require.Equal(t, long, doc.Maps.Get("m1").Title)
}

func TestTooLargeIsRefused(t *testing.T) {
	_, err := exchange.Read(endless{})
	require.Equal(t, exchange.CodeTooLarge, fault.CodeOf(err))
	data, err := exchange.Read(strings.NewReader(good))
	require.NoError(t, err)
	require.Equal(t, good, string(data))
}

// endless is a stream of blanks.
type endless struct{}

func (endless) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = ' '
	}
	return len(p), nil
}

func TestDefaults(t *testing.T) {
	doc, err := exchange.Import([]byte("\ufeff" + `{"maps": [{"stages": [{"name": "Only a name"}], "lanes": [{"id": "l"}]}]}`))
	require.NoError(t, err)
	require.Equal(t, "en", doc.Project.Language)
	require.Equal(t, journey.DefaultReviewMonths, doc.Project.ReviewEveryMonths)
	m := doc.MapsInOrder()[0]
	require.True(t, journey.ValidID(string(m.ID)))
	require.Equal(t, journey.Current, m.State)
	stages := doc.StagesOf(m.ID)
	require.Len(t, stages, 1)
	require.Len(t, doc.StepsOf(stages[0].ID), 1, "every stage has a step")
	require.Equal(t, journey.TextLane, doc.Lanes.Get("l").LaneKind)

	doc, err = exchange.Import([]byte(`{}`))
	require.NoError(t, err)
	require.Zero(t, doc.Maps.Len())
}

func TestTimesAreKeptInUTC(t *testing.T) {
	doc, err := exchange.Import([]byte(strings.Replace(good, "2026-11-21T10:00:00Z", "2026-11-21T18:00:00.75+08:00", 1)))
	require.NoError(t, err)
	require.Contains(t, export(t, doc), `"time": "2026-11-21T10:00:00Z"`)
}

func TestExportEscapesNoMoreThanNeeded(t *testing.T) {
	doc, err := exchange.Import([]byte(good))
	require.NoError(t, err)
	doc.Project.Title = "<b>&\"\\/\u2028\x00 采购 👍\u00e9"
	require.Contains(t, export(t, doc), `"title": "<b>&\"\\/`+"\u2028"+`\u0000 采购 👍é"`)
}

func TestExportWritesTheForm(t *testing.T) {
	doc, err := exchange.Import([]byte(good))
	require.NoError(t, err)
	text := export(t, doc)
	require.True(t, strings.HasPrefix(text, "{\n  \"format\": \"waymark\",\n  \"version\": 1,\n  \"project\": {\n    \"id\": \"p1\","), text)
	for _, line := range []string{
		`      "personas": ["dir"],`, `      "views": [],`, `        "paper": "a3",`, `          "value": -1.5,`, `  "attachments": []`,
	} {
		require.Contains(t, text, line+"\n")
	}
	require.NotContains(t, text, "copyId")
}
