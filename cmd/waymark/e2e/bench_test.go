//go:build e2e

package e2e

import (
	"bufio"
	"fmt"
	"io"
	"os"
	"os/exec"
	"slices"
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

// BenchmarkDragFrame measures from a pointer event during the drag of a card to
// the painted frame, with the whole map in view: the median, the 95th of a
// hundred and the longest. The wait for the next of sixty frames a second is in it.
func BenchmarkDragFrame(b *testing.B) {
	for _, cards := range []int{200, 2000} {
		b.Run(fmt.Sprintf("cards=%d", cards), func(b *testing.B) {
			d, file := deskWithMap(b, cards)
			d.open(file)
			d.key("ctrl+0")
			d.settled()
			card := d.firstCard()
			pointer := d.pointer()
			x, y := card.center()
			pointer.to(x, y)
			pointer.say("mousedown 1")
			pointer.to(x+20, y+20)
			time.Sleep(time.Second)
			s := openScreen(b, d.frames)
			px, py := x+20, y+20
			var took []time.Duration
			for range b.N {
				for i := range 60 {
					dx, dy := 9, 4 // to and fro, so that the pointer stays over the map
					if i >= 30 {
						dx, dy = -dx, -dy
					}
					hole := box{float64(min(px, px+dx) - 12), float64(min(py, py+dy) - 12), 12 + 32 + 9, 12 + 32 + 4}
					px, py = px+dx, py+dy
					s.lastChange(whole, time.Now(), 50*time.Millisecond)
					before, begin := s.sum(whole, hole), time.Now()
					pointer.to(px, py)
					t, ok := s.nextChange(whole, before, begin, hole)
					require.True(b, ok, "the drag moves on the screen")
					took = append(took, t)
					time.Sleep(time.Duration(20+i%17) * time.Millisecond)
				}
			}
			d.key("Escape")
			pointer.say("mouseup 1")
			slices.Sort(took)
			ms := func(q float64) float64 { return took[int(q*float64(len(took)-1))].Seconds() * 1000 }
			b.ReportMetric(0, "ns/op")
			b.ReportMetric(ms(0.5), "ms/median")
			b.ReportMetric(ms(0.95), "ms/p95")
			b.ReportMetric(ms(1), "ms/max")
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

// firstCard gives the place of a card that is wholly on the screen.
func (d *desk) firstCard() box {
	d.t.Helper()
	for _, r := range d.layout().Refs {
		if r.Kind == "card" && r.Part == "whole" && r.Y > 200 {
			return box{r.X, r.Y, r.W, r.H}
		}
	}
	d.t.Fatal("no card is on the screen")
	return box{}
}

// pointer is an xdotool that stays, so that no process has to start for a move.
type pointer struct {
	tb testing.TB
	in io.WriteCloser
}

func (d *desk) pointer() *pointer {
	d.t.Helper()
	cmd := exec.Command("xdotool", "-")
	cmd.Env = d.env()
	in, err := cmd.StdinPipe()
	require.NoError(d.t, err)
	require.NoError(d.t, cmd.Start())
	d.t.Cleanup(func() { _ = in.Close(); _ = cmd.Wait() })
	return &pointer{d.t, in}
}

func (p *pointer) say(line string) {
	p.tb.Helper()
	_, err := io.WriteString(p.in, line+"\n")
	require.NoError(p.tb, err)
}

func (p *pointer) to(x, y int) { p.say(fmt.Sprintf("mousemove %d %d", x, y)) }

// BenchmarkBinary reports the size of the stripped program.
func BenchmarkBinary(b *testing.B) {
	info, err := os.Stat(program(b))
	require.NoError(b, err)
	for b.Loop() {
		time.Sleep(0)
	}
	b.ReportMetric(float64(info.Size())/(1<<20), "MiB")
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
