package shell

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"waymark/gui/controls"
	"waymark/gui/theme"
	"waymark/resources/licences"
)

// keysDialog lists the shortcuts of the menus and what pointer and keys do on
// the map.
func (w *Window) keysDialog() {
	k := w.kit
	const width, keysWidth = 640, 152
	row := func(keys, words string) fyne.CanvasObject {
		return controls.Frame(nil, nil, controls.Sized(keysWidth, 0, k.Label(keys, controls.Style{Bold: true})), nil, k.Label(words, controls.Style{Shrink: 60}))
	}
	onMap := controls.Column(6, k.Label(w.t("keys.map"), controls.Style{Size: theme.NameSize, Bold: true, Paint: controls.Accent}))
	for _, keys := range []struct{ keys, words string }{
		{w.t("keys.drag.keys"), w.t("keys.drag")},
		{w.t("keys.edit.keys"), w.t("keys.edit")},
		{"Shift+Enter", w.t("keys.line")},
		{"Esc", w.t("keys.escape")},
		{w.t("keys.move.keys"), w.t("keys.move")},
		{w.t("keys.nudge.keys"), w.t("keys.nudge")},
		{"Ctrl+Enter", w.t("keys.add")},
		{"Ctrl+D", w.t("keys.duplicate")},
		{"Tab, Shift+Tab", w.t("keys.tab")},
		{w.t("keys.zoom.keys"), w.t("keys.zoom")},
		{w.t("keys.pan.keys"), w.t("keys.pan")},
		{"Delete", w.t("keys.delete")},
	} {
		onMap.Add(row(keys.keys, keys.words))
	}
	inMenus := controls.Column(6, k.Label(w.t("keys.menus"), controls.Style{Size: theme.NameSize, Bold: true, Paint: controls.Accent}))
	for _, b := range w.menus.shortcuts {
		inMenus.Add(row(controls.KeyText(b.shortcut), strings.TrimSuffix(w.t(b.key), "…")))
	}
	scroll := k.Scroll(controls.Padded(4, 12, 12, 0, controls.Column(20, onMap, inMenus)))
	k.Dialog(w.win.Canvas(), controls.DialogSpec{
		ID: "keys", Title: w.t("menu.keys"), Width: width, Closed: w.focusMap,
		Body:    controls.Sized(width, 440, scroll),
		Buttons: []controls.ButtonSpec{{ID: "keys.ok", Text: w.t("dialog.close"), OnTap: w.closeDialog}},
	})
}

func (w *Window) aboutDialog() {
	k := w.kit
	const width = 400
	body := controls.Frame(nil, nil, controls.Padded(0, 20, 0, 0, container.NewVBox(k.Icon(controls.Sign, 64, controls.Ink))), nil, controls.Column(6,
		k.Label(w.t("app.name"), controls.Style{Size: 22, Bold: true}),
		k.Label(w.t("app.tagline"), controls.Style{Paint: controls.Quiet, Wrap: width - 90}),
		k.Label(w.t("about.version", w.shell.cfg.Version), controls.Style{}),
		k.Label(w.t("about.licence"), controls.Style{Size: theme.SmallSize, Paint: controls.Quiet, Wrap: width - 90}),
	))
	k.Dialog(w.win.Canvas(), controls.DialogSpec{
		ID: "about", Title: w.t("menu.about"), Width: width, Closed: w.focusMap, Body: body,
		Buttons: []controls.ButtonSpec{
			{ID: "about.licences", Text: w.t("menu.licences"), OnTap: func() {
				w.closeDialog()
				w.licencesDialog()
			}},
			{ID: "about.ok", Text: w.t("dialog.close"), OnTap: w.closeDialog},
		},
	})
}

// licencesDialog shows the licences of the works of others. The text is long, so
// only what can be seen of it is set.
func (w *Window) licencesDialog() {
	const width = 720
	w.kit.Dialog(w.win.Canvas(), controls.DialogSpec{
		ID: "licences", Title: w.t("menu.licences"), Width: width, Closed: w.focusMap,
		Body:    controls.Sized(width, 460, w.kit.Box(controls.Ground, controls.Hairline, 8).On(w.kit.Reader(licences.ThirdParty(), width-40))),
		Buttons: []controls.ButtonSpec{{ID: "licences.ok", Text: w.t("dialog.close"), OnTap: w.closeDialog}},
	})
}
