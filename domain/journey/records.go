package journey

import "time"

// Project is the record of the file itself. A file is one project, like a
// workbook with sheets. Its id is that of the project, the same in every copy.
type Project struct {
	ID                ID
	Title             string
	Owner             string
	Language          string // en, zh-Hans or zh-Hant: of templates and printed words
	ReviewEveryMonths int    // how often the maps are reviewed; 0 means never
	// CopyID names the state a copy was sent with, when it was sent without its
	// history; empty otherwise.
	CopyID string
}

// Persona is a customer whose journey is drawn, or an ideal customer profile.
type Persona struct {
	ID            ID
	Order         string
	PersonaKind   PersonaKind
	Name          string
	Quote         string
	Picture       ID // an Attachment, or ""
	Demographics  string
	Firmographics string
	Behaviour     string
	Goals         string
	PainPoints    string
	Contact       string // how they like to be contacted
	Triggers      string
	Technology    string
	Color         string // #rrggbb, or "" for the next of the palette
}

// Channel is a medium in which touchpoints happen.
type Channel struct {
	ID    ID
	Order string
	Name  string
	Icon  string // name of an icon, or ""
}

// Touchpoint is an entry of the project's catalogue: a moment in which the
// customer meets the organisation.
type Touchpoint struct {
	ID       ID
	Order    string
	Name     string
	Channel  ID // soft reference, or ""
	Category Category
}

// Source is where a piece of knowledge comes from.
type Source struct {
	ID         ID
	Order      string
	SourceKind SourceKind
	Title      string
	Date       string // YYYY-MM-DD, or ""
	People     int    // how many people were asked or observed; 0 is unknown
	Link       string
	Note       string
}

// Map is one journey map: stages × lanes.
type Map struct {
	ID           ID
	Order        string
	Title        string
	Scenario     string
	Expectations string
	State        State
	BasedOn      ID // the current-state map that a future-state map answers, or ""
	Basis        Basis
	Owner        string
	VersionLabel string
	ReviewOn     string // YYYY-MM-DD, or ""
	Personas     IDs
	Paper        string // how it was last printed: a4 … a0, letter, tabloid, or ""
	Orientation  string // auto, portrait, landscape, or ""
	// Print holds the other print settings in the one form that PrintText gives,
	// "" for none. The model keeps them; what prints knows what they mean.
	Print string
}

// View is a saved selection of what a map shows.
type View struct {
	ID             ID
	Map            ID
	Order          string
	Name           string
	HiddenLanes    IDs
	HiddenStages   IDs
	HiddenPersonas IDs
}

// Stage is a coarse part of a journey, a group of columns. It has at least one
// step.
type Stage struct {
	ID     ID
	Map    ID
	Order  string
	Name   string
	Goal   string // what the customer wants in this stage
	Color  string // #rrggbb, or "" for a hue by position
	Origin ID     // the stage of the current-state map it was copied from, or ""
}

// Step is a fine part of a stage, one column.
type Step struct {
	ID     ID
	Stage  ID
	Order  string
	Name   string  // a lone unnamed step shows as the stage alone
	Width  float64 // of the column in points; 0 is the usual width
	Origin ID
}

// Lane is a row: one kind of information across all steps.
type Lane struct {
	ID        ID
	Map       ID
	Order     string
	LaneKind  LaneKind
	Name      string
	Collapsed bool
	LineBelow Line
	Origin    ID
}

// Card is one piece of content in a cell, that is a lane × a step. Fields that
// belong to another kind of lane are kept, not shown, when a card changes lanes.
// Scores are 1–5; 0 means not scored.
type Card struct {
	ID       ID
	Lane     ID
	Step     ID
	Order    string
	LastStep ID // the last step it spans, or "" for one column
	Text     string
	Note     string
	Personas IDs // whom it concerns; empty means everybody
	Color    string
	Icon     string
	Link     string
	Picture  ID
	Basis    Basis
	Sources  IDs

	// of a touchpoint card
	Touchpoint         ID // entry of the catalogue, or ""
	Importance         int
	BusinessImportance int
	Satisfaction       int
	MomentOfTruth      bool

	// of a pain point
	Severity int

	// of an opportunity
	CustomerValue int
	BusinessValue int
	Effort        int
	Status        Status
	Addresses     IDs // the pain points it answers

	// of an activity of the organisation
	Hours  float64 // a month
	Serves IDs     // the touchpoint cards it serves

	// of a metric
	Value  float64
	Unit   string
	Target float64

	Origin ID
}

// Emotion is how a persona feels at a step. No record means unknown, never 0.
type Emotion struct {
	Persona ID
	Step    ID
	Value   float64 // −2 … +2
	Feeling string  // a word or an emoji
	Quote   string
	Basis   Basis
}

// Action says who does what until when about an opportunity, and which number
// should move from where to where.
type Action struct {
	ID          ID
	Opportunity ID // a card
	Order       string
	Title       string
	Owner       string
	Due         string // YYYY-MM-DD, or ""
	Status      Status
	Metric      string
	Baseline    float64
	Target      float64
	Actual      float64
}

// Comment is a remark on any record.
type Comment struct {
	ID       ID
	On       ID
	Author   string
	Time     time.Time // UTC, whole seconds
	Text     string
	Resolved bool
}

// Attachment is a picture. Its id is the SHA-256 of its bytes in lower-case
// hexadecimal. Data is never changed and shared freely.
type Attachment struct {
	ID   ID
	Type string // image/png or image/jpeg
	Data []byte
}
