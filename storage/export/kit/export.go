package kit

import (
	"context"
	"io"
	"time"

	"waymark/domain/journey"
	"waymark/domain/pages"
	"waymark/domain/paper"
	"waymark/domain/scene"
	"waymark/domain/vector"
	"waymark/resources/i18n"
	"waymark/storage/export/pdf"
	"waymark/storage/export/raster"
	"waymark/storage/export/svg"
)

// margin is the free border of a printed page in points, 10 mm: every office
// printer can do it.
const margin = 28.35

// Print says how a map is put on paper.
type Print struct {
	Paper       paper.Size
	Orientation paper.Orientation
	Date        time.Time // of the document; it is printed in its own time zone
}

// PrintOf gives how a map was last printed, A3 the best way round if never.
func PrintOf(m *journey.Map) Print {
	size, err := paper.Parse(m.Paper)
	if err != nil {
		size, _ = paper.Parse("A3")
	}
	orientation, _ := paper.ParseOrientation(m.Orientation)
	return Print{Paper: size, Orientation: orientation}
}

// WritePDF writes a map as a PDF with the whole map on one page. The same
// document, map and print give the same bytes.
func (k *Kit) WritePDF(w io.Writer, doc *journey.Document, m *journey.Map, p Print) error {
	s := k.Sheet(doc, m.ID)
	words := i18n.For(doc.Project.Language)
	margins := paper.Even(margin)
	margins.Bottom += footerRoom
	fit, scale, place, err := p.Paper.Fit(p.Orientation, margins, s.Width, s.Height)
	if err != nil {
		return err
	}
	page := pages.Page{Width: fit.Width, Height: fit.Height, Outline: outline(doc, m, s, words)}
	for i := range page.Outline {
		page.Outline[i].Y = place.Y + page.Outline[i].Y*scale
	}
	page.Scene(s, place.X, place.Y, scale, vector.Rect{})
	pen := pages.Pen{Typesetter: k.Typesetter()}
	left := pen.Break(doc.Project.Title, 7, false, fit.Content.W/2)
	right := pen.Break(words.T("page.printed-on", p.Date.Format(time.DateOnly)), 7, false, fit.Content.W/2)
	pen.Block(&left, 0, 0, fit.Content.W, 7, pages.Left, scene.Paper().Quiet)
	pen.Block(&right, 0, 0, fit.Content.W, 7, pages.Right, scene.Paper().Quiet)
	page.Put(pen.Layer(fit.Content.W, footerRoom), fit.Content.X, fit.Content.Bottom()+6)
	return pdf.Write(context.Background(), w, []pages.Page{page}, pdf.Options{
		Fonts: k.Fonts(), Typesetter: k.Typesetter(), Language: doc.Project.Language,
		Title: orElse(m.Title, doc.Project.Title), Author: orElse(m.Owner, doc.Project.Owner), Subject: m.Scenario,
		Date: p.Date, Links: links(doc),
	})
}

const footerRoom = 16.0

// WriteSVG writes a map as an SVG.
func (k *Kit) WriteSVG(w io.Writer, doc *journey.Document, m *journey.Map) error {
	return svg.Write(w, k.Sheet(doc, m.ID), svg.Options{
		Title: orElse(m.Title, doc.Project.Title), Language: doc.Project.Language, Links: links(doc),
	})
}

// WritePNG writes a map as a PNG with scale pixels to the point.
func (k *Kit) WritePNG(w io.Writer, doc *journey.Document, m *journey.Map, scale float64) error {
	return k.Painter().WritePNG(w, k.Sheet(doc, m.ID), raster.Options{Scale: scale})
}

// outline lists what a reader can jump to: the map, its stages, its lanes.
func outline(doc *journey.Document, m *journey.Map, s *scene.Scene, words *i18n.Catalog) []pages.Entry {
	out := []pages.Entry{{Title: oneLine(orElse(m.Title, words.T("kind.map")))}}
	for _, b := range s.Bands {
		switch b.Kind {
		case scene.StageBand:
			for _, stage := range doc.StagesOf(m.ID) {
				out = append(out, pages.Entry{Title: oneLine(orElse(stage.Name, words.T("kind.stage"))), Level: 1, Y: b.Y})
			}
		case scene.LaneBand:
			lane := doc.Lanes.Get(b.Lane)
			out = append(out, pages.Entry{Title: oneLine(orElse(lane.Name, words.T("lane."+string(lane.LaneKind)))), Level: 1, Y: b.Y})
		case scene.TitleBand, scene.PersonaBand, scene.LegendBand:
		}
	}
	return out
}

// links gives the addresses that cards lead to.
func links(doc *journey.Document) map[journey.ID]string {
	out := make(map[journey.ID]string)
	for id, c := range doc.Cards.All() {
		if c.Link != "" {
			out[id] = c.Link
		}
	}
	return out
}

func orElse(s, other string) string {
	if s == "" {
		return other
	}
	return s
}

func oneLine(s string) string { return journey.Shorten(s, 200) }
