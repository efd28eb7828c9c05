// Package pictures brings pictures into a project and shows them in bars and
// panels: asking for a file, choosing the part of a portrait that a circle
// shows, small copies for the window.
//
// What lives here: the dialogs and a store of small copies, all made beside
// Fyne's goroutine. What does not: reading and limiting the bytes
// (storage/export/picture), drawing pictures on a map (domain/scene and the
// exports), and the edits that put a picture somewhere (domain/edit).
package pictures

import (
	"image"
	"slices"

	"golang.org/x/image/draw"

	"waymark/domain/journey"
	"waymark/storage/export/picture"
)

// most is how many small copies are kept.
const most = 200

// Store makes and keeps small copies of pictures. It belongs to Fyne's
// goroutine.
type Store struct {
	do      func(func()) // runs a function on Fyne's goroutine, later
	made    map[which]image.Image
	order   []which // the one used longest ago first
	waiting map[which][]func(image.Image)
}

type which struct {
	id   journey.ID
	side int
	fill bool
}

// NewStore makes an empty store. do runs a function on Fyne's goroutine.
func NewStore(do func(func())) *Store {
	return &Store{do: do, made: map[which]image.Image{}, waiting: map[which][]func(image.Image){}}
}

// Square gives a square copy of side pixels that the picture covers: at once
// when there is one, otherwise later. A picture that cannot be read gives none.
func (s *Store) Square(a *journey.Attachment, side int, show func(image.Image)) {
	s.get(a, which{a.ID, side, true}, show)
}

// Within gives a copy with no side longer than that many pixels, in the same
// way.
func (s *Store) Within(a *journey.Attachment, side int, show func(image.Image)) {
	s.get(a, which{a.ID, side, false}, show)
}

func (s *Store) get(a *journey.Attachment, w which, show func(image.Image)) {
	if img, ok := s.made[w]; ok {
		s.use(w)
		if img != nil {
			show(img)
		}
		return
	}
	s.waiting[w] = append(s.waiting[w], show)
	if len(s.waiting[w]) > 1 {
		return
	}
	data := a.Data
	go func() {
		var small image.Image
		if img, err := picture.Decode(data); err == nil {
			if small = picture.Within(img, w.side); w.fill {
				small = square(img, w.side)
			}
		}
		s.do(func() { s.keep(w, small) })
	}()
}

func (s *Store) use(w which) {
	if i := slices.Index(s.order, w); i >= 0 {
		s.order = append(slices.Delete(s.order, i, i+1), w)
	}
}

func (s *Store) keep(w which, img image.Image) {
	s.made[w] = img
	s.order = append(s.order, w)
	if len(s.order) > most {
		delete(s.made, s.order[0])
		s.order = slices.Delete(s.order, 0, 1)
	}
	shows := s.waiting[w]
	delete(s.waiting, w)
	if img == nil {
		return
	}
	for _, show := range shows {
		show(img)
	}
}

// square gives the middle of a picture as a square.
func square(img image.Image, side int) image.Image {
	b := img.Bounds()
	n := min(b.Dx(), b.Dy())
	x, y := b.Min.X+(b.Dx()-n)/2, b.Min.Y+(b.Dy()-n)/2
	return Cut(img, image.Rect(x, y, x+n, y+n), side)
}

// Cut gives a square of a picture, scaled to side pixels.
func Cut(img image.Image, from image.Rectangle, side int) image.Image {
	out := image.NewRGBA(image.Rect(0, 0, side, side))
	draw.CatmullRom.Scale(out, out.Rect, img, from, draw.Src, nil)
	return out
}
