package exchange

import (
	"fmt"
	"strconv"
	"strings"

	"waymark/domain/fault"
)

// The codes of this package's faults. Values, ids and references that break a
// rule of the model carry the codes of domain/journey.
const (
	CodeSyntax       fault.Code = "json-syntax"
	CodeNotText      fault.Code = "json-not-utf8"
	CodeTooLarge     fault.Code = "json-too-large"
	CodeTooDeep      fault.Code = "json-too-deep"
	CodeNotWaymark   fault.Code = "json-not-waymark"
	CodeNewerVersion fault.Code = "json-newer-version"
	CodeUnknownKey   fault.Code = "json-unknown-key"
	CodeDuplicateKey fault.Code = "json-duplicate-key"
	CodeWrongType    fault.Code = "json-wrong-type"
	CodeMissingKey   fault.Code = "json-missing-key"
	CodeUnreadable   fault.Code = "json-unreadable"
)

// place is where in the JSON something stands. It is put together to a path
// only for a fault: a large project has a hundred thousand places.
type place struct {
	in     string // path of the object it is a key of; "" for the whole
	key    string // "" when in is the path itself
	offset int
}

// path gives the place for a person, such as maps[0].cards[3].text.
func (p place) path() string {
	switch {
	case p.key == "":
		return p.in
	case p.in == "":
		return p.key
	}
	return p.in + "." + p.key
}

// child gives the place of a key of the object at p.
func (p place) child(key string, offset int) place {
	return place{p.path(), key, offset}
}

// element gives the place of an element of the list at p.
func (p place) element(i, offset int) place {
	return place{in: p.path() + "[" + strconv.Itoa(i) + "]", offset: offset}
}

// wrong makes a fault about what stands at p; the sentence begins with the
// path and the line.
func (f *form) wrong(code fault.Code, p place, format string, args ...any) error {
	line, _ := position(f.data, p.offset)
	path := p.path()
	if path == "" {
		path = "The JSON"
	}
	problem := fmt.Sprintf(format, args...)
	if !strings.HasSuffix(problem, "?") {
		problem += "."
	}
	return fault.New(code, "%s (line %d) %s", path, line, problem)
}
