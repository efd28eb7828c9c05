// Package paper knows the sizes of paper and how a sheet of any size is put on
// one.
//
// What lives here: names and sizes, orientation, margins, the scale that makes a
// drawing fit. What does not: drawing on the paper (storage/export).
package paper

import (
	"math"
	"regexp"
	"strconv"
	"strings"

	"waymark/domain/fault"
	"waymark/domain/vector"
)

// Lengths in points (1/72 inch).
const (
	Millimetre = 72 / 25.4
	Inch       = 72.0
)

// The codes of this package's faults.
const (
	Unknown     fault.Code = "paper-unknown"
	OutOfRange  fault.Code = "paper-size-out-of-range"
	TooSmall    fault.Code = "paper-too-small"
	BadOrient   fault.Code = "paper-orientation-unknown"
	BadLength   fault.Code = "length-unreadable"
	EmptyDesign fault.Code = "export-empty"
)

// Size is a size of paper, upright: Width is the shorter side. Points.
type Size struct {
	Name          string
	Width, Height float64
}

// Sizes lists the named sizes, the largest first: ISO 216 A, then American ones
// (ANSI/ASME Y14.1; Letter, Legal, Tabloid).
func Sizes() []Size {
	mm := func(name string, w, h float64) Size { return Size{name, w * Millimetre, h * Millimetre} }
	inch := func(name string, w, h float64) Size { return Size{name, w * Inch, h * Inch} }
	return []Size{
		mm("A0", 841, 1189), mm("A1", 594, 841), mm("A2", 420, 594), mm("A3", 297, 420), mm("A4", 210, 297),
		inch("Tabloid", 11, 17), inch("Legal", 8.5, 14), inch("Letter", 8.5, 11),
	}
}

// The bounds of custom sizes: a stamp, and the largest page that readers of PDF
// must support (ISO 32000-1, annex C).
const (
	minSide = 1 * Inch
	maxSide = 200 * Inch
)

var custom = regexp.MustCompile(`^\s*([0-9]+(?:\.[0-9]+)?)\s*[x×X*]\s*([0-9]+(?:\.[0-9]+)?)\s*(mm|cm|in|pt)\s*$`)

// Parse reads the name of a size, in any case, or a custom one such as
// "300x600mm" (mm, cm, in or pt).
func Parse(s string) (Size, error) {
	for _, size := range Sizes() {
		if strings.EqualFold(size.Name, strings.TrimSpace(s)) {
			return size, nil
		}
	}
	m := custom.FindStringSubmatch(s)
	if m == nil {
		var names []string
		for _, size := range Sizes() {
			names = append(names, size.Name)
		}
		return Size{}, fault.New(Unknown, "“%s” is no paper known here. Choose one of %s, or a size such as 300x600mm.",
			s, strings.Join(names, ", "))
	}
	unit := map[string]float64{"mm": Millimetre, "cm": 10 * Millimetre, "in": Inch, "pt": 1}[m[3]]
	w, errW := strconv.ParseFloat(m[1], 64)
	h, errH := strconv.ParseFloat(m[2], 64)
	w, h = w*unit, h*unit
	if errW != nil || errH != nil || min(w, h) < minSide || max(w, h) > maxSide {
		return Size{}, fault.New(OutOfRange, "Paper of %s cannot be used. Each side must be from 26 mm to 5 m (1 to 200 inches).", s)
	}
	return Size{Name: strings.TrimSpace(s), Width: min(w, h), Height: max(w, h)}, nil
}

var length = regexp.MustCompile(`^\s*([0-9]+(?:\.[0-9]+)?)\s*(mm|cm|m|in|pt)?\s*$`)

// ParseLength reads a length such as 10mm, 1.5cm, 2m, 0.5in or 28pt, in points; a
// bare number is millimetres.
func ParseLength(s string) (float64, error) {
	m := length.FindStringSubmatch(s)
	if m == nil {
		return 0, fault.New(BadLength, "“%s” is no length. Write one such as 10mm, 1.5cm, 0.5in or 28pt.", s)
	}
	unit := map[string]float64{"": Millimetre, "mm": Millimetre, "cm": 10 * Millimetre, "m": 1000 * Millimetre, "in": Inch, "pt": 1}[m[2]]
	v, err := strconv.ParseFloat(m[1], 64)
	if err != nil || v*unit > 1e6 {
		return 0, fault.New(BadLength, "“%s” is longer than anything here. Write a length such as 10mm.", s)
	}
	return v * unit, nil
}

// Orientation says how the paper is turned.
type Orientation uint8

// The orientations. Auto takes the one on which a drawing becomes larger.
const (
	Auto Orientation = iota
	Portrait
	Landscape
)

// ParseOrientation reads "auto", "portrait" or "landscape".
func ParseOrientation(s string) (Orientation, error) {
	switch strings.ToLower(strings.TrimSpace(s)) {
	case "", "auto":
		return Auto, nil
	case "portrait":
		return Portrait, nil
	case "landscape":
		return Landscape, nil
	}
	return Auto, fault.New(BadOrient, "“%s” is no orientation. Choose auto, portrait or landscape.", s)
}

// Margins are the free borders of a page, in points.
type Margins struct{ Top, Right, Bottom, Left float64 }

// Even gives margins of one width.
func Even(width float64) Margins { return Margins{width, width, width, width} }

// Page is a turned piece of paper with the area that may be drawn on. Points,
// from the top left corner.
type Page struct {
	Width, Height float64
	Content       vector.Rect
}

// Turn gives a page of the size. Auto counts as Portrait here.
func (s Size) Turn(o Orientation, m Margins) (Page, error) {
	p := Page{Width: s.Width, Height: s.Height}
	if o == Landscape {
		p.Width, p.Height = s.Height, s.Width
	}
	p.Content = vector.Rect{X: m.Left, Y: m.Top, W: p.Width - m.Left - m.Right, H: p.Height - m.Top - m.Bottom}
	if m.Top < 0 || m.Right < 0 || m.Bottom < 0 || m.Left < 0 || p.Content.W < minSide/2 || p.Content.H < minSide/2 {
		return Page{}, fault.New(TooSmall, "The margins leave no room on this paper (%s). Choose smaller margins or larger paper.", s.Name)
	}
	return p, nil
}

// Fit puts a drawing of w × h points on one page: as large as it fits, centred
// from left to right, at the top. It gives the page, the scale and the place of
// the drawing.
func (s Size) Fit(o Orientation, m Margins, w, h float64) (Page, float64, vector.Rect, error) {
	if !(w > 0 && h > 0) || math.IsInf(w, 0) || math.IsInf(h, 0) {
		return Page{}, 0, vector.Rect{}, fault.New(EmptyDesign, "There is nothing to export: the map is empty.")
	}
	if o == Auto {
		portrait, small, _, err := s.Fit(Portrait, m, w, h)
		if err != nil {
			return portrait, 0, vector.Rect{}, err
		}
		if _, large, _, err := s.Fit(Landscape, m, w, h); err == nil && (large > small || large == small && w > h) {
			o = Landscape
		}
	}
	p, err := s.Turn(o, m)
	if err != nil {
		return Page{}, 0, vector.Rect{}, err
	}
	scale := min(p.Content.W/w, p.Content.H/h)
	place := vector.Rect{X: p.Content.X + (p.Content.W-w*scale)/2, Y: p.Content.Y, W: w * scale, H: h * scale}
	return p, scale, place, nil
}

// Named gives the size of that name; the zero Size when there is none.
func Named(name string) Size {
	for _, size := range Sizes() {
		if strings.EqualFold(size.Name, name) {
			return size
		}
	}
	return Size{}
}

// String gives the name that ParseOrientation reads.
func (o Orientation) String() string {
	switch o {
	case Portrait:
		return "portrait"
	case Landscape:
		return "landscape"
	case Auto:
	}
	return "auto"
}
