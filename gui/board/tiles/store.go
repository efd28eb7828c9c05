package tiles

import (
	"image"
	"runtime"
	"slices"
	"sync"
	"time"

	"waymark/storage/export/raster"
)

// Store holds the surfaces of one board and has workers paint them.
type Store struct {
	painter  *raster.Painter
	budget   int // pixels that may be kept
	surfaces map[*Surface]struct{}
	kept     int    // pixels that are kept
	round    uint64 // of Begin
	serial   uint64
	spare    []*image.RGBA // of full size, for new pictures

	work *queue
}

// queue is what the interface and the workers share.
type queue struct {
	mu      sync.Mutex
	settled *sync.Cond // something done
	todo    []*job     // the first is begun first
	busy    int
	done    []*job
	workers int // running; they end when there is nothing to do
	most    int
	ready   func()
}

// NewStore makes a store that keeps up to budget bytes of pictures. ready is
// called from a worker when a picture is done; Collect then takes it over.
func NewStore(p *raster.Painter, budget int, ready func()) *Store {
	return newStore(p, budget, min(max(runtime.NumCPU(), 1), 4), ready)
}

func newStore(p *raster.Painter, budget, workers int, ready func()) *Store {
	q := &queue{ready: ready, most: workers}
	q.settled = sync.NewCond(&q.mu)
	return &Store{painter: p, budget: budget / 4, surfaces: make(map[*Surface]struct{}), work: q}
}

// Surface makes an empty surface.
func (s *Store) Surface() *Surface {
	f := &Surface{store: s, tiles: make(map[image.Point]*Tile)}
	s.surfaces[f] = struct{}{}
	return f
}

// Begin starts a round of Surface.View: what was ordered before and has not
// been begun is called off, so that what is wanted now comes first.
func (s *Store) Begin() {
	for f := range s.surfaces {
		if f.viewed < s.round {
			f.dropFormer() // out of view, it will never be complete
		}
	}
	s.round++
	s.work.mu.Lock()
	todo := s.work.todo
	s.work.todo = nil
	s.work.mu.Unlock()
	for _, j := range todo {
		s.giveBack(j)
	}
}

// giveBack undoes the ordering of a job that was not begun.
func (s *Store) giveBack(j *job) {
	s.recycle(j.out)
	t := j.tile
	if t.job != j {
		return
	}
	t.job = nil
	if j.from == nil {
		t.stale = true
		return
	}
	for _, r := range j.dirty {
		t.touch(r)
	}
}

// order asks for a tile to be painted.
func (s *Store) order(t *Tile) {
	if t.job != nil {
		return
	}
	f := t.surface
	j := &job{tile: t, layer: f.layer, scale: f.scale, box: t.box, out: s.picture(t.box)}
	if !t.stale && t.img != nil {
		j.from, j.fromBox, j.dirty = t.img, t.imgBox, t.dirty
		if grown := growth(t.imgBox, t.box); !grown.Empty() {
			j.dirty = append(j.dirty, grown)
		}
	}
	t.job, t.dirty, t.stale = j, nil, false
	q := s.work
	q.mu.Lock()
	q.todo = append(q.todo, j)
	another := q.workers < min(q.most, len(q.todo)+q.busy)
	if another {
		q.workers++
	}
	q.mu.Unlock()
	if another {
		go q.run(s.painter)
	}
}

// growth gives what a tile covers beyond its picture. Tiles keep their upper
// left corner, so it is a strip at the right or below, or both.
func growth(have, want image.Rectangle) image.Rectangle {
	switch {
	case want.In(have):
		return image.Rectangle{}
	case want.Max.X <= have.Max.X:
		return image.Rect(want.Min.X, have.Max.Y-1, want.Max.X, want.Max.Y).Intersect(want)
	case want.Max.Y <= have.Max.Y:
		return image.Rect(have.Max.X-1, want.Min.Y, want.Max.X, want.Max.Y).Intersect(want)
	}
	return want
}

// picture gives a picture to paint on, its contents undefined unless it is new.
func (s *Store) picture(box image.Rectangle) *image.RGBA {
	if n := len(s.spare); n > 0 && box.Dx() == Width && box.Dy() == Height {
		m := s.spare[n-1]
		s.spare = s.spare[:n-1]
		m.Rect = box
		clear(m.Pix)
		return m
	}
	return image.NewRGBA(box)
}

const maxSpare = 6

func (s *Store) recycle(m *image.RGBA) {
	if m != nil && m.Rect.Dx() == Width && m.Rect.Dy() == Height && len(s.spare) < maxSpare {
		s.spare = append(s.spare, m)
	}
}

// cancel makes a tile forget its job; a job that was begun is thrown away when
// it is done.
func (s *Store) cancel(t *Tile) { t.job = nil }

// forget drops a tile's picture.
func (s *Store) forget(t *Tile) {
	s.cancel(t)
	if t.img != nil {
		s.kept -= len(t.img.Pix) / 4
		t.img, t.stale = nil, true
		s.serial++
		t.serial = s.serial
	}
}

// Collect takes over the pictures that are done and tells whether there were any.
func (s *Store) Collect() bool {
	s.work.mu.Lock()
	done := s.work.done
	s.work.done = nil
	s.work.mu.Unlock()
	for _, j := range done {
		s.take(j)
	}
	if len(done) > 0 {
		s.evict()
	}
	return len(done) > 0
}

func (s *Store) take(j *job) {
	t := j.tile
	if t.job != j { // called off meanwhile
		s.recycle(j.out)
		return
	}
	t.job = nil
	if t.img != nil {
		s.kept -= len(t.img.Pix) / 4
		s.recycle(t.img)
	}
	t.img, t.imgBox = j.out, j.box
	s.kept += len(t.img.Pix) / 4
	s.serial++
	t.serial = s.serial
}

// Wait gives the workers time to finish what is ordered, at most d, and takes it
// over. It tells whether nothing is left to do.
func (s *Store) Wait(d time.Duration) bool {
	q := s.work
	deadline := time.Now().Add(d)
	timer := time.AfterFunc(d, q.settled.Broadcast)
	defer timer.Stop()
	q.mu.Lock()
	for (len(q.todo) > 0 || q.busy > 0) && time.Now().Before(deadline) {
		q.settled.Wait()
	}
	idle := len(q.todo) == 0 && q.busy == 0
	q.mu.Unlock()
	s.Collect()
	return idle
}

// Pending tells whether anything is being painted or waits for it.
func (s *Store) Pending() bool {
	s.work.mu.Lock()
	defer s.work.mu.Unlock()
	return len(s.work.todo) > 0 || s.work.busy > 0 || len(s.work.done) > 0
}

// Kept gives the number of bytes of pictures that are kept.
func (s *Store) Kept() int { return 4 * s.kept }

// evict drops what has not been in view for longest until the budget is kept.
// What was in view in this round stays, whatever it takes.
func (s *Store) evict() {
	if s.kept <= s.budget {
		return
	}
	var old []*Tile
	for f := range s.surfaces {
		for _, t := range f.tiles {
			if t.img != nil && t.used < s.round {
				old = append(old, t)
			}
		}
	}
	slices.SortFunc(old, func(a, b *Tile) int { return int(a.used) - int(b.used) })
	for _, t := range old {
		if s.kept <= s.budget {
			return
		}
		s.forget(t)
		delete(t.surface.tiles, t.at)
	}
}

// run is a worker.
func (q *queue) run(p *raster.Painter) {
	for {
		q.mu.Lock()
		if len(q.todo) == 0 {
			q.workers--
			q.mu.Unlock()
			return
		}
		j := q.todo[0]
		q.todo = q.todo[1:]
		q.busy++
		q.mu.Unlock()

		j.paint(p)

		q.mu.Lock()
		q.busy--
		q.done = append(q.done, j)
		first := len(q.done) == 1
		q.mu.Unlock()
		q.settled.Broadcast()
		if first && q.ready != nil {
			q.ready()
		}
	}
}
