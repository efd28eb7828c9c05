package mapfile

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"waymark/domain/edit"
	"waymark/domain/fault"
	"waymark/domain/journey"
	"waymark/storage/mapfile/mapfiletest"
)

// fixture is a file as version 1.0 of the format wrote it. Every later version
// must open it, so it is never made anew; later versions add files of their own.
func fixture(t *testing.T) []byte {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("testdata", "format-1.0.waymark"))
	require.NoError(t, err)
	return data
}

func TestFilesOfEveryVersionOpen(t *testing.T) {
	f, err := Decode(fixture(t))
	require.NoError(t, err)
	require.Empty(t, f.Warnings)
	require.Equal(t, 1000, f.Version)
	require.Equal(t, "Generated", f.Document.Project.Title)
	for kind, n := range map[journey.Kind]int{
		journey.CardKind: 16, journey.EmotionKind: 40, journey.StageKind: 8, journey.LaneRecord: 7, journey.ViewKind: 1,
		journey.ActionKind: 1, journey.CommentKind: 1, journey.AttachmentKind: 2, journey.PersonaRecord: 5,
	} {
		require.Equal(t, n, f.Document.Count(kind), kind)
	}
	require.Len(t, f.History, 25)
	e := edit.New(f.Document, f.History, edit.Options{})
	for {
		c, err := e.Undo()
		require.NoError(t, err)
		if c == nil {
			break
		}
	}
	require.Equal(t, 12, e.Committed().Cards.Len())
}

// later is a made-up future of the format: in 1.2 a card has a mood, in 1.3 its
// text tells it, and a table has gone to another.
func later() format {
	f := current()
	withMood := strings.Replace(schema1001, "severity            INTEGER", "mood INTEGER NOT NULL DEFAULT 0,\n  severity            INTEGER", 1)
	f.schemas[1002], f.schemas[1003] = withMood, withMood+"CREATE TABLE moods (card TEXT NOT NULL PRIMARY KEY, mood INTEGER) STRICT;"
	f.steps = []migration{
		{1002, 1003, `CREATE TABLE moods (card TEXT NOT NULL PRIMARY KEY, mood INTEGER) STRICT;
			INSERT INTO moods SELECT id, mood FROM cards;
			UPDATE cards SET note = note || ' mood ' || mood WHERE importance > 0`},
		{1001, 1002, `ALTER TABLE cards ADD COLUMN mood INTEGER NOT NULL DEFAULT 0; UPDATE cards SET mood = importance`},
		f.steps[0],
	}
	f.version = 1003
	return f
}

func TestOlderFilesAreMigratedInMemory(t *testing.T) {
	data := fixture(t)
	before := bytes.Clone(data)
	f, err := later().decode(data, time.Time{}, false)
	require.NoError(t, err)
	require.Equal(t, before, data, "the bytes of the file are left alone")
	require.Equal(t, 1000, f.Version, "it tells what the file was")
	old, err := Decode(data)
	require.NoError(t, err)
	scored := 0
	for id, c := range f.Document.Cards.All() {
		note := old.Document.Cards.Get(id).Note
		if c.Importance > 0 {
			scored++
			note += " mood " + string(rune('0'+c.Importance))
		}
		require.Equal(t, note, c.Note)
	}
	require.Positive(t, scored)
}

func TestMigrationNeedsAWayAndTheRightStructure(t *testing.T) {
	data := fixture(t)
	gap := later()
	gap.steps = gap.steps[1:]
	_, err := gap.decode(data, time.Time{}, false)
	require.Equal(t, CodeVersion, fault.CodeOf(err))

	broken := later()
	broken.steps[1].sql = "ALTER TABLE nowhere ADD COLUMN mood"
	_, err = broken.decode(data, time.Time{}, false)
	require.Equal(t, CodeDamaged, fault.CodeOf(err))
	require.ErrorContains(t, errors.Unwrap(err), "migration to 1002")

	wrong := later()
	wrong.schemas[1000] += "CREATE TABLE more (x TEXT) STRICT;"
	_, err = wrong.decode(data, time.Time{}, false)
	require.Equal(t, CodeForeign, fault.CodeOf(err))
}

func TestSchemaHoldsEveryField(t *testing.T) {
	im, err := newImage()
	require.NoError(t, err)
	defer im.close()
	require.NoError(t, im.exec(schema1001))
	tables := tables()
	require.Len(t, tables, len(journey.Kinds()))
	for i, k := range journey.Kinds() {
		require.Equal(t, k, tables[i].kind)
		parts := make(map[string]int)
		for _, c := range tables[i].columns {
			parts[c.field]++
		}
		for _, f := range journey.FieldsOf(k) {
			want := 1
			switch f.Kind {
			case journey.PlaceValue:
				want = len(f.Refs) + 1
			case journey.BytesValue:
				want = 0 // in blobs
			}
			require.Equal(t, want, parts[f.Name], "%s.%s", k, f.Name)
			delete(parts, f.Name)
		}
		delete(parts, "") // the id
		require.Empty(t, parts, k)

		inSchema, err := im.columnsOf(tables[i].name)
		require.NoError(t, err)
		require.ElementsMatch(t, inSchema, tables[i].names(), k)
	}
}

func TestSchemaIsWhatAFileHolds(t *testing.T) {
	e := mapfiletest.Project(1, 1, 1)
	data, err := Encode(e.Committed(), e.History().Changes())
	require.NoError(t, err)
	in, err := current().unseal(data)
	require.NoError(t, err)
	im, err := imageOf(in.pages)
	require.NoError(t, err)
	defer im.close()
	objects, err := im.objects()
	require.NoError(t, err)
	text := ""
	for _, o := range objects {
		if o.sql != "" {
			require.Contains(t, schema1001, o.sql)
			text += o.sql
		}
	}
	require.Equal(t, strings.Count(schema1001, "CREATE TABLE"), strings.Count(text, "CREATE TABLE"))
}
