package board_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"waymark/domain/journey"
	"waymark/storage/exchange"
)

// mapOf is a map with stages of so many steps each and one lane.
func mapOf(t *testing.T, lane string, steps ...int) *journey.Document {
	t.Helper()
	var stages []string
	for i, n := range steps {
		var columns []string
		for k := range n {
			columns = append(columns, fmt.Sprintf(`{"id":"t%d-%d","name":"Step %d"}`, i, k, k))
		}
		stages = append(stages, fmt.Sprintf(`{"id":"s%d","name":"Stage %d","steps":[%s]}`, i, i, strings.Join(columns, ",")))
	}
	doc, err := exchange.Import([]byte(`{"format":"waymark","version":1,"project":{"id":"p","title":"Odd"},"maps":[{"id":"m","title":"Odd","stages":[` +
		strings.Join(stages, ",") + `],"lanes":[{"id":"l","kind":"doing","name":"` + lane + `"}]}]}`))
	require.NoError(t, err)
	return doc
}

func TestAnEmptyMapSaysWhatItBeginsWith(t *testing.T) {
	r := newRig(t, options{doc: mapOf(t, "Doing"), w: 800, h: 400})
	r.looks("empty")
}

func TestAWideMapOpensReadable(t *testing.T) {
	for name, steps := range map[string][]int{"40 stages": slicesOf(40, 1), "30 steps": {30, 2}} {
		r := newRig(t, options{doc: mapOf(t, strings.Repeat("Long name ", 20), steps...), w: 1000, h: 600})
		r.board.SetDocument(r.editor, r.board.Map())
		require.GreaterOrEqual(t, r.board.Zoom(), 0.3, name)
		box := r.box(journey.StageKind, "s0", "whole")
		require.Less(t, box.X, 400.0, "it begins at the beginning")
	}
	r := newRig(t, options{doc: mapOf(t, "Doing", 1), w: 1000, h: 600})
	r.board.SetDocument(r.editor, r.board.Map())
	require.InDelta(t, 1, r.board.Zoom(), 0.01)
}

func slicesOf(n, v int) []int {
	out := make([]int, n)
	for i := range out {
		out[i] = v
	}
	return out
}
