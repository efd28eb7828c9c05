// Package find searches a document: every text of every record, in all maps, as
// people read – without minding case, accents, or full and half width. Simplified
// and Traditional characters are kept apart: they are different words.
//
// What lives here: folding of texts, the Index that keeps folded texts as long as
// their records live, hits in reading order, replacing, and fuzzy matching of
// names. What does not: how hits are shown and gone to (gui/find, gui/board).
package find
