package shell

import (
	"testing"

	"fyne.io/fyne/v2"
	"github.com/stretchr/testify/require"

	"waymark/gui/settings"
	"waymark/gui/theme"
)

// What a window looks like is remembered: for a second one beside it, and for the
// next start.
func TestASecondWindowIsLikeTheFirst(t *testing.T) {
	r := newRig(t, "en")
	first := r.open("example-b2b")
	first.win.Resize(fyne.NewSize(1111, 777))
	r.shell.SetTheme(theme.Dark)
	require.True(t, first.Run("view.inspector"))
	require.True(t, first.Run("view.rail"))

	second := r.shell.NewWindow()
	require.Equal(t, fyne.NewSize(1111, 777), second.win.Canvas().Size())
	second.win.Resize(fyne.NewSize(999, 666))
	require.True(t, second.Close())
	require.True(t, first.Close())
	kept := settings.Load(r.data)
	require.EqualValues(t, 1111, kept.Width, "the window that was closed last")
	require.EqualValues(t, 777, kept.Height)
	require.True(t, kept.HideInspector && kept.HideRail)
	require.Equal(t, theme.Dark, kept.Mode())

	again := newRigIn(t, "", r.data).shell.NewWindow()
	require.Equal(t, fyne.NewSize(1111, 777), again.win.Canvas().Size())

	again.win.SetFullScreen(true)
	again.win.Resize(fyne.NewSize(1920, 1080))
	require.True(t, again.Close())
	require.EqualValues(t, 1111, settings.Load(r.data).Width, "a full screen is no size that somebody chose")
}
