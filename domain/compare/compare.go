package compare

import (
	"cmp"
	"slices"

	"waymark/domain/edit"
	"waymark/domain/journey"
)

// Sort says what happened to a record.
type Sort string

// The sorts. The values are used in results for scripts.
const (
	Added   Sort = "added"
	Removed Sort = "removed"
	Moved   Sort = "moved"   // it stands elsewhere, and nothing else of it changed
	Changed Sort = "changed" // it may have moved, too
)

// Item is one record that differs.
type Item struct {
	Sort   Sort
	Kind   journey.Kind
	ID     journey.ID
	Title  string // by which a person knows it: now, or before it was removed
	Place  Place  // where it stands, or stood
	Moved  bool
	From   Place   // where it stood before it moved
	Fields []Field // that changed, in the order of the form; without its place
}

// Place is where on the maps something stands. What does not apply is empty.
type Place struct {
	Map, Stage, Step, Lane journey.ID
	Persona                journey.ID // of an emotion
}

// Field is a field that changed.
type Field struct {
	Name     string
	From, To journey.Value
}

// Comparison is what differs between two states.
type Comparison struct {
	Before, After *journey.Document
	Items         []Item // project-wide ones first, then map by map, from left to right and top to bottom
}

// Documents compares two states of a project.
func Documents(before, after *journey.Document) *Comparison {
	c := &Comparison{Before: before, After: after}
	o := &order{before: before, after: after}
	for _, d := range edit.Compare(before, after) {
		if item, ok := c.item(&d, o); ok {
			c.Items = append(c.Items, item)
		}
	}
	o.sort(c.Items)
	return c
}

func (c *Comparison) item(d *edit.RecordDiff, o *order) (Item, bool) {
	it := Item{Kind: d.Kind, ID: d.ID}
	switch {
	case d.Added != nil:
		it.Sort, it.Title, it.Place = Added, journey.Title(d.Added), placeOf(c.After, d.Added)
		return it, !c.lone(c.After, d.Added)
	case d.Removed != nil:
		it.Sort, it.Title, it.Place = Removed, journey.Title(d.Removed), placeOf(c.Before, d.Removed)
		return it, !c.lone(c.Before, d.Removed)
	}
	was, is := c.Before.Record(d.Kind, d.ID), c.After.Record(d.Kind, d.ID)
	it.Title, it.Place = journey.Title(is), placeOf(c.After, is)
	for _, f := range d.Fields {
		if f.From.Kind != journey.PlaceValue {
			it.Fields = append(it.Fields, Field{f.Name, f.From, f.To})
			continue
		}
		if !slices.Equal(f.From.IDs, f.To.IDs) || o.rank(c.Before, was) != o.rank(c.After, is) {
			it.Moved, it.From = true, placeOf(c.Before, was)
		}
	}
	switch {
	case len(it.Fields) > 0:
		it.Sort = Changed
	case it.Moved:
		it.Sort = Moved
	default:
		return it, false // another order key, in the same order
	}
	return it, true
}

// lone tells of the single unnamed step of a stage, which comes and goes with the
// stage and is never seen.
func (c *Comparison) lone(doc *journey.Document, r journey.Record) bool {
	s, ok := r.(*journey.Step)
	if !ok || s.Name != "" {
		return false
	}
	other := c.Before
	if doc == c.Before {
		other = c.After
	}
	return !other.Stages.Has(s.Stage)
}

// Whereabouts gives a function that tells where a record of a document stands.
func Whereabouts(doc *journey.Document) func(journey.Record) Place {
	return func(r journey.Record) Place { return placeOf(doc, r) }
}

func placeOf(doc *journey.Document, r journey.Record) Place {
	p := Place{Map: doc.MapOf(r)}
	at := func(step journey.ID) {
		if s := doc.Steps.Get(step); s != nil {
			p.Step, p.Stage = step, s.Stage
		}
	}
	switch r := r.(type) {
	case *journey.Stage:
		p.Stage = r.ID
	case *journey.Step:
		at(r.ID)
	case *journey.Lane:
		p.Lane = r.ID
	case *journey.Card:
		p.Lane = r.Lane
		at(r.Step)
	case *journey.Emotion:
		p.Persona = r.Persona
		at(r.Step)
	case *journey.Action:
		if card := doc.Cards.Get(r.Opportunity); card != nil {
			return placeOf(doc, card)
		}
	case *journey.Comment:
		if on := doc.Find(r.On); on != nil && on.Kind() != journey.CommentKind {
			return placeOf(doc, on)
		}
	}
	return p
}

// Count gives the number of items of a sort.
func (c *Comparison) Count(s Sort) int {
	n := 0
	for i := range c.Items {
		if c.Items[i].Sort == s {
			n++
		}
	}
	return n
}

// Group is what differs on one map; of the whole project where Map is "".
type Group struct {
	Map     journey.ID
	Title   string
	Items   []Item // of no single stage: the map itself, lanes, views
	Stages  []StageGroup
	Gone    bool // the map is not there any more
	Changes int  // items in all
}

// StageGroup is what differs in one stage.
type StageGroup struct {
	Stage journey.ID
	Title string
	Items []Item
}

// Groups gives the items by map and stage, in their order.
func (c *Comparison) Groups() []Group {
	var out []Group
	for i := range c.Items {
		it := c.Items[i]
		if n := len(out); n == 0 || out[n-1].Map != it.Place.Map {
			g := Group{Map: it.Place.Map}
			if m := orElse(c.After.Maps.Get(g.Map), c.Before.Maps.Get(g.Map)); m != nil {
				g.Title, g.Gone = m.Title, !c.After.Maps.Has(g.Map)
			}
			out = append(out, g)
		}
		g := &out[len(out)-1]
		g.Changes++
		if it.Place.Stage == "" {
			g.Items = append(g.Items, it)
			continue
		}
		if n := len(g.Stages); n == 0 || g.Stages[n-1].Stage != it.Place.Stage {
			s := StageGroup{Stage: it.Place.Stage}
			if stage := orElse(c.After.Stages.Get(s.Stage), c.Before.Stages.Get(s.Stage)); stage != nil {
				s.Title = stage.Name
			}
			g.Stages = append(g.Stages, s)
		}
		s := &g.Stages[len(g.Stages)-1]
		s.Items = append(s.Items, it)
	}
	return out
}

func orElse[T any](a, b *T) *T {
	if a != nil {
		return a
	}
	return b
}

// Marks gives what happened to each record, for laying over the board.
func (c *Comparison) Marks() map[journey.ID]*Item {
	out := make(map[journey.ID]*Item, len(c.Items))
	for i := range c.Items {
		out[c.Items[i].ID] = &c.Items[i]
	}
	return out
}

// Feeling is how a persona felt at a step before and after; nil where it was not
// known.
type Feeling struct {
	Step          journey.ID
	Before, After *journey.Emotion
}

// Curve gives the two emotion curves of a persona on a map, at all steps that are
// on it now, from left to right, and after them those that are gone.
func (c *Comparison) Curve(m, persona journey.ID) []Feeling {
	var out []Feeling
	seen := make(map[journey.ID]bool)
	for _, doc := range []*journey.Document{c.After, c.Before} {
		o := doc.Outline(m)
		if o == nil {
			continue
		}
		for _, s := range o.Steps {
			f := Feeling{s.ID, c.Before.EmotionAt(persona, s.ID), c.After.EmotionAt(persona, s.ID)}
			if !seen[s.ID] && (doc == c.After || f.Before != nil) {
				out = append(out, f)
			}
			seen[s.ID] = true
		}
	}
	return out
}

// order puts items where people look for them.
type order struct {
	before, after *journey.Document
	ranks         [2]map[journey.ID]int
}

// rank gives the place of a record among its siblings that are in both documents.
func (o *order) rank(doc *journey.Document, r journey.Record) int {
	at, other := 0, o.after
	if doc == o.after {
		at, other = 1, o.before
	}
	if o.ranks[at] == nil {
		o.ranks[at] = ranks(doc, other)
	}
	return o.ranks[at][r.RecordID()]
}

type sibling struct {
	parents string
	key     string
	id      journey.ID
}

func ranks(doc, other *journey.Document) map[journey.ID]int {
	out := make(map[journey.ID]int)
	for _, kind := range journey.Kinds() {
		place := journey.FieldOf(kind, "place")
		if place == nil {
			continue
		}
		var all []sibling
		for r := range doc.RecordsOf(kind) {
			there := other.Record(kind, r.RecordID())
			if there == nil {
				continue
			}
			v := place.Get(r)
			if !slices.Equal(v.IDs, place.Get(there).IDs) {
				continue
			}
			s := sibling{key: v.Text, id: r.RecordID()}
			for _, p := range v.IDs {
				s.parents += string(p) + "/"
			}
			all = append(all, s)
		}
		slices.SortFunc(all, func(a, b sibling) int {
			return cmp.Or(cmp.Compare(a.parents, b.parents), cmp.Compare(a.key, b.key), cmp.Compare(a.id, b.id))
		})
		for i, n := 0, 0; i < len(all); i++ {
			if n++; i == 0 || all[i].parents != all[i-1].parents {
				n = 0
			}
			out[all[i].id] = n
		}
	}
	return out
}

func (o *order) sort(items []Item) {
	position := make(map[journey.ID]int)
	for i, m := range append(o.before.MapsInOrder(), o.after.MapsInOrder()...) {
		position[m.ID] = i + 1
	}
	for _, doc := range []*journey.Document{o.before, o.after} { // after wins
		for m := range doc.Maps.All() {
			outline := doc.Outline(m)
			for i, s := range outline.Stages {
				position[s.ID] = i + 1
			}
			for i, s := range outline.Steps {
				position[s.ID] = i + 1
			}
			for i, l := range outline.Lanes {
				position[l.ID] = i + 1
			}
		}
	}
	kinds := make(map[journey.Kind]int)
	for i, k := range journey.Kinds() {
		kinds[k] = i
	}
	slices.SortStableFunc(items, func(a, b Item) int {
		p, q := a.Place, b.Place
		return cmp.Or(
			position[p.Map]-position[q.Map], cmp.Compare(p.Map, q.Map),
			position[p.Stage]-position[q.Stage], cmp.Compare(p.Stage, q.Stage),
			position[p.Step]-position[q.Step], position[p.Lane]-position[q.Lane], kinds[a.Kind]-kinds[b.Kind],
			cmp.Compare(p.Lane, q.Lane), cmp.Compare(a.ID, b.ID))
	})
}
