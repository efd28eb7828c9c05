package shell

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"waymark/domain/edit"
	"waymark/gui/commands"
	"waymark/gui/controls"
	"waymark/gui/theme"
)

const topHeight = 52

// topBar is the row at the top: the project's title, its maps as tabs, undo and
// redo, the look, print.
type topBar struct {
	p      *project
	object *fyne.Container
	bar    *fyne.Container
	title  *controls.Heading
	maps   *mapTabs
	undo   *controls.Button
	redo   *controls.Button
	look   *controls.Button
}

func newTopBar(p *project) *topBar {
	w, k := p.w, p.w.kit
	t := &topBar{p: p}
	home := k.Button(controls.ButtonSpec{ID: "top.home", Look: controls.Ghost, Icon: controls.Sign, Paint: controls.Accent, Tip: p.t("top.home"), OnTap: w.goHome})
	t.title = k.Heading(controls.HeadingSpec{
		ID: "top.title", Size: theme.DocumentSize, Most: 360, Hint: p.t("start.untitled"), Tip: p.t("top.rename-project"),
		Commit: t.rename, Left: w.focusMap, Sized: func() {
			if t.bar != nil {
				t.bar.Refresh()
			}
		},
	})
	t.maps = newMapTabs(p)
	t.undo = k.Button(controls.ButtonSpec{ID: "top.undo", Look: controls.Ghost, Icon: "undo-2", OnTap: w.undo})
	t.redo = k.Button(controls.ButtonSpec{ID: "top.redo", Look: controls.Ghost, Icon: "redo-2", OnTap: w.redo})
	past := k.Button(controls.ButtonSpec{ID: "top.history", Look: controls.Ghost, Icon: "history", Tip: commands.Tip(p.t, "edit.history"), OnTap: w.historyDialog})
	show := k.Button(controls.ButtonSpec{ID: "top.show", Look: controls.Ghost, Icon: "presentation", Tip: commands.Tip(p.t, "show.start"), OnTap: w.presentFromStart})
	t.look = k.Button(controls.ButtonSpec{ID: "top.theme", Look: controls.Ghost, OnTap: w.flipTheme})
	fold := k.Button(controls.ButtonSpec{ID: "top.inspector", Look: controls.Ghost, Icon: "panel-right", Tip: commands.Tip(p.t, "view.inspector"), OnTap: w.flipInspector})
	print := k.Button(controls.ButtonSpec{ID: "top.print", Look: controls.Main, Icon: "printer", Text: p.t("top.print"), Tip: commands.Tip(p.t, "file.print"), OnTap: w.exportPDF})
	left := controls.Row(8, home, t.title)
	right := controls.Row(4, t.undo, t.redo, past, controls.Sized(4, 0, controls.Row(0)), t.look, fold, show, controls.Sized(8, 0, controls.Row(0)), print)
	t.bar = controls.Frame(nil, nil, controls.Centred(left), controls.Centred(right), leading(t.maps.row))
	t.object = controls.Sized(0, topHeight, k.Bare(controls.Edges{Bottom: true}).On(controls.Padded(0, 12, 0, 12, t.bar)))
	return t
}

// leading keeps a row at the left of its place, scrolling it when it is wider.
func leading(row *fyne.Container) fyne.CanvasObject {
	return container.NewHScroll(controls.Padded(10, 0, 10, 12, row))
}

func (t *topBar) refresh() {
	doc := t.p.doc()
	t.title.SetText(doc.Project.Title)
	t.maps.refresh()
	editor := t.p.editor
	label, ok := editor.Undoable()
	step(t.undo, ok, commands.Tip(t.p.t, "edit.undo"), commands.WithKeys(t.p.t, "edit.undo", t.p.t("change.undo", t.p.w.shell.changeText(label))))
	label, ok = editor.Redoable()
	step(t.redo, ok, commands.Tip(t.p.t, "edit.redo"), commands.WithKeys(t.p.t, "edit.redo", t.p.t("change.redo", t.p.w.shell.changeText(label))))
	if t.p.w.shell.dark() {
		t.look.SetIcon("sun")
		t.look.SetTip(t.p.t("top.light"))
	} else {
		t.look.SetIcon("moon")
		t.look.SetTip(t.p.t("top.dark"))
	}
}

func step(b *controls.Button, on bool, off, tip string) {
	if on {
		b.Enable()
		b.SetTip(tip)
		return
	}
	b.Disable()
	b.SetTip(off)
}

func (t *topBar) rename(title string) string {
	err := t.p.do(edit.Label{Verb: edit.VerbRename, Subject: title}, func(tx *edit.Tx) error {
		return tx.Rename(tx.Document().Project, title)
	})
	if err != nil {
		return t.p.w.shell.Sentence(err)
	}
	return ""
}
