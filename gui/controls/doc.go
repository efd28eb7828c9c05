// Package controls holds the small widgets that the window is put together from:
// text, icons, buttons, tabs, fields, marks for scores, menus, tips and dialogs.
//
// What lives here: how such a thing looks and answers to pointer and keyboard.
// What does not: what it is about – no widget of the kit knows a map, a file or
// a setting, and all words come from outside.
//
// Texts are set by domain/typeset, like those of the map: Fyne would read two
// fonts of ten megabytes for them, and it does not mix Latin and Chinese well.
// Only what is typed into is set by Fyne.
package controls
