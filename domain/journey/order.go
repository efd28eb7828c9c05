package journey

import "strings"

// Order keys are fractional indices: texts of base-62 digits that sort bytewise
// and never end in the lowest digit, so that between any two different keys
// there is room for another. Two copies of a file may make the same key for two
// records; ties are broken by id.

const orderDigits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"

// MaxOrderLength bounds the order keys accepted from outside, in bytes.
const MaxOrderLength = 512

// ValidOrder tells whether s is an order key.
func ValidOrder(s string) bool {
	if s == "" || len(s) > MaxOrderLength || s[len(s)-1] == orderDigits[0] {
		return false
	}
	for _, c := range []byte(s) {
		if strings.IndexByte(orderDigits, c) < 0 {
			return false
		}
	}
	return true
}

// OrderBetween gives a key that sorts after a and before b. An empty a means
// before everything, an empty b after everything. a must sort before b.
func OrderBetween(a, b string) string {
	switch {
	case b == "" && a == "":
		return "V"
	case b == "":
		return orderAfter(a)
	}
	// The common prefix stays; the first digits that differ decide.
	i := 0
	for i < len(b) && digitAt(a, i) == strings.IndexByte(orderDigits, b[i]) {
		i++
	}
	low, high := digitAt(a, i), strings.IndexByte(orderDigits, b[i])
	if high-low > 1 {
		return b[:i] + string(orderDigits[(low+high)/2])
	}
	if i+1 < len(b) {
		return b[:i+1]
	}
	rest := ""
	if i < len(a) {
		rest = a[i+1:]
	}
	return b[:i] + string(orderDigits[low]) + orderAfter(rest)
}

// orderAfter gives a short key after a, growing by one digit only once in
// sixty: appending card after card is the commonest edit.
func orderAfter(a string) string {
	last := len(orderDigits) - 1
	for i := range len(a) {
		if d := strings.IndexByte(orderDigits, a[i]); d < last {
			return a[:i] + string(orderDigits[d+1])
		}
	}
	if a == "" {
		return "V"
	}
	return a + "1"
}

func digitAt(s string, i int) int {
	if i >= len(s) {
		return 0
	}
	return strings.IndexByte(orderDigits, s[i])
}

// SpreadOrder gives n keys in ascending order, of equal length and evenly
// spaced, for records made together.
func SpreadOrder(n int) []string {
	width, space := 1, len(orderDigits)
	for space <= 2*n {
		width++
		space *= len(orderDigits)
	}
	keys := make([]string, n)
	buf := make([]byte, width)
	for i := range n {
		v := (i + 1) * (space / (n + 1))
		if v%len(orderDigits) == 0 {
			v++
		}
		for k := width - 1; k >= 0; k-- {
			buf[k] = orderDigits[v%len(orderDigits)]
			v /= len(orderDigits)
		}
		keys[i] = string(buf)
	}
	return keys
}

// OrdersBetween gives n ascending keys that sort after a and before b, with the
// same meaning of a and b as in OrderBetween.
func OrdersBetween(a, b string, n int) []string {
	keys := make([]string, n)
	fillOrders(keys, a, b)
	return keys
}

// fillOrders halves the gap again and again, so that keys stay short; at the
// open end it appends.
func fillOrders(keys []string, a, b string) {
	if len(keys) == 0 {
		return
	}
	if b == "" {
		for i := range keys {
			a = OrderBetween(a, "")
			keys[i] = a
		}
		return
	}
	mid := len(keys) / 2
	keys[mid] = OrderBetween(a, b)
	fillOrders(keys[:mid], a, keys[mid])
	fillOrders(keys[mid+1:], keys[mid], b)
}
