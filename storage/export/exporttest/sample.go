package exporttest

import (
	"fmt"
	"image/color"
	"math"
	"testing"

	"waymark/domain/journey"
	"waymark/domain/scene"
	"waymark/domain/typeset"
	"waymark/domain/vector"
)

// SampleTexts are the texts of Sample, each of which must be found in its
// outputs exactly as written here.
var SampleTexts = []string{
	"B2B purchase · 企业采购旅程",
	"Live demo 现场演示",
	"Prices are hidden <b>&amp; \"unclear\"</b> — 5 % of 'buyers'",
	"Ça coûte 12 €, naïve façade, Łódź, Ελλάδα, Москва",
	"“It just works.” 他说：“价格要透明。”",
	"Happy 😀 and worried 😟 faces",
	"double  space",
	"汉字与 Latin 混排 3 次",
	"𠮷野家 sells rice",
}

// Sample draws a small sheet with every kind of item in every variant.
func Sample(tb testing.TB) *scene.Scene {
	tb.Helper()
	pen := &Pen{Typesetter: Typesetter(tb)}
	const width, labels = 640.0, 110.0

	title := &scene.Layer{Width: width, Height: 60}
	pen.Add(scene.Rect{Rect: vector.Rect{W: width, H: 60}, Fill: White})
	pen.Text(16, 10, 600, typeset.Style{Size: 17, Bold: true}, Ink, SampleTexts[0])
	pen.Text(16, 38, 600, typeset.Style{Size: 10}, Quiet, SampleTexts[3])
	title.Groups = append(title.Groups, pen.Group(scene.Ref{Kind: journey.MapKind, ID: "m1", Part: scene.Name}, vector.Rect{W: width, H: 60}))

	cards := &scene.Layer{Width: width - labels, Height: 150}
	label := &scene.Layer{Width: labels, Height: 150}
	pen.Add(scene.Rect{Rect: vector.Rect{W: labels, H: 150}, Fill: color.NRGBA{0xf6, 0xf7, 0xf8, 0xff}})
	pen.Text(12, 10, labels-20, typeset.Style{Size: 13, Bold: true}, Ink, "Touchpoints 接触点")
	label.Groups = append(label.Groups, pen.Group(scene.Ref{Kind: journey.LaneRecord, ID: "l1", Part: scene.Name}, vector.Rect{W: labels, H: 150}))

	looks := []scene.Rect{
		{Fill: White, Stroke: vector.Stroke{Color: Hair, Width: 1}},
		{Fill: color.NRGBA{0xfd, 0xef, 0xed, 0xff}, Stroke: vector.Stroke{Color: color.NRGBA{0xe8, 0xb4, 0xaa, 0xff}, Width: 1}},
		{Fill: White, Hatch: color.NRGBA{0xe4, 0xdf, 0xf0, 0xff}, Stroke: vector.Stroke{Color: Quiet, Width: 1}},
		{Stroke: vector.Stroke{Color: Rust, Width: 1.2, Dash: []float64{4, 3}}},
	}
	for i, look := range looks {
		box := vector.Rect{X: 8 + 130*float64(i), Y: 10, W: 122, H: 62}
		look.Rect, look.Radius = box, 7
		pen.Add(look)
		text := SampleTexts[1+i%2]
		if i > 1 {
			text = SampleTexts[2+i]
		}
		pen.Add(scene.Art{X: box.X + 6, Y: box.Y + 6, Size: 14, Art: Icon(), Color: Blue})
		pen.Text(box.X+26, box.Y+5, 92, typeset.Style{Size: 10.5}, Ink, text)
		cards.Groups = append(cards.Groups, pen.Group(scene.Ref{Kind: journey.CardKind, ID: journey.ID(fmt.Sprintf("c%d", i))}, box.Inset(-1)))
	}
	for i, text := range SampleTexts[5:] {
		pen.Text(8+130*float64(i%4), 84, 124, typeset.Style{Size: 10.5, Bold: i == 0}, Ink, text)
	}
	for i := range 5 { // scores
		c := Blue
		if i > 2 {
			c = Hair
		}
		pen.Add(scene.Rect{Rect: vector.Rect{X: 8 + 9*float64(i), Y: 124, W: 6, H: 6}, Radius: 3, Fill: c})
	}
	pen.Add(
		scene.Rect{Rect: vector.Rect{X: 70, Y: 120, W: 80, H: 20}, Radius: 6, TopOnly: true, Fill: color.NRGBA{0x2f, 0x5d, 0x8c, 0x24}},
		scene.Rect{Rect: vector.Rect{X: 70, Y: 120, W: 80, H: 4}, Radius: 4, TopOnly: true, Fill: Blue},
		scene.Picture{Rect: vector.Rect{X: 170, Y: 112, W: 30, H: 30}, Radius: 15, Attachment: "p1", Type: "image/png", Data: PNG(tb, Photo(90, 60))},
		scene.Picture{Rect: vector.Rect{X: 210, Y: 112, W: 50, H: 30}, Radius: 4, Attachment: "p2", Type: "image/jpeg", Data: JPEG(tb, Photo(64, 128))},
		scene.Picture{Rect: vector.Rect{X: 270, Y: 112, W: 50, H: 30}, Radius: 4, Attachment: "p3", Type: "image/png", Data: []byte("no picture")},
	)
	cards.Groups = append(cards.Groups, pen.Group(scene.Ref{}, vector.Rect{Y: 80, W: width - labels, H: 70}))

	curve := &scene.Layer{Width: width - labels, Height: 130}
	green, red := color.NRGBA{0xe6, 0xf4, 0xea, 0xff}, color.NRGBA{0xfb, 0xea, 0xe7, 0xff}
	pen.Add(
		scene.Rect{Rect: vector.Rect{W: curve.Width, H: 65}, Fill: green, FillTo: White},
		scene.Rect{Rect: vector.Rect{Y: 65, W: curve.Width, H: 65}, Radius: 12, Fill: White, FillTo: red},
	)
	var zero vector.Path
	zero.MoveTo(0, 65)
	zero.LineTo(curve.Width, 65)
	pen.Add(scene.Path{Path: zero, Stroke: vector.Stroke{Color: Quiet, Width: 1, Dash: []float64{0, 4}}})
	for k, c := range []color.NRGBA{Blue, Rust} {
		var path vector.Path
		stroke := vector.Stroke{Color: c, Width: 3 - float64(k)}
		if k == 1 {
			stroke.Dash = []float64{7, 5}
		}
		at := func(i int) vector.Point {
			return vector.Point{X: 40 + 75*float64(i), Y: 65 + 45*math.Sin(float64(i)*1.4+float64(k))}
		}
		path.MoveTo(at(0).X, at(0).Y)
		for i := 1; i < 7; i++ {
			p, q := at(i-1), at(i)
			path.CubicTo(p.X+30, p.Y, q.X-30, q.Y, q.X, q.Y)
		}
		pen.Add(scene.Path{Path: path, Stroke: stroke})
		for i := range 7 {
			p := at(i)
			pen.Add(scene.Rect{
				Rect: vector.Rect{X: p.X - 4.5, Y: p.Y - 4.5, W: 9, H: 9}, Radius: 4.5 * float64(1-k),
				Fill: White, Stroke: vector.Stroke{Color: c, Width: 2},
			})
		}
	}
	pen.Text(200, 4, 200, typeset.Style{Size: 9}, Rust, SampleTexts[4])
	var star vector.Path
	for i := range 5 {
		a := float64(i)*4*math.Pi/5 - math.Pi/2
		if i == 0 {
			star.MoveTo(500+16*math.Cos(a), 30+16*math.Sin(a))
		} else {
			star.LineTo(500+16*math.Cos(a), 30+16*math.Sin(a))
		}
	}
	star.Close()
	pen.Add(scene.Path{Path: star, Fill: color.NRGBA{0xe8, 0xb0, 0x20, 0xc0}, Stroke: vector.Stroke{Color: Ink, Width: 1.5}})
	curve.Groups = append(curve.Groups, pen.Group(scene.Ref{}, vector.Rect{W: curve.Width, H: 130}))

	band := func(kind scene.BandKind, y, x float64, label, body *scene.Layer) scene.PlacedBand {
		return scene.PlacedBand{Band: &scene.Band{Kind: kind, Height: body.Height, BodyX: x, Label: label, Body: body}, Y: y}
	}
	return &scene.Scene{
		Map: "m1", Width: width, Height: 340, LabelWidth: labels, Background: color.NRGBA{0xf6, 0xf7, 0xf8, 0xff},
		Bands: []scene.PlacedBand{
			band(scene.TitleBand, 0, 0, nil, title),
			band(scene.LaneBand, 60, labels, label, cards),
			band(scene.LaneBand, 210, labels, nil, curve),
		},
	}
}
