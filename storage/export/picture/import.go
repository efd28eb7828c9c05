package picture

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"image"
	"image/gif"
	"image/jpeg"
	"image/png"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"golang.org/x/image/draw"
	"golang.org/x/image/webp"

	"waymark/domain/fault"
	"waymark/domain/journey"
)

// The codes of faults of pictures that are brought in.
const (
	CodeNotPicture  fault.Code = "picture-unreadable"
	CodeUnknownKind fault.Code = "picture-kind"
	CodeTooLarge    fault.Code = "picture-too-large"
	CodeNoFile      fault.Code = "picture-file"
)

// The limits of pictures that are brought in.
const (
	// MostBytes is the largest file that is read.
	MostBytes = 64 << 20
	// MostSide is the longest side a kept picture has, in pixels: sharp across a
	// column of a poster at 300 dots to the inch.
	MostSide = 1800
	// heavyPNG is from when on an opaque picture is better kept as a JPEG.
	heavyPNG = 600 << 10
	quality  = 86
)

// Endings are the endings of the files that ImportFile takes.
func Endings() []string { return []string{".png", ".jpg", ".jpeg", ".webp", ".gif"} }

// ImportFile is Import of a file's bytes.
func ImportFile(path string) (*journey.Attachment, error) {
	data, err := readFile(path)
	if err != nil {
		return nil, err
	}
	return Import(data)
}

func readFile(path string) ([]byte, error) {
	name := filepath.Base(path)
	file, err := os.Open(path)
	if err != nil {
		return nil, fileFault(err, name)
	}
	defer file.Close()
	info, err := file.Stat()
	switch {
	case err != nil:
		return nil, fileFault(err, name)
	case !info.Mode().IsRegular():
		return nil, fault.New(CodeNoFile, "“%s” is not a file that could be read. Nothing was changed.", name)
	case info.Size() > MostBytes:
		return nil, tooLarge(fmt.Errorf("%d bytes", info.Size()))
	}
	data, err := io.ReadAll(io.LimitReader(file, MostBytes+1))
	if err != nil {
		return nil, fileFault(err, name)
	}
	return data, nil
}

func fileFault(err error, name string) error {
	if errors.Is(err, fs.ErrPermission) {
		return fault.Wrap(err, CodeNoFile, "You may not read “%s”. Nothing was changed; copy the picture to a folder of your own and try again.", name)
	}
	return fault.Wrap(err, CodeNoFile, "“%s” could not be read. Nothing was changed; check that the file is still there.", name)
}

// Import makes an attachment of the bytes of a PNG, JPEG, WebP or GIF picture:
// turned upright, no larger than MostSide, and encoded anew, so that what a
// camera noted beside the pixels – place, time, owner – stays behind. Of an
// animation the first picture is taken. A size that would take too much memory
// is refused before anything is decoded. It takes up to a second: not to be
// called where a person waits for the next frame.
func Import(data []byte) (*journey.Attachment, error) {
	img, err := decodeAny(data)
	if err != nil {
		return nil, err
	}
	return Attach(img)
}

// Open gives a picture the way it is shown, under the limits of Import but at
// its own size: for somebody to choose a part of it.
func Open(data []byte) (image.Image, error) { return decodeAny(data) }

// OpenFile is Open of a file's bytes.
func OpenFile(path string) (image.Image, error) {
	data, err := readFile(path)
	if err != nil {
		return nil, err
	}
	return Open(data)
}

// Attach makes an attachment of a picture, no larger than MostSide. The same
// picture gives the same attachment.
func Attach(img image.Image) (*journey.Attachment, error) {
	img = Within(img, MostSide)
	data, kind, err := encode(img)
	if err == nil && len(data) > journey.MaxPicture {
		return nil, tooLarge(fmt.Errorf("%d bytes when encoded", len(data)))
	}
	if err != nil {
		return nil, fault.Wrap(err, CodeNotPicture, "This picture could not be taken in. Nothing was changed.")
	}
	sum := sha256.Sum256(data)
	return &journey.Attachment{ID: journey.ID(hex.EncodeToString(sum[:])), Type: kind, Data: data}, nil
}

// Within scales a picture down so that no side is longer than most pixels; a
// smaller one is left as it is.
func Within(img image.Image, most int) image.Image {
	b := img.Bounds()
	w, h := b.Dx(), b.Dy()
	longest := max(w, h)
	if longest <= most {
		return img
	}
	out := image.NewRGBA(image.Rect(0, 0, max(1, w*most/longest), max(1, h*most/longest)))
	// Catmull-Rom looks at every source pixel, so that nothing flickers.
	draw.CatmullRom.Scale(out, out.Rect, img, b, draw.Src, nil)
	return out
}

// decodeAny decodes what Import takes, upright. What is larger than needed is
// scaled down before it is turned: turning takes copies.
func decodeAny(data []byte) (image.Image, error) {
	if len(data) > MostBytes {
		return nil, tooLarge(fmt.Errorf("%d bytes", len(data)))
	}
	turn := upright
	var config image.Config
	var decode func(io.Reader) (image.Image, error)
	var err error
	switch kindOf(data) {
	case "PNG":
		config, err = png.DecodeConfig(bytes.NewReader(data))
		decode = png.Decode
	case "JPEG":
		turn = readOrientation(data)
		config, err = jpeg.DecodeConfig(bytes.NewReader(data))
		decode = jpeg.Decode
	case "GIF":
		config, err = gif.DecodeConfig(bytes.NewReader(data))
		decode = gif.Decode
	case "WebP":
		config, err = webp.DecodeConfig(bytes.NewReader(data))
		decode = webp.Decode
	case "":
		return nil, fault.New(CodeNotPicture, "This is not a picture that Waymark can read. Nothing was changed; use a PNG or JPEG file.")
	default:
		return nil, fault.New(CodeUnknownKind, "Waymark cannot read %s pictures. Nothing was changed; save the picture as PNG or JPEG and try again.", kindOf(data))
	}
	if err == nil && (config.Width < 1 || config.Height < 1) {
		err = errors.New("the picture has no pixels")
	}
	if err != nil {
		return nil, damaged(err)
	}
	if int64(config.Width)*int64(config.Height) > maxBytes/int64(bytesPerPixel(config.ColorModel)) {
		return nil, tooLarge(fmt.Errorf("%w: %d × %d", ErrTooLarge, config.Width, config.Height))
	}
	img, err := decode(bytes.NewReader(data))
	if err != nil {
		return nil, damaged(err)
	}
	if turn != upright {
		img = turn.apply(Within(img, 2*MostSide))
	}
	return img, nil
}

func damaged(err error) error {
	return fault.Wrap(err, CodeNotPicture, "This picture is damaged or incomplete. Nothing was changed; open it in another program, save it again and try once more.")
}

func tooLarge(err error) error {
	return fault.Wrap(err, CodeTooLarge, "This picture is too large. Nothing was changed; make it smaller in another program and try again.")
}

// kindOf names the kind of a picture by its first bytes, also of kinds that
// cannot be read but that people have; "" for anything else.
func kindOf(data []byte) string {
	has := func(at int, sign string) bool {
		return len(data) >= at+len(sign) && string(data[at:at+len(sign)]) == sign
	}
	switch {
	case has(0, "\x89PNG\r\n\x1a\n"):
		return "PNG"
	case has(0, "\xff\xd8\xff"):
		return "JPEG"
	case has(0, "GIF87a"), has(0, "GIF89a"):
		return "GIF"
	case has(0, "RIFF") && has(8, "WEBP"):
		return "WebP"
	case has(4, "ftyphei"), has(4, "ftyphev"), has(4, "ftypmif1"), has(4, "ftypmsf1"):
		return "HEIC"
	case has(4, "ftypavif"):
		return "AVIF"
	case has(0, "II*\x00"), has(0, "MM\x00*"):
		return "TIFF"
	case has(0, "BM") && len(data) > 26:
		return "BMP"
	case has(0, "%PDF"):
		return "PDF"
	case isSVG(data):
		return "SVG"
	}
	return ""
}

func isSVG(data []byte) bool {
	start := bytes.TrimSpace(data[:min(len(data), 1024)])
	return bytes.HasPrefix(start, []byte("<svg")) || (bytes.HasPrefix(start, []byte("<?xml")) && bytes.Contains(start, []byte("<svg")))
}

// encode chooses the form that suits a picture: drawings and what lets the
// ground through as PNG, photos as JPEG.
func encode(img image.Image) (data []byte, kind string, err error) {
	b := img.Bounds()
	flat := image.NewRGBA(image.Rect(0, 0, b.Dx(), b.Dy()))
	draw.Draw(flat, flat.Rect, img, b.Min, draw.Src)
	opaque := flat.Opaque()
	if opaque && manyColours(flat) {
		return asJPEG(flat)
	}
	var out bytes.Buffer
	if err = (&png.Encoder{CompressionLevel: png.BestCompression}).Encode(&out, flat); err != nil {
		return nil, "", err
	}
	if opaque && out.Len() > heavyPNG {
		return asJPEG(flat)
	}
	return out.Bytes(), PNG, nil
}

// manyColours tells photos from drawings by looking at pixels across the
// picture: drawings and pictures of screens have few colours.
func manyColours(img *image.RGBA) bool {
	const grid, few = 64, 4
	b := img.Bounds()
	seen := make(map[[4]byte]struct{}, grid*grid)
	points := 0
	for y := range grid {
		for x := range grid {
			at := img.PixOffset(x*b.Dx()/grid, y*b.Dy()/grid)
			seen[[4]byte(img.Pix[at:at+4])] = struct{}{}
			points++
		}
	}
	return len(seen) > points/few
}

func asJPEG(img image.Image) ([]byte, string, error) {
	var out bytes.Buffer
	err := jpeg.Encode(&out, img, &jpeg.Options{Quality: quality})
	return out.Bytes(), JPEG, err
}
