// Package svg writes a scene as a scalable vector graphic.
//
// Text stays text, so that it can be searched, copied and edited; the fonts are
// named with fallbacks, not embedded. Emoji and icons are paths that carry what
// they stand for as a title. What lives here: that one format. What does not:
// where things go (domain/scene) and the file itself (storage/atomicfile).
package svg

import (
	"io"

	"waymark/domain/fault"
	"waymark/domain/journey"
	"waymark/domain/scene"
	"waymark/domain/typeset"
	"waymark/storage/export/internal/address"
	"waymark/storage/export/internal/rule"
)

// Options say how a scene is written. The zero value is good.
type Options struct {
	Title       string // of the document
	Language    string // BCP 47 tag of most of the text; it decides the form of shared Han characters
	Transparent bool   // without the sheet's ground
	// Outlines writes text as outlines of glyphs instead of text, for programs
	// without the fonts. It needs Typesetter.
	Outlines   bool
	Typesetter *typeset.Typesetter
	// Links gives the address that belongs to a record. Only web and mail
	// addresses are written.
	Links map[journey.ID]string
}

// Empty is the code of the fault for a scene without area.
const Empty fault.Code = "export-empty"

// Write writes the scene. The same scene and options give the same bytes.
func Write(w io.Writer, s *scene.Scene, o Options) error {
	if !(s.Width > 0 && s.Height > 0) {
		return fault.New(Empty, "There is nothing to export: the map is empty.")
	}
	out := &writer{w: w, buf: make([]byte, 0, flushSize+4096), options: o}
	out.open(s)
	for _, band := range s.Bands {
		out.layer(band.Body, band.BodyX, band.Y)
		out.layer(band.Label, 0, band.Y)
	}
	for _, r := range out.rules { // see package rule
		out.rect(r)
	}
	out.str("</svg>\n")
	out.flush()
	return out.err
}

// flushSize is the amount that is collected before it is written.
const flushSize = 64 << 10

// writer collects the document. The first error of w ends all writing.
type writer struct {
	w       io.Writer
	buf     []byte
	err     error
	options Options

	arts             artTable
	pictures         pictureTable
	clips, gradients int
	line             openLine
	glyphs           map[glyphKey]int
	glyphCount       int
	rules            []scene.Rect // put off until all layers are drawn
}

func (w *writer) flush() {
	if w.err == nil {
		_, w.err = w.w.Write(w.buf)
	}
	w.buf = w.buf[:0]
}

func (w *writer) open(s *scene.Scene) {
	w.str(`<?xml version="1.0" encoding="UTF-8"?>` + "\n" +
		`<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" version="1.1"`)
	w.attr("width", s.Width)
	w.buf = append(w.buf[:len(w.buf)-1], `pt"`...)
	w.attr("height", s.Height)
	w.buf = append(w.buf[:len(w.buf)-1], `pt" viewBox="0 0 `...)
	w.num(s.Width)
	w.str(" ")
	w.num(s.Height)
	w.str(`"`)
	if w.options.Language != "" {
		w.str(` xml:lang="`)
		w.text(w.options.Language)
		w.str(`"`)
	}
	// Strokes have round ends and joins all over the sheet.
	w.str(` xml:space="preserve" stroke-linecap="round" stroke-linejoin="round">` + "\n")
	if w.options.Title != "" {
		w.str("<title>")
		w.text(w.options.Title)
		w.str("</title>\n")
	}
	if !w.options.Outlines {
		w.str(styles)
	}
	if !w.options.Transparent && s.Background.A > 0 {
		w.str(`<rect`)
		w.attr("width", s.Width)
		w.attr("height", s.Height)
		w.fill(s.Background)
		w.str("/>\n")
	}
}

// styles name the fonts. Glyphs are set with their plain advances, as the
// layout measured them.
const styles = `<style>
text{font-family:"Noto Sans","Segoe UI","Helvetica Neue",Arial,"Noto Sans SC",sans-serif;font-kerning:none;font-variant-ligatures:none;text-spacing-trim:space-all;white-space:pre}
.h{font-family:"Noto Sans SC","Noto Sans CJK SC","Source Han Sans SC","PingFang SC","Microsoft YaHei",sans-serif}
.b{font-weight:bold}
</style>
`

// class gives the class attribute of a font.
func class(f typeset.FontID) string {
	switch f {
	case typeset.LatinBold:
		return ` class="b"`
	case typeset.Han:
		return ` class="h"`
	case typeset.HanBold:
		return ` class="h b"`
	}
	return ""
}

func (w *writer) layer(l *scene.Layer, x, y float64) {
	if l == nil {
		return
	}
	w.str("<g")
	if x != 0 || y != 0 {
		w.str(` transform="translate(`)
		w.num(x)
		w.str(" ")
		w.num(y)
		w.str(`)"`)
	}
	w.str(">\n")
	for i := range l.Groups {
		w.group(&l.Groups[i], l, x, y)
		if len(w.buf) > flushSize {
			w.flush()
		}
	}
	w.str("</g>\n")
}

// group keeps what belongs together in one element, so that a drawing program
// moves a card as one thing.
func (w *writer) group(g *scene.Group, l *scene.Layer, x, y float64) {
	link := w.options.Links[g.Ref.ID]
	linked := g.Ref.Part == scene.Whole && g.Ref.ID != "" && address.Safe(link)
	if linked {
		w.str(`<a xlink:href="`)
		w.text(link)
		w.str(`">`)
	} else {
		w.str("<g>")
	}
	for _, item := range g.Items {
		if r, ok := item.(scene.Rect); ok && rule.Is(r) && rule.AtEdge(r, l) {
			r.Rect = r.Offset(x, y)
			w.rules = append(w.rules, r)
			continue
		}
		w.item(item)
	}
	w.endLine()
	if linked {
		w.str("</a>\n")
	} else {
		w.str("</g>\n")
	}
}
