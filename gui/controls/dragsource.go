package controls

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// DragSource is something that can be dragged away from where it stands. What is
// in it goes on answering to clicks, keys and tips.
type DragSource struct {
	widget.BaseWidget
	kit     *Kit
	content fyne.CanvasObject
	move    func(at fyne.Position)
	end     func()
	on      bool
}

var _ fyne.Draggable = (*DragSource)(nil)

// DragSource makes content something to drag away: move is told each place of the
// pointer in the window, end that the button was released.
func (k *Kit) DragSource(content fyne.CanvasObject, move func(at fyne.Position), end func()) *DragSource {
	d := &DragSource{kit: k, content: content, move: move, end: end}
	d.ExtendBaseWidget(d)
	return d
}

// Dragged is for Fyne.
func (d *DragSource) Dragged(e *fyne.DragEvent) {
	d.on = true
	d.kit.tips.hide()
	d.move(e.AbsolutePosition)
}

// DragEnd is for Fyne.
func (d *DragSource) DragEnd() {
	if !d.on {
		return
	}
	d.on = false
	if over, ok := d.content.(desktop.Hoverable); ok {
		over.MouseOut() // the pointer has long gone, which nobody tells while it drags
	}
	d.end()
}

// CreateRenderer is for Fyne.
func (d *DragSource) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(d.content)
}
