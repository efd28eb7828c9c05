package personas

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"waymark/domain/edit"
	"waymark/domain/journey"
	"waymark/gui/controls"
	"waymark/gui/theme"
	"waymark/resources/i18n"
)

// CopyConfig is what the dialog that copies from another file needs.
type CopyConfig struct {
	Kit    *controls.Kit
	Texts  *i18n.Catalog
	Window fyne.Canvas
	From   *journey.Document // the project of the other file
	Name   string            // of that file
	Map    journey.ID        // the map that gets what is copied, "" for none
	Do     func(label edit.Label, change func(*edit.Tx) error) error
	Fault  func(error)
	Closed func()
}

const (
	copyWidth  = 520
	copyHeight = 360
)

// CopyDialog asks what to copy from another file, and copies it as one change.
func CopyDialog(cfg CopyConfig) {
	k, t := cfg.Kit, cfg.Texts
	people, lanes := map[journey.ID]bool{}, map[journey.ID]bool{}
	column := controls.Column(4)
	head := func(text string) {
		column.Add(controls.Padded(8, 0, 2, 0, k.Label(text, controls.Style{Bold: true, Wrap: copyWidth - 40})))
	}
	tick := func(id journey.ID, text string, in map[journey.ID]bool) {
		if text == "" {
			text = t.T("inspector.unnamed")
		}
		column.Add(k.Check("copy."+string(id), journey.Shorten(text, 70), false, func(on bool) { in[id] = on }))
	}
	if all := cfg.From.PersonasInOrder(); len(all) > 0 {
		head(t.T("plural.personas"))
		for _, who := range all {
			tick(who.ID, who.Name, people)
		}
	}
	if cfg.Map != "" {
		for _, m := range cfg.From.MapsInOrder() {
			if own := cfg.From.LanesOf(m.ID); len(own) > 0 {
				head(t.T("personas.lanes-of", journey.Shorten(m.Title, 60)))
				for _, l := range own {
					tick(l.ID, l.Name, lanes)
				}
			}
		}
	}
	message := k.Label("", controls.Style{Size: theme.SmallSize, Paint: controls.Pain, Wrap: copyWidth})
	list := controls.Sized(copyWidth, copyHeight, k.Box(controls.Ground, controls.Hairline, 8).On(controls.Padded(1, 1, 1, 1, k.Scroll(controls.Padded(4, 12, 12, 12, column)))))
	var d *controls.Dialog
	d = k.Dialog(cfg.Window, controls.DialogSpec{
		ID: "copy", Title: t.T("personas.copy.title", journey.Shorten(cfg.Name, 60)), Text: t.T("personas.copy.text"), Width: copyWidth, Closed: cfg.Closed,
		Body: container.NewVBox(list, message),
		Buttons: []controls.ButtonSpec{
			{ID: "copy.cancel", Text: t.T("dialog.cancel"), OnTap: func() { d.Close() }},
			{ID: "copy.ok", Text: t.T("personas.copy.action"), OnTap: func() {
				who, what := chosen(people), chosen(lanes)
				if len(who)+len(what) == 0 {
					message.SetText(t.T("personas.copy.nothing"))
					return
				}
				d.Close()
				err := cfg.Do(edit.Label{Verb: edit.VerbCopyIn, Subject: cfg.Name}, func(tx *edit.Tx) error {
					return tx.CopyIn(cfg.From, who, what, cfg.Map)
				})
				if err != nil {
					cfg.Fault(err)
				}
			}},
		},
	})
}

func chosen(in map[journey.ID]bool) []journey.ID {
	var ids []journey.ID
	for id, on := range in {
		if on {
			ids = append(ids, id)
		}
	}
	return ids
}
