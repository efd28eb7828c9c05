// Package tiles keeps the pictures of a scene's layers that the board shows.
//
// A Surface is one layer on the screen, cut into tiles of device pixels. When
// the layer is replaced by a newer one, only what differs is painted again, into
// a copy of the tile; what moved as a whole – a lane that slid down – is not
// painted at all. Worker goroutines paint; what is wanted last is painted first,
// and what is no longer wanted is not begun. The number of pixels that are kept
// is bounded.
//
// What does not live here: where surfaces stand in the view (gui/board) and the
// painting itself (storage/export/raster).
//
// Store and Surface belong to one goroutine, that of the interface; only the
// callback of NewStore comes from another one.
package tiles
