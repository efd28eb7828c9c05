package journey

import (
	"slices"
	"strings"

	"github.com/google/uuid"
)

// ID names a record. It is opaque and unique in a file: a UUIDv7 when made by
// us, otherwise 1–64 characters of A–Z a–z 0–9 . _ -. Only emotions differ:
// theirs is made of the persona's and the step's (see EmotionID).
type ID string

// NewID makes a fresh id (UUIDv7, so that ids sort by time of creation).
func NewID() ID { return ID(uuid.Must(uuid.NewV7()).String()) }

// MaxIDLength is the longest id accepted from outside, in characters.
const MaxIDLength = 64

// ValidID tells whether s may be the id of a record.
func ValidID(s string) bool {
	if s == "" || len(s) > MaxIDLength {
		return false
	}
	for _, c := range []byte(s) {
		switch {
		case c >= 'A' && c <= 'Z', c >= 'a' && c <= 'z', c >= '0' && c <= '9', c == '.', c == '_', c == '-':
		default:
			return false
		}
	}
	return true
}

// EmotionID gives the id of the emotion of a persona at a step. It joins the
// two ids with a slash, which no other id may hold: the same persona and step
// have the same id in every copy of a file.
func EmotionID(persona, step ID) ID { return persona + "/" + step }

// SplitEmotionID gives the persona and the step of an emotion's id.
func SplitEmotionID(id ID) (persona, step ID, ok bool) {
	p, s, ok := strings.Cut(string(id), "/")
	return ID(p), ID(s), ok && ValidID(p) && ValidID(s)
}

// IDs is a set of ids, kept sorted and without doubles.
type IDs []ID

// SetOf makes a set of the given ids.
func SetOf(ids ...ID) IDs {
	if len(ids) == 0 {
		return nil
	}
	s := slices.Clone(ids)
	slices.Sort(s)
	return slices.Compact(s)
}

// Has tells whether id is in the set.
func (s IDs) Has(id ID) bool {
	_, found := slices.BinarySearch(s, id)
	return found
}

// With gives the set with id in it; s is not changed.
func (s IDs) With(id ID) IDs {
	i, found := slices.BinarySearch(s, id)
	if found {
		return s
	}
	return slices.Insert(slices.Clone(s), i, id)
}

// Without gives the set without id; s is not changed.
func (s IDs) Without(id ID) IDs {
	i, found := slices.BinarySearch(s, id)
	if !found {
		return s
	}
	if len(s) == 1 {
		return nil
	}
	return slices.Delete(slices.Clone(s), i, i+1)
}
