package tiles_test

import (
	"bytes"
	"image"
	"math"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"waymark/domain/journey"
	"waymark/domain/journey/journeytest"
	"waymark/domain/scene"
	"waymark/domain/scene/scenetest"
	"waymark/domain/typeset"
	"waymark/gui/board/tiles"
	"waymark/resources/fonts"
	"waymark/storage/export/raster"
)

func tools(tb testing.TB) (*typeset.Typesetter, *raster.Painter) {
	tb.Helper()
	ts, err := typeset.New(typeset.Files{Latin: fonts.Latin(), LatinBold: fonts.LatinBold(), Han: fonts.Han(), HanBold: fonts.HanBold()})
	require.NoError(tb, err)
	return ts, raster.NewPainter(ts)
}

func build(ts *typeset.Typesetter, doc *journey.Document, prev *scene.Scene) *scene.Scene {
	view := scene.View{Palette: scene.Light(), Words: scenetest.Words()}
	if maps := doc.MapsInOrder(); len(maps) > 0 {
		view.Map = maps[0].ID
	}
	return scene.Build(doc, view, ts, prev)
}

// settled shows a part of a surface until it is complete.
func settled(t require.TestingT, s *tiles.Store, f *tiles.Surface, part image.Rectangle) []*tiles.Tile {
	for range 5 {
		s.Begin()
		if list, complete := f.View(part, nil); complete {
			return list
		}
		require.True(t, s.Wait(time.Minute))
	}
	require.Fail(t, "the surface is never complete")
	return nil
}

// part bounds what is compared: random texts can make lanes of any height.
var part = image.Rect(0, 0, 4*tiles.Width, 4*tiles.Height)

// picture paints that part of a layer at once, as the tiles should show it.
func picture(p *raster.Painter, l *scene.Layer, scale float64) *image.RGBA {
	m := image.NewRGBA(image.Rect(0, 0, int(math.Ceil(l.Width*scale)), int(math.Ceil(l.Height*scale))).Intersect(part))
	p.PaintLayer(m, l, image.Point{}, scale)
	return m
}

// requireSame compares pixels. Where a form is cut its anti-aliased edges and
// hatches may be rounded another way: by less than anyone can see.
func requireSame(t require.TestingT, want *image.RGBA, list []*tiles.Tile) {
	const rounding = 24
	for _, tile := range list {
		box, got := tile.Box(), tile.Image()
		require.Equal(t, box.Size(), got.Rect.Size())
		for y := range box.Dy() {
			a := want.Pix[want.PixOffset(box.Min.X, box.Min.Y+y):][:4*box.Dx()]
			b := got.Pix[got.PixOffset(0, y):][:4*box.Dx()]
			if bytes.Equal(a, b) {
				continue
			}
			for x := range a {
				if d := int(a[x]) - int(b[x]); d < -rounding || d > rounding {
					x &^= 3
					require.Failf(t, "pixels differ", "tile %v, pixel %d, %d: %v, not %v",
						box, box.Min.X+x/4, box.Min.Y+y, b[x:x+4], a[x:x+4])
				}
			}
		}
	}
}

func TestTilesShowWhatThePainterPaints(t *testing.T) {
	ts, p := tools(t)
	s := tiles.NewStore(p, 64<<20, nil)
	sc := build(ts, journeytest.Map(60, 3), nil)
	for _, band := range sc.Bands {
		f := s.Surface()
		for _, scale := range []float64{1, 0.37, 1.5} {
			f.Show(band.Body, scale)
			requireSame(t, picture(p, band.Body, scale), settled(t, s, f, part))
		}
	}
}

// After any edits, what was painted piece by piece is what would be painted
// afresh.
func TestPaintingOnlyWhatChangedIsEnough(t *testing.T) {
	ts, p := tools(t)
	rapid.Check(t, func(t *rapid.T) {
		s := tiles.NewStore(p, 64<<20, nil)
		scale := rapid.SampledFrom([]float64{0.3, 0.777, 1, 1.25}).Draw(t, "scale")
		doc := journeytest.Random(t)
		var sc *scene.Scene
		surfaces := map[int]*tiles.Surface{}
		for range rapid.IntRange(2, 4).Draw(t, "edits") {
			sc = build(ts, doc, sc)
			for i, band := range sc.Bands {
				if band.Body == nil {
					continue
				}
				f := surfaces[i]
				if f == nil {
					f = s.Surface()
					surfaces[i] = f
				}
				f.Show(band.Body, scale)
				requireSame(t, picture(p, band.Body, scale), settled(t, s, f, part))
			}
			doc = journeytest.Edited(t, doc)
		}
	})
}

func TestMovingACardPaintsLittle(t *testing.T) {
	ts, p := tools(t)
	s := tiles.NewStore(p, 64<<20, nil)
	doc := journeytest.Map(200, 3)
	sc := build(ts, doc, nil)
	lane := sc.Bands[len(sc.Bands)-1]
	f := s.Surface()
	all := image.Rect(0, 0, 1e6, 1e6)
	f.Show(lane.Body, 1)
	before := map[image.Rectangle]uint64{}
	for _, tile := range settled(t, s, f, all) {
		before[tile.Box()] = tile.Serial()
	}
	require.Greater(t, len(before), 4)
	var card *journey.Card
	for _, c := range doc.Cards.All() {
		if c.Lane == lane.Lane && (card == nil || c.ID < card.ID) {
			card = c
		}
	}
	next := doc.Fork()
	changed := card.Clone().(*journey.Card)
	changed.Basis = journey.Researched
	if card.Basis == journey.Researched {
		changed.Basis = journey.Assumed
	}
	next.Put(changed)
	f.Show(build(ts, next, sc).Bands[len(sc.Bands)-1].Body, 1)
	painted := 0
	for _, tile := range settled(t, s, f, all) {
		if before[tile.Box()] != tile.Serial() {
			painted++
		}
	}
	require.Positive(t, painted)
	require.LessOrEqual(t, painted, 2)
}

func TestTheZoomBeforeIsShownMeanwhile(t *testing.T) {
	ts, p := tools(t)
	s := tiles.NewStore(p, 64<<20, nil)
	sc := build(ts, journeytest.Map(60, 3), nil)
	f := s.Surface()
	part := image.Rect(0, 0, 600, 100)
	body := sc.Bands[len(sc.Bands)-1].Body
	f.Show(body, 1)
	settled(t, s, f, part)
	f.Show(body, 2)
	s.Begin()
	_, complete := f.View(part, nil)
	require.False(t, complete)
	former, scale := f.Former()
	require.NotEmpty(t, former)
	require.Equal(t, 1.0, scale)
	require.NotNil(t, former[0].Image())
	settled(t, s, f, part)
	former, _ = f.Former()
	require.Empty(t, former)
}

func TestWhatIsKeptIsBounded(t *testing.T) {
	ts, p := tools(t)
	const budget = 3 << 20
	s := tiles.NewStore(p, budget, nil)
	sc := build(ts, journeytest.Map(600, 3), nil)
	f := s.Surface()
	f.Show(sc.Bands[len(sc.Bands)-1].Body, 1)
	for y := 0; y < 3000; y += 250 {
		settled(t, s, f, image.Rect(0, y, 1000, y+300))
	}
	require.LessOrEqual(t, s.Kept(), budget+4*tiles.Width*tiles.Height*6, "the budget and what is in view")
	f.Drop()
	require.Zero(t, s.Kept())
}

func BenchmarkTilesWholeMap2000(b *testing.B) {
	ts, p := tools(b)
	sc := build(ts, journeytest.Map(2000, 7), nil)
	s := tiles.NewStore(p, 64<<20, nil)
	scale := 0.1
	for b.Loop() {
		scale += 0.0001 // another zoom each time
		s.Begin()
		var surfaces []*tiles.Surface
		for _, band := range sc.Bands {
			f := s.Surface()
			surfaces = append(surfaces, f)
			f.Show(band.Body, scale)
			f.View(image.Rect(0, 0, 1e6, 1e6), nil)
		}
		if !s.Wait(time.Minute) {
			b.Fatal("not done")
		}
		for _, f := range surfaces {
			f.Drop()
		}
	}
}
