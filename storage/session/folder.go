package session

import (
	"os"
	"path/filepath"
	"runtime"
)

// DataVariable names the environment variable that overrides where Waymark
// keeps its own data, for tests and for carrying it on a stick.
const DataVariable = "WAYMARK_DATA"

// DataFolder gives the folder in which Waymark keeps drafts and journals. It
// need not exist yet.
func DataFolder() (string, error) {
	if dir := os.Getenv(DataVariable); dir != "" {
		return filepath.Abs(dir)
	}
	if runtime.GOOS == "windows" || runtime.GOOS == "darwin" || runtime.GOOS == "ios" {
		dir, err := os.UserConfigDir()
		return filepath.Join(dir, "Waymark"), err
	}
	if dir := os.Getenv("XDG_DATA_HOME"); filepath.IsAbs(dir) {
		return filepath.Join(dir, "waymark"), nil
	}
	home, err := os.UserHomeDir()
	return filepath.Join(home, ".local", "share", "waymark"), err
}

func journals(folder string) string { return filepath.Join(folder, "journals") }
func drafts(folder string) string   { return filepath.Join(folder, "drafts") }

// isDraft tells whether the document at path is untitled work.
func isDraft(folder, path string) bool {
	return real(filepath.Dir(path)) == real(drafts(folder))
}

// real gives the path without links where that can be known.
func real(path string) string {
	if p, err := filepath.EvalSymlinks(path); err == nil {
		return p
	}
	return path
}
