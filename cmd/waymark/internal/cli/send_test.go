package cli_test

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"waymark/domain/edit"
	"waymark/domain/journey"
	"waymark/domain/merge"
	"waymark/storage/mapfile"
)

// twoMaps writes plan.waymark: two maps, each with a persona of its own, and one
// persona that none uses.
func twoMaps(t *testing.T) string {
	t.Helper()
	folder := t.TempDir()
	path := filepath.Join(folder, "plan.waymark")
	saveStory(t, path)
	f, err := mapfile.Open(path)
	require.NoError(t, err)
	e := edit.New(f.Document, f.History, edit.Options{Author: "Secret-Author"})
	_, err = e.Do(edit.Label{Verb: edit.VerbAddMap}, func(tx *edit.Tx) error {
		other := tx.AddMap("Secret-Map")
		if _, err := tx.AddStage(other, 0, "Secret-Stage"); err != nil {
			return err
		}
		if _, err := tx.AddPersona("map", "Buyer"); err != nil {
			return err
		}
		if _, err := tx.AddPersona(other, "Secret-Persona"); err != nil {
			return err
		}
		return edit.Update(tx, tx.Document().Cards.IDs()[0], func(c *journey.Card) { c.Note = "Secret-Note" })
	})
	require.NoError(t, err)
	_, err = mapfile.Save(path, e.Document(), e.History().Changes(), true)
	require.NoError(t, err)
	return folder
}

func TestSendLeavesOutWhatIsNotChosen(t *testing.T) {
	c := in(t, twoMaps(t))
	require.Contains(t, c.good("send", "plan.waymark", "-o", "copy.waymark", "--map", "story", "--without", "comments,notes,names"), "1 map, 1 persona, 1 card; without its history, comments, notes")
	data, err := os.ReadFile(filepath.Join(c.folder, "copy.waymark"))
	require.NoError(t, err)
	require.False(t, bytes.Contains(data, []byte("Secret")))
	c.good("check", "copy.waymark")
	c.good("check", "plan.waymark")

	// It comes back: the other map is as it was.
	f, err := mapfile.Open(filepath.Join(c.folder, "copy.waymark"))
	require.NoError(t, err)
	require.Equal(t, 1, f.Document.Maps.Len())
	e := edit.New(f.Document, nil, edit.Options{Author: "Dan"})
	_, err = e.Do(edit.Label{Verb: edit.VerbEditCard}, func(tx *edit.Tx) error {
		return tx.SetCardText(tx.Document().Cards.IDs()[0], "from Dan")
	})
	require.NoError(t, err)
	_, err = mapfile.Save(filepath.Join(c.folder, "copy.waymark"), e.Document(), e.History().Changes(), true)
	require.NoError(t, err)
	c.good("merge", "plan.waymark", "copy.waymark", "-o", "both.waymark", "--report", "r.json")
	require.Equal(t, string(merge.Returned), at(t, decode(t, read(t, c.folder, "r.json")), "relation"))
	f, err = mapfile.Check(filepath.Join(c.folder, "both.waymark"))
	require.NoError(t, err)
	require.Equal(t, 2, f.Document.Maps.Len())
	require.Equal(t, 2, f.Document.Personas.Len())
	card := f.Document.Cards.Get(f.Document.Cards.IDs()[0])
	require.Equal(t, "from Dan", card.Text)
	require.Equal(t, "Secret-Note", card.Note)

	require.Contains(t, c.good("send", "plan.waymark", "-o", "wide.waymark", "--map", "map", "--all-personas"), "1 map, 2 personas")
	require.Contains(t, c.good("send", "plan.waymark", "-o", "all.waymark"), "2 maps, 2 personas")
}

func TestSendRefusesWhatCannotBe(t *testing.T) {
	c := in(t, twoMaps(t))
	require.Contains(t, c.bad(2, "send", "plan.waymark"), "-o")
	require.Contains(t, c.bad(2, "send", "plan.waymark", "-o", "x.waymark", "--without", "personas"), "knows comments")
	require.Contains(t, c.bad(2, "send", "plan.waymark", "-o", "x.waymark", "--all-personas"), "no place here")
	require.Contains(t, c.bad(1, "send", "plan.waymark", "-o", "x.waymark", "--map", "nonsense"), "has no map")
	require.Contains(t, c.bad(1, "send", "plan.waymark", "-o", "plan.waymark", "--force"), "itself")
	require.NoError(t, os.WriteFile(filepath.Join(c.folder, "there.waymark"), []byte("x"), 0o644))
	require.Contains(t, c.bad(1, "send", "plan.waymark", "-o", "there.waymark"), "--force replaces it")
	c.good("send", "plan.waymark", "-o", "there.waymark", "--force")
}
