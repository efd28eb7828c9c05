package merge

import (
	"slices"

	"waymark/domain/edit"
	"waymark/domain/journey"
)

// withheld is what those do not know who have only a copy of which parts were
// left out: which of the things that maps share are used by what they never got.
type withheld struct {
	used map[key]bool
}

// withhold takes note of what was unknown to whoever made a change: what was left
// out of the copy that all of its parents come from.
func (g *graph) withhold(n *node) {
	for i, id := range n.change.Parents {
		p := g.byID[id]
		switch {
		case p == nil:
			n.unknown = nil
			return
		case i == 0:
			n.unknown = p.unknown
		case len(n.unknown) > 0:
			n.unknown = slices.DeleteFunc(slices.Clone(n.unknown), func(w *withheld) bool { return !slices.Contains(p.unknown, w) })
		}
	}
	if idle(n.change) && n.change.Marks != "" {
		n.unknown = append(slices.Clip(n.unknown), usedBy(n.change.Diff))
	}
}

// usedBy gives what the maps share of what the records name that a diff removes.
func usedBy(left edit.Diff) *withheld {
	w := &withheld{used: make(map[key]bool)}
	for i := range left {
		r := left[i].Removed
		if r == nil {
			continue
		}
		fields := journey.FieldsOf(r.Kind())
		for j := range fields {
			f := &fields[j]
			if len(f.Refs) == 0 {
				continue
			}
			switch kind := f.Refs[0].Kind; kind {
			case journey.PersonaRecord, journey.ChannelKind, journey.TouchpointKind, journey.SourceRecord:
				v := f.Get(r)
				w.used[key{kind, journey.ID(v.Text)}] = true
				for _, id := range v.IDs {
					w.used[key{kind, id}] = true
				}
			}
		}
	}
	return w
}

// unaware tells whether whoever made a change could not know that a record is
// used. That they removed it then says only that they do not need it.
func (n *node) unaware(of key) bool {
	return slices.ContainsFunc(n.unknown, func(w *withheld) bool { return w.used[of] })
}
