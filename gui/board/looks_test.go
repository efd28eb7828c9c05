package board_test

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"github.com/stretchr/testify/require"

	"waymark/domain/journey"
	"waymark/domain/vector"
	"waymark/storage/exchange"
)

// The masters in testdata were looked at, one by one. They are painted by Fyne's
// software painter with the embedded fonts and a map of their own, so they
// change only when the look does.
func (r *rig) looks(name string) {
	r.t.Helper()
	test.AssertImageMatches(r.t.(*testing.T), name+".png", r.window.Canvas().Capture())
}

const looksMap = `{"format": "waymark", "version": 1, "project": {"id": "p", "title": "Looks"},
 "personas": [{"id": "ann", "name": "Ann", "demographics": "buyer"}, {"id": "li", "name": "李经理", "quote": "价格要透明。"}],
 "channels": [{"id": "web", "name": "Website", "icon": "globe"}],
 "touchpoints": [{"id": "tp", "name": "Web search", "channel": "web", "category": "marketing"}],
 "maps": [{"id": "m", "title": "Looks", "personas": ["ann", "li"],
  "stages": [{"id": "s1", "name": "Trigger", "goal": "Something must change", "steps": [{"id": "t1"}]},
             {"id": "s2", "name": "选择供应商", "goal": "列出短名单", "steps": [{"id": "t2"}]},
             {"id": "s3", "name": "Use", "steps": [{"id": "t3"}]}],
  "lanes": [{"id": "do", "kind": "doing", "name": "Doing"}, {"id": "touch", "kind": "touchpoints", "name": "Touchpoints"},
            {"id": "feel", "kind": "emotion", "name": "Emotion"}, {"id": "pain", "kind": "pain-points", "name": "痛点"}],
  "cards": [{"id": "a", "lane": "do", "step": "t1", "text": "Sees complaints rise"}, {"id": "b", "lane": "do", "step": "t2", "text": "Asks two peers"},
            {"id": "c", "lane": "do", "step": "t2", "text": "比较三家供应商的报价"}, {"id": "d", "lane": "touch", "step": "t1", "touchpoint": "tp", "importance": 5, "satisfaction": 2},
            {"id": "e", "lane": "touch", "step": "t3", "text": "User guide", "importance": 4}, {"id": "f", "lane": "pain", "step": "t2", "text": "Prices are hidden", "severity": 3}],
  "emotions": [{"persona": "ann", "step": "t1", "value": -0.5, "feeling": "uneasy"}, {"persona": "ann", "step": "t2", "value": -1.5},
               {"persona": "ann", "step": "t3", "value": 1.5}, {"persona": "li", "step": "t1", "value": 0.5}, {"persona": "li", "step": "t3", "value": 0.8}]}]}`

func looksRig(t *testing.T, o options) *rig {
	t.Helper()
	if o.doc == nil {
		o.doc = imported(t, looksMap)
	}
	if o.w == 0 {
		o.w = 760
	}
	if o.h == 0 {
		o.h = 640
	}
	return newRig(t, o)
}

func imported(t *testing.T, project string) *journey.Document {
	t.Helper()
	doc, err := exchange.Import([]byte(project))
	require.NoError(t, err)
	return doc
}

func TestLooks(t *testing.T) {
	t.Run("light", func(t *testing.T) { looksRig(t, options{}).looks("light") })
	t.Run("dark", func(t *testing.T) { looksRig(t, options{dark: true}).looks("dark") })
	t.Run("dragging cards", func(t *testing.T) {
		r := looksRig(t, options{})
		r.click(r.card("a"), 1, 0)
		r.click(r.card("e"), 1, fyne.KeyModifierShift)
		above := r.box(journey.CardKind, "b", "whole")
		r.press(r.card("a"), vector.Point{X: above.Center().X + 14, Y: above.Bottom() + 2})
		r.looks("drag-cards")
		r.key(fyne.KeyEscape)
		r.drop()
	})
	t.Run("dragging a stage", func(t *testing.T) {
		r := looksRig(t, options{dark: true})
		from := r.at(journey.StageKind, "s1", "name")
		r.press(from, by(from, 280, 14))
		r.looks("drag-stage")
		r.key(fyne.KeyEscape)
		r.drop()
	})
	t.Run("dragging an emotion", func(t *testing.T) {
		r := looksRig(t, options{})
		from := r.at(journey.EmotionKind, "ann/t1", "point")
		r.press(from, by(from, 0, 40))
		r.looks("drag-emotion")
		r.key(fyne.KeyEscape)
		r.drop()
	})
	t.Run("selected and scrolled", func(t *testing.T) {
		r := looksRig(t, options{w: 480, h: 400})
		r.board.ZoomActual()
		r.board.SelectAll()
		e := &fyne.ScrollEvent{Scrolled: fyne.NewDelta(-40, -45)}
		e.Position = fyne.NewPos(400, 300)
		r.board.Scrolled(e)
		r.looks("selected")
	})
	t.Run("typing Chinese", func(t *testing.T) {
		r := looksRig(t, options{})
		r.click(r.card("c"), 2, 0)
		r.key(fyne.KeyEnd)
		r.typeText("，客户很满意 😀 twice")
		r.shortcut(fyne.KeyLeft, fyne.KeyModifierShortcutDefault|fyne.KeyModifierShift)
		r.looks("typing")
		r.key(fyne.KeyEscape)
	})
	t.Run("hovering", func(t *testing.T) {
		r := looksRig(t, options{})
		r.hover(by(r.cell("touch", "t3").Center(), 0, 20))
		r.looks("hover")
	})
	t.Run("a large view of half the zoom", func(t *testing.T) {
		r := looksRig(t, options{w: 420, h: 360})
		r.board.SetZoom(0.5)
		r.looks("small")
	})
}
