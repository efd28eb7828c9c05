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
	f.StringVar(&e.layout, "layout", "", "the `LAYOUT` of a PDF: sheet, poster, stages or handouts (default: sheet, with --poster: poster)")
	f.StringVar(&e.paper, "paper", "", "the `PAPER` of a PDF: a4, a3, a2, a1, a0, letter, legal, tabloid or a size such as 300x600mm (default: for a sheet that of the map, else a3; otherwise a4)")
	f.StringVar(&e.orientation, "orientation", "", "how the paper of a PDF lies, `WAY` being auto, portrait or landscape (default: that of the map, else auto)")
	f.StringVar(&e.margin, "margin", "", "the free border of the paper, a `LENGTH` such as 10mm")
	f.StringVar(&e.poster, "poster", "", "the `SIZE` of a poster put together: a0, a1, a2 …, or its width, such as 2000mm (default: a0)")
	f.StringVar(&e.overlap, "overlap", "", "how far the tiles of a poster overlap, a `LENGTH` such as 10mm")
	f.StringVar(&e.parts, "parts", "", "the `PARTS` of the handouts, with commas: "+strings.Join(partNames(), ", ")+" (default: all)")
	f.StringVar(&e.wall, "wall", "", "the `PAPER` of the canvas and the emotion sheet of the handouts; from a1 on with cells for sticky notes (default: that of the others)")
	f.BoolVar(&e.empty, "empty", false, "leave the worksheets of the handouts empty instead of filling them from the map")
	f.StringVar(&e.without, "without", "", "leave `THINGS` out, with commas: "+strings.Join(leftOut(), ", "))
	f.StringVar(&e.logo, "logo", "", "a picture `FILE` to show at the head of the pages")
	f.StringVar(&e.lang, "lang", "", "the `LANGUAGE` of the printed words: "+strings.Join(i18n.Languages(), ", ")+" (default: that of the project)")
	f.BoolVar(&e.grey, "grey", false, "print in greys")
	f.StringVar(&e.attach, "attach", "", "`WHAT` the PDF carries: map, project or none; never the history, comments or their authors (default: map)")
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

// settings reads the options; what they leave open, the map says.
func (e *printing) settings(cmd *cobra.Command) (func(*journey.Map) pages.Settings, error) {
	s := pages.Default()
	s.Layout = pages.Layout(e.layout)
	switch {
	case e.layout == "" && e.poster != "":
		s.Layout = pages.Poster
	case e.layout == "":
		s.Layout = pages.Sheet
	case !slices.Contains(pages.Layouts(), s.Layout):
		return nil, usage(cmd, "“%s” is no layout known here. Choose one of %s", e.layout, listed(pages.Layouts()))
	}
	if s.Layout != pages.Poster && (e.poster != "" || e.overlap != "") {
		return nil, usage(cmd, "The options --poster and --overlap belong to --layout poster, not to %s", s.Layout)
	}
	if s.Layout != pages.Handouts && (e.parts != "" || e.wall != "" || e.empty) {
		return nil, usage(cmd, "The options --parts, --wall and --empty belong to --layout handouts, not to %s", s.Layout)
	}
	if err := e.sizes(cmd, &s); err != nil {
		return nil, err
	}
	if err := e.contents(cmd, &s); err != nil {
		return nil, err
	}
	return func(m *journey.Map) pages.Settings {
		s := s
		last := kit.PrintOf(m)
		if e.paper == "" {
			s.Paper = paper.Named("A4")
			if s.Layout == pages.Sheet {
				s.Paper = last.Paper
			}
		}
		if e.orientation == "" && s.Layout == pages.Sheet {
			s.Orientation = last.Orientation
		}
		return s
	}, nil
}

// sizes reads paper, margins and the measures of a poster.
func (e *printing) sizes(cmd *cobra.Command, s *pages.Settings) (err error) {
	if e.paper != "" {
		if s.Paper, err = paper.Parse(e.paper); err != nil {
			return usage(cmd, "%s", bare(err))
		}
	}
	if e.wall != "" {
		if s.Wall, err = paper.Parse(e.wall); err != nil {
			return usage(cmd, "%s", bare(err))
		}
	}
	if s.Orientation, err = paper.ParseOrientation(e.orientation); err != nil {
		return usage(cmd, "%s", bare(err))
	}
	if e.margin != "" {
		if s.Margin, err = paper.ParseLength(e.margin); err != nil {
			return usage(cmd, "%s", bare(err))
		}
	}
	if e.overlap != "" {
		if s.Overlap, err = paper.ParseLength(e.overlap); err != nil {
			return usage(cmd, "%s", bare(err))
		}
	}
	if e.poster == "" {
		return nil
	}
	if size, err := paper.Parse(e.poster); err == nil {
		s.PosterSize = size
		return nil
	}
	if s.PosterWidth, err = paper.ParseLength(e.poster); err != nil {
		return usage(cmd, "“%s” is no size of a poster. Choose one of A0, A1, A2, A3, a size such as 900x2000mm, or a width such as 2000mm", e.poster)
	}
	return nil
}

// contents reads what the pages hold.
func (e *printing) contents(cmd *cobra.Command, s *pages.Settings) error {
	if _, err := handout.ParseParts(e.parts); err != nil {
		return usage(cmd, "%s", bare(err))
	}
	s.Parts, s.Filled, s.Grey = e.parts, !e.empty, e.grey
	if e.attach != "" {
		s.Attach = pages.Attach(e.attach)
		if !slices.Contains(pages.Attachments(), s.Attach) {
			return usage(cmd, "“%s” cannot be attached. Choose one of %s", e.attach, listed(pages.Attachments()))
		}
	}
	for thing := range strings.SplitSeq(e.without, ",") {
		switch strings.TrimSpace(thing) {
		case "":
		case "header":
			s.Header = false
		case "footer":
			s.Footer = false
		case "personas":
			s.Personas = false
		case "legend":
			s.Legend = false
		case "overview":
			s.Overview = false
		case "appendix":
			s.Appendix = false
		default:
			return usage(cmd, "“%s” cannot be left out. Choose from %s", strings.TrimSpace(thing), strings.Join(leftOut(), ", "))
		}
	}
	return nil
}

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
	if e.logo != "" {
		if facts.Logo, err = kit.ReadLogo(e.logo); err != nil {
			return nil, about(e.logo, err)
		}
	}
	return func(w io.Writer, doc *journey.Document, m *journey.Map) ([]string, error) {
		s, k, f := settings(m), p.kit(), facts
		job := k.Job(doc, m.ID, s, f)
		out, err := compose.Pages(context.Background(), job)
		if err != nil {
			return nil, err
		}
		return remarks(s, out), k.WritePages(context.Background(), w, job, out, f)
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
			all = append(all, fmt.Sprintf("The smallest letters are %.1f points high. Larger paper, --layout poster or --layout stages make them readable.", w.Value))
		case pages.ManySheets:
			all = append(all, fmt.Sprintf("The poster takes %d sheets of %s.", w.Count, s.Paper.Name))
		case pages.TornText:
			all = append(all, fmt.Sprintf("%d lines of text stand whole on no tile. Larger paper or a wider --overlap keeps them whole.", w.Count))
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
