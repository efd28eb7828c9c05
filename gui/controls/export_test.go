package controls

import "time"

// SetNow sets the clock of the kit, whose beats come as soon as they can.
func (k *Kit) SetNow(now func() time.Time) {
	k.now = now
	k.after = func(_ time.Duration, f func()) *time.Timer { return time.AfterFunc(0, f) }
}
