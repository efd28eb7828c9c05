package cli

import (
	"strings"
	"time"

	"waymark/domain/edit"
	"waymark/domain/fault"
	"waymark/domain/journey"
	"waymark/storage/mapfile"
)

// The codes of what can be wrong with the name of a version.
const (
	CodeNoVersion       fault.Code = "version-not-found"
	CodeSeveralVersions fault.Code = "version-ambiguous"
)

// beginning is the name of the state before all changes.
const beginning = "beginning"

// state finds the state that somebody means: the name or id of a version, a day or
// a time, the id of a change or the beginning of one, or "beginning". It gives the
// change after which it was, and what to call it.
func state(h *edit.History, ref string) (id journey.ID, name string, err error) {
	if strings.EqualFold(ref, beginning) {
		return "", beginning, nil
	}
	for _, same := range []func(edit.Version) bool{
		func(v edit.Version) bool { return string(v.ID) == ref || v.Name == ref },
		func(v edit.Version) bool { return strings.EqualFold(strings.TrimSpace(v.Name), strings.TrimSpace(ref)) },
	} {
		var found []edit.Version
		for _, v := range h.Versions() {
			if same(v) {
				found = append(found, v)
			}
		}
		switch len(found) {
		case 0:
		case 1:
			return found[0].State, found[0].Name, nil
		default:
			ids := make([]string, len(found))
			for i, v := range found {
				ids[i] = string(v.ID)
			}
			return "", "", fault.New(CodeSeveralVersions, "There are %d versions “%s”; say one by its id: %s.", len(found), ref, strings.Join(ids, ", "))
		}
	}
	if c := h.Change(journey.ID(ref)); c != nil {
		return c.ID, timeOf(c), nil
	}
	if until, ok := moment(ref); ok {
		for _, c := range h.Main() {
			if c.Time.Before(until) {
				id = c.ID
			}
		}
		return id, ref, nil
	}
	if len(ref) >= 6 {
		var found []*edit.Change
		for _, c := range h.Changes() {
			if strings.HasPrefix(string(c.ID), ref) {
				found = append(found, c)
			}
		}
		switch len(found) {
		case 0:
		case 1:
			return found[0].ID, timeOf(found[0]), nil
		default:
			return "", "", fault.New(CodeSeveralVersions, "The ids of %d changes begin with “%s”; write more of it.", len(found), ref)
		}
	}
	return "", "", fault.New(CodeNoVersion,
		"There is no version “%s” in this file. Say the name of a version, a day such as 2026-11-21, a time such as \"2026-11-21 15:04\", or the id of a change; “waymark versions” lists them.", ref)
}

func timeOf(c *edit.Change) string { return c.Time.Local().Format("2006-01-02 15:04:05") }

// moment reads a day or a time; what was changed before the moment given is in. A
// day means its end.
func moment(ref string) (time.Time, bool) {
	if t, err := time.ParseInLocation(time.DateOnly, ref, time.Local); err == nil {
		return t.AddDate(0, 0, 1), true
	}
	for layout, unit := range map[string]time.Duration{
		"2006-01-02 15:04": time.Minute, "2006-01-02T15:04": time.Minute, "2006-01-02 15:04:05": time.Second, "2006-01-02T15:04:05": time.Second,
	} {
		if t, err := time.ParseInLocation(layout, ref, time.Local); err == nil {
			return t.Add(unit), true
		}
	}
	if t, err := time.Parse(time.RFC3339Nano, ref); err == nil {
		return t.Add(time.Millisecond), true
	}
	return time.Time{}, false
}

// change does one edit on a file. When somebody else saved it meanwhile, the work
// is done once more on what is there then. Nothing is written where nothing
// changed.
func (p *Program) change(path string, work func(*edit.Editor) (*edit.Change, error)) (*edit.Change, error) {
	for range 5 {
		f, err := open(path)
		if err != nil {
			return nil, err
		}
		editor := edit.New(f.Document, f.History, edit.Options{Author: p.Author(), Now: p.Now})
		c, err := work(editor)
		if err != nil || c == nil {
			return nil, about(path, err)
		}
		now, err := mapfile.DigestOf(path)
		if err != nil {
			return nil, about(path, err)
		}
		if now != f.Digest {
			continue
		}
		if _, err := mapfile.Save(path, editor.Document(), editor.History().Changes(), true); err != nil {
			return nil, about(path, err)
		}
		return c, nil
	}
	return nil, fault.New(CodeBusy, "“%s” is being changed by another program all the time; nothing was done, try again later.", path)
}
