package edit_test

import (
	"errors"
	"fmt"
	"slices"
	"sync/atomic"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"waymark/domain/edit"
	"waymark/domain/fault"
	"waymark/domain/journey"
)

// inPieces gives a list of which all but some of the newest changes are in pieces.
func inPieces(t *rapid.T, changes []*edit.Change) (list edit.List, reads *atomic.Int32) {
	reads = new(atomic.Int32)
	var pieces []*edit.Piece
	newest := rapid.IntRange(min(len(changes), 1), min(len(changes), rapid.SampledFrom([]int{3, 20, 1000}).Draw(t, "at most"))).Draw(t, "newest")
	size := rapid.IntRange(1, 9).Draw(t, "size of pieces")
	at := 0
	for at+size <= len(changes)-newest {
		piece := changes[at : at+size]
		pieces = append(pieces, edit.NewPiece(size, func() ([]*edit.Change, error) { reads.Add(1); return piece, nil }))
		at += size
	}
	return edit.Unroll(pieces, changes[at:]), reads
}

// pair is one project twice: its history was read whole, and in pieces.
type pair struct {
	t           *rapid.T
	whole, late *edit.Editor
}

func pairOf(t *rapid.T, e *edit.Editor) pair {
	made := e.History().Len()
	options := func() edit.Options {
		n := 0
		clock := time.Date(2026, 12, 1, 10, 0, 0, 0, time.UTC)
		return edit.Options{
			Author: rapid.SampledFrom([]string{"Ada", "Ben"}).Draw(t, "author"),
			NewID:  func() journey.ID { n++; return journey.ID(fmt.Sprintf("after%d-%d", made, n)) },
			Now:    func() time.Time { clock = clock.Add(time.Hour); return clock },
		}
	}
	opts := options()
	late := options()
	late.Author = opts.Author
	list, _ := inPieces(t, e.History().Changes())
	return pair{t, edit.New(e.Document(), e.History().Changes(), opts), edit.Resume(e.Document(), list, late)}
}

// same runs something on both and holds what it gives to be the same.
func (p pair) same(what string, f func(e *edit.Editor) any) {
	a, b := f(p.whole), f(p.late)
	require.Equal(p.t, a, b, what)
}

func (p pair) act() {
	t := p.t
	step := func(f func(e *edit.Editor) (*edit.Change, error)) {
		a, err := f(p.whole)
		require.NoError(t, err)
		b, err := f(p.late)
		require.NoError(t, err)
		require.Equal(t, a == nil, b == nil)
		if a != nil {
			require.Equal(t, a.ID, b.ID)
			require.Equal(t, a.Reverts, b.Reverts)
		}
		require.True(t, journey.Equal(p.whole.Document(), p.late.Document()))
	}
	changes := p.whole.History().Changes()
	some := func() journey.ID {
		if len(changes) == 0 || rapid.IntRange(0, 9).Draw(t, "beginning") == 0 {
			return ""
		}
		return changes[rapid.IntRange(0, len(changes)-1).Draw(t, "change")].ID
	}
	n := rapid.IntRange(1, 20).Draw(t, "count")
	switch rapid.IntRange(0, 13).Draw(t, "act") {
	case 0, 1, 2, 3:
		for range n {
			step(func(e *edit.Editor) (*edit.Change, error) { return e.Undo() })
		}
	case 4, 5:
		for range n {
			step(func(e *edit.Editor) (*edit.Change, error) { return e.Redo() })
		}
	case 6:
		name := texts.Draw(t, "title")
		for i := range n { // typing that is kept in parts
			step(func(e *edit.Editor) (*edit.Change, error) {
				return e.Do(edit.Label{Verb: edit.VerbTypeOn}, func(tx *edit.Tx) error {
					return edit.Update(tx, tx.Document().Project.ID, func(p *journey.Project) { p.Title = name + fmt.Sprint(i) })
				})
			})
		}
	case 7:
		id := some()
		step(func(e *edit.Editor) (*edit.Change, error) { return e.NameVersion(id, "version", "") })
	case 8:
		id := some()
		step(func(e *edit.Editor) (*edit.Change, error) { return e.Restore(id, "then") })
	case 9:
		p.same("undo steps", func(e *edit.Editor) any { return e.UndoSteps(n) })
		p.same("redo steps", func(e *edit.Editor) any { return e.RedoSteps(n) })
	case 10:
		id := some()
		a, err := p.whole.State(id)
		require.NoError(t, err)
		b, err := p.late.State(id)
		require.NoError(t, err)
		require.True(t, journey.Equal(a, b))
		p.same("change", func(e *edit.Editor) any { return e.History().Change(id) })
		p.same("no change", func(e *edit.Editor) any { return e.History().Change("nobody") })
	case 11:
		p.same("versions", func(e *edit.Editor) any { return e.History().Versions() })
		p.same("days", func(e *edit.Editor) any { return e.History().Days(time.UTC) })
		p.same("touching", func(e *edit.Editor) any {
			return e.History().Touching(journey.ProjectKind, e.Document().Project.ID)
		})
		p.same("writers", func(e *edit.Editor) any { return e.History().LastWriters(e.Document().Project) })
	case 12:
		p.same("tail", func(e *edit.Editor) any {
			l := e.History().List()
			tail, err := l.From(l.Len() - min(l.Len(), n))
			require.NoError(t, err)
			return tail
		})
	case 13: // what came in beside the main line
		id := some()
		d := edit.Diff{}
		brought := &edit.Change{ID: journey.ID(fmt.Sprintf("side%d", len(changes))), Parents: []journey.ID{id}, Diff: d}
		if id == "" {
			brought.Parents = nil
		}
		c := &edit.Change{ID: brought.ID + "-merge", Parents: []journey.ID{p.whole.History().Head(), brought.ID}, Diff: d}
		step(func(e *edit.Editor) (*edit.Change, error) { return c, e.Absorb([]*edit.Change{brought}, c) })
	}
	p.same("undoable", func(e *edit.Editor) any { l, ok := e.Undoable(); return []any{l, ok} })
	p.same("redoable", func(e *edit.Editor) any { l, ok := e.Redoable(); return []any{l, ok} })
	p.same("length", func(e *edit.Editor) any { return e.History().Len() })
	p.same("length of the list", func(e *edit.Editor) any { return e.History().List().Len() })
	p.same("head", func(e *edit.Editor) any { return []any{e.History().Head(), e.History().List().Head()} })
}

// A history of which older parts are read only when something needs them cannot be
// told from one that was read whole.
func TestAHistoryInPiecesIsTheSame(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := pairOf(t, randomEditor(t))
		for range rapid.IntRange(1, 12).Draw(t, "acts before") {
			p.act()
		}
		if rapid.Bool().Draw(t, "something to redo below remarks") {
			_, err := p.whole.Undo()
			require.NoError(t, err)
			for range rapid.IntRange(1, 3).Draw(t, "remarks") {
				_, err = p.whole.NameVersion(p.whole.History().Head(), "version", "")
				require.NoError(t, err)
			}
		}
		p = pairOf(t, p.whole) // now there are undos, versions and merges in the pieces
		before := p.late.History().List()
		was := slices.Clone(p.whole.History().Changes())
		for range rapid.IntRange(1, 12).Draw(t, "acts") {
			p.act()
		}
		p.same("changes", func(e *edit.Editor) any { return ids(e.History().Changes()) })
		p.same("main line", func(e *edit.Editor) any { return ids(e.History().Main()) })
		all, err := before.All()
		require.NoError(t, err)
		require.Equal(t, was, all, "a list stays what it was")
	})
}

func ids(changes []*edit.Change) []journey.ID {
	out := make([]journey.ID, 0, len(changes))
	for _, c := range changes {
		out = append(out, c.ID)
	}
	return out
}

func TestEditingReadsNoPieces(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		e := newEditor()
		rename := func(e *edit.Editor, name string) {
			_, err := e.Do(edit.Label{}, func(tx *edit.Tx) error { return tx.Rename(tx.Document().Project, name) })
			require.NoError(t, err)
		}
		for i := range 30 {
			rename(e, fmt.Sprint(i))
		}
		list, reads := inPieces(t, e.History().Changes())
		late := edit.Resume(e.Document(), list, edit.Options{})
		require.Zero(t, reads.Load())
		rename(late, "a")
		rename(late, "b")
		_, err := late.Undo()
		require.NoError(t, err)
		_, err = late.Redo()
		require.NoError(t, err)
		_, _ = late.Redoable()
		require.Equal(t, 34, late.History().List().Len())
		require.Zero(t, reads.Load())
	})
}

// What cannot be read is told, and everything that does not need it goes on.
func TestOlderHistoryThatCannotBeRead(t *testing.T) {
	e := newEditor()
	rename := func(e *edit.Editor, name string) {
		_, err := e.Do(edit.Label{Verb: edit.VerbRename}, func(tx *edit.Tx) error { return tx.Rename(tx.Document().Project, name) })
		require.NoError(t, err)
	}
	for i := range 9 {
		rename(e, fmt.Sprint(i))
	}
	changes := e.History().Changes()
	boom := errors.New("boom")
	list := edit.Unroll([]*edit.Piece{
		edit.NewPiece(3, func() ([]*edit.Change, error) { return changes[:3], nil }),
		edit.NewPiece(3, func() ([]*edit.Change, error) { return nil, boom }),
	}, changes[6:])
	late := edit.Resume(e.Document(), list, edit.Options{})
	for range 3 {
		c, err := late.Undo()
		require.NoError(t, err)
		require.NotNil(t, c)
	}
	require.Equal(t, "5", late.Document().Project.Title)
	_, can := late.Undoable()
	require.False(t, can)
	_, err := late.Undo()
	require.ErrorIs(t, err, boom)
	require.Equal(t, edit.CodeOlderHistory, fault.CodeOf(err))
	_, err = late.State("")
	require.ErrorIs(t, err, boom)
	_, err = late.State(changes[0].ID)
	require.ErrorIs(t, err, boom)
	_, err = late.State(changes[7].ID)
	require.NoError(t, err)
	_, err = late.History().List().All()
	require.ErrorIs(t, err, boom)
	rename(late, "on")
	require.Equal(t, 13, late.History().Len())
	require.Equal(t, 13, late.History().List().Len())
	require.Len(t, late.History().List().Pieces(), 2, "they stay where they are")

	short := edit.Unroll([]*edit.Piece{edit.NewPiece(4, func() ([]*edit.Change, error) { return changes[:3], nil })}, changes[3:])
	_, err = short.All()
	require.Error(t, err)
}
