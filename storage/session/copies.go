package session

import (
	"os"
	"path/filepath"
	"strings"

	"waymark/domain/edit"
	"waymark/domain/journey"
	"waymark/domain/merge"
	"waymark/storage/mapfile"
)

// Copy is a file beside the open one that holds the same project and something
// that the open one has not: what a sync client sets aside when two people changed
// a file at once.
type Copy struct {
	Path    string
	Changes int // that the open project has not
}

// maxCopies bounds how many files beside a project are looked into.
const maxCopies = 40

// Copies looks beside a file for copies of the same project that hold more. doc
// and history are the open state. Sync clients name copies each in its own way,
// but all begin as the file does, so every such file is looked into. It may run
// in any goroutine.
func Copies(path string, doc *journey.Document, history edit.List) []Copy {
	entries, err := os.ReadDir(filepath.Dir(path))
	if err != nil {
		return nil
	}
	own := filepath.Base(path)
	stem := strings.ToLower(strings.TrimSuffix(own, mapfile.Extension))
	ours := merge.Copy{Document: doc, History: edit.HistoryOf(history)}
	var out []Copy
	looked := 0
	for _, e := range entries {
		name := e.Name()
		lower := strings.ToLower(name)
		if name == own || !strings.HasPrefix(lower, stem) || !strings.HasSuffix(lower, mapfile.Extension) || !e.Type().IsRegular() {
			continue
		}
		if looked++; looked > maxCopies {
			break
		}
		other := filepath.Join(filepath.Dir(path), name)
		if n := newIn(other, ours); n > 0 {
			out = append(out, Copy{Path: other, Changes: n})
		}
	}
	return out
}

// newIn counts the changes of a file that a project has not; 0 for files that
// cannot be read and for other projects.
func newIn(path string, ours merge.Copy) int {
	file, err := mapfile.Open(path)
	if err != nil || file.Document.Project.ID != ours.Document.Project.ID {
		return 0
	}
	m, err := merge.New(ours, merge.Copy{Document: file.Document, History: edit.NewHistory(file.History)})
	if err != nil || m.Relation() == merge.Foreign || m.Nothing() {
		return 0
	}
	r, err := m.Result(edit.Label{}, edit.Options{})
	if err != nil {
		return 0
	}
	return len(r.Brings)
}
