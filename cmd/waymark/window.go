package main

import (
	"os"
	"os/signal"
	"path/filepath"
	"syscall"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/app"
	"fyne.io/fyne/v2/theme"

	"waymark/cmd/waymark/internal/cli"
	"waymark/cmd/waymark/internal/running"
	"waymark/gui/settings"
	"waymark/gui/shell"
	"waymark/resources/icons"
	"waymark/storage/export/kit"
	"waymark/storage/session"
)

const (
	appID = "app.waymark.Waymark"
	// layoutVariable names the file that is to tell where on the screen things
	// are, for tests with a real pointer.
	layoutVariable = "WAYMARK_LAYOUT"
)

// openWindow shows the file at path, or the start page for "", until all windows
// are closed. Where the program runs already it opens the file, unless separate
// asks for a program of its own.
func openWindow(path string, separate bool) error {
	folder, err := session.DataFolder()
	if err != nil {
		return err
	}
	if path != "" {
		if abs, err := filepath.Abs(path); err == nil {
			path = abs
		}
	}
	var desk *running.Desk
	if !separate {
		var handed bool
		if desk, handed = running.Take(folder, display(), path); handed {
			return nil
		}
	}
	cfg := shell.Config{
		Kit:      kit.New(func() []byte { return theme.DefaultEmojiFont().Content() }),
		Settings: settings.Load(folder), Folder: folder,
		Locale: systemLocale(), Version: version,
		LayoutLog: os.Getenv(layoutVariable),
	}
	late := &requests{}
	cfg.Ended = func() { end(desk, late) }
	// The file is read while the display and the graphics come up.
	opening := make(chan *shell.Opening, 1)
	go func() {
		cfg.Kit.Painter()
		cfg.Kit.Icons()
		if path == "" {
			opening <- nil
			return
		}
		opening <- shell.Prepare(cfg, path)
	}()

	cfg.App = app.NewWithID(appID)
	cfg.App.SetIcon(fyne.NewStaticResource("waymark.png", icons.AppPNG()))
	windows := shell.New(cfg)
	stopOnSignal(windows)
	first := windows.Start(<-opening)
	if err := flatFrames(); err != nil {
		return cli.NoDisplay(err) // the desk ends with the program
	}
	first.Show()
	windows.KeepLayoutLog()
	if desk != nil {
		desk.Serve(func(path string) { late.open(path, windows.OpenFromOutside) })
	}
	cfg.App.Run()
	if desk != nil {
		desk.Close() // before the last save, so that a start meanwhile is not lost
	}
	windows.Finish()
	return nil
}

// end ends the program when all windows have closed and all is saved. Fyne's own way
// out closes its queue while its goroutines may still put something in, and then
// crashes, rarely.
func end(desk *running.Desk, late *requests) {
	if desk != nil {
		desk.Close()
	}
	late.startAgain()
	os.Exit(0)
}

// display names the screen that windows open on.
func display() string {
	return os.Getenv("WAYLAND_DISPLAY") + " " + os.Getenv("DISPLAY")
}

// stopOnSignal saves and ends when the system asks for that, as at logging out.
func stopOnSignal(windows *shell.Shell) {
	asked := make(chan os.Signal, 1)
	signal.Notify(asked, os.Interrupt, syscall.SIGTERM)
	go func() {
		<-asked
		fyne.Do(func() { windows.Quit() })
		<-asked // whoever asks twice means it
		os.Exit(1)
	}()
}
