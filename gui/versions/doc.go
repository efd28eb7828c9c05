// Package versions is the page on which one looks back: the named versions and
// those of each day, who changed what and when, an old version on a board that
// cannot be changed, and two versions compared – marks on the board, the list, the
// curves of emotion laid over each other.
//
// What lives here: that page. What does not: finding the states and their
// differences (domain/edit, domain/compare), their words (gui/differences), the
// marks on the board (gui/board).
package versions
