package journal

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"time"

	"github.com/gofrs/flock"
)

// The endings of a journal's two files. The lock stands beside the journal
// because on Windows a locked file cannot be written through another handle.
const (
	journalEnding = ".journal"
	lockEnding    = ".lock"
)

// tryLock locks the file at path for this process, making it if need be; nil
// when somebody else holds it. The lock is known to be on the file that stands
// at path, not on one that was removed meanwhile.
func tryLock(path string) (*flock.Flock, error) {
	for range 10 {
		lock := flock.New(path, flock.SetPermissions(0o600))
		got, err := lock.TryLock()
		if err != nil || !got {
			_ = lock.Close()
			return nil, err
		}
		held, err := lock.Stat()
		if err == nil {
			var there fs.FileInfo
			if there, err = os.Stat(path); err == nil && os.SameFile(held, there) {
				return lock, nil
			}
		}
		_ = lock.Close()
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return nil, err
		}
	}
	return nil, nil
}

// locksIn lists the locks in dir whose names begin with prefix. There are none
// where there is no such folder.
func locksIn(dir, prefix string) ([]string, error) {
	entries, err := os.ReadDir(dir)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	var out []string
	for _, e := range entries {
		if name := e.Name(); strings.HasPrefix(name, prefix) && strings.HasSuffix(name, lockEnding) {
			out = append(out, filepath.Join(dir, name))
		}
	}
	return out, nil
}

// Exclusive makes the caller the only one of all windows and processes that
// saves the document at path, until it calls release. It waits for others a
// while and then goes on without: a lock must never keep work from being saved.
func Exclusive(dir, path string) (release func()) {
	name := savingLock(dir, path)
	for deadline := time.Now().Add(5 * time.Second); ; time.Sleep(5 * time.Millisecond) {
		lock, err := tryLock(name)
		if lock != nil {
			return func() { removeLock(name, lock) }
		}
		if err != nil || time.Now().After(deadline) {
			return func() {}
		}
	}
}

func savingLock(dir, path string) string { return filepath.Join(dir, key(path)+".saving") }

// removeIfFree removes a lock that nobody holds.
func removeIfFree(name string) {
	if _, err := os.Stat(name); err != nil {
		return
	}
	if lock, _ := tryLock(name); lock != nil {
		removeLock(name, lock)
	}
}

// removeLock removes a lock that is held and lets go of it. Removed while it is
// held, nobody can take it in between. Windows does not remove open files; there
// nobody can take away an open one either.
func removeLock(name string, lock *flock.Flock) {
	err := os.Remove(name)
	_ = lock.Close()
	if err != nil && runtime.GOOS == "windows" {
		_ = os.Remove(name)
	}
}
