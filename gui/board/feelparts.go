package board

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"waymark/domain/find"
	"waymark/domain/journey"
	"waymark/domain/scene"
	"waymark/domain/typeset"
	"waymark/domain/vector"
	"waymark/gui/board/gesture"
	"waymark/gui/layoutlog"
)

// pickPart is one thing on the sheet that can be pressed.
type pickPart struct {
	kind  pickKind
	level int    // of a face
	word  string // of a feeling
	text  string // that is shown
	box   vector.Rect
	on    bool // it is what the emotion says now
}

type pickKind uint8

const (
	pickFace   pickKind = iota
	pickWord            // a word for the feeling
	pickNumber          // the exact value, to be typed
	pickText            // a text of one's own
)

// The measures of the sheet, units of the view.
const (
	pickPad    = 8.0
	faceWide   = 36.0
	faceHigh   = 40.0
	pickFaces  = 5
	pickRow    = 23.0
	pickGap    = 3.0
	pickText12 = 12.0
	pickSmall  = 10.0
	wordPad    = 6.0
	pickMost   = 400 // width of a text, so that it stands on one line
	mostWords  = 8   // that are offered while somebody types
)

// layPicker lays the sheet out for what the emotion says now, and paints it.
func (b *Board) layPicker() {
	e := b.editor.Document().Emotions.Get(b.picker.of)
	if e == nil {
		return
	}
	shows := pickShows{value: e.Value, feeling: e.Feeling, look: b.look, lang: b.cfg.Texts.Lang(), pixels: b.screen.pixels}
	if t := b.typing; t != nil && t.buffer.Text() != t.first {
		shows.typed = t.buffer.Text()
	}
	if b.picker.pic != nil && b.picker.shows == shows && b.picker.parts != nil {
		return
	}
	if shows.typed != b.picker.shows.typed {
		b.picker.chosen = -1
	}
	b.picker.shows = shows
	b.placeParts(e, shows.typed)
	b.paintPicker()
}

// placeParts puts faces, words and the last row into their places.
func (b *Board) placeParts(e *journey.Emotion, typed string) {
	width := 2*pickPad + pickFaces*faceWide
	parts := b.picker.parts[:0]
	for i, level := range slices.Backward(levels()) { // from bad to good, as one reads
		at := vector.Rect{X: pickPad + float64(pickFaces-1-i)*faceWide + 1, Y: pickPad, W: faceWide - 2, H: faceHigh}
		parts = append(parts, pickPart{kind: pickFace, level: level, text: scene.Signed(float64(level)), box: at, on: level == levelOf(e.Value)})
	}
	x, y := pickPad, pickPad+faceHigh+pickGap
	flow := func(p pickPart) {
		w := b.cfg.Typesetter.Break(p.text, typeset.Style{Size: pickText12}, pickMost).Width + 2*wordPad
		if x > pickPad && x+w > width-pickPad {
			x, y = pickPad, y+pickRow+pickGap
		}
		p.box = vector.Rect{X: x, Y: y, W: min(w, width-2*pickPad), H: pickRow}
		parts = append(parts, p)
		x += w + pickGap
	}
	own := wordOf(e.Feeling)
	for _, word := range b.wordsFor(e, typed) {
		flow(pickPart{kind: pickWord, word: word, text: word, on: word == own && typed == ""})
	}
	if b.typing == nil {
		if x > pickPad {
			x, y = pickPad, y+pickRow+2*pickGap
		}
		flow(pickPart{kind: pickText, text: b.cfg.Texts.T("board.picker.own")})
		flow(pickPart{kind: pickNumber, text: b.cfg.Texts.T("board.picker.value", scene.Signed(e.Value))})
	}
	if x == pickPad { // no word begins like what is typed
		y -= pickRow + pickGap
	}
	b.picker.parts = parts
	b.picker.size = vector.Rect{W: width, H: y + pickRow + pickPad}
}

// wordsFor gives the words that are offered: those that fit the value, or, of all
// of them, those that go on with what is typed.
func (b *Board) wordsFor(e *journey.Emotion, typed string) []string {
	all := func(level int) []string {
		var words []string
		for _, key := range b.cfg.Texts.Keys(feelingKeys(level)) {
			words = append(words, b.cfg.Texts.T(key))
		}
		return words
	}
	own := levelOf(e.Value)
	if typed == "" {
		return all(own)
	}
	order := levels()
	slices.SortStableFunc(order, func(a, b int) int { return distance(a, own) - distance(b, own) })
	var words []string
	folded := find.Fold(typed)
	for _, level := range order {
		for _, word := range all(level) {
			if strings.HasPrefix(find.Fold(word), folded) && len(words) < mostWords {
				words = append(words, word)
			}
		}
	}
	return words
}

// paintPicker paints faces and words; grounds and frames are marks below them.
func (b *Board) paintPicker() {
	var items []scene.Item
	faces := scene.FaceIcons()
	pal := &b.cfg.View.Palette
	for i := range b.picker.parts {
		p := &b.picker.parts[i]
		size, y := pickText12, 0.0
		if p.kind == pickFace {
			const side = 20.0
			name := faces[2-p.level]
			if b.cfg.View.Icons[name] != nil {
				items = append(items, scene.Art{X: p.box.X + (p.box.W-side)/2, Y: p.box.Y + 4, Size: side, Art: b.cfg.View.Icons[name], Color: pal.Text})
			}
			size, y = pickSmall, p.box.H-16
		}
		block := b.cfg.Typesetter.Break(p.text, typeset.Style{Size: size}, pickMost)
		ink := pal.Text
		if p.kind != pickWord && !p.on {
			ink = pal.Quiet
		}
		at := vector.Point{X: p.box.X + (p.box.W-block.Width)/2, Y: p.box.Y + (p.box.H-block.Height)/2}
		if y > 0 {
			at.Y = p.box.Y + y
		}
		items = setText(items, &block, at, size, ink)
	}
	s := b.picker.size
	layer := layerOf(s, items)
	if b.picker.pic == nil {
		b.picker.pic = b.newPicture(s.W, s.H, 1, piece{layer: layer})
		return
	}
	b.paint(b.picker.pic, s.W, s.H, 1, piece{layer: layer})
}

// pick does what a part of the sheet stands for; it stays open.
func (b *Board) pick(i int) {
	if i < 0 || i >= len(b.picker.parts) {
		return
	}
	id, p := b.picker.of, b.picker.parts[i]
	e := b.editor.Document().Emotions.Get(id)
	if e == nil {
		return
	}
	ref := scene.Ref{Kind: journey.EmotionKind, ID: id}
	switch p.kind {
	case pickFace:
		if e.Value != float64(p.level) {
			b.changeEmotion(id, func(n *journey.Emotion) { n.Value = float64(p.level) })
		}
	case pickWord:
		word := p.word
		if p.on {
			word = ""
		}
		b.setWord(e, word)
	case pickNumber:
		b.typeValue("")
	case pickText:
		b.editText(ref, nil)
	}
}

// picksWord tells whether a press while typing takes a word instead.
func (b *Board) picksWord(t gesture.Target) bool {
	i := t.Action.Index
	return t.Action.Verb == gesture.PickFeeling && i >= 0 && i < len(b.picker.parts) && b.picker.parts[i].kind == pickWord
}

// pickTyped takes a word in place of what is being typed.
func (b *Board) pickTyped(i int) {
	if i < 0 || i >= len(b.picker.parts) || b.typing == nil || b.picker.parts[i].kind != pickWord {
		return
	}
	before := b.typing.buffer.Text()
	b.typing.buffer.SelectAll()
	b.typing.buffer.Insert(b.picker.parts[i].word)
	b.typed(before)
	b.commitTyping()
}

// pickerKey takes the keys that choose among the words while a feeling is typed.
func (b *Board) pickerKey(key fyne.KeyName) bool {
	if !b.pickerShown() {
		return false
	}
	b.layPicker()
	var words []int
	for i := range b.picker.parts {
		if b.picker.parts[i].kind == pickWord {
			words = append(words, i)
		}
	}
	at := slices.Index(words, b.picker.chosen)
	switch {
	case len(words) == 0:
		return false
	case key == fyne.KeyDown:
		b.picker.chosen = words[(at+1)%len(words)]
	case key == fyne.KeyUp && at <= 0:
		b.picker.chosen = words[len(words)-1]
	case key == fyne.KeyUp:
		b.picker.chosen = words[at-1]
	case (key == fyne.KeyReturn || key == fyne.KeyEnter) && at >= 0:
		b.pickTyped(b.picker.chosen)
	default:
		return false
	}
	b.update()
	return true
}

// loggedPicker gives where the parts of the sheet are.
func (b *Board) loggedPicker(origin fyne.Position) []layoutlog.Thing {
	if !b.pickerShown() {
		return nil
	}
	b.layPicker()
	box, _ := b.pickerBox()
	pixels := b.cam.Pixels()
	var out []layoutlog.Thing
	for i := range b.picker.parts {
		p := &b.picker.parts[i]
		kind := [...]string{"face", "word", "number", "text"}[p.kind]
		v := p.box.Offset(box.X, box.Y)
		out = append(out, layoutlog.Thing{
			Kind: "feeling", ID: p.text, Part: kind,
			X: (v.X + float64(origin.X)) * pixels, Y: (v.Y + float64(origin.Y)) * pixels, W: v.W * pixels, H: v.H * pixels,
		})
	}
	return out
}
