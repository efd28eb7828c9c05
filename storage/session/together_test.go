package session_test

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
	"waymark/storage/session"
)

// desk is somebody with a session on a shared file who joins what comes in.
type desk struct {
	t      *testing.T
	s      *session.Session
	random *rand.Rand
	mu     sync.Mutex
	in     []*session.Incoming
}

// sit opens the shared file as one of several people, each with a data folder of
// his own.
func (b *bench) sit(name string) *desk {
	b.t.Helper()
	d := &desk{t: b.t, random: rand.New(rand.NewPCG(uint64(len(name)), uint64(name[0])))}
	s, err := session.Open(b.path, session.Options{
		Folder: filepath.Join(b.t.TempDir(), name), Editor: edit.Options{Author: name},
		SaveAfter: time.Hour, LookEvery: 5 * time.Millisecond,
		OnIncoming: func(in *session.Incoming) {
			d.mu.Lock()
			defer d.mu.Unlock()
			d.in = append(d.in, in)
		},
	})
	require.NoError(b.t, err)
	d.s = s
	return d
}

func (d *desk) edit(n int) {
	d.t.Helper()
	for before := d.s.Editor().History().Len(); d.s.Editor().History().Len() < before+n; {
		mapfiletest.Edit(d.s.Editor(), d.random)
	}
}

// take joins what waits.
func (d *desk) take() (changes int) {
	d.t.Helper()
	d.mu.Lock()
	waiting := d.in
	d.in = nil
	d.mu.Unlock()
	for _, in := range waiting {
		j, err := d.s.Join(in)
		require.NoError(d.t, err)
		changes += j.Changes
	}
	return changes
}

// until joins what comes in until something holds.
func (d *desk) until(what string, ok func() bool) {
	d.t.Helper()
	for end := time.Now().Add(20 * time.Second); !ok(); time.Sleep(2 * time.Millisecond) {
		require.True(d.t, time.Now().Before(end), "waited in vain: %s", what)
		d.take()
	}
}

func TestWhatSomebodyElseSavesComesIn(t *testing.T) {
	b := newBench(t)
	ann, bo := b.sit("Ann"), b.sit("Bo")
	ann.edit(3)
	require.NoError(t, ann.s.Save())
	bo.edit(2)
	before := bo.s.Editor().Committed()
	bo.until("Ann's changes came in", func() bool { return bo.s.Editor().History().Len() == 30+2+3+1 })
	label, _ := bo.s.Editor().Undoable()
	require.Equal(t, edit.VerbMerge, label.Verb)
	_, err := bo.s.Editor().Undo()
	require.NoError(t, err)
	require.True(t, journey.Equal(before, bo.s.Editor().Committed()), "coming in is one change that can be undone")
	_, err = bo.s.Editor().Redo()
	require.NoError(t, err)

	require.NoError(t, bo.s.Save())
	require.Equal(t, session.Saved, bo.s.State().Phase)
	ann.until("Bo's changes came in", func() bool { return journey.Equal(ann.s.Editor().Committed(), bo.s.Editor().Committed()) })
	require.NoError(t, ann.s.Close())
	require.NoError(t, bo.s.Close())
	_, err = mapfile.Check(b.path)
	require.NoError(t, err)
}

// TestSavingJoinsInsteadOfOverwriting saves before the next look.
func TestSavingJoinsInsteadOfOverwriting(t *testing.T) {
	b := newBench(t)
	ann := b.sit("Ann")
	ann.edit(2)
	bo := edit.New(b.onDisk().Document, b.onDisk().History, edit.Options{Author: "Bo"})
	for bo.History().Len() < 34 {
		mapfiletest.Edit(bo, ann.random)
	}
	_, err := mapfile.Save(b.path, bo.Committed(), bo.History().Changes(), true)
	require.NoError(t, err)
	require.NoError(t, ann.s.Save())
	require.Len(t, b.onDisk().History, 34, "nothing is overwritten")
	ann.until("it came in", func() bool { return ann.s.Editor().History().Len() > 34 })
	require.NoError(t, ann.s.Save())
	require.Len(t, b.onDisk().History, 30+2+4+1)
	require.NoError(t, ann.s.Close())
}

// TestClosingJoins closes right after somebody else saved.
func TestClosingJoins(t *testing.T) {
	b := newBench(t)
	ann, bo := b.sit("Ann"), b.sit("Bo")
	ann.edit(3)
	bo.edit(4)
	require.NoError(t, ann.s.Close())
	require.NoError(t, bo.s.Close())
	f, err := mapfile.Check(b.path)
	require.NoError(t, err)
	require.Len(t, f.History, 30+3+4+1)
}

// TestManyPeopleAgree lets three people edit, save and join in random order; in
// the end all of them and the file hold the same, with everybody's changes.
func TestManyPeopleAgree(t *testing.T) {
	b := newBench(t)
	people := []*desk{b.sit("Ann"), b.sit("Bo"), b.sit("Chen")}
	random := rand.New(rand.NewPCG(8, 8))
	for range 40 {
		d := people[random.IntN(3)]
		switch random.IntN(4) {
		case 0, 1:
			d.edit(1 + random.IntN(3))
		case 2:
			require.NoError(t, d.s.Save())
		case 3:
			d.take()
		}
	}
	own := map[journey.ID]bool{}
	for _, d := range people {
		for _, c := range d.s.Editor().History().Changes() {
			if c.Label.Verb != edit.VerbMerge {
				own[c.ID] = true
			}
		}
	}
	agreed := func() bool {
		for _, d := range people {
			if d.s.State().Phase != session.Saved || !journey.Equal(d.s.Editor().Committed(), people[0].s.Editor().Committed()) {
				return false
			}
		}
		return true
	}
	for end := time.Now().Add(30 * time.Second); !agreed(); time.Sleep(8 * time.Millisecond) {
		require.True(t, time.Now().Before(end), "they never agree")
		for _, d := range people {
			d.take()
			require.NoError(t, d.s.Save())
		}
	}
	size := len(b.onDisk().History)
	time.Sleep(60 * time.Millisecond)
	for _, d := range people {
		require.Zero(t, d.take(), "peace does not last")
		require.NoError(t, d.s.Save())
	}
	require.Len(t, b.onDisk().History, size)
	for _, d := range people {
		require.NoError(t, d.s.Close())
	}
	f, err := mapfile.Check(b.path)
	require.NoError(t, err)
	for id := range own {
		found := false
		for _, c := range f.History {
			found = found || c.ID == id
		}
		require.True(t, found, "change %s is lost", id)
	}
}

func TestAnOlderFilePutBackLosesNothing(t *testing.T) {
	b := newBench(t)
	old, err := os.ReadFile(b.path)
	require.NoError(t, err)
	ann := b.sit("Ann")
	ann.edit(3)
	require.NoError(t, ann.s.Save())
	require.NoError(t, os.WriteFile(b.path, old, 0o600)) // a sync client, a backup
	ann.until("it is noticed", func() bool { return ann.s.State().Phase == session.Unsaved })
	require.NoError(t, ann.s.Save())
	require.Len(t, b.onDisk().History, 33)
	require.NoError(t, ann.s.Close())
}

func TestAnotherProjectInItsPlaceIsLeftAlone(t *testing.T) {
	b := newBench(t)
	ann := b.sit("Ann")
	ann.edit(1)
	stranger := mapfiletest.Project(5, 2, 99)
	doc := stranger.Committed().Fork()
	project := doc.Project.Clone().(*journey.Project)
	project.ID = "another"
	doc.Put(project)
	_, err := mapfile.Save(b.path, doc, nil, true)
	require.NoError(t, err)
	require.Equal(t, session.CodeChangedElsewhere, fault.CodeOf(ann.s.Save()))
	require.Equal(t, session.CodeChangedElsewhere, fault.CodeOf(ann.s.Close()))
	require.Equal(t, journey.ID("another"), b.onDisk().Document.Project.ID)
}

func TestCopiesOfSyncClientsAreFound(t *testing.T) {
	b := newBench(t)
	s := b.open()
	doc, history := s.Editor().Committed(), s.Editor().History().Changes()
	require.Empty(t, session.Copies(b.path, doc, edit.ListOf(history)))
	stem := b.path[:len(b.path)-len(mapfile.Extension)]
	write := func(name string, e *edit.Editor) {
		_, err := mapfile.Save(name, e.Committed(), e.History().Changes(), false)
		require.NoError(t, err)
	}
	for i, name := range []string{" (Bo's conflicted copy 2026-11-22)", ".sync-conflict-20261122-101010-ABCDEFG", "-LAPTOP", " (1)"} {
		e := edit.New(doc, history, edit.Options{Author: "Bo"})
		for e.History().Len() < len(history)+i+1 {
			mapfiletest.Edit(e, b.random)
		}
		write(stem+name+mapfile.Extension, e)
	}
	write(stem+" old.waymark", edit.New(doc, history, edit.Options{})) // holds nothing new
	write(stem+" 2.waymark", mapfiletest.Project(4, 2, 5))             // its history knows nothing of ours
	require.NoError(t, os.WriteFile(stem+" broken.waymark", []byte("?"), 0o600))
	found := session.Copies(b.path, doc, edit.ListOf(history))
	total := 0
	for _, c := range found {
		total += c.Changes
	}
	require.Len(t, found, 4, fmt.Sprint(found))
	require.Equal(t, 1+2+3+4, total)
	require.NoError(t, s.Close())
}

func TestADamagedFileOpensAsARecoveredCopy(t *testing.T) {
	b := newBench(t)
	data, err := os.ReadFile(b.path)
	require.NoError(t, err)
	spoilt := bytes.Clone(data)
	for i := range 4096 {
		spoilt[len(spoilt)-30_000+i] = 0
	}
	require.NoError(t, os.WriteFile(b.path, spoilt, 0o600))
	_, err = session.Open(b.path, b.options())
	require.Equal(t, mapfile.CodeDamaged, fault.CodeOf(err))
	s, found, err := session.Salvage(b.path, "Recovered", b.options())
	require.NoError(t, err)
	require.True(t, s.Untitled())
	require.Equal(t, found.Document.Cards.Len(), s.Editor().Committed().Cards.Len())
	b.edit(s, 1)
	require.NoError(t, s.Close())
	now, err := os.ReadFile(b.path)
	require.NoError(t, err)
	require.Equal(t, spoilt, now, "the file itself is never touched")
}
