// Command waymark is the program: a window by default, commands in a terminal.
// What lives here: wiring only – the commands are in internal/cli, the window's
// wiring in window.go.
package main

import (
	"os"
	"time"

	"fyne.io/fyne/v2/theme"

	"waymark/cmd/waymark/internal/cli"
	"waymark/gui/settings"
	"waymark/storage/session"
)

// version is set when the program is built.
var version = "unreleased"

func main() {
	attachConsole()
	os.Exit(cli.Run(os.Args[1:], cli.Program{
		Version: version,
		Stdin:   os.Stdin, Stdout: os.Stdout, Stderr: os.Stderr,
		Getenv: os.Getenv, Now: time.Now,
		Author: author, Locale: systemLocale,
		Emoji:      func() []byte { return theme.DefaultEmojiFont().Content() },
		OpenWindow: openWindow,
	}))
}

// author gives the name that the user chose in the settings; "" when none was
// chosen, for a name is never taken from the system unasked.
func author() string {
	folder, err := session.DataFolder()
	if err != nil {
		return ""
	}
	return settings.Load(folder).Author
}
