package mapfile

import (
	"database/sql/driver"
	"fmt"
	"slices"

	"waymark/domain/edit"
	"waymark/domain/journey"
	"waymark/storage/mapfile/internal/changejson"
)

// Encode gives the bytes of a file with this state and its history, oldest
// change first. The same content gives the same bytes. Both are only read and
// may be in use elsewhere meanwhile.
func Encode(doc *journey.Document, history []*edit.Change) ([]byte, error) {
	return EncodeList(doc, edit.ListOf(history))
}

// EncodeList is Encode for a history of which the oldest changes may be in pieces.
func EncodeList(doc *journey.Document, history edit.List) ([]byte, error) {
	return NewEncoder().Encode(doc, history)
}

// Encode is EncodeList, quicker with what was encoded before or stands in the file
// that the encoder is of.
func (e *Encoder) Encode(doc *journey.Document, history edit.List) ([]byte, error) {
	im, err := newImage()
	if err != nil {
		return nil, err
	}
	defer im.close()
	if err := im.exec(setup(Version) + schema1001); err != nil {
		return nil, err
	}
	blobs := make(pictures)
	for _, t := range tables() {
		if err := im.writeRecords(&t, doc); err != nil {
			return nil, fmt.Errorf("table %s: %w", t.name, err)
		}
	}
	for id, a := range doc.Attachments.All() {
		blobs[string(id)] = a.Data
	}
	rows, err := e.pack(im, history, blobs)
	if err != nil {
		return nil, fmt.Errorf("old history: %w", err)
	}
	if err := im.writeHistory(rows, history.Len()-len(rows), blobs); err != nil {
		return nil, fmt.Errorf("history: %w", err)
	}
	if err := im.writeBlobs(blobs); err != nil {
		return nil, fmt.Errorf("pictures: %w", err)
	}
	if err := im.exec("COMMIT"); err != nil {
		return nil, err
	}
	pages, err := im.conn.Serialize("main")
	if err != nil {
		return nil, err
	}
	if len(pages)+trailerSize > MaxSize {
		return nil, tooLarge()
	}
	return seal(pages), nil
}

// setup begins a new file of a version; its schema comes next, before any row.
func setup(version int) string {
	return fmt.Sprintf("PRAGMA application_id = %d; PRAGMA user_version = %d; BEGIN;", ApplicationID, version)
}

func (im *image) writeRecords(t *table, doc *journey.Document) error {
	var records []journey.Record
	for r := range doc.RecordsOf(t.kind) {
		records = append(records, r)
	}
	if len(records) == 0 {
		return nil
	}
	slices.SortFunc(records, func(a, b journey.Record) int { return compareIDs(a.RecordID(), b.RecordID()) })
	in, err := im.prepare(t.insertSQL(), len(t.columns))
	if err != nil {
		return err
	}
	defer in.close()
	fields := t.fields()
	for _, r := range records {
		for i, f := range fields {
			if f == nil {
				in.set(i, string(r.RecordID()))
				continue
			}
			in.set(i, cell(f.Get(r), t.columns[i].part, f.Whole))
		}
		if err := in.run(); err != nil {
			return err
		}
	}
	return nil
}

// cell gives what a column holds of a value.
func cell(v journey.Value, part int, whole bool) driver.Value {
	switch v.Kind {
	case journey.NumberValue:
		if whole {
			return int64(v.Number)
		}
		return v.Number
	case journey.FlagValue:
		if v.Flag {
			return int64(1)
		}
		return int64(0)
	case journey.SetValue:
		if len(v.IDs) == 0 {
			return "[]"
		}
		return string(changejson.AppendIDs(nil, v.IDs))
	case journey.PlaceValue:
		if part != orderPart {
			return string(v.IDs[part])
		}
	}
	return v.Text
}

// writeHistory writes the changes that are not in blocks.
func (im *image) writeHistory(rows []*edit.Change, packed int, blobs pictures) error {
	in, err := im.prepare("INSERT INTO changes (seq, id, author, time, verb, subject, parents, reverts, diff, marks, note, aside) "+
		"VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", 12)
	if err != nil {
		return err
	}
	defer in.close()
	var diff, aside []byte
	for i, c := range rows {
		diff, aside = changejson.AppendDiff(diff[:0], c.Diff), changejson.AppendDiff(aside[:0], c.Aside)
		changejson.Blobs(c, func(sum string, data []byte) { blobs[sum] = data })
		for column, v := range []driver.Value{
			int64(packed + i + 1), string(c.ID), text(c.Author), changejson.FormatTime(c.Time), text(string(c.Label.Verb)), text(c.Label.Subject),
			string(changejson.AppendIDs(nil, c.Parents)), string(c.Reverts), string(diff),
			string(c.Marks), text(c.Note), string(aside),
		} {
			in.set(column, v)
		}
		if err := in.run(); err != nil {
			return err
		}
	}
	return nil
}

func (im *image) writeBlobs(blobs pictures) error {
	sums := make([]string, 0, len(blobs))
	for sum := range blobs {
		sums = append(sums, sum)
	}
	slices.Sort(sums)
	for _, sum := range sums {
		if err := im.exec("INSERT INTO blobs (sha256, data) VALUES (?, ?)", sum, blobs[sum]); err != nil {
			return err
		}
	}
	return nil
}
