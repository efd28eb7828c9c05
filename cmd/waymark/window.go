package main

import (
	"waymark/cmd/waymark/internal/cli"
	"waymark/domain/fault"
)

// openWindow shows the file at path, or the start page for "", until the window
// is closed.
func openWindow(string) error {
	return fault.New(cli.CodeNoDisplay, "This build of Waymark has no window; “waymark --help” lists what it can do without one.")
}
