package board

import (
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"waymark/domain/edit"
	"waymark/domain/journey"
	"waymark/domain/scene"
	"waymark/domain/vector"
	"waymark/gui/board/gesture"
)

// openMenu shows the context menu of what lies at a place.
func (b *Board) openMenu(t gesture.Target, at vector.Point) {
	if b.editor == nil {
		return
	}
	b.hover, b.buttons, b.tip = noTarget(), b.buttons[:0], nil
	if t.Grip == gesture.Text && b.typing != nil {
		b.keepTyping = true // though the menu takes the keyboard
		b.showMenu(b.textMenu(), at)
		b.keepTyping = false
		return
	}
	b.showMenu(b.menuOf(t), at)
}

// textMenu is for the text that is being typed.
func (b *Board) textMenu() []*fyne.MenuItem {
	return []*fyne.MenuItem{
		b.item("cut", func() { b.Cut(fyne.CurrentApp().Clipboard()) }),
		b.item("copy", func() { b.Copy(fyne.CurrentApp().Clipboard()) }),
		b.item("paste", func() { b.Paste(fyne.CurrentApp().Clipboard()) }),
	}
}

func (b *Board) showMenu(items []*fyne.MenuItem, at vector.Point) {
	if len(items) == 0 {
		return
	}
	c := b.canvas()
	if c == nil {
		return
	}
	origin := fyne.CurrentApp().Driver().AbsolutePositionForObject(b)
	abs := origin.AddXY(float32(at.X), float32(at.Y))
	menu := fyne.NewMenu("", items...)
	if b.cfg.OnMenu != nil {
		b.cfg.OnMenu(menu, abs)
		return
	}
	widget.ShowPopUpMenuAtPosition(menu, c, abs)
}

// item makes an item of a menu. What it does is shown once, at its end.
func (b *Board) item(key string, do func()) *fyne.MenuItem {
	return fyne.NewMenuItem(b.cfg.Texts.T("board.menu."+key), func() { b.batch(do) })
}

func (b *Board) submenu(key string, items []*fyne.MenuItem) *fyne.MenuItem {
	item := fyne.NewMenuItem(b.cfg.Texts.T("board.menu."+key), nil)
	item.ChildMenu = fyne.NewMenu("", items...)
	return item
}

// menuOf gives what can be done with a thing.
func (b *Board) menuOf(t gesture.Target) []*fyne.MenuItem {
	switch t.Ref.Kind {
	case journey.CardKind:
		return b.cardMenu(t)
	case journey.StageKind:
		return b.withMore(record(t.Ref), b.stageMenu(t.Ref.ID))
	case journey.StepKind:
		return b.stepMenu(t.Ref.ID)
	case journey.LaneRecord:
		return b.withMore(record(t.Ref), b.laneItems(t.Ref.ID))
	case journey.EmotionKind:
		return b.emotionMenu(t.Ref)
	case journey.PersonaRecord:
		return b.withMore(record(t.Ref), b.personaMenu(t.Ref.ID))
	}
	if t.Cell.Step != "" {
		return b.cellMenu(t)
	}
	return b.mapMenu()
}

func (b *Board) cardMenu(t gesture.Target) []*fyne.MenuItem {
	items := []*fyne.MenuItem{
		b.item("edit", func() { b.editText(record(t.Ref), nil) }),
		b.item("add-card-below", b.AddCard),
		b.item("duplicate", b.Duplicate),
	}
	items = append(items, b.spanItems(t.Ref.ID)...)
	items = append(items,
		fyne.NewMenuItemSeparator(),
		b.item("cut", func() { b.Cut(fyne.CurrentApp().Clipboard()) }),
		b.item("copy", func() { b.Copy(fyne.CurrentApp().Clipboard()) }),
		b.item("paste", func() { b.Paste(fyne.CurrentApp().Clipboard()) }),
		fyne.NewMenuItemSeparator(),
		b.item("delete", b.DeleteSelection),
	)
	return slices.Concat(items, []*fyne.MenuItem{fyne.NewMenuItemSeparator()}, b.cellStructure(t.Cell))
}

// spanItems let a card reach over more or fewer columns.
func (b *Board) spanItems(id journey.ID) []*fyne.MenuItem {
	doc := b.editor.Document()
	card, outline := doc.Cards.Get(id), doc.Outline(b.mapID)
	if card == nil || outline == nil {
		return nil
	}
	first, last := outline.Span(card)
	span := func(to int) func() {
		return func() {
			refs := []scene.Ref{{Kind: journey.CardKind, ID: id}}
			label := edit.Label{Verb: edit.VerbEditCard, Subject: textOf(doc, refs[0])}
			b.do(label, func(tx *edit.Tx) ([]scene.Ref, error) { return refs, tx.SpanCard(id, outline.Steps[to].ID) })
		}
	}
	var items []*fyne.MenuItem
	if last+1 < len(outline.Steps) {
		items = append(items, b.item("widen", span(last+1)))
	}
	if last > first {
		items = append(items, b.item("narrow", span(last-1)))
	}
	return items
}

// cellStructure is what can be done with the column and the lane of a cell.
func (b *Board) cellStructure(c journey.Cell) []*fyne.MenuItem {
	var items []*fyne.MenuItem
	doc := b.editor.Document()
	if step := doc.Steps.Get(c.Step); step != nil {
		items = append(items,
			b.submenu("stage", b.withMore(scene.Ref{Kind: journey.StageKind, ID: step.Stage}, b.stageMenu(step.Stage))),
			b.submenu("step", b.stepMenu(step.ID)),
		)
	}
	if doc.Lanes.Has(c.Lane) {
		items = append(items, b.submenu("lane", b.withMore(scene.Ref{Kind: journey.LaneRecord, ID: c.Lane}, b.laneItems(c.Lane))))
	}
	return items
}

func (b *Board) cellMenu(t gesture.Target) []*fyne.MenuItem {
	lane := b.editor.Document().Lanes.Get(t.Cell.Lane)
	var items []*fyne.MenuItem
	if holdsCards(lane) {
		items = append(items,
			b.item("add-card", b.AddCard),
			b.item("paste", func() { b.Paste(fyne.CurrentApp().Clipboard()) }),
		)
	} else {
		items = b.feelingItems(t)
	}
	return slices.Concat(items, []*fyne.MenuItem{fyne.NewMenuItemSeparator()}, b.cellStructure(t.Cell))
}

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
		items = append(items, fyne.NewMenuItem(text, func() { b.setEmotion(p.ID, t.Cell.Step, value) }))
	}
	return items
}

func (b *Board) stageMenu(id journey.ID) []*fyne.MenuItem {
	ref := scene.Ref{Kind: journey.StageKind, ID: id}
	goal := ref
	goal.Part = scene.Goal
	index := func() int { return indexOf(b.editor.Document().StagesOf(b.mapID), id, idOfStage) }
	return []*fyne.MenuItem{
		b.item("rename", func() { b.editText(ref, nil) }),
		b.item("edit-goal", func() { b.editText(goal, nil) }),
		fyne.NewMenuItemSeparator(),
		b.item("add-stage-before", func() { b.Finish(); b.addStageAt(index()) }),
		b.item("add-stage-after", func() { b.Finish(); b.addStageAt(index() + 1) }),
		b.item("add-step", func() { b.Finish(); b.addStepAt(id, len(b.editor.Document().StepsOf(id))) }),
		fyne.NewMenuItemSeparator(),
		b.item("move-left", func() { b.nudgeOne(ref, fyne.KeyLeft) }),
		b.item("move-right", func() { b.nudgeOne(ref, fyne.KeyRight) }),
		fyne.NewMenuItemSeparator(),
		b.item("delete-stage", func() { b.deleteOne(ref) }),
	}
}

func (b *Board) stepMenu(id journey.ID) []*fyne.MenuItem {
	ref := scene.Ref{Kind: journey.StepKind, ID: id}
	step := b.editor.Document().Steps.Get(id)
	if step == nil {
		return nil
	}
	index := func() int { return indexOf(b.editor.Document().StepsOf(step.Stage), id, idOfStep) }
	items := []*fyne.MenuItem{
		b.item("rename", func() { b.editText(ref, nil) }),
		b.item("add-step-before", func() { b.Finish(); b.addStepAt(step.Stage, index()) }),
		b.item("add-step-after", func() { b.Finish(); b.addStepAt(step.Stage, index()+1) }),
		b.item("move-left", func() { b.nudgeOne(ref, fyne.KeyLeft) }),
		b.item("move-right", func() { b.nudgeOne(ref, fyne.KeyRight) }),
	}
	if len(b.editor.Document().StepsOf(step.Stage)) > 1 {
		items = append(items, b.item("delete-step", func() { b.deleteOne(ref) }))
	}
	return items
}

func (b *Board) laneItems(id journey.ID) []*fyne.MenuItem {
	lane := b.editor.Document().Lanes.Get(id)
	if lane == nil {
		return nil
	}
	ref := scene.Ref{Kind: journey.LaneRecord, ID: id}
	fold := "fold"
	if lane.Collapsed {
		fold = "unfold"
	}
	index := indexOf(b.editor.Document().LanesOf(b.mapID), id, idOfLane)
	return []*fyne.MenuItem{
		b.item("rename", func() { b.editText(ref, nil) }),
		b.item(fold, func() { b.changeLane(id, func(l *journey.Lane) { l.Collapsed = !l.Collapsed }) }),
		b.submenu("line-below", b.lineMenu(lane)),
		b.submenu("add-lane-below", b.laneMenu(index+1)),
		fyne.NewMenuItemSeparator(),
		b.item("move-up", func() { b.nudgeOne(ref, fyne.KeyUp) }),
		b.item("move-down", func() { b.nudgeOne(ref, fyne.KeyDown) }),
		fyne.NewMenuItemSeparator(),
		b.item("delete-lane", func() { b.deleteOne(ref) }),
	}
}

func (b *Board) lineMenu(lane *journey.Lane) []*fyne.MenuItem {
	var items []*fyne.MenuItem
	for _, line := range journey.Lines() {
		item := fyne.NewMenuItem(b.cfg.Texts.T("line."+string(line)), func() {
			b.batch(func() { b.changeLane(lane.ID, func(l *journey.Lane) { l.LineBelow = line }) })
		})
		item.Checked = lane.LineBelow == line || (lane.LineBelow == "" && line == journey.NoLine)
		items = append(items, item)
	}
	return items
}

func (b *Board) changeLane(id journey.ID, change func(*journey.Lane)) {
	refs := []scene.Ref{{Kind: journey.LaneRecord, ID: id}}
	label := edit.Label{Verb: edit.VerbEdit, Subject: textOf(b.editor.Document(), refs[0])}
	b.do(label, func(tx *edit.Tx) ([]scene.Ref, error) { return refs, edit.Update(tx, id, change) })
}

// laneMenu offers the kinds of lanes, to be added at an index.
func (b *Board) laneMenu(index int) []*fyne.MenuItem {
	var items []*fyne.MenuItem
	for _, kind := range journey.LaneKinds() {
		items = append(items, fyne.NewMenuItem(b.laneName(kind), func() {
			b.batch(func() { b.Finish(); b.addLaneAt(kind, index) })
		}))
	}
	return items
}

func (b *Board) emotionMenu(ref scene.Ref) []*fyne.MenuItem {
	e := b.editor.Document().Emotions.Get(ref.ID)
	if e == nil {
		return nil
	}
	return []*fyne.MenuItem{
		b.item("type-feeling", func() { b.editText(record(ref), nil) }),
		b.submenu("feeling", b.feelingMenu(e)),
		fyne.NewMenuItemSeparator(),
		b.item("clear-emotion", func() { b.deleteOne(record(ref)) }),
	}
}

// feelingMenu offers words that fit the value.
func (b *Board) feelingMenu(e *journey.Emotion) []*fyne.MenuItem {
	var items []*fyne.MenuItem
	for _, key := range b.cfg.Texts.Keys(feelingKeys(e.Value)) {
		word := b.cfg.Texts.T(key)
		item := fyne.NewMenuItem(word, func() {
			b.batch(func() { b.setFeeling(e.RecordID(), word) })
		})
		item.Checked = e.Feeling == word
		items = append(items, item)
	}
	return items
}

// feelingKeys gives the catalog's prefix of the feelings around a value.
func feelingKeys(v float64) string {
	level := int(snapWhole(v))
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

func (b *Board) setFeeling(id journey.ID, word string) {
	persona, _, _ := journey.SplitEmotionID(id)
	label := edit.Label{Verb: edit.VerbSetEmotion, Subject: b.personaName(persona)}
	b.do(label, func(tx *edit.Tx) ([]scene.Ref, error) {
		return []scene.Ref{{Kind: journey.EmotionKind, ID: id}},
			edit.Update(tx, id, func(e *journey.Emotion) { e.Feeling = strings.TrimSpace(word) })
	})
}

func (b *Board) personaMenu(id journey.ID) []*fyne.MenuItem {
	ref := scene.Ref{Kind: journey.PersonaRecord, ID: id}
	return []*fyne.MenuItem{
		b.item("rename", func() { b.editText(ref, nil) }),
		b.item("add-persona", b.AddPersona),
		b.item("hide-persona", func() {
			label := edit.Label{Verb: edit.VerbEditPersona, Subject: b.personaName(id)}
			b.do(label, func(tx *edit.Tx) ([]scene.Ref, error) { return nil, tx.ShowPersona(b.mapID, id, false) })
		}),
		fyne.NewMenuItemSeparator(),
		b.item("delete-persona", func() { b.deleteOne(ref) }),
	}
}

// mapMenu is for the ground around the map.
func (b *Board) mapMenu() []*fyne.MenuItem {
	doc := b.editor.Document()
	items := []*fyne.MenuItem{
		b.item("add-stage", b.AddStage),
		b.submenu("add-lane", b.laneMenu(len(doc.LanesOf(b.mapID)))),
		b.item("add-persona", b.AddPersona),
	}
	outline := doc.Outline(b.mapID)
	for _, p := range doc.PersonasInOrder() {
		if outline != nil && !outline.Map.Personas.Has(p.ID) {
			items = append(items, fyne.NewMenuItem(b.cfg.Texts.T("board.menu.show-persona", p.Name), func() {
				label := edit.Label{Verb: edit.VerbEditPersona, Subject: p.Name}
				b.do(label, func(tx *edit.Tx) ([]scene.Ref, error) { return nil, tx.ShowPersona(b.mapID, p.ID, true) })
			}))
		}
	}
	return append(items,
		fyne.NewMenuItemSeparator(),
		b.item("select-all", b.SelectAll),
		b.item("zoom-fit", b.ZoomFit),
		b.item("zoom-actual", b.ZoomActual),
	)
}

// nudgeOne selects a thing and moves it as the keyboard does.
func (b *Board) nudgeOne(ref scene.Ref, key fyne.KeyName) {
	b.Select(ref)
	b.Nudge(key)
}

// deleteOne selects a thing and deletes it.
func (b *Board) deleteOne(ref scene.Ref) {
	b.Select(ref)
	b.DeleteSelection()
}
