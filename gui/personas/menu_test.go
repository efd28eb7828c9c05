package personas_test

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"github.com/stretchr/testify/require"

	"waymark/gui/controls"
)

func TestAPersonaOfTheListHasAMenu(t *testing.T) {
	r := newRig(t)
	before, second := r.names(), r.doc().PersonasInOrder()[1]
	// take opens the menu with its key and takes the item that many below the first.
	take := func(down int) {
		find[*controls.Line](r, "persona."+string(second.ID)).TypedKey(&fyne.KeyEvent{Name: desktop.KeyMenu})
		menu := r.window.Canvas().Overlays().Top()
		require.NotNil(t, menu)
		require.Equal(t, second.ID, r.page.Chosen(), "the menu is about what is chosen")
		press := func(key fyne.KeyName) { r.window.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: key}) }
		for range down + 1 {
			press(fyne.KeyDown)
		}
		press(fyne.KeyReturn)
		require.Nil(t, r.window.Canvas().Overlays().Top())
	}
	take(2)
	require.Equal(t, []string{before[1], before[0], before[2]}, r.names(), "moved up")
	take(3) // that it cannot go further up is passed over
	mapID := r.doc().MapsInOrder()[0].ID
	require.False(t, r.doc().Maps.Get(mapID).Personas.Has(second.ID), "off the map")
	take(4)
	require.Equal(t, []string{before[0], before[2]}, r.names(), "deleted")
}
