package merge

import (
	"cmp"
	"maps"
	"slices"
	"time"

	"waymark/domain/edit"
	"waymark/domain/fault"
	"waymark/domain/journey"
)

// CodeCannotMerge says that two copies could not be brought together.
const CodeCannotMerge fault.Code = "cannot-merge"

// Copy is one copy of a project: its state and the history that led to it.
type Copy struct {
	Document *journey.Document
	History  *edit.History
}

// Relation says what two copies have in common.
type Relation string

// The relations. The values are used in reports for scripts.
const (
	Shared   Relation = "shared-history" // they parted from one history
	Returned Relation = "returned-copy"  // theirs was sent without its history and comes back
	Foreign  Relation = "no-shared-history"
)

// Merge is two copies on their way to become one. It belongs to one goroutine.
type Merge struct {
	ours, theirs Copy
	relation     Relation
	initial      *journey.Document
	graph        *graph
	brings       []*edit.Change // what theirs has and ours has not
	news         bool           // theirs has something that ours has not
	behind       bool           // ours has nothing that theirs has not
	names        map[journey.ID]journey.ID
	choices      map[string]int

	fold      *fold // the last that was worked out, nil when choices changed
	merged    *journey.Document
	notes     []Note
	conflicts []*Conflict
	failed    error
}

// New looks at two copies. Theirs is brought into ours; neither is changed.
func New(ours, theirs Copy) (*Merge, error) {
	m := &Merge{ours: ours, theirs: theirs, choices: make(map[string]int)}
	if m.unite() {
		return m, m.work()
	}
	if err := m.adopt(); err != nil {
		return nil, err
	}
	return m, m.work()
}

// unite makes the union of the two histories; false when they share none.
func (m *Merge) unite() bool {
	var err error
	if m.initial, err = m.ours.History.State(m.ours.Document, ""); err != nil {
		return false
	}
	theirs, ok := m.related()
	if !ok {
		return false
	}
	ours := m.ours.History.Changes()
	m.graph = newGraph(len(ours) + len(theirs))
	for _, c := range ours {
		m.graph.add(c).ours = true
	}
	m.behind = true
	for _, c := range theirs {
		n := m.graph.byID[c.ID]
		if n == nil {
			n = m.graph.add(c)
			m.brings = append(m.brings, c)
			m.news = m.news || !idle(c)
		}
		n.theirs = true
	}
	for _, n := range m.graph.nodes {
		if n.ours && !n.theirs && !idle(n.change) {
			m.behind = false
		}
	}
	return m.graph.chart()
}

// related gives their changes as they fit into our history, and says what the
// copies have in common.
func (m *Merge) related() ([]*edit.Change, bool) {
	theirs := m.theirs.History.Changes()
	if m.ours.Document.Project.ID != m.theirs.Document.Project.ID {
		return nil, false
	}
	m.relation = Shared
	for _, c := range theirs {
		if m.ours.History.Change(c.ID) != nil {
			if m.sentCopy() != nil {
				m.relation = Returned
				return m.graft()
			}
			return theirs, true
		}
	}
	begin, err := m.theirs.History.State(m.theirs.Document, "")
	switch {
	case err != nil:
		return nil, false
	case journey.Equal(begin, m.initial):
		return theirs, true
	case m.sentCopy() != nil:
		m.relation = Returned
		return m.graft()
	}
	return nil, false
}

// work resolves the merge with the choices so far.
func (m *Merge) work() error {
	m.conflicts, m.notes, m.failed = nil, nil, nil
	switch {
	case m.relation == Foreign:
		m.byIDs()
	case !m.news:
		m.merged = m.ours.Document
	case m.behind && len(m.choices) == 0 && m.relation == Shared:
		m.merged = m.theirs.Document
	default:
		m.fold = newFold(m.graph, m.initial, m.choices)
		m.merged, m.notes = m.fold.resolve()
		m.list()
	}
	if err := m.merged.Validate(); err != nil {
		m.failed = fault.Wrap(err, CodeCannotMerge, "These two copies cannot be brought together (%s) Nothing was changed.", fault.MessageOf(err))
	}
	return m.failed
}

// list gathers the conflicts that are news: one that both copies had already, or
// in which theirs says nothing new, was settled before.
func (m *Merge) list() {
	// What both copies have was not gone in either.
	m.notes = slices.DeleteFunc(m.notes, func(n Note) bool {
		return (n.Note == BroughtBack || n.Note == InUse) && (m.unseen(n) || m.ours.Document.Record(n.Kind, n.Record) != nil && m.theirs.Document.Record(n.Kind, n.Record) != nil)
	})
	for _, n := range m.fold.gone {
		if rec := m.merged.Record(n.Kind, n.Record); rec != nil {
			n.Title = journey.Title(rec)
			m.notes = append(m.notes, n)
		}
	}
	for _, c := range m.fold.conflicts {
		rec := m.merged.Record(c.Kind, c.Record)
		if rec == nil {
			continue
		}
		onlyOurs := slices.ContainsFunc(c.Values, func(v Candidate) bool { return v.Ours && !v.Theirs })
		onlyTheirs := slices.ContainsFunc(c.Values, func(v Candidate) bool { return v.Theirs && !v.Ours })
		if !onlyOurs || !onlyTheirs {
			continue
		}
		if c.order {
			m.notes = append(m.notes, Note{Note: Ordered, Kind: c.Kind, Record: c.Record, Title: journey.Title(rec), Field: c.Field})
			continue
		}
		m.conflicts = append(m.conflicts, c)
	}
	rank := make(map[key]int)
	for i, k := range sorted(keysOf(m.conflicts)) {
		rank[k] = i
	}
	slices.SortFunc(m.conflicts, func(a, b *Conflict) int {
		if r := rank[key{a.Kind, a.Record}] - rank[key{b.Kind, b.Record}]; r != 0 {
			return r
		}
		if a.ID < b.ID {
			return -1
		}
		return 1
	})
	slices.SortStableFunc(m.notes, func(a, b Note) int {
		return cmp.Or(cmp.Compare(a.Note, b.Note), cmp.Compare(a.Record, b.Record), cmp.Compare(a.Field, b.Field), cmp.Compare(a.Target, b.Target))
	})
	m.notes = slices.Compact(m.notes)
}

// unseen tells of the lone step of a stage, which nobody sees.
func (m *Merge) unseen(n Note) bool {
	s := m.merged.Steps.Get(n.Record)
	return s != nil && s.Name == "" && len(m.merged.StepsOf(s.Stage)) == 1
}

func keysOf(cs []*Conflict) map[key]bool {
	out := make(map[key]bool)
	for _, c := range cs {
		out[key{c.Kind, c.Record}] = true
	}
	return out
}

// Relation says what the copies have in common.
func (m *Merge) Relation() Relation { return m.relation }

// Nothing tells that theirs brings nothing that ours has not.
func (m *Merge) Nothing() bool {
	if m.relation == Foreign {
		return journey.Equal(m.merged, m.ours.Document)
	}
	return !m.news
}

// Level tells that neither copy has anything that the other lacks. Their histories
// may differ in merges all the same, which say nothing by themselves.
func (m *Merge) Level() bool { return m.relation == Shared && !m.news && m.behind }

// Conflicts gives what both copies changed, each in its own way, parents before
// their children. The slice must not be changed.
func (m *Merge) Conflicts() []*Conflict { return m.conflicts }

// Notes gives what the merge did beyond taking over what both sides wrote.
func (m *Merge) Notes() []Note { return m.notes }

// Document gives what the copies become.
func (m *Merge) Document() *journey.Document { return m.merged }

// Choose takes a value for a conflict, by its index. What is not chosen keeps the
// value that is taken by itself.
func (m *Merge) Choose(conflict string, value int) error {
	before, had := m.choices[conflict]
	m.choices[conflict] = value
	err := m.work()
	if err != nil { // another choice of places cannot be had; take it back
		delete(m.choices, conflict)
		if had {
			m.choices[conflict] = before
		}
		_ = m.work()
	}
	return err
}

// TakeOurs takes our values for all conflicts, TakeTheirs theirs.
func (m *Merge) TakeOurs() error { return m.take(func(c Candidate) bool { return c.Ours }) }

// TakeTheirs takes their values for all conflicts.
func (m *Merge) TakeTheirs() error { return m.take(func(c Candidate) bool { return c.Theirs }) }

// TakeShown decides all conflicts as they stand, so that they are not asked for
// again.
func (m *Merge) TakeShown() error { return m.take(func(Candidate) bool { return false }) }

func (m *Merge) take(want func(Candidate) bool) error {
	// A choice may bring something back that has conflicts of its own.
	for more := true; more; {
		more = false
		decided := make(map[string]int, len(m.conflicts))
		for _, c := range m.conflicts {
			i := slices.IndexFunc(c.Values, want)
			if i < 0 {
				i = c.Chosen
			}
			before, had := m.choices[c.ID]
			more = more || !had || before != i
			decided[c.ID] = i
		}
		maps.Copy(m.choices, decided)
		if more {
			if err := m.work(); err != nil {
				return err
			}
		}
	}
	return nil
}

// Result is what makes a merge part of a history: see edit.Editor.Absorb. Change
// is nil when there is nothing to bring in.
type Result struct {
	Document *journey.Document
	Brings   []*edit.Change
	Change   *edit.Change
}

// Result gives the merge as one change that follows our head. Label's verb is
// edit.VerbMerge unless it has one.
func (m *Merge) Result(label edit.Label, opts edit.Options) (*Result, error) {
	if m.failed != nil {
		return nil, m.failed
	}
	if m.Nothing() {
		return &Result{Document: m.ours.Document}, nil
	}
	if opts.Now == nil {
		opts.Now = time.Now
	}
	if opts.NewID == nil {
		opts.NewID = journey.NewID
	}
	if label.Verb == "" {
		label.Verb = edit.VerbMerge
	}
	label.Subject = journey.Shorten(label.Subject, 60)
	c := &edit.Change{
		ID: opts.NewID(), Author: opts.Author, Time: opts.Now().UTC().Truncate(time.Millisecond), Label: label,
		Diff: edit.Compare(m.ours.Document, m.merged), Parents: []journey.ID{m.ours.History.Head()},
	}
	if m.relation == Foreign {
		if c.Parents[0] == "" {
			c.Parents = nil
		}
		return &Result{Document: m.merged, Change: c}, nil
	}
	c.Parents = append(c.Parents, m.theirs.History.Head())
	c.Aside = m.aside()
	return &Result{Document: m.merged, Brings: m.brings, Change: c}, nil
}

// aside gives the choices as writes, also those that chose what would have been
// taken anyway: they are decided now.
func (m *Merge) aside() edit.Diff {
	var out edit.Diff
	for _, c := range m.conflicts {
		if _, chosen := m.choices[c.ID]; !chosen {
			continue
		}
		d := edit.FieldDiff{Name: c.Field, From: c.Values[0].Value, To: c.Values[c.Chosen].Value}
		if n := len(out); n > 0 && out[n-1].Kind == c.Kind && out[n-1].ID == c.Record {
			out[n-1].Fields = append(out[n-1].Fields, d)
			continue
		}
		out = append(out, edit.RecordDiff{Kind: c.Kind, ID: c.Record, Fields: []edit.FieldDiff{d}})
	}
	return out
}
