// Package running makes one program of many starts: whoever starts the program
// while its windows are open – by a double click on a file – hands the file to
// them instead of starting a second program.
//
// What lives here: finding out who runs, and handing over. What does not: what
// the windows do with a file (gui/shell).
//
// A file in the data folder is locked while the program lives, so a crash lets
// go of it. A request is a small file beside it; that it is taken away is the
// answer. There is no port and no socket: nothing listens.
package running

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/gofrs/flock"
	"github.com/google/uuid"
)

const (
	// look is how often the running program looks for requests.
	look = 150 * time.Millisecond
	// patience is how long a request waits for the running program, which may be
	// busy, before one goes on alone.
	patience = 5 * time.Second
	// ending tells requests from files that are still being written.
	ending = ".open"
)

// request is what a start asks of the running program.
type request struct {
	Path string `json:"path"` // absolute; "" for no file
}

// Desk is where requests arrive. It belongs to the program that runs.
type Desk struct {
	lock   *flock.Flock
	folder string
	stop   chan struct{}
	done   chan struct{}
}

// Take becomes the running program for a data folder and a display, or hands
// path to the one that is: then the desk is nil and handed is true. Where
// neither works – the folder cannot be written, the other program does not answer
// – one goes on alone, with neither. Two displays are two desks, for a window has
// to open where somebody looks.
func Take(folder, display, path string) (desk *Desk, handed bool) {
	sum := sha256.Sum256([]byte(display))
	name := filepath.Join(folder, "running-"+hex.EncodeToString(sum[:4]))
	if err := os.MkdirAll(name, 0o700); err != nil {
		return nil, false
	}
	lock := flock.New(name + ".lock")
	mine, err := lock.TryLock()
	if err != nil {
		return nil, false
	}
	if mine {
		return &Desk{lock: lock, folder: name, stop: make(chan struct{}), done: make(chan struct{})}, false
	}
	return nil, ask(name, request{Path: path})
}

// ask leaves a request and tells whether it was taken.
func ask(folder string, r request) bool {
	data, err := json.Marshal(r)
	if err != nil {
		return false
	}
	name := filepath.Join(folder, uuid.NewString())
	if err := os.WriteFile(name, data, 0o600); err != nil {
		return false
	}
	if err := os.Rename(name, name+ending); err != nil {
		_ = os.Remove(name)
		return false
	}
	for end := time.Now().Add(patience); time.Now().Before(end); time.Sleep(look / 5) {
		if _, err := os.Stat(name + ending); os.IsNotExist(err) {
			return true
		}
	}
	// Whoever takes the request back opens the file; nobody else then does.
	return os.Remove(name+ending) != nil
}

func (d *Desk) requests() []string {
	entries, _ := os.ReadDir(d.folder) // no folder, no requests
	var names []string
	for _, e := range entries {
		if strings.HasSuffix(e.Name(), ending) {
			names = append(names, filepath.Join(d.folder, e.Name()))
		}
	}
	return names
}

// Serve calls open with the path of each request, from a goroutine of its own,
// until Close.
func (d *Desk) Serve(open func(path string)) {
	go func() {
		defer close(d.done)
		tick := time.NewTicker(look)
		defer tick.Stop()
		for {
			select {
			case <-d.stop:
				return
			case <-tick.C:
			}
			for _, name := range d.requests() {
				answer(name, open)
			}
		}
	}()
}

// answer opens what a request asks for. Only who removes the request may do so,
// for its sender may take it back; one that is older than its sender's patience
// comes from a start that was killed.
func answer(name string, open func(path string)) {
	var r request
	data, err := os.ReadFile(name)
	info, infoErr := os.Stat(name)
	if os.Remove(name) != nil || err != nil || infoErr != nil || time.Since(info.ModTime()) > 2*patience {
		return
	}
	if json.Unmarshal(data, &r) == nil {
		open(r.Path)
	}
}

// Close ends the desk after Serve; the next start is the running program then.
func (d *Desk) Close() {
	close(d.stop)
	<-d.done
	_ = d.lock.Unlock()
}
