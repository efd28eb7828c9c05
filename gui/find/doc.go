// Package find is the bar above the map that searches all maps: a field, a count,
// the next and the previous hit, a list of all hits grouped by map, and replacing.
//
// What lives here: the bar and the list. What does not: searching itself
// (domain/find), the marks on the map (gui/board) and going to a hit, which may
// mean another map, another page or showing something hidden (gui/shell).
package find
