package sending

import (
	"strings"

	"waymark/domain/edit"
	"waymark/domain/journey"
	"waymark/resources/i18n"
)

// parts tells what goes into a copy and what of the project stays, in a few words
// each.
func parts(texts *i18n.Catalog, doc *journey.Document, s edit.Sending, everything bool) (goes, stays []string, err error) {
	sent := doc
	if !everything {
		if sent, err = s.Of(doc); err != nil {
			return nil, nil, err
		}
	}
	tell := func(keys []string, counts func(*journey.Document) []int) {
		var in, out []string
		all, some := counts(doc), counts(sent)
		for i, key := range keys {
			if some[i] > 0 {
				in = append(in, texts.N(key, some[i]))
			}
			if left := all[i] - some[i]; left > 0 {
				out = append(out, texts.N(key, left))
			}
		}
		join := func(list *[]string, parts []string) {
			if len(parts) > 0 {
				*list = append(*list, strings.Join(parts, texts.T("list.separator")))
			}
		}
		join(&goes, in)
		join(&stays, out)
	}
	kinds := func(kinds ...journey.Kind) func(*journey.Document) []int {
		return func(doc *journey.Document) (n []int) {
			for _, k := range kinds {
				n = append(n, doc.Count(k))
			}
			return n
		}
	}
	tell([]string{"count.maps", "count.cards"}, kinds(journey.MapKind, journey.CardKind))
	tell([]string{"count.personas"}, kinds(journey.PersonaRecord))
	tell([]string{"send.count.touchpoints", "send.count.sources"}, kinds(journey.TouchpointKind, journey.SourceRecord))
	tell([]string{"send.count.comments"}, kinds(journey.CommentKind))
	tell([]string{"send.count.notes"}, func(doc *journey.Document) []int { return []int{notes(doc)} })
	part := func(on bool, text string) {
		if on {
			goes = append(goes, text)
		} else {
			stays = append(stays, text)
		}
	}
	part(everything || !s.NoNames, texts.T("send.part.names"))
	part(everything, texts.T("send.part.history"))
	return goes, stays, nil
}

func notes(doc *journey.Document) int {
	n := 0
	for _, c := range doc.Cards.All() {
		if c.Note != "" {
			n++
		}
	}
	for _, s := range doc.Sources.All() {
		if s.Note != "" {
			n++
		}
	}
	return n
}
