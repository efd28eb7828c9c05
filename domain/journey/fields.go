package journey

import (
	"slices"
	"time"
)

// Ref says what the ids in a field point at.
type Ref struct {
	Kind Kind // "" when the field holds no ids, or may point at any kind
	// Hard references are parents: a record does not outlive them. Soft ones are
	// dropped when their target goes.
	Hard bool
}

// Field describes one field of one kind of record. Editing, files and exchange
// read and write records through these descriptions.
type Field struct {
	Name string // camelCase, as in the JSON form
	Kind ValueKind
	// Whole is set for numbers without fractions.
	Whole bool
	// Refs tells what the ids point at: one entry for a text that is an id or
	// for a set, one for each parent of a place.
	Refs []Ref
	// Identity is set for fields that make up the id and so never change.
	Identity bool

	get   func(Record) Value
	set   func(Record, Value)
	same  func(a, b Record) bool // nil to compare what get gives
	check func(Value) string
}

// Get reads the field from a record of the right kind.
func (f *Field) Get(r Record) Value { return f.get(r) }

// Set writes the field into a record that is not yet in a document.
func (f *Field) Set(r Record, v Value) { f.set(r, v) }

// Same tells whether two records of the right kind have the same value in the
// field, as Equal does of what Get gives, but without making values of them.
func (f *Field) Same(a, b Record) bool {
	if f.same == nil {
		return f.get(a).Equal(f.get(b))
	}
	return f.same(a, b)
}

// Check gives what is wrong with a value for this field, as the end of a sentence
// that begins with the field's name, or "" when it is good.
func (f *Field) Check(v Value) string { return f.check(v) }

// pointer is the typed access that the table of fields is written with.
type pointer[T any] interface {
	*T
	Record
}

// plainly compares fields that Go can compare.
func plainly[T any, P pointer[T], V comparable](at func(P) *V) func(a, b Record) bool {
	return func(a, b Record) bool { return *at(a.(P)) == *at(b.(P)) }
}

func text[T any, P pointer[T]](name string, at func(P) *string, check ...func(string) string) Field {
	return Field{
		Name: name, Kind: TextValue,
		get:  func(r Record) Value { return Value{Kind: TextValue, Text: *at(r.(P))} },
		set:  func(r Record, v Value) { *at(r.(P)) = v.Text },
		same: plainly(at),
		check: func(v Value) string {
			for _, c := range check {
				if problem := c(v.Text); problem != "" {
					return problem
				}
			}
			return checkText(v.Text)
		},
	}
}

func enum[T any, P pointer[T], E ~string](name string, at func(P) *E, all []E) Field {
	allowed := oneOf(all)
	return Field{
		Name: name, Kind: TextValue,
		get:  func(r Record) Value { return Value{Kind: TextValue, Text: string(*at(r.(P)))} },
		set:  func(r Record, v Value) { *at(r.(P)) = E(v.Text) },
		same: plainly(at),
		check: func(v Value) string {
			if !allowed(v.Text) {
				return "must be one of " + join(all)
			}
			return ""
		},
	}
}

func whole[T any, P pointer[T]](name string, at func(P) *int, low, high int) Field {
	return Field{
		Name: name, Kind: NumberValue, Whole: true,
		get:   func(r Record) Value { return Value{Kind: NumberValue, Number: float64(*at(r.(P)))} },
		set:   func(r Record, v Value) { *at(r.(P)) = int(v.Number) },
		same:  plainly(at),
		check: func(v Value) string { return checkRange(v.Number, float64(low), float64(high)) },
	}
}

func number[T any, P pointer[T]](name string, at func(P) *float64, low, high float64) Field {
	return Field{
		Name: name, Kind: NumberValue,
		get:   func(r Record) Value { return Value{Kind: NumberValue, Number: *at(r.(P))} },
		set:   func(r Record, v Value) { *at(r.(P)) = v.Number },
		same:  plainly(at),
		check: func(v Value) string { return checkRange(v.Number, low, high) },
	}
}

func flag[T any, P pointer[T]](name string, at func(P) *bool) Field {
	return Field{
		Name: name, Kind: FlagValue,
		get:   func(r Record) Value { return Value{Kind: FlagValue, Flag: *at(r.(P))} },
		set:   func(r Record, v Value) { *at(r.(P)) = v.Flag },
		same:  plainly(at),
		check: func(Value) string { return "" },
	}
}

func link[T any, P pointer[T]](name string, kind Kind, at func(P) *ID) Field {
	return Field{
		Name: name, Kind: TextValue, Refs: []Ref{{Kind: kind}},
		get:   func(r Record) Value { return Value{Kind: TextValue, Text: string(*at(r.(P)))} },
		set:   func(r Record, v Value) { *at(r.(P)) = ID(v.Text) },
		same:  plainly(at),
		check: func(v Value) string { return checkLink(v.Text) },
	}
}

func parent[T any, P pointer[T]](name string, kind Kind, identity bool, at func(P) *ID) Field {
	f := link(name, kind, at)
	f.Refs[0].Hard = true
	f.Identity = identity
	return f
}

func set[T any, P pointer[T]](name string, kind Kind, at func(P) *IDs) Field {
	return Field{
		Name: name, Kind: SetValue, Refs: []Ref{{Kind: kind}},
		get:   func(r Record) Value { return Value{Kind: SetValue, IDs: *at(r.(P))} },
		set:   func(r Record, v Value) { *at(r.(P)) = v.IDs },
		same:  func(a, b Record) bool { return slices.Equal(*at(a.(P)), *at(b.(P))) },
		check: func(v Value) string { return checkSet(v.IDs) },
	}
}

// place is the settled unit of a record's parents and order among its siblings.
func place[T any, P pointer[T]](order func(P) *string, parents ...placeParent[P]) Field {
	refs := make([]Ref, len(parents))
	for i, p := range parents {
		refs[i] = Ref{Kind: p.kind, Hard: true}
	}
	return Field{
		Name: "place", Kind: PlaceValue, Refs: refs,
		get: func(r Record) Value {
			v := Value{Kind: PlaceValue, Text: *order(r.(P))}
			if len(parents) > 0 {
				v.IDs = make([]ID, 0, len(parents))
			}
			for _, p := range parents {
				v.IDs = append(v.IDs, *p.at(r.(P)))
			}
			return v
		},
		set: func(r Record, v Value) {
			*order(r.(P)) = v.Text
			for i, p := range parents {
				*p.at(r.(P)) = v.IDs[i]
			}
		},
		same: func(a, b Record) bool {
			if *order(a.(P)) != *order(b.(P)) {
				return false
			}
			for _, p := range parents {
				if *p.at(a.(P)) != *p.at(b.(P)) {
					return false
				}
			}
			return true
		},
		check: func(v Value) string {
			if len(v.IDs) != len(parents) {
				return "does not name its parents"
			}
			if !ValidOrder(v.Text) {
				return "has an order key that cannot be read"
			}
			return ""
		},
	}
}

type placeParent[P any] struct {
	kind Kind
	at   func(P) *ID
}

func instant[T any, P pointer[T]](name string, at func(P) *time.Time) Field {
	return Field{
		Name: name, Kind: TextValue,
		get: func(r Record) Value {
			return Value{Kind: TextValue, Text: at(r.(P)).UTC().Format(time.RFC3339)}
		},
		set: func(r Record, v Value) {
			t, err := time.Parse(time.RFC3339, v.Text)
			if err == nil {
				*at(r.(P)) = t.UTC()
			}
		},
		check: func(v Value) string { return checkInstant(v.Text) },
	}
}

// FieldsOf gives the fields of a kind, in the order of the JSON form, without
// the id. The slice must not be changed.
func FieldsOf(k Kind) []Field { return fieldTable[k] }

// FieldOf gives one field of a kind by its name, or nil.
func FieldOf(k Kind, name string) *Field {
	fields := fieldTable[k]
	for i := range fields {
		if fields[i].Name == name {
			return &fields[i]
		}
	}
	return nil
}

// NewRecord makes an empty record of a kind with its id and the defaults of
// its fields, or nil when the id cannot be one of this kind.
func NewRecord(k Kind, id ID) Record {
	switch k {
	case ProjectKind:
		return &Project{ID: id, Language: "en", ReviewEveryMonths: DefaultReviewMonths}
	case PersonaRecord:
		return &Persona{ID: id, PersonaKind: KindPersona}
	case ChannelKind:
		return &Channel{ID: id}
	case TouchpointKind:
		return &Touchpoint{ID: id, Category: OtherCategory}
	case SourceRecord:
		return &Source{ID: id, SourceKind: OtherSource}
	case MapKind:
		return &Map{ID: id, State: Current, Basis: Assumed}
	case ViewKind:
		return &View{ID: id}
	case StageKind:
		return &Stage{ID: id}
	case StepKind:
		return &Step{ID: id}
	case LaneRecord:
		return &Lane{ID: id, LaneKind: TextLane, LineBelow: NoLine}
	case CardKind:
		return &Card{ID: id, Basis: Assumed, Status: Open}
	case EmotionKind:
		persona, step, ok := SplitEmotionID(id)
		if !ok {
			return nil
		}
		return &Emotion{Persona: persona, Step: step, Basis: Assumed}
	case ActionKind:
		return &Action{ID: id, Status: Open}
	case CommentKind:
		return &Comment{ID: id}
	case AttachmentKind:
		return &Attachment{ID: id}
	}
	return nil
}
