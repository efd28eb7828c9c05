package board

import (
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"waymark/domain/edit"
	"waymark/domain/journey"
	"waymark/domain/scene"
	"waymark/gui/board/gesture"
)

// The palette of feelings: words in the reader's language and faces, those that
// fit the value first.

// feelingItems offers to set an emotion for each persona that has none there.
func (b *Board) feelingItems(t gesture.Target) []*fyne.MenuItem {
	doc := b.editor.Document()
	q := b.cam.ToSheet(b.pointer)
	value, ok := b.scene.EmotionValue(t.Cell.Lane, q.Y)
	if !ok {
		return nil
	}
	value = snapValue(value)
	var items []*fyne.MenuItem
	for _, p := range doc.Outline(b.mapID).Personas {
		if doc.EmotionAt(p.ID, t.Cell.Step) != nil {
			continue
		}
		text := b.cfg.Texts.T("board.menu.set-emotion", b.feelingText(p.ID, value, ""))
		items = append(items, fyne.NewMenuItem(text, func() { b.batch(func() { b.setEmotion(p.ID, t.Cell.Step, value) }) }))
	}
	return items
}

func (b *Board) emotionMenu(ref scene.Ref) []*fyne.MenuItem {
	e := b.editor.Document().Emotions.Get(ref.ID)
	if e == nil {
		return nil
	}
	quote := ref
	quote.Part = scene.Quote
	known := b.item("researched", func() {
		b.changeEmotion(ref.ID, func(n *journey.Emotion) { n.Basis = otherBasis(e.Basis == journey.Researched) })
	})
	known.Checked = e.Basis == journey.Researched
	up, down := b.item("value-up", func() { b.onEmotion(ref, func() { b.stepValue(halfStep) }) }),
		b.item("value-down", func() { b.onEmotion(ref, func() { b.stepValue(-halfStep) }) })
	up.Shortcut, down.Shortcut = keyShown(string(fyne.KeyPlus)), keyShown(string(fyne.KeyMinus))
	return grouped(
		slices.Concat(b.wordItems(e, levelOf(e.Value)), []*fyne.MenuItem{b.submenu("emoji", b.emojiMenu(e)), b.submenu("feeling", b.feelingMenu(e))}),
		[]*fyne.MenuItem{
			b.keyed("type-feeling", "edit.text", func() { b.editText(ref, nil) }),
			b.item("type-quote", func() { b.editText(quote, nil) }),
		},
		[]*fyne.MenuItem{up, down, b.submenu("value", b.valueMenu(ref, e)), known},
		[]*fyne.MenuItem{b.clipItem("copy", b.Copy), b.clipItem("paste", b.Paste)},
		b.moreOf(ref),
		[]*fyne.MenuItem{b.keyed("clear-emotion", "edit.delete", func() { b.deleteOne(ref) })},
		[]*fyne.MenuItem{b.submenu("persona", b.personaMenu(gesture.Target{Ref: scene.Ref{Kind: journey.PersonaRecord, ID: e.Persona}}))},
	)
}

// onEmotion does something to an emotion by the selection.
func (b *Board) onEmotion(ref scene.Ref, do func()) {
	if !b.isSelected(ref) {
		b.Select(ref)
	}
	do()
}

// valueMenu offers the values of the scale, and to type one.
func (b *Board) valueMenu(ref scene.Ref, e *journey.Emotion) []*fyne.MenuItem {
	typed := b.item("type-value", func() { b.onEmotion(ref, func() { b.typeValue("") }) })
	typed.Shortcut = keyShown("0–9")
	items := []*fyne.MenuItem{typed, fyne.NewMenuItemSeparator()}
	for v := 2.0; v >= -2; v -= halfStep {
		item := fyne.NewMenuItem(scene.Signed(v), func() {
			b.batch(func() { b.changeEmotion(ref.ID, func(n *journey.Emotion) { n.Value = v }) })
		})
		item.Checked = e.Value == v
		items = append(items, item)
	}
	return items
}

// levels are the five faces of the scale, from good to bad.
func levels() []int { return []int{2, 1, 0, -1, -2} }

func levelOf(v float64) int { return int(snapWhole(v)) }

// wordItems offer the words that fit a level.
func (b *Board) wordItems(e *journey.Emotion, level int) []*fyne.MenuItem {
	var items []*fyne.MenuItem
	for _, key := range b.cfg.Texts.Keys(feelingKeys(level)) {
		word := b.cfg.Texts.T(key)
		item := fyne.NewMenuItem(word, func() { b.batch(func() { b.setWord(e, word) }) })
		item.Checked = wordOf(e.Feeling) == word
		items = append(items, item)
	}
	return items
}

// feelingMenu offers the words of all levels.
func (b *Board) feelingMenu(e *journey.Emotion) []*fyne.MenuItem {
	var groups [][]*fyne.MenuItem
	for _, level := range levels() {
		groups = append(groups, b.wordItems(e, level))
	}
	return grouped(groups...)
}

// emojiMenu offers faces, those that fit the value first.
func (b *Board) emojiMenu(e *journey.Emotion) []*fyne.MenuItem {
	own := levelOf(e.Value)
	order := levels()
	slices.SortStableFunc(order, func(a, b int) int { return distance(a, own) - distance(b, own) })
	var groups [][]*fyne.MenuItem
	for _, level := range order[:3] {
		var items []*fyne.MenuItem
		for _, face := range emoji(level) {
			item := fyne.NewMenuItem(face, func() { b.batch(func() { b.setFace(e, face) }) })
			item.Checked = strings.Contains(e.Feeling, face)
			items = append(items, item)
		}
		groups = append(groups, items)
	}
	return grouped(groups...)
}

func distance(a, b int) int { return max(a-b, b-a) }

// emoji gives faces and signs for a level of the scale.
func emoji(level int) []string {
	switch {
	case level >= 2:
		return []string{"😀", "😍", "🎉", "👏"}
	case level == 1:
		return []string{"🙂", "😌", "👍", "😉"}
	case level == 0:
		return []string{"😐", "🤔", "😶", "😴"}
	case level == -1:
		return []string{"😕", "😟", "😤", "😣"}
	}
	return []string{"😡", "😭", "😱", "💔"}
}

// wordOf gives a feeling without the faces of the palette.
func wordOf(feeling string) string {
	for _, level := range levels() {
		for _, face := range emoji(level) {
			feeling = strings.ReplaceAll(feeling, face, "")
		}
	}
	return strings.TrimSpace(feeling)
}

// setWord writes the word of a feeling; a face beside it stays.
func (b *Board) setWord(e *journey.Emotion, word string) {
	face := strings.TrimSpace(strings.Replace(e.Feeling, wordOf(e.Feeling), "", 1))
	b.changeEmotion(e.RecordID(), func(n *journey.Emotion) { n.Feeling = strings.TrimSpace(word + " " + face) })
}

// setFace writes the face of a feeling; a word beside it stays, and the same face
// once more is taken away.
func (b *Board) setFace(e *journey.Emotion, face string) {
	word := wordOf(e.Feeling)
	if strings.Contains(e.Feeling, face) {
		face = ""
	}
	b.changeEmotion(e.RecordID(), func(n *journey.Emotion) { n.Feeling = strings.TrimSpace(word + " " + face) })
}

// changeEmotion changes an emotion as one change.
func (b *Board) changeEmotion(id journey.ID, change func(*journey.Emotion)) {
	persona, _, _ := journey.SplitEmotionID(id)
	label := edit.Label{Verb: edit.VerbSetEmotion, Subject: b.personaName(persona)}
	b.do(label, func(tx *edit.Tx) ([]scene.Ref, error) {
		return []scene.Ref{{Kind: journey.EmotionKind, ID: id}}, edit.Update(tx, id, change)
	})
}

// feelingKeys gives the catalog's prefix of the feelings of a level.
func feelingKeys(level int) string {
	switch {
	case level < 0:
		return "feeling.minus" + strconv.Itoa(level) + "."
	case level > 0:
		return "feeling.plus-" + strconv.Itoa(level) + "."
	}
	return "feeling.zero."
}

func snapWhole(v float64) float64 {
	if v < 0 {
		return -snapWhole(-v)
	}
	return float64(int(v + 0.5))
}

// keyShown is a key that a menu shows; it is pressed on the map.
func keyShown(name string) fyne.Shortcut { return &desktop.CustomShortcut{KeyName: fyne.KeyName(name)} }
