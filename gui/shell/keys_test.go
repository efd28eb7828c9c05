package shell

import (
	"testing"

	"fyne.io/fyne/v2"
	"github.com/stretchr/testify/require"

	"waymark/gui/commands"
	"waymark/resources/i18n"
)

func TestEachLineOfAMenuIsACommandThatDoesSomething(t *testing.T) {
	r := newRig(t, "en")
	w := r.window()
	for _, p := range w.menus.plans() {
		for _, e := range p.entries {
			if e.id == "" {
				continue
			}
			_, ok := commands.Find(e.id)
			require.True(t, ok, "the menu %s names %s, which is not in the table", p.key, e.id)
			require.True(t, e.list != nil || w.bound[e.id] != nil, "%s does nothing", e.id)
		}
	}
	for id := range w.bound {
		_, ok := commands.Find(id)
		require.True(t, ok, "%s is bound, but not in the table", id)
	}
}

// TestEachKeyOfTheWindowRunsItsCommand sends every key of the table as Fyne would.
func TestEachKeyOfTheWindowRunsItsCommand(t *testing.T) {
	r := newRig(t, "en")
	w := r.open("example-b2b")
	w.project.board.SelectAll()
	ran := ""
	for id := range w.bound {
		w.bound[id] = func() { ran = id }
	}
	w.win.Canvas().Unfocus()
	for _, c := range commands.All() {
		if c.Where&commands.Window == 0 || w.bound[c.ID] == nil || !w.Can(c.ID) {
			continue
		}
		for _, chord := range c.Chords(commands.OnMac()) {
			ran = ""
			if chord.Plain() {
				require.True(t, w.runKey(chord.Keys()[0], chord.Shift), c.ID)
			} else {
				w.Run(w.keyed[chord.Shortcut().ShortcutName()])
			}
			require.Equal(t, c.ID, ran, "%v", chord)
		}
	}
}

func TestACommandThatNeedsAProjectRestsWithoutOne(t *testing.T) {
	w := newRig(t, "en").window()
	require.False(t, w.Can("file.save"))
	require.False(t, w.Run("file.save"))
	require.False(t, w.Run("no.such"))
	require.True(t, w.Can("help.keys"))
}

func TestTheSheetOfKeysCanBeSearched(t *testing.T) {
	for _, c := range []struct{ lang, word, want string }{
		{"en", "redo", "edit.redo"},
		{"en", "ctrl+shift+s", "file.save-as"},
		{"en", "WHEEL scroll", "view.scroll"},
		{"zh-Hans", "双击", "edit.text"},
		{"zh-Hant", "簡報 點", "show.jump"},
	} {
		t.Run(c.lang+" "+c.word, func(t *testing.T) {
			w := newRig(t, c.lang).window()
			s := &keySheet{w: w}
			found := map[string]bool{}
			for _, command := range commands.All() {
				if s.has(command, w.t("command.group."+string(command.Group)), fields(c.word)) {
					found[command.ID] = true
				}
			}
			require.True(t, found[c.want], "%v", found)
			require.Less(t, len(found), len(commands.All())/2)
		})
	}
	require.Len(t, i18n.Languages(), 3)
}

func TestTheSheetOfKeysOpensAndCloses(t *testing.T) {
	w := newRig(t, "en").window()
	require.True(t, w.runKey(fyne.KeyF1, false))
	require.True(t, w.kit.InDialog())
	require.Contains(t, names(w, "field"), keySheetSearch)
	w.win.Canvas().Focused().TypedRune('ü')
	w.win.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	require.False(t, w.kit.InDialog())
}
