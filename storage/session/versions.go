package session

import (
	"encoding/hex"
	"io"
	"os"
	"path/filepath"
	"strings"

	"waymark/domain/fault"
	"waymark/storage/atomicfile"
	"waymark/storage/mapfile"
)

// openToLook opens a file of a newer version: it is shown, and nothing writes
// it, not even a journal.
func openToLook(path string, file *mapfile.File, opts Options) *Session {
	opts.Editor.ReadOnly = file.ReadOnly
	opts.OnIncoming = nil
	s := newSession(opts, path, file.Document, file.List())
	s.digest, s.warnings = file.Digest, file.Warnings
	s.warnings = append(s.warnings, asFault(file.ReadOnly))
	s.start()
	return s
}

func asFault(err error) *fault.Fault {
	return fault.Wrap(err, fault.CodeOf(err), "%s", fault.MessageOf(err))
}

// ReadOnly gives why the project may only be looked at, nil when it may be
// changed.
func (s *Session) ReadOnly() error { return s.opts.Editor.ReadOnly }

// Kept is the folder, below the data folder, with the files that were rewritten
// in a newer format, as they were before.
func Kept(folder string) string { return filepath.Join(folder, "kept") }

// keepOld copies the file in its old format aside before it is first written in
// the new one. It is a precaution only: where it cannot be done, saving goes on.
func (s *Session) keepOld(path string, known mapfile.Digest) {
	if now, err := mapfile.DigestOf(path); err != nil || now != known {
		return
	}
	data, err := os.ReadFile(path)
	if err != nil {
		return
	}
	stem := strings.TrimSuffix(filepath.Base(path), mapfile.Extension)
	to := filepath.Join(Kept(s.opts.Folder), stem+" "+hex.EncodeToString(known[:4])+mapfile.Extension)
	if os.MkdirAll(filepath.Dir(to), 0o700) != nil {
		return
	}
	_ = atomicfile.Write(to, true, func(w io.Writer) error {
		_, err := w.Write(data)
		return err
	})
	s.older = false
}
