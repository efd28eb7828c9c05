package journal

import (
	"crypto/sha256"
	"encoding/hex"
	"os"
	"path/filepath"

	"github.com/gofrs/flock"

	"waymark/domain/edit"
	"waymark/domain/journey"
	"waymark/storage/mapfile/internal/changejson"
)

// Journal keeps the unsaved changes of one open document. It belongs to one
// goroutine at a time.
type Journal struct {
	base    string // path without ending
	path    string // of the document
	project journey.ID
	lock    *flock.Flock

	file    *os.File // nil until the first change
	size    int64    // of what counts in it
	chain   sum
	blobs   map[string]bool // pictures already in it
	changes int
}

// Begin makes a journal for the document at path and takes its lock. dir is the
// folder of all journals; it is made if need be. elsewhere tells that another
// window or process has the same document open.
func Begin(dir, path string, project journey.ID) (j *Journal, elsewhere bool, err error) {
	path, err = filepath.Abs(path)
	if err != nil {
		return nil, false, err
	}
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, false, err
	}
	elsewhere = InUse(dir, path)
	base := filepath.Join(dir, key(path)+"-"+string(journey.NewID()))
	lock, err := tryLock(base + lockEnding)
	if err != nil {
		return nil, false, err
	}
	if lock == nil {
		// Somebody who looks for leftovers took it for one; another name will do.
		return Begin(dir, path, project)
	}
	return &Journal{base: base, path: path, project: project, lock: lock}, elsewhere, nil
}

// key names a document in the names of its journals. Links to one file give
// one key.
func key(path string) string {
	if real, err := filepath.EvalSymlinks(path); err == nil {
		path = real
	}
	sum := sha256.Sum256([]byte(path))
	return hex.EncodeToString(sum[:8])
}

// InUse tells whether some window or process has the document at path open.
func InUse(dir, path string) bool {
	locks, _ := locksIn(dir, key(path)+"-")
	for _, l := range locks {
		lock, err := tryLock(l)
		if err == nil && lock == nil {
			return true
		}
		if lock != nil {
			_ = lock.Close()
		}
	}
	return false
}

// Append adds changes and returns when they are safely on the disk. When it
// fails nothing was added; the next Append must begin with the same changes.
func (j *Journal) Append(changes ...*edit.Change) error {
	if len(changes) == 0 {
		return nil
	}
	if err := j.open(); err != nil {
		return err
	}
	var b []byte
	chain := j.chain
	if j.size == 0 {
		header := Header{Path: j.path, Project: j.project}
		if parents := changes[0].Parents; len(parents) > 0 {
			header.Base = parents[0]
		}
		contents, err := header.encode()
		if err != nil {
			return err
		}
		chain = sum{}
		b = append(b, magic...)
		b = appendRecord(b, &chain, headerRecord, contents)
	}
	written := make(map[string]bool)
	var text []byte
	for _, c := range changes {
		changejson.Blobs(c, func(name string, data []byte) {
			if !j.blobs[name] && !written[name] {
				written[name] = true
				b = appendRecord(b, &chain, blobRecord, data)
			}
		})
		text = changejson.AppendChange(text[:0], c)
		b = appendRecord(b, &chain, changeRecord, text)
	}
	if err := j.write(b); err != nil {
		return err
	}
	j.chain = chain
	j.changes += len(changes)
	for name := range written {
		j.blobs[name] = true
	}
	return nil
}

// write puts bytes after what counts, over what a failed write may have left.
func (j *Journal) write(b []byte) error {
	if _, err := j.file.WriteAt(b, j.size); err != nil {
		_ = j.file.Truncate(j.size) // gives back the room; the sums guard against the rest
		return err
	}
	if err := j.file.Sync(); err != nil {
		return err
	}
	j.size += int64(len(b))
	return nil
}

func (j *Journal) open() error {
	if j.file != nil {
		return nil
	}
	f, err := os.OpenFile(j.base+journalEnding, os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		return err
	}
	syncDir(filepath.Dir(j.base))
	j.file, j.size, j.changes, j.blobs = f, 0, 0, make(map[string]bool)
	return nil
}

// Changes gives the number of changes in the journal.
func (j *Journal) Changes() int { return j.changes }

// Reset forgets all changes: they are in the document's file now.
func (j *Journal) Reset() error {
	if j.file == nil {
		return nil
	}
	j.size, j.changes, j.blobs = 0, 0, make(map[string]bool)
	return j.file.Truncate(0)
}

// Close gives the journal up. One that is empty goes; otherwise its changes are
// left to be brought back when the document is opened next.
func (j *Journal) Close() error {
	var err error
	if j.changes > 0 {
		chain := j.chain
		if err = j.write(appendRecord(nil, &chain, closedRecord, nil)); err == nil {
			j.chain = chain
		}
	}
	if j.file != nil {
		_ = j.file.Close()
	}
	if j.changes == 0 {
		return remove(j.base, j.lock)
	}
	j.file = nil
	_ = j.lock.Close()
	return err
}

// Discard gives the journal up together with its changes.
func (j *Journal) Discard() error {
	j.changes = 0
	return j.Close()
}

// remove deletes the files of a journal whose lock is held, and lets go of it.
func remove(base string, lock *flock.Flock) error {
	err := os.Remove(base + journalEnding)
	if os.IsNotExist(err) {
		err = nil
	}
	if err != nil {
		_ = lock.Close()
		return err
	}
	removeLock(base+lockEnding, lock)
	return nil
}

// syncDir makes a new name survive a power cut where the system can do that.
func syncDir(dir string) {
	if f, err := os.Open(dir); err == nil {
		_ = f.Sync()
		_ = f.Close()
	}
}
