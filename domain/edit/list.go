package edit

import (
	"fmt"
	"runtime"
	"slices"
	"sync"

	"waymark/domain/journey"
)

// Piece is a run of older changes that is read when somebody asks for it, and then
// kept. Any goroutine may ask.
type Piece struct {
	count int
	read  func() ([]*Change, error)
}

// NewPiece makes a piece of that many changes, at least one. read gives them,
// oldest first; it is called at most once, from any goroutine.
func NewPiece(count int, read func() ([]*Change, error)) *Piece {
	return &Piece{count: count, read: sync.OnceValues(func() ([]*Change, error) {
		changes, err := read()
		if err == nil && len(changes) != count {
			err = fmt.Errorf("%d changes where %d should be", len(changes), count)
		}
		return changes, err
	})}
}

// Len gives the number of changes, without reading them.
func (p *Piece) Len() int { return p.count }

// Changes gives the changes, oldest first. The slice must not be changed.
func (p *Piece) Changes() ([]*Change, error) { return p.read() }

// List is all changes of a project at one moment, oldest first. The oldest may
// still be in pieces that nobody has read. A List never changes, and any goroutine
// may use it; the zero List is empty.
type List struct {
	pieces []*Piece  // with the oldest
	unread int       // so many of the pieces are not in loaded
	before int       // so many changes are in those
	loaded []*Change // the rest
}

// ListOf makes a list of changes, oldest first.
func ListOf(changes []*Change) List { return List{loaded: slices.Clip(changes)} }

// Unroll makes a list of which the oldest changes are in pieces and the newest are
// given.
func Unroll(pieces []*Piece, newest []*Change) List {
	l := List{pieces: pieces, unread: len(pieces), loaded: slices.Clip(newest)}
	for _, p := range pieces {
		l.before += p.count
	}
	return l
}

// Len gives the number of changes, without reading any.
func (l List) Len() int { return l.before + len(l.loaded) }

// Head gives the id of the newest change, "" when there is none.
func (l List) Head() journey.ID {
	if len(l.loaded) == 0 {
		return ""
	}
	return l.loaded[len(l.loaded)-1].ID
}

// Pieces gives the pieces that the list begins with, read or not.
func (l List) Pieces() []*Piece { return slices.Clip(l.pieces) }

// From gives the changes from the i-th on, the oldest being the 0th. It reads
// pieces only if some of these are in them.
func (l List) From(i int) ([]*Change, error) {
	if i >= l.before {
		return slices.Clip(l.loaded[i-l.before:]), nil
	}
	all, err := l.All()
	if err != nil {
		return nil, err
	}
	return all[i:], nil
}

// All gives all changes. The slice must not be changed.
func (l List) All() ([]*Change, error) {
	if l.unread == 0 {
		return slices.Clip(l.loaded), nil
	}
	older, err := readAll(l.pieces[:l.unread])
	if err != nil {
		return nil, err
	}
	return slices.Clip(append(older, l.loaded...)), nil
}

// readAll reads pieces, as many at a time as there are processors.
func readAll(pieces []*Piece) ([]*Change, error) {
	next := make(chan *Piece)
	var readers sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), len(pieces)) {
		readers.Go(func() {
			for p := range next {
				_, _ = p.Changes() // asked again below
			}
		})
	}
	n := 0
	for _, p := range pieces {
		n += p.count
		next <- p
	}
	close(next)
	readers.Wait()
	out := make([]*Change, 0, n)
	for _, p := range pieces {
		changes, err := p.Changes()
		if err != nil {
			return nil, err
		}
		out = append(out, changes...)
	}
	return out, nil
}
