package shell

import (
	"os"
	"testing"

	"fyne.io/fyne/v2"
	"github.com/stretchr/testify/require"

	"waymark/domain/scene"
	"waymark/gui/controls"
	"waymark/gui/settings"
)

func TestTheMapCanBeShownAlone(t *testing.T) {
	r := newRig(t, "en")
	w := r.open("example-b2b")
	settleLayout(w)
	all := w.project.board.Size()
	require.True(t, w.Run("view.clean"))
	settleLayout(w)
	require.Equal(t, w.win.Canvas().Size().Width, w.project.board.Size().Width)
	require.Greater(t, w.project.board.Size().Height, all.Height+100)
	buttons := names(w, "button")
	require.Contains(t, buttons, "clean.leave")
	require.NotContains(t, buttons, "top.print")
	require.NotContains(t, buttons, "menu.file")

	press(t, w, "clean.leave")
	settleLayout(w)
	require.Equal(t, all, w.project.board.Size())
	require.NotContains(t, names(w, "button"), "clean.leave")
}

func TestEscBringsThePanelsBack(t *testing.T) {
	w := newRig(t, "zh-Hans").open("example-b2b")
	w.Run("view.full-screen")
	require.True(t, w.clean)
	require.True(t, w.win.FullScreen())
	w.project.board.Select(scene.Ref{Kind: "card", ID: w.project.doc().Cards.IDs()[0]})
	w.project.board.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	require.True(t, w.clean, "the first Esc is for the selection")
	w.project.board.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	require.False(t, w.clean)
	require.False(t, w.win.FullScreen())
}

func TestAHintComesOnce(t *testing.T) {
	r := newRig(t, "en")
	require.Equal(t, "words", r.shell.hintOnce("test", "words"))
	require.Empty(t, r.shell.hintOnce("test", "words"))
	require.Contains(t, settings.Load(r.data).Hints, "test")
}

func TestTheInspectorKeepsItsWidth(t *testing.T) {
	r := newRig(t, "en")
	w := r.open("example-b2b")
	settleLayout(w)
	before := w.project.inspector.Object().Size().Width
	var edge *controls.Divider
	for _, s := range w.kit.Spots().List(w.win.Canvas()) {
		if d, ok := s.Object.(*controls.Divider); ok {
			edge = d
		}
	}
	require.NotNil(t, edge)
	edge.Dragged(&fyne.DragEvent{Dragged: fyne.NewDelta(-60, 0)})
	edge.Dragged(&fyne.DragEvent{Dragged: fyne.NewDelta(-40, 0)})
	edge.DragEnd()
	require.Equal(t, before+100, w.project.inspector.Object().Size().Width)
	require.Equal(t, before+100, settings.Load(r.data).InspectorWidth)
	edge.TypedKey(&fyne.KeyEvent{Name: fyne.KeyRight})
	require.Equal(t, before+84, settings.Load(r.data).InspectorWidth)
	edge.DoubleTapped(nil)
	require.Equal(t, float32(settings.UsualInspectorWidth), settings.Load(r.data).InspectorWidth)
}

func TestTheSizeOfTextIsHandedOnAndKept(t *testing.T) {
	t.Setenv(scaleVariable, "2")
	r := newRig(t, "en")
	w := r.open("example-b2b")
	require.Equal(t, "2", os.Getenv(scaleVariable), "the desktop's own scale stays until somebody wants another")
	w.Run("text.larger")
	require.Equal(t, "2.2", os.Getenv(scaleVariable))
	for range 9 {
		w.Run("text.larger")
	}
	require.Equal(t, "3", os.Getenv(scaleVariable))
	require.Equal(t, settings.MostTextSize, settings.Load(r.data).TextSize)
	for range 9 {
		w.Run("text.smaller")
	}
	require.Equal(t, "1.8", os.Getenv(scaleVariable))
	w.Run("text.usual")
	require.Equal(t, "2", os.Getenv(scaleVariable))
}
