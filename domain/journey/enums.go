package journey

import "slices"

// PersonaKind tells a persona from an ideal customer profile.
type PersonaKind string

// The kinds of personas.
const (
	KindPersona PersonaKind = "persona"
	KindICP     PersonaKind = "icp" // ideal customer profile
)

// PersonaKinds lists the kinds of personas.
func PersonaKinds() []PersonaKind { return []PersonaKind{KindPersona, KindICP} }

// Category groups touchpoints by who in the organisation answers for them.
type Category string

// The categories of touchpoints.
const (
	Marketing       Category = "marketing"
	Sales           Category = "sales"
	CustomerSuccess Category = "success"
	OtherCategory   Category = "other"
)

// Categories lists the categories of touchpoints.
func Categories() []Category {
	return []Category{Marketing, Sales, CustomerSuccess, OtherCategory}
}

// SourceKind tells how a piece of knowledge was gained.
type SourceKind string

// The kinds of sources.
const (
	Interview       SourceKind = "interview"
	Survey          SourceKind = "survey"
	UserTest        SourceKind = "user-test"
	SocialListening SourceKind = "social"
	Analytics       SourceKind = "analytics"
	SupportData     SourceKind = "support"
	OtherSource     SourceKind = "other"
)

// SourceKinds lists the kinds of sources.
func SourceKinds() []SourceKind {
	return []SourceKind{Interview, Survey, UserTest, SocialListening, Analytics, SupportData, OtherSource}
}

// State tells whether a map shows the journey as it is or as it should become.
type State string

// The states of a map.
const (
	Current State = "current"
	Future  State = "future"
)

// States lists the states of a map.
func States() []State { return []State{Current, Future} }

// Basis tells what the team believes from what customers said or data shows.
type Basis string

// The bases of knowledge.
const (
	Assumed    Basis = "assumed"
	Researched Basis = "researched"
)

// Bases lists the bases of knowledge.
func Bases() []Basis { return []Basis{Assumed, Researched} }

// LaneKind tells what kind of information a lane holds.
type LaneKind string

// The kinds of lanes.
const (
	Goals         LaneKind = "goals"
	Doing         LaneKind = "doing"
	Thinking      LaneKind = "thinking"
	Feeling       LaneKind = "feeling"
	Touchpoints   LaneKind = "touchpoints"
	EmotionCurve  LaneKind = "emotion"
	PainPoints    LaneKind = "pain-points"
	Opportunities LaneKind = "opportunities"
	Activities    LaneKind = "activities" // what the organisation does
	Backstage     LaneKind = "backstage"
	SupportLane   LaneKind = "support"
	Metrics       LaneKind = "metrics"
	Images        LaneKind = "images"
	TextLane      LaneKind = "text"
)

// LaneKinds lists the kinds of lanes in the order a menu shows them.
func LaneKinds() []LaneKind {
	return []LaneKind{
		Goals, Doing, Thinking, Feeling, Touchpoints, EmotionCurve, PainPoints, Opportunities,
		Activities, Backstage, SupportLane, Metrics, Images, TextLane,
	}
}

// Line is the line of a service blueprint below a lane.
type Line string

// The lines of a service blueprint.
const (
	NoLine                    Line = "none"
	LineOfInteraction         Line = "interaction"
	LineOfVisibility          Line = "visibility"
	LineOfInternalInteraction Line = "internal-interaction"
)

// Lines lists the lines of a service blueprint.
func Lines() []Line {
	return []Line{NoLine, LineOfInteraction, LineOfVisibility, LineOfInternalInteraction}
}

// Status tells how far an opportunity or an action is.
type Status string

// The statuses of opportunities and actions.
const (
	Open    Status = "open"
	Planned Status = "planned"
	InWork  Status = "doing"
	Done    Status = "done"
	Dropped Status = "dropped"
)

// Statuses lists the statuses of opportunities and actions.
func Statuses() []Status { return []Status{Open, Planned, InWork, Done, Dropped} }

func oneOf[E ~string](all []E) func(string) bool {
	return func(s string) bool { return slices.Contains(all, E(s)) }
}
