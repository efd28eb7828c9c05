package board_test

import (
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"github.com/stretchr/testify/require"

	"waymark/domain/edit"
	"waymark/domain/journey"
)

// elsewhere changes the document as a join does.
func (r *rig) elsewhere(work func(*edit.Tx) error) func() {
	return func() {
		_, err := r.editor.Do(edit.Label{Verb: edit.VerbMerge}, work)
		require.NoError(r.t, err)
	}
}

// resting lets time pass in which nobody types.
func resting(r *rig) *time.Time {
	now := time.Date(2026, 11, 21, 10, 0, 0, 0, time.UTC)
	r.board.SetNow(func() time.Time { return now })
	return &now
}

func TestAnOpenTextThatRestsHoldsNothingBack(t *testing.T) {
	r := newRig(t, options{})
	now := resting(r)
	other := r.elsewhere(func(tx *edit.Tx) error { return tx.SetCardText("c10", "from Bo") })
	r.click(r.card("c1"), 2, 0)
	r.typeText("typed")
	typed := r.cardText("c1")
	require.False(t, r.board.Between(other), "somebody types just now")
	*now = now.Add(5 * time.Second)
	require.True(t, r.board.Between(other))
	require.Equal(t, "from Bo", r.cardText("c10"))
	require.Equal(t, typed, r.editor.Committed().Cards.Get("c1").Text, "what was typed is kept")
	require.True(t, r.board.Typing(), "typing goes on")
	r.typeText(" more")
	require.Equal(t, typed+" more", r.cardText("c1"), "at the same place")
	r.done()
	r.undo(t, "c1", typed)
	require.Equal(t, "from Bo", r.cardText("c10"), "undo goes step by step")
}

func (r *rig) undo(t *testing.T, card journey.ID, want string) {
	t.Helper()
	_, err := r.editor.Undo()
	require.NoError(t, err)
	require.Equal(t, want, r.cardText(card))
}

func TestATextThatWasOnlyOpenedShowsWhatOthersWrote(t *testing.T) {
	r := newRig(t, options{})
	now := resting(r)
	r.click(r.card("c1"), 2, 0)
	*now = now.Add(5 * time.Second)
	require.True(t, r.board.Between(r.elsewhere(func(tx *edit.Tx) error { return tx.SetCardText("c1", "from Bo") })))
	require.True(t, r.board.Typing())
	before := r.editor.History().Len()
	r.done()
	require.Equal(t, "from Bo", r.cardText("c1"))
	require.Equal(t, before, r.editor.History().Len(), "opening a text is no edit")

	// What was typed wins over what others wrote: it is what one sees and goes on with.
	r.click(r.card("c1"), 2, 0)
	r.typeText(", and mine")
	*now = now.Add(5 * time.Second)
	require.True(t, r.board.Between(r.elsewhere(func(tx *edit.Tx) error { return tx.SetCardText("c1", "from Bo again") })))
	require.Equal(t, "from Bo, and mine", r.cardText("c1"))
	r.key(fyne.KeyEscape)
	require.Equal(t, "from Bo again", r.cardText("c1"), "leaving takes back no more than what is not done")
}

func TestTypingEndsWhereItsCardIsGone(t *testing.T) {
	r := newRig(t, options{})
	now := resting(r)
	r.click(r.card("c1"), 2, 0)
	r.typeText("typed")
	*now = now.Add(5 * time.Second)
	require.True(t, r.board.Between(r.elsewhere(func(tx *edit.Tx) error { tx.RemoveCards("c1"); return nil })))
	require.False(t, r.board.Typing())
	r.typeText("x")
	_, err := r.editor.Undo()
	require.NoError(t, err)
	require.Contains(t, r.cardText("c1"), "typed", "what was typed is in the history")
}
