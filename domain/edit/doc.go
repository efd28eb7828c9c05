// Package edit changes documents: transactions, the history that only grows,
// undo and redo, and gestures that preview before they commit.
//
// An edit happens only inside Editor.Do or a Gesture. It yields one Change –
// what was added, updated and removed – which is appended to the history; a
// failing edit leaves no trace. Undo and redo append a change that says what it
// reverts, so the history's head only moves forward and crash recovery,
// versions, comparison and merging are readings of the same list.
//
// What lives here: the Editor, Tx and its operations on maps (ops_*.go), Change
// and Diff. What does not: the rules of the records (domain/journey), bytes
// (storage/mapfile keeps changes in the file and in the journal), selection,
// camera and open panels (gui).
package edit
