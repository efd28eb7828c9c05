package mapfile

import (
	"bytes"
	"compress/zlib"
	"database/sql/driver"
	"errors"
	"fmt"
	"io"
	"maps"
	"runtime"
	"slices"
	"strings"
	"sync"
	"sync/atomic"

	"waymark/domain/edit"
	"waymark/storage/mapfile/internal/changejson"
)

// blockSize is the number of changes in a block of old history. At least as many
// of the newest stay as rows, where anybody can read them.
const blockSize = 1024

// maxHistory bounds what all blocks together hold, in bytes, so that a small file
// cannot make much of itself.
const maxHistory = 128 << 20

// block is a part of the history that never changes again.
type block struct {
	seq, count int
	data       []byte // compressed
	changes    []*edit.Change
}

// Encoder makes the bytes of one project's file again and again. Old history is
// compressed once and copied from then on. It belongs to one goroutine at a time.
type Encoder struct {
	known    map[blockKey][]byte
	pictures pictures // of the blocks that nobody has read, among others
}

// blockKey tells a block: by the piece that is read from it, or by its first and
// last change. A history only grows, so what stands between two changes is always
// the same.
type blockKey struct {
	piece       *edit.Piece
	first, last *edit.Change
}

// NewEncoder makes an encoder for a project that was not read from a file.
func NewEncoder() *Encoder { return &Encoder{known: make(map[blockKey][]byte)} }

// Encoder gives an encoder that knows the blocks of the file.
func (f *File) Encoder() *Encoder {
	e := NewEncoder()
	pieces := f.list.Pieces()
	if len(pieces) > 0 {
		e.pictures = f.pictures
	}
	for i, b := range f.blocks {
		switch {
		case len(pieces) > 0:
			e.known[blockKey{piece: pieces[i]}] = b.data
		case b.count == blockSize:
			e.known[b.key()] = b.data
		}
	}
	return e
}

// pack writes the older part of a history in blocks and gives the rest.
func (e *Encoder) pack(im *image, list edit.List, blobs pictures) (rest []*edit.Change, err error) {
	known := make(map[blockKey][]byte)
	blocks := make([]block, max(list.Len()/blockSize-1, 0))
	copied := 0
	for _, p := range list.Pieces() {
		key := blockKey{piece: p}
		if copied == len(blocks) || e.known[key] == nil {
			break
		}
		known[key] = e.known[key]
		blocks[copied] = block{count: blockSize, data: e.known[key]}
		copied++
	}
	if copied > 0 {
		maps.Copy(blobs, e.pictures)
	}
	history, err := list.From(copied * blockSize)
	if err != nil {
		return nil, err
	}
	var missing []*block
	for i := copied; i < len(blocks); i++ {
		b := &blocks[i]
		b.count, b.changes, history = blockSize, history[:blockSize], history[blockSize:]
		if b.data = e.known[b.key()]; b.data == nil {
			missing = append(missing, b)
		}
		for _, c := range b.changes {
			changejson.Blobs(c, func(sum string, data []byte) { blobs[sum] = data })
		}
	}
	if err := inParallel(missing, (*block).compress); err != nil {
		return nil, err
	}
	for i := range blocks {
		b := &blocks[i]
		if i >= copied {
			known[b.key()] = b.data
		}
		if err := im.exec("INSERT INTO old_changes (seq, count, data) VALUES (?, ?, ?)", int64(i*blockSize+1), int64(b.count), b.data); err != nil {
			return nil, err
		}
	}
	e.known = known
	return history, nil
}

func (b *block) key() blockKey {
	return blockKey{first: b.changes[0], last: b.changes[len(b.changes)-1]}
}

func (b *block) compress() error {
	var text []byte
	for _, c := range b.changes {
		text = append(changejson.AppendChange(text, c), '\n')
	}
	var out bytes.Buffer
	w, err := zlib.NewWriterLevel(&out, zlib.BestSpeed)
	if err != nil {
		return err
	}
	if _, err := w.Write(text); err != nil {
		return err
	}
	if err := w.Close(); err != nil {
		return err
	}
	b.data = out.Bytes()
	return nil
}

// inParallel does the work on all blocks and gives the first error.
func inParallel(blocks []*block, work func(*block) error) error {
	var all sync.WaitGroup
	next := make(chan *block)
	errs := make([]error, min(runtime.GOMAXPROCS(0), len(blocks)))
	for i := range errs {
		all.Add(1)
		go func() {
			defer all.Done()
			for b := range next {
				if errs[i] == nil {
					errs[i] = work(b)
				}
			}
		}()
	}
	for _, b := range blocks {
		next <- b
	}
	close(next)
	all.Wait()
	return errors.Join(errs...)
}

// listBlocks gives the blocks of the older part of the history as they are, and
// whether they are as Waymark writes them.
func (im *image) listBlocks() (blocks []*block, regular bool, err error) {
	all := int64(0)
	regular = true
	err = im.query("SELECT seq, count, data FROM old_changes ORDER BY seq", func(row []driver.Value) error {
		seq, _ := row[0].(int64)
		count, _ := row[1].(int64)
		data, _ := row[2].([]byte)
		want := int64(1)
		if n := len(blocks); n > 0 {
			want = int64(blocks[n-1].seq + blocks[n-1].count)
		}
		if all += count; all > maxDiffs {
			return tooLarge()
		}
		if seq != want || count < 1 {
			return unreadable(fmt.Sprintf("block %d", seq), errors.New("it does not follow the block before"))
		}
		regular = regular && count == blockSize && len(data) > 0
		blocks = append(blocks, &block{seq: int(seq), count: int(count), data: data})
		return nil
	})
	return blocks, regular, err
}

// unpacker reads the blocks of one file, all together no more than a project can
// hold. Any goroutines may use it at once.
type unpacker struct {
	blobs     pictures
	left      atomic.Int64
	inflaters sync.Pool
}

func newUnpacker(blobs pictures) *unpacker {
	u := &unpacker{blobs: blobs, inflaters: sync.Pool{New: func() any { return &inflater{} }}}
	u.left.Store(maxHistory)
	return u
}

func (u *unpacker) read(b *block) ([]*edit.Change, error) {
	in := u.inflaters.Get().(*inflater)
	defer u.inflaters.Put(in)
	text, err := in.inflate(b.data, func(n int64) bool { return u.left.Add(-n) >= 0 })
	var changes []*edit.Change
	if err == nil {
		changes, err = b.parse(text, u.blobs)
	}
	if err != nil {
		return nil, unreadable(fmt.Sprintf("block %d", b.seq), err)
	}
	return changes, nil
}

// readBlocks reads the older part of the history.
func readBlocks(blocks []*block, blobs pictures) error {
	u := newUnpacker(blobs)
	return inParallel(blocks, func(b *block) (err error) {
		b.changes, err = u.read(b)
		return err
	})
}

// piecesOf leaves the older part of the history to be read later.
func piecesOf(blocks []*block, blobs pictures) []*edit.Piece {
	u := newUnpacker(blobs)
	out := make([]*edit.Piece, len(blocks))
	for i, b := range blocks {
		out[i] = edit.NewPiece(b.count, func() ([]*edit.Change, error) { return u.read(b) })
	}
	return out
}

// inflater unpacks one block after the other into the same memory.
type inflater struct {
	r    io.ReadCloser
	text []byte
}

// inflate unpacks a block; more is asked as it grows.
func (in *inflater) inflate(data []byte, more func(int64) bool) (string, error) {
	if err := in.begin(data); err != nil {
		return "", err
	}
	in.text = in.text[:0]
	for {
		n := len(in.text)
		in.text = slices.Grow(in.text, 1<<15)
		got, err := in.r.Read(in.text[n:cap(in.text)])
		in.text = in.text[:n+got]
		if !more(int64(got)) {
			return "", errors.New("it holds more than any project")
		}
		if errors.Is(err, io.EOF) {
			return string(in.text), nil
		}
		if err != nil {
			return "", err
		}
	}
}

func (in *inflater) begin(data []byte) (err error) {
	if again, ok := in.r.(zlib.Resetter); ok {
		return again.Reset(bytes.NewReader(data), nil)
	}
	in.r, err = zlib.NewReader(bytes.NewReader(data))
	return err
}

func (b *block) parse(text string, blobs pictures) ([]*edit.Change, error) {
	changes := make([]*edit.Change, 0, min(b.count, len(text)))
	for line := range strings.Lines(text) {
		if len(changes) == b.count {
			return nil, fmt.Errorf("it holds more than the %d changes that it says", b.count)
		}
		c, err := changejson.ParseChange(line, blobs.get)
		if err != nil {
			return nil, err
		}
		changes = append(changes, c)
	}
	if len(changes) != b.count {
		return nil, fmt.Errorf("it says %d changes and holds only %d", b.count, len(changes))
	}
	return changes, nil
}
