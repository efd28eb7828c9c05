package journal

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/gofrs/flock"

	"waymark/domain/edit"
	"waymark/domain/journey"
	"waymark/storage/mapfile/internal/changejson"
)

// maxSize is the largest journal that is read, in bytes.
const maxSize = 1 << 30

// Leftover is a journal whose owner is gone. Whoever holds it has its lock and
// must end with Discard, SetAside or Release.
type Leftover struct {
	Header
	Changes []*edit.Change // in the order they were made
	Time    time.Time      // when the last one was written
	InOrder bool           // the program ended in order; saving had failed
	base    string
	lock    *flock.Flock
}

// Summary tells of a leftover without holding it.
type Summary struct {
	Header
	Changes int
	Time    time.Time
}

// Recoverable lists the leftovers in dir that hold changes, the oldest first.
// Empty ones are removed on the way.
func Recoverable(dir string) ([]Summary, error) {
	left, err := collect(dir, "", func(Header) bool { return true })
	if err != nil {
		return nil, err
	}
	var out []Summary
	for _, l := range left {
		out = append(out, Summary{l.Header, len(l.Changes), l.Time})
		l.Release()
	}
	return out, nil
}

// Leftovers takes hold of the leftovers of the document at path, the oldest
// first.
func Leftovers(dir, path string) ([]*Leftover, error) {
	path, err := filepath.Abs(path)
	if err != nil {
		return nil, err
	}
	removeIfFree(savingLock(dir, path)) // of a process that died while it saved
	return collect(dir, key(path)+"-", func(Header) bool { return true })
}

// Named takes hold of the leftovers of a document by the path that they name. Unlike
// Leftovers it finds those of a document that is gone, wherever its path led to.
func Named(dir, path string) ([]*Leftover, error) {
	return collect(dir, "", func(h Header) bool { return h.Path == path })
}

// Strays takes hold of the leftovers of a project whose document no longer is
// where it was: it may have been moved or renamed after the crash. Where the
// whole folder is gone, the disk may only be away, and the leftover waits for it.
func Strays(dir string, project journey.ID) ([]*Leftover, error) {
	return collect(dir, "", func(h Header) bool {
		if h.Project != project {
			return false
		}
		_, folder := os.Stat(filepath.Dir(h.Path))
		_, file := os.Stat(h.Path)
		return folder == nil && errors.Is(file, fs.ErrNotExist)
	})
}

func collect(dir, prefix string, want func(Header) bool) ([]*Leftover, error) {
	locks, err := locksIn(dir, prefix)
	if err != nil {
		return nil, err
	}
	var out []*Leftover
	for _, path := range locks {
		lock, err := tryLock(path)
		if err != nil || lock == nil {
			continue // in use, or not ours to look at
		}
		l := &Leftover{base: strings.TrimSuffix(path, lockEnding), lock: lock}
		switch err := l.read(); {
		case err != nil:
			_ = lock.Close() // not to be read now; it stays
		case len(l.Changes) == 0:
			_ = remove(l.base, lock)
		case !want(l.Header):
			_ = lock.Close()
		default:
			out = append(out, l)
		}
	}
	slices.SortStableFunc(out, func(a, b *Leftover) int { return a.Time.Compare(b.Time) })
	return out, nil
}

func (l *Leftover) read() error {
	path := l.base + journalEnding
	info, err := os.Stat(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	if info.Size() > maxSize {
		return fmt.Errorf("journal %s is too large", path)
	}
	data, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	l.Time = info.ModTime()
	return l.decode(data)
}

// decode reads as many changes as are whole. A journal that breaks off in the
// middle of a record was being written to when the machine stopped: the rest
// was never acknowledged.
func (l *Leftover) decode(data []byte) error {
	rest, ok := bytes.CutPrefix(data, []byte(magic))
	if !ok {
		if len(data) < len(magic) {
			return nil
		}
		return errors.New("not a journal")
	}
	var chain sum
	blobs := make(map[string][]byte)
	for first := true; ; first = false {
		kind, contents, next, ok := nextRecord(rest, &chain)
		if !ok {
			return nil
		}
		rest = next
		switch kind {
		case headerRecord:
			if l.Header, ok = decodeHeader(contents); !ok || !first {
				return errors.New("the header of the journal cannot be read")
			}
		case blobRecord:
			blobs[digest(contents)] = contents
		case changeRecord:
			c, err := changejson.ParseChange(string(contents), func(name string) []byte { return blobs[name] })
			if err != nil {
				return err
			}
			l.Changes = append(l.Changes, c)
			l.InOrder = false
		case closedRecord:
			l.InOrder = true
		default:
			return fmt.Errorf("the journal holds a record of unknown kind %d", kind)
		}
	}
}

// Release lets go of the leftover and leaves it where it is.
func (l *Leftover) Release() { _ = l.lock.Close() }

// Discard removes the leftover: its changes are safe elsewhere.
func (l *Leftover) Discard() error { return remove(l.base, l.lock) }

// SetAside moves the leftover to where it is kept but no longer offered, and
// gives its new path.
func (l *Leftover) SetAside() (string, error) {
	kept := filepath.Join(filepath.Dir(l.base), "kept")
	if err := os.MkdirAll(kept, 0o700); err != nil {
		l.Release()
		return "", err
	}
	path := filepath.Join(kept, filepath.Base(l.base)+journalEnding)
	if err := os.Rename(l.base+journalEnding, path); err != nil {
		l.Release()
		return "", err
	}
	return path, remove(l.base, l.lock)
}
