package commands

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// Chord is a key with the modifiers that are held for it. It is written as
// "Ctrl+Shift+S". Ctrl is the key of shortcuts, which on a Mac is ⌘; Control is
// the key of that name even there. Keys have the names on their caps (A, 1, F5,
// Enter, Esc, PageUp, Plus, Comma …); Arrows are the four of them, Digits the ten
// and Letters any that writes something.
type Chord struct {
	Name                      string // the last part, as written in the table
	Ctrl, Control, Shift, Alt bool
}

// chords reads the keys of a command. Mistakes in the table are found by a test.
func chords(keys string) []Chord {
	var list []Chord
	for text := range strings.SplitSeq(keys, ", ") {
		if text == "" {
			continue
		}
		var c Chord
		parts := strings.Split(text, "+")
		for _, mod := range parts[:len(parts)-1] {
			switch mod {
			case "Ctrl":
				c.Ctrl = true
			case "Control":
				c.Control = true
			case "Shift":
				c.Shift = true
			case "Alt":
				c.Alt = true
			}
		}
		c.Name = parts[len(parts)-1]
		list = append(list, c)
	}
	return list
}

// keyNames are the keys whose name in the table is not Fyne's.
func keyNames() map[string]fyne.KeyName {
	return map[string]fyne.KeyName{
		"Enter": fyne.KeyReturn, "Esc": fyne.KeyEscape, "Backspace": fyne.KeyBackspace, "PageUp": fyne.KeyPageUp, "PageDown": fyne.KeyPageDown,
		"Plus": fyne.KeyPlus, "Minus": fyne.KeyMinus, "Equal": fyne.KeyEqual, "Comma": fyne.KeyComma, "Period": fyne.KeyPeriod, "Slash": fyne.KeySlash,
		"BracketLeft": fyne.KeyLeftBracket, "BracketRight": fyne.KeyRightBracket, "Space": fyne.KeySpace, "Tab": fyne.KeyTab,
		"Delete": fyne.KeyDelete, "Insert": fyne.KeyInsert, "Home": fyne.KeyHome, "End": fyne.KeyEnd, "Menu": desktop.KeyMenu,
		"Up": fyne.KeyUp, "Down": fyne.KeyDown, "Left": fyne.KeyLeft, "Right": fyne.KeyRight,
	}
}

// Keys gives the keys of the chord as Fyne names them: several for Arrows and
// Digits, none for Letters, which come as runes.
func (c Chord) Keys() []fyne.KeyName {
	switch c.Name {
	case "Arrows":
		return []fyne.KeyName{fyne.KeyLeft, fyne.KeyUp, fyne.KeyRight, fyne.KeyDown}
	case "Digits":
		return []fyne.KeyName{fyne.Key0, fyne.Key1, fyne.Key2, fyne.Key3, fyne.Key4, fyne.Key5, fyne.Key6, fyne.Key7, fyne.Key8, fyne.Key9}
	case "Letters":
		return nil
	}
	if name, ok := keyNames()[c.Name]; ok {
		return []fyne.KeyName{name}
	}
	return []fyne.KeyName{fyne.KeyName(c.Name)}
}

// Modifier gives the modifiers as Fyne has them on this system.
func (c Chord) Modifier() fyne.KeyModifier {
	var m fyne.KeyModifier
	for _, mod := range []struct {
		on  bool
		mod fyne.KeyModifier
	}{{c.Ctrl, fyne.KeyModifierShortcutDefault}, {c.Control, fyne.KeyModifierControl}, {c.Shift, fyne.KeyModifierShift}, {c.Alt, fyne.KeyModifierAlt}} {
		if mod.on {
			m |= mod.mod
		}
	}
	return m
}

// Plain tells whether the chord comes as a mere key: Fyne makes shortcuts only
// of keys with Ctrl, Alt or ⌘.
func (c Chord) Plain() bool { return !c.Ctrl && !c.Control && !c.Alt }

// Shortcut gives the chord as Fyne reports it: some have a type of their own.
func (c Chord) Shortcut() fyne.Shortcut {
	if c.Ctrl && !c.Control && !c.Shift && !c.Alt {
		switch c.Name {
		case "Z":
			return &fyne.ShortcutUndo{}
		case "Y":
			return &fyne.ShortcutRedo{}
		case "X":
			return &fyne.ShortcutCut{}
		case "C":
			return &fyne.ShortcutCopy{}
		case "V":
			return &fyne.ShortcutPaste{}
		case "A":
			return &fyne.ShortcutSelectAll{}
		}
	}
	keys := c.Keys()
	if len(keys) == 0 {
		return nil
	}
	return &desktop.CustomShortcut{KeyName: keys[0], Modifier: c.Modifier()}
}

// Caps gives what stands on the keys that are held and pressed, in order. The
// keys of a Mac have their names: the fonts lack some of their signs.
func (c Chord) Caps(t Words, mac bool) []string {
	var caps []string
	for _, mod := range []struct {
		on          bool
		name, onMac string
	}{{c.Control, "Ctrl", "Control"}, {c.Ctrl && !mac, "Ctrl", ""}, {c.Alt, "Alt", "Option"}, {c.Shift, "Shift", "Shift"}, {c.Ctrl && mac, "", "Cmd"}} {
		switch {
		case !mod.on:
		case mac:
			caps = append(caps, mod.onMac)
		default:
			caps = append(caps, mod.name)
		}
	}
	signs := map[string]string{
		"Plus": "+", "Equal": "+", "Minus": "−", "Comma": ",", "Period": ".", "Slash": "/", "BracketLeft": "[", "BracketRight": "]",
		"Up": "↑", "Down": "↓", "Left": "←", "Right": "→", "PageUp": "Page Up", "PageDown": "Page Down", "Digits": "0–9",
	}
	switch sign, ok := signs[c.Name]; {
	case ok:
		return append(caps, sign)
	case c.Name == "Arrows":
		return append(caps, "←", "↑", "→", "↓")
	case c.Name == "Space" || c.Name == "Letters":
		return append(caps, t("key."+strings.ToLower(c.Name)))
	}
	return append(caps, c.Name)
}

// Text writes the chord in one piece, as menus and tips do.
func (c Chord) Text(t Words, mac bool) string {
	caps := c.Caps(t, mac)
	if c.Name == "Arrows" {
		n := len(caps) - 4
		caps = append(caps[:n:n], strings.Join(caps[n:], " "))
	}
	return strings.Join(caps, "+")
}
