package inspector

import (
	"image"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"waymark/domain/edit"
	"waymark/domain/journey"
	"waymark/gui/controls"
)

// photoHeight is the tallest that a picture is shown in the panel.
const photoHeight = 160

// picture is the picture of a card or a persona, with what can be done with it.
func (f *form) picture(key string, portrait bool) {
	photo := &canvas.Image{FillMode: canvas.ImageFillContain}
	frame := controls.Sized(f.width, photoHeight, photo)
	frame.Hide()
	choose := f.kit().Button(controls.ButtonSpec{ID: f.prefix + "picture", Icon: "image", Text: f.t("picture.add"), OnTap: func() {
		take := f.p.cfg.ChoosePicture
		if portrait {
			take = f.p.cfg.ChoosePortrait
		}
		take(func(a *journey.Attachment) { f.setPicture(a) })
	}})
	remove := f.kit().Button(controls.ButtonSpec{ID: f.prefix + "picture.remove", Look: controls.Ghost, Icon: "trash-2", Tip: f.t("picture.remove"), OnTap: func() { f.setPicture(nil) }})
	shown := journey.ID("")
	f.on(func(doc *journey.Document, _ journey.Record) {
		v, mixed := f.common("picture")
		a := doc.Attachments.Get(journey.ID(v.Text))
		hidden := mixed || a == nil
		remove.Hidden = hidden && !mixed
		if hidden {
			choose.SetText(f.t("picture.add"))
		} else {
			choose.SetText(f.t("picture.change"))
		}
		switch {
		case hidden:
			shown = ""
			photo.Image = nil
		case a.ID != shown:
			shown = a.ID
			photo.Image = nil
			f.p.cfg.Pictures.Within(a, 2*content, func(img image.Image) {
				if shown == a.ID {
					photo.Image = img
					photo.Refresh()
				}
			})
		}
		if hidden != frame.Hidden {
			frame.Hidden = hidden
			f.p.arrange()
		}
		photo.Refresh()
	})
	f.named(key, "picture", controls.Column(6, fyne.CanvasObject(frame), controls.Row(4, choose, remove)))
}

func (f *form) setPicture(a *journey.Attachment) {
	f.do(f.verb("picture"), func(tx *edit.Tx) error {
		for _, id := range f.ids {
			if tx.Document().Record(f.kind, id) == nil {
				continue
			}
			if err := tx.SetPicture(f.kind, id, a); err != nil {
				return err
			}
		}
		return nil
	})
}
