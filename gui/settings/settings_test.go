package settings_test

import (
	"os"
	"path/filepath"
	"strconv"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"waymark/gui/settings"
	"waymark/gui/theme"
)

func TestSettingsComeBack(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "not", "yet", "there")
	s := settings.Load(dir)
	require.Equal(t, theme.System, s.Mode())
	s.Language, s.Theme, s.Width, s.HideInspector = "zh-Hant", theme.Dark, 1200, true
	s.Remember("/maps/客户 #1?.waymark", time.Date(2026, 11, 21, 10, 0, 0, 5, time.UTC))
	require.NoError(t, s.Save())
	again := settings.Load(dir)
	require.Equal(t, s.Values, again.Values)
}

func TestTheLatestFileStandsFirstAndOnce(t *testing.T) {
	var v settings.Values
	for i := range 30 {
		v.Remember(strconv.Itoa(i), time.Time{})
	}
	v.Remember("15", time.Time{})
	require.Len(t, v.Recent, settings.MostRecent)
	require.Equal(t, "15", v.Recent[0].Path)
	require.Equal(t, "29", v.Recent[1].Path)
	v.Forget("15")
	require.Len(t, v.Recent, settings.MostRecent-1)
}

func TestASpoiltFileIsAsGoodAsNone(t *testing.T) {
	for _, text := range []string{"", "{", `{"theme": 7}`, "\x00\xff", `{"theme":"purple","language":"tlh"}`} {
		dir := t.TempDir()
		require.NoError(t, os.WriteFile(filepath.Join(dir, "settings.json"), []byte(text), 0o600))
		s := settings.Load(dir)
		require.Equal(t, theme.System, s.Mode(), text)
	}
}
