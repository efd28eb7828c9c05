package shell

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
	"github.com/stretchr/testify/require"
)

// noText has the keyboard but no use for shortcuts of texts, as lists and tabs: it
// hands them back to the window, which runs the command of the same keys.
type noText struct {
	widget.BaseWidget
	w     *Window
	runs  string
	asked int
}

func (n *noText) FocusGained()            {}
func (n *noText) FocusLost()              {}
func (n *noText) TypedRune(rune)          {}
func (n *noText) TypedKey(*fyne.KeyEvent) {}

func (n *noText) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(container.NewStack())
}

func (n *noText) TypedShortcut(fyne.Shortcut) {
	n.asked++
	n.w.Run(n.runs)
}

func TestTheMapTakesShortcutsThatAListHandsBack(t *testing.T) {
	w := newRig(t, "en").open("example-b2b")
	list := &noText{w: w}
	list.ExtendBaseWidget(list)
	w.body.Add(list)
	w.project.board.Select()
	for _, id := range []string{"select.all", "edit.copy", "edit.cut", "edit.paste"} {
		list.runs, list.asked = id, 0
		w.win.Canvas().Focus(list)
		require.True(t, w.Run(id), id)
		require.Equal(t, 1, list.asked, id)
		if id == "select.all" {
			require.Len(t, w.project.board.Selection().Refs, w.project.doc().Cards.Len())
		}
	}
}
