// Package present shows a map to an audience, full screen, stage by stage as a
// story: what the map is about and who travels, each stage large with its lanes
// and the curve drawn up to there, and at the end the whole map with what could
// be done.
//
// What lives here: which pages there are, what stands on them, painting them and
// the widget that shows them and listens to keys and clickers. What does not:
// how maps and cards look (domain/scene – a page is put together from its
// layers), full screen and where the show begins (gui/shell), pages of paper
// (domain/pages).
//
// A page is laid out on a stage 900 high, whatever the screen; its width follows
// the screen's form. Laying out and painting happen in a goroutine ahead of the
// show, so that a page turns by moving pictures that are there already.
package present
