package picture_test

import (
	"bytes"
	"encoding/binary"
	"hash/crc32"
	"image"
	"image/color"
	"image/png"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"waymark/domain/scene"
	"waymark/domain/vector"
	"waymark/storage/export/exporttest"
	"waymark/storage/export/picture"
)

// bomb is a PNG header that promises a size, with nothing behind it.
func bomb(w, h uint32) []byte {
	header := []byte("IHDR")
	header = binary.BigEndian.AppendUint32(header, w)
	header = binary.BigEndian.AppendUint32(header, h)
	header = append(header, 8, 6, 0, 0, 0)
	out := append([]byte("\x89PNG\r\n\x1a\n\x00\x00\x00\x0d"), header...)
	return binary.BigEndian.AppendUint32(out, crc32.ChecksumIEEE(header))
}

// turned puts an Exif segment with an orientation into a JPEG file.
func turned(jpeg []byte, order binary.AppendByteOrder, mark string, orientation uint16) []byte {
	tiff := []byte(mark)
	tiff = order.AppendUint32(tiff, 8)
	tiff = order.AppendUint16(tiff, 2)
	for _, entry := range [][2]uint16{{0x010f, 0}, {0x0112, orientation}} {
		tiff = order.AppendUint16(tiff, entry[0])
		tiff = order.AppendUint16(tiff, 3)
		tiff = order.AppendUint32(tiff, 1)
		tiff = order.AppendUint16(tiff, entry[1])
		tiff = order.AppendUint16(tiff, 0)
	}
	segment := append([]byte("Exif\x00\x00"), tiff...)
	out := append([]byte{0xff, 0xd8, 0xff, 0xe1}, byte((len(segment)+2)>>8), byte(len(segment)+2))
	return append(append(out, segment...), jpeg[2:]...)
}

func TestBombsAreRefusedBeforeTheyGoOff(t *testing.T) {
	for _, size := range [][2]uint32{{1 << 30, 1 << 30}, {100_000, 100_000}, {1, 1 << 30}} {
		_, err := picture.Decode(bomb(size[0], size[1]))
		require.Error(t, err)
	}
	_, err := picture.Inspect(append(bomb(100_000, 100_000), "\x00\x00\x00\x00IEND\xaeB\x60\x82"...))
	require.ErrorIs(t, err, picture.ErrTooLarge)
}

func TestTheContentDecidesTheType(t *testing.T) {
	info, err := picture.Inspect(exporttest.JPEG(t, exporttest.Photo(30, 20)))
	require.NoError(t, err)
	require.Equal(t, picture.JPEG, info.Type)
	require.Equal(t, [2]int{30, 20}, [2]int{info.Width, info.Height})
	info, err = picture.Inspect(exporttest.PNG(t, exporttest.Photo(30, 20)))
	require.NoError(t, err)
	require.Equal(t, picture.PNG, info.Type)
	require.True(t, info.Upright())
}

func TestBrokenPicturesNeverPanic(t *testing.T) {
	whole := [][]byte{
		exporttest.JPEG(t, exporttest.Photo(40, 30)), exporttest.PNG(t, exporttest.Photo(40, 30)),
		turned(exporttest.JPEG(t, exporttest.Photo(40, 30)), binary.BigEndian, "MM\x00*", 6),
	}
	rapid.Check(t, func(t *rapid.T) {
		data := bytes.Clone(rapid.SampledFrom(whole).Draw(t, "file"))
		for range rapid.IntRange(0, 4).Draw(t, "flips") {
			data[rapid.IntRange(0, len(data)-1).Draw(t, "at")] = rapid.Byte().Draw(t, "byte")
		}
		data = data[:rapid.IntRange(0, len(data)).Draw(t, "cut")]
		if info, err := picture.Inspect(data); err == nil {
			require.Positive(t, info.Width*info.Height)
		}
		_, _ = picture.Decode(data)
	})
}

func TestTurnedPhotosStandUpright(t *testing.T) {
	// Red in the stored top left corner, blue beside it along the top.
	stored := image.NewNRGBA(image.Rect(0, 0, 64, 32))
	for y := range 32 {
		for x := range 64 {
			c := color.NRGBA{0, 0, 0, 255}
			if y < 16 && x < 32 {
				c = color.NRGBA{255, 0, 0, 255}
			} else if y < 16 {
				c = color.NRGBA{0, 0, 255, 255}
			}
			stored.SetNRGBA(x, y, c)
		}
	}
	plain := exporttest.JPEG(t, stored)
	isAt := func(img image.Image, x, y int) string {
		r, _, b, _ := img.At(x, y).RGBA()
		switch {
		case r > 0xc000 && b < 0x4000:
			return "red"
		case b > 0xc000 && r < 0x4000:
			return "blue"
		}
		return "black"
	}
	// For each orientation: the colours at the top left and the top right.
	for o, want := range map[uint16][2]string{
		1: {"red", "blue"}, 2: {"blue", "red"}, 3: {"black", "black"}, 4: {"black", "black"},
		5: {"red", "black"}, 6: {"black", "red"}, 7: {"black", "blue"}, 8: {"blue", "black"},
		0: {"red", "blue"}, 9: {"red", "blue"},
	} {
		for mark, order := range map[string]binary.AppendByteOrder{"II*\x00": binary.LittleEndian, "MM\x00*": binary.BigEndian} {
			data := turned(plain, order, mark, o)
			info, err := picture.Inspect(data)
			require.NoError(t, err)
			upright, err := picture.Upright(data, info)
			require.NoError(t, err)
			require.Equal(t, o < 2 || o > 8, info.Upright())
			for _, data := range [][]byte{data, upright} {
				img, err := picture.Decode(data)
				require.NoError(t, err)
				b := img.Bounds()
				require.Equal(t, [2]int{info.Width, info.Height}, [2]int{b.Dx(), b.Dy()})
				require.Equal(t, want, [2]string{isAt(img, b.Min.X+8, b.Min.Y+8), isAt(img, b.Max.X-9, b.Min.Y+8)}, "orientation %d", o)
			}
		}
	}
}

func TestPlainKeepsThePixels(t *testing.T) {
	deep := image.NewNRGBA64(image.Rect(0, 0, 5, 4))
	for i := range 20 {
		deep.SetNRGBA64(i%5, i/5, color.NRGBA64{uint16(i * 3000), 0x8000, 0xffff, uint16(0xffff - i*2000)})
	}
	data, err := picture.Plain(exporttest.PNG(t, deep))
	require.NoError(t, err)
	img, err := png.Decode(bytes.NewReader(data))
	require.NoError(t, err)
	require.IsType(t, &image.NRGBA{}, img)
	for i := range 20 {
		want := color.NRGBAModel.Convert(deep.At(i%5, i/5)).(color.NRGBA)
		got := img.At(i%5, i/5).(color.NRGBA)
		require.InDelta(t, want.R, got.R, 1)
		require.InDelta(t, want.A, got.A, 1)
	}
}

func TestCoverLeavesNoGap(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		box := vector.Rect{X: 3, Y: 4, W: rapid.Float64Range(1, 500).Draw(t, "w"), H: rapid.Float64Range(1, 500).Draw(t, "h")}
		w, h := rapid.IntRange(1, 4000).Draw(t, "pw"), rapid.IntRange(1, 4000).Draw(t, "ph")
		all := picture.Cover(w, h, box)
		const slack = 1e-9
		require.LessOrEqual(t, all.X, box.X+slack)
		require.LessOrEqual(t, all.Y, box.Y+slack)
		require.GreaterOrEqual(t, all.Right(), box.Right()-slack)
		require.GreaterOrEqual(t, all.Bottom(), box.Bottom()-slack)
		require.InEpsilon(t, float64(w)/float64(h), all.W/all.H, 1e-9, "not distorted")
		require.InDelta(t, box.Center().X, all.Center().X, 1e-6)
	})
}

func TestPlaceholderStaysInTheBox(t *testing.T) {
	p := scene.Picture{Rect: vector.Rect{X: 10, Y: 20, W: 90, H: 40}, Radius: 4}
	for _, item := range picture.Placeholder(p) {
		switch item := item.(type) {
		case scene.Rect:
			require.Equal(t, p.Rect, p.Union(item.Inset(-item.Stroke.Width)))
		case scene.Path:
			require.Equal(t, p.Rect, p.Union(item.Path.Bounds().Inset(-item.Stroke.Width)))
		}
	}
	require.Len(t, picture.Placeholder(scene.Picture{Rect: vector.Rect{W: 5, H: 5}}), 1)
}

func TestDamageIsSeenWithoutDecoding(t *testing.T) {
	for _, data := range [][]byte{exporttest.JPEG(t, exporttest.Photo(40, 30)), exporttest.PNG(t, exporttest.Photo(40, 30))} {
		_, err := picture.Inspect(data)
		require.NoError(t, err)
		_, err = picture.Inspect(append(bytes.Clone(data), 0, 0, 0))
		require.NoError(t, err, "a tail does no harm")
		_, err = picture.Inspect(data[:len(data)-20])
		require.Error(t, err)
	}
	data := exporttest.PNG(t, exporttest.Photo(40, 30))
	data[len(data)/2] ^= 4
	_, err := picture.Inspect(data)
	require.Error(t, err)
}
