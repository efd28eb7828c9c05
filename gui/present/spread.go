package present

import (
	"slices"
	"strconv"

	"waymark/domain/journey"
)

// spread gives the document with each step of a stage as c columns of a width,
// its cards side by side in them: a screen is wide, a column of a map is not.
// The first column of a step is the step itself.
func spread(doc *journey.Document, stage journey.ID, c int, width float64) *journey.Document {
	fork := doc.Fork()
	st := doc.Stages.Get(stage)
	if st == nil {
		return fork
	}
	steps := doc.StepsOf(stage)
	outline := doc.Outline(st.Map)
	for i, step := range steps {
		next := ""
		if i+1 < len(steps) {
			next = steps[i+1].Order
		}
		columns := []journey.ID{step.ID}
		wide := *step
		wide.Width = width
		fork.Put(&wide)
		if next == "" || next > step.Order {
			for k, order := range journey.OrdersBetween(step.Order, next, c-1) {
				more := wide
				more.ID, more.Order, more.Name = columnID(step.ID, k+1), order, ""
				fork.Put(&more)
				columns = append(columns, more.ID)
			}
		}
		for _, lane := range outline.Lanes {
			spreadCell(fork, outline.Cards(lane.ID, step.ID), columns)
		}
		lastColumn(fork, outline, step.ID, columns[len(columns)-1])
	}
	return fork
}

// columnID names a further column of a step. It stands in no file.
func columnID(step journey.ID, k int) journey.ID {
	return journey.ID(".show" + strconv.Itoa(k) + "." + string(step))
}

// spreadCell puts the cards of a cell beside each other, line by line.
func spreadCell(fork *journey.Document, cards []*journey.Card, columns []journey.ID) {
	for i, card := range cards {
		if card.LastStep != "" && card.LastStep != card.Step {
			continue // it spans several columns as it is
		}
		put := *card
		put.Step, put.LastStep = columns[i%len(columns)], ""
		fork.Put(&put)
	}
}

// lastColumn lets cards that reach to a step reach to its last column.
func lastColumn(fork *journey.Document, outline *journey.Outline, step, last journey.ID) {
	if step == last {
		return
	}
	for _, lane := range outline.Lanes {
		for _, s := range outline.Steps {
			for _, card := range outline.Cards(lane.ID, s.ID) {
				if card.LastStep == step && card.Step != step {
					put := *card
					put.LastStep = last
					fork.Put(&put)
				}
			}
		}
	}
}

// sortedBy gives a sorted copy.
func sortedBy[T any](list []T, compare func(a, b T) int) []T {
	out := slices.Clone(list)
	slices.SortStableFunc(out, compare)
	return out
}
