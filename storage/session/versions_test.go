package session_test

import (
	"database/sql"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	_ "github.com/mattn/go-sqlite3" // the database, as another program uses it
	"github.com/stretchr/testify/require"

	"waymark/domain/edit"
	"waymark/domain/fault"
	"waymark/storage/mapfile"
	"waymark/storage/session"
)

func TestAnOlderFileIsKeptWhenItIsRewritten(t *testing.T) {
	b := newBench(t)
	old, err := os.ReadFile(filepath.Join("..", "mapfile", "testdata", "format-1.0.waymark"))
	require.NoError(t, err)
	require.NoError(t, os.WriteFile(b.path, old, 0o600))
	s := b.open()
	require.NoError(t, s.Close())
	now, err := os.ReadFile(b.path)
	require.NoError(t, err)
	require.Equal(t, old, now, "looking at it writes nothing")

	s = b.open()
	b.edit(s, 1)
	require.NoError(t, s.Save())
	b.edit(s, 1)
	require.NoError(t, s.Close())
	require.Equal(t, mapfile.Version, b.onDisk().Version)
	kept, err := os.ReadDir(session.Kept(b.folder))
	require.NoError(t, err)
	require.Len(t, kept, 1)
	now, err = os.ReadFile(filepath.Join(session.Kept(b.folder), kept[0].Name()))
	require.NoError(t, err)
	require.Equal(t, old, now)
}

func TestANewerFileIsOnlyLookedAt(t *testing.T) {
	b := newBench(t)
	b.makeNewer()
	before, err := os.ReadFile(b.path)
	require.NoError(t, err)
	s := b.open()
	require.Equal(t, mapfile.CodeNewer, fault.CodeOf(s.ReadOnly()))
	require.Equal(t, mapfile.CodeNewer, s.Warnings()[0].Code)
	_, err = s.Editor().Do(edit.Label{Verb: edit.VerbAddMap}, func(tx *edit.Tx) error { tx.AddMap("x"); return nil })
	require.Equal(t, mapfile.CodeNewer, fault.CodeOf(err))
	require.NoError(t, s.Save())
	require.Equal(t, mapfile.CodeNewer, fault.CodeOf(s.SaveAs(b.path+"2.waymark", false)), "a copy would lose what is new")
	require.NoError(t, s.Close())
	now, err := os.ReadFile(b.path)
	require.NoError(t, err)
	require.Equal(t, before, now)
	require.Empty(t, b.files("journals"))
}

// makeNewer makes the file one of the next minor version, as SQLite would see it.
func (b *bench) makeNewer() {
	b.t.Helper()
	plain := filepath.Join(b.t.TempDir(), "x.waymark") // a name that is not taken for options
	require.NoError(b.t, os.Rename(b.path, plain))
	db, err := sql.Open("sqlite3", plain)
	require.NoError(b.t, err)
	_, err = db.Exec(fmt.Sprintf("PRAGMA user_version = %d", mapfile.Version+1))
	require.NoError(b.t, err)
	require.NoError(b.t, db.Close())
	require.NoError(b.t, os.Rename(plain, b.path))
}
