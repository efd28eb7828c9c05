package shell

import (
	"image"
	"sync"

	"waymark/domain/scene"
	"waymark/resources/templates"
	"waymark/storage/exchange"
	"waymark/storage/export/kit"
)

// thumbs keeps the small pictures of templates, by what they show.
type thumbs struct {
	mu   sync.Mutex // held while a picture is made, so that they are made one by one
	made map[thumb]*image.RGBA
}

type thumb struct {
	id, lang string
	w, h     int
	palette  scene.Palette
}

// picture gives, later and on Fyne's goroutine, a picture of a template: the
// true map, made to fit w device pixels, as much of it as h show.
func (s *Shell) picture(id string, w, h int, show func(image.Image)) {
	want := thumb{id, s.texts.Lang(), w, h, s.mapPalette()}
	go func() {
		if img := s.thumb(want); img != nil {
			s.cfg.Do(func() { show(img) })
		}
	}()
}

func (s *Shell) thumb(want thumb) *image.RGBA {
	s.thumbs.mu.Lock()
	defer s.thumbs.mu.Unlock()
	if img := s.thumbs.made[want]; img != nil {
		return img
	}
	img := s.makeThumb(want)
	if s.thumbs.made == nil {
		s.thumbs.made = map[thumb]*image.RGBA{}
	}
	if img != nil {
		s.thumbs.made[want] = img
	}
	return img
}

func (s *Shell) makeThumb(want thumb) *image.RGBA {
	data, err := templates.JSON(want.id, want.lang)
	if err != nil {
		return nil
	}
	doc, err := exchange.Import(data)
	if err != nil {
		return nil
	}
	maps := doc.MapsInOrder()
	if len(maps) == 0 {
		return nil
	}
	k := s.cfg.Kit
	sheet := scene.Build(doc, scene.View{Map: maps[0].ID, Palette: want.palette, Words: kit.Words(want.lang), Icons: k.Icons()}, k.Typesetter(), nil)
	img := image.NewRGBA(image.Rect(0, 0, want.w, want.h))
	k.Painter().Paint(img, sheet, image.Point{}, float64(want.w)/sheet.Width)
	return img
}
