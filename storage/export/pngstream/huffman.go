package pngstream

import (
	"math/bits"
	"slices"
)

// code is the code of a symbol, its first bit lowest. Symbols that do not occur
// have the length 0.
type code struct {
	bits   uint16
	length uint8
}

// makeCode gives a prefix code for symbols that occur that often, with codes of
// at most limit bits. The lengths are Huffman's; where they exceed the limit
// they are shortened at the cost of others, which takes a few bits more than the
// best code.
func makeCode(counts []uint32, limit int) []code {
	type leaf struct{ symbol, count uint32 }
	var leaves []leaf
	for s, n := range counts {
		if n > 0 {
			leaves = append(leaves, leaf{uint32(s), n})
		}
	}
	codes := make([]code, len(counts))
	if len(leaves) < 2 { // a code has two symbols at least, used or not
		other := 0
		if len(leaves) == 1 && leaves[0].symbol == 0 {
			other = 1
		}
		codes[other].length = 1
		if len(leaves) == 1 {
			codes[leaves[0].symbol].length = 1
		} else {
			codes[1].length = 1
		}
		return number(codes)
	}
	slices.SortFunc(leaves, func(a, b leaf) int {
		if a.count != b.count {
			return int(int64(a.count) - int64(b.count))
		}
		return int(a.symbol) - int(b.symbol)
	})
	weights := make([]uint64, len(leaves))
	for i, l := range leaves {
		weights[i] = uint64(l.count)
	}
	perLength := limitLengths(treeDepths(weights), limit)

	i := 0 // the rarest symbols take the longest codes

	for length := limit; length > 0; length-- {
		for range perLength[length] {
			codes[leaves[i].symbol].length = uint8(length)
			i++
		}
	}
	return number(codes)
}

// number gives codes their bits: those of one length count up in the order of
// the symbols (RFC 1951, section 3.2.2).
func number(codes []code) []code {
	var perLength, next [maxCode + 1]uint16
	for _, c := range codes {
		perLength[c.length]++
	}
	value := uint16(0)
	for length := 1; length <= maxCode; length++ {
		next[length] = value
		value = (value + perLength[length]) << 1
	}
	for s := range codes {
		if n := codes[s].length; n > 0 {
			codes[s].bits = bits.Reverse16(next[n]) >> (16 - n)
			next[n]++
		}
	}
	return codes
}

// treeDepths gives the depth of each leaf in the tree of Huffman's algorithm;
// the weights are sorted, the smallest first.
func treeDepths(weights []uint64) []int {
	n := len(weights)
	inner := make([]uint64, 0, n-1)
	parents := make([]int, 2*n-1) // leaves first, then inner nodes as they are made
	leaf, node := 0, 0
	pick := func() (uint64, int) {
		if leaf < n && (node >= len(inner) || weights[leaf] <= inner[node]) {
			leaf++
			return weights[leaf-1], leaf - 1
		}
		node++
		return inner[node-1], n + node - 1
	}
	for len(inner) < n-1 {
		a, i := pick()
		b, j := pick()
		parents[i], parents[j] = n+len(inner), n+len(inner)
		inner = append(inner, a+b)
	}
	depths := make([]int, 2*n-1)
	for i := 2*n - 3; i >= 0; i-- { // from the root down
		depths[i] = depths[parents[i]] + 1
	}
	return depths[:n]
}

// limitLengths counts the codes of each length, with none longer than limit.
func limitLengths(depths []int, limit int) []int {
	counts := make([]int, limit+1)
	room := 0 // taken, in codes of the longest length; all codes may take 2^limit
	for _, d := range depths {
		d = min(d, limit)
		counts[d]++
		room += 1 << (limit - d)
	}
	for ; room > 1<<limit; room-- {
		// One of the longest codes becomes the brother of a shorter one, which
		// grows by a bit.
		d := limit - 1
		for counts[d] == 0 {
			d--
		}
		counts[limit]--
		counts[d]--
		counts[d+1] += 2
	}
	return counts
}
