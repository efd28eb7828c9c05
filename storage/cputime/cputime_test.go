package cputime

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

type reported map[string]float64

func (r reported) ReportMetric(n float64, unit string) { r[unit] = n }

func TestWorkCountsAndSleepDoesNot(t *testing.T) {
	measure := func(f func()) float64 {
		m, r := Start(), reported{}
		f()
		m.Report(r, 2)
		return r["cpu-ms/op"]
	}
	work := measure(func() {
		for begin := used(); used()-begin < 200*time.Millisecond; {
		}
	})
	require.InDelta(t, 100, work, 60, "half of it per round")
	require.Less(t, measure(func() { time.Sleep(200 * time.Millisecond) }), 60.0)
}
