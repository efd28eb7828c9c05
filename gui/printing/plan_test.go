package printing

import (
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"waymark/domain/edit"
	"waymark/domain/journey"
	"waymark/domain/pages"
	"waymark/domain/paper"
)

func project(t require.TestingT) (*edit.Editor, journey.ID) {
	doc := journey.New(&journey.Project{ID: "p1", Language: "en", ReviewEveryMonths: 3})
	e := edit.New(doc, nil, edit.Options{})
	var id journey.ID
	_, err := e.Do(edit.Label{Verb: edit.VerbAddMap}, func(tx *edit.Tx) error {
		id = tx.NewID()
		tx.Put(&journey.Map{ID: id, Title: "Map", State: journey.Current, Basis: journey.Assumed, Order: "V"})
		return nil
	})
	require.NoError(t, err)
	return e, id
}

// TestWhatIsChosenIsRemembered keeps any plan in a map and reads it again.
func TestWhatIsChosenIsRemembered(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		e, id := project(t)
		flag := rapid.Bool()
		p := PlanFor(e.Document(), id, PDF)
		p.Settings = rapid.SampledFrom(pages.Presets()).Draw(t, "preset").Settings()
		p.Settings.Paper = rapid.SampledFrom(paper.Sizes()).Draw(t, "paper")
		p.Settings.Grey, p.Settings.Header = flag.Draw(t, "grey"), flag.Draw(t, "header")
		p.Settings.Wall = rapid.SampledFrom([]paper.Size{{}, paper.Named("A1")}).Draw(t, "wall")
		p.Settings.Attach = rapid.SampledFrom(pages.Attachments()).Draw(t, "attach")
		p.Settings.Parts = rapid.SampledFrom([]string{"", "canvas,gaps"}).Draw(t, "parts")
		p.Language = rapid.SampledFrom([]string{"", "en", "zh-Hant"}).Draw(t, "language")
		p.Scale, p.Width = rapid.SampledFrom([]float64{1, 2, 4}).Draw(t, "scale"), rapid.SampledFrom([]int{0, 3840}).Draw(t, "width")
		p.Transparent, p.Outlines = flag.Draw(t, "transparent"), flag.Draw(t, "outlines")
		if flag.Draw(t, "logo") {
			p.Logo = &journey.Attachment{ID: "6b86b273ff34fce19d6b804eff5a3f5747ada4eaa22f1d49c01e52ddb7875b4b", Type: "image/png", Data: []byte("1")}
		}
		_, err := e.Do(edit.Label{Verb: edit.VerbEdit}, p.keep)
		require.NoError(t, err)
		require.NoError(t, e.Document().Validate())
		require.Equal(t, p, PlanFor(e.Document(), id, PDF))
		require.True(t, p.sameAs(e.Document()), "keeping it again says nothing new")
		without := p
		without.Logo = nil
		_, err = e.Do(edit.Label{Verb: edit.VerbEdit}, without.keep)
		require.NoError(t, err)
		require.Zero(t, e.Document().Attachments.Len(), "a logo that nothing shows has gone")
	})
}

func TestTheUsualIsNothingToRemember(t *testing.T) {
	e, id := project(t)
	p := PlanFor(e.Document(), id, PDF)
	require.True(t, p.sameAs(e.Document()))
	p.Settings.Grey = true
	require.False(t, p.sameAs(e.Document()))
}

// TestAPurposeKeepsWhatHasNothingToDoWithIt changes purposes back and forth.
func TestAPurposeKeepsWhatHasNothingToDoWithIt(t *testing.T) {
	s := pages.Default()
	s.Grey, s.Attach, s.Margin = true, pages.AttachNothing, 20
	for _, p := range pages.Presets() {
		next := s.For(p)
		require.Equal(t, p, pages.Serving(next.Layout))
		require.True(t, next.Grey)
		require.Equal(t, pages.AttachNothing, next.Attach)
		require.InDelta(t, 20, next.Margin, 0)
	}
}

func TestLargerPaperIsLargeEnough(t *testing.T) {
	require.Equal(t, "A2", next(paper.Named("A4"), 1.9).Name)
	require.Equal(t, "A3", next(paper.Named("A4"), 1.05).Name)
	require.Equal(t, "A0", next(paper.Named("A1"), 1).Name)
	require.Empty(t, next(paper.Named("A0"), 9).Name, "there is none")
}
