package board_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"waymark/domain/journey"
	"waymark/domain/scene"
	"waymark/domain/vector"
)

// TestASeamShowsWhatIsHiddenThere hides a lane and a stage: a click on the line
// where they are missing asks for just these.
func TestASeamShowsWhatIsHiddenThere(t *testing.T) {
	var asked [][]scene.Ref
	r := looksRig(t, options{show: func(refs []scene.Ref) { asked = append(asked, refs) }})
	view := r.cfg.View
	view.HiddenLanes, view.HiddenStages = journey.SetOf("do"), journey.SetOf("s1")
	r.board.SetView(view, r.cfg.Colors)
	lane := r.box(journey.LaneRecord, "touch", "whole")
	on := vector.Point{X: lane.X + 40, Y: lane.Y}
	r.hover(on)
	r.click(on, 1, 0)
	require.Equal(t, [][]scene.Ref{{{Kind: journey.LaneRecord, ID: "do"}}}, asked)

	stage := r.box(journey.StageKind, "s2", "whole")
	on = vector.Point{X: stage.X + 1, Y: stage.Y + 12}
	r.hover(on)
	r.click(on, 1, 0)
	require.Equal(t, []scene.Ref{{Kind: journey.StageKind, ID: "s1"}}, asked[1])

	r.click(vector.Point{X: lane.X + 40, Y: lane.Y + 24}, 1, 0)
	require.Len(t, asked, 2, "beside the seam the name is selected")
}

func TestSeamsLookAsTheyShould(t *testing.T) {
	r := looksRig(t, options{show: func([]scene.Ref) {}})
	view := r.cfg.View
	view.HiddenLanes, view.HiddenStages = journey.SetOf("do"), journey.SetOf("s2")
	r.board.SetView(view, r.cfg.Colors)
	lane := r.box(journey.LaneRecord, "touch", "whole")
	r.hover(vector.Point{X: lane.X + 40, Y: lane.Y})
	r.looks("hidden-seams-light")
}
