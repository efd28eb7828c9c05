package board

import (
	"time"

	"fyne.io/fyne/v2"

	"waymark/domain/scene"
	"waymark/domain/vector"
	"waymark/gui/board/camera"
	"waymark/gui/layoutlog"
)

// settleTime is how long nothing may happen before the log is written: writing
// it in the middle of a drag would cost more than the drag.
const settleTime = 40 * time.Millisecond

// logLayout has the log written soon, if it is wanted.
func (b *Board) logLayout() {
	switch {
	case b.cfg.Log == nil:
	case b.manual:
		b.LogLayout()
	case b.logTimer == nil:
		b.logTimer = time.AfterFunc(settleTime, func() { b.cfg.Do(b.LogLayout) })
	default:
		b.logTimer.Reset(settleTime)
	}
}

// LogLayout writes the log now, if it is wanted and everything is shown.
func (b *Board) LogLayout() {
	if b.cfg.Log == nil || b.editor == nil || !b.screen.complete {
		return
	}
	b.cfg.Log.Put(b.layoutNow())
}

func (b *Board) layoutNow() *layoutlog.Log {
	l := &layoutlog.Log{
		Refs: []layoutlog.Thing{}, Selected: []string{}, Zoom: b.cam.Zoom(),
		Map: string(b.mapID), Head: string(b.editor.History().Head()),
	}
	if b.typing != nil {
		l.Editing, l.Text = string(b.typing.ref.ID), b.typing.buffer.Text()
	}
	if b.drag != nil {
		l.Dragging = string(b.drag.ref.ID)
	}
	for _, r := range b.selection.Refs {
		l.Selected = append(l.Selected, string(r.ID))
	}
	origin := fyne.CurrentApp().Driver().AbsolutePositionForObject(b)
	pixels := b.cam.Pixels()
	for _, band := range b.scene.Bands {
		for _, side := range []struct {
			layer *scene.Layer
			x     float64
		}{{band.Label, 0}, {band.Body, band.BodyX}} {
			if side.layer == nil {
				continue
			}
			for i := range side.layer.Groups {
				g := &side.layer.Groups[i]
				if g.Ref.ID == "" || g.Ref.Part == scene.Ornament {
					continue
				}
				box := g.Bounds.Offset(side.x, band.Y)
				pane := b.cam.PaneOf(vector.Point{X: side.x + 1, Y: band.Y + 1})
				if v := b.cam.ToView(pane, box); v.Intersects(b.windowOf(pane)) {
					l.Refs = append(l.Refs, layoutlog.Thing{
						Kind: string(g.Ref.Kind), ID: string(g.Ref.ID), Part: partName(g.Ref.Part),
						X: (v.X + float64(origin.X)) * pixels, Y: (v.Y + float64(origin.Y)) * pixels, W: v.W * pixels, H: v.H * pixels,
					})
				}
			}
		}
	}
	l.Refs = append(l.Refs, b.loggedCells(origin)...)
	l.Refs = append(l.Refs, b.loggedRemarks(origin)...)
	l.Refs = append(l.Refs, b.loggedPicker(origin)...)
	if b.cfg.Around != nil {
		l.Refs = append(l.Refs, b.cfg.Around()...)
	}
	return l
}

// windowOf is the part of the view in which a pane is not covered.
func (b *Board) windowOf(p camera.Pane) vector.Rect { return b.cam.Window(p) }

// loggedCells gives the crossings of lanes and steps, their ids joined by a slash.
func (b *Board) loggedCells(origin fyne.Position) []layoutlog.Thing {
	var out []layoutlog.Thing
	pixels := b.cam.Pixels()
	for _, band := range b.scene.Bands {
		if band.Kind != scene.LaneBand {
			continue
		}
		for _, c := range b.scene.Columns {
			v := b.cam.ToView(camera.Ground, vector.Rect{X: c.X, Y: band.Y, W: c.W, H: band.Height})
			if v.Intersects(b.cam.Window(camera.Ground)) {
				out = append(out, layoutlog.Thing{
					Kind: "cell", ID: string(band.Lane) + "/" + string(c.Step), Part: "whole",
					X: (v.X + float64(origin.X)) * pixels, Y: (v.Y + float64(origin.Y)) * pixels, W: v.W * pixels, H: v.H * pixels,
				})
			}
		}
	}
	return out
}

func partName(p scene.Part) string {
	names := map[scene.Part]string{
		scene.Whole: "whole", scene.Name: "name", scene.Body: "body", scene.Point: "point", scene.Label: "label",
		scene.Goal: "goal", scene.Scenario: "scenario", scene.Quote: "quote", scene.Portrait: "portrait",
		scene.Curve: "curve", scene.Expectations: "expectations", scene.Details: "details", scene.Fold: "fold",
	}
	return names[p]
}
