// Package shell is the window around the map: menus, bars and panels, the start
// page, dialogs, opening and saving.
//
// What lives here: putting the parts together and the commands of the menus.
// What does not: the map itself (gui/board), the fields of what is selected
// (gui/inspector), the small controls (gui/controls), keeping the project safe
// (storage/session).
//
// Everything runs on Fyne's goroutine. What takes time – exports, pictures of
// templates – works in a goroutine of its own on an immutable document and
// reports with fyne.Do.
package shell
