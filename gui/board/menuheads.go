package board

import (
	"fyne.io/fyne/v2"

	"waymark/domain/edit"
	"waymark/domain/journey"
	"waymark/domain/scene"
	"waymark/gui/board/gesture"
)

// The menus of what heads columns and rows: stages, steps, lanes, personas.

// wholeItems copy a thing with all that stands in it.
func (b *Board) wholeItems(ref scene.Ref) []*fyne.MenuItem {
	on := func(do func()) func() {
		return func() {
			if !b.isSelected(ref) {
				b.Select(ref)
			}
			do()
		}
	}
	clipboard := fyne.CurrentApp().Clipboard()
	return []*fyne.MenuItem{
		b.keyed("duplicate", "edit.duplicate", on(b.Duplicate)),
		b.keyed("copy", "edit.copy", on(func() { b.Copy(clipboard) })),
		b.keyed("paste", "edit.paste", on(func() { b.Paste(clipboard) })),
	}
}

func (b *Board) stageMenu(id journey.ID) []*fyne.MenuItem {
	ref := scene.Ref{Kind: journey.StageKind, ID: id}
	goal := ref
	goal.Part = scene.Goal
	index := func() int { return indexOf(b.editor.Document().StagesOf(b.mapID), id, idOfStage) }
	return grouped(
		[]*fyne.MenuItem{
			b.keyed("rename", "edit.text", func() { b.editText(ref, nil) }),
			b.item("edit-goal", func() { b.editText(goal, nil) }),
		},
		[]*fyne.MenuItem{
			b.item("add-stage-before", func() { b.Finish(); b.addStageAt(index()) }),
			b.item("add-stage-after", func() { b.Finish(); b.addStageAt(index() + 1) }),
			b.item("add-step", func() { b.Finish(); b.addStepAt(id, len(b.editor.Document().StepsOf(id))) }),
		},
		b.wholeItems(ref),
		[]*fyne.MenuItem{b.moved("move-left", ref, fyne.KeyLeft), b.moved("move-right", ref, fyne.KeyRight)},
		[]*fyne.MenuItem{b.deleting("delete-stage", ref)},
	)
}

func (b *Board) stepMenu(id journey.ID) []*fyne.MenuItem {
	ref := scene.Ref{Kind: journey.StepKind, ID: id}
	step := b.editor.Document().Steps.Get(id)
	if step == nil {
		return nil
	}
	index := func() int { return indexOf(b.editor.Document().StepsOf(step.Stage), id, idOfStep) }
	var remove []*fyne.MenuItem
	if len(b.editor.Document().StepsOf(step.Stage)) > 1 {
		remove = append(remove, b.deleting("delete-step", ref))
	}
	return grouped(
		[]*fyne.MenuItem{b.keyed("rename", "edit.text", func() { b.editText(ref, nil) })},
		[]*fyne.MenuItem{
			b.item("add-step-before", func() { b.Finish(); b.addStepAt(step.Stage, index()) }),
			b.item("add-step-after", func() { b.Finish(); b.addStepAt(step.Stage, index()+1) }),
		},
		b.wholeItems(ref),
		[]*fyne.MenuItem{b.moved("move-left", ref, fyne.KeyLeft), b.moved("move-right", ref, fyne.KeyRight)},
		remove,
	)
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
	return grouped(
		[]*fyne.MenuItem{
			b.keyed("rename", "edit.text", func() { b.editText(ref, nil) }),
			b.item(fold, func() { b.changeLane(id, func(l *journey.Lane) { l.Collapsed = !l.Collapsed }) }),
			b.submenu("line-below", b.lineMenu(lane)),
		},
		[]*fyne.MenuItem{
			b.submenu("add-lane-above", b.laneMenu(index)),
			b.submenu("add-lane-below", b.laneMenu(index+1)),
		},
		b.wholeItems(ref),
		[]*fyne.MenuItem{b.moved("move-up", ref, fyne.KeyUp), b.moved("move-down", ref, fyne.KeyDown)},
		[]*fyne.MenuItem{b.deleting("delete-lane", ref)},
	)
}

// deleting makes the item that deletes a thing.
func (b *Board) deleting(key string, ref scene.Ref) *fyne.MenuItem {
	return b.keyed(key, "edit.delete", func() { b.deleteOne(ref) })
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

// personaMenu is for a persona and for its curve.
func (b *Board) personaMenu(t gesture.Target) []*fyne.MenuItem {
	ref := record(t.Ref)
	part := func(p scene.Part) scene.Ref { return scene.Ref{Kind: ref.Kind, ID: ref.ID, Part: p} }
	var here []*fyne.MenuItem
	if t.Cell.Step != "" && b.editor.Document().EmotionAt(ref.ID, t.Cell.Step) == nil {
		if value, ok := b.scene.EmotionValue(t.Cell.Lane, b.cam.ToSheet(b.pointer).Y); ok {
			value = snapValue(value)
			text := b.cfg.Texts.T("board.menu.set-emotion", b.feelingText(ref.ID, value, ""))
			here = append(here, fyne.NewMenuItem(text, func() { b.batch(func() { b.setEmotion(ref.ID, t.Cell.Step, value) }) }))
		}
	}
	return grouped(
		here,
		[]*fyne.MenuItem{
			b.keyed("rename", "edit.text", func() { b.editText(part(scene.Name), nil) }),
			b.item("edit-details", func() { b.editText(part(scene.Details), nil) }),
			b.item("edit-quote", func() { b.editText(part(scene.Quote), nil) }),
		},
		b.wholeItems(ref),
		[]*fyne.MenuItem{
			b.item("add-persona", b.AddPersona),
			b.item("hide-persona", func() {
				label := edit.Label{Verb: edit.VerbEditPersona, Subject: b.personaName(ref.ID)}
				b.do(label, func(tx *edit.Tx) ([]scene.Ref, error) { return nil, tx.ShowPersona(b.mapID, ref.ID, false) })
			}),
		},
		[]*fyne.MenuItem{b.deleting("delete-persona", ref)},
	)
}
