package edit

import "waymark/domain/journey"

// Renamed gives a copy of a document in which records have other ids, and all
// references follow. Ids that are not named stay as they are.
func Renamed(doc *journey.Document, names map[journey.ID]journey.ID) *journey.Document {
	one := func(id journey.ID) journey.ID {
		if other, ok := names[id]; ok {
			return other
		}
		return id
	}
	swap := func(id journey.ID) journey.ID {
		if persona, step, ok := journey.SplitEmotionID(id); ok {
			return journey.EmotionID(one(persona), one(step))
		}
		return one(id)
	}
	out := &journey.Document{}
	for r := range doc.Records() {
		if a, ok := r.(*journey.Attachment); ok {
			out.Put(a)
			continue
		}
		out.Put(withIDs(r, swap))
	}
	return out
}
