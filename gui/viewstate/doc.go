// Package viewstate is the one place that knows what of a map is shown just now:
// which lanes, stages and personas are hidden, which stages are folded to a narrow
// column, and which saved view that came from.
//
// What lives here: the State, a plain value, and the Keeper, which holds the
// states of all maps of an open project and tells who asked to hear of changes.
// What does not: the layout of what is shown (domain/scene), where the states are
// written to (gui/settings) and the saved views themselves, which are records of
// the project. None of it is history: undo does not touch it.
package viewstate
