package mapfile

import (
	"crypto/sha256"
	"errors"
	"io"
	"os"
	"slices"
	"time"

	"waymark/domain/edit"
	"waymark/domain/fault"
	"waymark/domain/journey"
	"waymark/storage/atomicfile"
)

// Extension is the ending of the names of Waymark files.
const Extension = ".waymark"

// File is what a file holds. Nobody changes it.
type File struct {
	Document *journey.Document
	History  []*edit.Change // oldest first; nil from Begin, see List
	Version  int            // of the format it was in; older ones are migrated in memory
	Digest   Digest
	// Warnings tell, as faults with code and sentence, what is odd about the
	// file though it could be opened.
	Warnings []*fault.Fault
	// ReadOnly, for a file of a newer minor version, says why it may only be looked
	// at; nil otherwise.
	ReadOnly error

	list     edit.List
	blocks   []*block // of the older history, as they stand in the file
	pictures pictures
}

// List gives the history, oldest change first, of which the oldest may still have
// to be read after Begin.
func (f *File) List() edit.List { return f.list }

// Digest is the SHA-256 of all bytes of a file: it tells whether somebody else
// changed the file since.
type Digest [sha256.Size]byte

// Open reads and verifies a file and lets go of it. Every error is a fault; the
// file itself is never changed.
func Open(path string) (*File, error) {
	data, modified, err := read(path)
	if err != nil {
		return nil, err
	}
	return current().decode(data, modified, false)
}

// DigestOf reads a file only to tell whether it is the same as before.
func DigestOf(path string) (Digest, error) {
	data, _, err := read(path)
	if err != nil {
		return Digest{}, err
	}
	return sha256.Sum256(data), nil
}

func read(path string) (data []byte, modified time.Time, err error) {
	switch info, err := os.Stat(path); {
	case err != nil:
		return nil, time.Time{}, explainRead(err, path)
	case info.IsDir():
		return nil, time.Time{}, isFolder(path)
	case !info.Mode().IsRegular():
		return nil, time.Time{}, notWaymark() // opening a pipe would wait for somebody to write
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, time.Time{}, explainRead(err, path)
	}
	defer func() { _ = f.Close() }()
	info, err := f.Stat()
	switch {
	case err != nil:
		return nil, time.Time{}, explainRead(err, path)
	case info.Size() > MaxSize:
		return nil, time.Time{}, tooLarge()
	}
	data = make([]byte, info.Size())
	n, err := io.ReadFull(f, data)
	if err != nil && !errors.Is(err, io.EOF) && !errors.Is(err, io.ErrUnexpectedEOF) {
		return nil, time.Time{}, explainRead(err, path)
	}
	return data[:n], info.ModTime(), nil
}

// Decode verifies the bytes of a file and gives what they hold: the digest, the
// version, the structure of the database, its schema, each record and reference,
// and that the history leads to the state. data is not kept and not changed.
func Decode(data []byte) (*File, error) {
	return current().decode(data, time.Time{}, false)
}

// decode takes the time of the last change of the file, if that is known. late
// leaves the older history unread, where the file is just as Waymark wrote it.
func (fm format) decode(data []byte, modified time.Time, late bool) (*File, error) {
	in, err := fm.unseal(data)
	if err != nil {
		return nil, err
	}
	if in.newer {
		return nil, newer(in.version, fm.version)
	}
	im, err := fm.load(in)
	if err != nil {
		return nil, err
	}
	defer im.close()
	f := &File{Version: in.version, Digest: in.digest}
	if err := f.read(im, late && !in.edited && in.version == fm.version); err != nil {
		return nil, asDamage(err)
	}
	if f.History == nil {
		err = f.rewindRecent()
	} else {
		_, err = Rewind(f.Document, f.History)
	}
	if in.edited {
		f.warn(nil, WarnEditedElsewhere, "This file was changed by another program. It was checked and is sound.")
		if err != nil {
			err = f.takeForeignEdit(modified)
		}
	}
	if err != nil {
		f.Warnings = append(f.Warnings, inconsistent(err))
	}
	return f, nil
}

// load makes the pages of a file an image of the newest version, after checking
// everything that can be checked before reading records.
func (fm format) load(in sealed) (*image, error) {
	if fm.schemas[in.version] == "" {
		return nil, unknownVersion(in.version)
	}
	pages := in.pages
	if wal := pages[18] != 1 || pages[19] != 1; wal {
		// Written by a program that uses a write-ahead log; in memory there is none.
		pages = append([]byte(nil), pages...)
		pages[18], pages[19] = 1, 1
	}
	im, err := imageOf(pages)
	if err != nil {
		return nil, err
	}
	if err := fm.checkSchema(im, in.version); err != nil {
		im.close()
		return nil, err
	}
	if err := im.quickCheck(); err != nil {
		im.close()
		return nil, damaged(err)
	}
	im, err = fm.migrate(im, in.version)
	if err != nil {
		return nil, asDamage(err)
	}
	return im, nil
}

func (f *File) read(im *image, late bool) (err error) {
	if f.pictures, err = im.readPictures(); err != nil {
		return err
	}
	if f.Document, err = im.readDocument(f.pictures); err != nil {
		return err
	}
	// The rules of the records are checked while the history is read.
	valid := make(chan error, 1)
	go func() { valid <- f.Document.Validate() }()
	if late {
		late, err = f.readRecent(im)
	}
	if !late && err == nil {
		err = f.readHistory(im)
	}
	if broken := <-valid; broken != nil {
		return contents(broken)
	}
	return err
}

// takeForeignEdit lets the history go on with what another program did.
func (f *File) takeForeignEdit(modified time.Time) error {
	history := f.History
	if c := foreignEdit(f.Document, history, f.Digest, modified); c != nil {
		history = append(slices.Clip(history), c)
	}
	_, err := Rewind(f.Document, history)
	if err == nil {
		f.History, f.list = history, edit.ListOf(history)
	}
	return err
}

// inconsistent warns of a history that does not fit.
func inconsistent(cause error) *fault.Fault {
	return fault.Wrap(cause, WarnHistory, "The history of this file does not quite lead to what is in it, so some of it may not be undone. Nothing is missing.")
}

func (f *File) warn(cause error, code fault.Code, message string) {
	f.Warnings = append(f.Warnings, fault.Wrap(cause, code, "%s", message))
}

// asDamage makes an error of the database itself a fault.
func asDamage(err error) error {
	var f *fault.Fault
	if errors.As(err, &f) {
		return f
	}
	return damaged(err)
}

// Save writes a file whole or not at all and gives its digest. Without
// overwrite it refuses to replace a file. Faults are those of
// storage/atomicfile, and CodeTooLarge.
func Save(path string, doc *journey.Document, history []*edit.Change, overwrite bool) (Digest, error) {
	return SaveList(path, doc, edit.ListOf(history), overwrite)
}

// SaveList is Save for a history of which the oldest changes may be in pieces. Those
// are read, so it also fails when they cannot be.
func SaveList(path string, doc *journey.Document, history edit.List, overwrite bool) (Digest, error) {
	data, err := EncodeList(doc, history)
	if err != nil {
		return Digest{}, err
	}
	return Write(path, data, overwrite)
}

// Write writes what Encode gave, with the same promises as Save.
func Write(path string, data []byte, overwrite bool) (Digest, error) {
	err := atomicfile.Write(path, overwrite, func(w io.Writer) error {
		_, err := w.Write(data)
		return err
	})
	if err != nil {
		return Digest{}, err
	}
	return sha256.Sum256(data), nil
}
