package kit

import (
	"strconv"

	"waymark/domain/journey"
)

// The names under which a map keeps what is not among the settings of pages.
const (
	keptLanguage    = "language"
	keptScale       = "png-scale"
	keptWidth       = "png-width"
	keptTransparent = "transparent"
	keptOutlines    = "svg-outlines"
)

// UsualScale is how many pixels of a PNG a point of the map gets.
const UsualScale = 2

// The bounds of pictures: pixels of width, and pixels to the point.
const (
	LeastWidth = 16
	MostWidth  = 65_535
	LeastScale = 0.01
	MostScale  = 100
)

// KeptIn reads how a map last became a picture, and the language of its printed
// words; the usual way if never.
func KeptIn(m *journey.Map) Picture {
	said := m.PrintSettings()
	p := Picture{
		Scale: UsualScale, Language: said[keptLanguage],
		Transparent: said[keptTransparent] == "true", Outlines: said[keptOutlines] == "true",
	}
	if n, err := strconv.ParseFloat(said[keptScale], 64); err == nil && n >= LeastScale && n <= MostScale {
		p.Scale = n
	}
	if n, err := strconv.Atoi(said[keptWidth]); err == nil && n >= LeastWidth && n <= MostWidth {
		p.Width = n
	}
	return p
}

// KeepIn writes the choices into the field in which a map remembers them.
func (p *Picture) KeepIn(m *journey.Map) {
	said := m.PrintSettings()
	put := func(name, value string, usual bool) {
		if usual {
			value = ""
		}
		said[name] = value
	}
	put(keptLanguage, p.Language, false)
	put(keptScale, strconv.FormatFloat(p.Scale, 'f', -1, 64), p.Scale == UsualScale)
	put(keptWidth, strconv.Itoa(p.Width), p.Width == 0)
	put(keptTransparent, "true", !p.Transparent)
	put(keptOutlines, "true", !p.Outlines)
	m.Print = journey.PrintText(said)
}
