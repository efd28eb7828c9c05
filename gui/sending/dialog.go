// Package sending asks what of a project goes into a copy for somebody else, and
// says plainly what goes along and what stays.
//
// What lives here: that dialog. What does not: making the copy (domain/edit),
// writing it (gui/shell with storage/mapfile).
package sending

import (
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

const (
	width      = 560
	mostOfMaps = 150 // the height of the list of maps, before it scrolls
)

// dialog is the open dialog.
type dialog struct {
	cfg        Config
	everything bool
	comments   bool
	notes      bool
	names      bool
	unused     bool
	maps       map[journey.ID]bool
	ticks      map[journey.ID]*controls.Check
	all        *controls.Button // ticks all maps, or none
	shared     fyne.CanvasObject
	text       *controls.Label
	choices    *fyne.Container
	preview    *fyne.Container
	box        *controls.Dialog
}

// Ask opens the dialog.
func Ask(cfg Config) {
	d := &dialog{
		cfg: cfg, everything: true, comments: true, notes: true, names: true,
		maps: map[journey.ID]bool{}, ticks: map[journey.ID]*controls.Check{}, preview: container.NewStack(),
	}
	k, t := cfg.Kit, cfg.Texts.T
	for _, m := range cfg.Doc.MapsInOrder() {
		d.maps[m.ID] = true
	}
	what := k.Segments("send.what", []controls.Option{{Value: "everything", Text: t("send.everything")}, {Value: "chosen", Text: t("send.chosen")}}, "everything", func(v string) {
		d.everything = v == "everything"
		d.show()
	})
	d.text = k.Label(" ", controls.Style{Wrap: width})
	d.choices = controls.Column(6, d.checks()...)
	d.box = k.Dialog(cfg.Window, controls.DialogSpec{
		ID: "send", Title: t("send.title"), Width: width, Closed: cfg.Closed,
		Body: controls.Column(12, controls.Sized(0, 32, what), d.text, d.choices, d.preview),
		Buttons: []controls.ButtonSpec{
			{ID: "send.cancel", Text: t("dialog.cancel"), OnTap: func() { d.box.Close() }},
			{ID: "send.ok", Text: t("send.next"), OnTap: d.accept},
		},
	})
	d.show()
	d.box.Focus(what)
}

// checks are the boxes of what may be left out: maps first, for they decide what
// there is.
func (d *dialog) checks() []fyne.CanvasObject {
	k, t := d.cfg.Kit, d.cfg.Texts.T
	check := func(id string, on *bool) fyne.CanvasObject {
		return k.Check("send."+id, t("send."+id), *on, func(v bool) {
			*on = v
			d.show()
		})
	}
	d.shared = check("unused", &d.unused)
	rest := []fyne.CanvasObject{d.shared, check("comments", &d.comments), check("notes", &d.notes), check("names", &d.names)}
	maps := d.cfg.Doc.MapsInOrder()
	if len(maps) < 2 {
		return rest
	}
	list := controls.Column(4)
	for _, m := range maps {
		tick := k.Check("send.map."+string(m.ID), d.title(m), true, func(v bool) {
			d.maps[m.ID] = v
			d.show()
		})
		d.ticks[m.ID] = tick
		list.Add(tick)
	}
	var scroll fyne.CanvasObject = list
	if list.MinSize().Height > mostOfMaps {
		scroll = controls.Sized(0, mostOfMaps, k.Scroll(list))
	}
	d.all = k.Button(controls.ButtonSpec{ID: "send.all-maps", Look: controls.Link, Text: t("send.all-maps"), OnTap: d.tickAll})
	head := controls.Frame(nil, nil, nil, d.all, k.Label(t("send.maps"), controls.Style{Bold: true}))
	return []fyne.CanvasObject{head, scroll, controls.Padded(8, 0, 0, 0, controls.Column(6, rest...))}
}

// tickAll ticks all maps, or none when all are ticked.
func (d *dialog) tickAll() {
	on := !d.allMaps()
	for id, tick := range d.ticks {
		d.maps[id] = on
		tick.SetOn(on)
	}
	d.show()
}

func (d *dialog) title(m *journey.Map) string {
	if title := journey.Shorten(m.Title, 60); title != "" {
		return title
	}
	return d.cfg.Texts.T("inspector.unnamed")
}

// chosen gives what is to be sent.
func (d *dialog) chosen() edit.Sending {
	if d.everything {
		return edit.Sending{}
	}
	s := edit.Sending{NoComments: !d.comments, NoNotes: !d.notes, NoNames: !d.names}
	if !d.allMaps() {
		s.Unused = d.unused
		for _, m := range d.cfg.Doc.MapsInOrder() {
			if d.maps[m.ID] {
				s.Maps = append(s.Maps, m.ID)
			}
		}
	}
	return s
}

// show says what goes along and what stays.
func (d *dialog) show() {
	t := d.cfg.Texts.T
	controls.SetVisible(d.choices, !d.everything)
	controls.SetVisible(d.shared, !d.allMaps())
	if d.all != nil {
		d.all.SetText(t("send.all-maps"))
		if d.allMaps() {
			d.all.SetText(t("send.no-maps"))
		}
	}
	d.text.SetText(t("send.text.chosen"))
	if d.everything {
		d.text.SetText(t("send.text.everything"))
	}
	d.preview.Objects = []fyne.CanvasObject{d.summary()}
	if d.box != nil {
		d.box.Resized()
	}
}

// summary shows the two lists: what is in the copy, and what stays.
func (d *dialog) summary() fyne.CanvasObject {
	k, t := d.cfg.Kit, d.cfg.Texts.T
	if !d.everything && !d.anyMap() {
		return controls.Row(6, k.Icon("triangle-alert", 16, controls.Pain), k.Label(t("send.no-map"), controls.Style{Paint: controls.Pain, Bold: true}))
	}
	goes, stays, err := parts(d.cfg.Texts, d.cfg.Doc, d.chosen(), d.everything)
	if err != nil {
		return k.Label(d.cfg.Texts.T("send.fault"), controls.Style{Paint: controls.Pain, Wrap: width})
	}
	const air = 12
	column := float32((width - 8) / 2)
	side := func(head, icon string, paint controls.Paint, lines []string) fyne.CanvasObject {
		rows := []fyne.CanvasObject{k.Label(head, controls.Style{Bold: true, Shrink: 80})}
		for _, line := range lines {
			rows = append(rows, controls.Frame(nil, nil, controls.Padded(2, 6, 0, 0, k.Icon(icon, 14, paint)), nil, k.Label(line, controls.Style{Wrap: column - 2*air - 24})))
		}
		return k.Box(controls.Ground, controls.Hairline, 8).On(controls.Padded(10, air, 10, air, controls.Column(5, rows...)))
	}
	left := side(t("send.goes"), "check", controls.Good, goes)
	if len(stays) == 0 {
		return left
	}
	both := controls.Grid(column, 8, left, side(t("send.stays"), "minus", controls.Quiet, stays))
	both.Resize(fyne.NewSize(width, 0)) // a grid knows its height once it has its width
	return controls.Column(8, both,
		k.Label(t("send.stays.text"), controls.Style{Size: theme.SmallSize, Paint: controls.Quiet, Wrap: width}))
}

func (d *dialog) allMaps() bool {
	for _, on := range d.maps {
		if !on {
			return false
		}
	}
	return true
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
	d.box.Close()
	d.cfg.Chosen(d.everything, d.chosen())
}
