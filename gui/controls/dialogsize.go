package controls

// Resized gives the dialog its place anew after its body has become larger or
// smaller.
func (d *Dialog) Resized() { d.overlay.Refresh() }
