package shell

import (
	"testing"

	"fyne.io/fyne/v2"
	"github.com/stretchr/testify/require"

	"waymark/gui/theme"
	"waymark/resources/i18n"
)

// TestDialogsAndMenusHoldLargeText opens every dialog and menu in a window of a
// usual laptop whose text is half as large again: 1366 × 768 pixels are 910 × 512
// units then.
func TestDialogsAndMenusHoldLargeText(t *testing.T) {
	size := fyne.NewSize(910, 512)
	for _, lang := range i18n.Languages() {
		t.Run(lang, func(t *testing.T) {
			r := newRig(t, lang)
			r.shell.SetTheme(theme.Contrast)
			w := r.open("example-b2b")
			w.win.Resize(size)
			settleLayout(w)
			require.LessOrEqual(t, w.root.MinSize().Width, size.Width, "bars and panels")
			require.LessOrEqual(t, w.root.MinSize().Height, size.Height, "bars and panels")
			p := w.project
			for _, id := range []string{"find.replace", "find.outline"} {
				require.True(t, w.Run(id), id)
				settleLayout(w)
				require.LessOrEqual(t, w.root.MinSize().Width, size.Width, id)
				if id == "find.replace" { // beside two panels the tools scroll
					last := p.palette.row.Objects[len(p.palette.row.Objects)-1]
					require.LessOrEqual(t, last.Position().X+last.Size().Width, p.palette.object.Size().Width, "every tool is in sight")
				}
			}
			require.True(t, w.Run("find.outline"))
			p.way.bar.Close()
			for _, id := range []string{"page.personas", "page.table", "page.lists", "page.map"} {
				require.True(t, w.Run(id), id)
				settleLayout(w)
				require.LessOrEqual(t, w.root.MinSize().Width, size.Width, id)
			}
			for _, id := range []string{"app.settings", "help.keys", "help.about", "help.licences", "edit.history", "file.print", "file.export", "file.recent"} {
				require.True(t, w.Run(id), id)
				top := w.win.Canvas().Overlays().Top()
				require.NotNil(t, top, id)
				require.LessOrEqual(t, top.MinSize().Width, size.Width, id)
				require.LessOrEqual(t, top.MinSize().Height, size.Height, id)
				w.closeDialog()
			}
			for i := range w.menus.list {
				require.LessOrEqual(t, w.kit.MenuSize(w.menus.list[i]).Height, size.Height-menuHeight, w.menus.list[i].Label)
			}
		})
	}
}
