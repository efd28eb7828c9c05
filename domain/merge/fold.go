package merge

import (
	"cmp"
	"slices"

	"waymark/domain/edit"
	"waymark/domain/journey"
)

// fold works out what follows from a graph of changes for one record after the
// other. It knows nothing of the two documents but where a record comes from that
// no change of the graph tells.
type fold struct {
	*graph
	initial *journey.Document // before all changes
	events  map[key][]event
	// derived are records that merges made by themselves: they live only as long
	// as somebody needs them.
	derived map[key]journey.Record
	lives   map[key]*life
	back    map[key]bool // brought back for what they hold
	choices map[string]int

	conflicts map[string]*Conflict
	gone      []Note // references that lost against others because what they named is gone
}

func newFold(g *graph, initial *journey.Document, choices map[string]int) *fold {
	f := &fold{
		graph: g, initial: initial, choices: choices,
		events: make(map[key][]event), derived: make(map[key]journey.Record),
		lives: make(map[key]*life), back: make(map[key]bool), conflicts: make(map[string]*Conflict),
	}
	for _, n := range g.nodes {
		diff := n.change.Writes()
		for i := range diff {
			d := &diff[i]
			k := key{d.Kind, d.ID}
			f.events[k] = append(f.events[k], event{n, d})
		}
		if len(n.change.Parents) > 1 {
			for i := range n.change.Diff {
				if d := &n.change.Diff[i]; d.Added != nil {
					f.derived[key{d.Kind, d.ID}] = d.Added
				}
			}
		}
	}
	return f
}

// life is what the changes say of whether a record is there.
type life struct {
	alive    bool
	removals []*node
	signs    []*node // additions and edits, but not what is too little to count
	unseen   bool    // some sign that no removal has seen
	inUse    bool    // somebody removed it who could not know that it is used
}

// lifeOf tells whether a record is there: it was added, or was there from the
// beginning, and no removal has seen all that was done to it.
func (f *fold) lifeOf(k key) *life {
	if l := f.lives[k]; l != nil {
		return l
	}
	var ws []write
	weak := make(map[*node]bool)
	l := &life{}
	for _, e := range f.events[k] {
		if e.diff.Removed != nil && e.unaware(k) {
			l.inUse = true
			continue
		}
		ws = append(ws, write{node: e.node, end: e.diff.Removed != nil, whole: e.diff.Added != nil})
		if e.weak() {
			weak[e.node] = true
		}
	}
	for _, w := range cancelled(ws) {
		switch {
		case w.end:
			l.removals = append(l.removals, w.node)
		case !weak[w.node]:
			l.signs = append(l.signs, w.node)
		}
	}
	l.unseen = slices.ContainsFunc(l.signs, func(n *node) bool { return !seenBy(n, l.removals) })
	l.alive = l.unseen || len(l.removals) == 0 && f.initial.Record(k.kind, k.id) != nil
	f.lives[k] = l
	return l
}

// cancelled is withoutUndone for whole events: what an undo did to a record is
// taken to be the undo of what the change did to it.
func cancelled(ws []write) []write {
	for i := range ws {
		if !ws[i].end && !ws[i].whole {
			// Updates are told apart by whether their change reverts another.
			ws[i].from, ws[i].to = journey.Value{}, journey.Value{}
		}
	}
	return withoutUndone(ws)
}

func seenBy(n *node, removals []*node) bool {
	return slices.ContainsFunc(removals, func(r *node) bool { return before(n, r) })
}

// needs tells whether a record that lives brings its parent back that does not:
// something happened to it that those who removed the parent had not seen.
func (f *fold) needs(child, parent key) bool {
	if f.back[child] {
		return true
	}
	removals := f.lifeOf(parent).removals
	if len(removals) == 0 {
		return true
	}
	return slices.ContainsFunc(f.lifeOf(child).signs, func(n *node) bool { return !seenBy(n, removals) })
}

// there tells whether a record is in the result, as far as the records
// themselves say.
func (f *fold) there(k key) bool { return f.back[k] || f.lifeOf(k).alive }

// base gives the record with the values that no update tells.
func (f *fold) base(k key) journey.Record {
	if r := f.initial.Record(k.kind, k.id); r != nil {
		return r
	}
	var added, removed journey.Record
	for _, e := range f.events[k] {
		if added == nil {
			added = e.diff.Added
		}
		if removed == nil {
			removed = e.diff.Removed
		}
	}
	switch {
	case added != nil:
		return added
	case f.derived[k] != nil:
		return f.derived[k]
	}
	return removed
}

// record works out all fields of a record, nil when nothing tells what it was.
func (f *fold) record(k key) journey.Record {
	base := f.base(k)
	if base == nil {
		return nil
	}
	events := f.events[k]
	whole := 0
	for i := range events {
		if len(events[i].diff.Fields) == 0 {
			whole++
		}
	}
	// Where the record was added once and never removed, only fields that were
	// updated can differ from what it was then.
	once := whole == 0 || whole == 1 && events[0].diff.Added != nil && f.initial.Record(k.kind, k.id) == nil
	if once && len(events) == whole {
		return base
	}
	fields := journey.FieldsOf(k.kind)
	var out journey.Record
	for i := range fields {
		field := &fields[i]
		if field.Identity || field.Kind == journey.BytesValue {
			continue
		}
		if once && !slices.ContainsFunc(events, func(e event) bool { return e.update(field.Name) != nil }) {
			continue
		}
		now := field.Get(base)
		v := f.value(k, field, now)
		if v.Equal(now) {
			continue
		}
		if out == nil {
			out = base.Clone()
		}
		field.Set(out, v)
	}
	if out == nil {
		return base
	}
	return out
}

// value works out one field; base is what it is where nothing was written.
func (f *fold) value(k key, field *journey.Field, base journey.Value) journey.Value {
	if field.Kind == journey.SetValue {
		return f.set(k, field, base)
	}
	var ws []write
	for _, e := range f.events[k] {
		switch u := e.update(field.Name); {
		case e.diff.Added != nil:
			ws = append(ws, write{node: e.node, to: field.Get(e.diff.Added), whole: true})
		case e.diff.Removed != nil:
			ws = append(ws, write{node: e.node, end: true})
		case u != nil:
			ws = append(ws, write{node: e.node, from: u.From, to: u.To})
		}
	}
	ws = withoutUndone(ws)
	ws = slices.DeleteFunc(ws, func(w write) bool {
		return w.end || len(field.Refs) > 0 && field.Kind == journey.TextValue && !w.whole && f.void(w.node, field.Refs[0].Kind, w.from.Text)
	})
	ws = latest(ws)
	switch len(ws) {
	case 0:
		return base
	case 1:
		return ws[0].to
	}
	return f.decide(k, field, ws)
}

// void tells whether a write dropped a reference only because it removed what
// was named, which then came back by what others did.
func (f *fold) void(n *node, kind journey.Kind, id string) bool {
	target := key{kind, journey.ID(id)}
	if id == "" || kind == "" || !n.removes(target.id) || n.unaware(target) {
		return false
	}
	return f.there(target) && !slices.ContainsFunc(f.events[target], func(e event) bool {
		return e.diff.Added != nil && before(n, e.node)
	})
}

// set works out a set element by element. An element that one side took out and
// another put in stays.
func (f *fold) set(k key, field *journey.Field, base journey.Value) journey.Value {
	var elements []journey.ID
	for _, e := range f.events[k] {
		if u := e.update(field.Name); u != nil {
			elements = append(append(elements, u.From.IDs...), u.To.IDs...)
		}
		if e.diff.Added != nil {
			elements = append(elements, field.Get(e.diff.Added).IDs...)
		}
	}
	out := journey.IDs(base.IDs)
	for _, id := range journey.SetOf(elements...) {
		switch has, said := f.member(k, field, id); {
		case !said:
		case has:
			out = out.With(id)
		default:
			out = out.Without(id)
		}
	}
	if len(out) == 0 {
		out = nil
	}
	return journey.Value{Kind: journey.SetValue, IDs: out}
}

func (f *fold) member(k key, field *journey.Field, id journey.ID) (has, said bool) {
	flag := func(ids []journey.ID) journey.Value {
		return journey.Value{Kind: journey.FlagValue, Flag: journey.IDs(ids).Has(id)}
	}
	var ws []write
	for _, e := range f.events[k] {
		switch u := e.update(field.Name); {
		case e.diff.Added != nil:
			ws = append(ws, write{node: e.node, to: flag(field.Get(e.diff.Added).IDs), whole: true})
		case e.diff.Removed != nil:
			ws = append(ws, write{node: e.node, end: true})
		case u != nil:
			if from, to := flag(u.From.IDs), flag(u.To.IDs); from.Flag != to.Flag {
				ws = append(ws, write{node: e.node, from: from, to: to})
			}
		}
	}
	ws = latest(slices.DeleteFunc(withoutUndone(ws), func(w write) bool {
		return w.end || w.from.Flag && f.void(w.node, field.Refs[0].Kind, string(id))
	}))
	return slices.ContainsFunc(ws, func(w write) bool { return w.to.Flag }), len(ws) > 0
}

// decide settles a field to which several changes wrote that had not seen each
// other.
func (f *fold) decide(k key, field *journey.Field, ws []write) journey.Value {
	slices.SortFunc(ws, func(a, b write) int {
		if a.wins(&b) {
			return -1
		}
		return 1
	})
	var values []Candidate
	for _, w := range ws {
		i := slices.IndexFunc(values, func(c Candidate) bool { return c.Value.Equal(w.to) })
		if i < 0 {
			i = len(values)
			values = append(values, Candidate{Value: w.to, Change: w.change})
		}
		values[i].Ours = values[i].Ours || w.ours
		values[i].Theirs = values[i].Theirs || w.theirs
	}
	values = f.withoutGone(k, field, values)
	if len(values) == 1 {
		return values[0].Value
	}
	c := &Conflict{ID: string(k.kind) + ":" + string(k.id) + ":" + field.Name, Kind: k.kind, Record: k.id, Field: field.Name, Values: values}
	c.order = field.Kind == journey.PlaceValue && !slices.ContainsFunc(values, func(v Candidate) bool {
		return !slices.Equal(v.Value.IDs, values[0].Value.IDs)
	})
	f.conflicts[c.ID] = c
	if i, ok := f.choices[c.ID]; ok && i >= 0 && i < len(values) {
		c.Chosen = i
	}
	return values[c.Chosen].Value
}

// withoutGone leaves out references to what is not there, as long as there is
// something else to choose.
func (f *fold) withoutGone(k key, field *journey.Field, values []Candidate) []Candidate {
	if field.Kind != journey.TextValue || len(field.Refs) == 0 || field.Refs[0].Kind == "" {
		return values
	}
	var kept []Candidate
	for _, v := range values {
		if target := (key{field.Refs[0].Kind, journey.ID(v.Value.Text)}); v.Value.Text == "" || f.there(target) {
			kept = append(kept, v)
		} else {
			f.gone = append(f.gone, Note{Note: RefDropped, Kind: k.kind, Record: k.id, Field: field.Name, Target: target.id})
		}
	}
	if len(kept) == 0 {
		return values[:1]
	}
	return kept
}

// Conflict is a field to which both copies gave a value without knowing of the
// other.
type Conflict struct {
	ID     string // to choose by; the same whoever merges
	Kind   journey.Kind
	Record journey.ID
	Field  string
	Values []Candidate // the one that is taken unless somebody chooses stands first
	Chosen int         // index in Values

	order bool // only the order among the same siblings
}

// Candidate is one value of a conflict.
type Candidate struct {
	Value journey.Value
	// Change is the newest that wrote it: who and when. Nil where that is not
	// known, as in copies without a shared history.
	Change       *edit.Change
	Ours, Theirs bool // which of the copies has it
}

// sorted gives the keys of records, parents' kinds first.
func sorted(keys map[key]bool) []key {
	rank := make(map[journey.Kind]int)
	for i, k := range journey.Kinds() {
		rank[k] = i
	}
	out := make([]key, 0, len(keys))
	for k := range keys {
		out = append(out, k)
	}
	slices.SortFunc(out, func(a, b key) int { return cmp.Or(rank[a.kind]-rank[b.kind], cmp.Compare(a.id, b.id)) })
	return out
}
