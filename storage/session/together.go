package session

import (
	"os"
	"path/filepath"
	"slices"
	"time"

	"waymark/domain/edit"
	"waymark/domain/fault"
	"waymark/domain/journey"
	"waymark/domain/merge"
	"waymark/storage/mapfile"
)

// lookEvery is how often a session looks whether somebody else wrote its file.
const lookEvery = 2 * time.Second

// Incoming is a state of the project's file that somebody else wrote: a
// colleague in a shared folder, a sync client, another window. It waits to be
// joined with what is on the screen.
type Incoming struct {
	path string
	file *mapfile.File
}

// Joined tells what a join brought in.
type Joined struct {
	Changes   int      // that others made; 0 when they made none that matters
	Authors   []string // who made them, as far as they gave a name
	Conflicts []*merge.Conflict
	Notes     []merge.Note
	Change    *edit.Change // the one change that brought them in, nil for none
}

// stamp tells cheaply whether a file may be another one than before.
type stamp struct {
	size int64
	time time.Time
}

func stampOf(path string) (stamp, bool) {
	info, err := os.Stat(path)
	if err != nil {
		return stamp{}, false // moved, or just being replaced
	}
	return stamp{info.Size(), info.ModTime()}, true
}

// watch looks at the file now and then, until the session ends.
func (s *Session) watch() {
	defer s.workers.Done()
	tick := time.NewTicker(s.opts.LookEvery)
	defer tick.Stop()
	for {
		select {
		case <-tick.C:
			s.deliver(s.look())
		case <-s.quit:
			return
		}
	}
}

// deliver hands an incoming state to whoever owns the editor.
func (s *Session) deliver(in *Incoming) {
	if in != nil && s.opts.OnIncoming != nil {
		s.opts.OnIncoming(in)
	}
}

// look gives what somebody else wrote since, once for each state; nil when there
// is nothing, or nothing that could be joined.
func (s *Session) look() *Incoming {
	if !s.saves.TryLock() {
		return nil // a save looks itself, and closing waits for the watcher
	}
	defer s.saves.Unlock()
	s.mu.Lock()
	path, known, offered := s.path, s.digest, s.offered
	s.mu.Unlock()
	now, ok := stampOf(path)
	if !ok || now == s.stamp {
		return nil
	}
	digest, err := mapfile.DigestOf(path)
	if err != nil {
		return nil // next time
	}
	s.stamp = now
	if digest == known || digest == offered {
		return nil
	}
	return s.read(path)
}

// read reads another state of the same project; s.saves is held.
func (s *Session) read(path string) *Incoming {
	file, err := mapfile.Open(path)
	s.mu.Lock()
	history := s.history
	s.mu.Unlock()
	_, _ = history.All() // joining needs it: better read here than while somebody waits
	s.mu.Lock()
	defer s.mu.Unlock()
	if err != nil || file.Document.Project.ID != s.doc.Project.ID {
		return nil // half a file of a sync client, or another project: it is left alone, see write
	}
	s.offered = file.Digest
	return &Incoming{path: path, file: file}
}

// Join brings an incoming state together with this one, as one change that can
// be undone, and goes on with the file as it is now. Where both changed the same
// field the later wins; the other value stays in the history. It belongs to the
// editor's goroutine and fails while a gesture is on: join again later.
func (s *Session) Join(in *Incoming) (*Joined, error) {
	e := s.editor
	m, err := merge.New(
		merge.Copy{Document: e.Committed(), History: e.History()},
		merge.Copy{Document: in.file.Document, History: edit.NewHistory(in.file.History)})
	if err != nil {
		return nil, err
	}
	if m.Relation() == merge.Foreign {
		return nil, changedElsewhere(in.path)
	}
	r, err := m.Result(edit.Label{Verb: edit.VerbMerge, Subject: filepath.Base(in.path)}, s.opts.Editor)
	if err != nil {
		return nil, err
	}
	joined := &Joined{Conflicts: m.Conflicts(), Notes: m.Notes(), Change: r.Change}
	if r.Change != nil {
		for _, c := range r.Brings {
			if joined.Changes++; c.Author != "" && !slices.Contains(joined.Authors, c.Author) {
				joined.Authors = append(joined.Authors, c.Author)
			}
		}
		if err := e.Absorb(r.Brings, r.Change); err != nil {
			return nil, err
		}
	}
	all, err := e.History().List().All()
	if err != nil {
		return nil, err
	}
	s.rebase(in.file, m.Level(), all)
	return joined, nil
}

// rebase takes note that the file is another one now. What it lacks of all that is
// here goes to the
// journal again, for nothing else on the disk may have it. level tells that it
// lacks nothing but merges, which are no reason to write it: the other window
// would find its own missing and write it, too, and so on for ever.
func (s *Session) rebase(file *mapfile.File, level bool, all []*edit.Change) {
	there := make(map[journey.ID]bool, len(file.History))
	for _, c := range file.History {
		there[c.ID] = true
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	before := s.saved
	s.digest, s.saveErr = file.Digest, nil
	s.saved = slices.IndexFunc(all, func(c *edit.Change) bool { return !there[c.ID] })
	if s.saved < 0 || level {
		s.saved = len(all)
	}
	if s.saved < before {
		s.journaled = s.saved
	}
	if s.saved < s.history.Len() {
		s.changed()
		return
	}
	s.since = time.Time{}
	s.stopTimer()
	s.tell()
}

// joinBeforeClosing joins what came in since the last look, so that closing can
// save.
func (s *Session) joinBeforeClosing() {
	if s.opts.OnIncoming == nil || s.Untitled() {
		return
	}
	for range 3 {
		s.saves.Lock()
		s.mu.Lock()
		path, known := s.path, s.digest
		s.mu.Unlock()
		var in *Incoming
		if digest, err := mapfile.DigestOf(path); err == nil && digest != known {
			in = s.read(path)
		}
		s.saves.Unlock()
		if in == nil {
			return
		}
		if _, err := s.Join(in); err != nil {
			return // saving tells why not
		}
	}
}

func changedElsewhere(path string) error {
	return fault.New(CodeChangedElsewhere,
		"“%s” is not the file that you opened any more: something else is in its place, so it was not overwritten. Your changes are safe; keep them under another name with Save as.",
		filepath.Base(path))
}
