package shell

import (
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/storage"
	"github.com/stretchr/testify/require"

	"waymark/domain/edit"
	"waymark/domain/journey"
	"waymark/domain/scene"
	"waymark/storage/mapfile"
	"waymark/storage/session"
)

// kept opens an example that is kept in a file.
func kept(t *testing.T, r *rig, path string) *Window {
	t.Helper()
	w := r.open("example-b2b")
	w.saveTo(path, false)
	require.Equal(t, path, w.project.session.Path())
	return w
}

// colleague changes a file as somebody else would, into another one or the same.
func colleague(t *testing.T, from, to, author string, work func(*edit.Editor)) {
	t.Helper()
	f, err := mapfile.Open(from)
	require.NoError(t, err)
	e := edit.New(f.Document, f.History, edit.Options{Author: author})
	work(e)
	_, err = mapfile.Save(to, e.Document(), e.History().Changes(), true)
	require.NoError(t, err)
}

func write(t *testing.T, e *edit.Editor, card journey.ID, text string) {
	t.Helper()
	_, err := e.Do(edit.Label{Verb: edit.VerbEditCard}, func(tx *edit.Tx) error { return tx.SetCardText(card, text) })
	require.NoError(t, err)
}

func TestWhatAColleagueSavedComesInByItself(t *testing.T) {
	r := newRig(t, "en")
	path := filepath.Join(t.TempDir(), "plan.waymark")
	w := kept(t, r, path)
	p := w.project
	card := firstCard(p, journey.Touchpoints).ID

	gesture, err := p.editor.Begin(edit.Label{Verb: edit.VerbEditCard})
	require.NoError(t, err, "somebody drags meanwhile")
	colleague(t, path, path, "Bo", func(e *edit.Editor) { write(t, e, card, "Bo was here") })
	r.until("the file was seen", func() bool { return p.reporter.waiting != nil })
	require.NotEqual(t, "Bo was here", p.doc().Cards.Get(card).Text, "nothing changes under a hand")
	gesture.Bail()
	r.until("it came in", func() bool { return p.doc().Cards.Get(card).Text == "Bo was here" })
	require.Contains(t, w.notice.Saying(), "Bo changed 1 thing")

	press(t, w, "notice.action")
	require.Contains(t, names(w, "rows"), "came.rows")
	w.closeDialog()
	press(t, w, "notice.second")
	require.NotEqual(t, "Bo was here", p.doc().Cards.Get(card).Text, "one undo takes it back")
	require.Empty(t, w.notice.Saying())
}

func TestWhatBothChangedIsNamed(t *testing.T) {
	r := newRig(t, "zh-Hans")
	path := filepath.Join(t.TempDir(), "plan.waymark")
	w := kept(t, r, path)
	card := firstCard(w.project, journey.Touchpoints)
	change(t, w.project, card, "mine")
	colleague(t, path, path, "王芳", func(e *edit.Editor) { write(t, e, card.ID, "theirs") })
	r.until("it came in", func() bool { return w.notice.Saying() != "" })
	require.Contains(t, w.notice.Saying(), "王芳")
	require.Contains(t, w.notice.Saying(), "双方都修改了")
}

func TestACopyOfASyncClientIsOffered(t *testing.T) {
	r := newRig(t, "en")
	dir := t.TempDir()
	path := filepath.Join(dir, "plan.waymark")
	w := kept(t, r, path)
	card := firstCard(w.project, journey.Touchpoints).ID
	other := filepath.Join(dir, "plan (Bo's conflicted copy).waymark")
	colleague(t, path, other, "Bo", func(e *edit.Editor) { write(t, e, card, "from the copy") })
	w.goHome()
	w.Open(path)
	r.until("the copy is offered", func() bool { return w.notice.Saying() != "" })
	require.Contains(t, w.notice.Saying(), "conflicted copy")
	press(t, w, "notice.action")
	r.until("the preview is open", w.kit.InDialog)
	require.NotEqual(t, "from the copy", w.project.doc().Cards.Get(card).Text)
	press(t, w, "merge.ok")
	r.until("it came in", func() bool { return w.project.doc().Cards.Get(card).Text == "from the copy" })
}

func TestADroppedCopyIsMergedWithChosenValues(t *testing.T) {
	r := newRig(t, "en")
	dir := t.TempDir()
	path, other := filepath.Join(dir, "plan.waymark"), filepath.Join(dir, "from-bo.waymark")
	w := kept(t, r, path)
	p := w.project
	card := firstCard(p, journey.Touchpoints)
	colleague(t, path, other, "Bo", func(e *edit.Editor) { write(t, e, card.ID, "theirs") })
	change(t, p, card, "mine") // later: it would win by itself
	w.dropped([]fyne.URI{storage.NewFileURI(other)})
	r.until("it is asked what to do", w.kit.InDialog)
	press(t, w, "dropped.merge")
	r.until("the preview is open", w.kit.InDialog)
	var theirs string
	for _, id := range names(w, "button") {
		if len(id) > 9 && id[:9] == "conflict." && filepath.Ext(id) == ".theirs" {
			theirs = id
		}
	}
	require.NotEmpty(t, theirs, "the conflict is shown")
	press(t, w, theirs)
	// Meanwhile somebody goes on: the plan is made anew, with what was chosen.
	change(t, p, p.doc().Cards.Get(firstCard(p, journey.PainPoints).ID), "more")
	press(t, w, "merge.ok")
	r.until("it is shown again", w.kit.InDialog)
	require.Equal(t, "mine", p.doc().Cards.Get(card.ID).Text)
	press(t, w, "merge.ok")
	r.until("it came in", func() bool { return p.doc().Cards.Get(card.ID).Text == "theirs" })
	label, ok := p.editor.Undoable()
	require.True(t, ok)
	require.Equal(t, edit.VerbMerge, label.Verb)
	p.board.Undo()
	require.Equal(t, "mine", p.doc().Cards.Get(card.ID).Text)
}

func TestWhereTheFileCannotBeWrittenAnotherPlaceIsOffered(t *testing.T) {
	if os.Geteuid() == 0 {
		t.Log("root may write everywhere: the folder is taken away instead")
	}
	r := newRig(t, "en")
	dir := filepath.Join(t.TempDir(), "stick")
	require.NoError(t, os.Mkdir(dir, 0o755))
	w := kept(t, r, filepath.Join(dir, "plan.waymark"))
	p := w.project
	require.NotContains(t, names(w, "button"), "status.elsewhere")
	require.NoError(t, os.Rename(dir, dir+"-pulled"))
	change(t, p, firstCard(p, journey.Touchpoints), "goes on")
	require.Error(t, p.session.Save())
	r.until("the line tells it", func() bool { return p.session.State().Phase == session.Failed && !p.status.rescue.Hidden })
	require.Contains(t, names(w, "button"), "status.elsewhere")
	change(t, p, p.doc().Cards.Get(firstCard(p, journey.Touchpoints).ID), "still goes on")
	w.saveTo(filepath.Join(t.TempDir(), "rescued.waymark"), false)
	r.until("the offer is gone", func() bool { return p.status.rescue.Hidden })
}

func TestTheOtherValueCanBeTakenAsOneChange(t *testing.T) {
	r := newRig(t, "en")
	path := filepath.Join(t.TempDir(), "plan.waymark")
	w := kept(t, r, path)
	p := w.project
	one, two := cardsOf(p, journey.Touchpoints)[0], cardsOf(p, journey.Touchpoints)[1]
	change(t, p, one, "mine one")
	change(t, p, two, "mine two")
	colleague(t, path, path, "Bo", func(e *edit.Editor) {
		write(t, e, one.ID, "theirs one")
		write(t, e, two.ID, "theirs two")
	})
	r.until("it came in", func() bool { return w.notice.Saying() != "" })
	text := func(c *journey.Card) string { return p.doc().Cards.Get(c.ID).Text }
	require.Equal(t, "theirs one", text(one), "the later change counts")

	press(t, w, "notice.action")
	require.Contains(t, names(w, "button"), "conflict.card:"+string(one.ID)+":text.ours")
	press(t, w, "came.switch")
	require.Equal(t, "theirs one", text(one), "nothing was chosen, nothing changes")
	changes := p.editor.History().Len()
	press(t, w, "notice.action")
	press(t, w, "conflict.card:"+string(one.ID)+":text.ours")
	press(t, w, "conflict.card:"+string(two.ID)+":text.ours")
	require.Equal(t, "theirs one", text(one), "not before it is said")
	press(t, w, "came.switch")
	require.Equal(t, []string{"mine one", "mine two"}, []string{text(one), text(two)})
	require.Equal(t, changes+1, p.editor.History().Len())
	p.board.Undo()
	require.Equal(t, []string{"theirs one", "theirs two"}, []string{text(one), text(two)}, "one undo takes it back")

	// What somebody wrote since is neither of the two.
	change(t, p, p.doc().Cards.Get(one.ID), "yet another")
	press(t, w, "notice.action")
	press(t, w, "merge.all-ours")
	press(t, w, "came.switch")
	require.Equal(t, []string{"mine one", "mine two"}, []string{text(one), text(two)})
}

func TestAnIdleTextLetsAColleagueIn(t *testing.T) {
	r := newRig(t, "en")
	path := filepath.Join(t.TempDir(), "plan.waymark")
	w := kept(t, r, path)
	p := w.project
	one, two := cardsOf(p, journey.Touchpoints)[0], cardsOf(p, journey.Touchpoints)[1]
	p.focusMap()
	p.board.Select(scene.Ref{Kind: journey.CardKind, ID: one.ID})
	w.win.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyF2})
	require.True(t, p.board.Typing())
	typeText(w, "!")
	colleague(t, path, path, "Bo", func(e *edit.Editor) { write(t, e, two.ID, "from Bo") })
	r.until("it came in", func() bool { return p.doc().Cards.Get(two.ID).Text == "from Bo" })
	require.True(t, p.board.Typing(), "the text is still open")
	typeText(w, "?")
	p.board.Finish()
	require.Equal(t, one.Text+"!?", p.doc().Cards.Get(one.ID).Text)
}

func TestWhatWasOvertakenIsToldWithoutANumber(t *testing.T) {
	r := newRig(t, "en")
	path := filepath.Join(t.TempDir(), "plan.waymark")
	w := kept(t, r, path)
	card := firstCard(w.project, journey.Touchpoints)
	other := filepath.Join(t.TempDir(), "plan.waymark")
	colleague(t, path, other, "Bo", func(e *edit.Editor) { write(t, e, card.ID, "theirs") })
	change(t, w.project, card, "mine, later")
	require.NoError(t, w.project.session.Save())
	data, err := os.ReadFile(other)
	require.NoError(t, err)
	require.NoError(t, os.WriteFile(path, data, 0o644))
	r.until("it came in", func() bool { return w.notice.Saying() != "" })
	require.Equal(t, "mine, later", w.project.doc().Cards.Get(card.ID).Text)
	require.NotContains(t, w.notice.Saying(), "0")
	require.Contains(t, w.notice.Saying(), "Bo")
	press(t, w, "notice.action")
	require.Empty(t, names(w, "rows"), "there is nothing to list")
	press(t, w, "conflict.card:"+string(card.ID)+":text.theirs")
	press(t, w, "came.switch")
	require.Equal(t, "theirs", w.project.doc().Cards.Get(card.ID).Text)
}
