package kit

import (
	"io"

	"waymark/domain/journey"
	"waymark/domain/scene"
	"waymark/storage/export/raster"
	"waymark/storage/export/svg"
)

// Picture says how a map becomes a picture.
type Picture struct {
	Scale       float64 // of a PNG: pixels to the point (1/72 inch); 0 for 1
	Width       int     // of a PNG: pixels, decides the scale if not 0
	Transparent bool    // without the white ground
	Outlines    bool    // of an SVG: text as outlines of glyphs
	Language    string  // of the words that are not the map's; "" for that of the project
	View        scene.View
}

// Picture lays a map out as PNG and SVG show it.
func (k *Kit) Picture(doc *journey.Document, id journey.ID, p Picture) *scene.Scene {
	language := p.Language
	if language == "" {
		language = doc.Project.Language
	}
	view := p.View
	view.Map, view.Title, view.Legend = id, true, true
	view.Palette, view.Words, view.Icons = scene.Paper(), Words(language), k.Icons()
	view.Remark = notShown(doc, &view, language)
	s := scene.Build(doc, view, k.Typesetter(), nil)
	if p.Transparent {
		s = scene.WithoutGround(s)
	}
	return s
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
