package mapfile_test

import (
	"bytes"
	"runtime"
	"runtime/debug"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"waymark/domain/edit"
	"waymark/domain/fault"
	"waymark/domain/journey"
	"waymark/domain/journey/journeytest"
	"waymark/storage/mapfile"
)

// Any project with any history comes back as it was.
func TestRoundTrip(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		e := edit.New(journeytest.Random(t), nil, edit.Options{Author: journeytest.Text(t, "author")})
		for range rapid.IntRange(0, 4).Draw(t, "changes") {
			if rapid.IntRange(0, 4).Draw(t, "undo") == 4 {
				_, err := e.Undo()
				require.NoError(t, err)
				continue
			}
			next := journeytest.Edited(t, e.Committed())
			_, err := e.Do(edit.Label{Verb: edit.VerbEdit, Subject: journeytest.Text(t, "subject")}, func(tx *edit.Tx) error {
				tx.Become(next)
				return nil
			})
			require.NoError(t, err)
		}
		data, err := mapfile.Encode(e.Committed(), e.History().Changes())
		require.NoError(t, err)
		f, err := mapfile.Decode(data)
		require.NoError(t, err)
		require.Empty(t, f.Warnings)
		require.Empty(t, edit.Compare(e.Committed(), f.Document))
		require.True(t, journey.Equal(e.Committed(), f.Document))
		require.Equal(t, e.History().Len(), len(f.History))
		for i, c := range e.History().Changes() {
			sameChange(t, c, f.History[i])
		}
		again, err := mapfile.Encode(f.Document, f.History)
		require.NoError(t, err)
		require.True(t, bytes.Equal(data, again), "the same content gives the same bytes")
	})
}

func sameChange(t require.TestingT, a, b *edit.Change) {
	require.Equal(t, a.ID, b.ID)
	require.Equal(t, a.Author, b.Author)
	require.True(t, a.Time.Equal(b.Time))
	require.Equal(t, a.Label, b.Label)
	require.Equal(t, a.Parents, b.Parents)
	require.Equal(t, a.Reverts, b.Reverts)
	require.Equal(t, len(a.Diff), len(b.Diff))
	for i := range a.Diff {
		x, y := a.Diff[i], b.Diff[i]
		require.Equal(t, x.Kind, y.Kind)
		require.Equal(t, x.ID, y.ID)
		require.Equal(t, x.Added == nil, y.Added == nil)
		require.Equal(t, x.Removed == nil, y.Removed == nil)
		require.True(t, x.Added == nil || journey.SameRecord(x.Added, y.Added))
		require.True(t, x.Removed == nil || journey.SameRecord(x.Removed, y.Removed))
		require.Equal(t, len(x.Fields), len(y.Fields))
		for k := range x.Fields {
			require.Equal(t, x.Fields[k].Name, y.Fields[k].Name)
			require.True(t, x.Fields[k].From.Equal(y.Fields[k].From))
			require.True(t, x.Fields[k].To.Equal(y.Fields[k].To))
		}
	}
}

// Whatever bytes come in: an error with a code, or a project that can be saved
// and opened again, quickly.
func FuzzDecode(f *testing.F) {
	data := example(f)
	f.Add(data[:4096])
	f.Add([]byte("SQLite format 3\x00"))
	f.Add([]byte{})
	f.Fuzz(func(t *testing.T, data []byte) {
		survives(t, data)
		survives(t, mapfile.Reseal(data))
	})
}

// FuzzDamage changes single bytes of a whole file and seals it again, so that
// the digest does not catch what was done: each four bytes of its input are the
// place of a byte and its new value.
func FuzzDamage(f *testing.F) {
	data := example(f)
	f.Add([]byte{0, 0, 100, 13})
	f.Add([]byte{0, 0, 18, 2, 0, 0, 19, 2})
	f.Fuzz(func(t *testing.T, edits []byte) {
		damaged := bytes.Clone(data)
		for ; len(edits) >= 4; edits = edits[4:] {
			at := int(edits[0])<<16 | int(edits[1])<<8 | int(edits[2])
			damaged[at%len(damaged)] = edits[3]
		}
		survives(t, mapfile.Reseal(damaged))
	})
}

func survives(t *testing.T, data []byte) {
	t.Helper()
	began := time.Now()
	file, err := mapfile.Decode(data)
	require.Less(t, time.Since(began), 10*time.Second)
	if err != nil {
		require.NotEqual(t, fault.Internal, fault.CodeOf(err), "%v", err)
		return
	}
	again, err := mapfile.Encode(file.Document, file.History)
	require.NoError(t, err)
	back, err := mapfile.Decode(again)
	require.NoError(t, err)
	require.True(t, journey.Equal(file.Document, back.Document))
}

// A hostile file of a few megabytes must not make much more of itself.
func TestMemoryStaysBounded(t *testing.T) {
	path := put(t, example(t))
	shell(t, path,
		"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 150000)"+
			"INSERT INTO cards (id, lane, step, order_key) SELECT 'x' || i, (SELECT min(id) FROM lanes), (SELECT min(id) FROM steps), 'V' FROM n")
	debug.FreeOSMemory()
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	f, err := mapfile.Open(path)
	require.NoError(t, err)
	runtime.ReadMemStats(&after)
	require.Less(t, after.TotalAlloc-before.TotalAlloc, uint64(1<<30))
	require.Greater(t, f.Document.Cards.Len(), 150000)
	shell(t, path,
		"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 150000)"+
			"INSERT INTO channels (id, order_key) SELECT 'y' || i, 'V' FROM n")
	refused(t, path, mapfile.CodeTooLarge)
}
