package controls

import "time"

// SetNow sets the clock of the kit.
func (k *Kit) SetNow(now func() time.Time) { k.now = now }
