package controls

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// MovableTabSpec describes a tab that can be dragged to another place.
type MovableTabSpec struct {
	TabSpec
	// OnDrag is called with the position on the window while the tab is dragged,
	// OnDrop when it is let go.
	OnDrag func(at fyne.Position)
	OnDrop func()
	// Keys sees each key first and tells whether it had a use for it.
	Keys     func(*fyne.KeyEvent) bool
	Shortcut func(fyne.Shortcut) bool
}

// MovableTab is a tab that can be dragged among its neighbours.
type MovableTab struct {
	Tab
	movable  MovableTabSpec
	dragging bool
}

// MovableTab makes a tab that can be dragged.
func (k *Kit) MovableTab(spec MovableTabSpec) *MovableTab {
	t := &MovableTab{Tab: Tab{spec: spec.TabSpec}, movable: spec}
	t.extend(k, t, spec.Tip, nil)
	t.make(k)
	return t
}

// Dragged tells where the pointer is.
func (t *MovableTab) Dragged(e *fyne.DragEvent) {
	t.dragging = true
	t.kit.tips.hide()
	if t.movable.OnDrag != nil {
		t.movable.OnDrag(e.AbsolutePosition)
	}
}

// DragEnd lets the tab go.
func (t *MovableTab) DragEnd() {
	if t.dragging && t.movable.OnDrop != nil {
		t.movable.OnDrop()
	}
	t.dragging = false
}

// TypedKey hands keys to who asked for them, and on to the tab.
func (t *MovableTab) TypedKey(e *fyne.KeyEvent) {
	if t.movable.Keys != nil && t.movable.Keys(e) {
		return
	}
	switch e.Name {
	case fyne.KeyF2, fyne.KeySpace, fyne.KeyReturn, fyne.KeyEnter, desktop.KeyMenu:
		t.Tab.TypedKey(e)
	default:
		PassKey(t, e)
	}
}

// TypedShortcut hands shortcuts to who asked for them, and on to the window.
func (t *MovableTab) TypedShortcut(sc fyne.Shortcut) {
	if t.movable.Shortcut == nil || !t.movable.Shortcut(sc) {
		PassShortcut(t, sc)
	}
}
