package edit

import (
	"slices"
	"time"

	"waymark/domain/fault"
	"waymark/domain/journey"
)

// MaxVersionName is the longest name of a version, in characters.
const MaxVersionName = 120

// CodeVersionName says that a version cannot have that name.
const CodeVersionName fault.Code = "version-name"

// Version is a state of the project that somebody gave a name. It cannot be lost
// by undo, and copies that are merged have the versions of both.
type Version struct {
	ID     journey.ID // of the change that named it first
	Name   string
	Note   string
	Author string     // who named it first
	Time   time.Time  // when
	State  journey.ID // the change whose state it is, "" for the beginning
}

// Versions gives the named versions, oldest first.
func (h *History) Versions() []Version {
	var out []Version
	latest := make(map[journey.ID]*Change) // what was said of a version last
	for _, c := range h.Changes() {
		switch {
		case c.Label.Verb == VerbNameVersion && !h.names(c.Marks):
			out = append(out, Version{ID: c.ID, Name: c.Label.Subject, Note: c.Note, Author: c.Author, Time: c.Time, State: c.Marks})
		case c.Label.Verb == VerbNameVersion, c.Label.Verb == VerbForgetVersion:
			if before := latest[c.Marks]; before == nil || c.laterThan(before) {
				latest[c.Marks] = c
			}
		}
	}
	out = slices.DeleteFunc(out, func(v Version) bool {
		c := latest[v.ID]
		return c != nil && c.Label.Verb == VerbForgetVersion
	})
	for i := range out {
		if c := latest[out[i].ID]; c != nil {
			out[i].Name, out[i].Note = c.Label.Subject, c.Note
		}
	}
	slices.SortStableFunc(out, func(a, b Version) int { return a.Time.Compare(b.Time) })
	return out
}

func (c *Change) laterThan(o *Change) bool {
	if d := c.Time.Compare(o.Time); d != 0 {
		return d > 0
	}
	return c.ID > o.ID
}

// names tells whether a change gave a version its first name.
func (h *History) names(id journey.ID) bool {
	c := h.Change(id)
	return c != nil && c.Label.Verb == VerbNameVersion
}

// Version gives the named version with that id.
func (h *History) Version(id journey.ID) (Version, bool) {
	all := h.Versions()
	if i := slices.IndexFunc(all, func(v Version) bool { return v.ID == id }); i >= 0 {
		return all[i], true
	}
	return Version{}, false
}

// Day is the state at the end of a day on which somebody worked.
type Day struct {
	Date    string     // YYYY-MM-DD
	State   journey.ID // the last change of the day
	Time    time.Time  // of that change
	Changes int
	Authors []string // in the order in which they appear
}

// Days gives the automatic versions, one for each day with changes, oldest
// first. Days begin at midnight in a place. A merge counts on the day it was made.
func (h *History) Days(place *time.Location) []Day {
	var out []Day
	at := make(map[string]int)
	for _, c := range h.Main() {
		if len(c.Diff) == 0 {
			continue
		}
		date := c.Time.In(place).Format(time.DateOnly)
		i, ok := at[date]
		if !ok {
			i = len(out)
			at[date] = i
			out = append(out, Day{Date: date})
		}
		d := &out[i]
		d.State, d.Time = c.ID, c.Time
		d.Changes++
		if c.Author != "" && !slices.Contains(d.Authors, c.Author) {
			d.Authors = append(d.Authors, c.Author)
		}
	}
	return out
}

// NameVersion gives a state a name: that after a change, "" for the beginning.
func (e *Editor) NameVersion(state journey.ID, name, note string) (*Change, error) {
	for c := e.history.Change(state); c != nil && c.silent(); c = e.history.Change(state) {
		state = c.first()
	}
	if state != "" && e.history.Change(state) == nil {
		return nil, noVersion()
	}
	return e.speak(VerbNameVersion, state, name, note)
}

// RenameVersion gives a version another name and note.
func (e *Editor) RenameVersion(version journey.ID, name, note string) (*Change, error) {
	if _, ok := e.history.Version(version); !ok {
		return nil, noVersion()
	}
	return e.speak(VerbNameVersion, version, name, note)
}

// ForgetVersion takes a version's name away. What was named stays in the history.
func (e *Editor) ForgetVersion(version journey.ID) (*Change, error) {
	v, ok := e.history.Version(version)
	if !ok {
		return nil, noVersion()
	}
	return e.speak(VerbForgetVersion, version, v.Name, "")
}

// speak appends a change that changes nothing.
func (e *Editor) speak(verb Verb, marks journey.ID, name, note string) (*Change, error) {
	if err := e.ready(); err != nil {
		return nil, err
	}
	name = journey.Shorten(name, MaxVersionName)
	f := journey.FieldOf(journey.CardKind, "note")
	if problem := f.Check(journey.Value{Kind: journey.TextValue, Text: note}); problem != "" || name == "" {
		return nil, fault.New(CodeVersionName, "A version needs a name, and its note can hold %d characters.", journey.MaxText)
	}
	c := e.newChange(Label{Verb: verb}, nil, "")
	c.Label.Subject, c.Marks, c.Note = name, marks, note
	e.record(c, e.doc)
	return c, nil
}

// State gives the document as it was after a change, "" for the beginning.
func (e *Editor) State(id journey.ID) (*journey.Document, error) { return e.history.State(e.doc, id) }

// Restore makes the document what it was after a change, "" for the beginning, by
// a new change; nil when it is so already. name is what the state is called.
func (e *Editor) Restore(id journey.ID, name string) (*Change, error) {
	was, err := e.State(id)
	if err != nil {
		return nil, err
	}
	return e.Do(Label{Verb: VerbRestore, Subject: name}, func(tx *Tx) error {
		here := e.doc.Project.CopyID // which copy this is, whatever it becomes
		tx.Become(was)
		return Update(tx, tx.doc.Project.ID, func(p *journey.Project) { p.CopyID = here })
	})
}

func noVersion() error {
	return fault.New(CodeGone, "That version is not in the history of this file.")
}
