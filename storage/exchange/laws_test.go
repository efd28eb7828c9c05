package exchange_test

import (
	"bytes"
	"encoding/json"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"waymark/domain/edit"
	"waymark/domain/journey"
	"waymark/domain/journey/journeytest"
	"waymark/storage/exchange"
)

type fataler interface {
	require.TestingT
	Helper()
}

func export(t fataler, doc *journey.Document) string {
	t.Helper()
	var out bytes.Buffer
	require.NoError(t, exchange.Export(&out, doc))
	return out.String()
}

// into imports into a document as one edit and gives the change.
func into(doc *journey.Document, data string) (*edit.Editor, *edit.Change, error) {
	editor := edit.New(doc, nil, edit.Options{})
	c, err := editor.Do(edit.Label{Verb: edit.VerbImport}, func(tx *edit.Tx) error {
		return exchange.ImportInto(tx, []byte(data))
	})
	return editor, c, err
}

func TestExportThenImportGivesTheSameProject(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		doc := document(t)
		first := export(t, doc)
		require.True(t, json.Valid([]byte(first)))
		again, err := exchange.Import([]byte(first))
		require.NoError(t, err)
		require.True(t, journey.Equal(bare(doc), bare(again)), first)
		require.Equal(t, first, export(t, again))
	})
}

func TestImportOfItsOwnExportChangesNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		doc := document(t)
		editor, change, err := into(doc, export(t, doc))
		require.NoError(t, err)
		require.Nil(t, change)
		require.True(t, journey.Equal(doc, editor.Document()))
	})
}

func TestImportIntoMakesOneProjectOfTheOther(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		from, to := document(t), document(t)
		from.Project.CopyID = to.Project.CopyID // written only when there is one
		editor, _, err := into(from, export(t, to))
		require.NoError(t, err)
		require.Equal(t, export(t, to), export(t, editor.Document()))
		require.NoError(t, editor.Document().Validate())

		if _, ok := editor.Undoable(); ok {
			_, err = editor.Undo()
			require.NoError(t, err)
		}
		require.True(t, journey.Equal(from, editor.Document()), "undo gives back what was")
	})
}

// The same for a document and one that differs by a few edits, as in real life.
func TestImportIntoFollowsAnEdit(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		from := journeytest.Random(t)
		to := journeytest.Edited(t, from)
		editor, _, err := into(from, export(t, to))
		require.NoError(t, err)
		require.Equal(t, export(t, to), export(t, editor.Document()))
		require.True(t, journey.Equal(bare(to), bare(editor.Document())))
	})
}

// Any part of a project's own export may be left out without a change.
func TestImportOfAPartChangesNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		doc := document(t)
		var form map[string]any
		require.NoError(t, json.Unmarshal([]byte(export(t, doc)), &form))
		for _, key := range []string{"format", "project", "personas", "channels", "touchpoints", "sources", "maps", "actions", "comments", "attachments"} {
			if rapid.Bool().Draw(t, "without "+key) {
				delete(form, key)
			}
		}
		if maps, ok := form["maps"].([]any); ok {
			for _, m := range maps {
				for _, key := range []string{"title", "state", "personas", "views", "print", "stages", "lanes", "cards", "emotions"} {
					if rapid.Bool().Draw(t, "map without "+key) {
						delete(m.(map[string]any), key)
					}
				}
			}
		}
		part, err := json.Marshal(form)
		require.NoError(t, err)
		_, change, err := into(doc, string(part))
		require.NoError(t, err, string(part))
		require.Nil(t, change)
	})
}

func TestReorderingWritesOnlyWhatMoved(t *testing.T) {
	doc := large(60)
	var form map[string]any
	require.NoError(t, json.Unmarshal([]byte(export(t, doc)), &form))
	m := form["maps"].([]any)[0].(map[string]any)
	stages := m["stages"].([]any)
	m["stages"] = append(append([]any{}, stages[1:]...), stages[0]) // the first goes to the end
	data, err := json.Marshal(form)
	require.NoError(t, err)
	editor, change, err := into(doc, string(data))
	require.NoError(t, err)
	require.Len(t, change.Diff, 1)
	require.Equal(t, journey.ID("s0"), change.Diff[0].ID)
	require.Equal(t, journey.ID("s0"), editor.Document().StagesOf("m1")[7].ID)
}

func TestLargeProjectsAreQuick(t *testing.T) {
	data := []byte(export(t, large(2000)))
	start := time.Now()
	doc, err := exchange.Import(data)
	require.NoError(t, err)
	require.Equal(t, 2000, doc.Cards.Len())
	require.Less(t, time.Since(start), time.Second)
}

func BenchmarkImport(b *testing.B) {
	var out bytes.Buffer
	require.NoError(b, exchange.Export(&out, large(2000)))
	b.SetBytes(int64(out.Len()))
	for b.Loop() {
		if _, err := exchange.Import(out.Bytes()); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkExport(b *testing.B) {
	doc := large(2000)
	for b.Loop() {
		var out bytes.Buffer
		if err := exchange.Export(&out, doc); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkImportIntoOther(b *testing.B) {
	var out bytes.Buffer
	require.NoError(b, exchange.Export(&out, large(20)))
	doc := large(2000)
	for b.Loop() {
		if _, _, err := into(doc, out.String()); err != nil {
			b.Fatal(err)
		}
	}
}
