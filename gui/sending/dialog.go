// Package sending asks what of a project goes into a copy for somebody else, and
// says plainly what goes along and what stays.
//
// What lives here: that dialog. What does not: making the copy (domain/edit),
// writing it (gui/shell with storage/mapfile).
package sending

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"waymark/domain/edit"
	"waymark/domain/journey"
	"waymark/gui/controls"
	"waymark/gui/theme"
	"waymark/resources/i18n"
)

// Config is what the dialog needs from outside.
type Config struct {
	Kit    *controls.Kit
	Texts  *i18n.Catalog
	Window fyne.Canvas
	Doc    *journey.Document
	// Chosen gets what is to be sent; everything says that the history goes along,
	// and then nothing is left out.
	Chosen func(everything bool, s edit.Sending)
	Closed func()
}

const width = 520

// dialog is the open dialog.
type dialog struct {
	cfg        Config
	everything bool
	comments   bool
	notes      bool
	names      bool
	maps       map[journey.ID]bool
	text       *controls.Label
	with       *controls.Label
	without    *controls.Label
	choices    *fyne.Container
	box        *controls.Dialog
}

// Ask opens the dialog.
func Ask(cfg Config) {
	d := &dialog{cfg: cfg, everything: true, comments: true, notes: true, names: true, maps: map[journey.ID]bool{}}
	k, t := cfg.Kit, cfg.Texts.T
	for _, m := range cfg.Doc.MapsInOrder() {
		d.maps[m.ID] = true
	}
	what := k.Segments("send.what", []controls.Option{{Value: "everything", Text: t("send.everything")}, {Value: "chosen", Text: t("send.chosen")}}, "everything", func(v string) {
		d.everything = v == "everything"
		d.show()
	})
	d.text = k.Label(" ", controls.Style{Wrap: width})
	d.with = k.Label(" ", controls.Style{Wrap: width})
	d.without = k.Label(" ", controls.Style{Wrap: width, Bold: true})
	d.choices = controls.Column(6, d.checks()...)
	d.box = k.Dialog(cfg.Window, controls.DialogSpec{
		ID: "send", Title: t("send.title"), Width: width, Closed: cfg.Closed,
		Body: controls.Column(12, controls.Sized(0, 32, what), d.text, d.choices, d.with, d.without),
		Buttons: []controls.ButtonSpec{
			{ID: "send.cancel", Text: t("dialog.cancel"), OnTap: func() { d.box.Close() }},
			{ID: "send.ok", Text: t("send.next"), OnTap: d.accept},
		},
	})
	d.show()
	d.box.Focus(what)
}

// checks are the boxes of what may be left out.
func (d *dialog) checks() []fyne.CanvasObject {
	k, t := d.cfg.Kit, d.cfg.Texts.T
	check := func(id, text string, on *bool) fyne.CanvasObject {
		return k.Check("send."+id, text, true, func(v bool) {
			*on = v
			d.show()
		})
	}
	rows := []fyne.CanvasObject{
		check("comments", t("send.comments"), &d.comments),
		check("notes", t("send.notes"), &d.notes),
		check("names", t("send.names"), &d.names),
	}
	maps := d.cfg.Doc.MapsInOrder()
	if len(maps) < 2 {
		return rows
	}
	list := controls.Column(6)
	for _, m := range maps {
		list.Add(k.Check("send.map."+string(m.ID), d.title(m), true, func(v bool) {
			d.maps[m.ID] = v
			d.show()
		}))
	}
	height := min(list.MinSize().Height, 150)
	var scroll fyne.CanvasObject = container.NewStack(list)
	if list.MinSize().Height > height {
		scroll = controls.Sized(0, height, k.Scroll(list))
	}
	return append(rows, controls.Padded(6, 0, 0, 0, k.Label(t("send.maps"), controls.Style{Size: theme.SmallSize, Paint: controls.Quiet})), scroll)
}

func (d *dialog) title(m *journey.Map) string {
	if title := journey.Shorten(m.Title, 60); title != "" {
		return title
	}
	return d.cfg.Texts.T("inspector.unnamed")
}

// show says what goes along and what stays.
func (d *dialog) show() {
	texts := d.cfg.Texts
	var with, without []string
	part := func(on bool, text string) {
		if on {
			with = append(with, text)
		} else {
			without = append(without, text)
		}
	}
	part(d.everything, texts.T("send.part.history"))
	part(d.everything, texts.T("send.part.versions"))
	part(d.everything || d.comments, texts.T("send.part.comments"))
	part(d.everything || d.notes, texts.T("send.part.notes"))
	part(d.everything || d.names, texts.T("send.part.names"))
	for _, m := range d.cfg.Doc.MapsInOrder() {
		part(d.everything || d.maps[m.ID], texts.T("send.part.map", d.title(m)))
	}
	part(true, texts.T("send.part.personas"))
	part(true, texts.T("send.part.catalogue"))
	join := func(list []string) string { return strings.Join(list, texts.T("list.separator")) }
	d.text.SetText(texts.T("send.text.chosen"))
	if d.everything {
		d.text.SetText(texts.T("send.text.everything"))
	}
	d.with.SetText(texts.T("send.with", join(with)))
	d.without.SetPaint(controls.Ink)
	switch {
	case !d.everything && !d.anyMap():
		d.without.SetPaint(controls.Pain)
		d.without.SetText(texts.T("send.no-map"))
	case len(without) > 0:
		d.without.SetText(texts.T("send.without", join(without)))
	default:
		d.without.SetText("")
	}
	if d.everything {
		d.choices.Hide()
	} else {
		d.choices.Show()
	}
	if d.box != nil {
		d.box.Resized()
	}
}

func (d *dialog) anyMap() bool {
	for _, on := range d.maps {
		if on {
			return true
		}
	}
	return len(d.maps) == 0
}

func (d *dialog) accept() {
	if !d.everything && !d.anyMap() {
		return
	}
	s := edit.Sending{NoComments: !d.comments, NoNotes: !d.notes, NoNames: !d.names}
	all := true
	for _, m := range d.cfg.Doc.MapsInOrder() {
		if d.maps[m.ID] {
			s.Maps = append(s.Maps, m.ID)
		} else {
			all = false
		}
	}
	if all {
		s.Maps = nil
	}
	if d.everything {
		s = edit.Sending{}
	}
	d.box.Close()
	d.cfg.Chosen(d.everything, s)
}
