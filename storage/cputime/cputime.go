// Package cputime measures the processor time of benchmarks: on a machine that
// others use too, the time on the wall says more about them than about the program.
package cputime

import "time"

// Meter runs from Start on.
type Meter struct{ from time.Duration }

// Start begins to measure, right before the loop of a benchmark.
func Start() Meter { return Meter{used()} }

// Reporter is a benchmark after its loop.
type Reporter interface {
	ReportMetric(n float64, unit string)
}

// Report tells how many milliseconds of processor time each of n rounds took, all
// threads together: so what other goroutines did meanwhile is in it.
func (m Meter) Report(b Reporter, n int) {
	b.ReportMetric((used()-m.from).Seconds()*1000/float64(max(n, 1)), "cpu-ms/op")
}
