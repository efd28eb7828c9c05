// Package inspector is the panel at the right of the window: everything that is
// known about what is selected, to read and to change.
//
// What lives here: which fields a thing shows, in which order and form. What
// does not: the controls themselves (gui/controls), the rules of the values
// (domain/journey) and what is selected (gui/board). Each edit is one change,
// made when a field is left or a mark is pressed.
package inspector
