package shell

import (
	"slices"
	"time"

	"fyne.io/fyne/v2"

	"waymark/domain/edit"
	"waymark/domain/journey"
	"waymark/domain/scene"
	"waymark/gui/inspector"
	"waymark/gui/pictures"
	"waymark/gui/start"
	"waymark/gui/viewstate"
	"waymark/resources/icons"
)

// inspectorConfig ties the panel of fields to the project.
func (p *project) inspectorConfig() inspector.Config {
	w := p.w
	return inspector.Config{
		Kit: w.kit, Texts: w.shell.texts, Palette: func() *scene.Palette { return &p.palettes },
		Width: w.shell.cfg.Settings.SideWidth,
		Icons: icons.ForCards(), ChannelIcons: icons.ForChannels(),
		Do: p.do, Sentence: w.shell.Sentence, Ask: w.ask, Author: w.author,
		When: p.when, ChangeText: w.shell.changeText, LastChange: p.lastChange,
		ChoosePicture:  func(done func(*journey.Attachment)) { pictures.Choose(p.picturesConfig(), done) },
		ChoosePortrait: func(done func(*journey.Attachment)) { pictures.ChoosePortrait(p.picturesConfig(), done) },
		Pictures:       p.pictures, OpenLink: w.openLink, NextComment: w.nextComment,
		PersonaSight: p.personaSight, ShowPersona: p.showPersona, SoloPersona: p.soloPersona,
		Brief:    func() bool { return p.section == personasSection },
		Arranged: w.logLayout,
		Delete:   w.deleteSelection, Leave: w.focusMap,
	}
}

func (p *project) picturesConfig() pictures.Config {
	w := p.w
	return pictures.Config{
		Kit: w.kit, Texts: w.shell.texts, Window: w.win.Canvas, Folder: w.folder, Do: w.shell.cfg.Do,
		Fault: func(err error) { w.fault("fault.picture", err) }, Closed: w.focusMap,
	}
}

func (p *project) when(t time.Time) string { return start.When(p.w.shell.texts, t, time.Now()) }

// lastChange gives the last change of a thing, nil for none.
func (p *project) lastChange(kind journey.Kind, id journey.ID) *edit.Change {
	return p.lastChanges.of(scene.Ref{Kind: kind, ID: id}, p.editor.History().Changes())
}

// lastChanges answers which change was the last one of a thing. It reads each
// change once, so that a long history costs an edit nothing.
type lastChanges struct {
	read []*edit.Change
	last map[scene.Ref]*edit.Change
}

func (l *lastChanges) of(thing scene.Ref, history []*edit.Change) *edit.Change {
	n := len(l.read)
	if n > len(history) || n > 0 && history[n-1] != l.read[n-1] || l.last == nil {
		n, l.last = 0, map[scene.Ref]*edit.Change{} // of another history
	}
	for _, c := range history[n:] {
		for i := range c.Diff {
			l.last[scene.Ref{Kind: c.Diff[i].Kind, ID: c.Diff[i].ID}] = c
		}
	}
	l.read = history
	return l.last[thing]
}

// author gives the name that comments and changes carry. Who has none yet is
// asked for it once; the name that the system knows is nobody's business.
func (w *Window) author(done func(name string)) {
	settings := w.shell.cfg.Settings
	if settings.Author != "" {
		done(settings.Author)
		return
	}
	w.ask(w.t("comment.author"), "", func(name string) {
		if name = journey.Shorten(name, 80); name == "" {
			return
		}
		settings.Author = name
		w.shell.keepSettings()
		for _, other := range w.shell.windows {
			if other.project != nil {
				other.project.editor.SetAuthor(name)
			}
		}
		done(name)
	})
}

// openLink shows a page of a link in the browser.
func (w *Window) openLink(link string) {
	if u, ok := inspector.Address(link); ok {
		_ = w.shell.cfg.App.OpenURL(u) // nothing to do where there is no browser
	}
}

// nextComment goes to the next open comment of the project, oldest first.
func (w *Window) nextComment() {
	p := w.project
	if p == nil || !w.free() {
		return
	}
	var open []*journey.Comment
	for _, c := range p.doc().CommentsInOrder() {
		if !c.Resolved {
			open = append(open, c)
		}
	}
	if len(open) == 0 {
		p.hint(w.t("comment.none"))
		return
	}
	at := slices.IndexFunc(open, func(c *journey.Comment) bool { return c.ID == p.lastComment })
	next := open[(at+1)%len(open)]
	p.lastComment = next.ID
	p.showComments(next.On)
}

// showComments selects a thing and shows what was remarked on it.
func (p *project) showComments(id journey.ID) {
	if r := p.doc().Find(id); r != nil && p.goTo(r) {
		show := p.inspector.ShowComments
		if p.w.shell.cfg.Settings.HideInspector {
			p.w.flipInspector()
		}
		// After the pointer's button, which gives the keyboard to the map.
		p.w.shell.cfg.Do(show)
	}
}

// goTo shows a record where it stands: on its map, or on its page.
func (p *project) goTo(r journey.Record) bool {
	mapID := p.doc().MapOf(r)
	ref := scene.Ref{Kind: r.Kind(), ID: r.RecordID()}
	switch r := r.(type) {
	case *journey.Persona:
		if m := p.doc().Maps.Get(p.mapID); m != nil && m.Personas.Has(r.ID) {
			mapID = p.mapID
			break
		}
		p.showSection(personasSection)
		p.personas.choose(r.ID)
		return true
	case *journey.Map, *journey.Project:
		ref = scene.Ref{}
	case *journey.Action:
		ref = scene.Ref{Kind: journey.CardKind, ID: r.Opportunity}
	}
	if mapID == "" && ref.ID != "" {
		return false
	}
	if mapID != "" && (mapID != p.mapID || p.section != mapSection) {
		p.showMap(mapID)
	}
	if ref.ID == "" {
		p.board.Select()
		return true
	}
	p.board.Select(ref)
	p.board.Reveal(ref)
	return true
}

// onMap gives the personas of the map that is shown.
func (p *project) onMap() []journey.ID {
	var ids []journey.ID
	if m := p.doc().Maps.Get(p.mapID); m != nil {
		for _, persona := range p.doc().PersonasInOrder() {
			if m.Personas.Has(persona.ID) {
				ids = append(ids, persona.ID)
			}
		}
	}
	return ids
}

// personaSight tells whether a persona is shown on the map, and alone.
func (p *project) personaSight(id journey.ID) (shown, alone bool) {
	s := p.views.State(p.mapID)
	return !s.HiddenPersonas.Has(id), s.Soloed(p.onMap()) == id
}

// showPersona shows a persona on the map or hides it, for the time being: its
// curve, and the cards that concern nobody else.
func (p *project) showPersona(id journey.ID, show bool) {
	p.views.Change(p.mapID, func(s viewstate.State) viewstate.State { return s.Persona(id, show) })
}

// soloPersona shows one persona of the map alone, a second time all of them.
func (p *project) soloPersona(id journey.ID) {
	p.views.Change(p.mapID, func(s viewstate.State) viewstate.State { return s.Solo(id, p.onMap()) })
}

// personaItems are what the menu of a persona on the map offers besides.
func (p *project) personaItems(id journey.ID) []*fyne.MenuItem {
	_, alone := p.personaSight(id)
	solo := fyne.NewMenuItem(p.t("inspector.solo"), func() { p.soloPersona(id) })
	solo.Checked = alone
	items := []*fyne.MenuItem{fyne.NewMenuItem(p.t("personas.hide"), func() { p.showPersona(id, false) })}
	if len(p.onMap()) > 1 {
		items = append(items, solo)
	}
	for _, other := range p.onMap() {
		if shown, _ := p.personaSight(other); !shown {
			name := journey.Title(p.doc().Personas.Get(other))
			items = append(items, fyne.NewMenuItem(p.t("personas.show", name), func() { p.showPersona(other, true) }))
		}
	}
	return append(items, fyne.NewMenuItem(p.t("personas.sheet"), func() {
		p.showSection(personasSection)
		p.personas.choose(id)
	}))
}

// commentHere opens the comments on what is selected, ready for another one.
func (w *Window) commentHere() {
	if w.project == nil {
		return
	}
	if w.shell.cfg.Settings.HideInspector {
		w.flipInspector()
	}
	w.project.inspector.ShowComments()
}

// showPage shows the map or one of the pages beside it.
func (w *Window) showPage(s section) {
	if p := w.project; p != nil {
		p.showSection(s)
		p.refresh()
		p.focusMap()
	}
}

// comparePersonas shows the personas side by side.
func (w *Window) comparePersonas() {
	w.showPage(personasSection)
	if w.project != nil {
		w.project.personas.page.Compare()
	}
}
