package shell

import (
	"strings"

	"fyne.io/fyne/v2"

	"waymark/domain/edit"
	"waymark/domain/journey"
	"waymark/domain/scene"
	"waymark/gui/controls"
	"waymark/gui/naming"
	"waymark/gui/theme"
	"waymark/gui/viewstate"
)

// hiddenLine is the quiet line above the map that tells what of it is hidden, so
// that nothing is ever silently gone. It also offers to show something hidden that
// somebody wanted to go to.
type hiddenLine struct {
	p      *project
	object *fyne.Container
	label  *controls.Label
	show   *controls.Button
	wanted journey.Record // offered to be shown; nil for none
}

func newHiddenLine(p *project) *hiddenLine {
	k := p.w.kit
	h := &hiddenLine{p: p}
	h.label = k.Label("", controls.Style{Size: theme.SmallSize + 0.5, Paint: controls.Quiet})
	h.show = k.Button(controls.ButtonSpec{ID: "hidden.show", Look: controls.Ghost, Text: p.t("hidden.show"), OnTap: h.press})
	row := controls.Row(10, controls.Centred(k.Icon("eye-off", 15, controls.Quiet)), controls.Centred(h.label), controls.Centred(h.show), controls.Space())
	h.object = controls.Sized(0, 32, k.Pane(controls.Ground, controls.Edges{Bottom: true}).On(controls.Padded(0, 12, 0, 14, row)))
	h.object.Hide()
	return h
}

// Hidden tells in words what a state hides: “2 lanes, 1 persona”; "" for nothing.
func (s *Shell) hiddenWords(state viewstate.State) string {
	var parts []string
	for _, part := range []struct {
		key string
		n   int
	}{{"hidden.lanes", len(state.HiddenLanes)}, {"hidden.stages", len(state.HiddenStages)}, {"hidden.personas", len(state.HiddenPersonas)}} {
		if part.n > 0 {
			parts = append(parts, s.texts.N(part.key, part.n))
		}
	}
	return strings.Join(parts, s.t("list.separator"))
}

func (h *hiddenLine) refresh() {
	p := h.p
	words := p.w.shell.hiddenWords(p.views.State(p.mapID).In(p.doc(), p.mapID))
	if h.wanted != nil && (p.doc().Record(h.wanted.Kind(), h.wanted.RecordID()) == nil || !h.covers(h.wanted)) {
		h.wanted = nil
	}
	visible := words != "" || h.wanted != nil
	if h.wanted != nil {
		h.label.SetText(p.t("find.hidden", journey.Shorten(naming.Name(p.doc(), h.wanted, p.w.shell.texts), 60)))
		h.show.SetText(p.t("find.show-it"))
	} else {
		h.label.SetText(p.t("hidden.said", words))
		h.show.SetText(p.t("hidden.show"))
	}
	if visible == h.object.Hidden {
		h.object.Hidden = !visible
		if p.way != nil {
			p.way.relay()
		}
	}
	h.object.Refresh()
}

// covers tells whether a record cannot be seen on the map as it is shown.
func (h *hiddenLine) covers(r journey.Record) bool {
	p := h.p
	_, changes := p.views.State(p.mapID).Reaching(p.doc(), r)
	return changes || collapsedOver(p.doc(), r) != ""
}

// collapsedOver gives the collapsed lane in which a card stands, or "".
func collapsedOver(doc *journey.Document, r journey.Record) journey.ID {
	if c, ok := r.(*journey.Card); ok {
		if l := doc.Lanes.Get(c.Lane); l != nil && l.Collapsed {
			return l.ID
		}
	}
	return ""
}

// offer offers to show a record that is hidden. It tells whether it is. Asking
// for the same record again shows it.
func (h *hiddenLine) offer(r journey.Record) bool {
	if !h.covers(r) {
		if h.wanted != nil {
			h.wanted = nil
			h.refresh()
		}
		return false
	}
	if h.wanted != nil && h.wanted.RecordID() == r.RecordID() && h.wanted.Kind() == r.Kind() {
		h.press()
		return true
	}
	h.wanted = r
	h.refresh()
	return true
}

// press shows what is wanted, or everything.
func (h *hiddenLine) press() {
	p := h.p
	r := h.wanted
	h.wanted = nil
	if r == nil {
		p.changeView(func(s viewstate.State) viewstate.State {
			shown := s.Everything()
			shown.FoldedStages = s.FoldedStages
			return shown
		})
		h.refresh()
		p.focusMap()
		return
	}
	if lane := collapsedOver(p.doc(), r); lane != "" {
		p.collapseLane(lane, false)
	}
	p.changeView(func(s viewstate.State) viewstate.State {
		s, _ = s.Reaching(p.doc(), r)
		return s
	})
	h.refresh()
	p.board.GoTo(scene.Ref{Kind: r.Kind(), ID: r.RecordID()})
}

// collapseLane makes a lane one thin row, or spreads it out again.
func (p *project) collapseLane(id journey.ID, collapsed bool) {
	verb := edit.VerbSpreadLane
	if collapsed {
		verb = edit.VerbCollapseLane
	}
	label := edit.Label{Verb: verb, Subject: journey.Title(p.doc().Lanes.Get(id))}
	if err := p.do(label, func(tx *edit.Tx) error { return tx.CollapseLane(id, collapsed) }); err != nil {
		p.w.fault("fault.edit", err)
	}
}
