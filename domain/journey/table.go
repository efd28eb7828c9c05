package journey

import (
	"cmp"
	"iter"
	"maps"
	"slices"
)

// Table holds the records of one kind by id. The zero Table is empty. Readers
// must not change the records.
type Table[T any] struct {
	rows map[ID]*T
	// owned is set while this table alone uses rows, so that it may be written.
	owned bool
}

// Get gives the record with that id, or nil.
func (t *Table[T]) Get(id ID) *T { return t.rows[id] }

// Has tells whether there is a record with that id.
func (t *Table[T]) Has(id ID) bool { return t.rows[id] != nil }

// Len gives the number of records.
func (t *Table[T]) Len() int { return len(t.rows) }

// All gives the records in no particular order.
func (t *Table[T]) All() iter.Seq2[ID, *T] { return maps.All(t.rows) }

// IDs gives all ids, sorted.
func (t *Table[T]) IDs() []ID { return slices.Sorted(maps.Keys(t.rows)) }

func (t *Table[T]) put(id ID, r *T) {
	t.own()
	t.rows[id] = r
}

func (t *Table[T]) remove(id ID) {
	if !t.Has(id) {
		return
	}
	t.own()
	delete(t.rows, id)
}

func (t *Table[T]) own() {
	if t.owned {
		return
	}
	t.owned = true
	if t.rows == nil {
		t.rows = make(map[ID]*T)
		return
	}
	t.rows = maps.Clone(t.rows)
}

// sorted gives the records that keep accepts in order of their keys, ties by id.
func (t *Table[T]) sorted(keep func(*T) bool, key func(*T) (string, ID)) []*T {
	var out []*T
	for _, r := range t.rows {
		if keep == nil || keep(r) {
			out = append(out, r)
		}
	}
	sortByKey(out, key)
	return out
}

func sortByKey[T any](rows []*T, key func(*T) (string, ID)) {
	slices.SortFunc(rows, func(a, b *T) int {
		ka, ia := key(a)
		kb, ib := key(b)
		if c := cmp.Compare(ka, kb); c != 0 {
			return c
		}
		return cmp.Compare(ia, ib)
	})
}
