package kit

import (
	"context"
	"io"
	"time"

	"waymark/domain/journey"
	"waymark/domain/pages"
	"waymark/domain/pages/compose"
	"waymark/domain/paper"
	"waymark/storage/export/raster"
	"waymark/storage/export/svg"
)

// Print says how a map is put on one page.
type Print struct {
	Paper       paper.Size
	Orientation paper.Orientation
	Date        time.Time // of the document; it is printed in its own time zone
}

// PrintOf gives how a map was last printed, A3 the best way round if never.
func PrintOf(m *journey.Map) Print {
	size, err := paper.Parse(m.Paper)
	if err != nil {
		size = paper.Named("A3")
	}
	orientation, _ := paper.ParseOrientation(m.Orientation)
	return Print{Paper: size, Orientation: orientation}
}

// WritePDF writes a map as a PDF with the whole map on one page. The same
// document, map and print give the same bytes.
func (k *Kit) WritePDF(w io.Writer, doc *journey.Document, m *journey.Map, p Print) error {
	settings := pages.Default()
	settings.Paper, settings.Orientation = p.Paper, p.Orientation
	job := k.Job(doc, m.ID, settings, Facts{Date: p.Date})
	out, err := compose.Pages(context.Background(), job)
	if err != nil {
		return err
	}
	return k.WritePages(context.Background(), w, job, out, Facts{Date: p.Date})
}

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
