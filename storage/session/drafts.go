package session

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"waymark/domain/edit"
	"waymark/domain/journey"
	"waymark/storage/mapfile"
	"waymark/storage/mapfile/journal"
)

// Draft is untitled work, kept until somebody gives it a name.
type Draft struct {
	Path  string
	Title string // of the project
	Time  time.Time
	Open  bool // in some window at this moment
}

// Drafts lists the drafts in a data folder, "" for the usual one, the newest
// first. What cannot be read is listed without a title.
func Drafts(folder string) ([]Draft, error) {
	opts := Options{Folder: folder}
	if err := opts.complete(); err != nil {
		return nil, err
	}
	dir := drafts(opts.Folder)
	entries, err := os.ReadDir(dir)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	var out []Draft
	for _, e := range entries {
		info, err := e.Info()
		if err != nil || !info.Mode().IsRegular() || !strings.HasSuffix(e.Name(), mapfile.Extension) {
			continue
		}
		d := Draft{Path: filepath.Join(dir, e.Name()), Time: info.ModTime()}
		if info.Size() == 0 {
			continue // begun by a program that was stopped at that moment
		}
		if f, err := mapfile.Open(d.Path); err == nil {
			d.Title = f.Document.Project.Title
		}
		d.Open = journal.InUse(journals(opts.Folder), d.Path)
		out = append(out, d)
	}
	slices.SortFunc(out, func(a, b Draft) int { return b.Time.Compare(a.Time) })
	return out, nil
}

// DiscardDraft removes a draft for good, together with what a crash left of it.
func DiscardDraft(folder, path string) error {
	opts := Options{Folder: folder}
	if err := opts.complete(); err != nil {
		return err
	}
	left, err := journal.Leftovers(journals(opts.Folder), path)
	if err != nil {
		return err
	}
	for _, l := range left {
		if err := l.Discard(); err != nil {
			return err
		}
	}
	return os.Remove(path)
}

// makeDraft writes a new draft that only the user may read.
func makeDraft(folder string, doc *journey.Document, history edit.List) (string, mapfile.Digest, error) {
	data, err := mapfile.EncodeList(doc, history)
	if err != nil {
		return "", mapfile.Digest{}, err
	}
	path := filepath.Join(drafts(folder), string(journey.NewID())+mapfile.Extension)
	if err := os.MkdirAll(drafts(folder), 0o700); err != nil {
		return "", mapfile.Digest{}, noDraft(err, folder)
	}
	// A file that is replaced keeps its permissions.
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return "", mapfile.Digest{}, noDraft(err, folder)
	}
	_ = f.Close()
	digest, err := mapfile.Write(path, data, true)
	if err != nil {
		_ = os.Remove(path)
	}
	return path, digest, err
}

func removeDraft(path string) { _ = os.Remove(path) }
