package session

import (
	"errors"
	"io/fs"
	"os"
	"slices"
	"time"

	"waymark/domain/edit"
	"waymark/domain/fault"
	"waymark/domain/journey"
	"waymark/domain/merge"
	"waymark/storage/mapfile/journal"
)

// Recovered tells what was found that had not been saved.
type Recovered struct {
	Changes int  // so many changes were brought back into the project
	InOrder bool // the program had ended in order and could not save; otherwise it crashed
	// Copies are drafts made of changes that no longer fit the file, because
	// somebody else changed it meanwhile, and that could not be merged either.
	Copies []string
	// Kept are journals of changes that fit nothing here; they were set aside.
	Kept []string
}

// Orphan is a project with changes that were not saved when Waymark ended.
// Opening it brings them back. They wait for that as long as it takes.
type Orphan struct {
	Path    string
	Draft   bool
	Missing bool // the file is not there now: moved, deleted, or on a disk that is away
	Changes int  // in the journal; the file may have some of them
	Time    time.Time
	Old     bool // it has waited so long that nobody wants to hear of it at each start
}

// oldAfter is how long a project waits until it is only listed.
const oldAfter = 14 * 24 * time.Hour

// RecoverAll lists the projects in a data folder, "" for the usual one, that a
// crash left with unsaved changes, so that a window can open them again without
// a question.
func RecoverAll(folder string) ([]Orphan, error) {
	opts := Options{Folder: folder}
	if err := opts.complete(); err != nil {
		return nil, err
	}
	left, err := journal.Recoverable(journals(opts.Folder))
	if err != nil {
		return nil, err
	}
	var out []Orphan
	for _, l := range left {
		i := slices.IndexFunc(out, func(o Orphan) bool { return o.Path == l.Path })
		if i < 0 {
			i = len(out)
			_, err := os.Stat(l.Path)
			out = append(out, Orphan{
				Path: l.Path, Draft: isDraft(opts.Folder, l.Path), Missing: errors.Is(err, fs.ErrNotExist),
			})
		}
		out[i].Changes += l.Changes
		out[i].Time = l.Time
		out[i].Old = time.Since(l.Time) > oldAfter
	}
	return out, nil
}

// SetAside ends that changes wait for a project: they are kept, but no longer
// offered. It gives where.
func SetAside(folder, path string) (kept []string, err error) {
	opts := Options{Folder: folder}
	if err := opts.complete(); err != nil {
		return nil, err
	}
	left, err := journal.Named(journals(opts.Folder), path)
	for _, l := range left {
		to, failed := l.SetAside()
		if failed == nil {
			kept = append(kept, to)
		}
		err = errors.Join(err, failed)
	}
	if err != nil {
		return kept, fault.Wrap(err, CodeNotSetAside, "The changes that wait for “%s” could not be put elsewhere. They stay where they are.", path)
	}
	return kept, nil
}

// recover brings back what leftovers of this project hold. It runs before
// anybody edits.
func (s *Session) recover() {
	dir := journals(s.opts.Folder)
	left, _ := journal.Leftovers(dir, s.path)
	strays, _ := journal.Strays(dir, s.doc.Project.ID)
	for _, l := range append(left, strays...) {
		s.bringBack(l)
	}
}

func (s *Session) bringBack(l *journal.Leftover) {
	missing, err := missingIn(s.history, l.Changes)
	if err != nil {
		l.Release() // nobody can tell which of them are there: they wait
		return
	}
	if len(missing) == 0 {
		_ = l.Discard() // it was saved; only the clearing of the journal was not
		return
	}
	if s.recovered == nil {
		s.recovered = &Recovered{InOrder: true}
	}
	s.recovered.InOrder = s.recovered.InOrder && l.InOrder
	if doc, history, ok := replay(s.doc, s.history, missing); ok {
		// Safe in the journal of this session before it goes from the old one.
		if s.journal == nil || s.journal.Append(missing...) != nil {
			l.Release()
		} else {
			_ = l.Discard()
		}
		s.recovered.Changes += history.Len() - s.history.Len()
		s.doc, s.history = doc, history
		s.journaled = s.history.Len()
		return
	}
	if s.mergeBack(missing) {
		_ = l.Discard()
		return
	}
	if path, ok := s.copyOf(missing); ok {
		s.recovered.Copies = append(s.recovered.Copies, path)
		_ = l.Discard()
		return
	}
	if path, err := l.SetAside(); err == nil {
		s.recovered.Kept = append(s.recovered.Kept, path)
	}
}

// missingIn gives the changes that a history does not have, in their order.
func missingIn(history edit.List, changes []*edit.Change) ([]*edit.Change, error) {
	if followOn(history.Head(), changes) {
		return changes, nil
	}
	all, err := history.All()
	if err != nil {
		return nil, err
	}
	known := make(map[journey.ID]bool, len(all))
	for _, c := range all {
		known[c.ID] = true
	}
	var out []*edit.Change
	for _, c := range changes {
		if !known[c.ID] {
			known[c.ID] = true
			out = append(out, c)
		}
	}
	return out, nil
}

// followOn tells of changes that follow each other after the head: none of them can
// be in the history, so nobody has to read that.
func followOn(head journey.ID, changes []*edit.Change) bool {
	for _, c := range changes {
		if head == "" || len(c.Parents) != 1 || c.Parents[0] != head {
			return false
		}
		head = c.ID
	}
	return true
}

// replay appends changes to a copy of the project; ok is false when one does
// not fit or the result breaks a rule. What a merge brought in comes with the
// merge or not at all.
func replay(doc *journey.Document, history edit.List, changes []*edit.Change) (after *journey.Document, all edit.List, ok bool) {
	e := edit.Resume(doc, history, edit.Options{})
	if e.Replay(changes) != nil {
		return nil, edit.List{}, false
	}
	if e.History().Len() == history.Len() && len(changes) > 0 {
		return nil, edit.List{}, false // they follow a state that is not the last one
	}
	return e.Committed(), e.History().List(), e.Committed().Validate() == nil
}

// mergeBack brings changes back that no longer fit the file, because somebody
// else changed it meanwhile: as a colleague's copy would be merged.
func (s *Session) mergeBack(changes []*edit.Change) bool {
	doc, history, ok := s.parted(changes)
	if !ok || s.journal == nil {
		return false
	}
	m, err := merge.New(merge.Copy{Document: s.doc, History: edit.HistoryOf(s.history)}, merge.Copy{Document: doc, History: edit.HistoryOf(history)})
	if err != nil || m.Relation() != merge.Shared {
		return false
	}
	r, err := m.Result(edit.Label{Verb: edit.VerbMerge}, s.opts.Editor)
	if err != nil {
		return false
	}
	if r.Change == nil {
		return true // all of it is there already
	}
	e := edit.Resume(s.doc, s.history, edit.Options{})
	if e.Absorb(r.Brings, r.Change) != nil || e.Committed().Validate() != nil {
		return false
	}
	all := e.History().List()
	fresh, err := all.From(s.history.Len())
	if err != nil || s.journal.Append(fresh...) != nil {
		return false // they stay where they are
	}
	s.recovered.Changes += len(r.Brings)
	s.doc, s.history = e.Committed(), all
	s.journaled = s.history.Len()
	return true
}

// copyOf makes a draft of the project as it was when the changes were made, with
// the changes.
func (s *Session) copyOf(changes []*edit.Change) (path string, ok bool) {
	doc, history, ok := s.parted(changes)
	if !ok {
		return "", false
	}
	path, _, err := makeDraft(s.opts.Folder, doc, history)
	return path, err == nil
}

// parted gives the project as it was when the changes were made, with the
// changes. That needs the state they began with to be in this history. It is the
// same project with a history that parts where the two did.
func (s *Session) parted(changes []*edit.Change) (doc *journey.Document, history edit.List, ok bool) {
	known := edit.HistoryOf(s.history)
	line := edit.NewHistory(edit.Complete(changes)).Main() // of its own; the rest came in by merges
	from := journey.ID("")
	if parents := line[0].Parents; len(parents) > 0 {
		from = parents[0]
	}
	if from != "" && known.Change(from) == nil {
		return nil, edit.List{}, false
	}
	// So much of the history the changes have seen.
	all, unread := s.history.All()
	at := 1 + slices.IndexFunc(all, func(c *edit.Change) bool { return c.ID == from })
	before, err := known.State(s.doc, from)
	if err != nil || unread != nil {
		return nil, edit.List{}, false
	}
	return replay(before, edit.ListOf(all[:at]), changes)
}
