package board

import (
	"math"

	"waymark/domain/edit"
	"waymark/domain/journey"
	"waymark/domain/scene"
	"waymark/domain/vector"
	"waymark/gui/board/gesture"
)

// AddCard puts a new card into the selected cell, or below the selected card,
// and opens it for typing. A card that is left without a text is not added.
func (b *Board) AddCard() {
	b.Finish()
	if b.editor == nil {
		return
	}
	if cell, index, ok := b.cellForNew(); ok {
		b.addCardAt(cell, index)
	}
}

// AddCardIn puts a new card into the last place of the first lane of a kind, in
// the column of the selection, and opens it for typing. Without such a lane, one
// is added in the same change.
func (b *Board) AddCardIn(kind journey.LaneKind) {
	b.Finish()
	if b.editor == nil {
		return
	}
	doc := b.editor.Document()
	outline := doc.Outline(b.mapID)
	if outline == nil || len(outline.Steps) == 0 {
		return
	}
	step := b.stepOfSelection(doc)
	if outline.Column(step) < 0 {
		step = outline.Steps[0].ID
	}
	for _, lane := range outline.Lanes {
		if lane.LaneKind == kind {
			b.addCardAt(journey.Cell{Lane: lane.ID, Step: step}, len(outline.Cards(lane.ID, step)))
			return
		}
	}
	name := b.laneName(kind)
	b.typeNew(edit.VerbAddCard, "", func(tx *edit.Tx, text string) (scene.Ref, error) {
		lane, err := tx.AddLane(b.mapID, kind, len(outline.Lanes), name)
		if err != nil {
			return scene.Ref{}, err
		}
		id, err := tx.AddCard(lane, step, 0, text)
		return scene.Ref{Kind: journey.CardKind, ID: id}, err
	})
}

func (b *Board) addCardAt(cell journey.Cell, index int) bool {
	b.unfold(cell)
	return b.typeNew(edit.VerbAddCard, "", func(tx *edit.Tx, text string) (scene.Ref, error) {
		id, err := tx.AddCard(cell.Lane, cell.Step, index, text)
		return scene.Ref{Kind: journey.CardKind, ID: id}, err
	})
}

// AddStage puts a new stage behind the selected one, or at the end, and opens
// its name.
func (b *Board) AddStage() {
	b.Finish()
	if b.editor == nil {
		return
	}
	doc := b.editor.Document()
	stages := doc.StagesOf(b.mapID)
	index := len(stages)
	if i := indexOf(stages, b.stageOfSelection(doc), idOfStage); i >= 0 {
		index = i + 1
	}
	b.addStageAt(index)
}

func (b *Board) addStageAt(index int) {
	b.typeNew(edit.VerbAddStage, b.cfg.Texts.T("default.stage"), func(tx *edit.Tx, text string) (scene.Ref, error) {
		id, err := tx.AddStage(b.mapID, index, text)
		return scene.Ref{Kind: journey.StageKind, ID: id, Part: scene.Name}, err
	})
}

// AddStep puts a new step behind the selected one, or at the end of the
// selected or last stage, and opens its name.
func (b *Board) AddStep() {
	b.Finish()
	if b.editor == nil {
		return
	}
	doc := b.editor.Document()
	stage := b.stageOfSelection(doc)
	if stage == "" {
		stages := doc.StagesOf(b.mapID)
		if len(stages) == 0 {
			return
		}
		stage = stages[len(stages)-1].ID
	}
	steps := doc.StepsOf(stage)
	index := indexOf(steps, b.stepOfSelection(doc), idOfStep) + 1
	if index == 0 {
		index = len(steps)
	}
	b.addStepAt(stage, index)
}

func (b *Board) addStepAt(stage journey.ID, index int) {
	b.typeNew(edit.VerbAddStep, b.cfg.Texts.T("default.step"), func(tx *edit.Tx, text string) (scene.Ref, error) {
		id, err := tx.AddStep(stage, index, text)
		return scene.Ref{Kind: journey.StepKind, ID: id}, err
	})
}

// AddLane puts a new lane of a kind below the selected one, or at the end, and
// opens its name.
func (b *Board) AddLane(kind journey.LaneKind) {
	b.Finish()
	if b.editor == nil {
		return
	}
	doc := b.editor.Document()
	lanes := doc.LanesOf(b.mapID)
	index := len(lanes)
	if i := indexOf(lanes, b.laneOfSelection(doc), idOfLane); i >= 0 {
		index = i + 1
	}
	b.addLaneAt(kind, index)
}

func (b *Board) addLaneAt(kind journey.LaneKind, index int) {
	b.typeNew(edit.VerbAddLane, b.laneName(kind), func(tx *edit.Tx, text string) (scene.Ref, error) {
		id, err := tx.AddLane(b.mapID, kind, index, text)
		return scene.Ref{Kind: journey.LaneRecord, ID: id, Part: scene.Name}, err
	})
}

func (b *Board) laneName(kind journey.LaneKind) string { return b.cfg.Texts.T("lane." + string(kind)) }

// AddPersona puts a new persona onto the map and opens its name.
func (b *Board) AddPersona() {
	b.Finish()
	if b.editor == nil {
		return
	}
	b.typeNew(edit.VerbAddPersona, b.cfg.Texts.T("default.persona"), func(tx *edit.Tx, text string) (scene.Ref, error) {
		id, err := tx.AddPersona(b.mapID, text)
		return scene.Ref{Kind: journey.PersonaRecord, ID: id, Part: scene.Name}, err
	})
}

// AddEmotion sets an emotion of 0 at the step of the selection, or the first
// without one, for the selected or first persona.
func (b *Board) AddEmotion() {
	b.Finish()
	if b.editor == nil {
		return
	}
	doc := b.editor.Document()
	outline := doc.Outline(b.mapID)
	if outline == nil {
		return
	}
	steps := outline.Steps
	if i := outline.Column(b.stepOfSelection(doc)); i >= 0 {
		steps = steps[i : i+1]
	}
	for _, step := range steps {
		if persona := b.personaToSet(step.ID); persona != "" {
			b.setEmotion(persona, step.ID, 0)
			b.openPicker(scene.Ref{Kind: journey.EmotionKind, ID: journey.EmotionID(persona, step.ID)})
			b.update()
			return
		}
	}
}

func (b *Board) setEmotion(persona, step journey.ID, value float64) {
	label := edit.Label{Verb: edit.VerbSetEmotion, Subject: b.personaName(persona)}
	b.do(label, func(tx *edit.Tx) ([]scene.Ref, error) {
		ref := scene.Ref{Kind: journey.EmotionKind, ID: journey.EmotionID(persona, step)}
		return []scene.Ref{ref}, tx.SetEmotion(persona, step, value)
	})
}

// press does what an affordance offers.
func (b *Board) press(a gesture.Action) {
	if a.Verb == gesture.PickFeeling && b.typing != nil {
		b.pickTyped(a.Index)
		return
	}
	b.Finish()
	if a.Verb == gesture.PickFeeling {
		b.pick(a.Index)
		return
	}
	if b.fold(a) || b.showHidden(a) {
		return
	}
	doc := b.editor.Document()
	switch a.Verb {
	case gesture.AddCard:
		b.addCardAt(a.Cell, min(a.Index, len(doc.CardsIn(a.Cell.Lane, a.Cell.Step))))
	case gesture.AddStage:
		b.addStageAt(a.Index)
	case gesture.AddStep:
		b.addStepAt(a.ID, a.Index)
	case gesture.AddLane:
		b.showMenu(b.laneMenu(a.Index), b.pointer)
	case gesture.AddPersona:
		b.AddPersona()
	case gesture.NoAction:
	}
}

// EditSelection opens the text of what is selected; a new card in a cell, a value
// in an empty place of a curve.
func (b *Board) EditSelection() {
	b.Finish()
	if b.editor == nil {
		return
	}
	if n := len(b.selection.Refs); n > 0 {
		b.editText(b.selection.Refs[n-1], nil)
		return
	}
	if b.emotionSelected() {
		b.typeValue("")
		return
	}
	b.addInCell()
}

// replaceSelection opens the text of what is selected so that typing replaces it;
// a new card in a cell. It tells whether there is a text to type into.
func (b *Board) replaceSelection() bool {
	if b.editor == nil {
		return false
	}
	if n := len(b.selection.Refs); n > 0 {
		if !b.editText(b.selection.Refs[n-1], nil) {
			return false
		}
		b.typing.buffer.SelectAll()
		return true
	}
	if b.emotionSelected() {
		return b.typeNewFeeling()
	}
	return b.addInCell()
}

func (b *Board) addInCell() bool {
	c := b.selection.Cell
	return c.Step != "" && holdsCards(b.editor.Document().Lanes.Get(c.Lane)) && b.addCardAt(c, math.MaxInt32)
}

// typeNewFeeling opens the word for a feeling at an empty place of a curve.
func (b *Board) typeNewFeeling() bool {
	step := b.selection.Cell.Step
	persona := b.personaToSet(step)
	ref := scene.Ref{Kind: journey.EmotionKind, ID: journey.EmotionID(persona, step)}
	return b.typeNew(edit.VerbSetEmotion, "", func(tx *edit.Tx, text string) (scene.Ref, error) {
		if err := tx.SetEmotion(persona, step, 0); err != nil {
			return ref, err
		}
		return ref, writeText(tx, ref, text)
	})
}

// edit opens the text at a place: what was clicked twice.
func (b *Board) edit(t gesture.Target, at vector.Point) {
	switch {
	case t.Ref.ID != "":
		if t.Ref.Part != scene.Curve {
			b.editText(b.textAt(t.Ref, at), &at)
		}
	case t.Cell.Step != "" && t.Grip == gesture.Ground:
		if holdsCards(b.editor.Document().Lanes.Get(t.Cell.Lane)) {
			b.addCardAt(t.Cell, math.MaxInt32)
		}
	case len(b.scene.Stages) == 0:
		b.AddStage() // an empty sheet starts with one
	}
}

// textAt gives the text that is meant at a place of a drawing that shows two.
func (b *Board) textAt(ref scene.Ref, at vector.Point) scene.Ref {
	doc := b.editor.Document()
	switch r := doc.Record(ref.Kind, ref.ID).(type) {
	case *journey.Emotion:
		box, ok := b.scene.Bounds(ref)
		low := ok && b.cam.ToSheet(at).Y > box.Center().Y
		if ref.Part == scene.Label && r.Quote != "" && (r.Feeling == "" || low) {
			ref.Part = scene.Quote
		} else {
			ref.Part = scene.Whole
		}
	case *journey.Persona:
		if ref.Part == scene.Details && r.Demographics == "" {
			ref.Part = scene.Firmographics
		}
	}
	return ref
}

func idOfStage(s *journey.Stage) journey.ID { return s.ID }
func idOfStep(s *journey.Step) journey.ID   { return s.ID }
func idOfLane(l *journey.Lane) journey.ID   { return l.ID }

// SelectCell selects an empty place.
func (b *Board) SelectCell(c journey.Cell) {
	b.Finish()
	b.setSelection(Selection{Cell: c})
	b.update()
}
