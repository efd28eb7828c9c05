package shell

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"waymark/domain/edit"
	"waymark/domain/journey"
	"waymark/gui/controls"
)

// personasPage shows all personas of the project, to choose from.
type personasPage struct {
	p        *project
	object   *fyne.Container
	grid     *fyne.Container
	selected journey.ID
}

func newPersonasPage(p *project) *personasPage {
	page := &personasPage{p: p}
	page.grid = controls.Grid(264, 16)
	add := p.w.kit.Button(controls.ButtonSpec{ID: "personas.new", Icon: "plus", Text: p.t("personas.new"), OnTap: page.add})
	head := controls.Row(12, p.w.kit.Label(p.t("plural.personas"), controls.Style{Size: 17, Bold: true}), controls.Space(), add)
	page.object = container.NewStack(p.w.kit.Scroll(controls.Padded(24, 24, 24, 24, controls.Column(20, head, page.grid))))
	return page
}

func (g *personasPage) refresh() {
	doc := g.p.doc()
	if !doc.Personas.Has(g.selected) {
		g.selected = ""
		if all := doc.PersonasInOrder(); len(all) > 0 {
			g.selected = all[0].ID
		}
	}
	g.grid.Objects = nil
	for i, persona := range doc.PersonasInOrder() {
		name := persona.Name
		if name == "" {
			name = g.p.t("inspector.unnamed")
		}
		quote := persona.Quote
		if quote != "" {
			quote = g.p.t("list.quote", quote)
		}
		card := g.p.w.kit.PersonaCard(controls.PersonaSpec{
			ID: "persona." + string(persona.ID), Name: name, Initials: initials(persona.Name), Kind: g.p.t("persona-kind." + string(persona.PersonaKind)),
			Text: quote, Color: inkOf(persona, i, &g.p.palettes), Chosen: persona.ID == g.selected,
			OnTap: func() {
				g.selected = persona.ID
				g.refresh()
				g.p.showInspector()
			},
		})
		g.grid.Add(card)
	}
	g.grid.Refresh()
	g.p.w.logLayout()
}

// choose shows a persona as the chosen one.
func (g *personasPage) choose(id journey.ID) {
	g.selected = id
	g.refresh()
	g.p.showInspector()
}

func (g *personasPage) add() {
	var made journey.ID
	err := g.p.do(edit.Label{Verb: edit.VerbAddPersona}, func(tx *edit.Tx) error {
		var err error
		made, err = tx.AddPersona(g.p.mapID, g.p.t("default.persona"))
		return err
	})
	if err != nil {
		g.p.w.fault("fault.edit", err)
		return
	}
	g.selected = made
	g.refresh()
	g.p.showInspector()
}

func (g *personasPage) remove() {
	persona := g.p.doc().Personas.Get(g.selected)
	if persona == nil {
		return
	}
	err := g.p.do(edit.Label{Verb: edit.VerbDeletePersona, Subject: persona.Name}, func(tx *edit.Tx) error {
		tx.RemovePersona(persona.ID)
		return nil
	})
	if err != nil {
		g.p.w.fault("fault.edit", err)
	}
}

// initials gives the letters that stand for a name: the first one of a Chinese
// name, the first ones of two words otherwise.
func initials(name string) string {
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
