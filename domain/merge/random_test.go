package merge_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"waymark/domain/edit"
	"waymark/domain/journey"
	"waymark/domain/merge"
)

// world makes copies whose ids never meet and whose clocks run apart.
type world struct {
	t      *rapid.T
	copies int
}

func (w *world) options(name string) edit.Options {
	n := 0
	w.copies++
	id := w.copies
	clock := time.Date(2026, 11, 21, 10, 0, 0, 0, time.UTC)
	return edit.Options{
		Author: name,
		NewID:  func() journey.ID { n++; return journey.ID(fmt.Sprintf("%s%d-%04d", name, id, n)) },
		Now: func() time.Time {
			clock = clock.Add(time.Duration(rapid.IntRange(0, 3).Draw(w.t, "seconds")) * time.Second)
			return clock
		},
	}
}

// first makes a small project with something to quarrel about.
func (w *world) first() *edit.Editor {
	project := journey.NewRecord(journey.ProjectKind, "project").(*journey.Project)
	e := edit.New(journey.New(project), nil, w.options("base"))
	_, err := e.Do(edit.Label{}, func(tx *edit.Tx) error {
		m := tx.AddMap("Map")
		for i := range 2 {
			if _, err := tx.AddStage(m, i, fmt.Sprint("Stage ", i)); err != nil {
				return err
			}
			if _, err := tx.AddLane(m, journey.LaneKinds()[i], i, "Lane"); err != nil {
				return err
			}
			if _, err := tx.AddPersona(m, fmt.Sprint("Persona ", i)); err != nil {
				return err
			}
		}
		for _, l := range tx.Document().Lanes.IDs() {
			for _, s := range tx.Document().Steps.IDs() {
				if _, err := tx.AddCard(l, s, 0, "Card"); err != nil {
					return err
				}
			}
		}
		tx.Put(&journey.Channel{ID: "channel", Order: "V", Name: "Channel"})
		tx.Put(&journey.Touchpoint{ID: "touchpoint", Order: "V", Name: "Touchpoint", Channel: "channel", Category: journey.OtherCategory})
		return nil
	})
	require.NoError(w.t, err)
	w.work(e, rapid.IntRange(0, 5).Draw(w.t, "edits before"))
	if rapid.IntRange(0, 4).Draw(w.t, "without history") == 0 {
		return edit.New(e.Document(), nil, w.options("bare"))
	}
	return e
}

// fork gives a copy of a project for somebody else to work on.
func (w *world) fork(e *edit.Editor, name string) *edit.Editor {
	return edit.New(e.Document(), e.History().Changes(), w.options(name))
}

// work does some random edits, undos and redos.
func (w *world) work(e *edit.Editor, n int) {
	for range n {
		var err error
		switch rapid.IntRange(0, 8).Draw(w.t, "do") {
		case 0, 1:
			_, err = e.Undo()
		case 2:
			_, err = e.Redo()
		default:
			_, err = e.Do(edit.Label{Verb: edit.VerbEdit}, func(tx *edit.Tx) error { return w.edit(tx) })
		}
		require.NoError(w.t, err)
	}
}

func pick[T any](t *rapid.T, table journey.Table[T]) *T {
	ids := table.IDs()
	if len(ids) == 0 {
		return nil
	}
	return table.Get(ids[rapid.IntRange(0, len(ids)-1).Draw(t, "which")])
}

// edit draws one operation and runs it. Operations on nothing do nothing.
func (w *world) edit(tx *edit.Tx) error {
	t, d := w.t, tx.Document()
	card, other := pick(t, d.Cards), pick(t, d.Cards)
	lane, step, stage, persona, m := pick(t, d.Lanes), pick(t, d.Steps), pick(t, d.Stages), pick(t, d.Personas), pick(t, d.Maps)
	index := rapid.IntRange(0, 3).Draw(t, "index")
	text := rapid.SampledFrom([]string{"", "one", "two", "三", "four"}).Draw(t, "text")
	op := rapid.IntRange(0, 24).Draw(t, "op")
	switch {
	case m == nil:
		tx.AddMap(text)
		return nil
	case op == 0:
		_, err := tx.AddStage(m.ID, index, text)
		return err
	case op == 1:
		_, err := tx.AddLane(m.ID, journey.LaneKinds()[index], index, text)
		return err
	case op == 2:
		_, err := tx.AddPersona(m.ID, text)
		return err
	case op == 3 && index == 0:
		tx.RemoveMap(m.ID)
		return nil
	case op == 4:
		return edit.Update(tx, m.ID, func(m *journey.Map) { m.Title, m.Print = text, journey.PrintText(map[string]string{"cut": text}) })
	}
	if stage != nil {
		switch op {
		case 5:
			_, err := tx.AddStep(stage.ID, index, text)
			return err
		case 6:
			return tx.MoveStage(stage.ID, index)
		case 7:
			return tx.RemoveStage(stage.ID)
		case 8:
			return tx.Rename(stage, text)
		}
	}
	if persona != nil && step != nil {
		switch op {
		case 9:
			return tx.SetEmotion(persona.ID, step.ID, float64(index)/2)
		case 10:
			tx.ClearEmotion(persona.ID, step.ID)
			return nil
		case 11:
			tx.RemovePersona(persona.ID)
			return nil
		case 12:
			return tx.ShowPersona(m.ID, persona.ID, index > 1)
		}
	}
	if step != nil && stage != nil {
		switch op {
		case 13:
			if d.MapOf(step) == stage.Map {
				return tx.MoveStep(step.ID, stage.ID, index)
			}
		case 14:
			if len(d.StepsOf(step.Stage)) > 1 {
				return tx.RemoveStep(step.ID)
			}
		}
	}
	if lane != nil {
		switch op {
		case 15:
			return tx.MoveLane(lane.ID, index)
		case 16:
			tx.RemoveLane(lane.ID)
			return nil
		}
	}
	if lane != nil && step != nil && d.MapOf(step) == lane.Map {
		switch op {
		case 17, 18:
			_, err := tx.AddCard(lane.ID, step.ID, index, text)
			return err
		case 19, 20:
			if card != nil {
				return tx.MoveCards([]journey.ID{card.ID}, lane.ID, step.ID, index)
			}
		case 21:
			if card != nil && d.MapOf(card) == lane.Map {
				return tx.SpanCard(card.ID, step.ID)
			}
		}
	}
	if card == nil {
		return nil
	}
	return w.editCard(tx, card, other, persona, text, index, op)
}

func (w *world) editCard(tx *edit.Tx, card, other *journey.Card, persona *journey.Persona, text string, index, op int) error {
	d := tx.Document()
	switch op {
	case 22:
		tx.RemoveCards(card.ID)
		return nil
	case 23:
		if index == 0 {
			tx.Remove(journey.TouchpointKind, "touchpoint")
			return nil
		}
		return edit.Update(tx, card.ID, func(c *journey.Card) {
			if d.Touchpoints.Has("touchpoint") {
				c.Touchpoint = "touchpoint"
			}
			c.Serves = c.Serves.With(other.ID)
			if persona != nil {
				c.Personas = c.Personas.With(persona.ID)
			}
		})
	case 24:
		tx.Put(&journey.Comment{ID: tx.NewID(), On: card.ID, Author: "A", Time: time.Unix(int64(index), 0).UTC(), Text: text})
		return nil
	}
	return edit.Update(tx, card.ID, func(c *journey.Card) {
		switch index {
		case 0:
			c.Text = text
		case 1:
			c.Importance = len(text)
		case 2:
			c.Serves = c.Serves.Without(other.ID)
		default:
			c.Note, c.MomentOfTruth = text, !c.MomentOfTruth
		}
	})
}

func copyOf(e *edit.Editor) merge.Copy {
	return merge.Copy{Document: e.Document(), History: e.History()}
}

// merged brings one copy into another.
func (w *world) merged(into, from *edit.Editor) *merge.Merge {
	m, err := merge.New(copyOf(into), copyOf(from))
	require.NoError(w.t, err)
	return m
}

// absorb merges and lets the copy go on with the result.
func (w *world) absorb(into, from *edit.Editor) {
	m := w.merged(into, from)
	r, err := m.Result(edit.Label{}, w.options("merge"))
	require.NoError(w.t, err)
	if r.Change == nil {
		return
	}
	require.NoError(w.t, into.Absorb(r.Brings, r.Change))
	require.True(w.t, journey.Equal(r.Document, into.Document()))
}

func check(t *testing.T, law func(w *world)) {
	t.Helper()
	rapid.Check(t, func(t *rapid.T) { law(&world{t: t}) })
}
