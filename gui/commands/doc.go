// Package commands is the one table of what can be done by a command, a key or a
// gesture of the pointer: what it is called, which keys do it, what the pointer
// does for it, and where it applies.
//
// From the table come the menu bar, the hints of keys in context menus and tips,
// the sheet of shortcuts (F1), going to a command by its name (Ctrl+K) and
// docs/keyboard.md. What lives here: the table, reading and writing of keys.
// What does not: what the commands do (gui/shell binds them to the window, the
// map and the other rooms do their own keys), and the words (resources/i18n).
//
// # Adding a row
//
//  1. Put a Command into the list of its group in rows_….go. ID is "room.what".
//  2. Give its words in all three languages under "command." + ID, or name a key
//     that exists already as Text. What the pointer does for it stands under a key
//     "gesture.…", named as Pointer.
//  3. Run go generate ./gui/commands, which writes docs/keyboard.md anew.
//
// A command that the menu bar or Ctrl+K shall be able to run is bound to what it
// does in gui/shell (bindings.go), and stands in a menu once its ID is listed
// there (menus.go). A menu of another room shows the keys of a command with
// item.Shortcut = commands.Shortcut("edit.duplicate"), a tip with
// commands.Tip(t, "edit.undo").
//
// Tests see to it that no two commands that may meet share a key, that each row
// has its words, and that the page is not stale.
package commands

//go:generate go test -run TestThePageOfKeysIsFresh -update
