// Package differences tells in words what differs between two states of a
// project: as rows of a list, by map and stage, for the preview of a merge, for
// what a colleague changed, and for comparing versions.
//
// What lives here: the words and signs of differences, of values of fields and of
// what a merge did by itself. What does not: finding them (domain/compare,
// domain/merge), the windows that show them (gui/merging, gui/versions).
package differences
