// Package handout makes the pack that a facilitator brings to a workshop:
// agenda, persona sheets, the map, a large emotion sheet, a canvas for sticky
// notes, worksheets, an interview guide, a parking lot and notes to cut out.
//
// What lives here: the parts and what stands on their pages. What does not:
// setting running text (domain/pages/flow), the rules behind the worksheets
// (domain/analysis), the page of the map (domain/pages/sheet), and the words,
// which are handed in.
package handout

import (
	"context"
	"slices"
	"strings"

	"waymark/domain/analysis"
	"waymark/domain/fault"
	"waymark/domain/journey"
	"waymark/domain/pages"
	"waymark/domain/pages/furniture"
	"waymark/domain/pages/pen"
	"waymark/domain/pages/sheet"
	"waymark/domain/paper"
	"waymark/domain/scene"
)

// Part is a part of the pack. The values are used in settings and on the
// command line.
type Part string

// The parts, in the order of the pack.
const (
	Agenda        Part = "agenda"        // agenda, how-to, what to bring
	Personas      Part = "personas"      // a sheet for each persona
	Comparison    Part = "comparison"    // the personas side by side
	Interview     Part = "interview"     // questions, with room for answers
	Map           Part = "map"           // the whole map on a page
	Findings      Part = "findings"      // what the map tells, in figures
	Canvas        Part = "canvas"        // the map's stages and lanes, empty, for sticky notes
	Blank         Part = "blank"         // a canvas with seven empty steps
	Emotions      Part = "emotions"      // a large sheet for the curve
	Touchpoints   Part = "touchpoints"   // the inventory
	Gaps          Part = "gaps"          // the gap analysis
	Opportunities Part = "opportunities" // value against effort
	Parking       Part = "parking"       // the parking lot
	Notes         Part = "notes"         // the map's cards as notes to cut out
)

// Parts lists all parts in the order of the pack.
func Parts() []Part {
	return []Part{
		Agenda, Personas, Comparison, Interview, Map, Findings, Canvas, Blank, Emotions, Touchpoints, Gaps, Opportunities, Parking, Notes,
	}
}

// The codes of this package's faults.
const (
	UnknownPart fault.Code = "handout-part-unknown"
	NoMap       fault.Code = "export-empty"
)

// ParseParts reads names of parts, separated by commas, in any order; an empty
// text is all of them.
func ParseParts(s string) ([]Part, error) {
	if strings.TrimSpace(s) == "" {
		return Parts(), nil
	}
	var wanted []Part
	for name := range strings.SplitSeq(s, ",") {
		part := Part(strings.ToLower(strings.TrimSpace(name)))
		if part == "" {
			continue
		}
		if !slices.Contains(Parts(), part) {
			var names []string
			for _, p := range Parts() {
				names = append(names, string(p))
			}
			return nil, fault.New(UnknownPart, "“%s” is no part of the handouts. Choose from %s.", name, strings.Join(names, ", "))
		}
		wanted = append(wanted, part)
	}
	return slices.DeleteFunc(Parts(), func(p Part) bool { return !slices.Contains(wanted, p) }), nil
}

// Words gives the text of a key in the reader's language, {0}, {1} … filled
// with args.
type Words func(key string, args ...any) string

// pack is one making of the pages.
type pack struct {
	ctx      context.Context
	whole    *pages.Job // as it was given
	job      *pages.Job // without what its view hides
	words    Words
	m        *journey.Map
	reading  *analysis.Reading
	tools    pen.Tools
	marks    []scene.PersonaMark
	personas []*journey.Persona
	filled   bool

	upright, wide, wall frame
	warnings            []pages.Warning
	first               map[Part]int // number of the first page of a part, from 1
	wanted              []Part
}

// section is a part with its pages.
type section struct {
	part  Part
	frame *frame // nil for pages with a frame of their own
	pages []pages.Page
}

// Lay makes the pages of the parts that the settings of the job name.
func Lay(ctx context.Context, job *pages.Job, words Words) (*pages.Printout, error) {
	wanted, err := ParseParts(job.Settings.Parts)
	if err != nil {
		return nil, err
	}
	m := job.Map()
	if m == nil {
		return nil, fault.New(NoMap, "There is nothing to print: the file holds no such map.")
	}
	shown := *job
	shown.Document = visible(job)
	p := &pack{
		ctx: ctx, whole: job, job: &shown, words: words, m: m, wanted: wanted, filled: job.Settings.Filled,
		reading: analysis.Read(shown.Document, m.ID),
		tools:   furniture.Tools(job),
		marks:   scene.MarksOf(job.Document, m, &job.View.Palette),
	}
	p.personas = p.reading.Outline.Personas
	if err := p.frames(); err != nil {
		return nil, err
	}
	sections, err := p.sections()
	if err != nil {
		return nil, err
	}
	return p.bind(sections), nil
}

// sections makes the parts, the agenda last, for it names pages of the others.
func (p *pack) sections() ([]section, error) {
	var out []section
	for _, part := range p.wanted {
		if err := p.ctx.Err(); err != nil {
			return nil, err
		}
		if part == Agenda {
			out = append(out, section{part: Agenda, frame: &p.upright})
			continue
		}
		s, err := p.section(part)
		if err != nil {
			return nil, err
		}
		if len(s.pages) > 0 {
			out = append(out, s)
		}
	}
	if len(out) == 0 || out[0].part != Agenda {
		return out, nil
	}
	// The agenda's own length moves the others; page numbers are as long as
	// their placeholders.
	p.number(out, 0)
	length := len(p.agenda())
	p.number(out, length)
	out[0].pages = p.agenda()
	return out, nil
}

// number notes on which page each part begins when the agenda has that many.
func (p *pack) number(sections []section, agenda int) {
	p.first = map[Part]int{}
	at := agenda + 1
	for _, s := range sections {
		if s.part == Agenda {
			continue
		}
		p.first[s.part] = at
		at += len(s.pages)
	}
}

func (p *pack) section(part Part) (section, error) {
	s := section{part: part, frame: &p.upright}
	var err error
	switch part {
	case Agenda:
	case Personas:
		s.pages = p.personaSheets()
	case Comparison:
		s.pages, s.frame = p.comparison(), &p.wide
	case Interview:
		s.pages = p.interview()
	case Map:
		s.pages, err = p.mapPage()
		s.frame = nil
	case Findings:
		s.pages = p.findings()
	case Emotions:
		s.pages, s.frame = p.emotionSheets(), &p.wall
	case Canvas:
		s.pages, s.frame = p.canvas(), &p.wall
	case Blank:
		s.pages, s.frame = p.blankCanvas(), &p.wall
	case Touchpoints:
		s.pages, s.frame = p.inventory(), &p.wide
	case Gaps:
		s.pages, s.frame = p.gaps(), &p.wide
	case Opportunities:
		s.pages, s.frame = p.opportunities(), &p.wide
	case Parking:
		s.pages = p.parking()
	case Notes:
		s.pages, s.frame, err = p.notes()
	}
	return s, err
}

// bind numbers the pages and sets their feet.
func (p *pack) bind(sections []section) *pages.Printout {
	out := &pages.Printout{Warnings: p.warnings}
	total := 0
	for _, s := range sections {
		total += len(s.pages)
	}
	for _, s := range sections {
		for i := range s.pages {
			page := s.pages[i]
			f := s.frame
			if f == nil {
				f = p.frameOf(&page)
			}
			if i == 0 && len(page.Outline) == 0 {
				page.Outline = []pages.Entry{{Title: page.Name}}
			}
			furniture.New(p.job, furniture.Scale(f.w, f.h)).
				Foot(&page, f.body.X, f.h-f.margin, f.body.W, len(out.Pages)+1, total)
			out.Pages = append(out.Pages, page)
		}
	}
	return out
}

// mapPage lays the whole map on a page.
func (p *pack) mapPage() ([]pages.Page, error) {
	o := sheet.Options{Size: p.job.Settings.Paper, Orientation: paper.Auto, Margin: p.job.Settings.Margin, Foot: p.job.Settings.Footer}
	job := *p.whole
	job.Settings.Header, job.Settings.Personas, job.Settings.Legend = true, true, true
	out, err := sheet.LayOn(p.ctx, &job, o)
	if err != nil {
		return nil, err
	}
	p.warnings = append(p.warnings, out.Warnings...)
	page := out.Pages[0]
	if least := page.Smallest(); least > 0 && least < pages.Readable-0.005 {
		p.warnings = append(p.warnings, pages.Warning{Concern: pages.SmallLetters, Value: least, Count: int(pages.Readable)})
	}
	if o.Foot { // the sheet counts only itself
		page.Parts = page.Parts[:len(page.Parts)-1]
	}
	return []pages.Page{page}, nil
}
