package mapfile

import (
	"bytes"
	"compress/zlib"
	"database/sql/driver"
	"errors"
	"fmt"
	"io"
	"runtime"
	"slices"
	"strings"
	"sync"

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
	known map[blockKey][]byte
}

// blockKey tells a block by its first and last change: a history only grows, so
// what stands between two changes is always the same.
type blockKey struct{ first, last *edit.Change }

// NewEncoder makes an encoder for a project that was not read from a file.
func NewEncoder() *Encoder { return &Encoder{known: make(map[blockKey][]byte)} }

// Encoder gives an encoder that knows the blocks of the file.
func (f *File) Encoder() *Encoder {
	e := NewEncoder()
	for _, b := range f.blocks {
		if b.count == blockSize {
			e.known[blockKey{b.changes[0], b.changes[b.count-1]}] = b.data
		}
	}
	return e
}

// pack writes the older part of a history in blocks and gives the number of changes
// in them.
func (e *Encoder) pack(im *image, history []*edit.Change) (packed int, err error) {
	blocks := make([]block, max(len(history)/blockSize-1, 0))
	var missing []*block
	for i := range blocks {
		b := &blocks[i]
		*b = block{seq: i*blockSize + 1, count: blockSize, changes: history[i*blockSize : (i+1)*blockSize]}
		if b.data = e.known[b.key()]; b.data == nil {
			missing = append(missing, b)
		}
	}
	if err := inParallel(missing, (*block).compress); err != nil {
		return 0, err
	}
	known := make(map[blockKey][]byte, len(blocks))
	for i := range blocks {
		b := &blocks[i]
		known[b.key()] = b.data
		if err := im.exec("INSERT INTO old_changes (seq, count, data) VALUES (?, ?, ?)", int64(b.seq), int64(b.count), b.data); err != nil {
			return 0, err
		}
		packed += b.count
	}
	e.known = known
	return packed, nil
}

func (b *block) key() blockKey { return blockKey{b.changes[0], b.changes[len(b.changes)-1]} }

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

// readBlocks reads the older part of the history.
func (im *image) readBlocks(blobs pictures) ([]*block, error) {
	var blocks []*block
	all := int64(0)
	err := im.query("SELECT seq, count, data FROM old_changes ORDER BY seq", func(row []driver.Value) error {
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
		blocks = append(blocks, &block{seq: int(seq), count: int(count), data: data})
		return nil
	})
	if err != nil {
		return nil, err
	}
	var mu sync.Mutex
	left := int64(maxHistory)
	inflaters := sync.Pool{New: func() any { return &inflater{} }}
	err = inParallel(blocks, func(b *block) error {
		in := inflaters.Get().(*inflater)
		defer inflaters.Put(in)
		text, err := in.inflate(b.data, func(n int64) bool {
			mu.Lock()
			defer mu.Unlock()
			left -= n
			return left >= 0
		})
		if err == nil {
			err = b.parse(text, blobs)
		}
		if err != nil {
			return unreadable(fmt.Sprintf("block %d", b.seq), err)
		}
		return nil
	})
	return blocks, err
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

func (b *block) parse(text string, blobs pictures) error {
	b.changes = make([]*edit.Change, 0, min(b.count, len(text)))
	for line := range strings.Lines(text) {
		if len(b.changes) == b.count {
			return fmt.Errorf("it holds more than the %d changes that it says", b.count)
		}
		c, err := changejson.ParseChange(line, blobs.get)
		if err != nil {
			return err
		}
		b.changes = append(b.changes, c)
	}
	if len(b.changes) != b.count {
		return fmt.Errorf("it says %d changes and holds only %d", b.count, len(b.changes))
	}
	return nil
}
