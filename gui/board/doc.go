// Package board is the widget that shows a journey map and lets people change
// it directly: dragging, typing in place, zooming and panning.
//
// It works like a map viewer. Worker goroutines paint tiles of the scene's
// layers (package tiles); the board places them on the screen and lays live
// things over them as Fyne objects: what is being dragged, drop marks, the
// selection, the text cursor. What the pointer and the keys mean is decided by
// a state machine without Fyne types (package gesture); where things are, by
// the camera (package camera).
//
// What does not live here: windows, menus, dialogs and panels (gui/shell), the
// layout of the map (domain/scene), painting (storage/export/raster).
package board
