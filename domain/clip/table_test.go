package clip_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"waymark/domain/clip"
)

func TestTablesAsSpreadsheetsCopyThem(t *testing.T) {
	for name, c := range map[string]struct {
		text string
		want clip.Table
	}{
		"Excel":                     {"a\tb\r\nc\td\r\n", clip.Table{{"a", "b"}, {"c", "d"}}},
		"LibreOffice":               {"a\tb\nc\td\n", clip.Table{{"a", "b"}, {"c", "d"}}},
		"Google Sheets":             {"a\tb\nc\td", clip.Table{{"a", "b"}, {"c", "d"}}},
		"a line break in a cell":    {"\"one\ntwo\"\tb\r\n", clip.Table{{"one\ntwo", "b"}}},
		"the same on Windows":       {"\"one\r\ntwo\"\tb\r\n", clip.Table{{"one\ntwo", "b"}}},
		"doubled quotes":            {"\"say \"\"hi\"\"\nnow\"\tb", clip.Table{{"say \"hi\"\nnow", "b"}}},
		"quotes inside a cell":      {"a \"b\" c\td", clip.Table{{`a "b" c`, "d"}}},
		"a quote that never ends":   {"\"a\tb\nc", clip.Table{{`"a`, "b"}, {"c"}}},
		"words behind the quote":    {"\"a\" b\tc", clip.Table{{`"a" b`, "c"}}},
		"empty cells":               {"\t\n\t\n", clip.Table{{"", ""}, {"", ""}}},
		"an empty row in between":   {"a\n\nb", clip.Table{{"a"}, {""}, {"b"}}},
		"Chinese":                   {"现状\t痛点\r\n等待\t“慢”\r\n", clip.Table{{"现状", "痛点"}, {"等待", "“慢”"}}},
		"nothing":                   {"", nil},
		"one line break":            {"\n", clip.Table{{""}}},
		"line breaks of old Macs":   {"a\tb\rc\td\r", clip.Table{{"a", "b"}, {"c", "d"}}},
		"a quoted cell that is all": {"\"x\ty\"", clip.Table{{"x\ty"}}},
	} {
		require.Equal(t, c.want, clip.ParseTable(c.text), name)
	}
}

func TestWhatIsATable(t *testing.T) {
	require.True(t, clip.IsTable("a\tb"))
	require.True(t, clip.IsTable("\"one\ntwo\"\nthree"), "a column with a cell of two lines")
	require.False(t, clip.IsTable("one\ntwo"))
	require.False(t, clip.IsTable("\"He said\nnothing\" and left"))
	require.False(t, clip.IsTable(""))
}

func TestTrim(t *testing.T) {
	require.Equal(t, clip.Table{{"a"}, {}, {"", "b"}}, clip.Table{{"a", " "}, {"", ""}, {"", "b"}, {""}}.Trim())
	require.Empty(t, clip.Table{{"", ""}, {""}}.Trim())
}

var cells = rapid.OneOf(
	rapid.StringMatching("[ab\"\t\n 现]{0,6}"),
	rapid.Map(rapid.String(), func(s string) string { return strings.ReplaceAll(s, "\r", "") }),
)

func TestATableComesBackAsItWas(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		table := clip.Table(rapid.SliceOfN(rapid.SliceOfN(cells, 1, 4), 0, 5).Draw(t, "table"))
		text := clip.FormatTable(table)
		got := clip.ParseTable(text)
		if len(table) == 0 {
			require.Empty(t, got)
			return
		}
		require.Equal(t, table, got, "%q", text)
		if strings.ContainsRune(text, '\r') {
			return
		}
		require.Equal(t, table, clip.ParseTable(strings.ReplaceAll(text, "\n", "\r\n")), "the line breaks of Windows")
	})
}

func FuzzParseTable(f *testing.F) {
	for _, s := range []string{"a\tb\r\nc", "\"\"\"\n\"\t", "\"", "\"\"", "\t\t\n", "\r", "\"a\"b\"\tc"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		table := clip.ParseTable(text)
		require.Equal(t, text == "", len(table) == 0)
		again := clip.ParseTable(clip.FormatTable(table))
		require.Equal(t, table, again)
		clip.IsTable(text)
		table.Trim()
	})
}
