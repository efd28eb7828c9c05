package merge

import (
	"waymark/domain/edit"
	"waymark/domain/journey"
)

// graph is the union of two histories, made to answer one question fast: had the
// author of this change seen that one?
//
// The changes are laid into chains, each change following the one before it in
// its chain. What a change has seen of the other chains is a count for each, which
// it shares with the change before it until something is merged. Where all that
// came before is behind one change, and all that comes after follows it, counting
// begins anew: copies that were merged a thousand times cost no more than once.
type graph struct {
	nodes  []*node // parents before children
	byID   map[journey.ID]*node
	length []int32 // of each chain of the present epoch
	epoch  int
	counts int // kept in all
}

type node struct {
	change       *edit.Change
	ours, theirs bool // which histories it is in
	place        int  // in the graph
	epoch        int
	chain, at    int32
	seen         []int32 // of the other chains
	removed      map[journey.ID]bool
	unknown      []*withheld // to whoever made the change
}

// maxCounts bounds the memory that a history made to be entangled can take.
const maxCounts = 50_000_000

func newGraph(size int) *graph {
	return &graph{byID: make(map[journey.ID]*node, size)}
}

// add takes a change in, after its parents.
func (g *graph) add(c *edit.Change) *node {
	n := &node{change: c, place: len(g.nodes)}
	g.nodes = append(g.nodes, n)
	g.byID[c.ID] = n
	g.withhold(n)
	return n
}

// chart works out who has seen what; false when that takes too much.
func (g *graph) chart() bool {
	neck := g.necks()
	for i, n := range g.nodes {
		if neck[i] {
			g.epoch++
			g.length = g.length[:0]
		}
		g.lay(n)
		if g.counts > maxCounts {
			return false
		}
	}
	return true
}

// necks tells for each change whether everything before leads to it and everything
// after follows it: nothing passes it by.
func (g *graph) necks() []bool {
	last := len(g.nodes)
	passes := make([]int, last+1) // how many more pass by from here on
	child := make([]bool, last)
	span := func(from, to int) {
		if to > from+1 {
			passes[from+1]++
			passes[to]--
		}
	}
	for i, n := range g.nodes {
		if len(n.change.Parents) == 0 {
			span(-1, i)
		}
		for _, id := range n.change.Parents {
			p := g.byID[id]
			if p == nil {
				span(-1, i)
				continue
			}
			child[p.place] = true
			span(p.place, i)
		}
	}
	for i := range last {
		if !child[i] {
			span(i, last)
		}
	}
	out := make([]bool, last)
	now := 0
	for i := range last {
		now += passes[i]
		out[i] = now == 0
	}
	return out
}

// lay puts a change into a chain.
func (g *graph) lay(n *node) {
	n.epoch = g.epoch
	first := g.parent(n, 0)
	if first != nil && g.length[first.chain] == first.at {
		n.chain, n.at, n.seen = first.chain, first.at+1, first.seen
	} else {
		n.chain, n.at = int32(len(g.length)), 1
		g.length = append(g.length, 0)
		g.see(n, first)
	}
	g.length[n.chain] = n.at
	for i := 1; i < len(n.change.Parents); i++ {
		g.see(n, g.parent(n, i))
	}
}

// parent gives a parent of the same epoch, or nil.
func (g *graph) parent(n *node, i int) *node {
	if i >= len(n.change.Parents) {
		return nil
	}
	if p := g.byID[n.change.Parents[i]]; p != nil && p.epoch == n.epoch && p.place < n.place {
		return p
	}
	return nil
}

// see takes note of a parent and all that it has seen.
func (g *graph) see(n, p *node) {
	if p == nil {
		return
	}
	seen := make([]int32, max(len(n.seen), len(p.seen), int(p.chain)+1))
	g.counts += len(seen)
	copy(seen, n.seen)
	for i, at := range p.seen {
		seen[i] = max(seen[i], at)
	}
	seen[p.chain] = max(seen[p.chain], p.at)
	n.seen = seen
}

// before tells whether b follows a, so that its author had seen a.
func before(a, b *node) bool {
	switch {
	case a.epoch != b.epoch:
		return a.epoch < b.epoch
	case a.chain == b.chain:
		return a.at < b.at
	}
	return int(a.chain) < len(b.seen) && b.seen[a.chain] >= a.at
}

// idle tells whether a change brings nothing of its own.
func idle(c *edit.Change) bool {
	return len(c.Parents) > 1 && len(c.Aside) == 0 || c.Label.Verb == edit.VerbSendCopy && c.Marks != ""
}

// removes tells whether the change removed the record with that id.
func (n *node) removes(id journey.ID) bool {
	if n.removed == nil {
		n.removed = make(map[journey.ID]bool)
		for i := range n.change.Diff {
			if d := &n.change.Diff[i]; d.Removed != nil {
				n.removed[d.ID] = true
			}
		}
	}
	return n.removed[id]
}
