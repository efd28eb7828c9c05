package mapfile_test

import (
	"bytes"
	"database/sql"
	"encoding/binary"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"waymark/domain/edit"
	"waymark/domain/fault"
	"waymark/domain/journey"
	"waymark/storage/atomicfile"
	"waymark/storage/mapfile"
	"waymark/storage/mapfile/mapfiletest"
)

// example gives the bytes of a project file.
func example(tb testing.TB) []byte {
	tb.Helper()
	e := mapfiletest.Project(20, 30, 5)
	data, err := mapfile.Encode(e.Committed(), e.History().Changes())
	require.NoError(tb, err)
	return data
}

// put writes bytes to a new file.
func put(tb testing.TB, data []byte) string {
	tb.Helper()
	path := filepath.Join(tb.TempDir(), "x.waymark")
	require.NoError(tb, os.WriteFile(path, data, 0o600))
	return path
}

// shell runs SQL on a file as another program would.
func shell(tb testing.TB, path string, statements ...string) {
	tb.Helper()
	db, err := sql.Open("sqlite3", path)
	require.NoError(tb, err)
	defer db.Close()
	db.SetMaxOpenConns(1)
	for _, s := range statements {
		_, err := db.Exec(s)
		require.NoError(tb, err, s)
	}
}

// refused opens a file that must not open, and checks that there is one calm
// sentence about it and that the file is as it was.
func refused(t *testing.T, path string, want fault.Code) {
	t.Helper()
	before := content(path)
	f, err := mapfile.Open(path)
	require.Nil(t, f)
	require.Equal(t, want, fault.CodeOf(err), "%v", err)
	message := fault.MessageOf(err)
	require.NotContains(t, message, "%!")
	require.NotContains(t, message, "\n")
	require.True(t, strings.HasSuffix(message, ".") || strings.HasSuffix(message, ")"), message)
	require.True(t, bytes.Equal(before, content(path)))
	_, err = mapfile.Check(path)
	require.Equal(t, want, fault.CodeOf(err))
}

// content gives the bytes of a file, nothing for what is none.
func content(path string) []byte {
	if info, err := os.Stat(path); err != nil || !info.Mode().IsRegular() {
		return nil
	}
	data, _ := os.ReadFile(path)
	return data
}

func TestFilesThatAreNone(t *testing.T) {
	folder := t.TempDir()
	refused(t, filepath.Join(folder, "missing.waymark"), mapfile.CodeMissing)
	refused(t, filepath.Join(folder, "no", "folder.waymark"), mapfile.CodeMissing)
	refused(t, "", mapfile.CodeMissing)
	refused(t, "nul\x00byte", mapfile.CodeMissing)
	refused(t, folder, mapfile.CodeIsFolder)
	refused(t, put(t, nil), mapfile.CodeEmpty)
	refused(t, put(t, []byte("Dear colleague,\n")), mapfile.CodeNotWaymark)
	refused(t, put(t, bytes.Repeat([]byte("旅程 "), 10_000)), mapfile.CodeNotWaymark)
	refused(t, put(t, []byte("\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR")), mapfile.CodeNotWaymark)
	refused(t, put(t, []byte("SQLite format 3\x00")), mapfile.CodeDamaged)
	refused(t, put(t, make([]byte, 5000)), mapfile.CodeNotWaymark)
}

func TestFileWithoutReadPermission(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("no permission bits here")
	}
	path := put(t, example(t))
	require.NoError(t, os.Chmod(path, 0o200))
	asNobody(t, filepath.Dir(path), func() {
		_, err := mapfile.Open(path)
		require.Equal(t, mapfile.CodeNoRead, fault.CodeOf(err), "%v", err)
	})
}

func TestFolderWithoutWritePermission(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("no permission bits here")
	}
	data := example(t)
	path := put(t, data)
	require.NoError(t, os.Chmod(filepath.Dir(path), 0o555))
	e := mapfiletest.Project(3, 3, 1)
	asNobody(t, filepath.Dir(path), func() {
		_, err := mapfile.Save(path, e.Committed(), nil, true)
		require.Equal(t, atomicfile.NoPermission, fault.CodeOf(err), "%v", err)
	})
	now, err := os.ReadFile(path)
	require.NoError(t, err)
	require.Equal(t, data, now)
}

func TestOtherProgramsDatabases(t *testing.T) {
	path := filepath.Join(t.TempDir(), "contacts.db")
	shell(t, path, "CREATE TABLE contacts (name TEXT)", "INSERT INTO contacts VALUES ('Ann')")
	refused(t, path, mapfile.CodeOtherProgram)
	shell(t, path, fmt.Sprintf("PRAGMA application_id = %d", mapfile.ApplicationID)) // claims to be ours
	refused(t, path, mapfile.CodeVersion)
	shell(t, path, "PRAGMA user_version = 1000")
	refused(t, path, mapfile.CodeForeign)
}

func TestNewerVersions(t *testing.T) {
	for _, version := range []uint32{mapfile.Version + 1, 2000, 99_999} {
		data := example(t)
		binary.BigEndian.PutUint32(data[60:], version)
		if version < 2000 {
			refused(t, put(t, data), mapfile.CodeDamaged) // a minor version keeps the trailer
		} else {
			refused(t, put(t, data), mapfile.CodeNewer)
		}
		resealed := put(t, mapfile.Seal(data[:len(data)-mapfile.TrailerSize]))
		refused(t, resealed, mapfile.CodeNewer)
	}
	path := put(t, example(t))
	shell(t, path, fmt.Sprintf("PRAGMA user_version = %d", mapfile.Version+1))
	refused(t, path, mapfile.CodeNewer)
	shell(t, path, "PRAGMA user_version = 7")
	refused(t, path, mapfile.CodeVersion)
	shell(t, path, "PRAGMA user_version = -1")
	refused(t, path, mapfile.CodeVersion)
}

func TestTruncatedFiles(t *testing.T) {
	data := example(t)
	for n := 1; n < len(data); n += 997 {
		want := mapfile.CodeDamaged
		if n < 16 {
			want = mapfile.CodeNotWaymark
		}
		_, err := mapfile.Decode(data[:n])
		require.Equal(t, want, fault.CodeOf(err), "%d bytes: %v", n, err)
	}
	for _, cut := range []int{1, mapfile.TrailerSize - 1, mapfile.TrailerSize + 1} {
		refused(t, put(t, data[:len(data)-cut]), mapfile.CodeDamaged)
	}
	refused(t, put(t, append(bytes.Clone(data), 0)), mapfile.CodeDamaged)
	refused(t, put(t, append(bytes.Clone(data), data...)), mapfile.CodeDamaged)
}

func TestEveryFlippedBitIsCaught(t *testing.T) {
	data := example(t)
	for at := 0; at < len(data); at++ {
		if at%64 != 0 && at > headerEnd && at < len(data)-mapfile.TrailerSize {
			continue // each byte of the header and the trailer, and each 64th between
		}
		for _, bit := range []byte{1, 0x10, 0x80} {
			data[at] ^= bit
			f, err := mapfile.Decode(data)
			data[at] ^= bit
			require.Error(t, err, "byte %d, bit %x", at, bit)
			require.Nil(t, f)
			require.Contains(t, []fault.Code{mapfile.CodeDamaged, mapfile.CodeNewer}, fault.CodeOf(err), "byte %d: %v", at, err)
		}
	}
}

const headerEnd = 100

func TestEditsWithAnSQLShellAreTaken(t *testing.T) {
	long := strings.Repeat("旅程", 5000)
	for name, statements := range map[string][]string{
		"in place": {"UPDATE cards SET severity = 3"},
		"growing":  {"UPDATE cards SET severity = 3, note = '" + long + "'"},
		"vacuum":   {"UPDATE cards SET severity = 3", "VACUUM"},
		"wal":      {"PRAGMA journal_mode = WAL", "UPDATE cards SET severity = 3", "PRAGMA wal_checkpoint(TRUNCATE)"},
		"analysed": {"UPDATE cards SET severity = 3", "ANALYZE"}, //nolint:misspell // SQL spells it so
	} {
		t.Run(name, func(t *testing.T) {
			path := put(t, example(t))
			before, err := mapfile.Open(path)
			require.NoError(t, err)
			shell(t, path, statements...)
			f, err := mapfile.Check(path)
			require.NoError(t, err)
			require.Len(t, f.Warnings, 1)
			require.Equal(t, mapfile.WarnEditedElsewhere, f.Warnings[0].Code)
			for _, c := range f.Document.Cards.All() {
				require.Equal(t, 3, c.Severity)
			}
			// What the shell did to records that the history knows is a change
			// of its own, the same as long as the file is the same.
			require.Len(t, f.History, 31)
			again, err := mapfile.Open(path)
			require.NoError(t, err)
			require.Equal(t, f.History, again.History)
			_, err = mapfile.Save(path, f.Document, f.History, true)
			require.NoError(t, err)
			f, err = mapfile.Check(path)
			require.NoError(t, err)
			require.Empty(t, f.Warnings)
			e := edit.New(f.Document, f.History, edit.Options{})
			_, err = e.Undo()
			require.NoError(t, err)
			added := addedCard(before)
			require.Equal(t, before.Document.Cards.Get(added), e.Committed().Cards.Get(added))
		})
	}
}

// addedCard gives a card that the history knows whole.
func addedCard(f *mapfile.File) (id journey.ID) {
	for _, c := range f.History {
		for _, d := range c.Diff {
			if d.Kind == journey.CardKind && d.Added != nil && f.Document.Cards.Has(d.ID) {
				id = d.ID
			}
		}
	}
	return id
}

func TestDeletionsWithAnSQLShell(t *testing.T) {
	path := put(t, example(t))
	f, err := mapfile.Open(path)
	require.NoError(t, err)
	added, updated := addedCard(f), journey.ID("")
	for _, c := range f.History {
		for _, d := range c.Diff {
			if d.Kind == journey.CardKind && f.Document.Cards.Has(d.ID) && len(d.Fields) > 0 && strings.HasPrefix(string(d.ID), "card") {
				updated = d.ID
			}
		}
	}
	shell(t, path, fmt.Sprintf("DELETE FROM cards WHERE id = '%s'", added))
	f, err = mapfile.Check(path)
	require.NoError(t, err)
	require.Len(t, f.Warnings, 1)
	require.Equal(t, added, f.History[30].Diff[0].Removed.RecordID())

	// Of this one the history knows only some fields, so it cannot bring it back.
	shell(t, path, fmt.Sprintf("DELETE FROM actions WHERE opportunity = '%s'", updated), fmt.Sprintf("DELETE FROM cards WHERE id = '%s'", updated))
	f, err = mapfile.Open(path)
	require.NoError(t, err)
	require.Len(t, f.Warnings, 2)
	require.Equal(t, mapfile.WarnHistory, f.Warnings[1].Code)
	require.Len(t, f.History, 30)
	_, err = mapfile.Check(path)
	require.NoError(t, err, "that is what the notes are for")
	_, err = mapfile.Save(path, f.Document, f.History, true)
	require.NoError(t, err)
	_, err = mapfile.Check(path)
	require.Equal(t, mapfile.CodeHistory, fault.CodeOf(err))
}

func TestForeignStructureIsRefused(t *testing.T) {
	for _, statement := range []string{
		"CREATE TABLE extra (x)",
		"CREATE VIEW v AS SELECT * FROM cards",
		"CREATE TRIGGER t AFTER INSERT ON cards BEGIN DELETE FROM cards; END",
		"CREATE INDEX i ON cards (text)",
		"ALTER TABLE cards ADD COLUMN mood TEXT",
		"ALTER TABLE cards DROP COLUMN note",
		"DROP TABLE actions",
		"CREATE VIRTUAL TABLE r USING rtree(id, a, b)",
	} {
		path := put(t, example(t))
		shell(t, path, statement)
		refused(t, path, mapfile.CodeForeign)
	}
}

func TestContentsAgainstTheRulesAreRefused(t *testing.T) {
	for _, statement := range []string{
		"UPDATE cards SET importance = 6",
		"UPDATE cards SET importance = 9223372036854775807",
		"UPDATE cards SET value = 9e999",
		"UPDATE cards SET lane = 'nowhere'",
		"UPDATE cards SET status = 'maybe'",
		"UPDATE cards SET personas = '[\"nobody\"]'",
		"UPDATE cards SET personas = '[1]'",
		"UPDATE cards SET personas = 'none'",
		"UPDATE cards SET moment_of_truth = 2",
		"UPDATE cards SET order_key = ''",
		"UPDATE cards SET text = replace(hex(zeroblob(10001)), '00', 'ab') || 'c'",
		"UPDATE cards SET text = CAST(x'ff41' AS TEXT)",
		"UPDATE cards SET id = 'two words' WHERE id = (SELECT min(id) FROM cards)",
		"UPDATE cards SET id = (SELECT min(id) FROM lanes) WHERE id = (SELECT min(id) FROM cards)",
		"UPDATE emotions SET value = 3",
		"UPDATE emotions SET persona = 'a/b' WHERE persona = (SELECT min(persona) FROM emotions)",
		"UPDATE comments SET time = 'yesterday'",
		"DELETE FROM project",
		"INSERT INTO project (id) VALUES ('another')",
		"DELETE FROM steps",
		"DELETE FROM blobs",
		"UPDATE blobs SET data = x'00'",
		"UPDATE changes SET diff = '{}'",
		"UPDATE changes SET diff = '[{\"add\":\"card\",\"id\":\"a b\",\"fields\":{}}]'",
		"UPDATE changes SET diff = '[{\"add\":\"card\",\"id\":\"a\",\"fields\":{\"mood\":1}}]'",
		"UPDATE changes SET diff = replace(hex(zeroblob(200000)), '00', '[')",
		"UPDATE changes SET time = 'now'",
		"UPDATE changes SET id = 'same'",
		"UPDATE changes SET parents = '[\"unknown\"]'",
		"UPDATE changes SET reverts = 'unknown'",
	} {
		t.Run(statement, func(t *testing.T) {
			path := put(t, example(t))
			shell(t, path, statement)
			refused(t, path, mapfile.CodeContents)
		})
	}
}

func TestTooLarge(t *testing.T) {
	path := put(t, nil)
	require.NoError(t, os.Truncate(path, mapfile.MaxSize+1))
	f, err := mapfile.Open(path)
	require.Nil(t, f)
	require.Equal(t, mapfile.CodeTooLarge, fault.CodeOf(err))
}

// A project that could not be opened again is not written.
func TestNothingIsWrittenThatCouldNotBeOpened(t *testing.T) {
	doc := mapfiletest.Project(1, 0, 1).Committed().Fork()
	for i := range 20 {
		data := make([]byte, journey.MaxPicture)
		data[0] = byte(i)
		doc.Put(&journey.Attachment{ID: journey.NewID(), Type: "image/png", Data: data})
	}
	path := put(t, []byte("old"))
	_, err := mapfile.Save(path, doc, nil, true)
	require.Equal(t, mapfile.CodeTooLarge, fault.CodeOf(err))
	now, err := os.ReadFile(path)
	require.NoError(t, err)
	require.Equal(t, "old", string(now))
}
