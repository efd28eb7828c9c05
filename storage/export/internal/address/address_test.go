package address_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"waymark/storage/export/internal/address"
)

func TestOnlyPagesAndMailAreSafe(t *testing.T) {
	for _, link := range []string{"https://example.com/价格", "HTTP://example.com", "mailto:ana@example.com"} {
		require.True(t, address.Safe(link), link)
	}
	for _, link := range []string{"", "example.com", "javascript:alert(1)", "JavaScript:alert(1)", "file:///etc/passwd", "data:text/html,x", " https://example.com", "vbscript:x"} {
		require.False(t, address.Safe(link), link)
	}
}
