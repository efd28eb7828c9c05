package shell

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"waymark/domain/edit"
	"waymark/domain/journey"
	"waymark/domain/merge"
	"waymark/storage/mapfile"
)

// TestWhatIsLeftOutOfACopyIsNotInItsBytes looks for every text that was left out,
// also those of what was deleted long ago.
func TestWhatIsLeftOutOfACopyIsNotInItsBytes(t *testing.T) {
	r := newRig(t, "en")
	r.shell.SetAuthor("Secret-Author")
	dir := t.TempDir()
	w := kept(t, r, filepath.Join(dir, "plan.waymark"))
	p := w.project
	p.editor.SetAuthor("Secret-Author")
	card := firstCard(p, journey.Touchpoints)
	gone := firstCard(p, journey.PainPoints)
	change(t, p, gone, "Secret-Deleted")
	_, err := p.editor.Do(edit.Label{Verb: edit.VerbDeleteCard, Subject: "Secret-Deleted"}, func(tx *edit.Tx) error {
		tx.RemoveCards(gone.ID)
		if err := tx.AddComment(card.ID, "Secret-Commenter", "Secret-Comment", time.Unix(1e9, 0)); err != nil {
			return err
		}
		other := tx.AddMap("Secret-Map")
		if _, err := tx.AddStage(other, 0, "Secret-Stage"); err != nil {
			return err
		}
		return edit.Update(tx, card.ID, func(c *journey.Card) { c.Note = "Secret-Note" })
	})
	require.NoError(t, err)
	require.NoError(t, p.do(edit.Label{}, func(tx *edit.Tx) error {
		return edit.Update(tx, p.mapID, func(m *journey.Map) { m.Owner = "Secret-Owner" })
	}))
	_, err = p.editor.NameVersion(p.editor.History().Head(), "Secret-Version", "")
	require.NoError(t, err)

	require.True(t, w.Run("file.send"))
	require.NotContains(t, names(w, "check"), "send.comments", "as it is, nothing can be left out")
	press(t, w, "send.what") // its middle belongs to the second choice
	require.Contains(t, names(w, "check"), "send.comments")
	w.closeDialog()

	out := filepath.Join(dir, "copy.waymark")
	w.sendTo(p, out, false, edit.Sending{Maps: []journey.ID{p.mapID}, NoComments: true, NoNotes: true, NoNames: true})
	r.until("it is written", func() bool { return w.notice.Saying() != "" })
	data, err := os.ReadFile(out)
	require.NoError(t, err)
	for _, secret := range []string{"Secret", "Lena Brandt"} {
		require.False(t, bytes.Contains(data, []byte(secret)), secret)
	}
	f, err := mapfile.Check(out)
	require.NoError(t, err)
	require.Empty(t, f.History)
	require.NotNil(t, f.Document.Cards.Get(card.ID))

	whole := filepath.Join(dir, "whole.waymark")
	w.notice.Leave()
	w.sendTo(p, whole, true, edit.Sending{})
	r.until("it is written", func() bool { return w.notice.Saying() != "" })
	f, err = mapfile.Check(whole)
	require.NoError(t, err)
	require.Equal(t, p.editor.History().Len(), len(f.History))

	// What comes back merges where it was sent from, and takes nothing away.
	theirs := edit.New(mustOpen(t, out).Document, nil, edit.Options{Author: "Cem"})
	write(t, theirs, card.ID, "from Cem")
	m, err := merge.New(merge.Copy{Document: p.doc(), History: p.editor.History()}, merge.Copy{Document: theirs.Document(), History: theirs.History()})
	require.NoError(t, err)
	require.Equal(t, merge.Returned, m.Relation())
	require.Equal(t, "from Cem", m.Document().Cards.Get(card.ID).Text)
	require.Equal(t, "Secret-Note", m.Document().Cards.Get(card.ID).Note)
}

func mustOpen(t *testing.T, path string) *mapfile.File {
	t.Helper()
	f, err := mapfile.Open(path)
	require.NoError(t, err)
	return f
}

func TestTheDialogSaysWhatGoesAndWhatStays(t *testing.T) {
	r := newRig(t, "en")
	w := r.open("example-b2b")
	require.True(t, w.Run("file.send"))
	for _, letter := range "Lena" { // the name is asked for once
		w.win.Canvas().Focused().TypedRune(letter)
	}
	press(t, w, "ask.ok")
	require.Equal(t, "Lena", r.shell.cfg.Settings.Author)
	require.Contains(t, names(w, "segments"), "send.what")
	w.closeDialog()
	require.True(t, w.Run("file.send"))
	require.Contains(t, names(w, "segments"), "send.what", "only once")
}

func TestWhatCanBeReadOfADamagedFileIsOpened(t *testing.T) {
	r := newRig(t, "zh-Hans")
	dir := t.TempDir()
	path := filepath.Join(dir, "plan.waymark")
	w := kept(t, r, path)
	w.goHome()
	data, err := os.ReadFile(path)
	require.NoError(t, err)
	for at := len(data) / 2; at < len(data)/2+300; at++ {
		data[at] ^= 0x5a
	}
	require.NoError(t, os.WriteFile(path, data, 0o644))
	w.Open(path)
	press(t, w, "fault.salvage")
	r.until("it is open", func() bool { return w.project != nil })
	require.True(t, w.project.session.Untitled())
	require.Contains(t, names(w, "rows"), "salvage.rows")
	after, err := os.ReadFile(path)
	require.NoError(t, err)
	require.Equal(t, data, after, "the file is as it was")
}
