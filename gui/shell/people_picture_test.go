package shell

import (
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
	"github.com/stretchr/testify/require"

	"waymark/domain/edit"
	"waymark/domain/journey"
	"waymark/domain/scene"
	"waymark/gui/theme"
)

// looks are the two looks that pages of people are pictured in.
func looks() []struct {
	name, lang string
	mode       theme.Mode
} {
	return []struct {
		name, lang string
		mode       theme.Mode
	}{{"light-en", "en", theme.Light}, {"dark-zh-hans", "zh-Hans", theme.Dark}}
}

// TestPeopleLookAsTheyShould compares the inspector of one card and of several,
// the sheet of a persona and the table that compares them, and the catalogue with
// pictures that somebody looked at.
func TestPeopleLookAsTheyShould(t *testing.T) {
	for _, look := range looks() {
		t.Run(look.name, func(t *testing.T) {
			r := newRig(t, look.lang)
			r.shell.SetTheme(look.mode)
			w := r.open("example-b2b")
			p := w.project
			shot := func(name string, object fyne.CanvasObject, size fyne.Size) {
				t.Helper()
				w.win.SetContent(container.NewStack(object))
				w.win.Resize(size)
				settleLayout(w)
				r.until("all is in its place", func() bool { return true })
				settleLayout(w)
				test.AssertImageMatches(t, name+"-"+look.name+".png", w.win.Canvas().Capture())
			}
			cards := cardsOf(p, journey.Touchpoints)
			for _, c := range p.doc().CommentsInOrder() { // their times depend on today
				removeComment(t, p, c.ID)
			}
			p.inspector.Rebuild()
			p.board.Select(scene.Ref{Kind: journey.CardKind, ID: cards[3].ID})
			shot("fields-touchpoint", p.inspector.Object(), fyne.NewSize(304, 1240))
			var refs []scene.Ref
			for _, c := range cards[:3] {
				refs = append(refs, scene.Ref{Kind: journey.CardKind, ID: c.ID})
			}
			p.board.Select(refs...)
			shot("fields-several", p.inspector.Object(), fyne.NewSize(304, 1000))
			p.showSection(personasSection)
			shot("persona-sheet", w.onGround(p.personas.object), fyne.NewSize(1080, 640))
			p.personas.page.Compare()
			shot("persona-table", w.onGround(p.personas.object), fyne.NewSize(1080, 640))
			p.showSection(listsSection)
			shot("catalogue", w.onGround(p.lists.Object()), fyne.NewSize(1080, 640))
		})
	}
}

func removeComment(t *testing.T, p *project, id journey.ID) {
	t.Helper()
	_, err := p.editor.Do(edit.Label{Verb: edit.VerbComment}, func(tx *edit.Tx) error {
		tx.Remove(journey.CommentKind, id)
		return nil
	})
	require.NoError(t, err)
}

func cardsOf(p *project, kind journey.LaneKind) []*journey.Card {
	var cards []*journey.Card
	o := p.doc().Outline(p.mapID)
	for _, l := range o.Lanes {
		for _, s := range o.Steps {
			if l.LaneKind == kind {
				cards = append(cards, o.Cards(l.ID, s.ID)...)
			}
		}
	}
	return cards
}

// TestCommentsAreFoundOneAfterTheOther goes from one open comment to the next and
// around again.
func TestCommentsAreFoundOneAfterTheOther(t *testing.T) {
	r := newRig(t, "en")
	w := r.open("example-b2b")
	p := w.project
	for _, c := range p.doc().CommentsInOrder() {
		removeComment(t, p, c.ID)
	}
	w.nextComment() // none: nothing happens
	o := p.doc().Outline(p.mapID)
	things := []journey.Record{o.Stages[2].Stage, cardsOf(p, journey.PainPoints)[0], o.Personas[1]}
	for i, thing := range things {
		_, err := p.editor.Do(edit.Label{Verb: edit.VerbComment}, func(tx *edit.Tx) error {
			return tx.AddComment(thing.RecordID(), "Ana", "?", time.Date(2026, 1, 1+i, 0, 0, 0, 0, time.UTC))
		})
		require.NoError(t, err)
	}
	for range 2 {
		for _, thing := range things {
			w.nextComment()
			refs := p.board.Selection().Refs
			require.Equal(t, []scene.Ref{{Kind: thing.Kind(), ID: thing.RecordID()}}, refs)
		}
	}
}

// TestTheAuthorIsAskedOnce asks whose comments they are at the first one only.
func TestTheAuthorIsAskedOnce(t *testing.T) {
	r := newRig(t, "en")
	w := r.open("example-b2b")
	var names []string
	w.author(func(name string) { names = append(names, name) })
	require.Empty(t, names, "nothing is taken from the system")
	press(t, w, "ask.text")
	typeText(w, "Li Wei")
	press(t, w, "ask.ok")
	w.author(func(name string) { names = append(names, name) })
	require.Equal(t, []string{"Li Wei", "Li Wei"}, names)
	require.Equal(t, "Li Wei", r.shell.cfg.Settings.Author)
	change(t, w.project, firstCard(w.project, journey.Doing), "changed")
	changes := w.project.editor.History().Changes()
	require.Equal(t, "Li Wei", changes[len(changes)-1].Author)
}

func typeText(w *Window, text string) {
	f := w.win.Canvas().Focused()
	for _, c := range text {
		f.TypedRune(c)
	}
}
