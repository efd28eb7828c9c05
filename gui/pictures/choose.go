package pictures

import (
	"image"

	"fyne.io/fyne/v2"

	"waymark/domain/journey"
	"waymark/gui/controls"
	"waymark/gui/files"
	"waymark/gui/theme"
	"waymark/resources/i18n"
	"waymark/storage/export/picture"
)

// Config is what the dialogs need from outside.
type Config struct {
	Kit    *controls.Kit
	Texts  *i18n.Catalog
	Window func() fyne.Canvas
	Folder func() string
	// Do runs a function on Fyne's goroutine, later.
	Do func(func())
	// Fault shows why something did not work.
	Fault func(error)
	// Closed is called when a dialog has gone.
	Closed func()
}

// portraitSide is how many pixels a portrait has: sharp at an inch on paper.
const portraitSide = 640

// Choose asks for a file and hands over its picture, ready to be put into the
// project.
func Choose(cfg Config, done func(*journey.Attachment)) {
	ask(cfg, func(path string) { Load(cfg, path, done) })
}

func ask(cfg Config, chosen func(path string)) {
	files.Open(files.Config{
		Kit: cfg.Kit, Texts: cfg.Texts, Window: cfg.Window(), Folder: cfg.Folder(), Endings: picture.Endings(),
		Title: cfg.Texts.T("picture.choose"), Action: cfg.Texts.T("picture.choose.action"), Closed: cfg.Closed, Chosen: chosen,
	})
}

// Load reads the picture of a file beside Fyne's goroutine and hands it over on
// it.
func Load(cfg Config, path string, done func(*journey.Attachment)) {
	go func() {
		a, err := picture.ImportFile(path)
		cfg.Do(func() {
			if err != nil {
				cfg.Fault(err)
				return
			}
			done(a)
		})
	}()
}

// ChoosePortrait asks for a file, then for the part of its picture that shows
// the person.
func ChoosePortrait(cfg Config, done func(*journey.Attachment)) {
	ask(cfg, func(path string) { LoadPortrait(cfg, path, done) })
}

// LoadPortrait asks for the part of a file's picture that shows the person.
func LoadPortrait(cfg Config, path string, done func(*journey.Attachment)) {
	go func() {
		img, err := picture.OpenFile(path)
		if err == nil {
			img = picture.Within(img, picture.MostSide)
		}
		cfg.Do(func() {
			if err != nil {
				cfg.Fault(err)
				return
			}
			CropDialog(cfg, img, done)
		})
	}()
}

// CropDialog asks for the part of a picture that a circle shows.
func CropDialog(cfg Config, img image.Image, done func(*journey.Attachment)) {
	k, t := cfg.Kit, cfg.Texts
	crop := k.Crop("crop.picture", img)
	zoom := func(id, icon, key string, by float64) *controls.Button {
		return k.Button(controls.ButtonSpec{ID: id, Look: controls.Plain, Icon: icon, Tip: t.T(key), OnTap: func() { crop.Zoom(by) }})
	}
	hint := k.Label(t.T("picture.crop.hint"), controls.Style{Size: theme.SmallSize, Paint: controls.Quiet, Wrap: 380})
	var d *controls.Dialog
	ok := func() {
		from := crop.Square()
		d.Close()
		go func() {
			a, err := picture.Attach(Cut(img, from, min(portraitSide, max(64, from.Dx()))))
			cfg.Do(func() {
				if err != nil {
					cfg.Fault(err)
					return
				}
				done(a)
			})
		}()
	}
	d = k.Dialog(cfg.Window(), controls.DialogSpec{
		ID: "crop", Title: t.T("picture.crop"), Width: 380, Closed: cfg.Closed,
		Body: controls.Column(12,
			controls.Row(0, controls.Space(), crop, controls.Space()),
			controls.Row(8, controls.Space(), zoom("crop.smaller", "zoom-out", "picture.smaller", 1/1.2), zoom("crop.larger", "zoom-in", "picture.larger", 1.2), controls.Space()),
			hint),
		Buttons: []controls.ButtonSpec{
			{ID: "crop.cancel", Text: t.T("dialog.cancel"), OnTap: func() { d.Close() }},
			{ID: "crop.ok", Text: t.T("picture.crop.action"), OnTap: ok},
		},
	})
	d.Focus(crop)
}
