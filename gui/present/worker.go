package present

import (
	"image"

	"waymark/storage/export/raster"
)

// Position is a page of a show.
type Position struct{ Chapter, Part int } // Part from 0

// After gives the page after another; the last page is after itself.
func (s *Story) After(at Position) Position {
	switch {
	case at.Part+1 < len(s.Pages(at.Chapter)):
		at.Part++
	case at.Chapter+1 < s.Chapters():
		at = Position{Chapter: at.Chapter + 1}
	}
	return at
}

// Before gives the page before another; the first page is before itself.
func (s *Story) Before(at Position) Position {
	switch {
	case at.Part > 0:
		at.Part--
	case at.Chapter > 0:
		at.Chapter--
		at.Part = len(s.Pages(at.Chapter)) - 1
	}
	return at
}

// request asks the worker for another page, or for another size.
type request struct {
	move func(*Story, Position) Position
	size image.Point // in pixels; zero for no change
}

// worker lays out and paints, ahead of the show where it can. All it owns is its
// own, so that nothing has to be locked.
type worker struct {
	story   func(aspect float64) *Story
	painter *raster.Painter
	ready   func(at Position, parts int, img *image.RGBA)
	asked   chan request
	painted map[Position]*image.RGBA
	size    image.Point
	at      Position
	told    *Story
}

// mostAsked is how many requests may wait: more keys than anybody presses while
// a page is painted.
const mostAsked = 256

func newWorker(story func(float64) *Story, painter *raster.Painter, at Position, ready func(Position, int, *image.RGBA)) *worker {
	return &worker{story: story, painter: painter, at: at, ready: ready, asked: make(chan request, mostAsked), painted: map[Position]*image.RGBA{}}
}

// ask hands over a request; what nobody could ask for by hand is dropped.
func (w *worker) ask(r request) {
	select {
	case w.asked <- r:
	default:
	}
}

// run works until asked is closed.
func (w *worker) run() {
	for r := range w.asked {
		w.take(r)
		for len(w.asked) > 0 { // pages that are passed by are not painted
			r, ok := <-w.asked
			if !ok {
				return
			}
			w.take(r)
		}
		if w.told == nil {
			continue
		}
		w.ready(w.at, len(w.told.Pages(w.at.Chapter)), w.paint(w.at))
		w.ahead()
	}
}

func (w *worker) take(r request) {
	if r.size != (image.Point{}) && r.size != w.size {
		w.size = r.size
		w.told = w.story(float64(r.size.X) / float64(r.size.Y))
		w.painted = map[Position]*image.RGBA{}
		if w.told != nil {
			w.at.Part = min(w.at.Part, len(w.told.Pages(w.at.Chapter))-1)
		}
	}
	if r.move != nil && w.told != nil {
		w.at = r.move(w.told, w.at)
	}
}

func (w *worker) paint(at Position) *image.RGBA {
	if img := w.painted[at]; img != nil {
		return img
	}
	img := w.told.Pages(at.Chapter)[at.Part].Paint(w.painter, w.size.X, w.size.Y)
	w.painted[at] = img
	return img
}

// ahead paints the neighbours of the page, unless somebody goes on meanwhile, and
// forgets pages further away.
func (w *worker) ahead() {
	next, before := w.told.After(w.at), w.told.Before(w.at)
	for at := range w.painted {
		if at != w.at && at != next && at != before {
			delete(w.painted, at)
		}
	}
	for _, at := range []Position{next, before} {
		if len(w.asked) == 0 {
			w.paint(at)
		}
	}
}
