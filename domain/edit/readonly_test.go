package edit_test

import (
	"errors"
	"testing"

	"github.com/stretchr/testify/require"

	"waymark/domain/edit"
	"waymark/domain/journey"
	"waymark/domain/journey/journeytest"
)

func TestNothingChangesWhatMayOnlyBeRead(t *testing.T) {
	reason := errors.New("an old version")
	doc := journeytest.Map(5, 1)
	writable := edit.New(doc, nil, edit.Options{})
	_, err := writable.Do(edit.Label{Verb: edit.VerbAddMap}, func(tx *edit.Tx) error { tx.AddMap("x"); return nil })
	require.NoError(t, err)

	e := edit.New(writable.Committed(), writable.History().Changes(), edit.Options{ReadOnly: reason})
	require.Equal(t, reason, e.ReadOnly())
	before := e.Document()
	_, err = e.Do(edit.Label{Verb: edit.VerbAddMap}, func(tx *edit.Tx) error { tx.AddMap("y"); return nil })
	require.Equal(t, reason, err)
	_, err = e.Begin(edit.Label{Verb: edit.VerbEdit})
	require.Equal(t, reason, err)
	_, err = e.Undo()
	require.Equal(t, reason, err)
	_, err = e.Redo()
	require.Equal(t, reason, err)
	_, can := e.Undoable()
	require.False(t, can)
	require.True(t, journey.Equal(before, e.Document()))
	require.Equal(t, 1, e.History().Len())
}
