package start_test

import (
	"path/filepath"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"waymark/gui/start"
	"waymark/resources/i18n"
)

func TestNamesOfFiles(t *testing.T) {
	home := t.TempDir()
	t.Setenv("HOME", home)
	require.Equal(t, "客户 旅程 #1?", start.Name("/maps/客户 旅程 #1?.waymark"))
	require.Equal(t, "~", start.Folder(filepath.Join(home, "a.waymark")))
	require.Equal(t, "~/maps", start.Folder(filepath.Join(home, "maps", "a.waymark")))
	require.Equal(t, "/srv/maps", start.Folder("/srv/maps/a.waymark"))
	require.Equal(t, filepath.Dir(home), start.Folder(filepath.Join(filepath.Dir(home), "a.waymark")), "beside the user's folder")
}

func TestTimesAsPeopleTellThem(t *testing.T) {
	texts := i18n.For("zh-Hans")
	now := time.Date(2026, 3, 1, 0, 30, 0, 0, time.Local)
	for want, at := range map[string]time.Time{
		"00:10":      now.Add(-20 * time.Minute),
		"昨天":         now.Add(-40 * time.Minute),
		"2026-02-27": now.AddDate(0, 0, -2),
		"2025-12-31": time.Date(2025, 12, 31, 23, 59, 0, 0, time.Local),
		"":           {},
	} {
		require.Equal(t, want, start.When(texts, at, now))
	}
}
