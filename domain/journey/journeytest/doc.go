// Package journeytest makes documents for tests and benchmarks.
//
// Map gives large, plausible maps that are the same for the same seed; Random
// gives small, wild but valid ones to check laws with, and Edited a document
// that differs from another as after an edit. What does not live here:
// templates and examples (resources/templates).
package journeytest
