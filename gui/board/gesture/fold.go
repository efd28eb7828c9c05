package gesture

// The affordances that fold something, or spread it out again. Their ID is that
// of the lane or the stage.
const (
	FoldLane ActionVerb = iota + 100
	FoldStage
)

// The affordances that show again what is hidden at a place. Their ID is that of
// the first lane or stage hidden there.
const (
	ShowLanes ActionVerb = iota + 110
	ShowStages
)

// PickFeeling is a press on the sheet of faces and words beside an emotion. Its
// index is that of the part, −1 for the ground of the sheet.
const PickFeeling ActionVerb = 120
