// Package changejson turns changes of the history into compact JSON and back.
// The file keeps the diffs in this form and the journal whole changes, so that
// both can be read by a person and by other programs.
//
// What lives here: the form alone. Pictures are not in it: their bytes are
// named by their SHA-256 and kept beside. What does not: where the text is
// stored, and whether a change fits a document (domain/edit).
package changejson
