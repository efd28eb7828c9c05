// Package layoutlog keeps a file that always tells where on the screen things are:
// for tests with a real pointer and for support. The board and the window say what
// stands where; this room writes it, newest first, without holding them up.
package layoutlog

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"sync"
	"time"
)

// Pulse is how often a window looks again at what it shows, whether or not
// anything told it of a change.
const Pulse = 150 * time.Millisecond

// Log is what a window shows.
type Log struct {
	Refs     []Thing  `json:"refs"`
	Zoom     float64  `json:"zoom"`
	Editing  string   `json:"editing"`  // id of what is being typed
	Text     string   `json:"text"`     // that is being typed
	Dragging string   `json:"dragging"` // id of what is being dragged
	Selected []string `json:"selected"`
	Map      string   `json:"map"`
	Head     string   `json:"head"` // of the history
	// Beat counts how often the window has looked: when it moves on and nothing
	// else does, everything asked for before is on the screen.
	Beat int `json:"beat"`
}

// Thing is a record, or another thing of the window, with its box in pixels.
type Thing struct {
	Kind string  `json:"kind"`
	ID   string  `json:"id"`
	Part string  `json:"part"`
	X    float64 `json:"x"`
	Y    float64 `json:"y"`
	W    float64 `json:"w"`
	H    float64 `json:"h"`
}

// Writer writes the newest log; older ones that wait are left out.
type Writer struct {
	path    string
	mu      sync.Mutex
	waiting *Log
	running bool
	last    []byte
	beat    int
}

// New gives the writer of a file; nil, which nothing may be put into, for no path.
func New(path string) *Writer {
	if path == "" {
		return nil
	}
	return &Writer{path: path}
}

// Beat counts one more look at the window; the next log tells so.
func (w *Writer) Beat() {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.beat++
}

// Put has a log written soon.
func (w *Writer) Put(l *Log) {
	w.mu.Lock()
	defer w.mu.Unlock()
	l.Beat = w.beat
	w.waiting = l
	if w.running {
		return
	}
	w.running = true
	go w.run()
}

func (w *Writer) run() {
	for {
		w.mu.Lock()
		l := w.waiting
		w.waiting = nil
		if l == nil {
			w.running = false
			w.mu.Unlock()
			return
		}
		w.mu.Unlock()
		data, err := json.Marshal(l)
		if err != nil || bytes.Equal(data, w.last) {
			continue
		}
		if replace(w.path, data) == nil {
			w.last = data
		}
	}
}

// replace writes a file so that a reader sees the old or the new one. It need not
// outlive a crash.
func replace(path string, data []byte) error {
	f, err := os.CreateTemp(filepath.Dir(path), ".layout-*")
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	if cerr := f.Close(); err == nil {
		err = cerr
	}
	if err == nil {
		err = os.Rename(f.Name(), path)
	}
	if err != nil {
		_ = os.Remove(f.Name())
	}
	return err
}
