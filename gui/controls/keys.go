package controls

import (
	"strings"

	"fyne.io/fyne/v2"
)

// KeyText writes a shortcut as keyboards do; "" for none.
func KeyText(sc fyne.Shortcut) string {
	keyed, ok := sc.(fyne.KeyboardShortcut)
	if !ok {
		return ""
	}
	mac := fyne.KeyModifierShortcutDefault == fyne.KeyModifierSuper
	var parts []string
	for _, m := range []struct {
		mod        fyne.KeyModifier
		name, sign string
	}{
		{fyne.KeyModifierControl, "Ctrl", "Control"},
		{fyne.KeyModifierAlt, "Alt", "Option"},
		{fyne.KeyModifierShift, "Shift", "Shift"},
		{fyne.KeyModifierSuper, "Super", "Cmd"},
	} {
		switch {
		case keyed.Mod()&m.mod == 0:
		case mac:
			parts = append(parts, m.sign)
		default:
			parts = append(parts, m.name)
		}
	}
	key := string(keyed.Key())
	switch keyed.Key() {
	case fyne.KeyEqual, fyne.KeyPlus:
		key = "+"
	case fyne.KeyMinus:
		key = "−"
	case fyne.KeyReturn:
		key = "Enter" // what stands on the key
	case fyne.KeyPageUp:
		key = "Page Up"
	case fyne.KeyPageDown:
		key = "Page Down"
	case fyne.KeyLeft:
		key = "←"
	case fyne.KeyRight:
		key = "→"
	case fyne.KeyUp:
		key = "↑"
	case fyne.KeyDown:
		key = "↓"
	}
	parts = append(parts, key)
	return strings.Join(parts, "+")
}
