package pages

import (
	"strconv"
	"strings"

	"waymark/domain/journey"
)

// Words are the words that layouts set besides those of the document and of its
// scene. {0}, {1} … stand for numbers or texts.
type Words struct {
	Map, Persona, Owner, Version, Review string
	PageOf                               string // “Page {0} of {1}”
	PrintedOn                            string // “Printed on {0}”
	Separator                            string // between names in a list

	// The poster.
	PosterTitle string   // over the sheet that tells how to put it together
	PosterSize  string   // “{0} × {1} cm on {2} sheets of {3}”
	PosterSteps []string // how to put it together
	PosterTile  string   // “Tile {0}”
	PosterGlue  string   // on an edge that the next tile is glued over
	PosterScale string   // “Print at 100 %”

	// The pages by stage.
	Overview, Continued, Appendix string
	Notes, Quotes, Sources        string
	StageOf                       string // “Stage {0} of {1}”
	Card, Stage, Details, Quote   string
	Comment, Action               string
	Backs                         string // of a source: “Backs: {0}”
	Labelled                      string // “{0}: {1}”
	Resolved                      string // of a comment
	People                        string // “{0} people”
	NoText                        string // stands for a card without text

	Actual      string // of an action
	SourceKinds map[journey.SourceKind]string
	Statuses    map[journey.Status]string
}

// Fill puts values into the places of {0}, {1} … in a phrase.
func Fill(phrase string, values ...string) string {
	pairs := make([]string, 0, 2*len(values))
	for i, v := range values {
		pairs = append(pairs, "{"+strconv.Itoa(i)+"}", v)
	}
	return strings.NewReplacer(pairs...).Replace(phrase)
}
