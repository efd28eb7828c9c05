package vector

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"math"
	"strings"
)

// Limits that keep the work on foreign bytes small. Icons and emoji stay far
// below all of them.
const (
	maxSVGBytes = 1 << 20
	maxSVGDepth = 64
	maxCoord    = 1e6
)

// ParseSVG reads a small SVG picture: groups, paths, circles, ellipses,
// rectangles, lines, polylines and polygons with fills, strokes, opacity and
// transformations. "currentColor" becomes Inherit. A gradient is painted in its
// mean colour. What else SVG can do (text, masks, references, style sheets) is
// left out without an error, and so are shapes outside the view box; bytes that
// are no SVG at all are an error.
func ParseSVG(data []byte) (*Art, error) { return parseSVG(data, false) }

// ParseGlyphSVG reads the SVG of a glyph of a colour font. The y of its view
// box places the picture on the baseline; the shapes begin at y = 0 all the
// same.
func ParseGlyphSVG(data []byte) (*Art, error) { return parseSVG(data, true) }

// svgReader collects the shapes of a picture.
type svgReader struct {
	art       *Art
	box       Rect // the view box
	glyph     bool
	gradients map[string]*gradient
	gradient  *gradient // the one being read
	users     []gradientUser
}

func parseSVG(data []byte, glyph bool) (*Art, error) {
	if len(data) > maxSVGBytes {
		return nil, fmt.Errorf("the picture is larger than %d bytes", maxSVGBytes)
	}
	r := &svgReader{glyph: glyph, gradients: map[string]*gradient{}}
	if err := r.read(xml.NewDecoder(bytes.NewReader(data))); err != nil {
		return nil, fmt.Errorf("reading SVG: %w", err)
	}
	if r.art == nil {
		return nil, errors.New("reading SVG: there is no svg element")
	}
	r.paintGradients()
	return r.art, nil
}

// read walks the elements. The states of open elements are a stack.
func (r *svgReader) read(d *xml.Decoder) error {
	states := []svgState{initialState()}
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		switch e := token.(type) {
		case xml.StartElement:
			if len(states) > maxSVGDepth {
				return fmt.Errorf("elements are nested deeper than %d", maxSVGDepth)
			}
			state := states[len(states)-1]
			ok, err := r.open(&state, e)
			if err != nil {
				return err
			}
			if !ok {
				if err := d.Skip(); err != nil {
					return err
				}
				continue
			}
			states = append(states, state)
		case xml.EndElement:
			states = states[:len(states)-1]
			if e.Name.Local == "linearGradient" || e.Name.Local == "radialGradient" {
				r.gradient = nil
			}
		}
	}
}

// open takes in one element; false skips it with all its children.
func (r *svgReader) open(state *svgState, e xml.StartElement) (bool, error) {
	at := attributes(e.Attr)
	name := e.Name.Local
	if r.art == nil {
		if name != "svg" {
			return false, fmt.Errorf("the first element is %q", name)
		}
		if err := r.openRoot(at); err != nil {
			return false, err
		}
		state.transform = r.toArt()
		state.apply(at)
		return true, nil
	}
	switch name {
	case "linearGradient", "radialGradient":
		r.gradient = &gradient{}
		r.gradients[at.text("id")] = r.gradient
		return true, nil
	case "stop":
		r.gradient.add(at)
		return true, nil
	case "defs": // its gradients are read, its shapes are not drawn
		state.hidden = true
		return true, nil
	}
	state.apply(at)
	if state.hidden {
		return false, nil
	}
	switch name {
	case "svg", "g", "a":
		return true, nil
	}
	path, ok := shapePath(name, at)
	if ok {
		r.draw(path, *state, name != "line")
	}
	return false, nil
}

// openRoot reads the size of the picture.
func (r *svgReader) openRoot(at attributes) error {
	box := Rect{W: at.number("width", 0), H: at.number("height", 0)}
	if n := numbers(at.text("viewBox")); len(n) == 4 {
		box = Rect{n[0], n[1], n[2], n[3]}
	}
	if !(box.W > 0 && box.H > 0) || max(box.W, box.H, math.Abs(box.X), math.Abs(box.Y)) > maxCoord {
		return errors.New("the picture has no usable size")
	}
	if r.glyph {
		box.Y = 0
	}
	r.box = box
	r.art = &Art{Size: max(box.W, box.H)}
	return nil
}

// toArt moves the view box into the middle of the square.
func (r *svgReader) toArt() matrix {
	return matrix{1, 0, 0, 1, (r.art.Size-r.box.W)/2 - r.box.X, (r.art.Size-r.box.H)/2 - r.box.Y}
}

// draw adds a shape with the paint of state.
func (r *svgReader) draw(path Path, state svgState, fillable bool) {
	if path.Empty() {
		return
	}
	state.transform.applyTo(path.Points)
	for _, p := range path.Points {
		if !(math.Abs(p.X) <= maxCoord && math.Abs(p.Y) <= maxCoord) {
			return
		}
	}
	width := state.strokeWidth * state.transform.scale()
	if box := path.Bounds().Inset(-width/2 - 1); !box.Intersects(Rect{W: r.art.Size, H: r.art.Size}) {
		return // some emoji have forgotten pieces far outside
	}
	fills := fillable && state.fill.visible()
	strokes := state.stroke.visible() && width > 0 && width <= maxCoord
	fill := Shape{Path: path, EvenOdd: state.evenOdd, Inherit: state.fill.current}
	fill.Fill = state.fill.alpha(state.opacity * state.fillOpacity)
	stroke := Shape{Path: path, Inherit: state.stroke.current}
	stroke.Stroke = Stroke{
		Color: state.stroke.alpha(state.opacity * state.strokeOpacity), Width: width,
		Dash: state.dashes(),
	}
	fills = fills && (fill.Fill.A > 0 || state.fill.ref != "")
	strokes = strokes && (stroke.Stroke.Color.A > 0 || state.stroke.ref != "")
	if fills && strokes && fill.Inherit == stroke.Inherit && state.fill.ref == "" && state.stroke.ref == "" {
		fill.Stroke = stroke.Stroke
		strokes = false
	}
	if fills {
		r.use(state.fill.ref, false, state.opacity*state.fillOpacity)
		r.art.Shapes = append(r.art.Shapes, fill)
	}
	if strokes {
		r.use(state.stroke.ref, true, state.opacity*state.strokeOpacity)
		r.art.Shapes = append(r.art.Shapes, stroke)
	}
}

// attributes are the attributes of an element.
type attributes []xml.Attr

func (a attributes) text(name string) string {
	for _, x := range a {
		if x.Name.Local == name {
			return strings.TrimSpace(x.Value)
		}
	}
	return ""
}

// number gives an attribute as a number, fallback when it is missing or odd.
func (a attributes) number(name string, fallback float64) float64 {
	if v, ok := number(a.text(name)); ok {
		return v
	}
	return fallback
}
