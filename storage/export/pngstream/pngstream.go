// Package pngstream writes PNG pictures strip by strip, on all processors.
//
// What lives here: the PNG format as far as true-colour pictures need it. What
// does not: painting. The encoder of the standard library wants the whole
// picture in memory and packs it on one processor, which takes a second for a
// large map.
package pngstream

import (
	"encoding/binary"
	"hash/crc32"
	"image"
	"io"
	"math"
	"runtime"
	"sync"
)

// Picture describes a picture and how to get it.
type Picture struct {
	Width, Height int
	StripRows     int     // height of the strips, except for the last
	Alpha         bool    // keep transparency; without it all pixels must be opaque
	PixelsPerCM   float64 // for printing; 0 if unknown
	// Paint draws the pixels of a strip, which are transparent at first. It is
	// called by several goroutines, for each strip once.
	Paint func(strip *image.RGBA)
}

// strip is one strip on its way through the workers.
type strip struct {
	rows    image.Rectangle
	packed  []byte
	adler   uint32
	length  int // before packing
	last    bool
	waiting chan struct{} // closed when packed
}

// Write writes the picture. The same pixels give the same bytes.
func Write(w io.Writer, p Picture) error {
	out := &chunkWriter{w: w}
	out.raw("\x89PNG\r\n\x1a\n")
	out.chunk("IHDR", p.header())
	if p.PixelsPerCM > 0 {
		meters := uint32(math.Round(p.PixelsPerCM * 100))
		density := binary.BigEndian.AppendUint32(nil, meters)
		out.chunk("pHYs", append(binary.BigEndian.AppendUint32(density, meters), 1))
	}

	todo, done := make(chan *strip), make(chan *strip, 2*runtime.GOMAXPROCS(0))
	stop := make(chan struct{})
	var workers sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		workers.Go(func() {
			k := newPacker(&p)
			for s := range todo {
				k.pack(s)
				close(s.waiting)
			}
		})
	}
	workers.Go(func() {
		defer close(done)
		defer close(todo)
		for y := 0; y < p.Height; y += p.StripRows {
			bottom := min(y+p.StripRows, p.Height)
			s := &strip{rows: image.Rect(0, y, p.Width, bottom), last: bottom == p.Height, waiting: make(chan struct{})}
			select {
			case done <- s: // keeps the order; full when the writer lags behind
			case <-stop:
				return
			}
			todo <- s
		}
	})

	// A zlib stream: header, the strips' deflated blocks, checksum.
	prefix := []byte{0x78, 0x01}
	sum := uint32(1)
	for s := range done {
		<-s.waiting
		sum = combine(sum, s.adler, s.length)
		if s.last {
			s.packed = binary.BigEndian.AppendUint32(s.packed, sum)
		}
		out.chunk("IDAT", prefix, s.packed)
		prefix = nil
		if out.err != nil {
			break
		}
	}
	close(stop)
	workers.Wait()
	out.chunk("IEND", nil)
	return out.err
}

func (p *Picture) header() []byte {
	const trueColor, withAlpha = 2, 6
	h := binary.BigEndian.AppendUint32(nil, uint32(p.Width))
	h = binary.BigEndian.AppendUint32(h, uint32(p.Height))
	kind := byte(trueColor)
	if p.Alpha {
		kind = withAlpha
	}
	return append(h, 8, kind, 0, 0, 0)
}

// chunkWriter writes the chunks of the file. The first error ends all writing.
type chunkWriter struct {
	w   io.Writer
	err error
}

func (c *chunkWriter) raw(s string) {
	if c.err == nil {
		_, c.err = io.WriteString(c.w, s)
	}
}

func (c *chunkWriter) chunk(kind string, parts ...[]byte) {
	size := 0
	for _, p := range parts {
		size += len(p)
	}
	head := append(binary.BigEndian.AppendUint32(nil, uint32(size)), kind...)
	sum := crc32.ChecksumIEEE(head[4:])
	c.raw(string(head))
	for _, p := range parts {
		sum = crc32.Update(sum, crc32.IEEETable, p)
		if c.err == nil && len(p) > 0 {
			_, c.err = c.w.Write(p)
		}
	}
	c.raw(string(binary.BigEndian.AppendUint32(nil, sum)))
}

// combine gives the Adler-32 checksum of two pieces of data in a row from those
// of the pieces (RFC 1950, section 8; b's sums start at 1 and 0).
func combine(a, b uint32, lengthB int) uint32 {
	const modulus = 65521
	n := uint32(lengthB % modulus)
	a1, a2, b1, b2 := a&0xffff, a>>16, b&0xffff, b>>16
	s1 := (a1 + b1 + modulus - 1) % modulus
	s2 := (a2 + b2 + uint32(uint64(n)*uint64(a1+modulus-1)%modulus)) % modulus
	return s2<<16 | s1
}
