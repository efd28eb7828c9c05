package raster_test

import (
	"image"
	"image/color"
	"math"
	"runtime"
	"sync"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"waymark/domain/scene"
	"waymark/domain/vector"
	"waymark/storage/export/exporttest"
	"waymark/storage/export/raster"
)

var (
	black = color.NRGBA{A: 0xff}
	white = color.NRGBA{0xff, 0xff, 0xff, 0xff}
)

// layer makes a layer of one group.
func layer(w, h float64, items ...scene.Item) *scene.Layer {
	return &scene.Layer{Width: w, Height: h, Groups: []scene.Group{{Bounds: vector.Rect{W: w, H: h}, Items: items}}}
}

// sheet makes a scene of one layer.
func sheet(l *scene.Layer) *scene.Scene {
	return &scene.Scene{
		Width: l.Width, Height: l.Height, Background: white,
		Bands: []scene.PlacedBand{{Band: &scene.Band{Height: l.Height, Body: l}}},
	}
}

func paper(w, h int) *image.RGBA {
	img := image.NewRGBA(image.Rect(0, 0, w, h))
	for i := range img.Pix {
		img.Pix[i] = 0xff
	}
	return img
}

// ink sums up how black a picture is, in pixels.
func ink(img *image.RGBA) float64 {
	sum := 0
	for i := 0; i < len(img.Pix); i += 4 {
		sum += 0xff - int(img.Pix[i])
	}
	return float64(sum) / 0xff
}

func draw(tb testing.TB, scale float64, l *scene.Layer) *image.RGBA {
	tb.Helper()
	img := paper(int(math.Ceil(l.Width*scale)), int(math.Ceil(l.Height*scale)))
	raster.NewPainter(exporttest.Typesetter(tb)).PaintLayer(img, l, image.Point{}, scale)
	return img
}

// requireAlike compares pictures. Rounding may differ by a few levels.
func requireAlike(t require.TestingT, want, got *image.RGBA, slack int) {
	require.Equal(t, want.Rect, got.Rect)
	worst, at := 0, image.Point{}
	for y := want.Rect.Min.Y; y < want.Rect.Max.Y; y++ {
		for x := want.Rect.Min.X; x < want.Rect.Max.X; x++ {
			a, b := want.Pix[want.PixOffset(x, y):][:4], got.Pix[got.PixOffset(x, y):][:4]
			for i := range 4 {
				if d := int(a[i]) - int(b[i]); d > worst || -d > worst {
					worst, at = max(d, -d), image.Pt(x, y)
				}
			}
		}
	}
	require.LessOrEqual(t, worst, slack, "at %v", at)
}

// What was painted before does not show in what is painted now.
func TestAPictureOwesNothingToTheOneBefore(t *testing.T) {
	typesetter := exporttest.Typesetter(t)
	rapid.Check(t, func(t *rapid.T) {
		radius := rapid.Float64Range(0.5, 9).Draw(t, "radius")
		card := func(radius float64) *scene.Layer {
			return layer(40, 30, scene.Rect{
				Rect: vector.Rect{X: 3, Y: 4, W: 30, H: 20}, Radius: radius, Fill: black, Stroke: vector.Stroke{Width: 1, Color: black},
			})
		}
		paint := func(p *raster.Painter, radius float64) *image.RGBA {
			img := paper(40, 30)
			p.PaintLayer(img, card(radius), image.Point{}, 1)
			return img
		}
		used := raster.NewPainter(typesetter)
		paint(used, radius+rapid.Float64Range(-0.1, 0.1).Draw(t, "before"))
		requireAlike(t, paint(raster.NewPainter(typesetter), radius), paint(used, radius), 0)
	})
}

// The law that tiles rest on: put together they are the whole.
func TestTilesMakeTheWhole(t *testing.T) {
	painter := raster.NewPainter(exporttest.Typesetter(t))
	sample := exporttest.Sample(t)
	rapid.Check(t, func(t *rapid.T) {
		scale := rapid.OneOf(rapid.SampledFrom([]float64{0.1, 0.25, 0.5, 1}), rapid.Float64Range(0.1, 1.5)).Draw(t, "scale")
		w, h := raster.Device(sample.Width, scale), raster.Device(sample.Height, scale)
		whole := image.NewRGBA(image.Rect(0, 0, w, h))
		painter.Paint(whole, sample, image.Point{}, scale)
		tiled := image.NewRGBA(whole.Rect)
		side := rapid.IntRange(64, 300).Draw(t, "side")
		for y := 0; y < h; y += side {
			for x := 0; x < w; x += side {
				part := image.Rect(x, y, x+side, y+side).Intersect(whole.Rect)
				painter.Paint(tiled.SubImage(part).(*image.RGBA), sample, image.Point{}, scale)
			}
		}
		requireAlike(t, whole, tiled, 12)
	})
}

func TestOriginMovesThePicture(t *testing.T) {
	painter := raster.NewPainter(exporttest.Typesetter(t))
	sample := exporttest.Sample(t)
	const scale = 1.3
	here, there := image.NewRGBA(image.Rect(100, 70, 300, 270)), image.NewRGBA(image.Rect(0, 0, 200, 200))
	painter.Paint(here, sample, image.Point{}, scale)
	painter.Paint(there, sample, image.Pt(-100, -70), scale)
	there.Rect = here.Rect
	requireAlike(t, here, there, 8)
}

func TestNothingOutsideTheImageIsTouched(t *testing.T) {
	painter := raster.NewPainter(exporttest.Typesetter(t))
	sample := exporttest.Sample(t)
	rapid.Check(t, func(t *rapid.T) {
		img := image.NewRGBA(image.Rect(0, 0, 300, 300))
		x, y := rapid.IntRange(0, 290).Draw(t, "x"), rapid.IntRange(0, 290).Draw(t, "y")
		window := image.Rect(x, y, x+rapid.IntRange(1, 10).Draw(t, "w"), y+rapid.IntRange(1, 10).Draw(t, "h"))
		origin := image.Pt(rapid.IntRange(-900, 300).Draw(t, "ox"), rapid.IntRange(-900, 300).Draw(t, "oy"))
		painter.Paint(img.SubImage(window).(*image.RGBA), sample, origin, rapid.Float64Range(0.1, 4).Draw(t, "scale"))
		for py := range 300 {
			for px := range 300 {
				if img.Pix[img.PixOffset(px, py)+3] != 0 && !image.Pt(px, py).In(window) {
					require.Fail(t, "touched", "%d, %d", px, py)
				}
			}
		}
	})
}

func TestFormsHaveTheirArea(t *testing.T) {
	var triangle, ring vector.Path
	triangle.MoveTo(10, 10)
	triangle.LineTo(90, 20)
	triangle.LineTo(30, 80)
	triangle.Close()
	for _, r := range []vector.Rect{{X: 10, Y: 10, W: 60, H: 60}, {X: 30, Y: 30, W: 20, H: 20}} {
		ring.MoveTo(r.X, r.Y)
		ring.LineTo(r.Right(), r.Y)
		ring.LineTo(r.Right(), r.Bottom())
		ring.LineTo(r.X, r.Bottom())
		ring.Close()
	}
	ringArt := &vector.Art{Size: 100, Shapes: []vector.Shape{{Path: ring, Fill: black, EvenOdd: true}}}
	box := vector.Rect{X: 20, Y: 20, W: 60, H: 40}
	half := color.NRGBA{A: 0x80}
	for name, test := range map[string]struct {
		item scene.Item
		want float64
	}{
		"box":              {scene.Rect{Rect: box, Fill: black}, 2400},
		"half transparent": {scene.Rect{Rect: box, Fill: half}, 1204},
		"round corners":    {scene.Rect{Rect: box, Radius: 10, Fill: black}, 2400 - (4-math.Pi)*100},
		"round top":        {scene.Rect{Rect: box, Radius: 10, TopOnly: true, Fill: black}, 2400 - (4-math.Pi)*50},
		"gradient":         {scene.Rect{Rect: box, Fill: black, FillTo: white}, 1200},
		"round gradient":   {scene.Rect{Rect: box, Radius: 10, Fill: black, FillTo: white}, 1200 - (4-math.Pi)*50},
		"frame":            {scene.Rect{Rect: box, Stroke: vector.Stroke{Color: black, Width: 4}}, 64*44 - 56*36},
		"round frame": {scene.Rect{Rect: box, Radius: 10, Stroke: vector.Stroke{Color: black, Width: 4}}, 64*44 - 56*36 -
			(4-math.Pi)*(144-64)},
		"filled frame": {
			scene.Rect{Rect: box, Radius: 10, Fill: black, Stroke: vector.Stroke{Color: black, Width: 4}},
			64*44 - (4-math.Pi)*144,
		},
		"disc":       {scene.Rect{Rect: vector.Rect{X: 20.3, Y: 20.6, W: 30, H: 30}, Radius: 15, Fill: black}, math.Pi * 225},
		"ring":       {scene.Rect{Rect: vector.Rect{X: 20, Y: 20, W: 30, H: 30}, Radius: 15, Stroke: vector.Stroke{Color: black, Width: 4}}, math.Pi * (17*17 - 13*13)},
		"large disc": {scene.Rect{Rect: vector.Rect{X: 10, Y: 10, W: 80, H: 80}, Radius: 40, Fill: black}, math.Pi * 1600},
		"large corners": {
			scene.Rect{Rect: vector.Rect{X: 5, Y: 5, W: 90, H: 80}, Radius: 36, Fill: black, FillTo: black, Stroke: vector.Stroke{Color: black, Width: 4}},
			94*84 - (4-math.Pi)*38*38,
		},
		"large frame": {
			scene.Rect{Rect: vector.Rect{X: 5, Y: 5, W: 90, H: 80}, Radius: 36, TopOnly: true, Stroke: vector.Stroke{Color: black, Width: 4}},
			94*84 - 86*76 - (2-math.Pi/2)*(38*38-34*34),
		},
		"triangle":    {scene.Path{Path: triangle, Fill: black}, 0.5 * (80*70 - 20*10)},
		"line":        {scene.Path{Path: line(10, 10, 70, 90), Stroke: vector.Stroke{Color: black, Width: 6}}, 600 + math.Pi*9},
		"rule":        {scene.Path{Path: line(10, 40, 90, 40), Stroke: vector.Stroke{Color: black, Width: 3}}, 240 + math.Pi*2.25},
		"dots":        {scene.Path{Path: line(10, 40, 91, 40), Stroke: vector.Stroke{Color: black, Width: 4, Dash: []float64{0, 10}}}, 9 * math.Pi * 4},
		"dashes":      {scene.Path{Path: line(10, 10, 70, 90), Stroke: vector.Stroke{Color: black, Width: 4, Dash: []float64{10, 10}}}, 5 * (40 + math.Pi*4)},
		"odd dashes":  {scene.Path{Path: line(10, 10, 70, 90), Stroke: vector.Stroke{Color: black, Width: 4, Dash: []float64{20}}}, 80*3 - 4*20 + 3*math.Pi*4 + 80},
		"point":       {scene.Path{Path: line(50, 50, 50, 50), Stroke: vector.Stroke{Color: black, Width: 20}}, math.Pi * 100},
		"even-odd":    {scene.Art{Size: 100, Art: ringArt}, 3600 - 400},
		"closed line": {scene.Path{Path: triangleOf(20, 20, 80, 20, 20, 65), Stroke: vector.Stroke{Color: black, Width: 2}}, 180*2 + math.Pi - 0},
	} {
		t.Run(name, func(t *testing.T) {
			for _, scale := range []float64{1, 2, 5} {
				got := ink(draw(t, scale, layer(100, 100, test.item))) / scale / scale
				require.InEpsilon(t, test.want, got, 0.025, "at scale %v", scale)
			}
		})
	}
}

// A frame of the colour of the box shows no seam, whatever the scale.
func TestFrameAndFillOfOneColourAreOne(t *testing.T) {
	painter := raster.NewPainter(exporttest.Typesetter(t))
	rapid.Check(t, func(t *rapid.T) {
		scale := rapid.Float64Range(1, 5).Draw(t, "scale")
		img := paper(200, 200)
		painter.PaintLayer(img, layer(40, 40, scene.Rect{
			Rect: vector.Rect{X: 10, Y: 10, W: 16, H: 16}, Radius: 3, Fill: black,
			Stroke: vector.Stroke{Color: black, Width: rapid.Float64Range(1, 4).Draw(t, "width")},
		}), image.Point{}, scale)
		middle := int(18 * scale)
		for y := int(10*scale) + 1; y < int(26*scale)-1; y++ {
			require.Zero(t, img.Pix[img.PixOffset(middle, y)], "row %d", y)
		}
	})
}

func line(x1, y1, x2, y2 float64) vector.Path {
	var p vector.Path
	p.MoveTo(x1, y1)
	p.LineTo(x2, y2)
	return p
}

func triangleOf(c ...float64) vector.Path {
	var p vector.Path
	p.MoveTo(c[0], c[1])
	p.LineTo(c[2], c[3])
	p.LineTo(c[4], c[5])
	p.Close()
	return p
}

// A thick, winding curve must have neither holes nor fringes: its ink is its
// length times its width.
func TestCurvesKeepTheirWidth(t *testing.T) {
	var p vector.Path
	p.MoveTo(20, 150)
	p.CubicTo(120, -150, 150, 450, 280, 150)
	length, last := 0.0, vector.Point{X: 20, Y: 150}
	for i := 1; i <= 10_000; i++ {
		s := float64(i) / 10_000
		u := 1 - s
		q := vector.Point{
			X: u*u*u*20 + 3*u*u*s*120 + 3*u*s*s*150 + s*s*s*280,
			Y: u*u*u*150 - 3*u*u*s*150 + 3*u*s*s*450 + s*s*s*150,
		}
		length += math.Hypot(q.X-last.X, q.Y-last.Y)
		last = q
	}
	for _, width := range []float64{0.5, 1, 3, 12} {
		got := ink(draw(t, 1, layer(300, 300, scene.Path{Path: p, Stroke: vector.Stroke{Color: black, Width: width}})))
		require.InEpsilon(t, length*width+math.Pi*width*width/4, got, 0.01, "width %v", width)
	}
}

// Turns of every angle are joined round on the outside and whole inside.
func TestJoinsAreRound(t *testing.T) {
	for degrees := 0; degrees <= 180; degrees += 5 {
		angle := float64(degrees) * math.Pi / 180
		var p vector.Path
		p.MoveTo(50, 200)
		p.LineTo(200, 200)
		p.LineTo(200+150*math.Cos(angle), 200-150*math.Sin(angle))
		img := draw(t, 1, layer(400, 400, scene.Path{Path: p, Stroke: vector.Stroke{Color: black, Width: 40}}))
		for y := range 400 {
			for x := range 400 {
				px, py := float64(x)+0.5, float64(y)+0.5
				d := math.Min(distance(px, py, p.Points[0], p.Points[1]), distance(px, py, p.Points[1], p.Points[2]))
				v := img.Pix[img.PixOffset(x, y)]
				if d < 19 && v != 0 || d > 21 && v != 0xff {
					require.Fail(t, "a hole or a fringe", "%d, %d for %d°", x, y, degrees)
				}
			}
		}
	}
}

func distance(x, y float64, a, b vector.Point) float64 {
	dx, dy := b.X-a.X, b.Y-a.Y
	t := min(max(((x-a.X)*dx+(y-a.Y)*dy)/(dx*dx+dy*dy), 0), 1)
	return math.Hypot(x-a.X-t*dx, y-a.Y-t*dy)
}

func TestRulesKeepTheirThicknessEverywhere(t *testing.T) {
	painter := raster.NewPainter(exporttest.Typesetter(t))
	rapid.Check(t, func(t *rapid.T) {
		scale := rapid.Float64Range(0.05, 1.9).Draw(t, "scale")
		thick := rapid.SampledFrom([]float64{0.5, 1, 2}).Draw(t, "thick")
		at := rapid.Float64Range(1, 100).Draw(t, "at")
		img := paper(10, 500)
		painter.PaintLayer(img, layer(200, 200, scene.Rect{Rect: vector.Rect{Y: at, W: 200, H: thick}, Fill: black}), image.Point{}, scale)
		rows := 0
		for y := range 500 {
			if v := img.Pix[img.PixOffset(5, y)]; v < 0xff {
				rows++
				require.InDelta(t, (at+thick/2)*scale, float64(y)+0.5, thick*scale/2+1.5)
				require.LessOrEqual(t, float64(v), 0xff*(1-min(thick*scale, 1))+3, "it pales no more than it thins")
			}
		}
		require.Equal(t, max(int(math.Round(thick*scale)), 1), rows)
	})
}

// Bands stand at whole pixels, whatever the scale; no ground may show between
// them, and the rule at the end of each must stay.
func TestNoGapBetweenBands(t *testing.T) {
	painter := raster.NewPainter(exporttest.Typesetter(t))
	red := color.NRGBA{0xff, 0, 0, 0xff}
	rapid.Check(t, func(t *rapid.T) {
		s := &scene.Scene{Background: white, Width: 150}
		for range rapid.IntRange(1, 8).Draw(t, "bands") {
			h := rapid.Float64Range(20, 90).Draw(t, "height")
			x := rapid.Float64Range(20, 60).Draw(t, "left")
			make := func(w float64) *scene.Layer {
				return layer(w, h, scene.Rect{Rect: vector.Rect{W: w, H: h}, Fill: black}, scene.Rect{Rect: vector.Rect{Y: h - 1, W: w, H: 1}, Fill: red})
			}
			s.Bands = append(s.Bands, scene.PlacedBand{Band: &scene.Band{Height: h, BodyX: x, Label: make(x), Body: make(150 - x)}, Y: s.Height})
			s.Height += h
		}
		scale := rapid.Float64Range(0.8, 3).Draw(t, "scale")
		w, h := raster.Device(s.Width, scale), raster.Device(s.Height, scale)
		img := image.NewRGBA(image.Rect(0, 0, w, h))
		painter.Paint(img, s, image.Point{}, scale)
		rules := 0
		for y := range h {
			for x := range w {
				p := img.Pix[img.PixOffset(x, y):][:4]
				if [3]uint8(p[1:4]) != [3]uint8{0, 0, 0xff} {
					require.Fail(t, "the ground shows", "%d, %d", x, y)
				}
			}
			if y == 0 || img.Pix[img.PixOffset(w/2, y)] > img.Pix[img.PixOffset(w/2, y-1)] {
				rules++
			}
		}
		require.Equal(t, len(s.Bands), rules-1+btoi(img.Pix[0] != 0), "rules")
	})
}

func btoi(b bool) int {
	if b {
		return 1
	}
	return 0
}

func TestPainterIsSafeForSeveralGoroutines(t *testing.T) {
	painter := raster.NewPainter(exporttest.Typesetter(t))
	sample := exporttest.Sample(t)
	want := image.NewRGBA(image.Rect(0, 0, 640, 340))
	painter.Paint(want, sample, image.Point{}, 1)
	fresh := raster.NewPainter(exporttest.Typesetter(t))
	var all sync.WaitGroup
	for range 8 {
		all.Go(func() {
			got := image.NewRGBA(want.Rect)
			for i := range 5 {
				fresh.Paint(image.NewRGBA(want.Rect), sample, image.Point{}, 0.7+0.1*float64(i))
				fresh.Paint(got, sample, image.Point{}, 1)
			}
			requireAlike(t, want, got, 0)
		})
	}
	all.Wait()
}

// Zooming makes new glyphs, corners and icons at every step; what is kept of them
// must not grow without end.
func TestCachesAreBounded(t *testing.T) {
	painter := raster.NewPainter(exporttest.Typesetter(t))
	sample := exporttest.Sample(t)
	img := image.NewRGBA(image.Rect(0, 0, 400, 300))
	heap := func() uint64 {
		var m runtime.MemStats
		runtime.GC()
		runtime.ReadMemStats(&m)
		return m.HeapAlloc
	}
	before := heap()
	for i := range 1500 {
		painter.Paint(img, sample, image.Point{}, 0.3+0.004*float64(i))
	}
	after := heap()
	require.Less(t, max(after, before)-before, uint64(64<<20))
	runtime.KeepAlive(painter)
}

func TestPicturesAreCutRound(t *testing.T) {
	for name, data := range map[string][]byte{
		"png": exporttest.PNG(t, exporttest.Photo(400, 300)), "jpeg": exporttest.JPEG(t, exporttest.Photo(40, 30)),
	} {
		for _, scale := range []float64{0.5, 1, 4, 40} {
			l := layer(100, 100, scene.Picture{Rect: vector.Rect{X: 10, Y: 10, W: 80, H: 80}, Radius: 40, Attachment: "a", Data: data})
			painter := raster.NewPainter(exporttest.Typesetter(t))
			img := paper(200, 200) // the middle of the picture
			origin := image.Pt(100-int(50*scale), 100-int(50*scale))
			painter.PaintLayer(img, l, origin, scale)
			require.Equal(t, []byte{0xff, 0xe0, 0x40}, near(img.Pix[img.PixOffset(100, 100):][:3], []byte{0xff, 0xe0, 0x40}), "%s at %v", name, scale)
			if scale == 1 {
				require.EqualValues(t, 0xff, img.Pix[img.PixOffset(62, 62)+2], "the corner stays white")
				require.NotEqualValues(t, 0xff, img.Pix[img.PixOffset(75, 75)+2])
			}
		}
	}
}

// near gives want if got differs from it by rounding and packing only.
func near(got, want []byte) []byte {
	for i := range got {
		if d := int(got[i]) - int(want[i]); d > 24 || d < -24 {
			return got
		}
	}
	return want
}

// Far away parts of lines cost nothing, and dashes fall where they would.
func TestEndlessDashes(t *testing.T) {
	dash := vector.Stroke{Color: black, Width: 4, Dash: []float64{7, 5, 0, 5}}
	short := draw(t, 1, layer(300, 100, scene.Path{Path: line(-17*4, 50, 17*40, 50), Stroke: dash}))
	long := draw(t, 1, layer(300, 100, scene.Path{Path: line(-17*1e7, 50, 17*1e7, 50), Stroke: dash}))
	requireAlike(t, short, long, 2)
	require.InEpsilon(t, 300.0/17*(28+8*math.Pi), ink(long), 0.03)
	slanted := draw(t, 1, layer(300, 300, scene.Path{Path: line(-3e7, -3e7, 3e7, 3e7), Stroke: dash}))
	require.InEpsilon(t, 300*math.Sqrt2/17*(28+8*math.Pi), ink(slanted), 0.05)
}

func TestTextSits(t *testing.T) {
	text := scene.Text{X: 10, Baseline: 50, Size: 30, Color: black, String: "HHH", Width: 66, EndsLine: true}
	for _, scale := range []float64{1, 3.3, 5} { // small glyphs are kept, large ones are paths
		img := draw(t, scale, layer(100, 100, text))
		baseline := raster.Device(50, scale)
		for x := range img.Rect.Dx() {
			require.EqualValues(t, 0xff, img.Pix[img.PixOffset(x, baseline)], "capitals end above the baseline")
		}
		require.Less(t, inkOfRow(img, baseline-1), inkOfRow(img, baseline)-5)
		require.InEpsilon(t, ink(draw(t, 1, layer(100, 100, text)))*scale*scale, ink(img), 0.02)
	}
}

// inkOfRow sums the brightness of a row, in pixels.
func inkOfRow(img *image.RGBA, y int) float64 {
	sum := 0.0
	for x := range img.Rect.Dx() {
		sum += float64(img.Pix[img.PixOffset(x, y)]) / 0xff
	}
	return sum
}

func TestAnythingCanBeAskedFor(t *testing.T) {
	painter := raster.NewPainter(exporttest.Typesetter(t))
	rapid.Check(t, func(t *rapid.T) {
		v := rapid.OneOf(rapid.Float64Range(-100, 300), rapid.Float64Range(-1e6, 1e6), rapid.Just(0.0))
		if rapid.IntRange(0, 3).Draw(t, "wild") == 0 {
			v = rapid.OneOf(v, rapid.Float64(), rapid.SampledFrom([]float64{math.NaN(), math.Inf(1), math.Inf(-1)}))
		}
		box := vector.Rect{X: v.Draw(t, "x"), Y: v.Draw(t, "y"), W: v.Draw(t, "w"), H: v.Draw(t, "h")}
		stroke := vector.Stroke{Color: black, Width: v.Draw(t, "stroke"), Dash: rapid.SliceOfN(v, 0, 4).Draw(t, "dash")}
		p := line(v.Draw(t, "x1"), v.Draw(t, "y1"), v.Draw(t, "x2"), v.Draw(t, "y2"))
		p.CubicTo(v.Draw(t, "a"), v.Draw(t, "b"), v.Draw(t, "c"), v.Draw(t, "d"), v.Draw(t, "e"), v.Draw(t, "f"))
		if rapid.Bool().Draw(t, "close") {
			p.Close()
			p.LineTo(v.Draw(t, "x3"), v.Draw(t, "y3"))
		}
		l := layer(200, 200,
			scene.Rect{Rect: box, Radius: v.Draw(t, "radius"), Fill: black, Hatch: black, Stroke: stroke, TopOnly: rapid.Bool().Draw(t, "top")},
			scene.Path{Path: p, Fill: black, Stroke: stroke},
			scene.Text{X: box.X, Baseline: box.Y, Size: box.W, Width: box.H, Color: black, String: rapid.String().Draw(t, "text")},
			scene.Art{X: box.X, Y: box.Y, Size: box.W, Art: exporttest.Icon(), Color: black},
			scene.Art{}, scene.Picture{Rect: box, Attachment: "x"}, scene.Path{}, scene.Text{},
		)
		l.Groups[0].Bounds = vector.Rect{X: -1e9, Y: -1e9, W: 2e9, H: 2e9}
		painter.PaintLayer(image.NewRGBA(image.Rect(0, 0, 100, 100)), l, image.Pt(10, 10), rapid.Float64Range(0.01, 30).Draw(t, "scale"))
	})
}
