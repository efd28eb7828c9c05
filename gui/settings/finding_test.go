package settings_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"

	"waymark/domain/journey"
	"waymark/gui/settings"
	"waymark/gui/viewstate"
)

func TestWhatWasShownIsRememberedByFile(t *testing.T) {
	folder := t.TempDir()
	s := settings.Load(folder)
	hidden := viewstate.State{}.Lane("l1", false)
	s.KeepShown("/a.waymark", map[journey.ID]viewstate.State{"m": hidden})
	s.KeepShown("/b.waymark", map[journey.ID]viewstate.State{"m": viewstate.State{}.Stage("s", false)})
	require.NoError(t, s.Save())
	again := settings.Load(folder)
	require.True(t, again.ShownOf("/a.waymark")["m"].Equal(hidden))
	again.KeepShown("/a.waymark", nil)
	require.Empty(t, again.ShownOf("/a.waymark"))
	require.Len(t, again.ShownOf("/b.waymark"), 1)
	for i := range 500 {
		again.KeepShown(fmt.Sprint(i), map[journey.ID]viewstate.State{"m": hidden})
	}
	require.LessOrEqual(t, len(again.Shown), 200)
	require.NotEmpty(t, again.ShownOf("499"))
}
