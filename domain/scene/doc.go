// Package scene lays a journey map out once, for every output.
//
// Build turns a document and a View into a Scene: bands of placed boxes, text
// runs, paths and pictures, in points (1/72 inch) at 100 %. The screen, the PDF,
// the SVG and the PNG draw that same scene. What lives here: the geometry, the
// look (palettes), hit tests and drop targets. What does not: painting
// (storage/export), editing (domain/edit), measuring text (domain/typeset).
//
// The files, from the outside in: items.go is what painters read; view.go,
// words.go and palette.go what callers give; build.go puts the bands one below
// the other; title.go, strip.go, header.go, lane.go, emotion.go and legend.go
// draw one band each; card.go draws the cards; index.go, drop.go and
// textbox.go answer questions about a finished scene.
//
// Two laws hold for any document: nothing is cut off and nothing overlaps, for
// heights follow content; and Build with the scene before gives exactly what
// Build without it gives, only sooner.
package scene
