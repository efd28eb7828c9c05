package main

import (
	"os"
	"os/exec"
	"sync"

	"fyne.io/fyne/v2"
)

// requests are the files that other starts handed over and that are not yet open:
// those that come while the last window closes get a program of their own.
type requests struct {
	mu    sync.Mutex
	paths []string
}

// open opens a file in the windows, on Fyne's goroutine.
func (r *requests) open(path string, show func(path string)) {
	r.mu.Lock()
	r.paths = append(r.paths, path)
	r.mu.Unlock()
	fyne.Do(func() {
		for _, p := range r.take() {
			show(p)
		}
	})
}

func (r *requests) take() []string {
	r.mu.Lock()
	defer r.mu.Unlock()
	paths := r.paths
	r.paths = nil
	return paths
}

// startAgain starts programs for requests that came too late for the windows.
func (r *requests) startAgain() {
	self, err := os.Executable()
	if err != nil {
		return // whoever asked starts the program again
	}
	for _, p := range r.take() {
		args := []string{p}
		if p == "" {
			args = nil
		}
		_ = exec.Command(self, args...).Start()
	}
}
