package shell

import (
	"fyne.io/fyne/v2"

	"waymark/domain/journey"
	"waymark/domain/scene"
	"waymark/gui/personas"
)

// personasPage is the page of the personas of the project.
type personasPage struct {
	page     *personas.Page
	object   fyne.CanvasObject
	selected journey.ID
}

func newPersonasPage(p *project) *personasPage {
	w := p.w
	g := &personasPage{}
	g.page = personas.New(personas.Config{
		Kit: w.kit, Texts: w.shell.texts, Doc: p.doc, Map: func() journey.ID { return p.mapID }, Palette: func() *scene.Palette { return &p.palettes },
		Do: p.do, Sentence: w.shell.Sentence, Fault: func(err error) { w.fault("fault.edit", err) },
		Pictures: p.pictures, ChoosePortrait: p.inspectorConfig().ChoosePortrait, Copy: w.copyFromFile,
		Chosen: func() {
			g.selected = g.page.Chosen()
			p.showInspector()
		},
		Later: w.shell.cfg.Do, Arranged: w.logLayout,
	})
	g.object, g.selected = g.page.Object(), g.page.Chosen()
	return g
}

func (g *personasPage) refresh() {
	g.page.Refresh()
	g.selected = g.page.Chosen()
}

func (g *personasPage) choose(id journey.ID) { g.page.Choose(id) }

func (g *personasPage) remove() { g.page.Remove() }
