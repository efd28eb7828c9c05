package mapfile

import (
	"errors"
	"slices"
)

// ErrStopped says that Finish was told to stop.
var ErrStopped = errors.New("stopped")

// rewindRecent proves that the part of the history that was read leads to the state.
func (f *File) rewindRecent() error {
	older := 0
	for _, p := range f.list.Pieces() {
		older += p.Len()
	}
	recent, err := f.list.From(older)
	if err == nil {
		_, err = Rewind(f.Document, recent)
	}
	return err
}

// Finish reads what Begin left in pieces, in one goroutine and from the newest on,
// and examines it as Open does: each change, how they hang together, and that they
// lead to the state. The error is a warning for a person, or ErrStopped once stop
// is closed.
func (f *File) Finish(stop <-chan struct{}) error {
	pieces := f.list.Pieces()
	if len(pieces) == 0 {
		return nil
	}
	for _, p := range slices.Backward(pieces) {
		select {
		case <-stop:
			return ErrStopped
		default:
		}
		if _, err := p.Changes(); err != nil {
			return inconsistent(err)
		}
	}
	all, err := f.list.All()
	if err != nil {
		return inconsistent(err)
	}
	r := newHistoryReader(len(all))
	for _, c := range all {
		if err := r.take(c); err != nil {
			return inconsistent(err)
		}
	}
	if _, err := Rewind(f.Document, all); err != nil {
		return inconsistent(err)
	}
	return nil
}
