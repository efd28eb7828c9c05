package exchange

import (
	"fmt"
	"slices"

	"waymark/domain/fault"
	"waymark/domain/journey"
)

// form is what a JSON text says, before anything is done with it.
type form struct {
	data    []byte
	project *entry // nil when the JSON does not speak of the project itself
	entries []*entry
	lists   map[journey.Kind]bool // which arrays of the whole are there
}

// entry is one record as the JSON gives it.
type entry struct {
	kind    journey.Kind
	id      journey.ID // "" when the JSON gives none
	place   place
	parent  *entry // the record it stands in: a map or a stage
	values  []value
	parents []parentRef    // by parentKeys
	lists   []journey.Kind // the arrays in it that are there

	// See apply.go.
	old    journey.Record // what is in the document before, or nil
	record journey.Record // what it becomes
}

// value is a field that the JSON gives.
type value struct {
	field *journey.Field
	to    journey.Value
	place place
}

// parentRef is a parent that is named by a key; its id is "" when the key is
// missing.
type parentRef struct {
	key   string
	id    journey.ID
	place place
}

// parse reads a JSON text. The fault of a text that cannot be read says where
// and why.
func parse(data []byte) (*form, error) {
	if len(data) >= 3 && data[0] == 0xEF && data[1] == 0xBB && data[2] == 0xBF {
		data = data[3:] // the byte order mark of Windows editors
	}
	if err := checkSyntax(data); err != nil {
		return nil, err
	}
	f := &form{data: data, lists: make(map[journey.Kind]bool)}
	r := &reader{form: f, scanner: scanner{data: data}, keys: make(map[journey.Kind][]string)}
	if r.peek() != typeObject {
		return nil, fault.New(CodeNotWaymark, "This JSON is no Waymark project: it is %s, not an object.", r.peek())
	}
	if err := r.checkFormat(); err != nil {
		return nil, err
	}
	return f, r.whole()
}

// checkFormat looks for the format's name and version before anything else, so
// that foreign JSON is called foreign wherever its keys stand.
func (r *reader) checkFormat() error {
	ahead := scanner{data: r.form.data}
	ahead.space()
	named, foreign := false, ""
	err := ahead.members(func(key string, offset int) error {
		at := place{}.child(key, offset)
		switch {
		case key == "format":
			if ahead.peek() != typeText || ahead.text() != formatName {
				return fault.New(CodeNotWaymark, "This JSON is no Waymark project: its “format” is not “%s”.", formatName)
			}
			named = true
			return nil
		case key == "version":
			return r.checkVersion(&ahead, at)
		case foreign == "" && !slices.Contains(rootKeys(), key):
			foreign = key
		}
		ahead.skip()
		return nil
	})
	if err == nil && !named && foreign != "" {
		return fault.New(CodeNotWaymark, "This JSON is no Waymark project: it lacks \"format\": \"%s\" and has the foreign key %s.", formatName, quoteKey(foreign))
	}
	return err
}

func (r *reader) checkVersion(ahead *scanner, at place) error {
	if t := ahead.peek(); t != typeNumber {
		return r.wrong(CodeWrongType, at, "must be the number %d, not %s", formatVersion, t)
	}
	switch v := ahead.number(); {
	case v > formatVersion:
		return fault.New(CodeNewerVersion, "This JSON was written by a newer Waymark (its version is %v, this program reads %d); update Waymark and try again.", v, formatVersion)
	case v != formatVersion:
		return r.wrong(journey.CodeInvalidValue, at, "must be %d", formatVersion)
	}
	return nil
}

// quoteKey shows a key in a sentence.
func quoteKey(key string) string { return fmt.Sprintf("“%s”", journey.Shorten(key, 40)) }
