package session

import (
	"errors"
	"path/filepath"
	"time"

	"waymark/domain/edit"
	"waymark/domain/fault"
	"waymark/domain/journey"
	"waymark/storage/atomicfile"
	"waymark/storage/mapfile"
	"waymark/storage/mapfile/journal"
)

// snapshot is one state of the project with the history that leads to it.
// Nothing in it ever changes.
type snapshot struct {
	doc     *journey.Document
	history edit.List
}

// Save writes what is not yet in the file. The document is saved by itself all
// the time, so nobody needs to call it; people like to. Errors are faults, and
// then the file is as it was and the changes stay in the journal.
func (s *Session) Save() error {
	s.mu.Lock()
	closed := s.closed
	s.mu.Unlock()
	if closed {
		return nil
	}
	return s.save()
}

// saveByItself is what the timer runs.
func (s *Session) saveByItself() {
	if s.Save() == nil {
		return
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if !s.closed {
		s.stopTimer()
		s.stopTimer = s.opts.After(retryAfter, s.saveByItself)
	}
}

func (s *Session) save() error {
	s.saves.Lock()
	defer s.saves.Unlock()
	s.mu.Lock()
	path, digest := s.path, s.digest
	snap := snapshot{s.doc, s.history}
	nothing := s.saved >= snap.history.Len()
	s.mu.Unlock()
	if nothing && isThere(path) {
		return nil
	}
	s.setSaving(true)
	digest, err := s.write(path, snap, digest)
	if fault.CodeOf(err) == CodeChangedElsewhere && s.opts.OnIncoming != nil {
		if in := s.read(path); in != nil {
			// Whoever joins it sets off the next save.
			s.setSaving(false)
			s.deliver(in)
			return nil
		}
	}
	s.mu.Lock()
	s.saving, s.saveErr = false, err
	if err == nil {
		s.isSaved(snap, digest)
		s.stamp, _ = stampOf(path)
	}
	s.tell()
	s.mu.Unlock()
	if err == nil {
		s.clearJournal()
		s.tidy(path)
	}
	return err
}

// tidy removes, once in a session, what saves that were killed have left beside
// the project. s.saves is held.
func (s *Session) tidy(path string) {
	if !s.tidied {
		s.tidied = true
		atomicfile.Sweep(filepath.Dir(path), time.Hour)
	}
}

func isThere(path string) bool {
	_, err := mapfile.DigestOf(path)
	return fault.CodeOf(err) != mapfile.CodeMissing
}

func (s *Session) setSaving(on bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.saving = on
	s.tell()
}

// isSaved takes note that the file holds a snapshot. s.mu is held.
func (s *Session) isSaved(snap snapshot, digest mapfile.Digest) {
	s.digest = digest
	s.saved = snap.history.Len()
	if s.saved < s.history.Len() {
		s.since = s.opts.Editor.Now()
		return
	}
	s.since = time.Time{}
	s.stopTimer()
}

// write replaces the file, but only the one that this session knows: if
// somebody else changed it meanwhile it is left alone. Waymark's own windows and
// processes take turns, so between the look and the replacing only strangers
// can come, and they have a few milliseconds for it.
func (s *Session) write(path string, snap snapshot, known mapfile.Digest) (mapfile.Digest, error) {
	data, err := s.encoder.Encode(snap.doc, snap.history)
	if err != nil {
		return known, err
	}
	release := journal.Exclusive(journals(s.opts.Folder), path)
	defer release()
	if s.older {
		s.keepOld(path, known)
	}
	now, err := mapfile.DigestOf(path)
	switch code := fault.CodeOf(err); {
	case code == mapfile.CodeMissing:
		return mapfile.Write(path, data, false) // it was moved or deleted: make it again
	case code == mapfile.CodeNoRead, code == mapfile.CodeReadFailed:
		return known, err
	case err != nil, now != known: // it is a folder now, or far too large, or just different
		return known, changedElsewhere(path)
	}
	return mapfile.Write(path, data, true)
}

// SaveAs writes the project to another place and goes on there. Without
// overwrite it refuses to replace a file. A draft is gone afterwards; any other
// file stays as it was last saved. When it fails nothing has changed.
func (s *Session) SaveAs(path string, overwrite bool) error {
	path, err := filepath.Abs(path)
	if err != nil {
		return fault.Wrap(err, mapfile.CodeMissing, "“%s” cannot be the name of a file.", path)
	}
	if err := s.ReadOnly(); err != nil {
		return err
	}
	s.saves.Lock()
	defer s.saves.Unlock()
	s.mu.Lock()
	snap := snapshot{s.doc, s.history}
	old, draft := s.path, s.draft
	s.mu.Unlock()
	s.setSaving(true)
	defer s.setSaving(false)
	data, err := s.encoder.Encode(snap.doc, snap.history)
	if err != nil {
		return err
	}
	release := journal.Exclusive(journals(s.opts.Folder), path)
	digest, err := mapfile.Write(path, data, overwrite)
	release()
	if err != nil {
		return err
	}
	s.stamp, _ = stampOf(path)
	s.moveTo(path, snap, digest)
	if draft && !isDraft(s.opts.Folder, path) {
		removeDraft(old)
	}
	return nil
}

// moveTo goes on at another place, whose file holds the snapshot. The old
// journal goes only when the new one has all that came after.
func (s *Session) moveTo(path string, snap snapshot, digest mapfile.Digest) {
	next, _, err := journal.Begin(journals(s.opts.Folder), path, snap.doc.Project.ID)
	s.journals.Lock()
	defer s.journals.Unlock()
	s.mu.Lock()
	s.path, s.draft = path, isDraft(s.opts.Folder, path)
	s.saveErr = nil
	s.isSaved(snap, digest)
	s.journaled = s.saved
	history, saved := s.history, s.saved
	s.mu.Unlock()
	late, unread := history.From(saved)
	err = errors.Join(err, unread)
	if err == nil {
		err = next.Append(late...)
	}
	old := s.journal
	s.journal = next
	switch {
	case old == nil:
	case err == nil:
		_ = old.Discard()
	default:
		_ = old.Close() // it may hold what nothing else on the disk does
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if err != nil {
		s.journalErr = noJournal(err, s.opts.Folder)
	} else {
		s.journaled, s.journalErr = s.saved+len(late), nil
	}
	if s.history.Len() > s.saved {
		s.changed()
	}
}
