package raster

import (
	"image"
	"math"
	"sync"

	"golang.org/x/image/draw"
	"golang.org/x/image/math/f64"

	"waymark/domain/journey"
	"waymark/domain/scene"
	"waymark/domain/vector"
	"waymark/storage/export/picture"
)

const (
	// sourceSide bounds the sides of the copy that is kept of a picture;
	// portraits and photos on a map are much smaller.
	sourceSide = 1600
	// maxScaledSide bounds what is kept scaled; of larger ones only the visible
	// part is made, each time.
	maxScaledSide = 1600
	// maxPictureBytes bounds what is kept of pictures, copies and scaled ones
	// each.
	maxPictureBytes = 48 << 20
)

// pictureCache keeps decoded pictures, and each of them scaled as it was last
// needed.
type pictureCache struct {
	mu      sync.Mutex
	sources map[journey.ID]*pictureSource
	scaled  map[scaledKey]*tile
	bytes   int // of the sources
	small   int // of the scaled ones
}

// pictureSource is decoded by whoever needs it first; the others wait.
type pictureSource struct {
	once sync.Once
	img  *image.RGBA // nil for one that cannot be shown
}

type scaledKey struct {
	attachment journey.ID
	w, h       int // pixels
	radius     int // in eighths of a pixel
}

func (c *canvas) picture(p *scene.Picture) {
	if p.Empty() || !touches(p.Rect, c.clip) || !sane(p.X, p.Y, p.W, p.H, p.Radius) {
		return
	}
	x0, y0 := int(math.Floor(c.x(p.X)+0.5)), int(math.Floor(c.y(p.Y)+0.5))
	x1, y1 := int(math.Floor(c.x(p.Right())+0.5)), int(math.Floor(c.y(p.Bottom())+0.5))
	box := image.Rect(x0, y0, max(x1, x0+1), max(y1, y0+1))
	if box.Intersect(c.dst.Rect).Empty() {
		return
	}
	source := c.pictures.source(p)
	if source.img == nil {
		for _, item := range picture.Placeholder(*p) {
			c.item(item)
		}
		return
	}
	if box.Dx() > maxScaledSide || box.Dy() > maxScaledSide {
		part := box.Intersect(c.dst.Rect)
		c.scalePicture(source.img, box, part, p.Radius*c.scale).paint(c.dst, part.Min.X, part.Min.Y)
		return
	}
	c.scaledPicture(source, p, box).paint(c.dst, box.Min.X, box.Min.Y)
}

// source gives the decoded picture.
func (pc *pictureCache) source(p *scene.Picture) *pictureSource {
	pc.mu.Lock()
	s := pc.sources[p.Attachment]
	if s == nil {
		if pc.sources == nil || pc.bytes > maxPictureBytes {
			pc.sources, pc.bytes = make(map[journey.ID]*pictureSource), 0
		}
		s = new(pictureSource)
		pc.sources[p.Attachment] = s
	}
	pc.mu.Unlock()
	s.once.Do(func() {
		img, err := picture.Decode(p.Data)
		if err != nil {
			return
		}
		w, h := img.Bounds().Dx(), img.Bounds().Dy()
		whole := w <= sourceSide && h <= sourceSide
		if longest := max(w, h); longest > sourceSide {
			w, h = max(w*sourceSide/longest, 1), max(h*sourceSide/longest, 1)
		}
		small := image.NewRGBA(image.Rect(0, 0, w, h))
		if whole {
			draw.Draw(small, small.Rect, img, img.Bounds().Min, draw.Src)
		} else {
			draw.BiLinear.Scale(small, small.Rect, img, img.Bounds(), draw.Src, nil)
		}
		s.img = small
		pc.mu.Lock()
		pc.bytes += len(small.Pix)
		pc.mu.Unlock()
	})
	return s
}

// scaledPicture gives the picture as it covers a box of pixels.
func (c *canvas) scaledPicture(s *pictureSource, p *scene.Picture, box image.Rectangle) *tile {
	pc := &c.pictures
	key := scaledKey{p.Attachment, box.Dx(), box.Dy(), int(math.Round(p.Radius * c.scale * formSteps))}
	pc.mu.Lock()
	t := pc.scaled[key]
	pc.mu.Unlock()
	if t != nil {
		return t
	}
	box = box.Sub(box.Min)
	t = c.scalePicture(s.img, box, box, p.Radius*c.scale)
	pc.mu.Lock()
	defer pc.mu.Unlock()
	pc.small += len(t.pix)
	if pc.scaled == nil || pc.small > maxPictureBytes {
		pc.scaled, pc.small = make(map[scaledKey]*tile), len(t.pix)
	}
	pc.scaled[key] = t
	return t
}

// scalePicture paints the part of a picture that covers box with round corners.
func (c *canvas) scalePicture(img *image.RGBA, box, part image.Rectangle, radius float64) *tile {
	out := image.NewRGBA(image.Rect(0, 0, part.Dx(), part.Dy()))
	place := vector.Rect{
		X: float64(box.Min.X - part.Min.X), Y: float64(box.Min.Y - part.Min.Y), W: float64(box.Dx()), H: float64(box.Dy()),
	}
	all := picture.Cover(img.Rect.Dx(), img.Rect.Dy(), place)
	scale := all.W / float64(img.Rect.Dx())
	if scale < 1 {
		// What of the picture is seen, in its own pixels.
		x, y := int(math.Round(-all.X/scale)), int(math.Round(-all.Y/scale))
		w, h := int(math.Round(float64(part.Dx())/scale)), int(math.Round(float64(part.Dy())/scale))
		seen := image.Rect(x, y, x+max(w, 1), y+max(h, 1)).Intersect(img.Rect)
		draw.CatmullRom.Scale(out, out.Rect, img, seen, draw.Src, nil)
	} else {
		// Pixels of the picture are large: place them exactly.
		move := f64.Aff3{scale, 0, all.X, 0, scale, all.Y}
		draw.CatmullRom.Transform(out, move, img, img.Rect, draw.Src, nil)
		// The kernel fades the outermost half pixel; under it lies the plain one.
		under := image.NewRGBA(out.Rect)
		draw.NearestNeighbor.Transform(under, move, img, img.Rect, draw.Src, nil)
		draw.Draw(under, under.Rect, out, image.Point{}, draw.Over)
		out = under
	}
	if radius > 0 {
		c.out.begin(&c.ras, part.Dx(), part.Dy())
		c.out.path(vector.Rounded(place, radius, false), 1, 0, 0)
		c.finish(&c.cover, out.Rect)
		for i, m := range c.cover {
			if m < 0xff {
				pixel := out.Pix[4*i : 4*i+4]
				for k, v := range pixel {
					pixel[k] = uint8(uint32(v) * uint32(m) / 0xff)
				}
			}
		}
	}
	return &tile{out.Pix, part.Dx(), part.Dy()}
}
