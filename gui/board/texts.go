package board

import (
	"strings"

	"waymark/domain/edit"
	"waymark/domain/journey"
	"waymark/domain/scene"
)

// textRef gives the ref of the text that is meant when a thing is pointed at:
// of a header the name, unless the goal was pointed at, of an emotion the
// feeling, unless it was the quote.
func textRef(r scene.Ref) scene.Ref {
	switch r.Part {
	case scene.Goal, scene.Scenario, scene.Expectations, scene.Name, scene.Quote, scene.Details, scene.Firmographics:
		return r
	}
	switch r.Kind {
	case journey.StageKind, journey.LaneRecord, journey.PersonaRecord, journey.MapKind:
		return scene.Ref{Kind: r.Kind, ID: r.ID, Part: scene.Name}
	}
	return record(r)
}

// textOf gives the text of a thing that can be typed.
func textOf(doc *journey.Document, ref scene.Ref) string {
	switch r := doc.Record(ref.Kind, ref.ID).(type) {
	case *journey.Card:
		if tp := doc.Touchpoints.Get(r.Touchpoint); r.Text == "" && tp != nil {
			return tp.Name // what the card shows
		}
		return r.Text
	case *journey.Stage:
		if ref.Part == scene.Goal {
			return r.Goal
		}
		return r.Name
	case *journey.Step:
		return r.Name
	case *journey.Lane:
		return r.Name
	case *journey.Persona:
		switch ref.Part {
		case scene.Quote:
			return r.Quote
		case scene.Details:
			return r.Demographics
		case scene.Firmographics:
			return r.Firmographics
		}
		return r.Name
	case *journey.Map:
		switch ref.Part {
		case scene.Scenario:
			return r.Scenario
		case scene.Expectations:
			return r.Expectations
		}
		return r.Title
	case *journey.Emotion:
		if ref.Part == scene.Quote {
			return r.Quote
		}
		return r.Feeling
	}
	return ""
}

// subjectOf gives what the history calls the typing of a text by: the text as it
// was, or whose it is.
func (b *Board) subjectOf(ref scene.Ref, text string) string {
	switch ref.Kind {
	case journey.EmotionKind:
		persona, _, _ := journey.SplitEmotionID(ref.ID)
		return b.personaName(persona)
	case journey.PersonaRecord:
		return b.personaName(ref.ID)
	}
	return text
}

// writeText writes the text of a thing.
func writeText(tx *edit.Tx, ref scene.Ref, text string) error {
	switch {
	case ref.Kind == journey.StageKind && ref.Part == scene.Goal:
		return edit.Update(tx, ref.ID, func(s *journey.Stage) { s.Goal = text })
	case ref.Kind == journey.MapKind && ref.Part == scene.Scenario:
		return edit.Update(tx, ref.ID, func(m *journey.Map) { m.Scenario = text })
	case ref.Kind == journey.MapKind && ref.Part == scene.Expectations:
		return edit.Update(tx, ref.ID, func(m *journey.Map) { m.Expectations = text })
	case ref.Kind == journey.EmotionKind && ref.Part == scene.Quote:
		return edit.Update(tx, ref.ID, func(e *journey.Emotion) { e.Quote = text })
	case ref.Kind == journey.EmotionKind:
		return edit.Update(tx, ref.ID, func(e *journey.Emotion) { e.Feeling = text })
	case ref.Kind == journey.PersonaRecord && ref.Part == scene.Quote:
		return edit.Update(tx, ref.ID, func(p *journey.Persona) { p.Quote = text })
	case ref.Kind == journey.PersonaRecord && ref.Part == scene.Details:
		return edit.Update(tx, ref.ID, func(p *journey.Persona) { p.Demographics = text })
	case ref.Kind == journey.PersonaRecord && ref.Part == scene.Firmographics:
		return edit.Update(tx, ref.ID, func(p *journey.Persona) { p.Firmographics = text })
	}
	return tx.Rename(tx.Document().Record(ref.Kind, ref.ID), text)
}

// editVerb is what the history calls the typing of a text.
func editVerb(ref scene.Ref) edit.Verb {
	switch ref.Kind {
	case journey.CardKind:
		return edit.VerbEditCard
	case journey.EmotionKind:
		return edit.VerbSetEmotion
	case journey.PersonaRecord:
		return edit.VerbEditPersona
	}
	if ref.Part == scene.Goal {
		return edit.VerbEdit
	}
	return edit.VerbRename
}

// personaName gives the name of a persona.
func (b *Board) personaName(id journey.ID) string {
	if p := b.editor.Document().Personas.Get(id); p != nil {
		return journey.Shorten(p.Name, 32)
	}
	return ""
}

// feelingText says whose emotion has what value.
func (b *Board) feelingText(persona journey.ID, value float64, feeling string) string {
	text := strings.TrimSpace(b.personaName(persona) + " " + scene.Signed(value))
	if feeling = journey.Shorten(feeling, 40); feeling != "" {
		text += " · " + feeling
	}
	return text
}

// status says something in the status line.
func (b *Board) status(what string) {
	if b.cfg.OnStatus != nil {
		b.cfg.OnStatus(b.cfg.Texts.T("board.status." + what))
	}
}
