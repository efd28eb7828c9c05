// Package clip is what was copied from a map and can be pasted into the same or
// another one: cards with all their fields in their arrangement of lanes × steps,
// emotions, whole lanes, stages, steps and personas, together with everything they
// refer to. And it reads and writes the tables of text that spreadsheets copy.
//
// A Clip holds a document of its own that is small and valid, so it can be kept
// in memory, written to a file and read again by whoever can do that with a
// document. Pasting makes fresh ids and keeps references that the target
// project has; what it does not have is brought along.
//
// What does not live here: the system's clipboard and where it pastes to
// (gui/board), the file beside it (storage/clipboard).
package clip
