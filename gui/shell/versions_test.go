package shell

import (
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"
	"github.com/stretchr/testify/require"

	"waymark/domain/journey"
	"waymark/domain/scene"
)

func TestAVersionIsNamedLookedAtComparedAndRestored(t *testing.T) {
	r := newRig(t, "en")
	r.shell.SetAuthor("Lena")
	w := kept(t, r, filepath.Join(t.TempDir(), "plan.waymark"))
	p := w.project
	card := firstCard(p, journey.Touchpoints)
	change(t, p, card, "first")
	require.True(t, w.Run("version.name"))
	for _, letter := range "before the workshop" {
		w.win.Canvas().Focused().TypedRune(letter)
	}
	press(t, w, "ask.ok")
	require.Equal(t, "before the workshop", p.editor.History().Versions()[0].Name)
	change(t, p, p.doc().Cards.Get(card.ID), "second")

	require.True(t, w.Run("page.versions"))
	r.until("it shows what is now", func() bool { return p.versions != nil && p.versions.Showing() != nil })
	require.Equal(t, "second", p.versions.Showing().Cards.Get(card.ID).Text)
	press(t, w, "version.before the workshop")
	r.until("the old one is shown", func() bool { return p.versions.Showing().Cards.Get(card.ID).Text == "first" })
	require.NotContains(t, names(w, "field"), "inspector", "panels about the present are away")
	press(t, w, "versions.compare-now")
	r.until("it is compared", func() bool { return p.versions.Comparing() != nil })
	require.Len(t, p.versions.Comparing().Items, 1)
	require.Equal(t, card.ID, p.versions.Comparing().Items[0].ID)
	require.Contains(t, names(w, "row"), "diff.card."+string(card.ID))
	press(t, w, "diff.card."+string(card.ID))

	changes := p.editor.History().Len()
	press(t, w, "versions.restore")
	require.Equal(t, "first", p.doc().Cards.Get(card.ID).Text)
	require.Equal(t, changes+1, p.editor.History().Len(), "as a new change")
	require.Equal(t, mapSection, p.section)
	press(t, w, "notice.action")
	require.Equal(t, "second", p.doc().Cards.Get(card.ID).Text)
}

func TestWhoChangedACardIsListed(t *testing.T) {
	r := newRig(t, "zh-Hans")
	r.shell.SetAuthor("Lena")
	w := r.open("example-b2b")
	p := w.project
	card := firstCard(p, journey.Touchpoints)
	p.editor.SetAuthor("Lena")
	change(t, p, card, "甲")
	change(t, p, firstCard(p, journey.PainPoints), "other")
	change(t, p, p.doc().Cards.Get(card.ID), "乙")
	p.board.Select(scene.Ref{Kind: journey.CardKind, ID: card.ID})
	require.True(t, w.Run("version.thing"))
	told := p.versions.Listed()
	require.Len(t, told, 2)
	require.Contains(t, told[0].Text, "甲 → 乙")
	require.Contains(t, told[0].Right, "Lena")
}

func TestAnOldVersionStaysAsItWas(t *testing.T) {
	r := newRig(t, "en")
	w := r.open("example-b2b")
	p := w.project
	card := firstCard(p, journey.Touchpoints)
	change(t, p, card, "x")
	w.showVersions()
	press(t, w, "version.beginning")
	r.until("it is shown", func() bool {
		return p.versions.Showing() != nil && p.versions.Showing().Cards.Get(card.ID).Text == card.Text
	})
	b := p.versions.Board()
	b.Select(scene.Ref{Kind: journey.CardKind, ID: card.ID})
	b.DeleteSelection()
	require.NotNil(t, p.versions.Showing().Cards.Get(card.ID))
	require.NotNil(t, p.doc().Cards.Get(card.ID), "nor does anything happen to the present")
	require.Equal(t, w.t("versions.read-only"), p.status.hints.Text())
}

// With large text on a small screen a window has room for this much. A page that
// needs more makes Fyne widen the window beyond the screen, for good.
func TestNoPageWidensTheWindow(t *testing.T) {
	room := fyne.NewSize(960, 600)
	for _, lang := range []string{"en", "zh-Hans"} {
		r := newRig(t, lang)
		r.shell.SetAuthor("Lena")
		w := kept(t, r, filepath.Join(t.TempDir(), "plan.waymark"))
		w.win.Resize(room)
		p := w.project
		fits := func(what string) {
			t.Helper()
			least := w.win.Content().MinSize()
			require.True(t, least.Width <= room.Width && least.Height <= room.Height, "%s in %s needs %v", what, lang, least)
		}
		fits("the map")
		change(t, p, firstCard(p, journey.Touchpoints), "first")
		require.True(t, w.Run("page.personas"))
		fits("personas")
		require.True(t, w.Run("page.lists"))
		fits("the catalogue")
		require.True(t, w.Run("page.versions"))
		r.until("it shows what is now", func() bool { return p.versions != nil && p.versions.Showing() != nil })
		fits("versions")
		press(t, w, "version.beginning")
		r.until("the first state is shown", func() bool { return p.versions.Showing() != p.doc() })
		fits("an old state")
		press(t, w, "versions.compare-now")
		r.until("it is compared", func() bool { return p.versions.Comparing() != nil })
		fits("comparing")
	}
}
