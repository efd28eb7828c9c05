package printing

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"
)

// System is what the desktop can do with a PDF.
type System struct {
	// Open shows a file in the program that the system has for it.
	Open func(path string) error
	// Printer gives the name of the usual printer, "" where there is none that the
	// system prints on by itself. It may take a while.
	Printer func() string
	// Print sends a PDF to the usual printer.
	Print func(path string) error
}

// Desktop is the system that the program runs on. open shows a file.
func Desktop(open func(path string) error) System {
	return System{Open: open, Printer: usualPrinter, Print: sendToPrinter}
}

// printerPatience is how long the system may take to name its printer.
const printerPatience = 2 * time.Second

// usualPrinter asks CUPS, which Linux and macOS print with.
func usualPrinter() string {
	if _, err := exec.LookPath("lp"); err != nil {
		return ""
	}
	ctx, cancel := context.WithTimeout(context.Background(), printerPatience)
	defer cancel()
	cmd := exec.CommandContext(ctx, "lpstat", "-d")
	cmd.Env = append(os.Environ(), "LC_ALL=C")
	out, err := cmd.Output()
	if err != nil {
		return ""
	}
	_, name, found := strings.Cut(string(out), ":") // “system default destination: NAME”
	if !found {
		return ""
	}
	return strings.TrimSpace(name)
}

// sendToPrinter prints at the size that the pages have.
func sendToPrinter(path string) error {
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	return exec.CommandContext(ctx, "lp", "-o", "print-scaling=none", "--", path).Run()
}

// leftovers is how the folders begin that PDFs for viewers and printers lie in.
const leftovers = "waymark-print-"

// handOverFolder makes a folder for a PDF that the system shall show or print.
// Those of earlier days go.
func handOverFolder() (string, error) {
	old, _ := filepath.Glob(filepath.Join(os.TempDir(), leftovers+"*"))
	for _, dir := range old {
		if info, err := os.Stat(dir); err == nil && info.IsDir() && time.Since(info.ModTime()) > 24*time.Hour {
			_ = os.RemoveAll(dir) // what cannot go now goes another day
		}
	}
	return os.MkdirTemp("", leftovers+"*")
}
