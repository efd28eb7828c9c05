package shell

import (
	"waymark/domain/journey"
	"waymark/gui/commands"
)

// readyHint says what can be done here, or with what is selected on the map, for
// the status line.
func (p *project) readyHint() string {
	switch p.section {
	case personasSection:
		return p.t("hint.personas")
	case listsSection:
		return p.t("hint.lists")
	case versionsSection:
		return p.t("hint.versions")
	}
	selection, doc := p.board.Selection(), p.doc()
	switch n := len(selection.Refs); {
	case n > 1:
		return p.w.shell.texts.N("hint.several", n)
	case n == 1:
		return p.t("hint." + hintOf(selection.Refs[0].Kind, commands.OnMac()))
	case selection.Cell.Step != "":
		if l := doc.Lanes.Get(selection.Cell.Lane); l != nil && l.LaneKind == journey.EmotionCurve {
			return p.t("hint.feeling")
		}
		return p.t("hint.cell")
	case len(doc.StagesOf(p.mapID)) == 0:
		return p.t("hint.no-stages")
	}
	return p.t("hint.nothing")
}

// hintOf gives the last part of the key of what can be done with a thing.
func hintOf(kind journey.Kind, mac bool) string {
	switch kind {
	case journey.CardKind:
		if mac {
			return "card-mac"
		}
		return "card"
	case journey.StageKind, journey.StepKind:
		return "column"
	case journey.LaneRecord:
		return "lane"
	case journey.EmotionKind:
		return "emotion"
	case journey.PersonaRecord:
		return "persona"
	}
	return "text"
}
