package session

import (
	"errors"
	"path/filepath"
	"sync"
	"time"

	"waymark/domain/edit"
	"waymark/domain/fault"
	"waymark/domain/journey"
	"waymark/storage/mapfile"
	"waymark/storage/mapfile/journal"
)

// The times that Options fill in when they are zero.
const (
	saveAfter  = 3 * time.Second  // of quiet
	saveAtMost = 20 * time.Second // of restless editing
	retryAfter = 30 * time.Second // after a save that failed
	// finishAfter is how long the old history is left alone after opening.
	finishAfter = time.Second
)

// Options are what a session needs from outside. The zero Options are good.
type Options struct {
	Folder string // of drafts and journals; "" for DataFolder
	// Editor is for the editor that the session makes. Its clock is also asked
	// from goroutines of the session.
	Editor edit.Options
	// OnState is called after the state changed, from a goroutine of the
	// session's own, never twice at a time and never after Close. Close waits for
	// it, so it must not wait for the goroutine that closes.
	OnState   func(State)
	SaveAfter time.Duration // quiet time before saving; 0 is a few seconds
	// OnIncoming is called, from a goroutine of the session's own, when somebody
	// else wrote the file: the editor's goroutine then calls Join with it. When nil,
	// such a file is left alone and saving fails.
	OnIncoming func(*Incoming)
	LookEvery  time.Duration // how often to look for that; 0 is a few seconds
	// OnWarning is called once, from a goroutine of the session's own, when the old
	// history, which is only examined after opening, turns out to be odd. It must not
	// wait for the goroutine that closes. When nil, nobody is told.
	OnWarning func(*fault.Fault)
	// After runs f once, d from now, unless stopped before; nil for
	// time.AfterFunc.
	After func(d time.Duration, f func()) (stop func())
}

// Session is an open project.
type Session struct {
	opts      Options
	editor    *edit.Editor
	ignore    func() // stops observing the editor
	warnings  []*fault.Fault
	recovered *Recovered
	elsewhere bool
	fresh     bool // made by New: goes without a trace if nobody changes it

	// saves is held while the file is written: one save at a time.
	saves   sync.Mutex
	tidied  bool             // with saves
	older   bool             // the file has an older format, of which a copy is kept; with saves
	stamp   stamp            // of the file as last looked at; with saves
	encoder *mapfile.Encoder // with saves
	// journals is held while the journal is written. Where both are held, it is
	// taken before mu; no disk is touched while mu is held.
	journals sync.Mutex
	journal  *journal.Journal // nil where none can be kept

	mu         sync.Mutex
	path       string
	draft      bool
	digest     mapfile.Digest    // of the file as last read, written or joined
	offered    mapfile.Digest    // of the last file that somebody else wrote and that was offered for joining
	doc        *journey.Document // after the last change
	history    edit.List
	saved      int // so many changes of the history are in the file
	journaled  int // so many are in the journal or the file
	saving     bool
	saveErr    error
	journalErr error
	since      time.Time // of the oldest unsaved change
	stopTimer  func()
	closed     bool

	work    chan struct{} // something for the journal
	news    chan struct{} // a new state
	quit    chan struct{}
	workers sync.WaitGroup
}

// Open opens the project at path and brings back what a crash left unsaved.
func Open(path string, opts Options) (*Session, error) {
	if err := opts.complete(); err != nil {
		return nil, err
	}
	path, err := filepath.Abs(path)
	if err != nil {
		return nil, fault.Wrap(err, mapfile.CodeMissing, "“%s” was not found.", path)
	}
	file, err := mapfile.Begin(path)
	if err != nil {
		return nil, err
	}
	if file.ReadOnly != nil {
		return openToLook(path, file, opts), nil
	}
	s := newSession(opts, path, file.Document, file.List())
	s.digest, s.warnings, s.encoder = file.Digest, file.Warnings, file.Encoder()
	s.older = file.Version < mapfile.Version
	s.begin()
	s.recover()
	s.start()
	s.workers.Add(1)
	go s.finish(file)
	return s, nil
}

// finish reads the old history a moment after opening, when the window is there:
// what is wrong with it is found, and nobody has to wait who asks for it later.
func (s *Session) finish(file *mapfile.File) {
	defer s.workers.Done()
	select {
	case <-time.After(finishAfter):
	case <-s.quit:
		return
	}
	if f := (*fault.Fault)(nil); errors.As(file.Finish(s.quit), &f) && s.opts.OnWarning != nil {
		s.opts.OnWarning(f)
	}
}

// New starts an untitled project with this document. Until SaveAs gives it a
// name it lives as a draft.
func New(doc *journey.Document, opts Options) (*Session, error) {
	if err := opts.complete(); err != nil {
		return nil, err
	}
	path, digest, err := makeDraft(opts.Folder, doc, edit.List{})
	if err != nil {
		return nil, err
	}
	s := newSession(opts, path, doc, edit.List{})
	s.digest, s.fresh = digest, true
	s.begin()
	s.start()
	return s, nil
}

func (o *Options) complete() (err error) {
	if o.Folder == "" {
		if o.Folder, err = DataFolder(); err != nil {
			return fault.Wrap(err, CodeNoFolder, "Waymark found no folder for its drafts. Set %s to one.", DataVariable)
		}
	}
	if o.SaveAfter == 0 {
		o.SaveAfter = saveAfter
	}
	if o.LookEvery == 0 {
		o.LookEvery = lookEvery
	}
	if o.After == nil {
		o.After = func(d time.Duration, f func()) func() {
			t := time.AfterFunc(d, f)
			return func() { t.Stop() }
		}
	}
	if o.Editor.Now == nil {
		o.Editor.Now = time.Now
	}
	return nil
}

func newSession(opts Options, path string, doc *journey.Document, history edit.List) *Session {
	return &Session{
		opts: opts, path: path, draft: isDraft(opts.Folder, path),
		doc: doc, history: history, saved: history.Len(), journaled: history.Len(),
		work: make(chan struct{}, 1), news: make(chan struct{}, 1), quit: make(chan struct{}),
		stopTimer: func() {}, encoder: mapfile.NewEncoder(),
	}
}

// begin starts the journal. Without one the project can be worked on all the
// same, so that is a warning only.
func (s *Session) begin() {
	var err error
	s.journal, s.elsewhere, err = journal.Begin(journals(s.opts.Folder), s.path, s.doc.Project.ID)
	if err != nil {
		s.warnings = append(s.warnings, noJournal(err, s.opts.Folder))
		s.journalErr = noJournal(err, s.opts.Folder)
	}
	if s.elsewhere {
		s.warnings = append(s.warnings, openElsewhere(s.path))
	}
}

// start makes the editor and sets the background going.
func (s *Session) start() {
	s.editor = edit.Resume(s.doc, s.history, s.opts.Editor)
	s.ignore = s.editor.Observe(s.observe)
	s.stamp, _ = stampOf(s.path)
	s.workers.Add(2)
	go s.keepJournal()
	go s.report()
	if s.opts.OnIncoming != nil {
		s.workers.Add(1)
		go s.watch()
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.saved < s.history.Len() {
		s.changed()
	}
}

// observe takes note of each change. It runs in the editor's goroutine and
// never waits for a disk.
func (s *Session) observe(e edit.Event) {
	if e.Change == nil {
		return
	}
	doc, history := s.editor.Committed(), s.editor.History().List()
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.closed {
		return
	}
	s.doc, s.history = doc, history
	s.changed()
}

// changed sets off what follows a change. s.mu is held.
func (s *Session) changed() {
	now := s.opts.Editor.Now()
	if s.since.IsZero() {
		s.since = now
	}
	wait := max(min(s.opts.SaveAfter, s.since.Add(saveAtMost).Sub(now)), 0)
	s.stopTimer()
	s.stopTimer = s.opts.After(wait, s.saveByItself)
	select {
	case s.work <- struct{}{}:
	default:
	}
	s.tell()
}

// Editor gives the editor of the project. It belongs to the goroutine that
// opened the session.
func (s *Session) Editor() *edit.Editor { return s.editor }

// Warnings tell, as faults, what was odd at opening.
func (s *Session) Warnings() []*fault.Fault { return s.warnings }

// Recovered tells what a crash had left unsaved; nil when there was nothing.
func (s *Session) Recovered() *Recovered { return s.recovered }

// Elsewhere tells whether another window or process had the same project open
// when this one opened it.
func (s *Session) Elsewhere() bool { return s.elsewhere }

// Path gives where the project is kept.
func (s *Session) Path() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.path
}

// Untitled tells whether the project is a draft that was never saved under a
// name.
func (s *Session) Untitled() bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.draft
}

// Close ends the session: what is unsaved is saved. Where that fails the error
// tells so, the changes stay in the journal, and the next Open brings them back.
// A new draft that nobody changed is removed.
func (s *Session) Close() error {
	s.joinBeforeClosing()
	s.ignore()
	s.mu.Lock()
	if s.closed {
		s.mu.Unlock()
		return nil
	}
	s.closed = true
	s.stopTimer()
	unsaved := s.saved < s.history.Len()
	untouched := s.fresh && s.draft && s.history.Len() == 0
	s.mu.Unlock()

	var err error
	if unsaved {
		err = s.save()
	}
	close(s.quit)
	s.saves.Lock() // a save that was on its way ends first
	defer s.saves.Unlock()
	s.workers.Wait()
	s.endJournal()
	if untouched {
		removeDraft(s.path)
	}
	return err
}
