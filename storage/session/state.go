package session

// Phase tells how the document and its file compare.
type Phase int

// The phases.
const (
	Saved   Phase = iota // the file holds everything
	Unsaved              // a change is waiting for the next save
	Saving               // the file is being written
	Failed               // the last attempt to save, or to write the journal, failed
)

// State is what a window shows about saving.
type State struct {
	Phase Phase
	Err   error // a fault, in phase Failed
	// Safe tells that every change so far would survive a crash: it is synced
	// in the file or in the journal.
	Safe bool
}

// state must be called with s.mu held.
func (s *Session) state() State {
	total := s.history.Len()
	st := State{Safe: max(s.saved, s.journaled) >= total}
	switch {
	case s.saving:
		st.Phase = Saving
	case s.saved >= total:
		st.Phase = Saved
	case s.saveErr != nil:
		st.Phase, st.Err = Failed, s.saveErr
	case s.journalErr != nil && !st.Safe:
		st.Phase, st.Err = Failed, s.journalErr
	default:
		st.Phase = Unsaved
	}
	return st
}

// State gives the state of this moment.
func (s *Session) State() State {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.state()
}

// tell wakes the goroutine that reports states. s.mu is held.
func (s *Session) tell() {
	select {
	case s.news <- struct{}{}:
	default: // it is awake already and will see the newest state
	}
}

// report calls the owner with each new state until the session ends. States
// that follow each other too fast are left out, never the last one.
func (s *Session) report() {
	defer s.workers.Done()
	last := State{Phase: Saved, Safe: true}
	for ending := false; !ending; {
		select {
		case <-s.news:
		case <-s.quit:
			ending = true
		}
		st := s.State()
		if st != last && s.opts.OnState != nil {
			s.opts.OnState(st)
		}
		last = st
	}
}
