package clip

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"waymark/domain/journey"
	"waymark/domain/typeset"
)

// Text gives the clip as any other program can take it: one card as its text,
// the cards of one cell line by line, a block as a table of lanes × steps, and
// whole lanes, stages and steps with their names around it.
func (c *Clip) Text() string {
	o := c.Document.Outline(c.Map)
	switch c.lead() {
	case journey.CardKind:
		return c.cardText(o)
	case journey.LaneRecord, journey.StageKind, journey.StepKind:
		return FormatTable(c.framed(o))
	case journey.PersonaRecord:
		var names []string
		for _, p := range c.Document.PersonasInOrder() {
			if c.of(journey.PersonaRecord)[p.ID] {
				names = append(names, p.Name)
			}
		}
		return strings.Join(names, "\n")
	}
	return FormatTable(c.emotionRows(o))
}

// TextOf gives what a card says: its text, or the touchpoint that it stands for.
func TextOf(doc *journey.Document, c *journey.Card) string {
	if tp := doc.Touchpoints.Get(c.Touchpoint); c.Text == "" && tp != nil {
		return tp.Name
	}
	return c.Text
}

func (c *Clip) cardText(o *journey.Outline) string {
	cards := c.members(o)
	if len(cards) == 1 {
		return TextOf(c.Document, cards[0])
	}
	t := c.block(o, cards)
	if rows, columns := t.Size(); rows == 1 && columns == 1 {
		t = nil
		for _, card := range cards {
			t = append(t, []string{TextOf(c.Document, card)})
		}
	}
	return FormatTable(t)
}

// block gives the cards as a table from the first to the last of their lanes and
// steps.
func (c *Clip) block(o *journey.Outline, cards []*journey.Card) Table {
	lanes := cardLanes(o)
	top, bottom, left, right := len(lanes), -1, len(o.Steps), -1
	for _, card := range cards {
		row, column := slices.Index(lanes, card.Lane), o.Column(card.Step)
		if row < 0 {
			continue // under a curve
		}
		top, bottom = min(top, row), max(bottom, row)
		left, right = min(left, column), max(right, column)
	}
	if bottom < 0 {
		return nil
	}
	lines := make([][][]string, bottom-top+1)
	for i := range lines {
		lines[i] = make([][]string, right-left+1)
	}
	for _, card := range cards {
		if row := slices.Index(lanes, card.Lane); row >= 0 {
			cell := &lines[row-top][o.Column(card.Step)-left]
			*cell = append(*cell, TextOf(c.Document, card))
		}
	}
	t := make(Table, len(lines))
	for i, row := range lines {
		for _, cell := range row {
			t[i] = append(t[i], strings.Join(cell, "\n"))
		}
	}
	return t
}

func addLine(cell *string, text string) {
	if *cell != "" {
		*cell += "\n"
	}
	*cell += text
}

// cardLanes gives the lanes of a map that hold cards.
func cardLanes(o *journey.Outline) []journey.ID {
	var out []journey.ID
	for _, l := range o.Lanes {
		if l.LaneKind != journey.EmotionCurve {
			out = append(out, l.ID)
		}
	}
	return out
}

// framed gives lanes or columns as a table with the names of both.
func (c *Clip) framed(o *journey.Outline) Table {
	lanes, stages, steps := c.of(journey.LaneRecord), c.of(journey.StageKind), c.of(journey.StepKind)
	head := []string{""}
	var columns []journey.ID
	for _, s := range o.Stages {
		for i, step := range s.Steps {
			if len(lanes) == 0 && !stages[s.ID] && !steps[step.ID] {
				continue
			}
			name := step.Name
			if name == "" && i == 0 {
				name = s.Name
			}
			head = append(head, name)
			columns = append(columns, step.ID)
		}
	}
	t := Table{head}
	for _, l := range o.Lanes {
		if len(lanes) > 0 && !lanes[l.ID] {
			continue
		}
		row := []string{l.Name}
		for _, step := range columns {
			cell := ""
			for _, card := range o.Cards(l.ID, step) {
				addLine(&cell, TextOf(c.Document, card))
			}
			if l.LaneKind == journey.EmotionCurve {
				for _, p := range o.Personas {
					if e := c.Document.EmotionAt(p.ID, step); e != nil {
						addLine(&cell, strings.TrimSpace(fmt.Sprint(p.Name, " ", signed(e.Value), " ", e.Feeling)))
					}
				}
			}
			row = append(row, cell)
		}
		t = append(t, row)
	}
	return t
}

// emotionRows gives a row for each persona with its values along the steps.
func (c *Clip) emotionRows(o *journey.Outline) Table {
	var t Table
	for _, p := range o.Personas {
		var row []string
		empty := true
		for _, s := range o.Steps {
			cell := ""
			if e := c.Document.EmotionAt(p.ID, s.ID); e != nil {
				cell, empty = signed(e.Value), false
			} else if empty {
				continue // before the first
			}
			row = append(row, cell)
		}
		if !empty {
			t = append(t, row)
		}
	}
	return t.Trim()
}

func signed(v float64) string { return strconv.FormatFloat(v, 'f', -1, 64) }

// Lines gives the lines of a text that say something.
func Lines(text string) []string {
	var out []string
	for line := range strings.SplitSeq(typeset.Sanitize(text), "\n") {
		if line = strings.TrimSpace(line); line != "" {
			out = append(out, line)
		}
	}
	return out
}

// FromLines makes a clip of cards that stand in one cell, one below the other.
// A text that is too long for one card goes on in the next.
func FromLines(lines []string, newID func() journey.ID) *Clip {
	return fromCells(newID, 1, 1, func(int, int) []string { return lines })
}

// FromTable makes a clip of cards in rows and columns, one a cell.
func FromTable(t Table, newID func() journey.ID) *Clip {
	rows, columns := t.Size()
	return fromCells(newID, rows, columns, func(row, column int) []string {
		if column >= len(t[row]) {
			return nil
		}
		if text := strings.TrimSpace(typeset.Sanitize(t[row][column])); text != "" {
			return []string{text}
		}
		return nil
	})
}

// FromSteps makes a clip of cards side by side, one a step.
func FromSteps(lines []string, newID func() journey.ID) *Clip {
	return FromTable(Table{lines}, newID)
}

func fromCells(newID func() journey.ID, rows, columns int, texts func(row, column int) []string) *Clip {
	doc := journey.New(journey.NewRecord(journey.ProjectKind, newID()).(*journey.Project)).Fork()
	m := journey.NewRecord(journey.MapKind, newID()).(*journey.Map)
	m.Order = journey.OrderBetween("", "")
	doc.Put(m)
	stage := &journey.Stage{ID: newID(), Map: m.ID, Order: m.Order}
	doc.Put(stage)
	steps := make([]journey.ID, columns)
	for i, order := range journey.SpreadOrder(columns) {
		steps[i] = newID()
		doc.Put(&journey.Step{ID: steps[i], Stage: stage.ID, Order: order})
	}
	c := &Clip{Document: doc, Map: m.ID, Plain: true}
	for row, laneOrder := range journey.SpreadOrder(rows) {
		lane := journey.NewRecord(journey.LaneRecord, newID()).(*journey.Lane)
		lane.Map, lane.Order, lane.LaneKind = m.ID, laneOrder, journey.TextLane
		doc.Put(lane)
		for column := range columns {
			var parts []string
			for _, text := range texts(row, column) {
				parts = append(parts, chunks(text)...)
			}
			for i, order := range journey.SpreadOrder(len(parts)) {
				card := journey.NewRecord(journey.CardKind, newID()).(*journey.Card)
				card.Lane, card.Step, card.Order, card.Text = lane.ID, steps[column], order, parts[i]
				doc.Put(card)
				c.Refs = append(c.Refs, Ref{journey.CardKind, card.ID})
			}
		}
	}
	return c
}

// chunks parts a text into pieces that a card can hold.
func chunks(text string) []string {
	if len(text) <= journey.MaxText {
		return []string{text}
	}
	var out []string
	runes := []rune(text)
	for len(runes) > journey.MaxText {
		cut := journey.MaxText
		for cut > journey.MaxText/2 && runes[cut] != ' ' && runes[cut] != '\n' {
			cut--
		}
		if cut == journey.MaxText/2 {
			cut = journey.MaxText
		}
		out = append(out, string(runes[:cut]))
		runes = runes[cut:]
	}
	return append(out, string(runes))
}

// Count gives the number of cards of the clip.
func (c *Clip) Count() int { return len(c.members(c.Document.Outline(c.Map))) }
