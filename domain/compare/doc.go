// Package compare tells two states of a project apart for people: what was added,
// removed, moved and changed, where it stands, and how people felt then and feel
// now.
//
// What lives here: the comparison as data, for a list and for laying over the
// board. What does not: the words it is told with (gui, cmd), the diff as the
// history keeps it (domain/edit), bringing copies together (domain/merge).
package compare
