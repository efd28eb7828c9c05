package gesture

// The affordances that fold something, or spread it out again. Their ID is that
// of the lane or the stage.
const (
	FoldLane ActionVerb = iota + 100
	FoldStage
)
