package picture_test

import (
	"bytes"
	"encoding/binary"
	"image"
	"image/color"
	"image/color/palette"
	"image/gif"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"waymark/domain/fault"
	"waymark/domain/journey"
	"waymark/storage/export/exporttest"
	"waymark/storage/export/picture"
)

// drawing is a picture of few colours.
func drawing(w, h int, ground color.NRGBA) *image.NRGBA {
	img := image.NewNRGBA(image.Rect(0, 0, w, h))
	for y := range h {
		for x := range w {
			c := ground
			if (x/8+y/8)%2 == 0 {
				c = color.NRGBA{0x2f, 0x5d, 0x8c, 0xff}
			}
			img.SetNRGBA(x, y, c)
		}
	}
	return img
}

func size(t *testing.T, a *journey.Attachment) [2]int {
	t.Helper()
	require.NoError(t, journey.ValidateRecord(a))
	info, err := picture.Inspect(a.Data)
	require.NoError(t, err)
	require.Equal(t, a.Type, info.Type)
	require.True(t, info.Upright())
	return [2]int{info.Width, info.Height}
}

func TestWhatACameraNotedStaysBehind(t *testing.T) {
	data := turned(exporttest.JPEG(t, exporttest.Photo(400, 300)), binary.LittleEndian, "II*\x00", 6)
	secret := []byte("GPS 52.5200N 13.4050E owner Li Wei")
	segment := append([]byte{0xff, 0xd8, 0xff, 0xfe, 0, byte(len(secret) + 2)}, secret...)
	data = append(segment, data[2:]...)
	a, err := picture.Import(data)
	require.NoError(t, err)
	require.Equal(t, [2]int{300, 400}, size(t, a), "turned as it is shown")
	require.NotContains(t, string(a.Data), "GPS")
	require.NotContains(t, string(a.Data), "Exif")
}

func TestTheSamePictureIsTheSameAttachment(t *testing.T) {
	data := exporttest.PNG(t, exporttest.Photo(90, 60))
	a, err := picture.Import(data)
	require.NoError(t, err)
	b, err := picture.Import(data)
	require.NoError(t, err)
	require.Equal(t, a, b)
}

func TestLargePicturesAreScaledDown(t *testing.T) {
	a, err := picture.Import(exporttest.JPEG(t, exporttest.Photo(2*picture.MostSide, picture.MostSide/2)))
	require.NoError(t, err)
	require.Equal(t, [2]int{picture.MostSide, picture.MostSide / 4}, size(t, a))
	a, err = picture.Import(exporttest.PNG(t, drawing(5000, 1, color.NRGBA{A: 0xff})))
	require.NoError(t, err)
	require.Equal(t, [2]int{picture.MostSide, 1}, size(t, a), "never without pixels")
}

func TestTheFormSuitsThePicture(t *testing.T) {
	photo, err := picture.Import(exporttest.PNG(t, exporttest.Photo(500, 400)))
	require.NoError(t, err)
	require.Equal(t, picture.JPEG, photo.Type)
	sketch, err := picture.Import(exporttest.PNG(t, drawing(500, 400, color.NRGBA{0xff, 0xff, 0xff, 0xff})))
	require.NoError(t, err)
	require.Equal(t, picture.PNG, sketch.Type)
	clear, err := picture.Import(exporttest.PNG(t, drawing(500, 400, color.NRGBA{})))
	require.NoError(t, err)
	require.Equal(t, picture.PNG, clear.Type)
	img, err := picture.Decode(clear.Data)
	require.NoError(t, err)
	_, _, _, alpha := img.At(9, 1).RGBA()
	require.Zero(t, alpha, "what lets the ground through still does")
}

func TestOfAnAnimationTheFirstPictureIsTaken(t *testing.T) {
	frame := image.NewPaletted(image.Rect(0, 0, 30, 20), palette.Plan9)
	var b bytes.Buffer
	require.NoError(t, gif.EncodeAll(&b, &gif.GIF{Image: []*image.Paletted{frame, frame}, Delay: []int{5, 5}}))
	a, err := picture.Import(b.Bytes())
	require.NoError(t, err)
	require.Equal(t, [2]int{30, 20}, size(t, a))
}

func TestWhatIsNoPictureIsToldApart(t *testing.T) {
	for code, files := range map[fault.Code][][]byte{
		picture.CodeNotPicture: {
			nil, []byte("hello"), []byte("\x89PNG\r\n\x1a\n"), exporttest.JPEG(t, exporttest.Photo(80, 60))[:200],
			{0xff, 0xd8, 0xff},
			[]byte("GIF89a"), []byte("RIFF\x00\x00\x00\x00WEBPVP8 "),
		},
		picture.CodeTooLarge: {
			append(bomb(60_000, 60_000), "\x00\x00\x00\x00IEND\xaeB\x60\x82"...), bomb(1<<20, 1<<20), make([]byte, picture.MostBytes+1),
			[]byte("GIF89a\xff\xff\xff\xff\x00\x00\x00"),
		},
		picture.CodeUnknownKind: {
			[]byte("\x00\x00\x00\x18ftypheic\x00\x00"), []byte("II*\x00...."), []byte("<?xml version='1.0'?><svg/>"), []byte("%PDF-1.7"),
		},
	} {
		for _, data := range files {
			_, err := picture.Import(data)
			require.Equal(t, code, fault.CodeOf(err), "%.20q", data)
		}
	}
}

func TestBrokenPicturesAreFaultsNotPanics(t *testing.T) {
	whole := [][]byte{
		exporttest.JPEG(t, exporttest.Photo(40, 30)), exporttest.PNG(t, exporttest.Photo(40, 30)),
		turned(exporttest.JPEG(t, exporttest.Photo(40, 30)), binary.BigEndian, "MM\x00*", 8),
	}
	rapid.Check(t, func(t *rapid.T) {
		data := bytes.Clone(rapid.SampledFrom(whole).Draw(t, "file"))
		for range rapid.IntRange(0, 4).Draw(t, "flips") {
			// Not in the size, which may then be a large one that is in order.
			data[rapid.IntRange(60, len(data)-1).Draw(t, "at")] = rapid.Byte().Draw(t, "byte")
		}
		a, err := picture.Import(data[:rapid.IntRange(0, len(data)).Draw(t, "cut")])
		if err != nil {
			require.NotEqual(t, fault.Internal, fault.CodeOf(err))
			return
		}
		require.NoError(t, journey.ValidateRecord(a))
	})
}

func TestFilesThatCannotBeRead(t *testing.T) {
	folder := t.TempDir()
	for _, path := range []string{folder, filepath.Join(folder, "gone.png")} {
		_, err := picture.ImportFile(path)
		require.Equal(t, picture.CodeNoFile, fault.CodeOf(err))
	}
	path := filepath.Join(folder, "照片 & more.PNG")
	require.NoError(t, os.WriteFile(path, exporttest.PNG(t, exporttest.Photo(9, 9)), 0o600))
	_, err := picture.ImportFile(path)
	require.NoError(t, err)
}
