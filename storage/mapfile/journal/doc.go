// Package journal keeps the changes of an open document on disk from the moment
// they are made until the document is saved, so that a crash loses none.
//
// A journal belongs to one process and one document. It is a file to which
// changes are only appended, each synced before Append returns, under a lock
// that the system releases when the process dies. A journal that nobody holds
// is a leftover: its changes wait to be brought back.
//
// What lives here: the journal's form, its lock, finding leftovers. What does
// not: bringing changes into a document and deciding when a journal has done its
// work (storage/session).
//
// docs/file-format.md describes the form.
package journal
