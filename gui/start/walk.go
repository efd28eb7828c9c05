package start

import (
	"math"
	"slices"

	"fyne.io/fyne/v2"
)

// walk gives the keyboard to the tile that lies next to another one, where the
// arrow points.
func (p *Page) walk(from string, key fyne.KeyName) {
	driver := fyne.CurrentApp().Driver()
	window := driver.CanvasForObject(p.root)
	at := slices.Index(p.ids, from)
	if window == nil || at < 0 {
		return
	}
	places := make([]fyne.Position, len(p.tiles))
	for i, tile := range p.tiles {
		places[i] = driver.AbsolutePositionForObject(tile)
	}
	if next, ok := neighbour(places, at, key); ok {
		window.Focus(p.tiles[next])
	}
}

// neighbour gives the nearest place that lies where an arrow points: first the
// nearest row or column, then the nearest in it. Left and right go on in reading
// order, over the ends of the rows.
func neighbour(places []fyne.Position, at int, key fyne.KeyName) (int, bool) {
	var down float32
	switch key {
	case fyne.KeyLeft:
		return at - 1, at > 0
	case fyne.KeyRight:
		return at + 1, at+1 < len(places)
	case fyne.KeyUp:
		down = -1
	default:
		down = 1
	}
	best, found := 0, false
	far, aside := math.Inf(1), math.Inf(1)
	for i, p := range places {
		dy, dx := float64(down*(p.Y-places[at].Y)), math.Abs(float64(p.X-places[at].X))
		if dy >= 1 && (dy < far || dy == far && dx < aside) {
			best, found, far, aside = i, true, dy, dx
		}
	}
	return best, found
}
