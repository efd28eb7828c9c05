// Package outline is the map as a tree: stages, steps, cards and feelings, or
// lanes and cards. It is worked by keys alone, and is the form of the map for
// those who cannot use a picture.
//
// What lives here: the panel, its rows and what its keys mean. What does not: what
// an edit does (the window runs it) and what is shown on the map (gui/viewstate).
package outline
