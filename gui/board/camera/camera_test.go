package camera_test

import (
	"math"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"waymark/domain/vector"
	"waymark/gui/board/camera"
)

func sheet() camera.Sheet {
	return camera.Sheet{Width: 1300, Height: 900, HeadTop: 60, HeadHeight: 70, LabelWidth: 130, LabelBottom: 900}
}

func look(w, h float64) camera.Camera {
	c := camera.New()
	c.SetSheet(sheet())
	c.Resize(camera.Size{W: w, H: h}, 1)
	return c
}

func TestZoomKeepsThePointUnderThePointer(t *testing.T) {
	c := look(800, 600)
	c.SetZoom(2, vector.Point{})
	c.Pan(-700, -600)
	at := vector.Point{X: 500, Y: 420}
	before := c.ToSheet(at)
	c.SetZoom(2.4, at)
	after := c.ToSheet(at)
	require.InDelta(t, before.X, after.X, 0.5)
	require.InDelta(t, before.Y, after.Y, 0.5)
}

func TestFitShowsTheWholeSheet(t *testing.T) {
	c := look(700, 400)
	c.Fit()
	require.Less(t, c.Zoom(), 0.5)
	box := c.ToView(camera.Ground, vector.Rect{W: 1300, H: 900})
	require.GreaterOrEqual(t, box.X, 0.0)
	require.GreaterOrEqual(t, box.Y, 0.0)
	require.LessOrEqual(t, box.Right(), 700.0)
	require.LessOrEqual(t, box.Bottom(), 400.0)

	c = look(3000, 3000)
	c.Fit()
	require.Equal(t, 1.0, c.Zoom(), "a small map is not blown up")
}

func TestFitWidthIgnoresTheHeight(t *testing.T) {
	c := look(1332, 300)
	c.FitWidth()
	require.Equal(t, 1.0, c.Zoom())
	c = look(682, 300)
	c.FitWidth()
	require.Equal(t, 0.5, c.Zoom())
}

func TestHeadersAndNamesStayInView(t *testing.T) {
	c := look(800, 600)
	require.Equal(t, camera.Ground, c.PaneAt(vector.Point{X: 400, Y: 400}))
	c.Pan(-300, -200)
	require.True(t, c.Floating(camera.Head))
	require.True(t, c.Floating(camera.Side))
	require.Equal(t, camera.Head, c.PaneAt(vector.Point{X: 400, Y: 10}))
	require.Equal(t, camera.Side, c.PaneAt(vector.Point{X: 10, Y: 300}))
	require.Equal(t, camera.Corner, c.PaneAt(vector.Point{X: 10, Y: 10}))
	require.Equal(t, vector.Point{X: 700, Y: 65}, c.ToSheet(vector.Point{X: 400, Y: 5}), "the head is where it seems to be")
	require.Equal(t, vector.Point{X: 10, Y: 500}, c.ToSheet(vector.Point{X: 10, Y: 300}))
}

func TestPanesThatWouldCoverTheViewScrollAway(t *testing.T) {
	c := look(800, 600)
	c.SetZoom(4, vector.Point{})
	c.Pan(-2000, -1000)
	require.False(t, c.Floating(camera.Side))
	require.False(t, c.Floating(camera.Head), "280 of 600 units would be head")
}

func TestStepsGoThroughAHundredPercent(t *testing.T) {
	c := look(800, 600)
	c.SetZoom(0.97, vector.Point{})
	require.Equal(t, 1.0, c.StepZoom(1))
	c.SetZoom(1.03, vector.Point{})
	require.Equal(t, 1.0, c.StepZoom(-1))
	for range 40 {
		c.SetZoom(c.StepZoom(1), vector.Point{})
	}
	require.Equal(t, camera.MaxZoom, c.Zoom())
	for range 40 {
		c.SetZoom(c.StepZoom(-1), vector.Point{})
	}
	require.Equal(t, camera.MinZoom, c.Zoom())
}

func TestRevealBringsABoxBesideTheFrozenPanes(t *testing.T) {
	c := look(600, 400)
	box := vector.Rect{X: 1100, Y: 700, W: 120, H: 60}
	require.True(t, c.Reveal(box))
	requireSeen(t, c, box)
	require.False(t, c.Reveal(box), "what is in view stays where it is")
	box = vector.Rect{X: 140, Y: 150, W: 120, H: 60}
	require.True(t, c.Reveal(box))
	requireSeen(t, c, box)
}

func requireSeen(t *testing.T, c camera.Camera, box vector.Rect) {
	t.Helper()
	v, w := c.ToView(camera.Ground, box), c.Window(camera.Ground)
	require.GreaterOrEqual(t, v.X, w.X)
	require.GreaterOrEqual(t, v.Y, w.Y)
	require.LessOrEqual(t, v.Right(), w.Right())
	require.LessOrEqual(t, v.Bottom(), w.Bottom())
}

func TestTheMapNeverGetsLost(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := camera.New()
		c.SetSheet(camera.Sheet{
			Width:      rapid.Float64Range(0, 20000).Draw(t, "width"),
			Height:     rapid.Float64Range(0, 20000).Draw(t, "height"),
			HeadTop:    40,
			HeadHeight: rapid.Float64Range(0, 100).Draw(t, "head"),
			LabelWidth: rapid.Float64Range(0, 140).Draw(t, "label"),
		})
		pixels := rapid.SampledFrom([]float64{1, 1.5, 2}).Draw(t, "pixels")
		c.Resize(camera.Size{W: rapid.Float64Range(60, 3000).Draw(t, "w"), H: rapid.Float64Range(60, 3000).Draw(t, "h")}, pixels)
		t.Repeat(map[string]func(*rapid.T){
			"pan": func(t *rapid.T) {
				c.Pan(rapid.Float64Range(-1e6, 1e6).Draw(t, "dx"), rapid.Float64Range(-1e6, 1e6).Draw(t, "dy"))
			},
			"zoom": func(t *rapid.T) {
				c.SetZoom(rapid.Float64Range(0, 10).Draw(t, "zoom"), vector.Point{X: rapid.Float64Range(0, 3000).Draw(t, "x")})
			},
			"fit": func(*rapid.T) { c.Fit() },
			"resize": func(t *rapid.T) {
				c.Resize(camera.Size{W: rapid.Float64Range(60, 3000).Draw(t, "w"), H: rapid.Float64Range(60, 3000).Draw(t, "h")}, pixels)
			},
			"": func(t *rapid.T) {
				o, z, v := c.Offset(), c.Zoom(), c.View()
				if z < 0.02 || z > camera.MaxZoom {
					t.Fatalf("zoom %v", z)
				}
				for _, n := range []float64{o.X, o.Y} {
					if d := n*pixels - math.Round(n*pixels); math.Abs(d) > 1e-6 {
						t.Fatalf("the offset %v is not on a pixel", n)
					}
				}
				box := c.ToView(camera.Ground, vector.Rect{W: sheetSize(&c).W, H: sheetSize(&c).H})
				if box.X > v.W || box.Y > v.H || box.Right() < min(0, v.W-100) || box.Bottom() < min(0, v.H-100) {
					t.Fatalf("the sheet %v is out of the view %v", box, v)
				}
			},
		})
	})
}

func sheetSize(c *camera.Camera) camera.Size { return c.SheetSize() }

func TestViewAndSheetAreInverse(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := look(rapid.Float64Range(50, 2000).Draw(t, "w"), rapid.Float64Range(50, 2000).Draw(t, "h"))
		c.SetZoom(rapid.Float64Range(0.1, 4).Draw(t, "zoom"), vector.Point{})
		c.Pan(rapid.Float64Range(-3000, 0).Draw(t, "dx"), rapid.Float64Range(-3000, 0).Draw(t, "dy"))
		p := vector.Point{X: rapid.Float64Range(0, 2000).Draw(t, "x"), Y: rapid.Float64Range(0, 2000).Draw(t, "y")}
		pane := c.PaneAt(p)
		q := c.In(pane, p)
		back := c.ToView(pane, vector.Rect{X: q.X, Y: q.Y})
		if math.Abs(back.X-p.X) > 1e-6 || math.Abs(back.Y-p.Y) > 1e-6 {
			t.Fatalf("%v → %v → %v", p, q, back)
		}
	})
}

// TestASteadySheetStaysUnderThePointer lets a drag make the sheet wider, at the
// edge of the view: scrolling does not bring the sheet back into its middle.
func TestASteadySheetStaysUnderThePointer(t *testing.T) {
	c := look(2000, 1200)
	at := vector.Point{X: 800, Y: 300}
	before := c.ToSheet(at)
	c.Steady(true)
	wider := sheet()
	wider.Width += 160
	c.SetSheet(wider)
	require.Equal(t, before, c.ToSheet(at))
	require.False(t, c.Pan(9, 0), "all of it is in view: there is nothing to scroll to at the left")
	require.False(t, c.Pan(0, -9))
	require.Equal(t, before, c.ToSheet(at))
	c.Steady(false)
	require.Equal(t, before.X+80, c.ToSheet(at).X, "in the middle of the view again")

	c = look(700, 600)
	c.Steady(true)
	require.True(t, c.Pan(-50, -40), "a sheet that is larger than the view scrolls as ever")
	narrow := sheet()
	narrow.Width = 500
	c.SetSheet(narrow)
	x := c.Offset().X
	require.True(t, c.Pan(9, 0))
	require.Equal(t, x-9, c.Offset().X, "no further than was asked for")
}
