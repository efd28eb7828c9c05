package hantest_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"waymark/resources/internal/hantest"
)

func TestSlips(t *testing.T) {
	require.Empty(t, hantest.Slips("zh-Hans", "客户旅程地图：渠道与接触点，后台支持"))
	require.Empty(t, hantest.Slips("zh-Hant", "客戶旅程地圖：管道與接觸點，後台支援"))
	require.Equal(t, []string{"觸"}, hantest.Slips("zh-Hans", "接觸点"))
	require.Equal(t, []string{"图"}, hantest.Slips("zh-Hant", "地图"))
	require.Equal(t, []string{"渠道"}, hantest.Slips("zh-Hant", "渠道與管道"))
	require.Empty(t, hantest.Slips("en", "接觸点"))
}
