package board_test

import (
	"testing"

	"fyne.io/fyne/v2"
	"github.com/stretchr/testify/require"

	"waymark/domain/journey"
	"waymark/domain/scene"
	"waymark/domain/vector"
	"waymark/resources/i18n"
)

// picked gives where a part of the sheet of feelings is, by its words.
func (r *rig) picked(text string) (vector.Rect, bool) {
	for _, ref := range r.board.Layout().Refs {
		if ref.Kind == "feeling" && ref.ID == text {
			return vector.Rect{X: ref.X, Y: ref.Y, W: ref.W, H: ref.H}, true
		}
	}
	return vector.Rect{}, false
}

func (r *rig) pick(text string) {
	r.t.Helper()
	box, ok := r.picked(text)
	require.True(r.t, ok, "%q is offered", text)
	r.hover(box.Center())
	r.click(box.Center(), 1, 0)
}

func (r *rig) picking() bool {
	for _, ref := range r.board.Layout().Refs {
		if ref.Kind == "feeling" {
			return true
		}
	}
	return false
}

func TestAClickOnAnEmotionOffersFacesAndWords(t *testing.T) {
	for _, lang := range []string{"en", "zh-Hans", "zh-Hant"} {
		t.Run(lang, func(t *testing.T) {
			r := newRig(t, options{lang: lang})
			words := i18n.For(lang)
			e := func() *journey.Emotion { return r.doc().EmotionAt("dir", "t4") }
			require.False(t, r.picking())
			r.click(r.at(journey.EmotionKind, "dir/t4", "point"), 1, 0)
			require.True(t, r.picking())

			r.once(func() { r.pick("−2") })
			require.Equal(t, -2.0, e().Value)
			face, _ := r.picked("+2")
			r.once(func() { r.pick("+2") })
			require.Equal(t, 2.0, e().Value)
			still, _ := r.picked("+2")
			require.Equal(t, face, still, "it stands still while the point moves")

			r.once(func() { r.pick(words.T("feeling.plus-2.proud")) })
			require.Equal(t, words.T("feeling.plus-2.proud"), e().Feeling)
			r.once(func() { r.pick(words.T("feeling.plus-2.proud")) })
			require.Empty(t, e().Feeling, "once more takes it away")

			r.once(func() { r.pick(words.T("board.picker.value", "+2")); r.typeText("-0.5"); r.done() })
			require.Equal(t, -0.5, e().Value)
			r.once(func() { r.pick(words.T("board.picker.own")); r.board.SelectAll(); r.typeText("so-so 一般"); r.done() })
			require.Equal(t, "so-so 一般", e().Feeling)

			require.True(t, r.picking())
			r.key(fyne.KeyEscape)
			require.False(t, r.picking(), "Esc takes it away")
			require.NotEmpty(t, r.board.Selection().Refs, "and nothing else")
		})
	}
}

func TestTheSheetOfFeelingsCoversNoPoint(t *testing.T) {
	doc := fiveCurves(t)
	for _, size := range [][2]float32{{1400, 560}, {900, 640}, {700, 420}} {
		for _, zoom := range []float64{0.6, 1, 1.5} {
			r := newRig(t, options{doc: doc, w: size[0], h: size[1]})
			r.board.SetZoom(zoom)
			points := map[string]vector.Rect{}
			for _, ref := range r.board.Layout().Refs {
				if ref.Part == "point" {
					points[ref.ID] = vector.Rect{X: ref.X, Y: ref.Y, W: ref.W, H: ref.H}
				}
			}
			require.NotEmpty(t, points)
			for id, point := range points {
				if point.Y < 60 || point.Bottom() > float64(size[1])-30 || point.X < 150 || point.Right() > float64(size[0])-20 {
					continue
				}
				r.click(point.Center(), 1, 0)
				if len(r.board.Selection().Refs) != 1 || string(r.board.Selection().Refs[0].ID) != id {
					continue // another one lies over it
				}
				for _, ref := range r.board.Layout().Refs {
					if ref.Kind == "feeling" {
						box := vector.Rect{X: ref.X, Y: ref.Y, W: ref.W, H: ref.H}
						require.False(t, box.Contains(point.Center()), "%s at %v, %q at %v", id, point, ref.ID, box)
						require.True(t, box.X >= 0 && box.Right() <= float64(size[0]), "%v is in view", box)
					}
				}
				r.key(fyne.KeyEscape)
				r.board.Select()
			}
		}
	}
}

func TestAValueThatIsSetByAClickCanGetItsWordAtOnce(t *testing.T) {
	r := newRig(t, options{})
	doc := r.doc()
	lane := journey.ID("l-emotion")
	for _, l := range doc.Lanes.All() {
		if l.LaneKind == journey.EmotionCurve {
			lane = l.ID
		}
	}
	r.click(r.at(journey.EmotionKind, "dir/t4", "point"), 1, 0)
	r.board.DeleteSelection()
	require.False(t, r.picking())
	cell := r.cell(lane, "t4")
	r.board.Select(scene.Ref{Kind: journey.PersonaRecord, ID: "dir"})
	r.click(vector.Point{X: cell.Center().X + 40, Y: cell.Y + 0.3*cell.H}, 1, 0)
	require.NotNil(t, r.doc().EmotionAt("dir", "t4"))
	require.True(t, r.picking())
	r.once(func() { r.pick("−1") })
	require.Equal(t, -1.0, r.doc().EmotionAt("dir", "t4").Value)
	r.once(func() { r.pick("worried") })
	require.Equal(t, "worried", r.doc().EmotionAt("dir", "t4").Feeling)

	// A drag only moves the point; keys that walk bring no sheet.
	from := r.at(journey.EmotionKind, "dir/t4", "point")
	r.press(from, by(from, 0, -30))
	require.False(t, r.picking())
	r.drop()
	require.False(t, r.picking())
	r.key(fyne.KeyRight)
	r.key(fyne.KeyLeft)
	require.False(t, r.picking())
}

func TestWordsAreChosenByKeysWhileAFeelingIsTyped(t *testing.T) {
	r := newRig(t, options{})
	e := func() *journey.Emotion { return r.doc().EmotionAt("dir", "t4") }
	r.board.Select(scene.Ref{Kind: journey.EmotionKind, ID: "dir/t4"})
	r.once(func() {
		r.key(fyne.KeyReturn)
		require.True(t, r.picking())
		r.board.SelectAll()
		r.typeText("un")
		_, offered := r.picked("undecided")
		require.True(t, offered, "words of other values, too")
		_, offered = r.picked("frustrated")
		require.False(t, offered, "only those that go on like that")
		r.key(fyne.KeyDown)
		r.key(fyne.KeyDown)
		r.key(fyne.KeyUp)
		r.key(fyne.KeyReturn)
	})
	require.Contains(t, []string{"uneasy", "undecided"}, e().Feeling)
	r.once(func() {
		r.key(fyne.KeyReturn)
		r.board.SelectAll()
		r.typeText("ang")
		r.pick("angry") // in place of what was typed, as one change
	})
	require.Equal(t, "angry", e().Feeling)
	r.once(func() {
		r.key(fyne.KeyReturn)
		r.board.SelectAll()
		r.typeText("words of one's own")
		r.key(fyne.KeyReturn)
	})
	require.Equal(t, "words of one's own", e().Feeling)
}

func TestTheSheetOfFeelingsLooksAsItShould(t *testing.T) {
	for name, o := range map[string]options{
		"feelings-light": {w: 1100, h: 700}, "feelings-dark": {w: 1100, h: 700, dark: true, lang: "zh-Hans"}, "feelings-contrast": {w: 1100, h: 700, contrast: true, lang: "zh-Hant"},
	} {
		t.Run(name, func(t *testing.T) {
			r := newRig(t, o)
			r.click(r.at(journey.EmotionKind, "dir/t4", "point"), 1, 0)
			box, _ := r.picked("+1")
			r.hover(box.Center())
			r.looks(name)
		})
	}
}
