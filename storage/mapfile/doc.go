// Package mapfile reads and writes the .waymark file: one project with its
// whole history as an SQLite database that is only ever handled in memory.
//
// Opening reads the bytes, verifies everything – digest, identity, version,
// structure, schema, each record, the history – and never keeps a handle on the
// file. Saving builds a fresh database image and replaces the file in one step.
// What lives here: the format, its versions and their migrations, verification.
// What does not: the journal of unsaved changes (mapfile/journal), deciding
// when to save and what to do after a crash (storage/session), other formats
// (storage/exchange), the rules of the records (domain/journey).
//
// docs/file-format.md describes the format for people without this program.
package mapfile
