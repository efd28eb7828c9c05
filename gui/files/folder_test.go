package files_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"waymark/gui/files"
)

func TestListShowsFoldersAndFilesOfTheKind(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{"zebra", "客户"} {
		require.NoError(t, os.Mkdir(filepath.Join(dir, name), 0o755))
	}
	for _, name := range []string{"b.waymark", "A.WAYMARK", "notes.txt", ".hidden.waymark", "#1? %.waymark"} {
		require.NoError(t, os.WriteFile(filepath.Join(dir, name), nil, 0o600))
	}
	require.NoError(t, os.Symlink(filepath.Join(dir, "gone"), filepath.Join(dir, "dead.waymark")))
	entries, err := files.List(dir, []string{".waymark"})
	require.NoError(t, err)
	var names []string
	for _, e := range entries {
		names = append(names, e.Name)
		require.Equal(t, filepath.Join(dir, e.Name), e.Path)
	}
	require.Equal(t, []string{"zebra", "客户", "#1? %.waymark", "A.WAYMARK", "b.waymark"}, names)

	_, err = files.List(filepath.Join(dir, "nowhere"), nil)
	require.Error(t, err)
}

func TestNameForMakesANameThatFilesMayHave(t *testing.T) {
	for title, want := range map[string]string{
		"B2B purchase":             "B2B purchase.waymark",
		"客户旅程 · 2026":              "客户旅程 · 2026.waymark",
		`a/b\c:d*e?f"g<h>i|j`:      "a b c d e f g h i j.waymark",
		"  line\nbreak\t\x00 end.": "line break end.waymark",
		"":                         "Untitled.waymark",
		"...":                      "Untitled.waymark",
		"\xff":                     "Untitled.waymark",
	} {
		require.Equal(t, want, files.NameFor(title, "Untitled", ".waymark"), title)
	}
	rapid.Check(t, func(t *rapid.T) {
		name := files.NameFor(rapid.String().Draw(t, "title"), "x", ".waymark")
		require.True(t, utf8.ValidString(name))
		require.LessOrEqual(t, len(name), 140)
		require.False(t, strings.ContainsAny(name, "/\\\x00"))
		require.NotEqual(t, '.', name[0])
	})
}

func TestResolveReadsWhatPeopleType(t *testing.T) {
	home := t.TempDir()
	t.Setenv("HOME", home)
	for typed, want := range map[string]string{
		"map":              "/here/map.waymark",
		" map.waymark ":    "/here/map.waymark",
		"map.Waymark":      "/here/map.Waymark",
		"v1.2":             "/here/v1.2.waymark",
		"/there/map":       "/there/map.waymark",
		"../map":           "/map.waymark",
		"~/maps/x.waymark": filepath.Join(home, "maps/x.waymark"),
		"~draft":           "/here/~draft.waymark",
	} {
		require.Equal(t, want, files.Resolve("/here", typed, ".waymark"), typed)
	}
	require.Equal(t, "/here/sub", files.Resolve("/here", "sub", ""))
}
