package board

import (
	"waymark/domain/edit"
	"waymark/domain/journey"
	"waymark/domain/scene"
)

// AddCard puts a new card into the selected cell, or below the selected card.
func (b *Board) AddCard() {
	b.do(edit.VerbAddCard, func(tx *edit.Tx, doc *journey.Document) (scene.Ref, error) {
		cell, index, ok := b.cellForNew()
		if !ok {
			return scene.Ref{}, nil
		}
		id, err := tx.AddCard(cell.Lane, cell.Step, index, b.cfg.Texts.T(defaultCardKey(doc.Lanes.Get(cell.Lane))))
		return scene.Ref{Kind: journey.CardKind, ID: id}, err
	})
}

// AddStage puts a new stage behind the selected one, or at the end.
func (b *Board) AddStage() {
	b.do(edit.VerbAddStage, func(tx *edit.Tx, doc *journey.Document) (scene.Ref, error) {
		index := len(doc.StagesOf(b.mapID))
		if stage := b.stageOfSelection(doc); stage != "" {
			index = indexOf(doc.StagesOf(b.mapID), stage, func(s *journey.Stage) journey.ID { return s.ID }) + 1
		}
		id, err := tx.AddStage(b.mapID, index, b.cfg.Texts.T("default.stage"))
		return scene.Ref{Kind: journey.StageKind, ID: id}, err
	})
}

// AddStep puts a new step behind the selected one, or at the end of the
// selected or last stage.
func (b *Board) AddStep() {
	b.do(edit.VerbAddStep, func(tx *edit.Tx, doc *journey.Document) (scene.Ref, error) {
		stage, step := b.stageOfSelection(doc), b.stepOfSelection(doc)
		if stage == "" {
			stages := doc.StagesOf(b.mapID)
			if len(stages) == 0 {
				return scene.Ref{}, nil
			}
			stage = stages[len(stages)-1].ID
		}
		steps := doc.StepsOf(stage)
		index := indexOf(steps, step, func(s *journey.Step) journey.ID { return s.ID }) + 1
		if index == 0 {
			index = len(steps)
		}
		id, err := tx.AddStep(stage, index, b.cfg.Texts.T("default.step"))
		return scene.Ref{Kind: journey.StepKind, ID: id}, err
	})
}

// AddLane puts a new lane of a kind below the selected one, or at the end.
func (b *Board) AddLane(kind journey.LaneKind) {
	b.do(edit.VerbAddLane, func(tx *edit.Tx, doc *journey.Document) (scene.Ref, error) {
		lanes := doc.LanesOf(b.mapID)
		index := len(lanes)
		if lane := b.laneOfSelection(doc); lane != "" {
			index = indexOf(lanes, lane, func(l *journey.Lane) journey.ID { return l.ID }) + 1
		}
		id, err := tx.AddLane(b.mapID, kind, index, b.cfg.Texts.T("lane."+string(kind)))
		return scene.Ref{Kind: journey.LaneRecord, ID: id}, err
	})
}

// AddPersona puts a new persona onto the map.
func (b *Board) AddPersona() {
	b.do(edit.VerbAddPersona, func(tx *edit.Tx, _ *journey.Document) (scene.Ref, error) {
		id, err := tx.AddPersona(b.mapID, b.cfg.Texts.T("default.persona"))
		return scene.Ref{Kind: journey.PersonaRecord, ID: id}, err
	})
}

// DeleteSelection deletes what is selected, as one change.
func (b *Board) DeleteSelection() {
	refs := b.selection.Refs
	if len(refs) == 0 {
		return
	}
	b.do(deleteVerb(refs), func(tx *edit.Tx, _ *journey.Document) (scene.Ref, error) {
		for _, r := range refs {
			if err := deleteRecord(tx, r); err != nil {
				return scene.Ref{}, err
			}
		}
		return scene.Ref{}, nil
	})
}

// Undo takes the last change back; while text is being typed, the last typing.
func (b *Board) Undo() {
	if b.editor == nil {
		return
	}
	b.Finish()
	_, err := b.editor.Undo()
	b.fault(err)
}

// Redo does again what Undo took back.
func (b *Board) Redo() {
	if b.editor == nil {
		return
	}
	b.Finish()
	_, err := b.editor.Redo()
	b.fault(err)
}

// SelectAll selects all cards of the map.
func (b *Board) SelectAll() {
	if b.editor == nil {
		return
	}
	var refs []scene.Ref
	outline := b.editor.Document().Outline(b.mapID)
	if outline == nil {
		return
	}
	for _, l := range outline.Lanes {
		for _, s := range outline.Steps {
			for _, c := range outline.Cards(l.ID, s.ID) {
				refs = append(refs, scene.Ref{Kind: journey.CardKind, ID: c.ID})
			}
		}
	}
	b.Select(refs...)
}

// do runs one edit and selects what it made, or nothing.
func (b *Board) do(verb edit.Verb, change func(*edit.Tx, *journey.Document) (scene.Ref, error)) {
	if b.editor == nil {
		return
	}
	b.Finish()
	var made scene.Ref
	_, err := b.editor.Do(edit.Label{Verb: verb}, func(tx *edit.Tx) error {
		var err error
		made, err = change(tx, tx.Document())
		return err
	})
	if err != nil {
		b.fault(err)
		return
	}
	if made.ID == "" {
		b.Select()
		return
	}
	b.Select(made)
}

func (b *Board) fault(err error) {
	if err != nil && b.cfg.OnFault != nil {
		b.cfg.OnFault(err)
	}
}

func deleteRecord(tx *edit.Tx, r scene.Ref) error {
	switch r.Kind {
	case journey.StageKind:
		return tx.RemoveStage(r.ID)
	case journey.StepKind:
		return tx.RemoveStep(r.ID)
	case journey.CardKind, journey.LaneRecord, journey.PersonaRecord, journey.EmotionKind:
		tx.Remove(r.Kind, r.ID)
	}
	return nil
}

func deleteVerb(refs []scene.Ref) edit.Verb {
	kind := refs[0].Kind
	for _, r := range refs {
		if r.Kind != kind {
			return edit.VerbDelete
		}
	}
	switch kind {
	case journey.CardKind:
		return edit.VerbDeleteCard
	case journey.StageKind:
		return edit.VerbDeleteStage
	case journey.StepKind:
		return edit.VerbDeleteStep
	case journey.LaneRecord:
		return edit.VerbDeleteLane
	case journey.PersonaRecord:
		return edit.VerbDeletePersona
	case journey.EmotionKind:
		return edit.VerbClearEmotion
	}
	return edit.VerbDelete
}

func defaultCardKey(l *journey.Lane) string {
	if l == nil {
		return "default.card"
	}
	switch l.LaneKind {
	case journey.Touchpoints:
		return "default.touchpoint"
	case journey.PainPoints:
		return "default.pain-point"
	case journey.Opportunities:
		return "default.opportunity"
	case journey.Activities:
		return "default.activity"
	case journey.Metrics:
		return "default.metric"
	}
	return "default.card"
}
