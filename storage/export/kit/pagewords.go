package kit

import (
	"waymark/domain/journey"
	"waymark/domain/pages"
	"waymark/resources/i18n"
)

// PageWords gives the words of printed pages in a language, one of
// i18n.Languages.
func PageWords(lang string) pages.Words {
	c := i18n.For(lang)
	w := pages.Words{
		Map: c.T("kind.map"), Persona: c.T("kind.persona"), Owner: c.T("field.owner"), Version: c.T("field.version"),
		Review: c.T("field.review-on"),
		PageOf: c.T("page.of"), PrintedOn: c.T("page.printed-on"), Separator: c.T("list.separator"),

		PosterTitle: c.T("poster.title"), PosterSize: c.T("poster.size"), PosterTile: c.T("poster.tile"),
		PosterGlue: c.T("poster.glue"), PosterScale: c.T("poster.scale"),

		Overview: c.T("report.overview"), Continued: c.T("report.continued"), Appendix: c.T("report.appendix"),
		Notes: c.T("report.notes"), Quotes: c.T("report.quotes"), Sources: c.T("report.sources"),
		StageOf: c.T("report.stage-of"), Card: c.T("kind.card"), Stage: c.T("kind.stage"), Details: c.T("report.details"),
		Quote: c.T("field.quote"), Comment: c.T("kind.comment"), Action: c.T("kind.action"), Labelled: c.T("report.labelled"), Backs: c.T("report.backs"),
		Resolved: c.T("report.resolved"), People: c.T("count.people.other"),
		Actual: c.T("field.actual"), NoText: c.T("report.no-text"),
		SourceKinds: make(map[journey.SourceKind]string), Statuses: make(map[journey.Status]string),
	}
	for _, key := range [...]string{"poster.step-1", "poster.step-2", "poster.step-3", "poster.step-4", "poster.step-5"} {
		w.PosterSteps = append(w.PosterSteps, c.T(key))
	}
	for _, kind := range journey.SourceKinds() {
		w.SourceKinds[kind] = c.T("source-kind." + string(kind))
	}
	for _, status := range journey.Statuses() {
		w.Statuses[status] = c.T("status." + string(status))
	}
	return w
}
