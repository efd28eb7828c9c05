package scene_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"waymark/domain/scene"
)

func TestNumbersAreWrittenForReaders(t *testing.T) {
	for v, want := range map[float64]string{0: "0", 3: "3", 1234: "1234", 12345.678: "12,345.68", -0.5: "−0.5", -0.001: "0", 1234567: "1,234,567"} {
		require.Equal(t, want, scene.Number(v))
	}
	for v, want := range map[float64]string{0: "0", 2: "+2", 1.25: "+1.25", 0.001: "0", -1.7: "−1.7"} {
		require.Equal(t, want, scene.Signed(v))
	}
}
