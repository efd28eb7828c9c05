package shell

import (
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"github.com/stretchr/testify/require"

	"waymark/domain/journey"
	"waymark/domain/scene"
	"waymark/resources/i18n"
)

func TestTheStatusLineSaysWhatCanBeDone(t *testing.T) {
	w := newRig(t, "en").open("example-b2b")
	p := w.project
	said := map[string]bool{}
	hint := func() string {
		said[p.status.hints.Text()] = true
		return p.status.hints.Text()
	}
	p.hint(p.t("board.status.ready"))
	require.Equal(t, p.t("hint.nothing"), hint())
	cards := p.doc().Cards.IDs()
	p.board.Select(scene.Ref{Kind: journey.CardKind, ID: cards[0]})
	require.Equal(t, p.t("hint.card"), hint())
	p.board.Select(scene.Ref{Kind: journey.CardKind, ID: cards[0]}, scene.Ref{Kind: journey.CardKind, ID: cards[1]})
	require.Contains(t, hint(), "2 selected")
	p.board.Select(scene.Ref{Kind: journey.StageKind, ID: p.doc().Stages.IDs()[0]})
	require.Equal(t, p.t("hint.column"), hint())
	p.board.Select(scene.Ref{Kind: journey.LaneRecord, ID: p.doc().Lanes.IDs()[0]})
	require.Equal(t, p.t("hint.lane"), hint())
	require.Len(t, said, 5)

	p.hint("Deleted the map")
	p.board.Select()
	require.Equal(t, "Deleted the map", p.status.hints.Text(), "what was done can be read")
	p.status.told = p.status.told.Add(-time.Minute)
	p.board.Select(scene.Ref{Kind: journey.CardKind, ID: cards[0]})
	require.Equal(t, p.t("hint.card"), p.status.hints.Text(), "then it goes")

	p.status.hint("Let go to drop it here")
	require.Equal(t, "Let go to drop it here", hint(), "what the map says goes first")
	p.board.Select()
	require.Equal(t, "Let go to drop it here", hint())
}

func TestWhatWasTakenBackIsNoLongerTold(t *testing.T) {
	w := newRig(t, "en").open("example-b2b")
	p := w.project
	p.board.Select(scene.Ref{Kind: journey.CardKind, ID: firstCard(p, journey.Doing).ID})
	change(t, p, firstCard(p, journey.Doing), "changed")
	p.status.hint("Made 12 cards. Undo takes it back.")
	require.True(t, w.Run("edit.undo"))
	require.NotContains(t, p.status.hints.Text(), "12 cards")
	p.status.hint("Made 12 cards. Undo takes it back.")
	require.True(t, w.Run("edit.redo"))
	require.NotContains(t, p.status.hints.Text(), "12 cards")
}

func TestTheStatusLineSpeaksOfThePage(t *testing.T) {
	w := newRig(t, "en").open("example-b2b")
	p := w.project
	p.board.Select(scene.Ref{Kind: journey.LaneRecord, ID: p.doc().Lanes.IDs()[0]})
	require.Equal(t, p.t("hint.lane"), p.status.hints.Text())
	for _, page := range []struct {
		section section
		hint    string
	}{{personasSection, "hint.personas"}, {listsSection, "hint.lists"}, {mapSection, "hint.lane"}} {
		p.showSection(page.section)
		require.Equal(t, p.t(page.hint), p.status.hints.Text())
	}
}

func TestTheStatusLineFitsAnyWindow(t *testing.T) {
	for _, lang := range i18n.Languages() {
		w := newRig(t, lang).open("example-b2b")
		w.project.hint(w.t("board.status.ready"))
		for _, width := range []float32{500, 760, 1100, 2000} {
			w.win.Resize(fyne.NewSize(width, 600))
			s := w.project.status
			end := s.saved.Position().X + s.saved.Size().Width
			require.True(t, s.hints.Hidden || s.hints.Position().X >= end, "%s at %v", lang, width)
			require.LessOrEqual(t, s.texts.Size().Width, width)
		}
	}
}
