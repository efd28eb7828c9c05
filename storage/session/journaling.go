package session

import "time"

// journalRetry is how long the journal waits after it could not be written.
const journalRetry = time.Second

// keepJournal writes changes to the journal as they come, all that have gathered
// in one go: one sync then serves them all.
func (s *Session) keepJournal() {
	defer s.workers.Done()
	for {
		select {
		case <-s.work:
			if s.writeJournal() != nil {
				select {
				case <-time.After(journalRetry):
					s.wakeJournal()
				case <-s.quit:
					return
				}
			}
		case <-s.quit:
			return
		}
	}
}

func (s *Session) wakeJournal() {
	select {
	case s.work <- struct{}{}:
	default:
	}
}

// writeJournal brings everything that is neither in the journal nor in the file
// into the journal.
func (s *Session) writeJournal() error {
	s.journals.Lock()
	defer s.journals.Unlock()
	if s.journal == nil {
		return nil
	}
	s.mu.Lock()
	history := s.history
	from, to := max(s.journaled, s.saved), history.Len()
	s.mu.Unlock()
	batch, err := history.From(from)
	if err == nil {
		err = s.journal.Append(batch...)
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if err != nil {
		s.journalErr = noJournal(err, s.opts.Folder)
	} else {
		s.journaled, s.journalErr = to, nil
	}
	s.tell()
	return err
}

// clearJournal forgets what the file holds now, unless later changes are in the
// journal too; then the next save does it. A journal that keeps what it need not
// does no harm: bringing back skips what the file has.
func (s *Session) clearJournal() {
	s.journals.Lock()
	defer s.journals.Unlock()
	s.mu.Lock()
	done := s.journaled <= s.saved
	s.mu.Unlock()
	if done && s.journal != nil {
		_ = s.journal.Reset()
	}
}

// endJournal gives the journal up at the end of the session.
func (s *Session) endJournal() {
	s.mu.Lock()
	saved := s.saved >= s.history.Len()
	s.mu.Unlock()
	if !saved {
		_ = s.writeJournal()
	}
	s.journals.Lock()
	defer s.journals.Unlock()
	switch {
	case s.journal == nil:
	case saved:
		_ = s.journal.Discard()
	default:
		_ = s.journal.Close()
	}
}
