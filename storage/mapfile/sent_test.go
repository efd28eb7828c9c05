package mapfile_test

import (
	"bytes"
	"encoding/binary"
	"encoding/hex"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf16"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"waymark/domain/edit"
	"waymark/domain/journey"
	"waymark/domain/journey/journeytest"
	"waymark/storage/mapfile"
	"waymark/storage/mapfile/mapfiletest"
)

// secrets makes texts that can be told apart in any heap of bytes.
type secrets struct {
	t    *rapid.T
	made []string
}

// text gives a text with a mark in it that nothing else has.
func (s *secrets) text() string {
	mark := fmt.Sprintf("mark-%04d-%s", len(s.made), hex.EncodeToString(rapid.SliceOfN(rapid.Byte(), 6, 6).Draw(s.t, "mark")))
	s.made = append(s.made, mark)
	around := journey.Shorten(journeytest.Text(s.t, "text"), 30)
	return around + mark + around
}

// spoken are the fields that hold what people write.
func spoken(kind journey.Kind) (fields []*journey.Field) {
	all := journey.FieldsOf(kind)
	for i := range all {
		switch all[i].Name {
		case "title", "owner", "name", "quote", "demographics", "firmographics", "behaviour", "goals", "painPoints", "contact", "triggers", "technology",
			"scenario", "expectations", "versionLabel", "goal", "text", "note", "feeling", "metric", "unit", "author":
			if len(all[i].Refs) == 0 {
				fields = append(fields, &all[i])
			}
		}
	}
	return fields
}

// marked gives a document in which everything that somebody wrote is marked.
func (s *secrets) marked(doc *journey.Document) *journey.Document {
	out := doc.Fork()
	for r := range doc.Records() {
		fields := spoken(r.Kind())
		if len(fields) == 0 {
			continue
		}
		next := r.Clone()
		for _, f := range fields {
			f.Set(next, journey.Value{Kind: journey.TextValue, Text: s.text()})
		}
		out.Put(next)
	}
	return out
}

// worked gives a project that people worked on: texts, comments and pictures came
// and went, changes were undone, versions named.
func (s *secrets) worked() *edit.Editor {
	t := s.t
	e := edit.New(s.marked(journeytest.Random(t)), nil, edit.Options{})
	random := rand.New(rand.NewPCG(rapid.Uint64().Draw(t, "seed"), 1))
	pick := func(doc *journey.Document, kinds ...journey.Kind) journey.Record {
		var all []journey.Record
		for _, kind := range kinds {
			for r := range doc.RecordsOf(kind) {
				all = append(all, r)
			}
		}
		slices.SortFunc(all, func(a, b journey.Record) int { return strings.Compare(string(a.RecordID()), string(b.RecordID())) })
		if len(all) == 0 {
			return doc.Project
		}
		return all[rapid.IntRange(0, len(all)-1).Draw(t, "which")]
	}
	for range rapid.IntRange(2, 10).Draw(t, "changes") {
		e.SetAuthor(s.text())
		op := rapid.IntRange(0, 6).Draw(t, "op")
		label := edit.Label{Verb: edit.VerbEdit, Subject: s.text()}
		var err error
		switch op {
		case 0:
			_, err = e.Undo()
		case 1:
			_, err = e.NameVersion(e.History().Head(), s.text(), s.text())
		default:
			_, err = e.Do(label, func(tx *edit.Tx) error {
				switch r := pick(tx.Document(), journey.Kinds()...); {
				case op == 2 && r.Kind() != journey.ProjectKind && r.Kind() != journey.StepKind:
					tx.RemoveAll(map[journey.ID]journey.Kind{r.RecordID(): r.Kind()})
				case op == 3:
					if card, ok := pick(tx.Document(), journey.CardKind).(*journey.Card); ok {
						return tx.SetPicture(journey.CardKind, card.ID, mapfiletest.Picture(random))
					}
				case op == 4:
					if r.Kind() == journey.CardKind {
						return tx.AddComment(r.RecordID(), s.text(), s.text(), mapfiletest.Epoch())
					}
				default:
					next := r.Clone()
					for _, f := range spoken(r.Kind()) {
						f.Set(next, journey.Value{Kind: journey.TextValue, Text: s.text()})
					}
					tx.Put(next)
				}
				return nil
			})
		}
		require.NoError(t, err)
	}
	return e
}

func utf16le(s string) []byte {
	var out []byte
	for _, u := range utf16.Encode([]rune(s)) {
		out = binary.LittleEndian.AppendUint16(out, u)
	}
	return out
}

// requireNone makes sure that bytes hold nothing that was ever written but what is
// in the document that they were made of.
func (s *secrets) requireNone(data []byte, sent *journey.Document, pictures map[journey.ID][]byte) {
	said := &strings.Builder{}
	for r := range sent.Records() {
		for _, f := range spoken(r.Kind()) {
			said.WriteString(f.Get(r).Text + "\n")
		}
	}
	for _, mark := range s.made {
		if strings.Contains(said.String(), mark) {
			continue
		}
		require.False(s.t, bytes.Contains(data, []byte(mark)), "%s is in the bytes", mark)
		require.False(s.t, bytes.Contains(data, utf16le(mark)), "%s is in the bytes", mark)
	}
	for id, picture := range pictures {
		if !sent.Attachments.Has(id) {
			require.False(s.t, bytes.Contains(data, []byte(id)), "the name of a picture is in the bytes")
			require.False(s.t, bytes.Contains(data, picture[len(picture)/3:2*len(picture)/3]), "a picture is in the bytes")
		}
	}
}

// TestWhatIsNotSentIsNotInTheBytes looks at the very bytes of copies: what was left
// out is in none of them, nor what had been there once, in no page, no unused part
// of one, nothing behind the last.
func TestWhatIsNotSentIsNotInTheBytes(t *testing.T) {
	folder := t.TempDir()
	rapid.Check(t, func(t *rapid.T) {
		s := &secrets{t: t}
		e := s.worked()
		pictures := make(map[journey.ID][]byte)
		doc := e.Committed()
		for _, c := range e.History().Changes() {
			for i := range c.Diff {
				for _, r := range []journey.Record{c.Diff[i].Added, c.Diff[i].Removed} {
					if a, ok := r.(*journey.Attachment); ok {
						pictures[a.ID] = a.Data
					}
				}
			}
		}
		what := edit.Sending{
			Unused: rapid.Bool().Draw(t, "unused"), NoComments: rapid.Bool().Draw(t, "no comments"),
			NoNotes: rapid.Bool().Draw(t, "no notes"), NoNames: rapid.Bool().Draw(t, "no names"),
		}
		for _, id := range doc.Maps.IDs() {
			if rapid.Bool().Draw(t, "this map") {
				what.Maps = append(what.Maps, id)
			}
		}
		// It takes the place of the whole file, as when somebody replaces it.
		path := filepath.Join(folder, "x.waymark")
		_, err := mapfile.Save(path, doc, e.History().Changes(), true)
		require.NoError(t, err)
		sent, _, err := e.SendCopy(s.text(), what)
		require.NoError(t, err)
		_, err = mapfile.Save(path, sent, nil, true)
		require.NoError(t, err)
		files, err := os.ReadDir(folder)
		require.NoError(t, err)
		require.Len(t, files, 1, "nothing is left beside it")
		data, err := os.ReadFile(path)
		require.NoError(t, err)
		s.requireLeftOut(sent, what)
		s.requireNone(data, sent, pictures)
		requireFull(t, data)
		f, err := mapfile.Decode(data)
		require.NoError(t, err)
		require.Empty(t, f.History)
		require.True(t, journey.Equal(sent, f.Document))

		// Nor does it come back when somebody works on the copy.
		theirs := edit.New(f.Document, nil, edit.Options{Author: "Dan", Now: func() time.Time { return mapfiletest.Epoch() }})
		for _, m := range f.Document.MapsInOrder() {
			_, err := theirs.Do(edit.Label{Verb: edit.VerbRename}, func(tx *edit.Tx) error { return tx.Rename(m, "renamed") })
			require.NoError(t, err)
		}
		data, err = mapfile.Encode(theirs.Committed(), theirs.History().Changes())
		require.NoError(t, err)
		s.requireNone(data, sent, pictures)
	})
}

// requireLeftOut makes sure that a copy has none of what was to be left out.
func (s *secrets) requireLeftOut(sent *journey.Document, what edit.Sending) {
	for r := range sent.Records() {
		switch r := r.(type) {
		case *journey.Map:
			require.True(s.t, len(what.Maps) == 0 || slices.Contains(what.Maps, r.ID))
		case *journey.Comment:
			require.False(s.t, what.NoComments)
		}
		for _, f := range spoken(r.Kind()) {
			gone := what.NoNotes && f.Name == "note" || what.NoNames && (f.Name == "owner" || f.Name == "author")
			require.True(s.t, !gone || f.Get(r).Text == "", "%s of %s", f.Name, r.Kind())
		}
	}
}

// requireFull makes sure that there is no room for anything hidden: no free page,
// and nothing behind the last page but the trailer.
func requireFull(t require.TestingT, data []byte) {
	const (
		freePages = 36 // where the header of a database counts them
		trailer   = 16 + 8 + 32
	)
	require.Zero(t, binary.BigEndian.Uint32(data[freePages:]))
	pages := int(binary.BigEndian.Uint32(data[28:])) * int(binary.BigEndian.Uint16(data[16:]))
	require.Equal(t, pages+trailer, len(data)) //nolint:testifylint // a failure would print all bytes
	require.True(t, bytes.HasPrefix(data[pages:], []byte("\nWaymark trailer")))
}
