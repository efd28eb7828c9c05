package papertest

import (
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"waymark/domain/journey"
	"waymark/domain/pages"
)

// Texts gives all texts that stand on the paper of a map in a layout.
func Texts(doc *journey.Document, m *journey.Map, layout pages.Layout) []string {
	texts := []string{m.Title, m.Scenario, m.Expectations, m.Owner, m.VersionLabel, m.ReviewOn, doc.Project.Title}
	o := doc.Outline(m.ID)
	for _, p := range o.Personas {
		texts = append(texts, p.Name, p.Quote, p.Demographics, p.Firmographics)
		if layout == pages.Handouts {
			texts = append(texts, p.Behaviour, p.Goals, p.PainPoints, p.Contact, p.Triggers, p.Technology)
		}
	}
	for _, s := range o.Stages {
		texts = append(texts, s.Name, s.Goal)
		for _, step := range s.Steps {
			texts = append(texts, step.Name)
		}
	}
	for _, l := range o.Lanes {
		texts = append(texts, l.Name)
		for _, s := range o.Steps {
			for _, c := range o.Cards(l.ID, s.ID) {
				texts = append(texts, c.Text, c.Unit)
				if tp := doc.Touchpoints.Get(c.Touchpoint); c.Text == "" && tp != nil {
					texts = append(texts, tp.Name)
				}
				if layout == pages.Stages {
					texts = append(texts, aboutCard(doc, c)...)
				}
			}
		}
	}
	for _, e := range doc.Emotions.All() {
		texts = append(texts, e.Feeling, e.Quote)
	}
	switch layout {
	case pages.Handouts:
		for _, tp := range doc.TouchpointsInOrder() {
			texts = append(texts, tp.Name)
		}
	case pages.Stages:
		for _, s := range doc.SourcesInOrder() {
			texts = append(texts, s.Title, s.Note, s.Link, s.Date)
		}
	}
	return texts
}

// aboutCard gives what the appendix of a report says about a card.
func aboutCard(doc *journey.Document, c *journey.Card) []string {
	texts := []string{c.Note, c.Link}
	for _, k := range doc.CommentsOn(c.ID) {
		texts = append(texts, k.Author, k.Text)
	}
	for _, a := range doc.ActionsOf(c.ID) {
		texts = append(texts, a.Title, a.Owner, a.Due, a.Metric)
	}
	return texts
}

var words = regexp.MustCompile(`[\p{L}\p{N}]+`)

// RequireTexts checks that each text is found. A text that goes over several
// pages stands on them piece by piece. It gives how many texts there were.
func RequireTexts(t testing.TB, found string, texts []string) int {
	t.Helper()
	n := 0
	for _, text := range texts {
		want := Solid(text)
		if want == "" {
			continue
		}
		n++
		if strings.Contains(found, want) {
			continue
		}
		for _, word := range words.FindAllString(want, -1) {
			if !strings.Contains(found, word) {
				require.Fail(t, "a text is missing", "%q of %q", word, text)
			}
		}
	}
	return n
}
