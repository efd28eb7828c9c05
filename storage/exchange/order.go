package exchange

import (
	"sort"
	"strings"

	"waymark/domain/journey"
)

// order gives the records their order keys: their own where the order of the
// JSON is the order they had, new ones for as few as can be.
func (a *application) order() error {
	groups := make(map[string][]*entry) // in the order of the JSON
	for _, e := range a.entries {
		if journey.FieldOf(e.kind, "place") != nil {
			name := group(e.record)
			groups[name] = append(groups[name], e)
		}
	}
	for _, siblings := range groups {
		a.orderGroup(siblings)
	}
	return nil
}

// group names those among which a record has its order: the others of its kind
// with the same parents. Actions stand in one list, whatever they belong to.
func group(r journey.Record) string {
	var name strings.Builder
	name.WriteString(string(r.Kind()))
	if r.Kind() != journey.ActionKind {
		for _, id := range journey.FieldOf(r.Kind(), "place").Get(r).IDs {
			name.WriteByte(' ')
			name.WriteString(string(id))
		}
	}
	return name.String()
}

func (a *application) orderGroup(siblings []*entry) {
	at := journey.FieldOf(siblings[0].kind, "place")
	rows := make([]ordered, len(siblings))
	for i, e := range siblings {
		rows[i].id = e.id
		if e.old != nil && group(e.old) == group(e.record) {
			rows[i].key = at.Get(e.old).Text
		}
	}
	for i, key := range reorder(rows) {
		v := at.Get(siblings[i].record)
		v.Text = key
		at.Set(siblings[i].record, v)
	}
}

// ordered is a record among its siblings in the wanted order, with the key it
// had, or "" for one that is new here.
type ordered struct {
	id  journey.ID
	key string
}

func (o ordered) before(p ordered) bool {
	return o.key < p.key || o.key == p.key && o.id < p.id
}

// reorder gives keys for the wanted order. The longest run of records that are
// in order already keep theirs.
func reorder(rows []ordered) []string {
	keep := longestAscending(rows)
	keys := make([]string, len(rows))
	low, i := "", 0
	for i < len(rows) {
		if keep[i] {
			keys[i], low = rows[i].key, rows[i].key
			i++
			continue
		}
		end := i
		for end < len(rows) && (!keep[end] || rows[end].key == low) {
			end++ // a key equal to the one below leaves no room: it goes, too
		}
		high := ""
		if end < len(rows) {
			high = rows[end].key
		}
		fill(keys[i:end], low, high)
		low, i = keys[end-1], end
	}
	for _, k := range keys {
		if !journey.ValidOrder(k) { // grown too long
			return journey.SpreadOrder(len(rows))
		}
	}
	return keys
}

func fill(keys []string, low, high string) {
	if low == "" && high == "" {
		copy(keys, journey.SpreadOrder(len(keys)))
		return
	}
	copy(keys, journey.OrdersBetween(low, high, len(keys)))
}

// longestAscending marks the longest run, gaps allowed, of rows whose keys
// ascend, ties by id.
func longestAscending(rows []ordered) []bool {
	var tails []int // tails[n]: the row that ends the best run of n+1
	previous := make([]int, len(rows))
	for i, r := range rows {
		if r.key == "" {
			continue
		}
		n := sort.Search(len(tails), func(n int) bool { return !rows[tails[n]].before(r) })
		previous[i] = -1
		if n > 0 {
			previous[i] = tails[n-1]
		}
		if n == len(tails) {
			tails = append(tails, i)
		} else {
			tails[n] = i
		}
	}
	keep := make([]bool, len(rows))
	if len(tails) == 0 {
		return keep
	}
	for i := tails[len(tails)-1]; i >= 0; i = previous[i] {
		keep[i] = true
	}
	return keep
}
