// Package num writes numbers for the text formats, short and fast: a map of two
// thousand cards holds a hundred thousand of them.
package num

import (
	"math"
	"strconv"
)

var powers = [...]float64{1, 10, 100, 1000, 10_000, 100_000, 1_000_000}

// limit is far outside any sheet, and small enough for every reader of the
// formats.
const limit = 1e7

// Append adds v with at most the given number of decimals (0 to 6), without
// trailing zeros and never in scientific form. What is no number becomes 0.
func Append(dst []byte, v float64, decimals int) []byte {
	if math.IsNaN(v) {
		v = 0
	}
	v = min(max(v, -limit), limit)
	n := int64(math.Round(v * powers[decimals]))
	if n < 0 {
		dst = append(dst, '-')
		n = -n
	}
	power := int64(powers[decimals])
	dst = strconv.AppendInt(dst, n/power, 10)
	n %= power
	if n == 0 {
		return dst
	}
	dst = append(dst, '.')
	for n > 0 {
		power /= 10
		dst = append(dst, byte('0'+n/power))
		n %= power
	}
	return dst
}

// Decimals gives how many decimals keep the form of a drawing that is size
// units wide: to a two-thousandth of it, and at least two.
func Decimals(size float64) int {
	if !(size > 0) {
		return 2
	}
	return int(min(max(math.Ceil(math.Log10(2000/size)), 2), 6))
}
