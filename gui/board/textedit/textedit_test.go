package textedit_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/go-text/typesetting/segmenter"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"waymark/domain/typeset"
	"waymark/domain/vector"
	"waymark/gui/board/textedit"
	"waymark/resources/fonts"
)

func TestTypingReplacesTheSelection(t *testing.T) {
	b := textedit.New("Live demo")
	b.SelectWord(6)
	require.Equal(t, "demo", b.Selected())
	b.Insert("现场演示")
	require.Equal(t, "Live 现场演示", b.Text())
	offset, _ := b.Caret()
	require.Equal(t, len(b.Text()), offset)
	require.True(t, b.Undo())
	require.Equal(t, "Live demo", b.Text())
	require.Equal(t, "demo", b.Selected())
	require.True(t, b.Redo())
	require.Equal(t, "Live 现场演示", b.Text())
}

func TestLettersAreUndoneByTheWord(t *testing.T) {
	b := textedit.New("")
	for _, r := range "two words" {
		b.Insert(string(r))
	}
	b.Undo()
	require.Equal(t, "two ", b.Text())
	b.Undo()
	b.Undo()
	require.Equal(t, "", b.Text())
	require.False(t, b.Undo())
}

func TestTheCursorTreatsAnEmojiAsOneCharacter(t *testing.T) {
	b := textedit.New("a👩‍💻e\u0301")
	b.Left(textedit.Character, false)
	b.Left(textedit.Character, false)
	offset, _ := b.Caret()
	require.Equal(t, 1, offset)
	b.Delete(textedit.Character)
	require.Equal(t, "a\u00e9", b.Text())
}

func TestEmojiInARowAreSingleCharacters(t *testing.T) {
	b := textedit.New("👩‍💻👩‍💻👍🏽👩‍💻")
	for n := 4; n > 0; n-- {
		require.NotEmpty(t, b.Text())
		b.Backspace(textedit.Character)
	}
	require.Empty(t, b.Text())
}

func TestEmojiTypedInPiecesAreJoined(t *testing.T) {
	b := textedit.New("")
	for _, r := range "👩‍💻❤️" {
		b.Insert(string(r))
	}
	require.Equal(t, "👩‍💻❤️", b.Text())
	b.Backspace(textedit.Character)
	b.Backspace(textedit.Character)
	require.Equal(t, "", b.Text())
}

func TestWordsInLatinAndChinese(t *testing.T) {
	b := textedit.New("Wants a 现场演示, now")
	b.Left(textedit.Word, false)
	b.Left(textedit.Word, true)
	require.Equal(t, ", ", b.Selected(), "signs and the space behind them")
	b.Left(textedit.Word, false)
	b.Right(textedit.Word, true)
	require.Equal(t, "现场演示", b.Selected())
	b.Backspace(textedit.Word)
	require.Equal(t, "Wants a , now", b.Text())
	b.MoveTo(0, false, false)
	b.Delete(textedit.Word)
	require.Equal(t, " a , now", b.Text())
}

func TestLineBreaksAreCharactersAndNoWords(t *testing.T) {
	b := textedit.New("one\ntwo")
	b.Left(textedit.Word, false)
	b.Backspace(textedit.Character)
	require.Equal(t, "onetwo", b.Text())
	b.Undo()
	b.MoveTo(4, false, false)
	b.Left(textedit.Character, false)
	at, _ := b.Caret()
	require.Equal(t, 3, at)
	b.MoveTo(7, false, false)
	b.Backspace(textedit.Word)
	require.Equal(t, "one\n", b.Text())
}

func TestPastedTextIsSanitised(t *testing.T) {
	b := textedit.New("")
	b.Insert("a\tb\r\nc\x00")
	require.Equal(t, "a b\nc", b.Text())
}

// characters gives the offsets between the characters of the whole text.
func characters(text string) map[int]bool {
	out := map[int]bool{0: true}
	var seg segmenter.Segmenter
	seg.Init([]rune(text))
	at := 0
	for it := seg.GraphemeIterator(); it.Next(); {
		at += len(string(it.Grapheme().Text))
		if !strings.HasSuffix(text[:at], "\u200d") { // which always joins two emoji here
			out[at] = true
		}
	}
	return out
}

func TestAnyEditKeepsTheCursorBetweenCharacters(t *testing.T) {
	pieces := []string{"a", " ", "\n", "词", "，", "👩‍💻", "🇩🇪", "é", "\u0301", "\u200d", "\ufe0f", "❤", "#️⃣", "שלום", "ก็", "x y", "\r\n", "\x00", "👍🏽"}
	rapid.Check(t, func(t *rapid.T) {
		b := textedit.New(strings.Join(rapid.SliceOfN(rapid.SampledFrom(pieces), 0, 12).Draw(t, "text"), ""))
		first := b.Text()
		unit := func() textedit.Unit { return textedit.Unit(rapid.IntRange(0, 2).Draw(t, "unit")) }
		for range rapid.IntRange(1, 40).Draw(t, "steps") {
			switch rapid.IntRange(0, 8).Draw(t, "op") {
			case 0, 1:
				b.Insert(rapid.SampledFrom(pieces).Draw(t, "piece"))
			case 2:
				b.Backspace(unit())
			case 3:
				b.Delete(unit())
			case 4:
				from, _ := b.Caret()
				b.Left(textedit.Character, true)
				requireNeighbours(t, b, from)
				b.Left(unit(), rapid.Bool().Draw(t, "extend"))
			case 5:
				from, _ := b.Caret()
				b.Right(textedit.Character, true)
				requireNeighbours(t, b, from)
				b.Right(unit(), rapid.Bool().Draw(t, "extend"))
			case 6:
				b.MoveTo(rapid.IntRange(-3, 60).Draw(t, "to"), false, rapid.Bool().Draw(t, "extend"))
			case 7:
				b.SelectWord(rapid.IntRange(0, 60).Draw(t, "at"))
			case 8:
				b.Cut()
			}
			text := b.Text()
			if !utf8.ValidString(text) || typeset.Sanitize(text) != text {
				t.Fatalf("%q is not what would be shown", text)
			}
			at, stops := 0, characters(text)
			at, _ = b.Caret()
			from, to := b.Selection()
			if !stops[at] || !stops[from] || !stops[to] {
				t.Fatalf("cursor %d or selection %d–%d inside a character of %q", at, from, to, text)
			}
		}
		for b.Undo() {
		}
		if b.Text() != first {
			t.Fatalf("undo leads to %q, not %q", b.Text(), first)
		}
	})
}

// requireNeighbours checks that the cursor went exactly one character.
func requireNeighbours(t *rapid.T, b *textedit.Buffer, from int) {
	to, _ := b.Caret()
	for at := range characters(b.Text()) {
		if at > min(from, to) && at < max(from, to) {
			t.Fatalf("from %d to %d over %d in %q", from, to, at, b.Text())
		}
	}
}

func typesetter(tb testing.TB) *typeset.Typesetter {
	tb.Helper()
	ts, err := typeset.New(typeset.Files{Latin: fonts.Latin(), LatinBold: fonts.LatinBold(), Han: fonts.Han(), HanBold: fonts.HanBold()})
	require.NoError(tb, err)
	return ts
}

func TestTheCursorStandsWhereTheMapShowsTheText(t *testing.T) {
	ts := typesetter(t)
	style := typeset.Style{Size: 12}
	text := "Live demo 现场演示，有意思"
	l := textedit.Arrange(ts, text, style, 70)
	block := ts.Break(text, style, 70)
	require.Equal(t, len(block.Lines), l.Lines())
	require.Greater(t, l.Lines(), 1)
	require.Equal(t, vector.Rect{H: block.LineHeight}, l.Caret(0, false))
	for i, line := range block.Lines {
		for _, run := range line.Runs {
			at := strings.Index(text[line.Start:], run.Text) + line.Start
			box := l.Caret(at, false)
			require.InDelta(t, run.X, box.X, 0.51*style.Size, "in front of %q, the air before it not counted", run.Text)
			require.InDelta(t, float64(i)*block.LineHeight, box.Y, 1e-9)
			box = l.Caret(at+len(run.Text), true)
			require.InDelta(t, run.X+run.Width, box.X, 0.01, "behind %q", run.Text)
		}
	}
}

func TestAPointFindsItsCharacterAgain(t *testing.T) {
	ts := typesetter(t)
	pieces := []string{"Live", " ", "demo ", "现场演示", "，", "\n", "👩‍💻", "Donaudampfschifffahrtsgesellschaft", "  "}
	rapid.Check(t, func(t *rapid.T) {
		text := typeset.Sanitize(strings.Join(rapid.SliceOfN(rapid.SampledFrom(pieces), 0, 14).Draw(t, "text"), ""))
		width := rapid.Float64Range(5, 200).Draw(t, "width")
		l := textedit.Arrange(ts, text, typeset.Style{Size: 12}, width)
		for at := range characters(text) {
			for _, before := range []bool{false, true} {
				c := l.Caret(at, before)
				if c.Y < 0 || c.Y+c.H > float64(l.Lines())*max(l.LineHeight(), 1)+1e-6 {
					t.Fatalf("the cursor at %d is outside: %v", at, c)
				}
				again, b := l.At(vector.Point{X: c.X, Y: c.Y + c.H/2})
				if d := l.Caret(again, b); d.X != c.X || d.Y != c.Y {
					t.Fatalf("the cursor at %d (%v) is found at %d (%v)", at, c, again, d)
				}
			}
		}
		for _, r := range l.Boxes(0, len(text)) {
			if r.X < 0 || r.W <= 0 {
				t.Fatalf("a box of the selection is %v", r)
			}
		}
	})
}

func TestOnlySelectedLinesAreCovered(t *testing.T) {
	ts := typesetter(t)
	text := "one two\nthree"
	l := textedit.Arrange(ts, text, typeset.Style{Size: 12}, 500)
	require.Len(t, l.Boxes(8, 13), 1)
	require.Len(t, l.Boxes(7, 9), 2, "the line break is selected, too")
	require.Len(t, l.Boxes(0, 3), 1)
	require.Empty(t, l.Boxes(4, 4))
}

func TestUpAndDownKeepTheColumn(t *testing.T) {
	ts := typesetter(t)
	l := textedit.Arrange(ts, "wide line\ni\nwide line", typeset.Style{Size: 12}, 500)
	x := l.Caret(9, false).X
	at, before, ok := l.Vertical(9, false, 1, x)
	require.True(t, ok)
	require.Equal(t, 11, at)
	at, _, ok = l.Vertical(at, before, 1, x)
	require.True(t, ok)
	require.Equal(t, 21, at)
	_, _, ok = l.Vertical(at, false, 1, x)
	require.False(t, ok)
	require.Equal(t, 12, l.LineStart(at, false))
	end, _ := l.LineEnd(0, false)
	require.Equal(t, 9, end)
}
