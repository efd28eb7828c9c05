package main

import (
	"os"
	"runtime"

	"fyne.io/fyne/v2/lang"
)

// systemLocale gives the locale of the system in the order that POSIX says, and
// where the environment is silent, as on Windows and macOS, what the system
// itself says.
func systemLocale() string {
	for _, name := range []string{"LC_ALL", "LC_MESSAGES", "LANG"} {
		locale := os.Getenv(name)
		if locale == "" {
			continue
		}
		// LANGUAGE refines every locale but that of the bare machine.
		if language := os.Getenv("LANGUAGE"); language != "" && locale != "C" && locale != "POSIX" {
			return language
		}
		return locale
	}
	if runtime.GOOS == "windows" || runtime.GOOS == "darwin" {
		return string(lang.SystemLocale())
	}
	return ""
}
