package inspector

import "fyne.io/fyne/v2"

// fieldWidth is how wide fields are: texts wrap at it, tokens fill their rows.
func (p *Panel) fieldWidth() float32 {
	if p.cfg.Width == nil {
		return content
	}
	return max(content, p.cfg.Width()-2*side)
}

// Widen makes the fields anew for the width that the panel has now. What is being
// typed is handed over first.
func (p *Panel) Widen() {
	if p.form == nil || p.form.width == p.fieldWidth() {
		return
	}
	driver := fyne.CurrentApp().Driver()
	if window := driver.CanvasForObject(p.root); window != nil {
		if o, ok := window.Focused().(fyne.CanvasObject); ok && driver.AbsolutePositionForObject(o).X >= driver.AbsolutePositionForObject(p.root).X {
			window.Unfocus()
		}
	}
	top := p.scroll.Offset
	p.Rebuild()
	p.Show(p.doc, p.mapID, p.selected)
	p.scroll.ScrollToOffset(top)
	p.arrange()
}
