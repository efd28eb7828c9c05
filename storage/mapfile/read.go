package mapfile

import (
	"crypto/sha256"
	"database/sql/driver"
	"encoding/hex"
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"

	"waymark/domain/edit"
	"waymark/domain/fault"
	"waymark/domain/journey"
	"waymark/storage/mapfile/internal/changejson"
)

// Limits of what one file may hold, far above any real project: they bound the
// memory that a hostile file can take.
const (
	maxRecords = 200_000 // of all kinds
	maxDiffs   = 1_000_000
)

// pictures are the bytes of all pictures by their SHA-256.
type pictures map[string][]byte

func (p pictures) get(sum string) []byte { return p[sum] }

func (im *image) readPictures() (pictures, error) {
	out := make(pictures)
	err := im.query("SELECT sha256, data FROM blobs", func(v []driver.Value) error {
		sum, _ := v[0].(string)
		data, _ := v[1].([]byte)
		if is := sha256.Sum256(data); hex.EncodeToString(is[:]) != sum {
			return contents(fault.New(journey.CodePictureDigest, "a picture is not what its name says."))
		}
		out[sum] = data
		return nil
	})
	return out, err
}

func (im *image) readDocument(blobs pictures) (*journey.Document, error) {
	doc := &journey.Document{}
	left := maxRecords
	for _, t := range tables() {
		if err := im.readRecords(&t, doc, blobs, &left); err != nil {
			return nil, fmt.Errorf("table %s: %w", t.name, err)
		}
	}
	return doc, nil
}

func (im *image) readRecords(t *table, doc *journey.Document, blobs pictures, left *int) error {
	fields := t.fields()
	return im.query(t.selectSQL(), func(row []driver.Value) error {
		if *left--; *left < 0 {
			return tooLarge()
		}
		id, _ := row[0].(string)
		if t.kind == journey.EmotionKind {
			step, _ := row[1].(string)
			id = string(journey.EmotionID(journey.ID(id), journey.ID(step)))
		}
		r := journey.NewRecord(t.kind, journey.ID(id))
		if r == nil {
			return contents(fault.New(journey.CodeInvalidID, "the id “%s” cannot be one.", journey.Shorten(id, 80)))
		}
		for i := 0; i < len(fields); i++ {
			f := fields[i]
			if f == nil {
				continue
			}
			var v journey.Value
			if f.Kind == journey.PlaceValue {
				n := len(f.Refs) + 1 // the columns of a place stand together, its order key last
				v = readPlace(row[i : i+n])
				i += n - 1
			} else if err := readCell(&v, f, row[i]); err != nil {
				return contents(fault.Wrap(err, journey.CodeInvalidValue, "%s: “%s” cannot be read.", journey.Describe(r), f.Name))
			}
			f.Set(r, v)
		}
		switch r := r.(type) {
		case *journey.Attachment:
			r.Data = blobs[id]
		case *journey.Comment:
			if r.Time.IsZero() {
				return contents(fault.New(journey.CodeInvalidValue, "%s: its time cannot be read.", journey.Describe(r)))
			}
		case *journey.Project:
			if doc.Project != nil {
				return contents(fault.New(journey.CodeDuplicateID, "there are two projects in it."))
			}
		}
		doc.Put(r)
		return nil
	})
}

func readPlace(row []driver.Value) journey.Value {
	v := journey.Value{Kind: journey.PlaceValue}
	for _, parent := range row[:len(row)-1] {
		id, _ := parent.(string)
		v.IDs = append(v.IDs, journey.ID(id))
	}
	v.Text, _ = row[len(row)-1].(string)
	return v
}

var errType = errors.New("not of the column's type")

// readCell reads what a column holds; an error means that it is of the wrong
// form, which its own rules may not find out.
func readCell(v *journey.Value, f *journey.Field, cell driver.Value) error {
	v.Kind = f.Kind
	switch f.Kind {
	case journey.TextValue:
		s, ok := cell.(string)
		if !ok {
			return errType
		}
		v.Text = s
	case journey.NumberValue:
		switch n := cell.(type) {
		case int64:
			v.Number = float64(n)
		case float64:
			v.Number = n
		default:
			return errType
		}
	case journey.FlagValue:
		n, ok := cell.(int64)
		if !ok || n != 0 && n != 1 {
			return errType
		}
		v.Flag = n == 1
	case journey.SetValue:
		s, ok := cell.(string)
		if !ok {
			return errType
		}
		ids, err := changejson.ParseIDs(s)
		if err != nil {
			return err
		}
		v.IDs = journey.SetOf(ids...)
	default:
		return errType
	}
	return nil
}

// historyReader takes changes in, oldest first, and checks how they hang together.
type historyReader struct {
	changes []*edit.Change
	known   map[journey.ID]bool
	left    int
	// late tells that the older part of the history is not there yet, so what is
	// named may be in that.
	late bool
}

func newHistoryReader(n int) *historyReader {
	return &historyReader{known: make(map[journey.ID]bool, n), left: maxDiffs, changes: make([]*edit.Change, 0, n)}
}

func (r *historyReader) take(c *edit.Change) error {
	if r.left -= len(c.Diff) + len(c.Aside) + 1; r.left < 0 {
		return tooLarge()
	}
	if err := checkLinks(c, r.known, r.late); err != nil {
		return unreadable(c.ID, err)
	}
	r.known[c.ID] = true
	r.changes = append(r.changes, c)
	return nil
}

// readHistory reads the whole history.
func (f *File) readHistory(im *image) error {
	blocks, _, err := im.listBlocks()
	if err == nil {
		err = readBlocks(blocks, f.pictures)
	}
	if err != nil {
		return err
	}
	n := 0
	for _, b := range blocks {
		n += len(b.changes)
	}
	r := newHistoryReader(n)
	for _, b := range blocks {
		for _, c := range b.changes {
			if err := r.take(c); err != nil {
				return err
			}
		}
	}
	if err := im.readRows(f.pictures, r); err != nil {
		return err
	}
	f.History, f.blocks, f.list = r.changes, blocks, edit.ListOf(r.changes)
	return nil
}

// readRecent reads the newer part of the history and leaves the older in pieces;
// false when the file is not as Waymark writes it, so that it has to be read whole.
func (f *File) readRecent(im *image) (bool, error) {
	blocks, regular, err := im.listBlocks()
	if err != nil || !regular {
		return false, err
	}
	r := newHistoryReader(2 * blockSize)
	r.late = len(blocks) > 0
	if err := im.readRows(f.pictures, r); err != nil {
		return false, err
	}
	if r.late && len(r.changes) < blockSize {
		return false, nil
	}
	f.blocks, f.list = blocks, edit.Unroll(piecesOf(blocks, f.pictures), r.changes)
	return true, nil
}

// readRows reads the newer part of the history.
func (im *image) readRows(blobs pictures, r *historyReader) error {
	return im.query("SELECT "+strings.Join(changeColumns(), ", ")+" FROM changes ORDER BY seq", func(row []driver.Value) error {
		c, err := readChange(row, blobs)
		if err != nil {
			return err
		}
		return r.take(c)
	})
}

// changeColumns are the columns of a change in the order in which readChange
// takes them.
func changeColumns() []string {
	return []string{"id", "author", "time", "verb", "subject", "parents", "reverts", "diff", "marks", "note", "aside"}
}

func readChange(row []driver.Value, blobs pictures) (*edit.Change, error) {
	var cells [11]string
	for i := range cells {
		s, ok := row[i].(string)
		if !ok || !utf8.ValidString(s) {
			return nil, unreadable(row[0], fmt.Errorf("column %d is no text", i))
		}
		cells[i] = s
	}
	c := &edit.Change{
		ID: journey.ID(cells[0]), Author: cells[1], Reverts: journey.ID(cells[6]), Marks: journey.ID(cells[8]), Note: cells[9],
		Label: edit.Label{Verb: edit.Verb(cells[3]), Subject: cells[4]},
	}
	var err error
	if c.Time, err = changejson.ParseTime(cells[2]); err != nil {
		return nil, unreadable(c.ID, err)
	}
	if c.Parents, err = changejson.ParseIDs(cells[5]); err != nil {
		return nil, unreadable(c.ID, err)
	}
	if c.Diff, err = changejson.ParseDiff(cells[7], blobs.get); err != nil {
		return nil, unreadable(c.ID, err)
	}
	if c.Aside, err = changejson.ParseDiff(cells[10], blobs.get); err != nil {
		return nil, unreadable(c.ID, err)
	}
	return c, nil
}

// checkLinks checks that a change has an id of its own and refers only to
// changes before it, or late to older ones that are not known yet.
func checkLinks(c *edit.Change, known map[journey.ID]bool, late bool) error {
	if !journey.ValidID(string(c.ID)) || known[c.ID] {
		return errors.New("its id is invalid or used twice")
	}
	if late {
		return nil
	}
	for i, p := range c.Parents {
		if beginning := p == "" && i == 0 && len(c.Parents) > 1; !known[p] && !beginning {
			return fmt.Errorf("it follows %s, which does not stand before it", p)
		}
	}
	if c.Reverts != "" && !known[c.Reverts] {
		return fmt.Errorf("it reverts %s, which does not stand before it", c.Reverts)
	}
	if c.Marks != "" && !known[c.Marks] {
		return fmt.Errorf("it marks %s, which does not stand before it", c.Marks)
	}
	return nil
}

func unreadable(id any, cause error) error {
	return contents(fault.Wrap(cause, journey.CodeInvalidValue, "the change “%s” in the history cannot be read.",
		journey.Shorten(fmt.Sprint(id), 64)))
}
