package inspector

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"waymark/domain/edit"
	"waymark/domain/journey"
	"waymark/domain/scene"
	"waymark/gui/controls"
	"waymark/resources/i18n"
)

// Width of the panel, and the space at its sides.
const (
	Width   = 304
	side    = 16
	content = Width - 2*side
)

// Config is what a Panel needs from outside.
type Config struct {
	Kit     *controls.Kit
	Texts   *i18n.Catalog
	Palette func() *scene.Palette // of the map, for colours to choose
	// Do runs an edit; what it gives back was refused.
	Do func(label edit.Label, change func(*edit.Tx) error) error
	// Sentence tells an error in the language of the window.
	Sentence func(error) string
	// Ask asks for a name and hands it over unless it is called off.
	Ask func(title, value string, done func(string))
	// Delete deletes what is selected.
	Delete func()
	// Leave gives the keyboard back to the map.
	Leave func()
}

// Panel shows the fields of what is selected.
type Panel struct {
	cfg    Config
	root   *fyne.Container
	scroll *container.Scroll
	form   *form
	shown  subject
}

// subject is what a form is about; two equal ones have the same fields.
type subject struct {
	kind   journey.Kind
	id     journey.ID
	n      int // how many things, when several are selected
	detail string
}

// New makes an empty panel.
func New(cfg Config) *Panel {
	p := &Panel{cfg: cfg}
	p.scroll = cfg.Kit.Scroll(container.NewStack())
	ground := cfg.Kit.Pane(controls.Paper, controls.Edges{Left: true})
	p.root = controls.Sized(Width, 0, ground.On(p.scroll))
	return p
}

// Object gives what goes into the window.
func (p *Panel) Object() fyne.CanvasObject { return p.root }

// Show shows the fields of what is selected on a map. The fields of what is
// shown already follow the document; what is being typed stays.
func (p *Panel) Show(doc *journey.Document, mapID journey.ID, selected []scene.Ref) {
	s := p.subject(doc, mapID, selected)
	if p.form != nil && s == p.shown {
		p.form.update(doc)
		return
	}
	p.shown = s
	p.form = p.build(doc, s)
	p.scroll.Content = controls.Padded(16, side, 24, side, controls.Column(14, p.form.rows...))
	p.scroll.ScrollToTop()
	p.scroll.Refresh()
}

// arrange gives the fields their places anew when one has come or gone.
func (p *Panel) arrange() {
	if p.scroll.Content != nil {
		p.scroll.Content.Refresh()
	}
}

// Rebuild makes the fields anew, in the language and colours of now.
func (p *Panel) Rebuild() { p.form = nil }

func (p *Panel) subject(doc *journey.Document, mapID journey.ID, selected []scene.Ref) subject {
	var found []scene.Ref
	for _, r := range selected {
		if doc.Record(r.Kind, r.ID) != nil {
			found = append(found, r)
		}
	}
	switch len(found) {
	case 0:
		if !doc.Maps.Has(mapID) {
			return subject{}
		}
		return subject{kind: journey.MapKind, id: mapID, detail: people(doc, doc.PersonasInOrder())}
	case 1:
		s := subject{kind: found[0].Kind, id: found[0].ID}
		s.detail = detail(doc, mapID, s)
		return s
	}
	return subject{n: len(found)}
}

// detail names what else decides which fields there are.
func detail(doc *journey.Document, mapID journey.ID, s subject) string {
	switch s.kind {
	case journey.CardKind:
		lane := doc.Lanes.Get(doc.Cards.Get(s.id).Lane)
		return string(lane.LaneKind) + people(doc, onMap(doc, mapID))
	case journey.StageKind, journey.StepKind:
		return people(doc, onMap(doc, mapID)) + string(onlyStep(doc, s))
	case journey.LaneRecord:
		return string(doc.Lanes.Get(s.id).LaneKind)
	}
	return ""
}

func people(_ *journey.Document, personas []*journey.Persona) string {
	names := ""
	for _, p := range personas {
		names += "/" + string(p.ID) + p.Name
	}
	return names
}

// onMap gives the personas of a map in the project's order.
func onMap(doc *journey.Document, mapID journey.ID) []*journey.Persona {
	m := doc.Maps.Get(mapID)
	var on []*journey.Persona
	for _, p := range doc.PersonasInOrder() {
		if m != nil && m.Personas.Has(p.ID) {
			on = append(on, p)
		}
	}
	return on
}

// onlyStep gives the step that is meant: the step itself, or the lone one of a
// stage; "" for a stage with several.
func onlyStep(doc *journey.Document, s subject) journey.ID {
	if s.kind == journey.StepKind {
		return s.id
	}
	if steps := doc.StepsOf(s.id); len(steps) == 1 {
		return steps[0].ID
	}
	return ""
}

func (p *Panel) build(doc *journey.Document, s subject) *form {
	f := &form{p: p, doc: doc, kind: s.kind, id: s.id}
	switch {
	case s.n > 0:
		f.several(s.n)
	case s.kind == journey.CardKind:
		f.card()
	case s.kind == journey.StageKind:
		f.stage(onlyStep(doc, s))
	case s.kind == journey.StepKind:
		f.step()
	case s.kind == journey.LaneRecord:
		f.lane()
	case s.kind == journey.PersonaRecord:
		f.persona()
	case s.kind == journey.EmotionKind:
		f.emotion()
	case s.kind == journey.MapKind:
		f.journeyMap()
	}
	f.update(doc)
	return f
}
