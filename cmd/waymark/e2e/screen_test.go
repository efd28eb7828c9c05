//go:build e2e

package e2e

import (
	"encoding/binary"
	"hash/maphash"
	"os"
	"path/filepath"
	"syscall"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// screen is the memory of the display, so that a measurement sees pixels the
// moment they change, without asking the X server.
type screen struct {
	pixels []byte
	stride int
	seed   maphash.Seed
}

// openScreen maps the file that Xvfb -fbdir keeps, which is in the XWD format:
// a header of big-endian words, the colour map, the pixels.
func openScreen(tb testing.TB, dir string) *screen {
	tb.Helper()
	f, err := os.Open(filepath.Join(dir, "Xvfb_screen0"))
	require.NoError(tb, err)
	defer f.Close()
	info, err := f.Stat()
	require.NoError(tb, err)
	data, err := syscall.Mmap(int(f.Fd()), 0, int(info.Size()), syscall.PROT_READ, syscall.MAP_SHARED)
	require.NoError(tb, err)
	tb.Cleanup(func() { _ = syscall.Munmap(data) })
	word := func(i int) int { return int(binary.BigEndian.Uint32(data[4*i:])) }
	const headerSize, bytesPerLine, colors, colorSize = 0, 12, 19, 12
	return &screen{data[word(headerSize)+word(colors)*colorSize:], word(bytesPerLine), maphash.MakeSeed()}
}

// sum tells two states of a part of the screen apart; every other line is read.
// What lies in the hole is left out: the X server itself draws the pointer.
func (s *screen) sum(b, hole box) uint64 {
	var h maphash.Hash
	h.SetSeed(s.seed)
	left, right := int(b.x)*4, int(b.x+b.w)*4
	for y := int(b.y); y < int(b.y+b.h); y += 2 {
		line := s.pixels[y*s.stride:]
		if float64(y) < hole.y || float64(y) >= hole.y+hole.h {
			_, _ = h.Write(line[left:right])
			continue
		}
		_, _ = h.Write(line[left : int(hole.x)*4])
		_, _ = h.Write(line[int(hole.x+hole.w)*4 : right])
	}
	return h.Sum64()
}

// lastChange gives the time from start until a part of the screen changed for
// the last time before it rested as long as quiet.
func (s *screen) lastChange(b box, start time.Time, quiet time.Duration) time.Duration {
	last, seen := start, s.sum(b, box{})
	for time.Since(last) < quiet {
		if now := s.sum(b, box{}); now != seen {
			seen, last = now, time.Now()
		}
		time.Sleep(200 * time.Microsecond)
	}
	return last.Sub(start)
}

// nextChange gives the time from start until a part of the screen differs from
// before.
func (s *screen) nextChange(b box, before uint64, start time.Time, hole box) (time.Duration, bool) {
	for time.Since(start) < 2*time.Second {
		if s.sum(b, hole) != before {
			return time.Since(start), true
		}
		time.Sleep(200 * time.Microsecond) // leave the processors to what is measured
	}
	return 0, false
}
