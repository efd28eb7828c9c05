package handout

import (
	"waymark/domain/journey"
	"waymark/domain/pages"
)

// visible gives the document without what the job's view hides, so that all
// parts leave out the same: lanes, stages, personas, and cards that concern
// hidden personas only.
func visible(job *pages.Job) *journey.Document {
	v := &job.View
	m := job.Map()
	if m == nil || len(v.HiddenLanes)+len(v.HiddenStages)+len(v.HiddenPersonas) == 0 {
		return job.Document
	}
	doc := job.Document.Fork()
	for _, id := range v.HiddenLanes {
		doc.Remove(journey.LaneRecord, id)
	}
	for _, id := range v.HiddenStages {
		doc.Remove(journey.StageKind, id)
	}
	if len(v.HiddenPersonas) == 0 {
		return doc
	}
	fewer := *m
	for _, id := range v.HiddenPersonas {
		fewer.Personas = fewer.Personas.Without(id)
	}
	doc.Put(&fewer)
	for id, c := range job.Document.Cards.All() {
		if len(c.Personas) > 0 && allIn(c.Personas, v.HiddenPersonas) {
			doc.Remove(journey.CardKind, id)
		}
	}
	return doc
}

func allIn(some, set journey.IDs) bool {
	for _, id := range some {
		if !set.Has(id) {
			return false
		}
	}
	return true
}
