package session_test

import (
	"bytes"
	"crypto/sha256"
	"database/sql"
	"encoding/binary"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"waymark/domain/edit"
	"waymark/domain/fault"
	"waymark/domain/journey"
	"waymark/storage/mapfile"
	"waymark/storage/mapfile/mapfiletest"
	"waymark/storage/session"
)

// years puts a project with old history in place of the bench's.
func (b *bench) years() (first *journey.Document) {
	b.t.Helper()
	e := mapfiletest.Project(20, 3200, 11)
	_, err := mapfile.Save(b.path, e.Committed(), e.History().Changes(), true)
	require.NoError(b.t, err)
	first, err = mapfile.Rewind(e.Committed(), e.History().Changes())
	require.NoError(b.t, err)
	return first
}

// Old history that nobody has read yet is there after crashes, saves, colleagues'
// changes and undoing far back, and at the end all of it can be undone.
func TestOldHistoryOutlivesEverything(t *testing.T) {
	for seed := range uint64(5) {
		b := newBench(t)
		first := b.years()
		random := rand.New(rand.NewPCG(seed, 5))
		s := b.open()
		for range 8 {
			switch random.IntN(7) {
			case 0, 1:
				b.edit(s, 1+random.IntN(6))
			case 2:
				for range []int{3, 50, 1300, 2500}[random.IntN(4)] {
					_, err := s.Editor().Undo()
					require.NoError(t, err)
				}
			case 3:
				for range 1 + random.IntN(60) {
					_, err := s.Editor().Redo()
					require.NoError(t, err)
				}
			case 4:
				b.ring()
			case 5:
				want, length := s.Editor().Committed(), s.Editor().History().Len()
				b.crash(s)
				s = b.open()
				require.True(t, journey.Equal(want, s.Editor().Committed()))
				require.Equal(t, length, s.Editor().History().Len())
			case 6:
				theirs := b.colleague(3)
				length := s.Editor().History().Len()
				b.absorbCopy(s, theirs)
				require.Greater(t, s.Editor().History().Len(), length)
			}
		}
		want, length := s.Editor().Committed(), s.Editor().History().Len()
		require.NoError(t, s.Close())
		f, err := mapfile.Check(b.path)
		require.NoError(t, err)
		require.True(t, journey.Equal(want, f.Document))
		require.Len(t, f.History, length)
		s = b.open()
		for c, err := s.Editor().Undo(); c != nil; c, err = s.Editor().Undo() {
			require.NoError(t, err)
		}
		require.True(t, journey.Equal(first, s.Editor().Committed()))
		b.crash(s)
	}
}

func TestAColleagueBesideOldHistory(t *testing.T) {
	b := newBench(t)
	b.years()
	ann, bo := b.sit("Ann"), b.sit("Bo")
	ann.edit(3)
	require.NoError(t, ann.s.Save())
	bo.edit(2)
	bo.until("Ann's changes came in", func() bool { return bo.s.Editor().History().Len() == 3200+2+3+1 })
	require.NoError(t, bo.s.Save())
	ann.until("Bo's changes came in", func() bool { return journey.Equal(ann.s.Editor().Committed(), bo.s.Editor().Committed()) })
	require.NoError(t, ann.s.Close())
	require.NoError(t, bo.s.Close())
	_, err := mapfile.Check(b.path)
	require.NoError(t, err)
}

// What is wrong with old history is said soon after opening, and everything else
// goes on: editing, saving, and opening again.
func TestOldHistoryThatCannotBeRead(t *testing.T) {
	b := newBench(t)
	b.years()
	b.forge("UPDATE old_changes SET data = zeroblob(length(data)) WHERE seq = 1025")
	_, err := mapfile.Open(b.path)
	require.Error(t, err)

	told := make(chan *fault.Fault, 1)
	opts := b.options()
	opts.OnWarning = func(f *fault.Fault) { told <- f }
	s, err := session.Open(b.path, opts)
	require.NoError(t, err)
	b.edit(s, 3)
	select {
	case f := <-told:
		require.Equal(t, mapfile.WarnHistory, f.Code)
	case <-time.After(20 * time.Second):
		t.Fatal("nobody was told")
	}
	b.edit(s, 3)
	want := s.Editor().Committed()
	require.NoError(t, s.Save())
	require.NoError(t, s.Close())
	s = b.open()
	require.True(t, journey.Equal(want, s.Editor().Committed()))
	require.Equal(t, 3206, s.Editor().History().Len())
	for {
		c, err := s.Editor().Undo()
		if err != nil {
			require.Equal(t, edit.CodeOlderHistory, fault.CodeOf(err))
			break
		}
		require.NotNil(t, c)
	}
	b.crash(s)
}

// forge changes what is in the file with an SQL shell, and makes it look as if
// Waymark had written it so.
func (b *bench) forge(statement string) {
	b.t.Helper()
	path := filepath.Join(b.t.TempDir(), "plain") // the name of the other means something to SQLite
	data, err := os.ReadFile(b.path)
	require.NoError(b.t, err)
	require.NoError(b.t, os.WriteFile(path, data, 0o600))
	db, err := sql.Open("sqlite3", path)
	require.NoError(b.t, err)
	_, err = db.Exec(statement)
	require.NoError(b.t, err)
	require.NoError(b.t, db.Close())
	data, err = os.ReadFile(path)
	require.NoError(b.t, err)
	const magic = "\nWaymark trailer"
	at := bytes.LastIndex(data, []byte(magic))
	require.Positive(b.t, at)
	counter := binary.BigEndian.Uint32(data[24:])
	data = append(data[:at], magic...)
	data = binary.BigEndian.AppendUint32(data, counter)
	data = binary.BigEndian.AppendUint32(data, ^counter)
	sum := sha256.Sum256(data)
	require.NoError(b.t, os.WriteFile(b.path, append(data, sum[:]...), 0o600))
}
