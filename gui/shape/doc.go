// Package shape draws the plain shapes that windows are made of – boxes with
// round corners and edges, fills of one colour – as pictures. Fyne's own
// rectangle computes each of its pixels anew in each frame, which without a
// graphics card costs several times what a pixel of a picture costs.
//
// Colours come from the caller. What has a shadow stays a rectangle of Fyne's.
package shape
