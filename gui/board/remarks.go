package board

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"waymark/domain/scene"
	"waymark/domain/vector"
	"waymark/gui/board/camera"
	"waymark/gui/layoutlog"
)

// pressRemark tells when the mark of comments on something is pressed; the press
// selects the thing as well.
func (b *Board) pressRemark(e *desktop.MouseEvent) {
	if b.cfg.OnRemark == nil || b.editor == nil || b.typing != nil || e.Button != desktop.MouseButtonPrimary || e.Modifier != 0 {
		return
	}
	if ref, ok := b.scene.RemarkAt(b.cam.ToSheet(pointOf(e.Position))); ok {
		b.cfg.OnRemark(ref)
	}
}

// loggedRemarks gives where the marks of comments are.
func (b *Board) loggedRemarks(origin fyne.Position) []layoutlog.Thing {
	var out []layoutlog.Thing
	pixels := b.cam.Pixels()
	seen := map[scene.Ref]bool{}
	for _, c := range b.editor.Document().Comments.All() {
		r := b.editor.Document().Find(c.On)
		if c.Resolved || r == nil {
			continue
		}
		ref := scene.Ref{Kind: r.Kind(), ID: r.RecordID()}
		box, ok := b.scene.Remark(ref)
		if !ok || seen[ref] {
			continue
		}
		seen[ref] = true
		v := b.cam.ToView(b.cam.PaneOf(vector.Point{X: box.X, Y: box.Y}), box)
		if v.Intersects(b.cam.Window(camera.Ground)) || v.Intersects(b.cam.Window(camera.Head)) {
			out = append(out, layoutlog.Thing{
				Kind: string(ref.Kind), ID: string(ref.ID), Part: "remarks",
				X: (v.X + float64(origin.X)) * pixels, Y: (v.Y + float64(origin.Y)) * pixels, W: v.W * pixels, H: v.H * pixels,
			})
		}
	}
	return out
}
