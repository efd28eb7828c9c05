package cli

import (
	"context"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"waymark/domain/fault"
	"waymark/domain/journey"
	"waymark/domain/pages"
	"waymark/domain/pages/compose"
	"waymark/domain/pages/handout"
	"waymark/domain/paper"
	"waymark/resources/i18n"
	"waymark/storage/export/kit"
)

// printing are the options of a PDF.
type printing struct {
	layout, paper, orientation, margin string
	poster, overlap                    string
	parts, wall, without               string
	logo, lang, attach                 string
	empty, grey                        bool
}

func (e *printing) flags(cmd *cobra.Command) {
	f := cmd.Flags()
	f.StringVar(&e.layout, "layout", "", "the `LAYOUT` of a PDF: sheet, poster, stages or handouts (default: as printed last, else sheet; with --poster: poster)")
	f.StringVar(&e.paper, "paper", "", "the `PAPER` of a PDF: a4, a3, a2, a1, a0, letter, legal, tabloid or a size such as 300x600mm (default: as printed last, else a3 for a sheet and a4 for all else)")
	f.StringVar(&e.orientation, "orientation", "", "how the paper of a PDF lies, `WAY` being auto, portrait or landscape (default: as printed last, else auto)")
	f.StringVar(&e.margin, "margin", "", "the free border of the paper, a `LENGTH` such as 10mm")
	f.StringVar(&e.poster, "poster", "", "the `SIZE` of a poster put together: a0, a1, a2 …, or its width, such as 2000mm (default: a0)")
	f.StringVar(&e.overlap, "overlap", "", "how far the tiles of a poster overlap, a `LENGTH` such as 10mm")
	f.StringVar(&e.parts, "parts", "", "the `PARTS` of the handouts, with commas: "+strings.Join(partNames(), ", ")+" (default: all)")
	f.StringVar(&e.wall, "wall", "", "the `PAPER` of the canvas and the emotion sheet of the handouts; from a1 on with cells for sticky notes (default: that of the others)")
	f.BoolVar(&e.empty, "empty", false, "leave the worksheets of the handouts empty instead of filling them from the map")
	f.StringVar(&e.without, "without", "", "leave `THINGS` out, with commas: "+strings.Join(leftOut(), ", ")+"; or none (default: as printed last)")
	f.StringVar(&e.logo, "logo", "", "a picture `FILE` to show at the head of the pages, or none (default: as printed last)")
	f.StringVar(&e.lang, "lang", "", "the `LANGUAGE` of the printed words: "+strings.Join(i18n.Languages(), ", ")+" (default: as printed last, else that of the project)")
	f.BoolVar(&e.grey, "grey", false, "print in greys")
	f.StringVar(&e.attach, "attach", "", "`WHAT` the PDF carries: map, project or none; with notes, actions and their owners, never with the history, comments or their authors (default: as printed last, else map)")
}

func partNames() []string {
	var names []string
	for _, p := range handout.Parts() {
		names = append(names, string(p))
	}
	return names
}

// leftOut lists what --without takes.
func leftOut() []string {
	return []string{"header", "footer", "personas", "legend", "overview", "appendix"}
}

// language reads the language of the printed words, "" for that of the project.
func language(cmd *cobra.Command, lang string) (string, error) {
	if lang == "" || slices.Contains(i18n.Languages(), lang) {
		return lang, nil
	}
	return "", usage(cmd, "“%s” is no language known here. Choose one of %s", lang, strings.Join(i18n.Languages(), ", "))
}

// settings reads the options into a function that puts them over what a map was
// last printed like. What options say by themselves is checked at once.
func (e *printing) settings(cmd *cobra.Command) (func(*journey.Map) (pages.Settings, error), error) {
	layout := pages.Layout(e.layout)
	switch {
	case e.layout == "" && e.poster != "":
		layout = pages.Poster
	case e.layout != "" && !slices.Contains(pages.Layouts(), layout):
		return nil, usage(cmd, "“%s” is no layout known here. Choose one of %s", e.layout, listed(pages.Layouts()))
	}
	if layout != "" {
		if err := e.belongs(cmd, layout); err != nil {
			return nil, err
		}
	}
	changes, err := e.changes(cmd)
	if err != nil {
		return nil, err
	}
	return func(m *journey.Map) (pages.Settings, error) {
		s := pages.KeptIn(m)
		if layout != "" && layout != s.Layout {
			s = s.For(pages.Serving(layout))
		}
		if err := e.belongs(cmd, s.Layout); err != nil {
			return s, err
		}
		for _, change := range changes {
			change(&s)
		}
		return s, nil
	}, nil
}

// belongs finds options that say nothing about a layout.
func (e *printing) belongs(cmd *cobra.Command, layout pages.Layout) error {
	if layout != pages.Poster && (e.poster != "" || e.overlap != "") {
		return usage(cmd, "The options --poster and --overlap belong to --layout poster, not to %s", layout)
	}
	if layout != pages.Handouts && (e.parts != "" || e.wall != "" || cmd.Flags().Changed("empty")) {
		return usage(cmd, "The options --parts, --wall and --empty belong to --layout handouts, not to %s", layout)
	}
	return nil
}

// changes gives what the options change.
func (e *printing) changes(cmd *cobra.Command) ([]func(*pages.Settings), error) {
	var all []func(*pages.Settings)
	add := func(change func(*pages.Settings)) { all = append(all, change) }
	for _, size := range []struct {
		said string
		at   func(*pages.Settings) *paper.Size
	}{
		{e.paper, func(s *pages.Settings) *paper.Size { return &s.Paper }}, {e.wall, func(s *pages.Settings) *paper.Size { return &s.Wall }},
	} {
		if size.said == "" {
			continue
		}
		v, err := paper.Parse(size.said)
		if err != nil {
			return nil, usage(cmd, "%s", bare(err))
		}
		add(func(s *pages.Settings) { *size.at(s) = v })
	}
	for _, length := range []struct {
		said string
		at   func(*pages.Settings) *float64
	}{
		{e.margin, func(s *pages.Settings) *float64 { return &s.Margin }}, {e.overlap, func(s *pages.Settings) *float64 { return &s.Overlap }},
	} {
		if length.said == "" {
			continue
		}
		v, err := paper.ParseLength(length.said)
		if err != nil {
			return nil, usage(cmd, "%s", bare(err))
		}
		add(func(s *pages.Settings) { *length.at(s) = v })
	}
	if e.orientation != "" {
		way, err := paper.ParseOrientation(e.orientation)
		if err != nil {
			return nil, usage(cmd, "%s", bare(err))
		}
		add(func(s *pages.Settings) { s.Orientation = way })
	}
	if e.poster != "" {
		change, err := e.posterSize(cmd)
		if err != nil {
			return nil, err
		}
		add(change)
	}
	contents, err := e.contents(cmd)
	return append(all, contents...), err
}

// posterSize reads the size or the width of a poster.
func (e *printing) posterSize(cmd *cobra.Command) (func(*pages.Settings), error) {
	if size, err := paper.Parse(e.poster); err == nil {
		return func(s *pages.Settings) { s.PosterSize, s.PosterWidth = size, 0 }, nil
	}
	width, err := paper.ParseLength(e.poster)
	if err != nil {
		return nil, usage(cmd, "“%s” is no size of a poster. Choose one of A0, A1, A2, A3, a size such as 900x2000mm, or a width such as 2000mm", e.poster)
	}
	return func(s *pages.Settings) { s.PosterWidth = width }, nil
}

// contents gives what the options say about what the pages hold.
func (e *printing) contents(cmd *cobra.Command) ([]func(*pages.Settings), error) {
	var all []func(*pages.Settings)
	add := func(change func(*pages.Settings)) { all = append(all, change) }
	if _, err := handout.ParseParts(e.parts); err != nil {
		return nil, usage(cmd, "%s", bare(err))
	}
	if e.parts != "" {
		add(func(s *pages.Settings) { s.Parts = e.parts })
	}
	if cmd.Flags().Changed("empty") {
		add(func(s *pages.Settings) { s.Filled = !e.empty })
	}
	if cmd.Flags().Changed("grey") {
		add(func(s *pages.Settings) { s.Grey = e.grey })
	}
	if e.attach != "" {
		attach := pages.Attach(e.attach)
		if !slices.Contains(pages.Attachments(), attach) {
			return nil, usage(cmd, "“%s” cannot be attached. Choose one of %s", e.attach, listed(pages.Attachments()))
		}
		add(func(s *pages.Settings) { s.Attach = attach })
	}
	if e.without == "" {
		return all, nil
	}
	out := make(map[string]bool)
	for thing := range strings.SplitSeq(e.without, ",") {
		if thing = strings.TrimSpace(thing); thing == "" {
			continue
		}
		if !slices.Contains(leftOut(), thing) && thing != nothing {
			return nil, usage(cmd, "“%s” cannot be left out. Choose from %s", thing, strings.Join(leftOut(), ", "))
		}
		out[thing] = true
	}
	add(func(s *pages.Settings) {
		s.Header, s.Footer, s.Personas = !out["header"], !out["footer"], !out["personas"]
		s.Legend, s.Overview, s.Appendix = !out["legend"], !out["overview"], !out["appendix"]
	})
	return all, nil
}

// nothing says that there shall be no logo, or that nothing shall be left out,
// whatever the map remembers.
const nothing = "none"

func listed[S ~string](all []S) string {
	var names []string
	for _, s := range all {
		names = append(names, string(s))
	}
	return strings.Join(names, ", ")
}

// writer gives what writes a PDF.
func (e *printing) writer(cmd *cobra.Command, p *Program, from string) (writes, error) {
	settings, err := e.settings(cmd)
	if err != nil {
		return nil, err
	}
	facts := kit.Facts{File: filepath.Base(from)}
	if facts.Language, err = language(cmd, e.lang); err != nil {
		return nil, err
	}
	if facts.Date, err = p.date(cmd); err != nil {
		return nil, err
	}
	if e.logo != "" && e.logo != nothing {
		if facts.Logo, err = kit.ReadLogo(e.logo); err != nil {
			return nil, about(e.logo, err)
		}
	}
	return func(of subject) (putting, error) {
		s, err := settings(of.m)
		if err != nil {
			return nil, err
		}
		f := facts
		f.View = of.view
		if f.Language == "" {
			f.Language = kit.KeptIn(of.m).Language
		}
		if e.logo == "" {
			f.Logo = kit.LogoOf(of.doc.Attachments.Get(of.m.Logo()))
		}
		return func(w io.Writer) ([]string, error) {
			k := p.kit()
			job := k.Job(of.doc, of.m.ID, s, f)
			out, err := compose.Pages(context.Background(), job)
			if err != nil {
				return nil, err
			}
			return remarks(s, out), k.WritePages(context.Background(), w, job, out, f)
		}, nil
	}, nil
}

// remarks puts what there is to know about the pages into sentences.
func remarks(s pages.Settings, out *pages.Printout) []string {
	var all []string
	if n := len(out.Pages); n > 1 {
		all = append(all, fmt.Sprintf("%d pages.", n))
	}
	for _, w := range out.Warnings {
		switch w.Concern {
		case pages.SmallLetters:
			said := "The smallest letters are %.1f points high. Larger paper, --layout poster or --layout stages make them readable."
			switch s.Layout {
			case pages.Handouts:
				said = "On the page of the map the smallest letters are %.1f points high. Print the map as a sheet or poster besides."
			case pages.Poster:
				said = "The smallest letters are %.1f points high. A larger --poster or --layout stages makes them readable."
			default:
			}
			all = append(all, fmt.Sprintf(said, w.Value))
		case pages.ManySheets:
			all = append(all, fmt.Sprintf("The poster takes %d sheets of %s.", w.Count, s.Paper.Name))
		case pages.TornText:
			torn := "One line of text stands whole on no tile."
			if w.Count > 1 {
				torn = fmt.Sprintf("%d lines of text stand whole on no tile.", w.Count)
			}
			all = append(all, torn+" Larger paper or a wider --overlap helps.")
		case pages.EmptyMap:
			all = append(all, "The map has no cards yet.")
		case pages.WidePage, pages.UnusableLogo:
		}
	}
	return all
}

// bare gives the sentence of an error without its full stop.
func bare(err error) string { return strings.TrimSuffix(fault.MessageOf(err), ".") }

// date gives the date of a document: now, or what SOURCE_DATE_EPOCH says, in
// UTC, so that the same file gives the same bytes everywhere
// (reproducible-builds.org/specs/source-date-epoch).
func (p *Program) date(cmd *cobra.Command) (time.Time, error) {
	epoch := p.Getenv("SOURCE_DATE_EPOCH")
	if epoch == "" {
		return p.Now(), nil
	}
	seconds, err := strconv.ParseInt(epoch, 10, 64)
	if err != nil || seconds < 0 || seconds > 253402300799 { // the last second of the year 9999
		return time.Time{}, usage(cmd, "SOURCE_DATE_EPOCH must be a number of seconds since 1970, not “%s”", epoch)
	}
	return time.Unix(seconds, 0).UTC(), nil
}
