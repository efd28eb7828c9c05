//go:build e2e

package e2e

import (
	"bufio"
	"fmt"
	"os"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"waymark/domain/journey/journeytest"
	"waymark/storage/mapfile"
)

// whole is the part of the display that a window fills at its first size.
var whole = box{0, 0, 1440, 900}

// BenchmarkStart measures from the start of the process until the whole map is
// on the screen and nothing changes any more, and the memory that the process
// then holds (PSS).
func BenchmarkStart(b *testing.B) {
	for _, cards := range []int{200, 2000} {
		b.Run(fmt.Sprintf("cards=%d", cards), func(b *testing.B) {
			d, file := deskWithMap(b, cards)
			s := openScreen(b, d.frames)
			memory, shown := 0.0, time.Duration(0)
			for range b.N {
				begin := time.Now()
				d.start(file)
				took := s.lastChange(whole, begin, 2*time.Second)
				b.Logf("shown after %v", took)
				shown += took
				require.NotEmpty(b, d.layout().Refs, "the map is on the screen")
				memory += pss(b, d.app.Process.Pid)
				d.kill()
			}
			b.ReportMetric(0, "ns/op")
			b.ReportMetric(shown.Seconds()*1000/float64(b.N), "ms/shown")
			b.ReportMetric(memory/float64(b.N), "MiB-PSS")
		})
	}
}

func deskWithMap(b *testing.B, cards int) (*desk, string) {
	b.Helper()
	d := newDesk(b, "en_GB.UTF-8")
	file := d.path("map.waymark")
	_, err := mapfile.Save(file, journeytest.Map(cards, 1), nil, false)
	require.NoError(b, err)
	return d, file
}

// BenchmarkBinary reports the size of the stripped program.
func BenchmarkBinary(b *testing.B) {
	info, err := os.Stat(program(b))
	require.NoError(b, err)
	for b.Loop() {
		time.Sleep(0)
	}
	b.ReportMetric(float64(info.Size())/(1<<20), "MiB")
}

// processorTime gives what all threads of a process have worked so far, in steps
// of 10 ms.
func processorTime(tb testing.TB, pid int) time.Duration {
	tb.Helper()
	data, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", pid))
	require.NoError(tb, err)
	_, rest, _ := strings.Cut(string(data), ") ") // the name may hold anything
	fields := strings.Fields(rest)
	ticks := 0
	for _, f := range fields[11:13] { // user and system
		n, err := strconv.Atoi(f)
		require.NoError(tb, err)
		ticks += n
	}
	return time.Duration(ticks) * 10 * time.Millisecond
}

// pss gives the memory that a process holds, shared pages counted by their
// share, in MiB.
func pss(tb testing.TB, pid int) float64 {
	tb.Helper()
	f, err := os.Open(fmt.Sprintf("/proc/%d/smaps_rollup", pid))
	require.NoError(tb, err)
	defer f.Close()
	for lines := bufio.NewScanner(f); lines.Scan(); {
		if rest, ok := strings.CutPrefix(lines.Text(), "Pss:"); ok {
			kb, err := strconv.ParseFloat(strings.TrimSuffix(strings.TrimSpace(rest), " kB"), 64)
			require.NoError(tb, err)
			return kb / 1024
		}
	}
	tb.Fatal("no Pss in smaps_rollup")
	return 0
}
