// Package lists is the page of what the maps of a project share: its channels,
// its catalogue of touchpoints and its sources of knowledge.
//
// What lives here: the lists, to add to, to rename in their place, to bring into
// order and to delete from, each with how many cards use it. What does not: the
// other fields, which the inspector shows, and what a list may hold
// (domain/journey).
package lists

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"waymark/domain/edit"
	"waymark/domain/journey"
	"waymark/gui/controls"
	"waymark/gui/inspector"
	"waymark/gui/theme"
	"waymark/resources/i18n"
)

// Config is what a Page needs from outside.
type Config struct {
	Kit          *controls.Kit
	Texts        *i18n.Catalog
	Doc          func() *journey.Document
	ChannelIcons []string
	// Do runs an edit; what it gives back was refused.
	Do       func(label edit.Label, change func(*edit.Tx) error) error
	Sentence func(error) string
	Fault    func(error)
	// Chosen is called when another thing is the chosen one.
	Chosen func()
	// ShowCards shows cards on their map.
	ShowCards func(ids []journey.ID)
	// Deleted tells that something was deleted and can be brought back.
	Deleted  func(name string)
	Arranged func()
}

// Page shows the lists of a project, one at a time.
type Page struct {
	cfg    Config
	root   *fyne.Container
	kind   *controls.Segments
	add    *controls.Button
	hint   *controls.Label
	empty  *controls.Label
	rows   *controls.Sortable
	scroll *container.Scroll
	shown  string
	lines  map[journey.ID]*line
	chosen journey.ID
}

// line is one row of a list.
type line struct {
	ground *controls.Pane
	icon   *controls.Button
	name   *controls.Field
	facts  *controls.Label
	used   *controls.Button
	cards  []journey.ID
}

// pageWidth is how wide a list gets at most.
const pageWidth = 760

// New makes the page.
func New(cfg Config) *Page {
	p := &Page{cfg: cfg, lines: map[journey.ID]*line{}}
	k := cfg.Kit
	p.kind = k.Segments("lists.kind", []controls.Option{
		{Value: string(journey.ChannelKind), Text: p.t("plural.channels")},
		{Value: string(journey.TouchpointKind), Text: p.t("plural.touchpoints")},
		{Value: string(journey.SourceRecord), Text: p.t("plural.sources")},
	}, string(journey.ChannelKind), func(string) {
		p.chosen = ""
		p.scroll.ScrollToTop()
		p.Refresh()
		cfg.Chosen()
	})
	p.add = k.Button(controls.ButtonSpec{ID: "lists.new", Icon: "plus", Text: p.t("lists.new-channel"), OnTap: p.Add})
	head := controls.Row(12,
		controls.Centred(k.Label(p.t("lists.title"), controls.Style{Size: theme.TitleSize, Bold: true})),
		controls.Sized(360, 32, p.kind), controls.Space(), p.add)
	p.rows = k.Sortable(2, p.moved)
	p.hint = k.Label("", controls.Style{Paint: controls.Quiet, Wrap: pageWidth - 48})
	p.empty = k.Label(p.t("lists.empty"), controls.Style{Paint: controls.Quiet})
	p.scroll = k.Scroll(controls.Padded(20, 24, 24, 24, container.New(atMost{pageWidth}, controls.Column(12, p.hint, p.empty, p.rows.Container))))
	p.root = controls.Frame(k.Pane(controls.Paper, controls.Edges{Bottom: true}).On(controls.Padded(8, 24, 8, 24, container.NewHScroll(controls.Padded(2, 0, 2, 0, head)))), nil, nil, nil, p.scroll)
	return p
}

// atMost keeps what it holds from getting wider than can be read.
type atMost struct{ width float32 }

// Layout is for Fyne.
func (l atMost) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	for _, o := range objects {
		o.Move(fyne.NewPos(0, 0))
		o.Resize(fyne.NewSize(min(size.Width, l.width), size.Height))
	}
}

// MinSize is for Fyne.
func (l atMost) MinSize(objects []fyne.CanvasObject) fyne.Size {
	size := fyne.Size{}
	for _, o := range objects {
		size = size.Max(o.MinSize())
	}
	return size
}

// Object gives what goes into the window.
func (p *Page) Object() fyne.CanvasObject { return p.root }

// Kind gives the kind of things that are listed.
func (p *Page) Kind() journey.Kind { return journey.Kind(p.kind.Value()) }

// Chosen gives the chosen thing, "" for none.
func (p *Page) Chosen() journey.ID { return p.chosen }

// Show shows the list of a kind and chooses one of its entries.
func (p *Page) Show(kind journey.Kind, id journey.ID) {
	p.kind.SetValue(string(kind))
	p.Refresh()
	p.choose(id)
}

func (p *Page) t(key string) string { return p.cfg.Texts.T(key) }

// records gives what is listed, in order.
func (p *Page) records(doc *journey.Document) []journey.Record {
	var out []journey.Record
	switch p.Kind() {
	case journey.ChannelKind:
		for _, c := range doc.ChannelsInOrder() {
			out = append(out, c)
		}
	case journey.TouchpointKind:
		for _, t := range doc.TouchpointsInOrder() {
			out = append(out, t)
		}
	case journey.SourceRecord:
		for _, s := range doc.SourcesInOrder() {
			out = append(out, s)
		}
	}
	return out
}

// Refresh brings the page to what the document says. What is being typed stays.
func (p *Page) Refresh() {
	doc := p.cfg.Doc()
	all := p.records(doc)
	key := string(p.Kind())
	for _, r := range all {
		key += " " + string(r.RecordID())
	}
	if key != p.shown {
		p.shown = key
		p.build(all)
	}
	if p.lines[p.chosen] == nil {
		p.chosen = ""
	}
	uses := usedBy(doc, p.Kind())
	for _, r := range all {
		p.follow(doc, r, uses[r.RecordID()])
	}
	kind := map[journey.Kind]string{journey.ChannelKind: "channel", journey.TouchpointKind: "touchpoint", journey.SourceRecord: "source"}[p.Kind()]
	p.add.SetText(p.t("lists.new-" + kind))
	p.hint.SetText(p.t("lists.hint-" + kind))
	p.empty.Hidden = len(all) > 0
	p.root.Refresh()
	p.cfg.Arranged()
}

// Rebuild makes the rows anew, in the colours of now.
func (p *Page) Rebuild() {
	p.shown = ""
	p.Refresh()
}

func (p *Page) build(all []journey.Record) {
	k := p.cfg.Kit
	p.lines = map[journey.ID]*line{}
	var rows []fyne.CanvasObject
	for i, r := range all {
		id, kind := r.RecordID(), r.Kind()
		l := &line{ground: k.Box(controls.Paper, controls.Hairline, 8)}
		l.icon = k.Button(controls.ButtonSpec{ID: "lists.icon." + string(id), Look: controls.Ghost, Icon: "tag", OnTap: func() { p.pressIcon(kind, id, l) }})
		l.name = k.Field(controls.FieldSpec{
			ID: "lists.name." + string(id), Bare: true, Hint: p.t("inspector.unnamed"),
			Commit:    func(text string) string { return p.rename(kind, id, text) },
			OnEntered: func() { p.choose(id) },
		})
		l.facts = k.Label("", controls.Style{Size: theme.SmallSize, Paint: controls.Quiet, Shrink: 90})
		l.used = k.Button(controls.ButtonSpec{ID: "lists.used." + string(id), Look: controls.Link, Text: " ", Tip: p.t("lists.show-cards"), OnTap: func() {
			if len(l.cards) > 0 {
				p.cfg.ShowCards(l.cards)
			}
		}})
		remove := k.Button(controls.ButtonSpec{ID: "lists.delete." + string(id), Look: controls.Ghost, Icon: "trash-2", Tip: p.t("inspector.delete"), OnTap: func() { p.remove(kind, id) }})
		grip := p.rows.Grip("lists.grip."+string(id), p.t("personas.move"), i)
		right := controls.Row(8, controls.Sized(170, 20, l.facts), controls.Sized(110, 20, l.used), remove)
		row := controls.Frame(nil, nil, controls.Row(2, controls.Centred(grip), l.icon), right, l.name)
		rows = append(rows, newMenuRow(l.ground.On(controls.Padded(4, 4, 4, 6, row)), func(at fyne.Position) { p.openMenu(kind, id, i, len(all), at) }))
		p.lines[id] = l
	}
	p.rows.Set(rows)
}

// follow brings a row to what the document says.
func (p *Page) follow(doc *journey.Document, r journey.Record, cards []journey.ID) {
	l := p.lines[r.RecordID()]
	l.name.SetValue(journey.Title(r))
	l.cards = cards
	l.used.SetText(p.cfg.Texts.N("lists.used", len(cards)))
	controls.SetEnabled(l.used, len(cards) > 0)
	icon, facts := "tag", ""
	switch r := r.(type) {
	case *journey.Channel:
		if icon = r.Icon; icon == "" {
			icon = "tag"
		}
	case *journey.Touchpoint:
		icon, facts = "mouse-pointer-click", p.t("category."+string(r.Category))
		if c := doc.Channels.Get(r.Channel); c != nil {
			facts = c.Name + " · " + facts
			if c.Icon != "" {
				icon = c.Icon
			}
		}
	case *journey.Source:
		icon, facts = inspector.SourceIcon(r.SourceKind), p.t("source-kind."+string(r.SourceKind))
		if r.Date != "" {
			facts += " · " + r.Date
		}
	}
	l.icon.SetIcon(icon)
	l.facts.SetText(facts)
	if r.RecordID() == p.chosen {
		l.ground.SetPaint(controls.Tint)
	} else {
		l.ground.SetPaint(controls.Paper)
	}
}

// usedBy gives the cards that use each thing of a list.
func usedBy(doc *journey.Document, kind journey.Kind) map[journey.ID][]journey.ID {
	uses := map[journey.ID][]journey.ID{}
	for id, c := range doc.Cards.All() {
		switch kind {
		case journey.ChannelKind:
			if t := doc.Touchpoints.Get(c.Touchpoint); t != nil && t.Channel != "" {
				uses[t.Channel] = append(uses[t.Channel], id)
			}
		case journey.TouchpointKind:
			if c.Touchpoint != "" {
				uses[c.Touchpoint] = append(uses[c.Touchpoint], id)
			}
		case journey.SourceRecord:
			for _, s := range c.Sources {
				uses[s] = append(uses[s], id)
			}
		}
	}
	return uses
}

func (p *Page) choose(id journey.ID) {
	if p.chosen == id {
		return
	}
	p.chosen = id
	p.Refresh()
	p.cfg.Chosen()
}

// pressIcon chooses the thing; of a channel it lets another icon be chosen.
func (p *Page) pressIcon(kind journey.Kind, id journey.ID, l *line) {
	p.choose(id)
	if kind != journey.ChannelKind {
		return
	}
	now := p.cfg.Doc().Channels.Get(id)
	if now == nil {
		return
	}
	p.cfg.Kit.PickIcon(l.icon, p.cfg.ChannelIcons, now.Icon, func(name string) {
		p.do(edit.VerbEdit, now.Name, func(tx *edit.Tx) error {
			return edit.Update(tx, id, func(c *journey.Channel) { c.Icon = name })
		})
	})
}

// Add makes a new thing at the end of the list, with the keyboard in its name.
func (p *Page) Add() {
	var made journey.ID
	p.do(edit.VerbEdit, p.t("kind."+map[journey.Kind]string{journey.ChannelKind: "channel", journey.TouchpointKind: "touchpoint", journey.SourceRecord: "source"}[p.Kind()]), func(tx *edit.Tx) (err error) {
		switch p.Kind() {
		case journey.ChannelKind:
			made, err = tx.AddChannel("", "globe")
		case journey.TouchpointKind:
			made, err = tx.AddTouchpoint("")
		default:
			made, err = tx.AddSource("")
		}
		return err
	})
	p.Refresh()
	if l := p.lines[made]; l != nil {
		if window := fyne.CurrentApp().Driver().CanvasForObject(p.root); window != nil {
			window.Focus(l.name)
		}
		p.scroll.ScrollToBottom()
	}
}

func (p *Page) rename(kind journey.Kind, id journey.ID, text string) (complaint string) {
	field := journey.FieldOf(kind, "name")
	if kind == journey.SourceRecord {
		field = journey.FieldOf(kind, "title")
	}
	err := p.cfg.Do(edit.Label{Verb: edit.VerbRename, Subject: text}, func(tx *edit.Tx) error {
		now := tx.Document().Record(kind, id)
		if now == nil {
			return nil
		}
		next := now.Clone()
		field.Set(next, journey.Value{Kind: journey.TextValue, Text: text})
		tx.Put(next)
		return nil
	})
	if err != nil {
		return p.cfg.Sentence(err)
	}
	return ""
}

func (p *Page) remove(kind journey.Kind, id journey.ID) {
	now := p.cfg.Doc().Record(kind, id)
	if now == nil {
		return
	}
	name := journey.Title(now)
	p.do(edit.VerbDelete, name, func(tx *edit.Tx) error {
		tx.Remove(kind, id)
		return nil
	})
	p.cfg.Deleted(name)
}

// Remove deletes the chosen thing.
func (p *Page) Remove() {
	if p.chosen != "" {
		p.remove(p.Kind(), p.chosen)
	}
}

func (p *Page) moved(from, to int) {
	all := p.records(p.cfg.Doc())
	if from >= len(all) {
		return
	}
	r := all[from]
	p.do(edit.VerbEdit, journey.Title(r), func(tx *edit.Tx) error { return tx.MoveListed(r.Kind(), r.RecordID(), to) })
}

func (p *Page) do(verb edit.Verb, subject string, change func(*edit.Tx) error) {
	if err := p.cfg.Do(edit.Label{Verb: verb, Subject: subject}, change); err != nil {
		p.cfg.Fault(err)
	}
}
