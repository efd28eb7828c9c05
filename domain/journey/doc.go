// Package journey is the model of a project: customer journey maps and all
// that belongs to them, as flat records with typed fields.
//
// What lives here: the records (Project, Persona, Map, Stage, Step, Lane, Card,
// Emotion …), the closed enumerations, the rules (Validate), the order keys, the
// immutable Document that holds the records of one file, and the Outline, the
// tree derived from it. What does not: changing a document (domain/edit),
// drawing it (domain/scene), bytes of any kind (storage).
//
// Every record names its parent and carries an order key, so moving one card
// changes one record; trees are derived. Each kind has a table of fields
// (fields.go) from which editing, files and exchange read and write records
// without reflection.
package journey
