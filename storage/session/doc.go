// Package session keeps an open project safe: it ties an editor to its file and
// its journal. Every change goes to the journal at once and to the file a few
// seconds after the last one, both in the background; after a crash the next
// session brings the changes back.
//
// What lives here: when to save, what to do when that fails, drafts of untitled
// work, recovery. What does not: the form of the bytes (storage/mapfile), editing
// (domain/edit), windows and words about it (gui).
//
// A session's editor, and New, Open and Close, belong to one goroutine. Save,
// SaveAs, State and the other readers may be called from any, so that a window
// need not wait for the disk.
package session
