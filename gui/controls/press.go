package controls

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// press is what everything that can be pressed has in common: the pointer over
// it, the button down on it, the keyboard, a tip, being switched off.
type press struct {
	widget.BaseWidget
	kit  *Kit
	self fyne.Widget // the widget that embeds press
	tip  string
	tap  func()

	hovered, pressed, focused, off bool
}

func (p *press) extend(k *Kit, self fyne.Widget, tip string, tap func()) {
	p.kit, p.self, p.tip, p.tap = k, self, tip, tap
	p.ExtendBaseWidget(self)
}

// SetTip changes the words that explain the widget.
func (p *press) SetTip(tip string) { p.tip = tip }

// OnTap changes what pressing does.
func (p *press) OnTap(tap func()) { p.tap = tap }

// MouseIn is for Fyne.
func (p *press) MouseIn(*desktop.MouseEvent) {
	p.hovered = true
	p.kit.tips.point(p.self, p.tip)
	p.self.Refresh()
}

// Cursor is a hand over what can be pressed.
func (p *press) Cursor() desktop.Cursor {
	if p.off {
		return desktop.DefaultCursor
	}
	return desktop.PointerCursor
}

// MouseMoved is for Fyne.
func (p *press) MouseMoved(*desktop.MouseEvent) {}

// MouseOut is for Fyne.
func (p *press) MouseOut() {
	p.hovered, p.pressed = false, false
	p.kit.tips.hide()
	p.self.Refresh()
}

// MouseDown is for Fyne.
func (p *press) MouseDown(e *desktop.MouseEvent) {
	p.kit.tips.hide()
	if e.Button == desktop.MouseButtonPrimary && !p.off {
		p.pressed = true
		p.self.Refresh()
	}
}

// MouseUp is for Fyne.
func (p *press) MouseUp(*desktop.MouseEvent) {
	p.pressed = false
	p.self.Refresh()
}

// Tapped does what pressing does.
func (p *press) Tapped(*fyne.PointEvent) {
	p.kit.tips.hide()
	if !p.off && p.tap != nil {
		p.tap()
	}
}

// FocusGained is for Fyne.
func (p *press) FocusGained() {
	p.focused = true
	p.kit.reveal(p.self)
	p.self.Refresh()
}

// FocusLost is for Fyne.
func (p *press) FocusLost() {
	p.focused = false
	p.self.Refresh()
}

// TypedRune is for Fyne.
func (p *press) TypedRune(rune) {}

// TypedKey presses with Space and Enter; other keys go on to the window.
func (p *press) TypedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeySpace, fyne.KeyReturn, fyne.KeyEnter:
		p.Tapped(nil)
	default:
		PassKey(p.self, e)
	}
}

// Enable switches the widget on.
func (p *press) Enable() { p.switchOff(false) }

// Disable switches the widget off: it is shown faint and cannot be pressed.
func (p *press) Disable() { p.switchOff(true) }

// Disabled tells whether it is switched off.
func (p *press) Disabled() bool { return p.off }

func (p *press) switchOff(off bool) {
	if p.off != off {
		p.off = off
		p.self.Refresh()
	}
}
