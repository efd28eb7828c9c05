//go:build unix

package cputime

import (
	"time"

	"golang.org/x/sys/unix"
)

// used gives the processor time that this process has used until now.
func used() time.Duration {
	var u unix.Rusage
	if err := unix.Getrusage(unix.RUSAGE_SELF, &u); err != nil {
		return 0
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}
