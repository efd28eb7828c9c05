package commands

import (
	"runtime"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
)

// Command is something that can be done.
type Command struct {
	ID    string // "room.what", unique
	Text  string // key of its words; "" for "command." + ID
	Icon  string // Lucide name; "" for none
	Group Group
	Where Where
	// Keys does it on Windows and Linux: chords such as "Ctrl+Shift+S", "F5" or
	// "Alt+Arrows", the chief one first, separated by ", ". See Chord.
	Keys string
	// Mac is the same for macOS; "" for Keys, with Cmd for Ctrl and Option for Alt.
	Mac string
	// Pointer is the key of words that say what the pointer does for it; "" where
	// there is no gesture.
	Pointer string
	Needs   Need
}

// Group is a chapter of the sheet of shortcuts; its words stand under
// "command.group." + the group.
type Group string

// The groups, in the order of the sheet.
const (
	Project   Group = "project"
	Editing   Group = "editing"
	Adding    Group = "adding"
	Typing    Group = "typing"
	Selecting Group = "selecting"
	Moving    Group = "moving"
	Looking   Group = "looking"
	Finding   Group = "finding"
	Showing   Group = "showing"
	Comfort   Group = "comfort"
)

// Groups gives all groups in order.
func Groups() []Group {
	return []Group{Project, Editing, Adding, Typing, Selecting, Moving, Looking, Finding, Showing, Comfort}
}

// Where says where the keys of a command apply: one or several places.
type Where uint8

// The places.
const (
	// Window is wherever the window is open and no dialog covers it.
	Window Where = 1 << iota
	// Map is while the map has the keyboard and nothing is being typed.
	Map
	// InText is while a text is being typed, on the map or in a field.
	InText
	// Presentation is while a map is being presented.
	Presentation
	// Lists is in lists, trees, tables and menus.
	Lists
	// Printing is on the page for printing and exporting.
	Printing
)

// Need says what has to be there for a command to be of use.
type Need uint8

// The needs.
const (
	Nothing   Need = iota
	OpenFile       // an open project
	Selection      // something selected on the map, or a persona
)

// All gives the whole table, in the order of the sheet.
func All() []Command {
	return slices.Concat(projectRows(), versionRows(), editingRows(), addingRows(), typingRows(), selectingRows(), movingRows(), lookingRows(), findingRows(), peopleRows(), showingRows(), printingRows(), comfortRows())
}

// Find gives the command of an id; false when there is none.
func Find(id string) (Command, bool) {
	for _, c := range All() {
		if c.ID == id {
			return c, true
		}
	}
	return Command{}, false
}

// OnMac tells whether keys are to be those of macOS.
func OnMac() bool { return runtime.GOOS == "darwin" }

// Words gives the translation of a key.
type Words func(key string, args ...any) string

// TextKey gives the key of the command's words.
func (c Command) TextKey() string {
	if c.Text != "" {
		return c.Text
	}
	return "command." + c.ID
}

// Label gives the command's words without the dots that announce a dialog.
func (c Command) Label(t Words) string { return strings.TrimSuffix(t(c.TextKey()), "…") }

// Chords gives the keys of the command on a Mac or elsewhere; the chief first.
func (c Command) Chords(mac bool) []Chord {
	if mac && c.Mac != "" {
		return chords(c.Mac)
	}
	return chords(c.Keys)
}

// Shown gives the chords without those that are written like another: “Ctrl++”
// is Plus on one keyboard, Equal or Shift+Equal on others.
func (c Command) Shown(t Words, mac bool) []Chord {
	var shown []Chord
	seen := map[string]bool{}
	for _, chord := range c.Chords(mac) {
		plain := chord
		if chord.Name == "Equal" {
			plain.Shift = false
		}
		if text := plain.Text(t, mac); !seen[text] {
			seen[text] = true
			shown = append(shown, plain)
		}
	}
	return shown
}

// KeyTexts gives the keys as they are written on this system, the chief first.
func (c Command) KeyTexts(t Words) []string {
	var texts []string
	for _, chord := range c.Shown(t, OnMac()) {
		texts = append(texts, chord.Text(t, OnMac()))
	}
	return texts
}

// Shortcut gives the chief key of a command for a menu item, nil when it has
// none.
func Shortcut(id string) fyne.Shortcut {
	c, _ := Find(id)
	if chords := c.Chords(OnMac()); len(chords) > 0 {
		return chords[0].Shortcut()
	}
	return nil
}

// Tip gives the words of a tip: what the command is called and its chief key.
func Tip(t Words, id string) string {
	c, _ := Find(id)
	return WithKeys(t, id, c.Label(t))
}

// WithKeys adds the chief key of a command to words about it.
func WithKeys(t Words, id, words string) string {
	c, _ := Find(id)
	if keys := c.KeyTexts(t); len(keys) > 0 {
		return t("command.tip", words, keys[0])
	}
	return words
}
