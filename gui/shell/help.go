package shell

import (
	"fyne.io/fyne/v2/container"

	"waymark/gui/controls"
	"waymark/gui/theme"
	"waymark/resources/licences"
)

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
		ID: "about", Title: w.t("menu.about"), Width: width, Closed: w.backToMap, Body: body,
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
	height := max(160, min(460, w.win.Canvas().Size().Height-180))
	w.kit.Dialog(w.win.Canvas(), controls.DialogSpec{
		ID: "licences", Title: w.t("menu.licences"), Width: width, Closed: w.backToMap,
		Body:    controls.Sized(width, height, w.kit.Box(controls.Ground, controls.Hairline, 8).On(w.kit.Reader(licences.ThirdParty(), width-40))),
		Buttons: []controls.ButtonSpec{{ID: "licences.ok", Text: w.t("dialog.close"), OnTap: w.closeDialog}},
	})
}
