package mapfile

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"waymark/domain/fault"
	"waymark/domain/journey"
	"waymark/storage/mapfile/mapfiletest"
)

// ofLater gives a file as a later version with other tables would write it.
func ofLater(t *testing.T, version int, sql string) string {
	t.Helper()
	e := mapfiletest.Project(12, 20, 3)
	data, err := Encode(e.Committed(), e.History().Changes())
	require.NoError(t, err)
	im, err := imageOf(data[:len(data)-trailerSize])
	require.NoError(t, err)
	grown, err := im.growable()
	require.NoError(t, err)
	im.close()
	defer grown.close()
	require.NoError(t, grown.exec(sql))
	require.NoError(t, grown.exec(fmt.Sprintf("PRAGMA user_version = %d", version)))
	pages, err := grown.conn.Serialize("main")
	require.NoError(t, err)
	path := filepath.Join(t.TempDir(), "later.waymark")
	require.NoError(t, os.WriteFile(path, seal(pages), 0o600))
	return path
}

func TestANewerMinorVersionCanBeLookedAt(t *testing.T) {
	path := ofLater(t, Version+1, "ALTER TABLE cards ADD COLUMN mood TEXT NOT NULL DEFAULT ''; CREATE TABLE moods (id TEXT) STRICT")
	_, err := Open(path)
	require.Equal(t, CodeNewer, fault.CodeOf(err))
	f, err := Look(path)
	require.NoError(t, err)
	require.Equal(t, CodeNewer, fault.CodeOf(f.ReadOnly))
	require.Equal(t, Version+1, f.Version)
	e := mapfiletest.Project(12, 20, 3)
	require.True(t, journey.Equal(e.Committed(), f.Document))
	require.Len(t, f.History, 20)
}

func TestWhatCannotBeUnderstoodIsNotShown(t *testing.T) {
	for name, sql := range map[string]string{
		"a column is gone":      "ALTER TABLE cards DROP COLUMN note",
		"a new kind of lane":    "UPDATE lanes SET kind = 'dreams'",
		"something runs itself": "CREATE TRIGGER t AFTER INSERT ON cards BEGIN DELETE FROM cards; END",
		"a view":                "CREATE VIEW v AS SELECT 1",
	} {
		_, err := Look(ofLater(t, Version+1, sql))
		require.Equal(t, CodeNewer, fault.CodeOf(err), name)
	}
	_, err := Look(ofLater(t, 2000, "SELECT 1"))
	require.Equal(t, CodeNewer, fault.CodeOf(err))
	f, err := Look(ofLater(t, Version+1, "UPDATE changes SET diff = '{\"new\": 1}'"))
	require.NoError(t, err)
	require.Empty(t, f.History, "a history that says more is left out")
}

func TestLookingAtAFileOfThisVersion(t *testing.T) {
	f, err := Look(ofLater(t, Version, "SELECT 1"))
	require.NoError(t, err)
	require.NoError(t, f.ReadOnly)
}
