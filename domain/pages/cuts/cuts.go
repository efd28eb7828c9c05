// Package cuts finds where a drawing can be cut without hurting it: through the
// gutters between cards, and never through a line of text where that can be
// helped.
//
// What lives here: what a cut would go through, and the cheapest places. What
// does not: the pieces themselves (domain/pages/poster, domain/pages/stages).
package cuts

import (
	"math"
	"slices"

	"waymark/domain/journey"
	"waymark/domain/pages"
	"waymark/domain/pages/pen"
	"waymark/domain/scene"
	"waymark/domain/vector"
)

// Thing is what cuts should spare: a line of text must stand whole on some
// piece, a card should. Points of the page.
type Thing struct {
	Box  vector.Rect
	Card bool
}

// Find collects the things on a page.
func Find(p *pages.Page) []Thing {
	var all []Thing
	for i := range p.Parts {
		all = append(all, FindIn(&p.Parts[i])...)
	}
	return all
}

// FindIn collects the things of one part of a page.
func FindIn(part *pages.Part) []Thing {
	var all []Thing
	if part.Layer == nil {
		return nil
	}
	s := part.Size()
	add := func(b vector.Rect, card bool) {
		all = append(all, Thing{vector.Rect{X: part.X + b.X*s, Y: part.Y + b.Y*s, W: b.W * s, H: b.H * s}, card})
	}
	for g := range part.Layer.Groups {
		group := &part.Layer.Groups[g]
		if group.Ref.Kind == journey.CardKind {
			add(group.Bounds, true)
		}
		lines(group.Items, func(b vector.Rect) { add(b, false) })
	}
	return all
}

// Axis is what cuts across one direction may meet.
type Axis []extent

type extent struct {
	from, to float64
	card     bool
}

// Down gives the things as cuts from left to right meet them.
func Down(all []Thing) Axis {
	out := make(Axis, len(all))
	for i, t := range all {
		out[i] = extent{t.Box.Y, t.Box.Bottom(), t.Card}
	}
	return out
}

// Across gives the things of one row, from top to bottom, as cuts from top to
// bottom meet them: the texts that stand whole in it but not in the row before,
// which ended at before, and the cards that reach into it.
func Across(all []Thing, top, bottom, before float64) Axis {
	var out Axis
	for _, t := range all {
		whole := t.Box.Y >= top && t.Box.Bottom() <= bottom && t.Box.Bottom() > before
		if whole || t.Card && t.Box.Y < bottom && t.Box.Bottom() > top {
			out = append(out, extent{t.Box.X, t.Box.Right(), t.Card})
		}
	}
	return out
}

// lines gives the boxes of the lines of text among items.
func lines(items []scene.Item, yield func(vector.Rect)) {
	const above, below = 0.95, 0.3 // of the size: accents and tails
	left, right := math.Inf(1), math.Inf(-1)
	var last scene.Text
	end := func() {
		if right > left {
			yield(vector.Rect{X: left, Y: last.Baseline - above*last.Size, W: right - left, H: (above + below) * last.Size})
		}
		left, right = math.Inf(1), math.Inf(-1)
	}
	for _, item := range items {
		t, ok := item.(scene.Text)
		if !ok {
			continue
		}
		if right > left && (t.Baseline != last.Baseline || t.Size != last.Size) {
			end()
		}
		last = t
		left, right = min(left, pen.InkLeft(&t)), max(right, t.X+t.Width)
		if t.EndsLine {
			end()
		}
	}
	end()
}

// The weights of what a cut goes through.
const (
	textWeight = 1 << 20
	cardWeight = 1 << 8
	nearWeight = 1 // beside a card: the middle of a gutter is best
	nearCard   = 5.0
)

// costs gives for each whole point from 0 to length what a cut there goes
// through. The tile before a cut shows overlap points beyond it.
func (a Axis) costs(length int, overlap float64) []int {
	sum := make([]int, length+2)
	add := func(from, to float64, weight int) { // open interval
		first, last := max(int(math.Floor(from))+1, 0), min(int(math.Ceil(to))-1, length)
		if first <= last {
			sum[first] += weight
			sum[last+1] -= weight
		}
	}
	for _, t := range a {
		if t.card {
			add(t.from, t.to, cardWeight)
			add(t.from-nearCard, t.to+nearCard, nearWeight)
		} else {
			add(t.from, t.to-overlap, textWeight)
		}
	}
	for i := 1; i < len(sum); i++ {
		sum[i] += sum[i-1]
	}
	return sum[:length+1]
}

// Divide divides a length into as few pieces of at most step points (the last
// may be step + overlap) as it can, and puts the cuts where they cost least. It
// gives the cuts with 0 at the front, and how many lines of text are torn. Up to
// three more pieces are taken where that keeps every text whole, or most.
func Divide(a Axis, length, step, overlap float64) (cuts []float64, torn int) {
	whole := int(math.Ceil(length))
	costs := a.costs(whole, overlap)
	n := Pieces(length, step, overlap)
	least := math.MaxInt
	for more := range 4 {
		at, cost := place(costs, n+more, whole, int(step), int(overlap))
		if at == nil {
			continue
		}
		if worth := cost/textWeight + more*TornForPiece; cost < textWeight || worth < least {
			least, cuts, torn = worth, at, cost/textWeight
		}
		if torn == 0 {
			break
		}
	}
	if cuts == nil { // pieces of whole points that do not go up: anywhere
		for i := range n {
			cuts = append(cuts, float64(i)*step)
		}
	}
	return cuts, torn
}

// TornForPiece is how many torn lines a further piece is worth where no number
// of pieces keeps all whole.
const TornForPiece = 1

// Pieces gives how many pieces a length needs at least.
func Pieces(length, step, overlap float64) int {
	return max(1, int(math.Ceil((length-overlap)/step-1e-9)))
}

// Best gives the cheapest cut from low to high, the last of several, and whether
// it spares all texts.
func Best(a Axis, low, high float64) (at float64, whole bool) {
	if !(high > 0) {
		return 0, false
	}
	costs := a.costs(int(math.Ceil(high))+1, 0)
	best := math.MaxInt
	for x := int(high); x >= max(int(math.Ceil(low)), 0); x-- {
		if costs[x] < best {
			best, at = costs[x], float64(x)
		}
	}
	return at, best < textWeight
}

// place finds the cheapest n−1 cuts: layer i holds for each x the least cost of i
// cuts, the last of them at x. The cut before is the cheapest within a step,
// which a queue of candidates keeps at hand.
func place(costs []int, n, length, step, overlap int) ([]float64, int) {
	if n == 1 {
		return []float64{0}, 0
	}
	tail := step + overlap // the last piece needs no glue edge of its own
	// Cut i lies where both what is before and what is behind find room.
	low := func(i int) int { return max(length-tail-(n-1-i)*step, i) }
	high := func(i int) int { return min(i*step, length-(n-i)) }
	type state struct{ cost, from int }
	layers := make([][]state, n)
	for i := 1; i < n; i++ {
		lo, hi := low(i), high(i)
		if lo > hi {
			return nil, math.MaxInt
		}
		layers[i] = make([]state, hi-lo+1)
		before, next := 0, 0
		if i > 1 {
			before, next = low(i-1), low(i-1)
		}
		var queue []int // places of the cut before, from cheap to dear
		for x := lo; x <= hi; x++ {
			if i == 1 {
				layers[i][x-lo] = state{costs[x], 0}
				continue
			}
			for ; next <= min(x-1, high(i-1)); next++ {
				c := layers[i-1][next-before].cost
				for len(queue) > 0 && layers[i-1][queue[len(queue)-1]-before].cost >= c {
					queue = queue[:len(queue)-1]
				}
				if c != math.MaxInt {
					queue = append(queue, next)
				}
			}
			for len(queue) > 0 && queue[0] < x-step {
				queue = queue[1:]
			}
			layers[i][x-lo] = state{math.MaxInt, -1}
			if len(queue) > 0 {
				layers[i][x-lo] = state{layers[i-1][queue[0]-before].cost + costs[x], queue[0]}
			}
		}
	}
	best, at := math.MaxInt, -1
	for x := high(n - 1); x >= low(n-1); x-- {
		if c := layers[n-1][x-low(n-1)].cost; c < best {
			best, at = c, x
		}
	}
	if at < 0 {
		return nil, math.MaxInt
	}
	var cuts []float64
	for i := n - 1; i >= 1; i-- {
		cuts = append(cuts, float64(at))
		at = layers[i][at-low(i)].from
	}
	cuts = append(cuts, 0)
	slices.Reverse(cuts)
	return cuts, best
}
