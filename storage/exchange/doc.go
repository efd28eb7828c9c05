// Package exchange reads and writes projects in other formats: the JSON form,
// for scripts and for people who outlive the program.
//
// In the JSON form the order of an array is the order of display, references
// are ids, and every key is written. Reading is strict: what cannot be
// understood is refused with the line and the key, and nothing is guessed away.
//
// What lives here: the form, both ways, and how an import changes a document
// that exists. What does not: files and paths (cmd, storage/mapfile), and the
// rules of the records (domain/journey).
package exchange
