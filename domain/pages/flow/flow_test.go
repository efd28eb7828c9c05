package flow_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"waymark/domain/journey/journeytest"
	"waymark/domain/pages"
	"waymark/domain/pages/flow"
	"waymark/domain/pages/pagestest"
	"waymark/domain/pages/pen"
	"waymark/domain/scene"
	"waymark/domain/vector"
	"waymark/storage/export/exporttest"
)

func tools(tb testing.TB) pen.Tools {
	tb.Helper()
	return pen.Tools{Typesetter: exporttest.Typesetter(tb), Palette: scene.Paper(), Icons: exporttest.Icons(tb)}
}

func a4() flow.Sheet {
	return flow.Sheet{Width: 595, Height: 842, Body: vector.Rect{X: 43, Y: 43, W: 509, H: 740}, Scale: 1}
}

func body(*pages.Page) vector.Rect { return a4().Body }

func TestAnyTextIsSetWholeWithinItsPages(t *testing.T) {
	tl := tools(t)
	rapid.Check(t, func(t *rapid.T) {
		f := flow.New(tl, a4())
		var want []string
		say := func(label string) string {
			text := journeytest.Text(t, label)
			if rapid.IntRange(0, 15).Draw(t, "long") == 0 {
				text = strings.Repeat(text+" ", 60)
			}
			want = append(want, text)
			return text
		}
		for range rapid.IntRange(0, 12).Draw(t, "blocks") {
			switch rapid.IntRange(0, 7).Draw(t, "block") {
			case 0:
				f.Heading(rapid.IntRange(1, 2).Draw(t, "level"), say("heading"))
			case 1:
				f.Paragraph(say("paragraph"), scene.Ref{})
			case 2:
				want = append(want, "3")
				f.Numbered(3, say("item"))
			case 3:
				f.Points(say("point"))
			case 4:
				rows := make([]flow.Row, rapid.IntRange(1, 4).Draw(t, "rows"))
				for i := range rows {
					rows[i].Cells = []flow.Cell{
						{Label: say("label"), Text: say("text"), Sign: flow.Check, Icon: "globe"}, {Note: say("note"), Score: 3}, {Text: say("number")},
					}
					rows[i].Section = rapid.IntRange(0, 5).Draw(t, "section") == 0
					if rows[i].Section {
						want = append(want[:len(want)-4], want[len(want)-3])
					}
				}
				f.Table([]flow.Column{{Share: 2}, {Share: 1}, {Share: 1, Align: pen.Right}}, rows, true)
			case 5:
				f.Fields(2, []flow.Field{{say("label"), say("value")}, {"", ""}, {say("label"), say("value")}}, scene.Ref{})
			case 6:
				f.WriteLines(3)
			case 7:
				f.Header(pen.Header{Title: say("title"), Subtitle: say("subtitle")})
			}
		}
		all := f.Pages()
		pagestest.RequireInside(t, all, body)
		found := pagestest.Read(all...)
		for _, text := range want {
			require.True(t, pagestest.Holds(found, pagestest.Solid(text)), "%q is not whole in %q", text, found)
		}
	})
}

func TestHeadingsStayWithTheirText(t *testing.T) {
	tl := tools(t)
	rapid.Check(t, func(t *rapid.T) {
		f := flow.New(tl, a4())
		f.WriteLines(rapid.IntRange(0, 70).Draw(t, "above"))
		f.Space(rapid.Float64Range(0, 20).Draw(t, "space"))
		f.Heading(1, "HEADING")
		f.Paragraph(strings.Repeat("word ", rapid.IntRange(1, 200).Draw(t, "words")), scene.Ref{})
		for _, p := range f.Pages() {
			require.False(t, strings.HasSuffix(pagestest.Read(p), "HEADING"), "a heading at the end of a page")
		}
	})
}

func TestNoLineStandsAlone(t *testing.T) {
	tl := tools(t)
	rapid.Check(t, func(t *rapid.T) {
		f := flow.New(tl, a4())
		f.WriteLines(rapid.IntRange(25, 33).Draw(t, "above"))
		f.Space(rapid.Float64Range(0, 20).Draw(t, "space"))
		n := rapid.IntRange(2, 9).Draw(t, "lines")
		f.Paragraph(strings.TrimSpace(strings.Repeat("L\n", n)), scene.Ref{})
		for _, p := range f.Pages() {
			require.NotEqual(t, 1, strings.Count(pagestest.Read(p), "L"))
		}
	})
}

func TestRowsDoNotTearAndHeadsRepeat(t *testing.T) {
	f := flow.New(tools(t), a4())
	var rows []flow.Row
	for range 60 {
		rows = append(rows, flow.Row{Cells: []flow.Cell{{Text: "A\nA\nA\nA"}, {Text: "B"}}})
	}
	rows = append(rows, flow.Row{Cells: []flow.Cell{{Text: strings.Repeat("C\n", 200)}, {Text: "D"}}})
	f.Table([]flow.Column{{Title: "First", Share: 1}, {Title: "Second", Share: 1}}, rows, false)
	all := f.Pages()
	require.Greater(t, len(all), 6)
	for i := range all {
		text := pagestest.Read(all[i])
		require.Contains(t, text, "FirstSecond")
		require.Zero(t, strings.Count(text, "A")%4, "a row is torn on page %d", i)
	}
	require.Equal(t, 200, strings.Count(pagestest.Read(all...), "C"))
	pagestest.RequireInside(t, all, body)
}

func TestShortTablesStayWhole(t *testing.T) {
	tl := tools(t)
	rapid.Check(t, func(t *rapid.T) {
		f := flow.New(tl, a4())
		f.WriteLines(rapid.IntRange(0, 40).Draw(t, "above"))
		rows := make([]flow.Row, rapid.IntRange(1, 15).Draw(t, "rows"))
		for i := range rows {
			rows[i].Cells = []flow.Cell{{Text: "R"}}
		}
		f.Heading(1, "Heading")
		f.Table([]flow.Column{{Title: "T", Share: 1}}, rows, false)
		for _, p := range f.Pages() {
			if n := strings.Count(pagestest.Read(p), "R"); n > 0 {
				require.Equal(t, len(rows), n)
				require.Contains(t, pagestest.Read(p), "HeadingT", "a table stays with its heading")
			}
		}
	})
}

func TestNoCharacterIsLeftBehind(t *testing.T) {
	tl := tools(t)
	rapid.Check(t, func(t *rapid.T) {
		f := flow.New(tl, a4())
		n := rapid.IntRange(44, 140).Draw(t, "characters")
		f.Paragraph(strings.Repeat("字", n), scene.Ref{})
		last, lines := 0, 0
		pagestest.Items(f.Pages(), func(_ int, _ *pages.Part, item scene.Item) {
			last = strings.Count(item.(scene.Text).String, "字")
			lines++
		})
		require.True(t, lines == 1 || last >= 3, "%d characters: %d in the last of %d lines", n, last, lines)
	})
}

func TestOutlineLeadsToHeadings(t *testing.T) {
	f := flow.New(tools(t), a4())
	f.Name = "Guide"
	f.Header(pen.Header{Title: "Title", Subtitle: "sub"})
	f.Heading(1, "One")
	f.Paragraph("text", scene.Ref{})
	f.NewPage()
	f.Heading(2, "Two")
	f.Paragraph("text", scene.Ref{})
	all := f.Pages()
	require.Len(t, all, 2)
	require.Equal(t, "Guide", all[0].Name)
	require.Len(t, all[0].Outline, 2)
	require.Equal(t, "One", all[0].Outline[1].Title)
	require.Equal(t, 1, all[0].Outline[1].Level)
	require.Greater(t, all[0].Outline[1].Y, all[0].Outline[0].Y)
	require.Equal(t, []pages.Entry{{Title: "Two", Level: 2, Y: a4().Body.Y}}, all[1].Outline)
}

func TestPagesThatGoOnHaveARunningHead(t *testing.T) {
	f := flow.New(tools(t), a4())
	f.Running = "Runninghead"
	f.Paragraph(strings.Repeat("word ", 3000), scene.Ref{})
	all := f.Pages()
	require.Greater(t, len(all), 1)
	for i := range all {
		require.Equal(t, i > 0, strings.HasPrefix(pagestest.Read(all[i]), "Runninghead"))
	}
	pagestest.RequireInside(t, all, body)
}

func TestNothingGivesNoPages(t *testing.T) {
	f := flow.New(tools(t), a4())
	require.Empty(t, f.Pages())
	f.Paragraph("", scene.Ref{})
	f.Heading(1, "")
	f.Table([]flow.Column{{Share: 1}}, nil, false)
	require.Empty(t, f.Pages())
}
