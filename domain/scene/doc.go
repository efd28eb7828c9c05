// Package scene lays a journey map out once, for every output.
//
// Build turns a document and a View into a Scene: bands of placed boxes, text
// runs, paths and pictures, in points (1/72 inch) at 100 %. The screen, the PDF,
// the SVG and the PNG draw that same scene. What lives here: the geometry, the
// look (palettes), hit tests and drop targets. What does not: painting
// (storage/export), editing (domain/edit), measuring text (domain/typeset).
package scene
