package num_test

import (
	"math"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"waymark/storage/export/internal/num"
)

func TestAppend(t *testing.T) {
	for want, v := range map[string]float64{
		"0": 0, "12": 12, "0.5": 0.5, "-0.5": -0.5, "0.05": 0.05, "-3.07": -3.07, "100": 99.999,
		"10000000": math.Inf(1), "-10000000": -1e300, "1.1": 1.1,
	} {
		require.Equal(t, want, string(num.Append(nil, v, 2)))
	}
	require.Equal(t, "0", string(num.Append(nil, math.NaN(), 2)))
	require.Equal(t, "0", string(num.Append(nil, -0.001, 2)), "no minus before a zero")
	require.Equal(t, "x1", string(num.Append([]byte("x"), 0.9, 0)))
}

func TestAppendGivesTheNearestNumber(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		v := rapid.Float64Range(-1e6, 1e6).Draw(t, "v")
		decimals := rapid.IntRange(0, 6).Draw(t, "decimals")
		s := string(num.Append(nil, v, decimals))
		back, err := strconv.ParseFloat(s, 64)
		require.NoError(t, err)
		require.InDelta(t, v, back, 0.5000001*math.Pow10(-decimals))
		if strings.Contains(s, ".") {
			require.NotRegexp(t, `[0.]$`, s)
		}
	})
}

func TestDecimals(t *testing.T) {
	require.Equal(t, 2, num.Decimals(64))
	require.Equal(t, 2, num.Decimals(24))
	require.Equal(t, 4, num.Decimals(1))
	require.Equal(t, 2, num.Decimals(0))
	require.Equal(t, 6, num.Decimals(1e-9))
}
