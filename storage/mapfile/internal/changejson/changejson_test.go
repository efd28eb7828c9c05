package changejson_test

import (
	"encoding/json"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"waymark/domain/edit"
	"waymark/domain/journey"
	"waymark/domain/journey/journeytest"
	"waymark/storage/mapfile/internal/changejson"
)

func none(string) []byte { return nil }

// pictures gives the blobs of a diff by name.
func pictures(d edit.Diff) func(string) []byte {
	blobs := make(map[string][]byte)
	changejson.Blobs(&edit.Change{Diff: d}, func(name string, data []byte) { blobs[name] = data })
	return func(name string) []byte { return blobs[name] }
}

func TestEveryChangeComesBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		from := journeytest.Random(t)
		to := journeytest.Edited(t, from)
		for _, diff := range []edit.Diff{edit.Compare(from, to), edit.Compare(to, from), edit.Compare(journey.New(from.Project), from)} {
			c := &edit.Change{
				ID: "c2", Author: journeytest.Text(t, "author"), Time: time.UnixMilli(1795255200123).UTC(), Parents: []journey.ID{"c1"},
				Label: edit.Label{Verb: edit.VerbEdit, Subject: journeytest.Text(t, "subject")}, Reverts: "c0", Diff: diff,
			}
			text := string(changejson.AppendChange(nil, c))
			require.True(t, json.Valid([]byte(text)))
			require.NotContains(t, text, "\x00")
			require.NotContains(t, text, "\n")
			back, err := changejson.ParseChange(text, pictures(diff))
			require.NoError(t, err)
			require.Equal(t, c.Label, back.Label)
			require.Equal(t, c.Author, back.Author)
			require.Equal(t, c.Time, back.Time)
			require.Equal(t, c.Parents, back.Parents)
			require.Equal(t, c.Reverts, back.Reverts)
			require.Equal(t, text, string(changejson.AppendChange(nil, back)), "it is written the same again")

			// Spread out by another program, it means the same.
			var loose strings.Builder
			encoder := json.NewEncoder(&loose)
			encoder.SetIndent("", "\t")
			require.NoError(t, encoder.Encode(json.RawMessage(text)))
			again, err := changejson.ParseChange(loose.String(), pictures(diff))
			require.NoError(t, err)
			require.Equal(t, text, string(changejson.AppendChange(nil, again)))
		}
	})
}

func TestForm(t *testing.T) {
	diff, err := changejson.ParseDiff(`[
		{"add": "card", "id": "c9", "fields": {"place": ["l1", "t2", "V"], "text": "Call\u00a0“back”\n\ud83d\ude00\u0000", "basis": "assumed", "status": "open", "hours": 1.5e1}},
		{"update": "card", "id": "c1", "fields": {"place": [["l1", "t1", "V"], ["l1", "t2", "W"]], "momentOfTruth": [false, true], "personas": [[], ["a", "b"]]}}
	]`, none)
	require.NoError(t, err)
	card := diff[0].Added.(*journey.Card)
	require.Equal(t, "Call\u00a0“back”\n😀\x00", card.Text)
	require.Equal(t, journey.ID("t2"), card.Step)
	require.InDelta(t, 15, card.Hours, 0)
	require.Empty(t, card.Personas)
	require.Equal(t, []string{"place", "momentOfTruth", "personas"}, []string{diff[1].Fields[0].Name, diff[1].Fields[1].Name, diff[1].Fields[2].Name})
	require.Equal(t, []journey.ID{"a", "b"}, diff[1].Fields[2].To.IDs)
}

func TestWhatIsRefused(t *testing.T) {
	const card = `{"add":"card","id":"c","fields":{"place":["l","s","V"],"basis":"assumed","status":"open"%s}}`
	for _, text := range []string{
		``, `[`, `]`, `{}`, `null`, `[null]`, `[{}]`, `[] x`, `[1]`, `["add"]`,
		`[{"add":"card","id":"c"}]`,
		`[{"add":"cart","id":"c","fields":{}}]`,
		`[{"id":"c","fields":{}}]`,
		`[{"add":"card","fields":{}}]`,
		`[{"add":"card","id":"a b","fields":{}}]`,
		`[{"add":"emotion","id":"p","fields":{}}]`,
		`[{"add":"emotion","id":"p/s","fields":{"persona":"other","step":"s","basis":"assumed"}}]`,
		`[{"add":"card","id":"c","fields":{}}]`, // it stands nowhere
		`[{"add":"card","id":"c","fields":{},"id":"d"}]`,
		`[{"update":"card","id":"c","fields":{}}]`,
		`[{"update":"card","id":"c","fields":{"text":"a"}}]`,
		`[{"update":"card","id":"c","fields":{"text":["a"]}}]`,
		`[{"update":"card","id":"c","fields":{"importance":[0,6]}}]`,
		`[{"update":"card","id":"c","fields":{"importance":[0,1.5]}}]`,
		`[{"update":"card","id":"c","fields":{"importance":["0","1"]}}]`,
		`[{"update":"card","id":"c","fields":{"value":[0,1e999]}}]`,
		`[{"update":"card","id":"c","fields":{"mood":[0,1]}}]`,
		`[{"update":"emotion","id":"p/s","fields":{"persona":["p","q"]}}]`,
		`[{"update":"attachment","id":"c","fields":{"data":["a","b"]}}]`,
		`[{"add":"attachment","id":"c","fields":{"type":"image/png","data":"missing"}}]`,
		"[" + strings.Replace(card, "%s", `,"text":"line`+"\n"+`break"`, 1) + "]",
		"[" + strings.Replace(card, "%s", `,"text":"\x"`, 1) + "]",
		"[" + strings.Replace(card, "%s", ",\"text\":\"\xff\"", 1) + "]",
		"[" + strings.Replace(card, "%s", `,"text":"`+strings.Repeat("x", journey.MaxText+1)+`"`, 1) + "]",
		"[" + strings.Replace(card, "%s", `,"personas":["b","a"]`, 1) + "]",
		strings.Repeat("[", 100_000),
		strings.Repeat(`[{"fields":`, 100_000),
	} {
		_, err := changejson.ParseDiff(text, none)
		require.Error(t, err, text)
	}
	_, err := changejson.ParseDiff("["+strings.Replace(card, "%s", "", 1)+"]", none)
	require.NoError(t, err)
	for _, text := range []string{`{"id":"c","time":"never","diff":[]}`, `{"id":"c","mood":1}`, `[]`} {
		_, err := changejson.ParseChange(text, none)
		require.Error(t, err, text)
	}
}

func FuzzParse(f *testing.F) {
	f.Add(`[{"add":"card","id":"c","fields":{"place":["l","s","V"],"text":"a\u0000\"","basis":"assumed","status":"open"}}]`)
	f.Add(`[{"update":"card","id":"c","fields":{"place":[["l","s","V"],["l","s","W"]],"value":[0,-1.5e3]}}]`)
	f.Fuzz(func(t *testing.T, text string) {
		diff, err := changejson.ParseDiff(text, none)
		if err != nil {
			return
		}
		written := changejson.AppendDiff(nil, diff)
		again, err := changejson.ParseDiff(string(written), none)
		require.NoError(t, err)
		require.Equal(t, string(written), string(changejson.AppendDiff(nil, again)))
	})
}
