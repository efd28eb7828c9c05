// Command waymark is the program: a window by default, commands in a terminal.
// What lives here: wiring only – the commands are in internal/cli, the window's
// wiring in window.go.
package main

import (
	"os"
	"os/user"
	"time"

	"fyne.io/fyne/v2/theme"

	"waymark/cmd/waymark/internal/cli"
)

// version is set when the program is built.
var version = "unreleased"

func main() {
	os.Exit(cli.Run(os.Args[1:], cli.Program{
		Version: version,
		Stdin:   os.Stdin, Stdout: os.Stdout, Stderr: os.Stderr,
		Getenv: os.Getenv, Now: time.Now,
		Author: userName, Locale: systemLocale,
		Emoji:      func() []byte { return theme.DefaultEmojiFont().Content() },
		OpenWindow: openWindow,
	}))
}

// userName gives the name of whoever is logged in.
func userName() string {
	u, err := user.Current()
	if err != nil {
		return ""
	}
	if u.Name != "" {
		return u.Name
	}
	return u.Username
}
