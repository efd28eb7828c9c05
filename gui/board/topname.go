package board

import (
	"fyne.io/fyne/v2"

	"waymark/domain/journey"
	"waymark/domain/scene"
	"waymark/domain/vector"
	"waymark/gui/board/camera"
)

// topName keeps the name of a lane in view while its upper edge is scrolled
// away: a lane of many cards can be higher than the view.
type topName struct {
	picture *picture
	layer   *scene.Layer // what the picture shows the top of
	zoom    float64
	pixels  float64
	height  float64 // points
}

// nameInView gives the picture of the name of the lane at the top of the view,
// nil when that lane's own label can be seen.
func (b *Board) nameInView() fyne.CanvasObject {
	window := b.cam.Window(camera.Side)
	for _, band := range b.scene.Bands {
		if band.Kind != scene.LaneBand || band.Label == nil {
			continue
		}
		if _, curve := b.scene.EmotionValue(band.Lane, band.Y); curve {
			continue // its label is a scale, which belongs where it is
		}
		v := b.onScreen(camera.Side, vector.Rect{Y: band.Y, W: b.scene.LabelWidth, H: band.Height})
		if v.Y >= window.Y || v.Bottom() <= window.Y {
			continue
		}
		n := b.nameOf(band)
		if n == nil || n.picture.size.H >= v.H {
			return nil
		}
		at := vector.Point{X: v.X, Y: min(window.Y, v.Bottom()-n.picture.size.H-1)} // above the line below the lane
		return n.picture.at(at, b.screen.pixels)
	}
	return nil
}

// nameOf paints the upper part of a lane's label, down to the end of its name.
func (b *Board) nameOf(band scene.PlacedBand) *topName {
	n := &b.topName
	if n.layer == band.Label && n.zoom == b.cam.Zoom() && n.pixels == b.screen.pixels {
		return n
	}
	text, ok := b.scene.TextBox(scene.Ref{Kind: journey.LaneRecord, ID: band.Lane})
	if !ok {
		return nil
	}
	const air = 8
	n.layer, n.zoom, n.pixels, n.height = band.Label, b.cam.Zoom(), b.screen.pixels, text.Bottom()-band.Y+air
	if n.picture == nil {
		n.picture = b.newPicture(b.scene.LabelWidth, n.height, n.zoom, piece{layer: n.layer})
	} else {
		b.paint(n.picture, b.scene.LabelWidth, n.height, n.zoom, piece{layer: n.layer})
	}
	return n
}
