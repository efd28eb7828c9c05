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

// look is how often a part of the screen is looked at. A small part costs little,
// so that the processors are left to what is measured.
const look = 150 * time.Microsecond

// sum tells two states of a part of the screen apart.
func (s *screen) sum(b box) uint64 {
	var h maphash.Hash
	h.SetSeed(s.seed)
	for y := int(b.y); y < int(b.y+b.h); y++ {
		line := s.pixels[y*s.stride:]
		_, _ = h.Write(line[int(b.x)*4 : int(b.x+b.w)*4])
	}
	return h.Sum64()
}

// lastChange gives the time from start until a part of the screen changed for
// the last time before it rested as long as quiet.
func (s *screen) lastChange(b box, start time.Time, quiet time.Duration) time.Duration {
	last, seen := start, s.sum(b)
	for time.Since(last) < quiet {
		if now := s.sum(b); now != seen {
			seen, last = now, time.Now()
		}
		time.Sleep(2 * look)
	}
	return last.Sub(start)
}

// nextChange gives the time from start until a part of the screen differs from
// before.
func (s *screen) nextChange(b box, before uint64, start time.Time) (time.Duration, bool) {
	for time.Since(start) < patience {
		if s.sum(b) != before {
			return time.Since(start), true
		}
		time.Sleep(look)
	}
	return 0, false
}

// rest waits until a part of the screen has not changed for a while.
func (s *screen) rest(b box, quiet time.Duration) { s.lastChange(b, time.Now(), quiet) }
