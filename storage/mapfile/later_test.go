package mapfile_test

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"waymark/domain/edit"
	"waymark/domain/fault"
	"waymark/domain/journey"
	"waymark/storage/mapfile"
	"waymark/storage/mapfile/mapfiletest"
)

// old is a project with three blocks of old history, with undos, redos and pictures
// in them.
var old = sync.OnceValue(func() *edit.Editor { return mapfiletest.Project(12, 4600, 7) })

func begin(t require.TestingT, path string) *mapfile.File {
	f, err := mapfile.Begin(path)
	require.NoError(t, err)
	require.Empty(t, f.Warnings)
	return f
}

func options(prefix string) edit.Options {
	n, now := 0, mapfiletest.Epoch().AddDate(1, 0, 0)
	return edit.Options{
		Now:   func() time.Time { now = now.Add(time.Second); return now },
		NewID: func() journey.ID { n++; return journey.ID(fmt.Sprintf("%s-%d", prefix, n)) },
	}
}

// A file of which the old history is read late cannot be told from one that was
// read whole, whatever is done to it, and saves as the same bytes. The law itself is
// held to in domain/edit, over many more histories.
func TestBeginningIsAsGoodAsReadingAll(t *testing.T) {
	data, err := mapfile.Encode(old().Committed(), old().History().Changes())
	require.NoError(t, err)
	dir := t.TempDir()
	for seed := range uint64(6) {
		random := rand.New(rand.NewPCG(seed, 2))
		one := func(of ...int) int { return of[random.IntN(len(of))] }
		path := filepath.Join(dir, "old.waymark")
		require.NoError(t, os.WriteFile(path, data, 0o600))
		var wholeSaves, lateSaves *mapfile.Encoder
		var whole, late *edit.Editor
		open := func(round int) {
			f, err := mapfile.Open(path)
			require.NoError(t, err)
			g := begin(t, path)
			require.True(t, journey.Equal(f.Document, g.Document))
			require.Equal(t, len(f.History), g.List().Len())
			wholeSaves, lateSaves = f.Encoder(), g.Encoder()
			prefix := fmt.Sprint("round", round)
			whole, late = edit.New(f.Document, f.History, options(prefix)), edit.Resume(g.Document, g.List(), options(prefix))
			if random.IntN(4) == 0 {
				require.NoError(t, g.Finish(nil))
			}
		}
		open(0)
		both := func(f func(e *edit.Editor) (*edit.Change, error)) {
			a, err := f(whole)
			require.NoError(t, err)
			b, err := f(late)
			require.NoError(t, err)
			require.Equal(t, a == nil, b == nil)
			if a != nil {
				require.Equal(t, a.Reverts, b.Reverts)
			}
		}
		for round := range one(2, 4, 6) {
			switch random.IntN(6) {
			case 0, 1:
				for range one(1, 1, 30, 1100, 2500) {
					both((*edit.Editor).Undo)
				}
			case 2:
				for range one(1, 30, 30, 1100) {
					both((*edit.Editor).Redo)
				}
			case 3:
				seed := random.Uint64()
				for range one(1, 20, 20, 1100) {
					a, b := rand.New(rand.NewPCG(seed, 1)), rand.New(rand.NewPCG(seed, 1))
					mapfiletest.Edit(whole, a)
					mapfiletest.Edit(late, b)
					seed++
				}
			case 4:
				changes := whole.History().Changes()
				id := changes[random.IntN(len(changes))].ID
				a, err := whole.State(id)
				require.NoError(t, err)
				b, err := late.State(id)
				require.NoError(t, err)
				require.True(t, journey.Equal(a, b))
			case 5:
				a, err := wholeSaves.Encode(whole.Committed(), whole.History().List())
				require.NoError(t, err)
				b, err := lateSaves.Encode(late.Committed(), late.History().List())
				require.NoError(t, err)
				require.True(t, bytes.Equal(a, b), "both save the same")
				require.NoError(t, os.WriteFile(path, b, 0o600))
				open(round + 1)
			}
		}
		require.True(t, journey.Equal(whole.Committed(), late.Committed()))
		a, b := whole.History().Changes(), late.History().Changes()
		require.Equal(t, len(a), len(b))
		for i := range a {
			require.Equal(t, a[i].ID, b[i].ID)
		}
	}
}

func TestBeginningLeavesOldHistoryAlone(t *testing.T) {
	data, err := mapfile.Encode(old().Committed(), old().History().Changes())
	require.NoError(t, err)
	f := begin(t, put(t, data))
	require.Nil(t, f.History)
	require.Len(t, f.List().Pieces(), 3)
	stop := make(chan struct{})
	close(stop)
	require.ErrorIs(t, f.Finish(stop), mapfile.ErrStopped)
	require.NoError(t, f.Finish(nil))

	// Any goroutine may read on while the editor's does.
	f = begin(t, put(t, data))
	var all sync.WaitGroup
	all.Go(func() { _ = f.Finish(nil) })
	e := edit.Resume(f.Document, f.List(), edit.Options{})
	undone := 0
	for c, err := e.Undo(); c != nil; c, err = e.Undo() {
		require.NoError(t, err)
		undone++
	}
	all.Wait()
	require.Greater(t, undone, 3000)
	first, err := mapfile.Rewind(old().Committed(), old().History().Changes())
	require.NoError(t, err)
	require.True(t, journey.Equal(first, e.Committed()))
}

// A file that only looks whole is not read whole at once, but what is wrong with it
// is found, does no harm, and is not made worse.
func TestOldHistoryThatLies(t *testing.T) {
	data, err := mapfile.Encode(old().Committed(), old().History().Changes())
	require.NoError(t, err)
	forged := func(t *testing.T, sql string) string {
		t.Helper()
		path := put(t, data)
		shell(t, path, sql)
		bytes, err := os.ReadFile(path)
		require.NoError(t, err)
		path = put(t, mapfile.Reseal(bytes))
		_, err = mapfile.Open(path)
		require.Error(t, err, "whoever reads all of it refuses it")
		return path
	}
	for _, lie := range []string{
		"UPDATE old_changes SET data = X'789c' WHERE seq = 1025",
		"UPDATE old_changes SET data = substr(data, 1, 100)",
		"UPDATE old_changes SET data = (SELECT data FROM old_changes WHERE seq = 1)", // ids used twice
	} {
		path := forged(t, lie)
		f := begin(t, path)
		require.Equal(t, mapfile.WarnHistory, fault.CodeOf(f.Finish(nil)))
		saves := f.Encoder()
		e := edit.Resume(f.Document, f.List(), edit.Options{})
		_, err := e.Do(edit.Label{}, func(tx *edit.Tx) error { return tx.Rename(tx.Document().Project, "on") })
		require.NoError(t, err)
		for range 6000 {
			if c, err := e.Undo(); err != nil || c == nil {
				break
			}
		}
		require.NoError(t, e.Committed().Validate())
		again, err := saves.Encode(e.Committed(), e.History().List())
		require.NoError(t, err)
		was, is := blocksOf(t, path), blocksOf(t, put(t, again))
		require.Equal(t, was, is[:len(was)], "what cannot be read is kept")
		begin(t, put(t, again))
	}
	for _, odd := range []string{
		"UPDATE old_changes SET count = 1023 WHERE seq = 2049",
		"DELETE FROM old_changes WHERE seq = 1025",
		"DELETE FROM changes WHERE seq > 4000",
		"UPDATE old_changes SET data = X'' WHERE seq = 1",
	} {
		path := put(t, data)
		shell(t, path, odd)
		_, err := mapfile.Begin(path)
		_, want := mapfile.Open(path)
		require.Equal(t, fault.CodeOf(want), fault.CodeOf(err), odd)
		bytes, err := os.ReadFile(path)
		require.NoError(t, err)
		path = put(t, mapfile.Reseal(bytes))
		_, err = mapfile.Begin(path)
		_, want = mapfile.Open(path)
		require.Equal(t, fault.CodeOf(want), fault.CodeOf(err), odd)
	}
}

// What another program did is taken into the history, which needs all of it.
func TestBeginningAFileThatWasEditedElsewhere(t *testing.T) {
	data, err := mapfile.Encode(old().Committed(), old().History().Changes())
	require.NoError(t, err)
	path := put(t, data)
	shell(t, path, "UPDATE project SET title = 'by hand'")
	f, err := mapfile.Begin(path)
	require.NoError(t, err)
	require.Equal(t, mapfile.WarnEditedElsewhere, f.Warnings[0].Code)
	require.Equal(t, "by hand", f.Document.Project.Title)
	require.Equal(t, len(f.History), f.List().Len())
	require.NoError(t, f.Finish(nil))
}

func blocksOf(t *testing.T, path string) (out [][]byte) {
	t.Helper()
	for seq := 1; ; seq += 1024 {
		block := bytesOf(t, path, fmt.Sprintf("SELECT data FROM old_changes WHERE seq = %d", seq))
		if block == nil {
			return out
		}
		out = append(out, block)
	}
}

// FuzzBegin damages a file with old history in single places and seals it again, as
// FuzzDamage does. However it is begun, it can be worked on, saved, and read to its
// oldest change, or says with a code why not.
func FuzzBegin(f *testing.F) {
	data, err := mapfile.Encode(old().Committed(), old().History().Changes())
	require.NoError(f, err)
	f.Add([]byte{0, 0, 100, 13})
	f.Add([]byte{1, 200, 18, 2, 2, 0, 19, 2})
	path := filepath.Join(f.TempDir(), "old.waymark")
	f.Fuzz(func(t *testing.T, edits []byte) {
		damaged := bytes.Clone(data)
		for ; len(edits) >= 4; edits = edits[4:] {
			at := int(edits[0])<<16 | int(edits[1])<<8 | int(edits[2])
			damaged[at%len(damaged)] = edits[3]
		}
		require.NoError(t, os.WriteFile(path, mapfile.Reseal(damaged), 0o600))
		began := time.Now()
		file, err := mapfile.Begin(path)
		if err != nil {
			require.NotEqual(t, fault.Internal, fault.CodeOf(err), "%v", err)
			return
		}
		e := edit.Resume(file.Document, file.List(), options("f"))
		for range 3 {
			if _, err := e.Undo(); err != nil {
				require.NotEqual(t, fault.Internal, fault.CodeOf(err), "%v", err)
				break
			}
		}
		if err := file.Finish(nil); err != nil {
			require.NotEqual(t, fault.Internal, fault.CodeOf(err), "%v", err)
		}
		_, err = file.Encoder().Encode(e.Committed(), e.History().List())
		require.NoError(t, err)
		require.Less(t, time.Since(began), 20*time.Second)
	})
}
