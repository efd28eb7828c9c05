package pdf

import (
	"bytes"
	"encoding/gob"
	"image"
	"image/color"
	"image/draw"
	"image/png"

	"github.com/jung-kurt/gofpdf"

	"waymark/domain/scene"
	"waymark/domain/vector"
	"waymark/storage/export/picture"
)

// embedded is a picture in the document; name is "" for one that cannot be
// shown.
type embedded struct {
	name          string
	width, height int
}

func (k *canvas) picture(p scene.Picture) {
	if p.Empty() || !sane(p.Rect) {
		return
	}
	e := k.d.embed(p)
	if e.name == "" {
		k.placeholder(p)
		return
	}
	k.setAlpha(0xff)
	k.str("q\n")
	k.path(vector.Rounded(p.Rect, p.Radius, false))
	k.str("W n\n")
	k.flush()
	all := picture.Cover(e.width, e.height, p.Rect)
	k.d.fpdf.ImageOptions(e.name, k.dx+all.X, k.d.height+k.dy+all.Y, all.W, all.H, false,
		gofpdf.ImageOptions{AllowNegativePosition: true}, 0, "")
	k.str("Q\n")
}

// embed puts a picture into the document, once.
func (d *document) embed(p scene.Picture) *embedded {
	if e := d.pictures[p.Attachment]; e != nil {
		return e
	}
	e := new(embedded)
	d.pictures[p.Attachment] = e
	info, err := picture.Inspect(p.Data)
	if err != nil {
		return e
	}
	data, kind, err := prepare(p.Data, info)
	if d.grey && err == nil {
		data, err = greyPNG(p.Data)
		kind = "png"
	}
	if err != nil {
		return e
	}
	name := string(p.Attachment)
	registered := d.fpdf.RegisterImageOptionsReader(name, gofpdf.ImageOptions{ImageType: kind}, bytes.NewReader(data))
	if d.fpdf.Error() != nil { // a kind of picture that it does not know
		d.fpdf.ClearError()
		return e
	}
	if err := d.tellApart(registered, info.Width); err != nil {
		d.fpdf.SetError(err)
		return e
	}
	e.name, e.width, e.height = name, info.Width, info.Height
	return e
}

// prepare gives a picture in a form that gofpdf takes, as it is where possible.
func prepare(data []byte, info picture.Info) (_ []byte, kind string, err error) {
	if info.Type == picture.PNG {
		if !simplePNG(data) {
			data, err = picture.Plain(data)
		}
		return data, "png", err
	}
	switch info.Model {
	case color.YCbCrModel, color.GrayModel, color.CMYKModel:
		data, err = picture.Upright(data, info)
		return data, "jpg", err
	}
	data, err = picture.Plain(data)
	return data, "png", err
}

// greyPNG gives a picture in greys, on white.
func greyPNG(data []byte) ([]byte, error) {
	img, err := picture.Decode(data)
	if err != nil {
		return nil, err
	}
	bounds := img.Bounds()
	out := image.NewGray(image.Rect(0, 0, bounds.Dx(), bounds.Dy()))
	draw.Draw(out, out.Rect, image.White, image.Point{}, draw.Src)
	draw.Draw(out, out.Rect, img, bounds.Min, draw.Over)
	var b bytes.Buffer
	err = png.Encode(&b, out)
	return b.Bytes(), err
}

// simplePNG tells whether gofpdf can put the data of a PNG into the document as
// it is: 8 bits or fewer, no transparency, not interlaced.
func simplePNG(data []byte) bool {
	const depthAt, kindAt, interlaceAt = 24, 25, 28
	if len(data) <= interlaceAt {
		return false
	}
	kind := data[kindAt]
	return data[depthAt] <= 8 && (kind == 0 || kind == 2 || kind == 3) && data[interlaceAt] == 0 &&
		!bytes.Contains(data, []byte("tRNS"))
}

// tellApart makes the width of a picture differ from those of all others by less
// than a thousandth. gofpdf writes pictures in the order of their widths, and
// those of one width in any order, so that the same input would not give the
// same bytes. The width that is written is a whole number.
func (d *document) tellApart(info *gofpdf.ImageInfoType, width int) error {
	n := d.widths[width]
	d.widths[width]++
	if n == 0 {
		return nil
	}
	stored, err := info.GobEncode()
	if err != nil {
		return err
	}
	// The fields in the order in which gofpdf stores them.
	var f struct {
		data, mask         []byte
		object             int
		width, height      float64
		space              string
		palette            []byte
		bits               int
		filter, parameters string
		transparent        []int
		unit, resolution   float64
	}
	fields := []any{
		&f.data, &f.mask, &f.object, &f.width, &f.height, &f.space, &f.palette, &f.bits, &f.filter, &f.parameters,
		&f.transparent, &f.unit, &f.resolution,
	}
	decoder := gob.NewDecoder(bytes.NewReader(stored))
	for _, field := range fields {
		if err := decoder.Decode(field); err != nil {
			return err
		}
	}
	f.width += float64(n) / (1 << 20)
	var b bytes.Buffer
	encoder := gob.NewEncoder(&b)
	for _, field := range fields {
		if err := encoder.Encode(field); err != nil {
			return err
		}
	}
	return info.GobDecode(b.Bytes())
}
