package edit_test

import (
	"crypto/sha256"
	"encoding/hex"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"waymark/domain/edit"
	"waymark/domain/journey"
	"waymark/domain/journey/journeytest"
)

func picture(bytes string) *journey.Attachment {
	sum := sha256.Sum256([]byte(bytes))
	return &journey.Attachment{ID: journey.ID(hex.EncodeToString(sum[:])), Type: "image/png", Data: []byte(bytes)}
}

func TestAPictureNobodyShowsLeaves(t *testing.T) {
	b := newBoard(t)
	one, two := picture("one"), picture("two")
	b.must(t, func(tx *edit.Tx) error {
		for kind, id := range map[journey.Kind]journey.ID{journey.CardKind: b.a, journey.PersonaRecord: b.persona} {
			if err := tx.SetPicture(kind, id, one); err != nil {
				return err
			}
		}
		return nil
	})
	b.must(t, func(tx *edit.Tx) error { return tx.SetPicture(journey.CardKind, b.a, two) })
	require.True(t, b.Document().Attachments.Has(one.ID), "the persona shows it still")
	b.must(t, func(tx *edit.Tx) error { return tx.SetPicture(journey.PersonaRecord, b.persona, nil) })
	require.False(t, b.Document().Attachments.Has(one.ID))
	_, err := b.Undo()
	require.NoError(t, err)
	require.Equal(t, one.ID, b.Document().Personas.Get(b.persona).Picture)
	_, err = b.Do(edit.Label{}, func(tx *edit.Tx) error { return tx.SetPicture(journey.LaneRecord, b.doing, one) })
	require.Error(t, err)
}

func TestListsAreBroughtIntoOrder(t *testing.T) {
	b := newBoard(t)
	names := func() (s string) {
		for _, c := range b.Document().ChannelsInOrder() {
			s += c.Name
		}
		return s
	}
	for _, name := range []string{"a", "b", "c"} {
		b.must(t, func(tx *edit.Tx) error { _, err := tx.AddChannel(name, ""); return err })
	}
	require.Equal(t, "abc", names())
	first := b.Document().ChannelsInOrder()[0].ID
	b.must(t, func(tx *edit.Tx) error { return tx.MoveListed(journey.ChannelKind, first, 2) })
	require.Equal(t, "bca", names())
	b.must(t, func(tx *edit.Tx) error { return tx.MoveListed(journey.ChannelKind, first, 0) })
	require.Equal(t, "abc", names())
	_, err := b.Do(edit.Label{}, func(tx *edit.Tx) error { return tx.MoveListed(journey.LaneRecord, b.doing, 0) })
	require.Error(t, err)
}

func TestCopyingFromAnotherFile(t *testing.T) {
	from := newBoard(t)
	photo := picture("photo")
	from.must(t, func(tx *edit.Tx) error {
		channel, _ := tx.AddChannel("Web", "globe")
		entry, _ := tx.AddTouchpoint("Search")
		source, _ := tx.AddSource("Interviews")
		_ = edit.Update(tx, entry, func(t *journey.Touchpoint) { t.Channel = channel })
		_ = edit.Update(tx, from.a, func(c *journey.Card) {
			c.Touchpoint, c.Sources, c.Personas, c.LastStep = entry, journey.SetOf(source), journey.SetOf(from.persona), from.last
			c.Addresses = journey.SetOf(from.b)
		})
		return tx.SetPicture(journey.PersonaRecord, from.persona, photo)
	})
	to := newBoard(t)
	to.must(t, func(tx *edit.Tx) error {
		_, err := tx.AddChannel("Web", "globe")
		return err
	})
	before := to.Document()
	c := to.must(t, func(tx *edit.Tx) error {
		return tx.CopyIn(edit.WithFreshIDs(from.Document(), journey.NewID), nil, nil, to.m)
	})
	require.Nil(t, c, "nothing asked for, nothing done")

	source := foreign(from.Document())
	to.must(t, func(tx *edit.Tx) error {
		return tx.CopyIn(source, []journey.ID{from.persona}, []journey.ID{from.doing}, to.m)
	})
	doc := to.Document()
	require.NoError(t, doc.Validate())
	require.Equal(t, before.Personas.Len()+1, doc.Personas.Len())
	all := doc.PersonasInOrder()
	made := all[len(all)-1]
	require.Equal(t, photo.ID, made.Picture)
	require.True(t, doc.Attachments.Has(photo.ID))
	require.True(t, doc.Maps.Get(to.m).Personas.Has(made.ID))
	require.Equal(t, 1, doc.Channels.Len(), "a channel of the same name is not doubled")
	lanes := doc.LanesOf(to.m)
	lane := lanes[len(lanes)-1]
	require.Equal(t, "Doing", lane.Name)
	require.Equal(t, "abc", to.cell(lane.ID, to.one))
	copied := doc.CardsIn(lane.ID, to.one)[0]
	require.Equal(t, "Search", doc.Touchpoints.Get(copied.Touchpoint).Name)
	require.Len(t, copied.Sources, 1)
	require.Equal(t, journey.SetOf(made.ID), copied.Personas)
	require.Equal(t, to.last, copied.LastStep)
	require.Equal(t, journey.SetOf(doc.CardsIn(lane.ID, to.one)[1].ID), copied.Addresses, "links stay among what was copied")
	_, err := to.Undo()
	require.NoError(t, err)
	require.True(t, journey.Equal(before, to.Document()), "one step takes it back")
}

// foreign gives the document as one of another project.
func foreign(doc *journey.Document) *journey.Document {
	out := doc.Fork()
	p := *doc.Project
	p.ID = "another"
	out.Project = &p
	return out
}

func TestWithinOneProjectPersonasAreNotDoubled(t *testing.T) {
	b := newBoard(t)
	b.must(t, func(tx *edit.Tx) error { return tx.ShowPersona(b.m, b.persona, false) })
	other := b.Document()
	b.must(t, func(tx *edit.Tx) error { return tx.CopyIn(other, []journey.ID{b.persona}, nil, b.m) })
	require.Equal(t, 1, b.Document().Personas.Len())
	require.True(t, b.Document().Maps.Get(b.m).Personas.Has(b.persona))
	b.must(t, func(tx *edit.Tx) error { tx.RemovePersona(b.persona); return nil })
	b.must(t, func(tx *edit.Tx) error { return tx.CopyIn(other, []journey.ID{b.persona}, nil, b.m) })
	require.True(t, b.Document().Personas.Has(b.persona), "it keeps its id")
}

func TestWhateverIsCopiedTheFileStaysValid(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		from, doc := journeytest.Random(t), journeytest.Random(t)
		if rapid.Bool().Draw(t, "another project") {
			from = foreign(from)
		}
		maps := doc.MapsInOrder()
		if len(maps) == 0 {
			t.Skip("nowhere to copy to")
		}
		var personas, lanes []journey.ID
		for id := range from.Personas.All() {
			personas = append(personas, id)
		}
		for id := range from.Lanes.All() {
			lanes = append(lanes, id)
		}
		e := edit.New(doc, nil, edit.Options{})
		if _, err := e.Do(edit.Label{}, func(tx *edit.Tx) error { return tx.CopyIn(from, personas, lanes, maps[0].ID) }); err != nil {
			require.Same(t, doc, e.Document())
			return
		}
		require.NoError(t, e.Document().Validate())
		require.GreaterOrEqual(t, len(e.Document().LanesOf(maps[0].ID)), len(lanes))
	})
}
