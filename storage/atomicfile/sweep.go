package atomicfile

import (
	"os"
	"path/filepath"
	"strings"
	"time"
)

// The names of temporary files, around what makes each unique.
const (
	temporaryStart = ".waymark-"
	temporaryEnd   = ".tmp"
)

// Sweep removes what writes that were killed have left in a folder. Younger
// files than age may belong to a write that is still going on.
func Sweep(folder string, age time.Duration) {
	entries, err := os.ReadDir(folder)
	if err != nil {
		return // there is nothing to tidy up where one may not look
	}
	for _, e := range entries {
		if !strings.HasPrefix(e.Name(), temporaryStart) || !strings.HasSuffix(e.Name(), temporaryEnd) {
			continue
		}
		if info, err := e.Info(); err == nil && info.Mode().IsRegular() && time.Since(info.ModTime()) > age {
			_ = os.Remove(filepath.Join(folder, e.Name()))
		}
	}
}
