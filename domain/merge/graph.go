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
// it shares with the change before it until something is merged.
type graph struct {
	nodes  []*node // parents before children
	byID   map[journey.ID]*node
	length []int // of each chain
}

type node struct {
	change       *edit.Change
	ours, theirs bool // which histories it is in
	chain, at    int
	seen         []int // of the other chains
	removed      map[journey.ID]bool
}

func newGraph(size int) *graph {
	return &graph{byID: make(map[journey.ID]*node, size)}
}

// add puts a change after its parents.
func (g *graph) add(c *edit.Change) *node {
	n := &node{change: c}
	var first *node
	if len(c.Parents) > 0 {
		first = g.byID[c.Parents[0]]
	}
	if first != nil && g.length[first.chain] == first.at {
		n.chain, n.at, n.seen = first.chain, first.at+1, first.seen
	} else {
		n.chain, n.at = len(g.length), 1
		g.length = append(g.length, 0)
		n.see(first)
	}
	g.length[n.chain] = n.at
	for i, p := range c.Parents {
		if i > 0 {
			n.see(g.byID[p])
		}
	}
	g.nodes = append(g.nodes, n)
	g.byID[c.ID] = n
	return n
}

// see takes note of a parent and all that it has seen.
func (n *node) see(p *node) {
	if p == nil {
		return
	}
	seen := make([]int, max(len(n.seen), len(p.seen), p.chain+1))
	copy(seen, n.seen)
	for i, at := range p.seen {
		seen[i] = max(seen[i], at)
	}
	seen[p.chain] = max(seen[p.chain], p.at)
	n.seen = seen
}

// before tells whether b follows a, so that its author had seen a.
func before(a, b *node) bool {
	if a.chain == b.chain {
		return a.at < b.at
	}
	return a.chain < len(b.seen) && b.seen[a.chain] >= a.at
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
