package board

import "fyne.io/fyne/v2"

// renderer hands the screen's objects to Fyne. It holds no state: Fyne may
// throw it away and make another one.
type renderer struct{ board *Board }

// CreateRenderer implements fyne.Widget.
func (b *Board) CreateRenderer() fyne.WidgetRenderer { return renderer{b} }

// Layout implements fyne.WidgetRenderer.
func (r renderer) Layout(size fyne.Size) { r.board.resized(size) }

// MinSize implements fyne.WidgetRenderer.
func (r renderer) MinSize() fyne.Size { return fyne.NewSize(240, 160) }

// Objects implements fyne.WidgetRenderer.
func (r renderer) Objects() []fyne.CanvasObject { return r.board.screen.objects }

// Refresh implements fyne.WidgetRenderer.
func (r renderer) Refresh() { r.board.update() }

// Destroy implements fyne.WidgetRenderer.
func (r renderer) Destroy() {}
