package board_test

import (
	"image"
	"image/color"
	"testing"

	"fyne.io/fyne/v2"
	"github.com/stretchr/testify/require"

	"waymark/domain/journey"
	"waymark/domain/scene"
	"waymark/domain/vector"
	"waymark/storage/export/picture"
)

// attachments makes pictures that differ.
func attachments(t *testing.T, n int) []*journey.Attachment {
	t.Helper()
	var out []*journey.Attachment
	for i := range n {
		img := image.NewRGBA(image.Rect(0, 0, 8, 8))
		img.Set(i, i, color.RGBA{R: 200, A: 255})
		a, err := picture.Attach(img)
		require.NoError(t, err)
		out = append(out, a)
	}
	return out
}

func TestPicturesGoIntoWhatIsSelected(t *testing.T) {
	r := newRig(t, options{})
	pics := attachments(t, 3)
	r.click(r.card("c7"), 1, 0)
	r.once(func() { r.board.PutPictures(pics...) })
	require.Equal(t, pics[0].ID, r.doc().Cards.Get("c7").Picture)
	cards := r.cardsIn("l-doing", "t4")
	require.Len(t, cards, 4, "the others get cards of their own below it")
	require.Equal(t, pics[2].ID, r.doc().Cards.Get(cards[len(cards)-1]).Picture)

	r.board.Select(scene.Ref{Kind: journey.PersonaRecord, ID: "dir"})
	r.once(func() { r.board.PutPictures(pics[1]) })
	require.Equal(t, pics[1].ID, r.doc().Personas.Get("dir").Picture)

	r.click(foot(r.cell("l-thinking", "t5")), 1, 0)
	require.Equal(t, journey.Cell{Lane: "l-thinking", Step: "t5"}, r.board.Selection().Cell)
	r.once(func() { r.board.PutPictures(pics[:2]...) })
	require.Len(t, r.cardsIn("l-thinking", "t5"), 3)
}

// A picture that is let go over something means that, whatever is selected.
func TestAPlaceIsPointedAt(t *testing.T) {
	r := newRig(t, options{})
	at := func(p vector.Point) fyne.Position { return fyne.NewPos(float32(p.X), float32(p.Y)) }
	r.board.Select(scene.Ref{Kind: journey.PersonaRecord, ID: "dir"})
	require.True(t, r.board.PointAt(at(r.card("c7"))))
	require.Equal(t, []scene.Ref{card("c7")}, r.board.Selection().Refs)
	require.True(t, r.board.PointAt(at(foot(r.cell("l-thinking", "t5")))))
	require.Equal(t, journey.Cell{Lane: "l-thinking", Step: "t5"}, r.board.Selection().Cell)
	require.True(t, r.board.PointAt(at(r.at(journey.PersonaRecord, "dir", "name"))))
	require.Equal(t, []scene.Ref{{Kind: journey.PersonaRecord, ID: "dir"}}, r.board.Selection().Refs)
	require.False(t, r.board.PointAt(at(r.at(journey.StageKind, "s1", "name"))), "a stage takes none")
	require.False(t, r.board.PointAt(fyne.NewPos(-20, 40)))
	require.Equal(t, []scene.Ref{{Kind: journey.PersonaRecord, ID: "dir"}}, r.board.Selection().Refs, "and what is selected stays")
}

func TestPicturesWithoutASelectionGetALaneOfTheirOwn(t *testing.T) {
	r := newRig(t, options{})
	require.Empty(t, r.lanesOf(journey.Images))
	r.board.Select()
	r.once(func() { r.board.PutPictures(attachments(t, 2)...) })
	made := r.lanesOf(journey.Images)
	require.Len(t, made, 1)
	require.Len(t, r.cardsIn(made[0], "t1"), 2)
	r.once(func() {
		r.board.Select()
		r.board.PutPictures(attachments(t, 1)...)
	})
	require.Len(t, r.lanesOf(journey.Images), 1, "the next ones go there, too")
}

func TestPicturesOnAnEmptyBoardDoNothing(t *testing.T) {
	r := newRig(t, options{})
	r.never(func() { r.board.PutPictures() })
}
