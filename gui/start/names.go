package start

import (
	"os"
	"path/filepath"
	"strings"
	"time"

	"waymark/resources/i18n"
)

// Name gives the name of a file as a person knows it: without folder and
// ending.
func Name(path string) string {
	return strings.TrimSuffix(filepath.Base(path), ".waymark")
}

// Folder gives the folder of a file, short where it lies in the home folder.
func Folder(path string) string {
	dir := filepath.Dir(path)
	home, err := os.UserHomeDir()
	if err != nil || home == "" {
		return dir
	}
	if rel, err := filepath.Rel(home, dir); err == nil && rel != ".." && !strings.HasPrefix(rel, ".."+string(filepath.Separator)) {
		if rel == "." {
			return "~"
		}
		return filepath.Join("~", rel)
	}
	return dir
}

// When tells a time as people do: the hour for today, else the day.
func When(texts *i18n.Catalog, at, now time.Time) string {
	at, now = at.Local(), now.Local()
	day := func(t time.Time) time.Time { return time.Date(t.Year(), t.Month(), t.Day(), 12, 0, 0, 0, t.Location()) }
	switch days := int(day(now).Sub(day(at)).Hours()+0.5) / 24; {
	case at.IsZero():
		return ""
	case days == 0:
		return at.Format("15:04")
	case days == 1:
		return texts.T("time.yesterday")
	}
	return at.Format("2006-01-02")
}
