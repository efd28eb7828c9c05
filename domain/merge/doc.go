// Package merge brings two copies of a project together.
//
// A merge is the union of two histories. What a document holds follows from the
// changes alone: the value of a field is decided by the writes to it that no
// later change has seen and overwritten. One such write, or several that say the
// same, are the value; several that differ are a conflict, for which the later
// time, then the greater id wins unless somebody chooses. No common ancestor has to
// be found, and since a merge by itself writes nothing – only what somebody chose
// is a write –, any number of copies agree in whatever order they are merged.
//
// The settled units: a place (parents and order) is one field; sets merge element
// by element, and what one side added stays. A change and its undo, as long as
// nobody built on the one without the other, cancel out. A record lives when it
// was added or edited by a change that no removal of it has seen: edit beats
// deletion. What lives needs its parents, so they come back; what nobody touched
// since goes with its parent. References to what is gone are dropped, and then
// the rules of the model are restored in the one same way everywhere. None of
// this is a write: it follows anew from the changes each time.
//
// Copies that share no history are brought together by ids, then by names. A copy
// that was sent without its history names the change of the sender's history that
// kept what was sent; its changes are put there and merge like any others.
//
// What lives here: the union, what follows from it, and the report of it. What
// does not: the history itself and its states (domain/edit), telling two documents
// apart for people (domain/compare), files (storage).
package merge
