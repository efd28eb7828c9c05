package board

import (
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"waymark/domain/clip"
	"waymark/domain/edit"
	"waymark/domain/journey"
	"waymark/domain/scene"
	"waymark/gui/board/textedit"
)

// Copy puts the selected text, or what is selected on the map, on the clipboard.
// The system's clipboard gets text; with it the windows of this program, and
// other processes of it, find all the rest (see domain/clip).
func (b *Board) Copy(board fyne.Clipboard) { b.copy(board, false) }

func (b *Board) copy(board fyne.Clipboard, cut bool) bool {
	if b.typing != nil {
		s := b.typing.buffer.Selected()
		if s != "" {
			board.SetContent(s)
		}
		return s != ""
	}
	if b.editor == nil {
		return false
	}
	doc, refs := b.editor.Document(), b.selectedToCopy()
	c := clip.Take(doc, b.mapID, refs, cut)
	if c == nil {
		return false
	}
	text := c.Text()
	b.cfg.Clips.Put(text, c)
	board.SetContent(text)
	if n := c.Count(); n > 0 {
		b.tell(b.cfg.Texts.T("board.status.copied", strconv.Itoa(n)))
	}
	return true
}

// selectedToCopy gives what is selected; the cards of a selected cell.
func (b *Board) selectedToCopy() []clip.Ref {
	var refs []clip.Ref
	for _, r := range b.selection.Refs {
		refs = append(refs, clip.Ref{Kind: r.Kind, ID: r.ID})
	}
	if c := b.selection.Cell; len(refs) == 0 && c.Step != "" {
		for _, card := range b.editor.Document().CardsIn(c.Lane, c.Step) {
			refs = append(refs, clip.Ref{Kind: journey.CardKind, ID: card.ID})
		}
	}
	return refs
}

// Cut copies and deletes.
func (b *Board) Cut(board fyne.Clipboard) {
	if !b.copy(board, true) {
		return
	}
	if b.typing != nil {
		before := b.typing.buffer.Text()
		b.typing.buffer.Cut()
		b.typed(before)
		return
	}
	cell := b.selection.Cell
	if len(b.selection.Refs) == 0 {
		b.setSelection(Selection{Refs: sceneRefs(b.selectedToCopy())})
	}
	b.DeleteSelection()
	if b.selection.Empty() && cell.Step != "" {
		b.SelectCell(cell)
	}
}

// Paste puts what is on the clipboard where the text cursor is, or onto the map:
// into the selected cell, below the selected card, behind the selected stage,
// step or lane.
func (b *Board) Paste(board fyne.Clipboard) {
	content := board.Content()
	if b.typing != nil {
		b.insert(content)
		return
	}
	if b.editor == nil || strings.TrimSpace(content) == "" || b.tooLong(content) {
		return
	}
	if c := b.cfg.Clips.Get(content); c != nil {
		b.pasteClip(c)
		return
	}
	if clip.IsTable(content) {
		table := clip.ParseTable(content).Trim()
		if !b.pasteValues(table) {
			b.pasteTable(table)
		}
		return
	}
	b.pasteLines(clip.Lines(content), func(lines []string) *clip.Clip { return clip.FromLines(lines, journey.NewID) })
}

// PasteAs says how text becomes cards.
type PasteAs uint8

// The ways in which text becomes cards.
const (
	AsLines PasteAs = iota // a card for each line, in one cell
	AsSteps                // a card for each line, one a step
	AsTable                // rows into lanes, columns into steps
	AsOne                  // one card with the whole text
)

// PasteText pastes the text of the clipboard in a way of its own.
func (b *Board) PasteText(board fyne.Clipboard, as PasteAs) {
	content := board.Content()
	b.Finish()
	if b.editor == nil || strings.TrimSpace(content) == "" || b.tooLong(content) {
		return
	}
	switch as {
	case AsLines:
		b.pasteLines(clip.Lines(content), func(lines []string) *clip.Clip { return clip.FromLines(lines, journey.NewID) })
	case AsSteps:
		b.pasteLines(clip.Lines(content), func(lines []string) *clip.Clip { return clip.FromSteps(lines, journey.NewID) })
	case AsTable:
		b.pasteTable(clip.ParseTable(content).Trim())
	case AsOne:
		b.pasteClip(clip.FromLines([]string{textedit.New(strings.TrimRight(content, "\r\n")).Text()}, journey.NewID))
	}
}

// pasteTarget gives where things are pasted to.
func (b *Board) pasteTarget() (clip.Target, bool) {
	cell, index, ok := b.cellForNew()
	to := clip.Target{Map: b.mapID, Lane: cell.Lane, Step: cell.Step, Index: index, LaneName: b.laneName}
	if !ok {
		doc := b.editor.Document()
		if doc.Outline(b.mapID) == nil {
			return to, false
		}
	}
	if lane := b.laneOfSelection(b.editor.Document()); lane != "" {
		if l := b.editor.Document().Lanes.Get(lane); !holdsCards(l) {
			to.Step = b.stepOfSelection(b.editor.Document())
		}
	}
	for _, band := range b.scene.Bands {
		if lane := b.editor.Document().Lanes.Get(band.Lane); band.Kind == scene.LaneBand && lane != nil && (!lane.Collapsed || lane.ID == to.Lane) {
			to.Lanes = append(to.Lanes, band.Lane)
		}
	}
	for _, c := range b.scene.Columns {
		if !c.Folded {
			to.Steps = append(to.Steps, c.Step)
		}
	}
	if to.Step == "" && len(to.Steps) > 0 {
		to.Step = to.Steps[0]
	}
	return to, true
}

func (b *Board) pasteAt(c *clip.Clip, to clip.Target) {
	label := edit.Label{Verb: edit.VerbPaste, Subject: firstLine(c.Text())}
	b.insertClip(label, c, to)
}

// insertClip puts a clip into the map as one change and selects what came in.
func (b *Board) insertClip(label edit.Label, c *clip.Clip, to clip.Target) {
	b.batch(func() {
		b.do(label, func(tx *edit.Tx) ([]scene.Ref, error) {
			made, err := c.Paste(tx, to)
			return sceneRefs(made), err
		})
		b.revealSelection()
		b.update()
	})
	if n := len(b.selection.Refs); n > 0 {
		b.tell(b.cfg.Texts.T("board.status.pasted", strconv.Itoa(n)))
	}
}

// pasteValues pastes numbers onto a curve, along the steps from the selected
// one; it tells whether that is what was meant.
func (b *Board) pasteValues(table clip.Table) bool {
	if len(table) != 1 || !b.emotionSelected() {
		return false
	}
	step := b.stepOfSelection(b.editor.Document())
	persona := b.selectedPersona()
	if persona == "" {
		persona = b.personaToSet(step)
	}
	at := slices.IndexFunc(b.scene.Columns, func(c scene.Column) bool { return c.Step == step })
	values := make([]float64, len(table[0]))
	for i, cell := range table[0] {
		v, ok := numberIn(strings.ReplaceAll(strings.ReplaceAll(cell, "−", "-"), ",", "."))
		if !ok && strings.TrimSpace(cell) != "" {
			return false
		}
		values[i] = v
	}
	if at < 0 {
		return false
	}
	label := edit.Label{Verb: edit.VerbSetEmotion, Subject: b.personaName(persona)}
	b.do(label, func(tx *edit.Tx) ([]scene.Ref, error) {
		var made []scene.Ref
		for i, v := range values {
			if at+i >= len(b.scene.Columns) || strings.TrimSpace(table[0][i]) == "" {
				continue
			}
			step := b.scene.Columns[at+i].Step
			if err := tx.SetEmotion(persona, step, v); err != nil {
				return nil, err
			}
			made = append(made, scene.Ref{Kind: journey.EmotionKind, ID: journey.EmotionID(persona, step)})
		}
		return made, nil
	})
	return true
}

// Duplicate puts copies of what is selected right behind it: of cards, and of
// whole stages, steps, lanes and personas.
func (b *Board) Duplicate() {
	b.Finish()
	if b.editor == nil {
		return
	}
	doc := b.editor.Document()
	c := clip.Take(doc, b.mapID, b.selectedToCopy(), false)
	to, ok := b.pasteTarget()
	if c == nil || !ok || c.Refs[0].Kind == journey.EmotionKind {
		return
	}
	label := edit.Label{Verb: addVerb(c.Refs[0].Kind), Subject: firstLine(c.Text())}
	if c.Refs[0].Kind == journey.CardKind {
		b.duplicateCards(doc, label)
		return
	}
	if steps, _ := c.Overflow(doc, to); steps > 0 {
		to.Grow = true
	}
	b.insertClip(label, c, to)
}

// duplicateCards puts a copy of each selected card into its cell, behind the last
// selected one there.
func (b *Board) duplicateCards(doc *journey.Document, label edit.Label) {
	var order []journey.Cell
	cells := make(map[journey.Cell][]journey.ID)
	var ids []journey.ID
	for _, r := range b.selectedToCopy() {
		if r.Kind == journey.CardKind {
			ids = append(ids, r.ID)
		}
	}
	for _, id := range b.inReadingOrder(ids) {
		card := doc.Cards.Get(id)
		cell := journey.Cell{Lane: card.Lane, Step: card.Step}
		if cells[cell] == nil {
			order = append(order, cell)
		}
		cells[cell] = append(cells[cell], id)
	}
	there := doc.CardsInCells(order)
	b.do(label, func(tx *edit.Tx) ([]scene.Ref, error) {
		var made []scene.Ref
		var groups []edit.Placing
		for _, cell := range order {
			mine, all := cells[cell], there[cell]
			last := slices.IndexFunc(all, func(c *journey.Card) bool { return c.ID == mine[len(mine)-1] })
			groups = append(groups, edit.Placing{Cards: mine, Lane: cell.Lane, Step: cell.Step, Index: last + 1})
		}
		err := tx.CopyCards(groups, func(journey.ID) journey.ID {
			id := tx.NewID()
			made = append(made, scene.Ref{Kind: journey.CardKind, ID: id})
			return id
		})
		return made, err
	})
	b.revealSelection()
	b.update()
}

func addVerb(kind journey.Kind) edit.Verb {
	switch kind {
	case journey.StageKind:
		return edit.VerbAddStage
	case journey.StepKind:
		return edit.VerbAddStep
	case journey.LaneRecord:
		return edit.VerbAddLane
	case journey.PersonaRecord:
		return edit.VerbAddPersona
	}
	return edit.VerbAddCard
}

func sceneRefs(refs []clip.Ref) []scene.Ref {
	out := make([]scene.Ref, len(refs))
	for i, r := range refs {
		out[i] = scene.Ref{Kind: r.Kind, ID: r.ID}
	}
	return out
}

func firstLine(text string) string {
	line, _, _ := strings.Cut(strings.TrimSpace(text), "\n")
	first, _, _ := strings.Cut(strings.TrimSpace(line), "\t")
	return first
}

// Question is something that has to be decided before an edit goes on. The last
// of the answers is the usual one; leaving the question does nothing.
type Question struct {
	Title, Text string
	Answers     []Answer
}

// Answer is one of the ways on.
type Answer struct {
	ID, Text string
	Do       func()
}

// ask puts a question to the user; without anybody to ask, it is the usual
// answer.
func (b *Board) ask(q Question) {
	if b.cfg.OnAsk == nil {
		if n := len(q.Answers); n > 0 {
			q.Answers[n-1].Do()
		}
		return
	}
	for i := range q.Answers {
		do := q.Answers[i].Do
		q.Answers[i].Do = func() { b.batch(do) }
	}
	b.cfg.OnAsk(q)
}
