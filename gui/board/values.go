package board

import (
	"math"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"waymark/domain/edit"
	"waymark/domain/journey"
	"waymark/domain/scene"
	"waymark/gui/board/gesture"
	"waymark/gui/board/textedit"
)

// The values of emotions by keys: + and − go up and down by a half, with Shift by
// a tenth; a digit opens the value for typing, also with a − before it.

const (
	halfStep  = 0.5
	tenthStep = 0.1
)

// valueRune takes a character that means the value of what is selected; it tells
// whether it did.
func (b *Board) valueRune(r rune, mods gesture.Mods) bool {
	if !b.emotionSelected() {
		return false
	}
	up := halfStep
	if mods.Shift && b.plusKey {
		up = tenthStep // Shift was not needed for the sign
	}
	switch r {
	case '+', '＋':
		b.stepValue(up)
	case '-', '−', '－', '–':
		b.stepValue(-halfStep)
		b.walk.minus = minus{b.now(), b.Selection()}
	case '_', '＿':
		b.stepValue(-tenthStep)
	case '*':
		b.stepValue(tenthStep) // + with Shift where it has a key of its own
	case '=', '＝':
		b.typeValue("")
	default:
		s := valueSign(r)
		if s == "" {
			return false
		}
		if b.walk.minus.begins(b.now(), b.selection) {
			s = "-" + s
		}
		b.typeValue(s)
	}
	return true
}

// minus remembers a − that changed a value: a digit right behind it makes both of
// them a number, so that −1 can be typed as it is written.
type minus struct {
	at   time.Time
	left Selection // what was selected after it
}

const minusWait = 1500 * time.Millisecond

// begins tells whether what is typed now goes on with the minus.
func (m minus) begins(now time.Time, s Selection) bool {
	return !m.at.IsZero() && now.Sub(m.at) < minusWait && m.left.equal(s)
}

// emotionSelected tells whether the selection is emotions, or a place for one.
func (b *Board) emotionSelected() bool {
	if b.editor == nil {
		return false
	}
	if refs := b.selection.Refs; len(refs) > 0 {
		return refs[len(refs)-1].Kind == journey.EmotionKind
	}
	lane := b.editor.Document().Lanes.Get(b.selection.Cell.Lane)
	return lane != nil && lane.LaneKind == journey.EmotionCurve && b.personaToSet(b.selection.Cell.Step) != ""
}

// stepValue adds to the values of the selected emotions, as one change; an empty
// place gets a value.
func (b *Board) stepValue(by float64) {
	b.Finish()
	b.walk.minus = minus{}
	doc := b.editor.Document()
	if c := b.selection.Cell; len(b.selection.Refs) == 0 {
		b.setEmotion(b.personaToSet(c.Step), c.Step, by)
		return
	}
	refs := b.Selection().Refs
	label := edit.Label{Verb: edit.VerbSetEmotion, Subject: b.subjectOf(refs[len(refs)-1], "")}
	b.do(label, func(tx *edit.Tx) ([]scene.Ref, error) {
		for _, r := range refs {
			e := doc.Emotions.Get(r.ID)
			if r.Kind != journey.EmotionKind || e == nil {
				continue
			}
			if err := tx.SetEmotion(e.Persona, e.Step, snapValue(e.Value+by)); err != nil {
				return nil, err
			}
		}
		return refs, nil
	})
	if e := doc.Emotions.Get(refs[len(refs)-1].ID); e != nil && b.editor.Document().Emotions.Get(e.RecordID()) != nil {
		now := b.editor.Document().Emotions.Get(e.RecordID())
		b.tell(b.feelingText(now.Persona, now.Value, now.Feeling))
	}
}

// tell says a text of its own in the status line.
func (b *Board) tell(text string) {
	if b.cfg.OnStatus != nil {
		b.cfg.OnStatus(text)
	}
}

// typeValue opens the value of the selected emotion, or of the empty place, for
// typing; begin "" opens it as it is.
func (b *Board) typeValue(begin string) {
	doc := b.editor.Document()
	t := &typing{number: true}
	var persona, step journey.ID
	if n := len(b.selection.Refs); n > 0 {
		persona, step, _ = journey.SplitEmotionID(b.selection.Refs[n-1].ID)
	} else {
		step = b.selection.Cell.Step
		persona, t.made = b.personaToSet(step), true
	}
	if persona == "" || step == "" {
		return
	}
	t.ref = scene.Ref{Kind: journey.EmotionKind, ID: journey.EmotionID(persona, step)}
	before := 0.0
	if e := doc.EmotionAt(persona, step); e != nil {
		before, t.first = e.Value, decimal(e.Value)
	}
	t.label = edit.Label{Verb: edit.VerbSetEmotion, Subject: b.personaName(persona)}
	t.apply = func(tx *edit.Tx, text string) (scene.Ref, error) {
		v, ok := numberIn(text)
		if !ok {
			v = before
		}
		return t.ref, tx.SetEmotion(persona, step, v)
	}
	t.buffer = textedit.New(t.first)
	t.buffer.SelectAll()
	if b.begin(t) && begin != "" {
		b.insert(begin)
	}
}

// valueSign gives the character that a typed one stands for in a number, "" for
// none: Chinese keyboards send wide digits and signs.
func valueSign(r rune) string {
	switch {
	case r >= '0' && r <= '9':
		return string(r)
	case r >= '０' && r <= '９':
		return string('0' + r - '０')
	}
	switch r {
	case '.', ',', '，', '。', '．', '、':
		return "."
	}
	return ""
}

// insertNumber types into a value: signs may come at any time.
func (b *Board) insertNumber(s string) {
	buffer := b.typing.buffer
	for _, r := range s {
		text := buffer.Text()
		switch sign := valueSign(r); {
		case strings.ContainsRune("-−－–", r):
			from, to := buffer.Selection()
			switch {
			case to > from:
				buffer.Insert("-")
			case strings.HasPrefix(text, "-"):
				b.setNumber(text[1:])
			default:
				b.setNumber("-" + text)
			}
		case r == '+' || r == '＋':
			b.setNumber(strings.TrimPrefix(text, "-"))
		case sign != "" && utf8.RuneCountInString(text) < 8:
			buffer.Insert(sign)
		}
	}
}

func (b *Board) setNumber(text string) {
	b.typing.buffer.SelectAll()
	b.typing.buffer.Insert(text)
	if text == "" {
		b.typing.buffer.Cut()
	}
}

// numberIn reads a value of the scale; what lies beyond its ends is an end.
func numberIn(text string) (float64, bool) {
	v, err := strconv.ParseFloat(strings.TrimSpace(text), 64)
	if err != nil || math.IsNaN(v) {
		return 0, false
	}
	v = min(max(math.Round(v*100)/100, -2), 2)
	if v == 0 {
		v = 0 // never −0
	}
	return v, true
}

// decimal writes a value as it is typed.
func decimal(v float64) string { return strconv.FormatFloat(v, 'f', -1, 64) }
