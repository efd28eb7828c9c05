package kit

import (
	"strings"

	"waymark/domain/journey"
	"waymark/domain/scene"
	"waymark/resources/i18n"
)

// notShown tells what of a map a view leaves out, so that nobody takes a part for
// the whole; "" for nothing. What the map does not have does not count.
func notShown(doc *journey.Document, v *scene.View, language string) string {
	c := i18n.For(language)
	m := doc.Maps.Get(v.Map)
	if m == nil {
		return ""
	}
	count := func(ids journey.IDs, has func(journey.ID) bool) (n int) {
		for _, id := range ids {
			if has(id) {
				n++
			}
		}
		return n
	}
	var parts []string
	say := func(key string, n int) {
		if n > 0 {
			parts = append(parts, c.N(key, n))
		}
	}
	say("hidden.lanes", count(v.HiddenLanes, func(id journey.ID) bool { l := doc.Lanes.Get(id); return l != nil && l.Map == m.ID }))
	say("hidden.stages", count(v.HiddenStages, func(id journey.ID) bool { s := doc.Stages.Get(id); return s != nil && s.Map == m.ID }))
	say("hidden.personas", count(v.HiddenPersonas, m.Personas.Has))
	if len(parts) == 0 {
		return ""
	}
	return c.T("scene.hidden", strings.Join(parts, c.T("list.separator")))
}

// Words gives the words of a map in a language, one of i18n.Languages.
func Words(lang string) scene.Words {
	c := i18n.For(lang)
	return scene.Words{
		Current: c.T("state.current"), Future: c.T("state.future"),
		Assumed: c.T("basis.assumed"), Researched: c.T("basis.researched"),
		Scenario: c.T("field.scenario"), Expectations: c.T("field.expectations"),
		Owner: c.T("field.owner"), Version: c.T("field.version"), ReviewOn: c.T("field.review-on"),
		Quote: c.T("list.quote"),

		Value:    c.T("score.value"),
		QuickWin: c.T("scene.quick-win"), BigBet: c.T("scene.big-bet"), Maybe: c.T("scene.maybe"), TimeSink: c.T("scene.time-sink"),
		Planned: c.T("scene.planned"), InWork: c.T("scene.in-progress"), Done: c.T("scene.done"), Dropped: c.T("scene.dropped"),
		Gap: c.T("scene.gap"), Hours: c.T("score.hours"),
		MeetsCustomer: c.T("gap.meets-customer"), NobodyUsesIt: c.T("gap.nobody-uses-it"),
		Target: c.T("scene.target"), Cards: c.T("count.cards.other"), OneCard: c.N("count.cards", 1),
		InteractionRow: c.T("line.interaction"), VisibilityRow: c.T("line.visibility"), InternalRow: c.T("line.internal-interaction"),

		LegendImportance: c.T("legend.importance"), LegendSatisfaction: c.T("legend.satisfaction"),
		LegendGap: c.T("legend.gap"), LegendMoment: c.T("legend.moment-of-truth"),
		LegendSeverity: c.T("legend.pain-point"), LegendValue: c.T("legend.value"),
		LegendActivity: c.T("legend.activity"), LegendWasted: c.T("legend.wasted"),
		LegendNote: c.T("legend.note"), LegendComment: c.T("legend.comment"), LegendSource: c.T("legend.source"), LegendLink: c.T("legend.link"),
		LegendUnknown: c.T("legend.unknown"), LegendPersonas: c.T("legend.personas"),
	}
}
