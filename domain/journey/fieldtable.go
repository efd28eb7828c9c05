package journey

import "time"

// Limits of numbers that people type. They keep nonsense out and everything
// that is printed printable.
const (
	DefaultReviewMonths = 3
	maxReviewMonths     = 120
	maxPeople           = 1_000_000_000
	maxAmount           = 1e15
	maxWidth            = 2000
	minColumnWidth      = 0
)

// fieldTable is the one list of all fields; it is never changed.
var fieldTable = map[Kind][]Field{
	ProjectKind: {
		text("title", func(p *Project) *string { return &p.Title }),
		text("owner", func(p *Project) *string { return &p.Owner }),
		text("language", func(p *Project) *string { return &p.Language }, checkLanguage),
		whole("reviewEveryMonths", func(p *Project) *int { return &p.ReviewEveryMonths }, 0, maxReviewMonths),
		text("copyId", func(p *Project) *string { return &p.CopyID }),
	},
	PersonaRecord: {
		place(func(p *Persona) *string { return &p.Order }),
		enum("kind", func(p *Persona) *PersonaKind { return &p.PersonaKind }, PersonaKinds()),
		text("name", func(p *Persona) *string { return &p.Name }),
		text("quote", func(p *Persona) *string { return &p.Quote }),
		link("picture", AttachmentKind, func(p *Persona) *ID { return &p.Picture }),
		text("demographics", func(p *Persona) *string { return &p.Demographics }),
		text("firmographics", func(p *Persona) *string { return &p.Firmographics }),
		text("behaviour", func(p *Persona) *string { return &p.Behaviour }),
		text("goals", func(p *Persona) *string { return &p.Goals }),
		text("painPoints", func(p *Persona) *string { return &p.PainPoints }),
		text("contact", func(p *Persona) *string { return &p.Contact }),
		text("triggers", func(p *Persona) *string { return &p.Triggers }),
		text("technology", func(p *Persona) *string { return &p.Technology }),
		text("color", func(p *Persona) *string { return &p.Color }, checkColor),
	},
	ChannelKind: {
		place(func(c *Channel) *string { return &c.Order }),
		text("name", func(c *Channel) *string { return &c.Name }),
		text("icon", func(c *Channel) *string { return &c.Icon }),
	},
	TouchpointKind: {
		place(func(t *Touchpoint) *string { return &t.Order }),
		text("name", func(t *Touchpoint) *string { return &t.Name }),
		link("channel", ChannelKind, func(t *Touchpoint) *ID { return &t.Channel }),
		enum("category", func(t *Touchpoint) *Category { return &t.Category }, Categories()),
	},
	SourceRecord: {
		place(func(s *Source) *string { return &s.Order }),
		enum("kind", func(s *Source) *SourceKind { return &s.SourceKind }, SourceKinds()),
		text("title", func(s *Source) *string { return &s.Title }),
		text("date", func(s *Source) *string { return &s.Date }, checkDate),
		whole("people", func(s *Source) *int { return &s.People }, 0, maxPeople),
		text("link", func(s *Source) *string { return &s.Link }),
		text("note", func(s *Source) *string { return &s.Note }),
	},
	MapKind: {
		place(func(m *Map) *string { return &m.Order }),
		text("title", func(m *Map) *string { return &m.Title }),
		text("scenario", func(m *Map) *string { return &m.Scenario }),
		text("expectations", func(m *Map) *string { return &m.Expectations }),
		enum("state", func(m *Map) *State { return &m.State }, States()),
		link("basedOn", MapKind, func(m *Map) *ID { return &m.BasedOn }),
		enum("basis", func(m *Map) *Basis { return &m.Basis }, Bases()),
		text("owner", func(m *Map) *string { return &m.Owner }),
		text("versionLabel", func(m *Map) *string { return &m.VersionLabel }),
		text("reviewOn", func(m *Map) *string { return &m.ReviewOn }, checkDate),
		set("personas", PersonaRecord, func(m *Map) *IDs { return &m.Personas }),
		text("paper", func(m *Map) *string { return &m.Paper }),
		text("orientation", func(m *Map) *string { return &m.Orientation }, checkOrientation),
		text("print", func(m *Map) *string { return &m.Print }, checkPrint),
	},
	ViewKind: {
		place(func(v *View) *string { return &v.Order }, placeParent[*View]{MapKind, func(v *View) *ID { return &v.Map }}),
		text("name", func(v *View) *string { return &v.Name }),
		set("hiddenLanes", LaneRecord, func(v *View) *IDs { return &v.HiddenLanes }),
		set("hiddenStages", StageKind, func(v *View) *IDs { return &v.HiddenStages }),
		set("hiddenPersonas", PersonaRecord, func(v *View) *IDs { return &v.HiddenPersonas }),
	},
	StageKind: {
		place(func(s *Stage) *string { return &s.Order }, placeParent[*Stage]{MapKind, func(s *Stage) *ID { return &s.Map }}),
		text("name", func(s *Stage) *string { return &s.Name }),
		text("goal", func(s *Stage) *string { return &s.Goal }),
		text("color", func(s *Stage) *string { return &s.Color }, checkColor),
		link("origin", "", func(s *Stage) *ID { return &s.Origin }),
	},
	StepKind: {
		place(func(s *Step) *string { return &s.Order }, placeParent[*Step]{StageKind, func(s *Step) *ID { return &s.Stage }}),
		text("name", func(s *Step) *string { return &s.Name }),
		number("width", func(s *Step) *float64 { return &s.Width }, minColumnWidth, maxWidth),
		link("origin", "", func(s *Step) *ID { return &s.Origin }),
	},
	LaneRecord: {
		place(func(l *Lane) *string { return &l.Order }, placeParent[*Lane]{MapKind, func(l *Lane) *ID { return &l.Map }}),
		enum("kind", func(l *Lane) *LaneKind { return &l.LaneKind }, LaneKinds()),
		text("name", func(l *Lane) *string { return &l.Name }),
		flag("collapsed", func(l *Lane) *bool { return &l.Collapsed }),
		enum("lineBelow", func(l *Lane) *Line { return &l.LineBelow }, Lines()),
		link("origin", "", func(l *Lane) *ID { return &l.Origin }),
	},
	CardKind: {
		place(func(c *Card) *string { return &c.Order },
			placeParent[*Card]{LaneRecord, func(c *Card) *ID { return &c.Lane }},
			placeParent[*Card]{StepKind, func(c *Card) *ID { return &c.Step }}),
		link("lastStep", StepKind, func(c *Card) *ID { return &c.LastStep }),
		text("text", func(c *Card) *string { return &c.Text }),
		text("note", func(c *Card) *string { return &c.Note }),
		set("personas", PersonaRecord, func(c *Card) *IDs { return &c.Personas }),
		text("color", func(c *Card) *string { return &c.Color }, checkColor),
		text("icon", func(c *Card) *string { return &c.Icon }),
		text("link", func(c *Card) *string { return &c.Link }),
		link("picture", AttachmentKind, func(c *Card) *ID { return &c.Picture }),
		enum("basis", func(c *Card) *Basis { return &c.Basis }, Bases()),
		set("sources", SourceRecord, func(c *Card) *IDs { return &c.Sources }),
		link("touchpoint", TouchpointKind, func(c *Card) *ID { return &c.Touchpoint }),
		whole("importance", func(c *Card) *int { return &c.Importance }, 0, 5),
		whole("businessImportance", func(c *Card) *int { return &c.BusinessImportance }, 0, 5),
		whole("satisfaction", func(c *Card) *int { return &c.Satisfaction }, 0, 5),
		flag("momentOfTruth", func(c *Card) *bool { return &c.MomentOfTruth }),
		whole("severity", func(c *Card) *int { return &c.Severity }, 0, 5),
		whole("customerValue", func(c *Card) *int { return &c.CustomerValue }, 0, 5),
		whole("businessValue", func(c *Card) *int { return &c.BusinessValue }, 0, 5),
		whole("effort", func(c *Card) *int { return &c.Effort }, 0, 5),
		enum("status", func(c *Card) *Status { return &c.Status }, Statuses()),
		set("addresses", CardKind, func(c *Card) *IDs { return &c.Addresses }),
		number("hours", func(c *Card) *float64 { return &c.Hours }, 0, maxAmount),
		set("serves", CardKind, func(c *Card) *IDs { return &c.Serves }),
		number("value", func(c *Card) *float64 { return &c.Value }, -maxAmount, maxAmount),
		text("unit", func(c *Card) *string { return &c.Unit }),
		number("target", func(c *Card) *float64 { return &c.Target }, -maxAmount, maxAmount),
		link("origin", "", func(c *Card) *ID { return &c.Origin }),
	},
	EmotionKind: {
		parent("persona", PersonaRecord, true, func(e *Emotion) *ID { return &e.Persona }),
		parent("step", StepKind, true, func(e *Emotion) *ID { return &e.Step }),
		number("value", func(e *Emotion) *float64 { return &e.Value }, -2, 2),
		text("feeling", func(e *Emotion) *string { return &e.Feeling }),
		text("quote", func(e *Emotion) *string { return &e.Quote }),
		enum("basis", func(e *Emotion) *Basis { return &e.Basis }, Bases()),
	},
	ActionKind: {
		place(func(a *Action) *string { return &a.Order },
			placeParent[*Action]{CardKind, func(a *Action) *ID { return &a.Opportunity }}),
		text("title", func(a *Action) *string { return &a.Title }),
		text("owner", func(a *Action) *string { return &a.Owner }),
		text("due", func(a *Action) *string { return &a.Due }, checkDate),
		enum("status", func(a *Action) *Status { return &a.Status }, Statuses()),
		text("metric", func(a *Action) *string { return &a.Metric }),
		number("baseline", func(a *Action) *float64 { return &a.Baseline }, -maxAmount, maxAmount),
		number("target", func(a *Action) *float64 { return &a.Target }, -maxAmount, maxAmount),
		number("actual", func(a *Action) *float64 { return &a.Actual }, -maxAmount, maxAmount),
	},
	CommentKind: {
		parent("on", "", false, func(c *Comment) *ID { return &c.On }),
		text("author", func(c *Comment) *string { return &c.Author }),
		instant("time", func(c *Comment) *time.Time { return &c.Time }),
		text("text", func(c *Comment) *string { return &c.Text }),
		flag("resolved", func(c *Comment) *bool { return &c.Resolved }),
	},
	AttachmentKind: {
		text("type", func(a *Attachment) *string { return &a.Type }, checkMediaType),
		{
			Name: "data", Kind: BytesValue,
			get:   func(r Record) Value { return Value{Kind: BytesValue, Bytes: r.(*Attachment).Data} },
			set:   func(r Record, v Value) { r.(*Attachment).Data = v.Bytes },
			check: checkPicture,
		},
	},
}
