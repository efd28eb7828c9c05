package kit

import (
	"context"
	"io"
	"time"

	"waymark/domain/journey"
	"waymark/domain/pages"
	"waymark/domain/pages/compose"
	"waymark/domain/paper"
	"waymark/domain/scene"
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

// Picture says how a map becomes a picture.
type Picture struct {
	Scale       float64 // of a PNG: pixels to the point (1/72 inch); 0 for 1
	Width       int     // of a PNG: pixels, decides the scale if not 0
	Transparent bool    // without the white ground
	Outlines    bool    // of an SVG: text as outlines of glyphs
	Language    string  // of the words that are not the map's; "" for that of the project
	View        scene.View
}

// Sheet lays a map out for a picture: everything on it, with title and legend.
func (k *Kit) Sheet(doc *journey.Document, id journey.ID) *scene.Scene {
	return k.sheet(doc, id, Picture{})
}

// Picture lays a map out as PNG and SVG show it.
func (k *Kit) Picture(doc *journey.Document, id journey.ID, p Picture) *scene.Scene {
	s := k.sheet(doc, id, p)
	if p.Transparent {
		s = scene.WithoutGround(s)
	}
	return s
}

func (k *Kit) sheet(doc *journey.Document, id journey.ID, p Picture) *scene.Scene {
	language := p.Language
	if language == "" {
		language = doc.Project.Language
	}
	view := p.View
	view.Map, view.Title, view.Legend = id, true, true
	view.Palette, view.Words, view.Icons = scene.Paper(), Words(language), k.Icons()
	return scene.Build(doc, view, k.Typesetter(), nil)
}

// SVG writes a map as an SVG.
func (k *Kit) SVG(w io.Writer, doc *journey.Document, m *journey.Map, p Picture) error {
	s := k.Picture(doc, m.ID, p)
	return svg.Write(w, s, svg.Options{
		Title: orElse(m.Title, doc.Project.Title), Language: doc.Project.Language, Links: links(doc),
		Transparent: p.Transparent, Outlines: p.Outlines, Typesetter: k.Typesetter(),
	})
}

// PNG writes a map as a PNG.
func (k *Kit) PNG(w io.Writer, doc *journey.Document, m *journey.Map, p Picture) error {
	s := k.Picture(doc, m.ID, p)
	return k.Painter().WritePNG(w, s, raster.Options{Scale: p.Scale, Width: p.Width, Transparent: p.Transparent})
}

// WriteSVG writes a map as an SVG.
func (k *Kit) WriteSVG(w io.Writer, doc *journey.Document, m *journey.Map) error {
	return k.SVG(w, doc, m, Picture{})
}

// WritePNG writes a map as a PNG with scale pixels to the point.
func (k *Kit) WritePNG(w io.Writer, doc *journey.Document, m *journey.Map, scale float64) error {
	return k.PNG(w, doc, m, Picture{Scale: scale})
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
