package mapfile

import (
	"bytes"
	"crypto/sha256"
	"database/sql/driver"
	"encoding/binary"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"waymark/domain/edit"
	"waymark/domain/journey"
)

// Salvaged is what could be read of a damaged file, made sound.
type Salvaged struct {
	Document *journey.Document
	History  []*edit.Change // nil where it cannot be relied on: then it begins anew
	// Lost and Mended tell what the damage took: records of which only the history
	// knows, and what it took to make the rest sound. Both empty: nothing that
	// people see is lost.
	Lost   []Loss
	Mended []journey.Mended
	// Unread are the kinds of which not all could be read, so that some may be
	// lost that nobody can name.
	Unread []journey.Kind
}

// Loss names a record that was in the file and could not be read any more.
type Loss struct {
	Kind  journey.Kind
	ID    journey.ID
	Title string // as far as the history tells
	// Restored is set when the history told all of it, so that it is back.
	Restored bool
}

// Salvage reads what can be read of the bytes of a damaged file: table by table
// from both ends up to the damage, then one by one what other records and the
// history name. name is what stand-ins for lost parents are called. The fault
// that Decode gives is given again when nothing can be read; data is not changed.
func Salvage(data []byte, name string) (*Salvaged, error) {
	fm := current()
	pages, version := readablePages(data)
	if pages == nil || fm.schemas[version] == "" {
		_, err := Decode(data)
		return nil, err
	}
	im, err := imageOf(pages)
	if err != nil {
		return nil, damaged(err)
	}
	defer func() { im.close() }()
	if _, err := im.objects(); err != nil {
		im.close()
		if im, err = fm.withFreshSchema(pages, version); err != nil {
			return nil, damaged(err)
		}
	}
	// Only the tables are asked that belong to the version: whatever else is in
	// the file is never touched.
	if err := fm.onlyTables(im); err != nil {
		return nil, err
	}
	s := &salvage{im: im, out: &Salvaged{}, digest: sha256.Sum256(data), doc: &journey.Document{}, left: maxRecords}
	s.blobs()
	s.records()
	s.looseCards(pages)
	s.history()
	s.fromHistory()
	if s.found == 0 {
		return nil, damaged(fmt.Errorf("nothing in it can be read"))
	}
	var mended []journey.Mended
	s.out.Document, mended = journey.Mend(s.doc, name)
	s.out.Mended = append(s.out.Mended, mended...)
	if err := s.out.Document.Validate(); err != nil {
		return nil, damaged(err)
	}
	s.takeHistory()
	return s.out, nil
}

// readablePages gives the pages of a file whose head says enough to find the
// rest; where the beginning is damaged it is put right, and missing pages are
// empty ones.
func readablePages(data []byte) (pages []byte, version int) {
	if len(data) < headerSize {
		return nil, 0
	}
	h := readHeader(data)
	ours := h.application == ApplicationID || bytes.HasPrefix(data, []byte(sqliteMagic))
	if at := len(data) - trailerSize; at >= headerSize && bytes.HasPrefix(data[at:], []byte(trailerMagic)) {
		data, ours = data[:at], true
	}
	if !ours {
		return nil, 0
	}
	if h.pageSize < 512 || h.pageSize&(h.pageSize-1) != 0 {
		h.pageSize = writtenPageSize
	}
	count := (len(data) + h.pageSize - 1) / h.pageSize
	if h.pages > count && h.pages <= MaxSize/h.pageSize {
		count = h.pages
	}
	pages = make([]byte, count*h.pageSize)
	copy(pages, data)
	copy(pages, sqliteMagic)
	size := uint16(1) // stands for 65536
	if h.pageSize < 1<<16 {
		size = uint16(h.pageSize)
	}
	binary.BigEndian.PutUint16(pages[16:], size)
	copy(pages[18:24], []byte{1, 1, 0, 64, 32, 32})
	binary.BigEndian.PutUint32(pages[28:], uint32(count))
	binary.BigEndian.PutUint32(pages[32:], 0) // no free pages, which may be damaged
	binary.BigEndian.PutUint32(pages[36:], 0)
	binary.BigEndian.PutUint32(pages[44:], 4)
	binary.BigEndian.PutUint32(pages[56:], 1)
	version = h.version
	if version < 1000 || version > Version {
		version = Version
	}
	return pages, version
}

// writtenPageSize is the size of the pages of the files that Waymark writes.
const writtenPageSize = 4096

// withFreshSchema puts the pages that hold the schema of a version over those of
// a file in which they are damaged. Waymark makes all tables before it fills any,
// so they begin on the same pages in each file.
func (f format) withFreshSchema(pages []byte, version int) (*image, error) {
	empty, err := newImage()
	if err != nil {
		return nil, err
	}
	defer empty.close()
	if err := empty.exec(setup(version) + f.schemas[version] + "; COMMIT"); err != nil {
		return nil, err
	}
	roots := map[int64]bool{}
	err = empty.query("SELECT rootpage FROM sqlite_schema", func(v []driver.Value) error {
		root, _ := v[0].(int64)
		roots[root] = true
		return nil
	})
	if err != nil {
		return nil, err
	}
	fresh, err := empty.conn.Serialize("main")
	if err != nil {
		return nil, err
	}
	size := readHeader(fresh).pageSize
	if size != readHeader(pages).pageSize || len(fresh) > len(pages) {
		return nil, fmt.Errorf("pages of %d bytes", size)
	}
	out := slices.Clone(pages)
	for at := 0; at < len(fresh); at += size {
		if !roots[int64(at/size+1)] {
			copy(out[at:at+size], fresh[at:])
		}
	}
	binary.BigEndian.PutUint32(out[28:], uint32(len(out)/size))
	return imageOf(out)
}

// onlyTables refuses what could run by itself.
func (f format) onlyTables(im *image) error {
	found, err := im.objects()
	if err != nil {
		return damaged(err)
	}
	for _, o := range found {
		if o.kind == "view" || o.kind == "trigger" || strings.Contains(strings.ToUpper(o.sql), "VIRTUAL") {
			return foreign(fmt.Sprintf("the %s “%s”", o.kind, journey.Shorten(o.name, 40)))
		}
	}
	return nil
}

type salvage struct {
	im      *image
	digest  Digest
	out     *Salvaged
	doc     *journey.Document
	data    pictures
	changes []*edit.Change
	unread  bool // some of the history
	found   int  // records
	left    int  // of the limit on records
}

// rows gives the rows of a table from both ends up to the damage, each once;
// whole tells that there was none. keys is the number of columns, from the
// first, that make a row unique.
func (s *salvage) rows(columns []string, from, by string, keys int, row func([]driver.Value)) (whole bool) {
	seen := make(map[string]bool)
	each := func(v []driver.Value) error {
		if s.left--; s.left < 0 {
			return tooLarge()
		}
		if key := fmt.Sprintf("%q", v[:keys]); !seen[key] {
			seen[key] = true
			row(v)
		}
		return nil
	}
	query := "SELECT " + strings.Join(columns, ", ") + " FROM " + from + " ORDER BY "
	if s.im.query(query+by, each) == nil {
		return true
	}
	_ = s.im.query(query+strings.ReplaceAll(by, ",", " DESC,")+" DESC", each) // up to the damage from the other side
	return false
}

func (s *salvage) blobs() {
	s.data = make(pictures)
	s.rows([]string{"sha256", "data"}, "blobs", "sha256", 1, func(v []driver.Value) {
		sum, _ := v[0].(string)
		if data, ok := v[1].([]byte); ok {
			s.data[sum] = data
		}
	})
}

// columnsOf gives the columns of a table that this version of a file has.
func (s *salvage) columnsOf(t *table) table {
	have := make(map[string]bool)
	_ = s.im.query("SELECT name FROM pragma_table_info('"+t.name+"')", func(v []driver.Value) error {
		name, _ := v[0].(string)
		have[name] = true
		return nil
	})
	known := *t
	known.columns = slices.DeleteFunc(slices.Clone(t.columns), func(c column) bool { return !have[c.name] && c.field != "place" })
	return known
}

func (s *salvage) records() {
	for _, t := range tables() {
		known := s.columnsOf(&t)
		keys := 1
		if t.kind == journey.EmotionKind {
			keys = 2
		}
		whole := s.rows(known.names(), t.name, t.key(), keys, func(v []driver.Value) { s.take(&known, v) })
		if !whole {
			s.miss(t.kind)
			s.byName(&known)
		}
	}
}

// take keeps what of a row can be understood.
func (s *salvage) take(t *table, row []driver.Value) {
	id, _ := row[0].(string)
	if t.kind == journey.EmotionKind {
		step, _ := row[1].(string)
		id = string(journey.EmotionID(journey.ID(id), journey.ID(step)))
	}
	r := journey.NewRecord(t.kind, journey.ID(id))
	if r == nil || t.kind != journey.EmotionKind && !journey.ValidID(id) {
		s.miss(t.kind)
		return
	}
	var nonsense []string
	fields := t.fields()
	for i := 0; i < len(fields); i++ {
		f := fields[i]
		if f == nil {
			continue
		}
		var v journey.Value
		if f.Kind == journey.PlaceValue {
			n := len(f.Refs) + 1
			v = readPlace(row[i : i+n])
			i += n - 1
		} else if readCell(&v, f, row[i]) != nil {
			nonsense = append(nonsense, f.Name) // the default stands for it
			continue
		}
		f.Set(r, v)
	}
	if a, ok := r.(*journey.Attachment); ok {
		a.Data = s.data[id]
	}
	if s.doc.Record(t.kind, journey.ID(id)) != nil {
		return
	}
	s.doc.Put(r)
	s.found++
	for _, field := range nonsense {
		s.out.Mended = append(s.out.Mended, journey.Mended{
			What: journey.ValueReset, Kind: t.kind, Record: journey.ID(id), Title: journey.Title(r), Field: field,
		})
	}
}

// miss takes note that some records of a kind could not be read.
func (s *salvage) miss(kind journey.Kind) {
	if !slices.Contains(s.out.Unread, kind) {
		s.out.Unread = append(s.out.Unread, kind)
	}
}

// byName asks for the rows that other records name: between two damaged spots
// there may be some that can be read.
func (s *salvage) byName(t *table) {
	if t.kind == journey.EmotionKind {
		return
	}
	for id := range s.named(t.kind) {
		if s.doc.Record(t.kind, id) != nil || !journey.ValidID(string(id)) {
			continue
		}
		_ = s.im.query("SELECT "+strings.Join(t.names(), ", ")+" FROM "+t.name+" WHERE id = '"+string(id)+"'", func(v []driver.Value) error {
			s.take(t, v)
			return nil
		}) // a row in a damaged spot stays lost
	}
}

// The first byte of a page that ends a branch of a table without row ids.
const leafPage = 0x0a

// maxLoosePages bounds the search for pages that nothing leads to any more.
const maxLoosePages = 20_000

// looseCards looks for cards on pages that the damage has cut off, by taking
// each page that could be one for the whole table. Cards only: they are most of
// what people wrote, and their rows have more columns than any other, so that
// nothing else passes for one.
func (s *salvage) looseCards(pages []byte) {
	if !slices.Contains(s.out.Unread, journey.CardKind) {
		return
	}
	i := slices.IndexFunc(tables(), func(t table) bool { return t.kind == journey.CardKind })
	cards := s.columnsOf(&tables()[i])
	size := readHeader(pages).pageSize
	for at, tried := 0, 0; at+size <= len(pages) && tried < maxLoosePages; at += size {
		if pages[at] != leafPage {
			continue
		}
		tried++
		set := fmt.Sprintf("PRAGMA writable_schema = ON; UPDATE sqlite_schema SET rootpage = %d WHERE name = '%s'; PRAGMA writable_schema = RESET", at/size+1, cards.name)
		if s.im.exec(set) != nil {
			return
		}
		_ = s.im.query(cards.selectSQL(), func(v []driver.Value) error {
			probe := &salvage{out: &Salvaged{}, doc: &journey.Document{}, data: s.data}
			probe.take(&cards, v)
			for _, c := range probe.doc.Cards.All() {
				if len(probe.out.Mended) == 0 && journey.ValidateRecord(c) == nil {
					s.take(&cards, v)
				}
			}
			return nil
		}) // what follows the damage on the page stays lost
	}
}

// named gives the ids that the records found so far use for a kind.
func (s *salvage) named(kind journey.Kind) map[journey.ID]bool {
	out := make(map[journey.ID]bool)
	for r := range s.doc.Records() {
		for _, f := range journey.FieldsOf(r.Kind()) {
			for i, ref := range f.Refs {
				if ref.Kind != kind {
					continue
				}
				v := f.Get(r)
				switch v.Kind {
				case journey.TextValue:
					out[journey.ID(v.Text)] = true
				case journey.PlaceValue:
					out[v.IDs[i]] = true
				case journey.SetValue:
					for _, id := range v.IDs {
						out[id] = true
					}
				}
			}
		}
	}
	delete(out, "")
	return out
}

// history reads the changes that can be read.
func (s *salvage) history() {
	have := make(map[string]bool)
	_ = s.im.query("SELECT name FROM pragma_table_info('changes')", func(v []driver.Value) error {
		name, _ := v[0].(string)
		have[name] = true
		return nil
	})
	columns := changeColumns()
	for i, name := range columns {
		if !have[name] { // older than the column
			columns[i] = "''"
			if name == "aside" {
				columns[i] = "'[]'"
			}
		}
	}
	known := make(map[journey.ID]bool)
	// Without the older part none of the newer can be relied on.
	if blocks, _, err := s.im.listBlocks(); err == nil && readBlocks(blocks, s.data) == nil {
		for _, b := range blocks {
			for _, c := range b.changes {
				if checkLinks(c, known, false) != nil {
					s.unread = true
					continue
				}
				known[c.ID] = true
				s.changes = append(s.changes, c)
			}
		}
	}
	whole := s.rows(columns, "changes", "seq", 1, func(v []driver.Value) {
		c, err := readChange(v, s.data)
		if err != nil || checkLinks(c, known, false) != nil {
			s.unread = true
			return
		}
		known[c.ID] = true
		s.changes = append(s.changes, c)
	})
	s.unread = s.unread || !whole
}

// fromHistory brings back the records that could not be read but that the
// history tells of, and names those of which it knows too little.
func (s *salvage) fromHistory() {
	if len(s.out.Unread) == 0 {
		return // then what is not there was deleted
	}
	known := lastKnown(edit.NewHistory(s.changes).Main())
	for _, k := range slices.SortedFunc(maps.Keys(known), compareKeys) {
		know := known[k]
		if !slices.Contains(s.out.Unread, k.kind) || s.doc.Record(k.kind, k.id) != nil || know.whole == nil && know.fields == nil {
			continue
		}
		loss := Loss{Kind: k.kind, ID: k.id}
		switch {
		case know.whole != nil:
			loss.Title, loss.Restored = journey.Title(know.whole), true
			s.doc.Put(know.whole.Clone())
			s.found++
		default:
			if r := journey.NewRecord(k.kind, k.id); r != nil {
				for name, v := range know.fields {
					journey.FieldOf(k.kind, name).Set(r, v)
				}
				loss.Title = journey.Title(r)
			}
		}
		s.out.Lost = append(s.out.Lost, loss)
	}
}

// takeHistory keeps the history where all of it could be read; what the damage
// took is then one more change in it, as if another program had deleted it.
func (s *salvage) takeHistory() {
	if s.unread || len(s.changes) == 0 {
		return
	}
	history := s.changes
	if _, err := Rewind(s.out.Document, history); err != nil {
		c := foreignEdit(s.out.Document, history, s.digest, time.Time{})
		if c == nil {
			return
		}
		history = append(slices.Clip(history), c)
		if _, err := Rewind(s.out.Document, history); err != nil {
			return
		}
	}
	s.out.History = history
}
