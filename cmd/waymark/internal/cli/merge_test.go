package cli_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"waymark/domain/edit"
	"waymark/domain/journey"
	"waymark/domain/merge"
	"waymark/storage/mapfile"
)

// copies writes plan.waymark and two copies of it that were worked on apart: in
// both the text of the card c1 changed, in one a card came in, in the other the
// stage's name changed.
func copies(t *testing.T) string {
	t.Helper()
	folder := t.TempDir()
	path := filepath.Join(folder, "plan.waymark")
	saveStory(t, path)
	f, err := mapfile.Open(path)
	require.NoError(t, err)
	card := f.Document.Cards.IDs()[0]
	at := time.Date(2026, 11, 21, 12, 0, 0, 0, time.UTC)
	work := func(name, author string, edits ...func(*edit.Tx) error) {
		e := edit.New(f.Document, f.History, edit.Options{Author: author, Now: func() time.Time { at = at.Add(time.Hour); return at }})
		for _, do := range edits {
			_, err := e.Do(edit.Label{Verb: edit.VerbEditCard, Subject: "Live demo"}, do)
			require.NoError(t, err)
		}
		_, err := mapfile.Save(filepath.Join(folder, name), e.Document(), e.History().Changes(), false)
		require.NoError(t, err)
	}
	work("a.waymark", "Ann", func(tx *edit.Tx) error { return tx.SetCardText(card, "Demo at their office") },
		func(tx *edit.Tx) error { _, err := tx.AddCard("lane", "s1", 0, "Web search"); return err })
	work("b.waymark", "Bo", func(tx *edit.Tx) error { return tx.SetCardText(card, "演示 online") },
		func(tx *edit.Tx) error { return tx.Rename(tx.Document().Stages.Get("stage"), "Decision") })
	return folder
}

func TestMergeWithOpenConflictsWritesNothing(t *testing.T) {
	c := in(t, copies(t))
	r := c.run("merge", "a.waymark", "b.waymark", "-o", "c.waymark", "--report", "r.json")
	require.Equal(t, 3, r.code)
	require.Equal(t, 1, strings.Count(r.err, "\n"))
	require.Contains(t, r.err, "Nothing was written")
	require.NoFileExists(t, filepath.Join(c.folder, "c.waymark"))
	require.Contains(t, r.out, "Conflict: text of the card “演示 online”")
	require.Contains(t, r.out, "* B: “演示 online” (Bo, ")
	require.Contains(t, r.out, "  A: “Demo at their office” (Ann, ")
	require.Contains(t, r.out, "Changed the stage “Decision”: name from “Stage” to “Decision”")
	report := decode(t, read(t, c.folder, "r.json"))
	require.Equal(t, "shared-history", at(t, report, "relation"))
	require.Equal(t, false, at(t, report, "written"))
	require.Equal(t, true, at(t, report, "conflicts", 0, "open"))
	require.Equal(t, "text", at(t, report, "conflicts", 0, "field"))
	require.Equal(t, "Bo", at(t, report, "conflicts", 0, "values", 0, "author"))
	require.Equal(t, "stage", at(t, report, "conflicts", 0, "stage"))
	require.Equal(t, "stage", at(t, report, "incoming", 0, "stages", 0, "stage"))
}

func TestMergeTakesOneSide(t *testing.T) {
	c := in(t, copies(t))
	for side, want := range map[string]string{"--ours": "Demo at their office", "--theirs": "演示 online"} {
		c.good("merge", "a.waymark", "b.waymark", "-o", "c.waymark", side, "--force", "--report", "r.json")
		c.good("check", "c.waymark")
		doc := c.good("export", "c.waymark", "-o", "-")
		require.Contains(t, doc, want)
		require.Contains(t, doc, "Web search")
		require.Contains(t, doc, "Decision")
		require.Equal(t, true, at(t, decode(t, read(t, c.folder, "r.json")), "written"))
		history := decode(t, c.good("history", "c.waymark", "--json")).([]any)
		last := history[len(history)-1]
		require.Equal(t, "Bring together “b.waymark”", at(t, last, "label"))
		require.Len(t, at(t, last, "parents"), 2)
		require.Equal(t, "Ann", at(t, last, "author"))
		// What was decided is not asked again, in either direction.
		require.Contains(t, c.good("merge", "c.waymark", "b.waymark", "-o", "again.waymark", "--force"), "B has nothing")
		c.good("merge", "b.waymark", "c.waymark", "-o", "again.waymark", "--force")
		require.Equal(t, doc, c.good("export", "again.waymark", "-o", "-"))
		// The merge is one step of undo.
		f, err := mapfile.Open(filepath.Join(c.folder, "c.waymark"))
		require.NoError(t, err)
		e := edit.New(f.Document, f.History, edit.Options{})
		_, err = e.Undo()
		require.NoError(t, err)
		a, err := mapfile.Open(filepath.Join(c.folder, "a.waymark"))
		require.NoError(t, err)
		require.True(t, journey.Equal(a.Document, e.Document()))
	}
	require.Contains(t, c.bad(1, "merge", "a.waymark", "b.waymark", "-o", "c.waymark", "--ours"), "--force replaces it")
	c.good("merge", "a.waymark", "plan.waymark", "-o", "same.waymark")
	require.Equal(t, c.good("export", "a.waymark", "-o", "-"), c.good("export", "same.waymark", "-o", "-"))
}

func TestMergeOfStrangers(t *testing.T) {
	c := in(t, t.TempDir())
	c.stdin = `{"project": {"title": "One"}, "personas": [{"name": "Buyer", "quote": "Why?"}],
		"maps": [{"title": "Buying", "stages": [{"name": "Search", "goal": "Find"}], "lanes": [{"id": "l1", "kind": "doing"}]}]}`
	c.good("import", "-", "-o", "a.waymark")
	c.stdin = `{"project": {"title": "Two"}, "personas": [{"name": "buyer ", "goals": "Save"}, {"name": "User"}],
		"maps": [{"title": "Buying", "stages": [{"name": "Search", "goal": "Compare"}, {"name": "Use"}], "lanes": [{"id": "l2", "kind": "doing"}]}]}`
	c.good("import", "-", "-o", "b.waymark")
	r := c.run("merge", "a.waymark", "b.waymark", "-o", "c.waymark")
	require.Equal(t, 3, r.code)
	require.Contains(t, r.out, "share no history")
	require.Contains(t, r.out, "Conflict: customer goal of the stage “Search”")
	c.good("merge", "a.waymark", "b.waymark", "-o", "c.waymark", "--theirs")
	c.good("check", "c.waymark")
	doc := decode(t, c.good("export", "c.waymark", "-o", "-"))
	require.Equal(t, "One", at(t, doc, "project", "title"))
	require.Len(t, at(t, doc, "personas"), 2)
	require.Equal(t, "Save", at(t, doc, "personas", 0, "goals"))
	require.Equal(t, "Why?", at(t, doc, "personas", 0, "quote"))
	require.Len(t, at(t, doc, "maps"), 1)
	require.Len(t, at(t, doc, "maps", 0, "stages"), 2)
	require.Equal(t, "Compare", at(t, doc, "maps", 0, "stages", 0, "goal"))
	require.Len(t, at(t, doc, "maps", 0, "lanes"), 1)
	require.Contains(t, c.good("diff", "a.waymark", "b.waymark"), "Stage “Use”")
}

func TestACopyWithoutHistoryComesBack(t *testing.T) {
	folder := copies(t)
	c := in(t, folder)
	f, err := mapfile.Open(filepath.Join(folder, "a.waymark"))
	require.NoError(t, err)
	e := edit.New(f.Document, f.History, edit.Options{Author: "Ann"})
	_, err = e.Do(edit.Label{}, func(tx *edit.Tx) error {
		tx.Put(&journey.Comment{ID: "secret", On: "stage", Author: "Ann", Time: time.Unix(0, 0).UTC(), Text: "Do not tell."})
		return nil
	})
	require.NoError(t, err)
	sent, _, err := e.SendCopy("Cem", edit.Sending{NoComments: true, NoNotes: true, NoNames: true})
	require.NoError(t, err)
	_, err = mapfile.Save(filepath.Join(folder, "sent.waymark"), sent, nil, false)
	require.NoError(t, err)
	data := read(t, folder, "sent.waymark")
	require.NotContains(t, data, "Do not tell.")
	require.NotContains(t, data, "Ann")
	_, err = e.Do(edit.Label{}, func(tx *edit.Tx) error { _, err := tx.AddCard("lane", "s2", 0, "Later"); return err })
	require.NoError(t, err)
	_, err = mapfile.Save(filepath.Join(folder, "a.waymark"), e.Document(), e.History().Changes(), true)
	require.NoError(t, err)

	theirs := edit.New(sent, nil, edit.Options{Author: "Cem"})
	for i, text := range []string{"From Cem", "And more"} {
		_, err = theirs.Do(edit.Label{Verb: edit.VerbAddCard, Subject: text}, func(tx *edit.Tx) error {
			_, err := tx.AddCard("lane", "s1", 0, text)
			return err
		})
		require.NoError(t, err)
		_, err = mapfile.Save(filepath.Join(folder, "back.waymark"), theirs.Document(), theirs.History().Changes(), true)
		require.NoError(t, err)
		out := c.good("merge", "a.waymark", "back.waymark", "-o", "a.waymark", "--force")
		require.Contains(t, out, "sent without its history")
		require.Contains(t, out, "1 added", "only what is new comes in, %d", i)
		c.good("check", "a.waymark")
		doc := decode(t, c.good("export", "a.waymark", "-o", "-"))
		require.Len(t, at(t, doc, "comments"), 1, "what was not sent stays")
		require.NotContains(t, at(t, doc, "project"), "copyId")
	}
	require.Contains(t, c.good("export", "a.waymark", "-o", "-"), "Later")
	require.Contains(t, c.good("history", "a.waymark"), "Cem  Add card “From Cem”")
	m, err := mapfile.Open(filepath.Join(folder, "a.waymark"))
	require.NoError(t, err)
	again, err := merge.New(merge.Copy{Document: m.Document, History: edit.NewHistory(m.History)}, merge.Copy{Document: theirs.Document(), History: theirs.History()})
	require.NoError(t, err)
	require.True(t, again.Nothing())
}

func TestVersions(t *testing.T) {
	c := in(t, copies(t))
	before := c.good("export", "a.waymark", "-o", "-")
	c.good("versions", "a.waymark", "--name", "before the workshop", "--note", "as agreed\nby all")
	require.Equal(t, before, c.good("export", "a.waymark", "-o", "-"))
	c.good("check", "a.waymark")
	c.stdin = `{"project": {"title": "Other"}}`
	c.good("import", "-", "--into", "a.waymark")

	list := decode(t, c.good("versions", "a.waymark", "--json"))
	require.Equal(t, "before the workshop", at(t, list, 0, "name"))
	require.Equal(t, "as agreed\nby all", at(t, list, 0, "note"))
	require.Equal(t, "day", at(t, list, 1, "kind"))
	plain := c.good("versions", "a.waymark")
	require.Contains(t, plain, "“before the workshop”  named ")

	require.Contains(t, c.good("diff", "a.waymark", "--from", "Before the workshop"), "title from “Story” to “Other”")
	c.good("restore", "a.waymark", "before the workshop", "-o", "old.waymark")
	require.Equal(t, before, c.good("export", "old.waymark", "-o", "-"))
	require.Contains(t, c.bad(1, "restore", "a.waymark", "before the workshop", "-o", "old.waymark"), "--force replaces it")
	require.NotEqual(t, before, c.good("export", "a.waymark", "-o", "-"))
	require.Contains(t, c.good("restore", "a.waymark", "before the workshop"), "Restored a.waymark")
	require.Equal(t, before, c.good("export", "a.waymark", "-o", "-"))
	require.Contains(t, c.good("restore", "a.waymark", "before the workshop"), "Nothing changed")
	history := decode(t, c.good("history", "a.waymark", "--json")).([]any)
	require.Equal(t, "Restore version “before the workshop”", at(t, history[len(history)-1], "label"))

	first := at(t, history, 0, "id").(string)
	c.good("restore", "a.waymark", first, "-o", "first.waymark")
	require.Equal(t, "s1", at(t, decode(t, c.good("export", "first.waymark", "-o", "-")), "maps", 0, "cards", 0, "step"))
	c.good("restore", "a.waymark", "beginning", "-o", "none.waymark")
	require.Empty(t, at(t, decode(t, c.good("export", "none.waymark", "-o", "-")), "maps", 0, "cards"))
	c.good("restore", "a.waymark", "2000-01-01", "-o", "none.waymark", "--force")
	require.Empty(t, at(t, decode(t, c.good("export", "none.waymark", "-o", "-")), "maps", 0, "cards"))
	c.good("restore", "a.waymark", "2999-01-01T10:00", "-o", "now.waymark")
	require.Equal(t, before, c.good("export", "now.waymark", "-o", "-"))
	require.Contains(t, c.bad(1, "restore", "a.waymark", "nonsense"), "“waymark versions” lists them")

	c.good("versions", "a.waymark", "--name", "twin")
	c.good("versions", "a.waymark", "--name", "twin", "--at", first)
	require.Contains(t, c.bad(1, "restore", "a.waymark", "twin"), "There are 2 versions")
	c.good("versions", "a.waymark", "--forget", "before the workshop")
	require.NotContains(t, c.good("versions", "a.waymark"), "workshop")
	require.Contains(t, c.bad(1, "versions", "a.waymark", "--forget", "before the workshop"), "no version")
	require.NoError(t, os.Remove(filepath.Join(c.folder, "b.waymark")))
}

func TestDiff(t *testing.T) {
	c := in(t, copies(t))
	out := c.good("diff", "plan.waymark", "a.waymark")
	require.Contains(t, out, "Map “Story”\n  Stage “Stage”\n")
	require.Contains(t, out, "Changed the card “Demo at their office” in “Touchpoints”: text from “Live demo” to “Demo at their office”")
	require.Contains(t, out, "Added the card “Web search” in “Touchpoints”")
	require.Contains(t, out, "1 added, 1 changed.")
	data := decode(t, c.good("diff", "plan.waymark", "a.waymark", "--json"))
	require.Len(t, at(t, data, 0, "stages", 0, "items"), 2)
	require.Equal(t, "Nothing differs.\n", c.good("diff", "a.waymark", "a.waymark"))
	require.Contains(t, c.good("diff", "plan.waymark", "--to", "beginning"), "Nothing differs")
	require.Contains(t, c.good("diff", "plan.waymark"), "Added the card “Live demo”")
}

func TestHistoryOfARecord(t *testing.T) {
	c := in(t, copies(t))
	card := at(t, decode(t, c.good("export", "a.waymark", "-o", "-")), "maps", 0, "cards", 1, "id").(string)
	history := decode(t, c.good("history", "a.waymark", "--json", "--record", card)).([]any)
	require.Len(t, history, 5)
	require.Len(t, decode(t, c.good("history", "a.waymark", "--json")), 6)
	require.Equal(t, 5, strings.Count(c.good("history", "a.waymark", "--record", card), "\n"))
	require.Empty(t, c.good("history", "a.waymark", "--record", "stage"))
	require.Contains(t, c.bad(1, "history", "a.waymark", "--record", "nonsense"), "never was")
}

func TestWrongUsageOfVersionsAndMerges(t *testing.T) {
	c := in(t, copies(t))
	for _, args := range [][]string{
		{"merge"},
		{"merge", "a.waymark"},
		{"merge", "a.waymark", "b.waymark"},
		{"merge", "a.waymark", "b.waymark", "c.waymark", "-o", "x.waymark"},
		{"merge", "a.waymark", "b.waymark", "-o", "x.waymark", "--ours", "--theirs"},
		{"merge", "a.waymark", "b.waymark", "-o", "x.waymark", "--report", "plan.waymark"},
		{"diff"},
		{"diff", "a", "b", "c"},
		{"restore"},
		{"restore", "a.waymark"},
		{"restore", "a.waymark", "x", "y"},
		{"restore", "a.waymark", "x", "-o", ""},
		{"versions"},
		{"versions", "a.waymark", "--name", ""},
		{"versions", "a.waymark", "--note", "x"},
		{"versions", "a.waymark", "--name", "x", "--forget", "y"},
		{"history", "a.waymark", "--record"},
	} {
		require.Contains(t, c.bad(2, args...), "--help”)", "%v", args)
	}
	require.Contains(t, c.bad(1, "merge", "a.waymark", "nowhere.waymark", "-o", "x.waymark"), "nowhere.waymark")
	require.Contains(t, c.bad(1, "diff", "a.waymark", "nowhere.waymark"), "nowhere.waymark")
}
