package edit_test

import (
	"errors"
	"fmt"
	"testing"
	"time"

	"waymark/domain/edit"
	"waymark/domain/journey"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

// newEditor gives an editor of an empty project whose ids and clock count up.
func newEditor() *edit.Editor {
	n := 0
	clock := time.Date(2026, 11, 21, 10, 0, 0, 0, time.UTC)
	project := journey.NewRecord(journey.ProjectKind, "project").(*journey.Project)
	return edit.New(journey.New(project), nil, edit.Options{
		Author: "Ada",
		NewID:  func() journey.ID { n++; return journey.ID(fmt.Sprintf("id%05d", n)) },
		Now:    func() time.Time { clock = clock.Add(time.Second); return clock },
	})
}

var texts = rapid.OneOf(
	rapid.String(),
	rapid.SampledFrom([]string{"", "Live demo 现场演示", "“Show me” <&%", "line\nbreak", "🧭👩🏽‍💻", "العربية", "a\x00b"}),
)

func pick[T any](t *rapid.T, rows []*T) *T {
	if len(rows) == 0 {
		return nil
	}
	return rows[rapid.IntRange(0, len(rows)-1).Draw(t, "which")]
}

func all[T any](t journey.Table[T]) []*T {
	var out []*T
	for _, id := range t.IDs() {
		out = append(out, t.Get(id))
	}
	return out
}

// randomEdit draws one operation and runs it. Operations on nothing do nothing.
func randomEdit(t *rapid.T, tx *edit.Tx) error {
	d := tx.Document()
	m, stage, step := pick(t, all(d.Maps)), pick(t, all(d.Stages)), pick(t, all(d.Steps))
	lane, card, persona := pick(t, all(d.Lanes)), pick(t, all(d.Cards)), pick(t, all(d.Personas))
	index := rapid.IntRange(-1, 5).Draw(t, "index")
	name := texts.Draw(t, "text")
	op := rapid.IntRange(0, 21).Draw(t, "op")
	if m == nil || op == 0 && d.Maps.Len() < 3 {
		tx.AddMap(name)
		return nil
	}
	var err error
	switch op {
	case 1, 2:
		_, err = tx.AddStage(m.ID, index, name)
	case 3:
		_, err = tx.AddLane(m.ID, rapid.SampledFrom(journey.LaneKinds()).Draw(t, "kind"), index, name)
	case 4:
		_, err = tx.AddPersona(m.ID, name)
	}
	if stage != nil {
		switch op {
		case 5:
			_, err = tx.AddStep(stage.ID, index, name)
		case 6:
			err = tx.MoveStage(stage.ID, index)
		case 7:
			err = tx.RemoveStage(stage.ID)
		case 8:
			err = tx.Rename(stage, name)
		}
	}
	if step != nil && stage != nil {
		switch op {
		case 9:
			if d.MapOf(step) == stage.Map {
				err = tx.MoveStep(step.ID, stage.ID, index)
			}
		case 10:
			if len(d.StepsOf(step.Stage)) > 1 {
				err = tx.RemoveStep(step.ID)
			}
		}
	}
	if lane != nil {
		switch op {
		case 11:
			err = tx.MoveLane(lane.ID, index)
		case 12:
			tx.RemoveLane(lane.ID)
		}
	}
	if lane != nil && step != nil && d.MapOf(step) == lane.Map {
		switch op {
		case 13, 14, 15:
			_, err = tx.AddCard(lane.ID, step.ID, index, name)
		case 16, 17:
			if card != nil {
				err = tx.MoveCards([]journey.ID{card.ID}, lane.ID, step.ID, index)
			}
		case 18:
			if card != nil && d.MapOf(card) == lane.Map {
				err = tx.SpanCard(card.ID, step.ID)
			}
		}
	}
	if persona != nil && step != nil {
		switch op {
		case 19:
			err = tx.SetEmotion(persona.ID, step.ID, rapid.Float64Range(-3, 3).Draw(t, "value"))
		case 20:
			tx.ClearEmotion(persona.ID, step.ID)
		case 21:
			tx.RemovePersona(persona.ID)
		}
	}
	return err
}

// randomEditor makes an editor with some random history.
func randomEditor(t *rapid.T) *edit.Editor {
	e := newEditor()
	for range rapid.IntRange(0, 30).Draw(t, "edits") {
		_, err := e.Do(edit.Label{Verb: edit.VerbEdit}, func(tx *edit.Tx) error { return randomEdit(t, tx) })
		require.NoError(t, err)
	}
	return e
}

func TestEveryEditLeavesAValidDocument(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		e := newEditor()
		for range rapid.IntRange(1, 40).Draw(t, "edits") {
			_, err := e.Do(edit.Label{}, func(tx *edit.Tx) error { return randomEdit(t, tx) })
			require.NoError(t, err)
			require.NoError(t, e.Document().Validate())
		}
	})
}

func TestUndoingAllGivesTheStartAndRedoingAllTheEnd(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		start := newEditor().Document()
		e := randomEditor(t)
		end, made := e.Document(), e.History().Len()
		for range made {
			c, err := e.Undo()
			require.NoError(t, err)
			require.NotNil(t, c)
		}
		c, err := e.Undo()
		require.NoError(t, err)
		require.Nil(t, c, "nothing is left to undo")
		require.True(t, journey.Equal(start, e.Document()))
		for range made {
			_, err := e.Redo()
			require.NoError(t, err)
		}
		require.True(t, journey.Equal(end, e.Document()))
		require.Equal(t, 3*made, e.History().Len(), "the history only grows")
	})
}

func TestUndoAndRedoInAnyOrderAgreeWithAModel(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		e := newEditor()
		states := []*journey.Document{e.Document()}
		at := 0
		for range rapid.IntRange(1, 40).Draw(t, "moves") {
			switch rapid.IntRange(0, 2).Draw(t, "move") {
			case 0:
				c, err := e.Do(edit.Label{}, func(tx *edit.Tx) error { return randomEdit(t, tx) })
				require.NoError(t, err)
				if c != nil {
					states = append(states[:at+1], e.Document())
					at++
				}
			case 1:
				c, err := e.Undo()
				require.NoError(t, err)
				require.Equal(t, at > 0, c != nil)
				at = max(at-1, 0)
			case 2:
				c, err := e.Redo()
				require.NoError(t, err)
				require.Equal(t, at < len(states)-1, c != nil)
				at = min(at+1, len(states)-1)
			}
			require.True(t, journey.Equal(states[at], e.Document()))
		}
	})
}

func TestReplayingTheHistoryGivesTheStateAndTheSameUndo(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		e := randomEditor(t)
		for range rapid.IntRange(0, 5).Draw(t, "undos") {
			_, err := e.Undo()
			require.NoError(t, err)
		}
		replayed := newEditor()
		require.NoError(t, replayed.Replay(e.History().Changes()))
		require.True(t, journey.Equal(e.Document(), replayed.Document()))
		reopened := edit.New(e.Document(), e.History().Changes(), edit.Options{})
		want, wantAny := e.Undoable()
		got, gotAny := reopened.Undoable()
		require.Equal(t, want, got)
		require.Equal(t, wantAny, gotAny)
		if wantAny {
			_, err := e.Undo()
			require.NoError(t, err)
			_, err = reopened.Undo()
			require.NoError(t, err)
			require.True(t, journey.Equal(e.Document(), reopened.Document()))
		}
	})
}

func TestAFailingEditChangesNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		e := randomEditor(t)
		before, length := e.Document(), e.History().Len()
		boom := errors.New("boom")
		told := 0
		e.Observe(func(edit.Event) { told++ })
		_, err := e.Do(edit.Label{}, func(tx *edit.Tx) error {
			for range 5 {
				if err := randomEdit(t, tx); err != nil {
					return err
				}
			}
			return boom
		})
		require.ErrorIs(t, err, boom)
		require.Same(t, before, e.Document())
		require.Equal(t, length, e.History().Len())
		require.Zero(t, told)
	})
}

func TestABailedGestureLeavesNoTraceAndACommittedOneIsOneChange(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		e := randomEditor(t)
		before, length := e.Document(), e.History().Len()
		g, err := e.Begin(edit.Label{Verb: edit.VerbMoveCard})
		require.NoError(t, err)
		for range rapid.IntRange(0, 4).Draw(t, "previews") {
			require.NoError(t, g.Preview(func(tx *edit.Tx) error { return randomEdit(t, tx) }))
			require.Same(t, before, e.Committed(), "a preview is not saved")
		}
		shown := e.Document()
		if rapid.Bool().Draw(t, "bail") {
			g.Bail()
			require.Same(t, before, e.Document())
			require.Equal(t, length, e.History().Len())
			return
		}
		c, err := g.Commit()
		require.NoError(t, err)
		require.True(t, journey.Equal(shown, e.Document()))
		if c == nil {
			require.Equal(t, length, e.History().Len())
			require.True(t, journey.Equal(before, e.Document()))
			return
		}
		require.Equal(t, length+1, e.History().Len())
		_, err = e.Undo()
		require.NoError(t, err)
		require.True(t, journey.Equal(before, e.Document()), "a gesture is one undo step")
	})
}

func TestCompareLeadsFromOneDocumentToTheOther(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, b := randomEditor(t).Document(), randomEditor(t).Document()
		there, err := edit.Compare(a, b).Apply(a)
		require.NoError(t, err)
		require.True(t, journey.Equal(b, there))
		back, err := edit.Compare(a, b).Invert().Apply(b)
		require.NoError(t, err)
		require.True(t, journey.Equal(a, back))
	})
}

func TestFreshIDsKeepTheShape(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		doc := randomEditor(t).Document()
		fresh := edit.WithFreshIDs(doc, journey.NewID)
		require.NoError(t, fresh.Validate())
		for _, k := range journey.Kinds() {
			require.Equal(t, doc.Count(k), fresh.Count(k))
			for r := range fresh.RecordsOf(k) {
				require.Nil(t, doc.Find(r.RecordID()))
			}
		}
	})
}
