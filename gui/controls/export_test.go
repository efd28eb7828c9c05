package controls

import (
	"time"

	"fyne.io/fyne/v2"
)

// SetNow sets the clock of the kit, whose beats come as soon as they can.
func (k *Kit) SetNow(now func() time.Time) {
	k.now = now
	k.after = func(_ time.Duration, f func()) *time.Timer { return time.AfterFunc(0, f) }
}

// TipsAtOnce shows tips without waiting.
func (k *Kit) TipsAtOnce() {
	k.after = func(_ time.Duration, f func()) *time.Timer { f(); return nil }
}

// Tip gives the words of the tip that shows, and where in the window it is.
func (k *Kit) Tip() (string, fyne.Position, fyne.Size) {
	t := k.tips
	if t.ground.Hidden {
		return "", fyne.Position{}, fyne.Size{}
	}
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(t.ground)
	return t.label.Text(), at, t.ground.Size()
}
