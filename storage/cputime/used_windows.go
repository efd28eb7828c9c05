package cputime

import (
	"time"

	"golang.org/x/sys/windows"
)

// used gives the processor time that this process has used until now.
func used() time.Duration {
	var created, ended, kernel, user windows.Filetime
	if err := windows.GetProcessTimes(windows.CurrentProcess(), &created, &ended, &kernel, &user); err != nil {
		return 0
	}
	ticks := func(f windows.Filetime) time.Duration {
		return time.Duration(int64(f.HighDateTime)<<32 | int64(f.LowDateTime)) // of 100 ns
	}
	return 100 * (ticks(kernel) + ticks(user))
}
