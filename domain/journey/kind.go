package journey

// Kind names a kind of record. The values are used in files.
type Kind string

// The kinds of records.
const (
	ProjectKind    Kind = "project"
	PersonaRecord  Kind = "persona"
	ChannelKind    Kind = "channel"
	TouchpointKind Kind = "touchpoint"
	SourceRecord   Kind = "source"
	MapKind        Kind = "map"
	ViewKind       Kind = "view"
	StageKind      Kind = "stage"
	StepKind       Kind = "step"
	LaneRecord     Kind = "lane"
	CardKind       Kind = "card"
	EmotionKind    Kind = "emotion"
	ActionKind     Kind = "action"
	CommentKind    Kind = "comment"
	AttachmentKind Kind = "attachment"
)

// Kinds lists all kinds so that parents stand before their children.
func Kinds() []Kind {
	return []Kind{
		ProjectKind, AttachmentKind, PersonaRecord, ChannelKind, TouchpointKind, SourceRecord, MapKind, ViewKind,
		StageKind, StepKind, LaneRecord, CardKind, EmotionKind, ActionKind, CommentKind,
	}
}

// Record is any of the records of this package, as a pointer. Records that are
// in a Document are never changed; Clone gives one that may be.
type Record interface {
	Kind() Kind
	RecordID() ID
	Clone() Record
}

// RecordID gives the record's id.
func (r *Project) RecordID() ID    { return r.ID }
func (r *Persona) RecordID() ID    { return r.ID }
func (r *Channel) RecordID() ID    { return r.ID }
func (r *Touchpoint) RecordID() ID { return r.ID }
func (r *Source) RecordID() ID     { return r.ID }
func (r *Map) RecordID() ID        { return r.ID }
func (r *View) RecordID() ID       { return r.ID }
func (r *Stage) RecordID() ID      { return r.ID }
func (r *Step) RecordID() ID       { return r.ID }
func (r *Lane) RecordID() ID       { return r.ID }
func (r *Card) RecordID() ID       { return r.ID }
func (r *Emotion) RecordID() ID    { return EmotionID(r.Persona, r.Step) }
func (r *Action) RecordID() ID     { return r.ID }
func (r *Comment) RecordID() ID    { return r.ID }
func (r *Attachment) RecordID() ID { return r.ID }

// Kind gives the record's kind.
func (*Project) Kind() Kind    { return ProjectKind }
func (*Persona) Kind() Kind    { return PersonaRecord }
func (*Channel) Kind() Kind    { return ChannelKind }
func (*Touchpoint) Kind() Kind { return TouchpointKind }
func (*Source) Kind() Kind     { return SourceRecord }
func (*Map) Kind() Kind        { return MapKind }
func (*View) Kind() Kind       { return ViewKind }
func (*Stage) Kind() Kind      { return StageKind }
func (*Step) Kind() Kind       { return StepKind }
func (*Lane) Kind() Kind       { return LaneRecord }
func (*Card) Kind() Kind       { return CardKind }
func (*Emotion) Kind() Kind    { return EmotionKind }
func (*Action) Kind() Kind     { return ActionKind }
func (*Comment) Kind() Kind    { return CommentKind }
func (*Attachment) Kind() Kind { return AttachmentKind }

// Clone copies the record. Sets and picture bytes are shared: neither is ever
// changed in place.
func (r *Project) Clone() Record    { c := *r; return &c }
func (r *Persona) Clone() Record    { c := *r; return &c }
func (r *Channel) Clone() Record    { c := *r; return &c }
func (r *Touchpoint) Clone() Record { c := *r; return &c }
func (r *Source) Clone() Record     { c := *r; return &c }
func (r *Map) Clone() Record        { c := *r; return &c }
func (r *View) Clone() Record       { c := *r; return &c }
func (r *Stage) Clone() Record      { c := *r; return &c }
func (r *Step) Clone() Record       { c := *r; return &c }
func (r *Lane) Clone() Record       { c := *r; return &c }
func (r *Card) Clone() Record       { c := *r; return &c }
func (r *Emotion) Clone() Record    { c := *r; return &c }
func (r *Action) Clone() Record     { c := *r; return &c }
func (r *Comment) Clone() Record    { c := *r; return &c }
func (r *Attachment) Clone() Record { c := *r; return &c }
