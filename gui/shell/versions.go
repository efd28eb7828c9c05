package shell

import (
	"fyne.io/fyne/v2"

	"waymark/domain/edit"
	"waymark/domain/journey"
	"waymark/domain/scene"
	"waymark/gui/board"
	"waymark/gui/versions"
	"waymark/storage/export/kit"
)

// versionsSection is the page of versions and changes; it exists only while it is
// shown.
const versionsSection section = "versions"

func (p *project) versionsConfig() versions.Config {
	w := p.w
	return versions.Config{
		Kit: w.kit, Texts: w.shell.texts, Window: w.win.Canvas(), Editor: p.editor, Map: func() journey.ID { return p.mapID },
		NewBoard: p.readOnlyBoard, When: p.when, ChangeText: w.shell.changeText, Author: w.author, Ask: w.ask,
		Fault: w.fault, Hint: p.hint, Arranged: w.logLayout, Do: w.shell.cfg.Do,
		Close: func() { w.showPage(mapSection) },
		Restored: func(c *edit.Change, name string) {
			w.showPage(mapSection)
			if c != nil {
				w.notice.Offer(w.t("versions.restored", name), w.t("together.undo"), func() {
					if w.project == p && w.free() {
						w.notice.Leave()
						p.takeBack(c)
					}
				})
			}
		},
	}
}

// readOnlyBoard makes a board for old versions: nothing of the map is hidden on
// it, and what it is asked to change it refuses.
func (p *project) readOnlyBoard(refused func(error)) *board.Board {
	w := p.w
	return board.New(board.Config{
		Typesetter: w.shell.cfg.Kit.Typesetter(), Painter: w.shell.cfg.Kit.Painter(), Colors: w.kit.Colors(), Texts: w.shell.texts,
		View:    scene.View{Palette: w.shell.mapPalette(), Words: kit.Words(w.shell.texts.Lang()), Icons: w.shell.cfg.Kit.Icons()},
		OnFault: refused, OnMenu: func(*fyne.Menu, fyne.Position) {}, Clips: w.shell.clips, Do: w.shell.cfg.Do,
	})
}

// showVersions shows the page of versions and changes.
func (w *Window) showVersions() {
	p := w.project
	if p == nil || !w.free() {
		return
	}
	w.finish()
	p.showSection(versionsSection)
	p.refresh()
	p.versions.Focus()
}

// nameVersion gives the project as it is now a name.
func (w *Window) nameVersion() {
	p := w.project
	if p == nil || !w.free() {
		return
	}
	w.finish()
	versions.NameVersion(p.versionsConfig(), func() journey.ID { return p.editor.History().Head() })
}

// historyOfSelected shows who changed what of the thing that is selected.
func (w *Window) historyOfSelected() {
	if p := w.project; p != nil {
		if refs := p.board.Selection().Refs; len(refs) > 0 {
			p.showHistoryOf(refs[len(refs)-1])
		}
	}
}

func (p *project) showHistoryOf(ref scene.Ref) {
	p.w.showVersions()
	if p.versions != nil {
		p.versions.Only(ref.Kind, ref.ID)
	}
}

// dropVersions lets go of the page when something else is shown.
func (p *project) dropVersions() {
	if p.versions != nil {
		p.versions.Stop()
		p.versions = nil
	}
}
