// Package personas is the page of the personas of a project: a sheet of each
// with all that is known, to be typed into in its place, and the table that
// compares them side by side.
//
// What lives here: the list, the sheets, the table and the dialog that copies
// personas and lanes from another file. What does not: which fields a persona has
// (domain/journey, gui/inspector names their order), reading pictures
// (gui/pictures) and files.
package personas

import (
	"image"
	"image/color"
	"strings"
	"unicode"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"waymark/domain/edit"
	"waymark/domain/journey"
	"waymark/domain/scene"
	"waymark/gui/controls"
	"waymark/gui/theme"
	"waymark/resources/i18n"
)

// Config is what a Page needs from outside.
type Config struct {
	Kit     *controls.Kit
	Texts   *i18n.Catalog
	Doc     func() *journey.Document
	Map     func() journey.ID // that new personas are put onto
	Palette func() *scene.Palette
	// Do runs an edit; what it gives back was refused.
	Do       func(label edit.Label, change func(*edit.Tx) error) error
	Sentence func(error) string
	Fault    func(error)
	Pictures Pictures
	// ChoosePortrait asks for a picture and the part of it to show.
	ChoosePortrait func(done func(*journey.Attachment))
	// Copy asks for a file to copy personas and lanes from.
	Copy func()
	// Chosen is called when another persona is the chosen one.
	Chosen func()
	// Later runs a function on Fyne's goroutine, later.
	Later func(func())
	// Arranged is called when things have other places.
	Arranged func()
}

// Pictures gives small copies of pictures, at once or later.
type Pictures interface {
	Square(a *journey.Attachment, side int, show func(image.Image))
}

// Page shows the personas of a project.
type Page struct {
	cfg    Config
	root   *fyne.Container
	body   *fyne.Container
	mode   *controls.Segments
	list   *list
	sheet  *sheet
	table  *table
	chosen journey.ID
}

// The ways to look at personas.
const (
	sheetsMode = "sheets"
	tableMode  = "table"
)

// New makes the page.
func New(cfg Config) *Page {
	p := &Page{cfg: cfg, body: container.NewStack()}
	k := cfg.Kit
	p.mode = k.Segments("personas.mode", []controls.Option{
		{Value: sheetsMode, Text: p.t("personas.sheets")}, {Value: tableMode, Text: p.t("personas.side-by-side")},
	}, sheetsMode, func(string) { p.show() })
	add := k.Button(controls.ButtonSpec{ID: "personas.new", Icon: "plus", Text: p.t("personas.new"), Tip: p.t("personas.new"), OnTap: func() { p.Add(journey.KindPersona) }})
	icp := k.Button(controls.ButtonSpec{ID: "personas.new-icp", Icon: "building-2", Text: p.t("personas.new-icp"), Tip: p.t("personas.new-icp"), OnTap: func() { p.Add(journey.KindICP) }})
	copies := k.Button(controls.ButtonSpec{ID: "personas.copy", Look: controls.Ghost, Icon: "file-down", Text: p.t("personas.copy"), Tip: p.t("personas.copy.hint"), OnTap: cfg.Copy})
	title := controls.Row(12, controls.Centred(k.Label(p.t("plural.personas"), controls.Style{Size: theme.TitleSize, Bold: true})), controls.Sized(240, 32, p.mode))
	adding := controls.FoldingRow(8, true, []fyne.CanvasObject{copies, icp, add}, []*controls.Button{add, icp, copies})
	head := controls.Frame(nil, nil, title, nil, controls.Padded(0, 0, 0, 12, adding))
	p.list, p.sheet, p.table = newList(p), newSheet(p), newTable(p)
	p.root = controls.Frame(k.Pane(controls.Paper, controls.Edges{Bottom: true}).On(controls.Padded(10, 24, 10, 24, head)), nil, nil, nil, p.body)
	p.show()
	return p
}

// Object gives what goes into the window.
func (p *Page) Object() fyne.CanvasObject { return p.root }

// Chosen gives the chosen persona, "" for none.
func (p *Page) Chosen() journey.ID { return p.chosen }

// Choose makes a persona the chosen one.
func (p *Page) Choose(id journey.ID) {
	p.chosen = id
	p.Refresh()
	p.cfg.Chosen()
}

// Compare shows the table that compares the personas.
func (p *Page) Compare() {
	p.mode.SetValue(tableMode)
	p.show()
}

func (p *Page) t(key string, args ...any) string { return p.cfg.Texts.T(key, args...) }

func (p *Page) show() {
	if p.mode.Value() == tableMode {
		p.body.Objects = []fyne.CanvasObject{p.table.object}
	} else {
		p.body.Objects = []fyne.CanvasObject{controls.Frame(nil, nil, p.list.object, nil, p.sheet.object)}
	}
	p.Refresh()
	p.body.Refresh()
}

// Refresh brings the page to what the document says. What is being typed stays.
func (p *Page) Refresh() {
	doc := p.cfg.Doc()
	if !doc.Personas.Has(p.chosen) {
		p.chosen = ""
		if all := doc.PersonasInOrder(); len(all) > 0 {
			p.chosen = all[0].ID
		}
	}
	if p.mode.Value() == tableMode {
		p.table.refresh(doc)
	} else {
		p.list.refresh(doc)
		p.sheet.refresh(doc)
	}
	p.cfg.Arranged()
}

// Rebuild makes everything anew, in the colours of now.
func (p *Page) Rebuild() {
	p.list.shown, p.sheet.shown, p.table.shown = "", "", ""
	p.Refresh()
}

// Add makes a new persona and chooses it.
func (p *Page) Add(kind journey.PersonaKind) {
	name := p.t("default.persona")
	if kind == journey.KindICP {
		name = p.t("default.icp")
	}
	var made journey.ID
	p.do(edit.Label{Verb: edit.VerbAddPersona, Subject: name}, func(tx *edit.Tx) error {
		id, err := tx.AddPersona(p.cfg.Map(), name)
		if err != nil {
			return err
		}
		made = id
		return edit.Update(tx, id, func(p *journey.Persona) { p.PersonaKind = kind })
	})
	if made != "" {
		p.mode.SetValue(sheetsMode)
		p.chosen = made
		p.show()
		p.cfg.Chosen()
		p.sheet.name.EditIn(fyne.CurrentApp().Driver().CanvasForObject(p.root))
	}
}

// Remove deletes the chosen persona.
func (p *Page) Remove() {
	who := p.cfg.Doc().Personas.Get(p.chosen)
	if who == nil {
		return
	}
	p.do(edit.Label{Verb: edit.VerbDeletePersona, Subject: who.Name}, func(tx *edit.Tx) error {
		tx.RemovePersona(who.ID)
		return nil
	})
}

func (p *Page) do(label edit.Label, change func(*edit.Tx) error) {
	if err := p.cfg.Do(label, change); err != nil {
		p.cfg.Fault(err)
	}
}

// write gives a field of a persona a value, as one change.
func (p *Page) write(id journey.ID, field, text string) (complaint string) {
	who := p.cfg.Doc().Personas.Get(id)
	if who == nil {
		return ""
	}
	at := journey.FieldOf(journey.PersonaRecord, field)
	err := p.cfg.Do(edit.Label{Verb: edit.VerbEditPersona, Subject: who.Name}, func(tx *edit.Tx) error {
		return edit.Update(tx, id, func(p *journey.Persona) {
			at.Set(p, journey.Value{Kind: journey.TextValue, Text: strings.TrimRight(text, " \n")})
		})
	})
	if err != nil {
		return p.cfg.Sentence(err)
	}
	return ""
}

func value(who *journey.Persona, field string) string {
	return journey.FieldOf(journey.PersonaRecord, field).Get(who).Text
}

// named gives the name of a persona, or a word for one without.
func (p *Page) named(who *journey.Persona) string {
	if who.Name == "" {
		return p.t("inspector.unnamed")
	}
	return who.Name
}

// ink gives the colour of a persona, which stands at index i of all.
func (p *Page) ink(who *journey.Persona, i int) color.NRGBA {
	if rgb, ok := journey.ParseColor(who.Color); ok {
		return color.NRGBA{R: rgb[0], G: rgb[1], B: rgb[2], A: 0xff}
	}
	all := p.cfg.Palette().Personas
	return all[i%len(all)]
}

// portrait makes the portrait of a persona and lets it follow.
func (p *Page) portrait(id string, side float32, tip string, tap func()) *portrait {
	return &portrait{p: p, Portrait: p.cfg.Kit.Portrait(controls.PortraitSpec{ID: id, Side: side, Tip: tip, OnTap: tap}), side: side}
}

type portrait struct {
	*controls.Portrait
	p       *Page
	side    float32
	picture journey.ID
	image   image.Image
}

func (o *portrait) follow(doc *journey.Document, who *journey.Persona, i int) {
	a := doc.Attachments.Get(who.Picture)
	if a == nil || a.ID != o.picture {
		o.picture, o.image = "", nil
	}
	ink, letters := o.p.ink(who, i), Initials(who.Name)
	if a != nil && o.image == nil {
		o.picture = a.ID
		o.p.cfg.Pictures.Square(a, int(2*o.side), func(img image.Image) {
			if o.picture == a.ID {
				o.image = img
				o.Set(letters, ink, img)
			}
		})
	}
	o.Set(letters, ink, o.image)
}

// choosePicture asks for a picture of a persona.
func (p *Page) choosePicture(id journey.ID) {
	p.cfg.ChoosePortrait(func(a *journey.Attachment) { p.setPicture(id, a) })
}

func (p *Page) setPicture(id journey.ID, a *journey.Attachment) {
	who := p.cfg.Doc().Personas.Get(id)
	if who == nil {
		return
	}
	p.do(edit.Label{Verb: edit.VerbEditPersona, Subject: who.Name}, func(tx *edit.Tx) error {
		return tx.SetPicture(journey.PersonaRecord, id, a)
	})
}

// Initials gives the letters that stand for a name: the first one of a Chinese
// name, the first ones of two words otherwise.
func Initials(name string) string {
	words := strings.Fields(name)
	if len(words) == 0 {
		return "?"
	}
	first, _ := utf8.DecodeRuneInString(words[0])
	if unicode.Is(unicode.Han, first) || len(words) == 1 {
		return string(unicode.ToUpper(first))
	}
	second, _ := utf8.DecodeRuneInString(words[1])
	return string(unicode.ToUpper(first)) + string(unicode.ToUpper(second))
}
