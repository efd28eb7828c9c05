package cli_test

import (
	"bytes"
	"database/sql"
	"image"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"

	_ "github.com/mattn/go-sqlite3"
	"github.com/stretchr/testify/require"
)

// spoil makes a folder with a good plan.waymark, plan.json and one bad file of
// each sort.
func spoil(t *testing.T) string {
	t.Helper()
	folder := sample(t)
	whole := []byte(read(t, folder, "plan.waymark"))
	flip := func(at int) string {
		data := bytes.Clone(whole)
		data[at] ^= 0x10
		return string(data)
	}
	require.NoError(t, os.Mkdir(filepath.Join(folder, "folder.waymark"), 0o755))
	write(t, folder, "empty.waymark", "")
	write(t, folder, "text.waymark", "Dear colleague, here is the map.\n")
	var picture bytes.Buffer
	require.NoError(t, png.Encode(&picture, image.NewGray(image.Rect(0, 0, 300, 300))))
	write(t, folder, "picture.waymark", picture.String())
	otherProgram(t, filepath.Join(folder, "other.waymark"))
	write(t, folder, "truncated.waymark", string(whole[:len(whole)/2]))
	write(t, folder, "short.waymark", string(whole[:50]))
	write(t, folder, "flipped.waymark", flip(len(whole)/2))
	write(t, folder, "flipped-early.waymark", flip(20))
	write(t, folder, "flipped-late.waymark", flip(len(whole)-1))
	newer := bytes.Clone(whole)
	copy(newer[60:], []byte{0, 0, 0x27, 0x0F}) // user_version 9999
	write(t, folder, "newer.waymark", string(newer))
	return folder
}

// otherProgram makes the database of another program.
func otherProgram(t *testing.T, path string) {
	t.Helper()
	db, err := sql.Open("sqlite3", path)
	require.NoError(t, err)
	_, err = db.Exec(`CREATE TABLE bookmarks (title TEXT); INSERT INTO bookmarks VALUES ('x')`)
	require.NoError(t, err)
	require.NoError(t, db.Close())
}

// Every command that reads a file meets every bad one.
func TestBadFilesAreRefusedAndLeftAsTheyAre(t *testing.T) {
	folder := spoil(t)
	c := in(t, folder)
	for name, says := range map[string]string{
		"missing.waymark":           "was not found",
		"missing/plan.waymark":      "was not found",
		"plan.waymark/plan.waymark": "was not found",
		"folder.waymark":            "is a folder",
		"empty.waymark":             "is empty",
		"text.waymark":              "not a Waymark file",
		"picture.waymark":           "not a Waymark file",
		"plan.json":                 "not a Waymark file",
		"other.waymark":             "another program",
		"truncated.waymark":         "damaged",
		"short.waymark":             "damaged",
		"flipped.waymark":           "damaged",
		"flipped-early.waymark":     "damaged",
		"flipped-late.waymark":      "damaged",
		"newer.waymark":             "newer version of Waymark",
	} {
		for _, args := range [][]string{
			{"info", name},
			{"info", "--json", name},
			{"check", name},
			{"history", name},
			{"history", "--json", name},
			{"export", name, "-o", "out.pdf"},
			{"export", name, "-o", "out.svg"},
			{"export", name, "-o", "out.png"},
			{"export", name, "-o", "out.json"},
			{"export", name, "-o", "-"},
			{"export", name, "-o", "plan.json", "--force"},
			{"import", "plan.json", "--into", name},
		} {
			message := c.bad(1, args...)
			require.Contains(t, message, says, "%v", args)
			require.Contains(t, message, "“"+name+"”", "%v: the sentence names the file", args)
		}
	}
}

func TestBadJSONIsRefused(t *testing.T) {
	folder := spoil(t)
	c := in(t, folder)
	good := read(t, folder, "plan.json")
	change := func(old, new string) string {
		require.Contains(t, good, old)
		return strings.Replace(good, old, new, 1)
	}
	for _, bad := range []struct{ name, json, says string }{
		{"syntax error", change(`"version": 1,`, `"version": 1`), "line 4, column 3"},
		{"unknown key", change(`"goal":`, `"gaol":`), "did you mean “goal”"},
		{"wrong type", change(`"importance": 4`, `"importance": "high"`), "must be a number, not a text"},
		{"dangling id", change(`"opportunity": "`, `"opportunity": "x`), "which does not exist"},
		{"double id", change(`"personas": [
    {`, `"personas": [
    {"id": "twin"}, {"id": "twin"}, {`), "has the id “twin”, which personas[0] (line 12) has already"},
		{"value out of range", change(`"importance": 4`, `"importance": 9`), "must be a number from 0 to 5"},
		{"text too long", change(`"quote": "`, `"quote": "`+strings.Repeat("长", 20_000)), "is longer than 20000 characters"},
		{"invalid UTF-8", change(`"quote": "`, "\"quote\": \"\xc3("), "invalid UTF-8"},
		{"UTF-16", "\xff\xfe{\x00}\x00", "UTF-16"},
		{"empty", "", "is empty"},
		{"deep", strings.Repeat("[", 100_000), "deep"},
		{"newer", change(`"version": 1`, `"version": 2`), "newer Waymark"},
		{"foreign", `{"name": "package", "main": "index.js"}`, "no Waymark project"},
		{"a list", `[]`, "no Waymark project"},
		{"text", "Dear colleague", "a value should stand here"},
	} {
		t.Run(bad.name, func(t *testing.T) {
			write(t, folder, "bad.json", bad.json)
			for _, args := range [][]string{
				{"import", "bad.json", "-o", "new.waymark"},
				{"import", "bad.json", "-o", "plan.waymark", "--force"},
				{"import", "bad.json", "--into", "plan.waymark"},
			} {
				message := c.bad(1, args...)
				require.Contains(t, message, bad.says)
				require.Contains(t, message, "“bad.json”")
			}
			c.stdin = bad.json
			require.Contains(t, c.bad(1, "import", "-", "--into", "plan.waymark"), bad.says)
		})
	}
	for name, says := range map[string]string{
		"missing.json": "was not found", "folder.waymark": "is a folder", "plan.waymark": "not JSON", "picture.waymark": "not text",
	} {
		require.Contains(t, c.bad(1, "import", name, "-o", "new.waymark"), says)
		require.Contains(t, c.bad(1, "import", name, "--into", "plan.waymark"), says)
	}
}

func TestBadTargetsAreRefused(t *testing.T) {
	folder := spoil(t)
	c := in(t, folder)
	for _, target := range []struct{ name, says string }{
		{"missing/out", "does not exist"},
		{"plan.json/out", "does not exist"},
		{strings.Repeat("n", 300), "cannot be the name of a file"},
	} {
		for _, args := range [][]string{
			{"new", target.name + ".waymark"},
			{"new", target.name + ".waymark", "--force"},
			{"export", "plan.waymark", "-o", target.name + ".svg"},
			{"export", "plan.waymark", "-o", target.name + ".json", "--force"},
			{"import", "plan.json", "-o", target.name + ".waymark"},
		} {
			require.Contains(t, c.bad(1, args...), target.says, "%v", args)
		}
	}
	require.NoError(t, os.Mkdir(filepath.Join(folder, "folder.svg"), 0o755))
	require.Contains(t, c.bad(1, "export", "plan.waymark", "-o", "folder.svg", "--force"), "is a folder")
	require.Contains(t, c.bad(1, "new", "folder.waymark", "--force"), "is a folder")
	require.Contains(t, c.bad(1, "new", "", "--force"), "name of a file")
	require.Contains(t, c.bad(1, "info", ""), "“”")
}
