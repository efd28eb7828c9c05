package controls

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"waymark/gui/shape"
	"waymark/gui/theme"
)

const (
	capHeight = 22
	capSide   = 6  // beside the words on a cap
	capLeast  = 22 // a cap is never narrower than high
	capGap    = 3  // between keys pressed together
	chordGap  = 10 // between one way and another
	capLine   = 4  // between lines
)

// KeyCaps shows keys as they look on a keyboard: each chord is the caps that are
// pressed together. Chords that do not fit beside each other go to the next line.
type KeyCaps struct {
	widget.BaseWidget
	kit    *Kit
	chords [][]*Label
	most   float32
}

// KeyCaps makes a picture of chords, at most so wide.
func (k *Kit) KeyCaps(chords [][]string, most float32) *KeyCaps {
	c := &KeyCaps{kit: k, most: most}
	for _, caps := range chords {
		var labels []*Label
		for _, text := range caps {
			labels = append(labels, k.Label(text, Style{Size: theme.SmallSize, Middle: true}))
		}
		c.chords = append(c.chords, labels)
	}
	c.ExtendBaseWidget(c)
	return c
}

func capWidth(l *Label) float32 { return max(capLeast, l.Natural().Width+2*capSide) }

func chordWidth(labels []*Label) float32 {
	w := float32(0)
	for i, l := range labels {
		if i > 0 {
			w += capGap
		}
		w += capWidth(l)
	}
	return w
}

// place gives each cap its place in a width, the lines ending at the right, and
// tells the size that is taken.
func (c *KeyCaps) place(width float32, at func(l *Label, pos fyne.Position, size fyne.Size)) fyne.Size {
	var lines [][][]*Label
	var widths []float32
	for _, chord := range c.chords {
		w := chordWidth(chord)
		last := len(lines) - 1
		if last < 0 || widths[last]+chordGap+w > c.most {
			lines, widths = append(lines, nil), append(widths, -chordGap)
			last++
		}
		lines[last] = append(lines[last], chord)
		widths[last] += chordGap + w
	}
	size := fyne.NewSize(0, max(0, float32(len(lines))*(capHeight+capLine)-capLine))
	for i, line := range lines {
		size.Width = max(size.Width, widths[i])
		x, y := width-widths[i], float32(i)*(capHeight+capLine)
		for _, chord := range line {
			for _, l := range chord {
				w := capWidth(l)
				if at != nil {
					at(l, fyne.NewPos(x, y), fyne.NewSize(w, capHeight))
				}
				x += w + capGap
			}
			x += chordGap - capGap
		}
	}
	return size
}

// CreateRenderer is for Fyne.
func (c *KeyCaps) CreateRenderer() fyne.WidgetRenderer {
	r := &capsRenderer{c: c, grounds: map[*Label]*shape.Box{}}
	for _, chord := range c.chords {
		for _, l := range chord {
			ground := shape.NewBox(5, 1)
			r.grounds[l] = ground
			r.objects = append(r.objects, ground.Object(), l)
		}
	}
	r.Refresh()
	return r
}

type capsRenderer struct {
	c       *KeyCaps
	grounds map[*Label]*shape.Box
	objects []fyne.CanvasObject
}

func (r *capsRenderer) MinSize() fyne.Size           { return r.c.place(0, nil) }
func (r *capsRenderer) Objects() []fyne.CanvasObject { return r.objects }
func (r *capsRenderer) Destroy()                     {}

func (r *capsRenderer) Layout(size fyne.Size) {
	r.c.place(size.Width, func(l *Label, pos fyne.Position, size fyne.Size) {
		r.grounds[l].Move(pos)
		r.grounds[l].Resize(size)
		l.Move(pos.AddXY(0, 0.5))
		l.Resize(size)
	})
}

func (r *capsRenderer) Refresh() {
	c := r.c.kit.Colors()
	for l, ground := range r.grounds {
		ground.FillColor, ground.StrokeColor = c.Window, c.Strong
		ground.Refresh()
		l.Refresh()
	}
}
