// Package papertest prints maps for tests and reads the documents back with the
// eyes of other programs: their text, fonts, sizes, where each letter stands,
// and what they look like. Only tests import it.
//
// What lives here: what there is to print, and these readers. What does not:
// what is expected of a layout (the tests beside it).
package papertest

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"waymark/domain/journey"
	"waymark/domain/journey/journeytest"
	"waymark/domain/pages"
	"waymark/domain/paper"
	"waymark/resources/i18n"
	"waymark/resources/templates"
	"waymark/storage/exchange"
	"waymark/storage/export/kit"
)

// Everything tells whether all that can be chosen shall be printed, as with
// make paper; a sample otherwise.
func Everything() bool { return os.Getenv("WAYMARK_ALL") != "" }

// Day is the date on all printouts.
func Day() time.Time { return time.Date(2026, 11, 21, 10, 0, 0, 0, time.UTC) }

// Project is something to print.
type Project struct {
	Name     string
	Language string
	Document *journey.Document
	Map      *journey.Map
}

// Load gives the project of a template.
func Load(t testing.TB, id, language string) Project {
	t.Helper()
	data, err := templates.JSON(id, language)
	require.NoError(t, err)
	doc, err := exchange.Import(data)
	require.NoError(t, err)
	return Project{id, language, doc, doc.MapsInOrder()[0]}
}

// Projects gives both examples and a random map of 300 cards, each in all
// languages.
func Projects(t testing.TB) []Project {
	t.Helper()
	var all []Project
	for _, language := range i18n.Languages() {
		for _, id := range []string{"example-b2b", "example-saas"} {
			all = append(all, Load(t, id, language))
		}
		doc := journeytest.Map(300, 7)
		all = append(all, Project{"random", language, doc, doc.MapsInOrder()[0]})
	}
	return all
}

// Papers gives each paper that the program offers, and one of somebody's own.
func Papers() []paper.Size {
	const w, h = 300, 600
	return append(paper.Sizes(), paper.Size{Name: "300x600mm", Width: w * paper.Millimetre, Height: h * paper.Millimetre})
}

// Walls gives the sizes of posters that the program offers, and a width.
func Walls() []pages.Settings {
	var all []pages.Settings
	for _, name := range []string{"A3", "A2", "A1", "A0"} {
		s := pages.Default()
		s.Layout, s.PosterSize = pages.Poster, paper.Named(name)
		all = append(all, s)
	}
	wide := pages.Default()
	wide.Layout, wide.PosterWidth = pages.Poster, 2000*paper.Millimetre
	return append(all, wide)
}

// Case is a project with the settings that it is printed with.
type Case struct {
	Project
	Settings pages.Settings
}

// Cases gives all that can be chosen of some layouts: each project on each
// paper, posters of each size on each paper. Of a sample there are about as many
// as there are projects and layouts, with papers and sizes dealt out among them.
func Cases(t testing.TB, layouts ...pages.Layout) []Case {
	t.Helper()
	var all []Case
	dealt := 0
	for _, p := range Projects(t) {
		for _, layout := range layouts {
			var choices []Case
			for _, size := range Papers() {
				if layout != pages.Poster {
					s := pages.Default()
					s.Layout, s.Paper = layout, size
					choices = append(choices, Case{p, s})
					continue
				}
				for _, s := range Walls() {
					s.Paper = size
					choices = append(choices, Case{p, s})
				}
			}
			if !Everything() {
				dealt += 7 // has no divisor in common with the numbers of choices
				choices = choices[dealt%len(choices):][:1]
			}
			all = append(all, choices...)
		}
	}
	return all
}

// String names the case.
func (c *Case) String() string {
	s := &c.Settings
	size := s.Paper.Name
	if s.Layout == pages.Poster {
		wall := s.PosterSize.Name
		if s.PosterWidth > 0 {
			wall = fmt.Sprintf("%.0fmm", s.PosterWidth/paper.Millimetre)
		}
		size = wall + " on " + size
	}
	return fmt.Sprintf("%s %s %s %s", c.Name, c.Language, s.Layout, size)
}

// Facts are what the printout says besides what is in the document.
func (c *Case) Facts() kit.Facts {
	return kit.Facts{Language: c.Language, Date: Day(), File: "plan.waymark"}
}

// Job makes the job of a case.
func (c *Case) Job(k *kit.Kit) *pages.Job { return k.Job(c.Document, c.Map.ID, c.Settings, c.Facts()) }

// Write writes pages as a PDF.
func Write(t testing.TB, k *kit.Kit, job *pages.Job, all []pages.Page) []byte {
	t.Helper()
	var out bytes.Buffer
	require.NoError(t, k.WritePages(context.Background(), &out, job, &pages.Printout{Pages: all}, kit.Facts{Date: Day()}))
	return out.Bytes()
}
