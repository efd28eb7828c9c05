package journey

import (
	"bytes"
	"slices"
)

// ValueKind tells which member of a Value is used.
type ValueKind uint8

// The kinds of values.
const (
	TextValue   ValueKind = iota
	NumberValue           // Number; whole ones too
	FlagValue             // Flag
	SetValue              // IDs: merges element by element
	PlaceValue            // IDs: the parents, Text: the order key; one settled unit
	BytesValue            // Bytes: of an attachment
)

// Value is what one field of a record holds. Values are compared with Equal
// and never changed in place.
type Value struct {
	Kind   ValueKind
	Text   string
	Number float64
	Flag   bool
	IDs    []ID
	Bytes  []byte
}

// Equal tells whether two values are the same.
func (v Value) Equal(o Value) bool {
	return v.Kind == o.Kind && v.Text == o.Text && v.Number == o.Number && v.Flag == o.Flag &&
		slices.Equal(v.IDs, o.IDs) && bytes.Equal(v.Bytes, o.Bytes)
}
