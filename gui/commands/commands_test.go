package commands_test

import (
	"flag"
	"fmt"
	"os"
	"regexp"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"github.com/stretchr/testify/require"

	"waymark/gui/commands"
	"waymark/resources/i18n"
	"waymark/resources/icons"
)

var update = flag.Bool("update", false, "write docs/keyboard.md anew")

const page = "../../docs/keyboard.md"

func TestEachCommandIsKnownOnceAndHasItsWords(t *testing.T) {
	seen := map[string]bool{}
	for _, c := range commands.All() {
		require.Regexp(t, regexp.MustCompile(`^[a-z]+\.[a-z0-9-]+$`), c.ID)
		require.False(t, seen[c.ID], "%s stands in the table twice", c.ID)
		seen[c.ID] = true
		require.Contains(t, commands.Groups(), c.Group, c.ID)
		require.NotZero(t, c.Where, c.ID)
		for _, lang := range i18n.Languages() {
			texts := i18n.For(lang)
			require.True(t, texts.Has(c.TextKey()), "%s has no words %q in %s", c.ID, c.TextKey(), lang)
			if c.Pointer != "" {
				require.True(t, texts.Has(c.Pointer), "%s has no words %q in %s", c.ID, c.Pointer, lang)
			}
		}
		if c.Icon != "" {
			_, ok := icons.SVG(c.Icon)
			require.True(t, ok, "%s has no icon %q", c.ID, c.Icon)
		}
	}
	for _, g := range commands.Groups() {
		require.True(t, i18n.For(i18n.English).Has("command.group."+string(g)), g)
	}
}

// TestNoTwoCommandsShareAKey looks at all places in which two commands may meet:
// keys of the window work on the map and in lists, too.
func TestNoTwoCommandsShareAKey(t *testing.T) {
	for _, mac := range []bool{false, true} {
		for _, place := range []commands.Where{
			commands.Window | commands.Map, commands.Window | commands.Lists, commands.InText, commands.Presentation, commands.Printing,
		} {
			taken := map[string]string{}
			for _, c := range commands.All() {
				if c.Where&place == 0 {
					continue
				}
				for _, chord := range c.Chords(mac) {
					for _, key := range chord.Keys() {
						what := fmt.Sprintf("%t%t%t%t%v", chord.Ctrl, chord.Control, chord.Shift, chord.Alt, key)
						require.Empty(t, taken[what], "%s and %s share %s (mac: %t)", taken[what], c.ID, chord.Text(words(t), mac), mac)
						taken[what] = c.ID
					}
				}
			}
		}
	}
}

// TestKeysAreWrittenAsTheTableHasThem finds slips of the pen: a modifier or a key
// that nobody knows.
func TestKeysAreWrittenAsTheTableHasThem(t *testing.T) {
	chord := regexp.MustCompile(`^((Ctrl|Control|Shift|Alt)\+)*(Arrows|Digits|Letters|Enter|Esc|Backspace|PageUp|PageDown|Plus|Minus|Equal|Comma|Period|Slash|BracketLeft|BracketRight|Space|Tab|Delete|Insert|Home|End|Menu|Up|Down|Left|Right|F[0-9]{1,2}|[A-Z0-9])$`)
	for _, c := range commands.All() {
		for _, keys := range []string{c.Keys, c.Mac} {
			for text := range strings.SplitSeq(keys, ", ") {
				if text != "" {
					require.Regexp(t, chord, text, c.ID)
				}
			}
		}
		if c.Mac == "" {
			require.NotContains(t, c.Keys, "Control+", "%s: only a Mac has both", c.ID)
		}
	}
}

func TestAChordIsWrittenAsKeyboardsDo(t *testing.T) {
	for _, c := range []struct{ id, pc, mac string }{
		{"file.save-as", "Ctrl+Shift+S", "Shift+Cmd+S"},
		{"edit.redo", "Ctrl+Y", "Shift+Cmd+Z"},
		{"view.zoom-in", "Ctrl++", "Cmd++"},
		{"move.thing", "Alt+← ↑ → ↓", "Option+← ↑ → ↓"},
		{"view.full-screen", "F11", "Control+Cmd+F"},
	} {
		command, ok := commands.Find(c.id)
		require.True(t, ok)
		require.Equal(t, c.pc, command.Chords(false)[0].Text(words(t), false))
		require.Equal(t, c.mac, command.Chords(true)[0].Text(words(t), true))
	}
}

func TestAShortcutIsTheOneThatFyneReports(t *testing.T) {
	require.Equal(t, (&fyne.ShortcutUndo{}).ShortcutName(), commands.Shortcut("edit.undo").ShortcutName())
	save, ok := commands.Shortcut("file.save-as").(fyne.KeyboardShortcut)
	require.True(t, ok)
	require.Equal(t, fyne.KeyS, save.Key())
	require.Equal(t, fyne.KeyModifierShortcutDefault|fyne.KeyModifierShift, save.Mod())
	require.Nil(t, commands.Shortcut("add.stage"))
	require.Nil(t, commands.Shortcut("no.such"))
}

func TestATipTellsTheKey(t *testing.T) {
	require.Equal(t, "Settings (Ctrl+,)", commands.Tip(words(t), "app.settings"))
	require.Equal(t, "Add a stage", commands.Tip(words(t), "add.stage"))
}

// TestThePageOfKeysIsFresh holds docs/keyboard.md to the table; with -update it
// writes the page.
func TestThePageOfKeysIsFresh(t *testing.T) {
	fresh := keyboardPage(words(t))
	if *update {
		require.NoError(t, os.WriteFile(page, []byte(fresh), 0o644))
	}
	written, err := os.ReadFile(page)
	require.NoError(t, err)
	require.True(t, fresh == strings.ReplaceAll(string(written), "\r\n", "\n"), "the page is stale: run go generate ./gui/commands")
}

func words(t *testing.T) commands.Words {
	t.Helper()
	return i18n.For(i18n.English).T
}

// keyboardPage writes the whole table for a reader.
func keyboardPage(t commands.Words) string {
	var b strings.Builder
	b.WriteString("# Keyboard and pointer\n\nF1 in the program shows this page in its language and can be searched. It is written from the table in\n`gui/commands`; `go generate ./gui/commands` writes it anew.\n")
	for _, group := range commands.Groups() {
		fmt.Fprintf(&b, "\n## %s\n\n| To do this | Windows, Linux | macOS | With the pointer | Where |\n|---|---|---|---|---|\n", t("command.group."+string(group)))
		for _, c := range commands.All() {
			if c.Group != group {
				continue
			}
			pointer := ""
			if c.Pointer != "" {
				pointer = t(c.Pointer)
			}
			fmt.Fprintf(&b, "| %s | %s | %s | %s | %s |\n", c.Label(t), keyCell(t, c, false), keyCell(t, c, true), pointer, strings.Join(whereIn(c.Where, t), "; "))
		}
	}
	return b.String()
}

func keyCell(t commands.Words, c commands.Command, mac bool) string {
	var texts []string
	for _, chord := range c.Shown(t, mac) {
		texts = append(texts, "`"+chord.Text(t, mac)+"`")
	}
	return strings.Join(texts, ", ")
}

// whereIn says in words where a command is at hand.
func whereIn(w commands.Where, t commands.Words) []string {
	var texts []string
	for _, place := range []struct {
		where commands.Where
		name  string
	}{
		{commands.Window, "window"},
		{commands.Map, "map"},
		{commands.InText, "text"},
		{commands.Presentation, "presentation"},
		{commands.Lists, "lists"},
		{commands.Printing, "printing"},
	} {
		if w&place.where != 0 {
			texts = append(texts, t("command.where."+place.name))
		}
	}
	return texts
}
