package board_test

import (
	"fmt"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"github.com/stretchr/testify/require"

	"waymark/domain/journey"
	"waymark/domain/scene"
	"waymark/storage/exchange"
)

// fiveCurves is a map of five personas whose curves cross one another.
func fiveCurves(t testing.TB) *journey.Document {
	t.Helper()
	names := []string{"Ann, buyer", "李经理", "Works council", "Plant engineer in Győr", "财务总监"}
	values := [][]float64{{-0.5, 0.5, 1.5, 0.8, -1.2, 0.4, 1.8}, {0.5, 0.4, -1.6, -0.4, 0.6, 1.2, 1.7}, {0, -1, -1.8, -1.2, -0.2, 0.1, 0.3}, {1.2, 1.1, 0.4, -0.6, -1.7, -0.8, 1.0}, {-1.2, 9, 0.6, 1.4, 1.3, -0.5, -1.9}}
	feels := map[string]string{"0/2": "delighted", "1/2": "失望", "2/2": "let down", "3/4": "angry", "4/6": "绝望 😡", "0/6": "proud", "1/6": "满意", "0/0": "uneasy", "4/3": "hopeful"}
	stages := []string{"Trigger", "Search", "评估", "Decide", "Launch", "Use", "Renew"}
	var personas, ids, cols, emotions []string
	for i, name := range names {
		personas = append(personas, fmt.Sprintf(`{"id":"p%d","name":%q}`, i, name))
		ids = append(ids, fmt.Sprintf(`"p%d"`, i))
		for k, v := range values[i] {
			if v == 9 {
				continue
			}
			quote := ""
			if i == 3 && k == 4 {
				quote = "Nobody told us the line would stop for a day."
			}
			emotions = append(emotions, fmt.Sprintf(`{"persona":"p%d","step":"t%d","value":%v,"feeling":%q,"quote":%q,"basis":%q}`, i, k, v, feels[fmt.Sprintf("%d/%d", i, k)], quote, []string{"assumed", "researched"}[(i+k)%2]))
		}
	}
	for i, name := range stages {
		cols = append(cols, fmt.Sprintf(`{"id":"s%d","name":%q,"steps":[{"id":"t%d"}]}`, i, name, i))
	}
	doc, err := exchange.Import([]byte(`{"format":"waymark","version":1,"project":{"id":"p","title":"Five"},
	"personas":[` + strings.Join(personas, ",") + `],"maps":[{"id":"m","title":"Five","personas":[` + strings.Join(ids, ",") + `],
	"stages":[` + strings.Join(cols, ",") + `],"lanes":[{"id":"touch","kind":"touchpoints","name":"Touchpoints"},{"id":"feel","kind":"emotion","name":"Emotion"}],
	"cards":[{"id":"a","lane":"touch","step":"t2","text":"Live demo","momentOfTruth":true,"importance":5},{"id":"b","lane":"touch","step":"t4","text":"Go-live weekend","momentOfTruth":true}],
	"emotions":[` + strings.Join(emotions, ",") + `]}]}`))
	require.NoError(t, err)
	return doc
}

func TestFiveCurvesCanBeToldApart(t *testing.T) {
	for _, o := range []options{{}, {dark: true}, {contrast: true}} {
		o.doc, o.w, o.h = fiveCurves(t), 1400, 560
		name := "curves-light"
		switch {
		case o.dark:
			name = "curves-dark"
		case o.contrast:
			name = "curves-contrast"
		}
		t.Run(name, func(t *testing.T) { newRig(t, o).looks(name) })
	}
	t.Run("one brought forward", func(t *testing.T) {
		r := newRig(t, options{doc: fiveCurves(t), w: 1400, h: 560})
		r.board.Select(scene.Ref{Kind: journey.PersonaRecord, ID: "p3"})
		r.looks("curves-focus")
	})
}

// A low or a high shows its value even if nobody wrote anything there; that
// does not keep a click from the persona that still has no value in that column.
func TestAMereValueLeavesAClickToTheOtherPersona(t *testing.T) {
	doc := fiveCurves(t).Fork()
	for _, e := range doc.Emotions.All() {
		if e.Persona != "p0" && e.Persona != "p1" {
			doc.Remove(journey.EmotionKind, e.RecordID())
		}
	}
	m := *doc.Maps.Get("m")
	m.Personas = journey.SetOf("p0", "p1")
	doc.Put(&m)
	e := *doc.EmotionAt("p0", "t4")
	e.Feeling = ""
	doc.Put(&e)
	said := *doc.EmotionAt("p0", "t2")
	doc.Remove(journey.EmotionKind, journey.EmotionID("p1", "t4"))
	doc.Remove(journey.EmotionKind, journey.EmotionID("p1", "t2"))
	r := newRig(t, options{doc: doc, w: 1400, h: 560})

	r.click(r.at(journey.EmotionKind, "p0/t2", "label"), 1, 0)
	require.Equal(t, []scene.Ref{{Kind: journey.EmotionKind, ID: "p0/t2"}}, r.board.Selection().Refs, "%q was written by somebody", said.Feeling)
	r.board.Select()
	r.click(r.at(journey.EmotionKind, "p0/t4", "label"), 1, 0)
	require.NotNil(t, r.doc().EmotionAt("p1", "t4"))

	r.board.Select(scene.Ref{Kind: journey.PersonaRecord, ID: "p1"})
	r.click(r.at(journey.EmotionKind, "p0/t2", "label"), 1, 0)
	require.NotNil(t, r.doc().EmotionAt("p1", "t2"), "p1 was selected and had no value there")
}

func TestLongChineseTextWhileTyping(t *testing.T) {
	r := looksRig(t, options{lang: "zh-Hans"})
	r.click(r.card("c"), 2, 0)
	r.board.SelectAll()
	r.typeText("比较三家供应商的报价时，采购经理发现：交付周期、安装调试和培训费用都没有写明，只能一家一家打电话去问（平均每家要等 3 天）。“说实话，我们根本没法横向比较”，他说。")
	r.looks("typing-long")
	r.key(fyne.KeyEscape)
}
