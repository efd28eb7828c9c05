// Package scene lays a journey map out once, for every output.
//
// Build turns a document and a View into a Scene: bands of placed boxes, text
// runs, paths and pictures, in points (1/72 inch) at 100 %. The screen, the PDF,
// the SVG and the PNG draw that same scene. What lives here: the geometry, the
// look (palettes), hit tests and drop targets. What does not: painting
// (storage/export), editing (domain/edit), measuring text (domain/typeset).
//
// The files, from the outside in: items.go is what painters read; view.go,
// words.go and palette.go are what callers give; build.go stacks the bands,
// arrange.go finds what is visible and where its columns stand; title.go,
// strip.go, header.go, lane.go with label.go, emotion.go with caption.go and
// curve.go, and legend.go draw the bands; card.go with flow.go draws the cards;
// index.go, drop.go and textbox.go answer questions about a finished scene;
// damage.go tells what changed between two.
//
// The measures are those of a screen at 100 %: text of cards 12, a column 160.
// Paper scales the sheet.
//
// Two laws hold for any document: nothing is cut off and nothing overlaps, for
// heights follow content; and Build with the scene before gives exactly what
// Build without it gives, only sooner.
package scene
