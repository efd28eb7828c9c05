//go:build e2e

package e2e

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// TestPresentingAMap shows a map to an audience, with keys, a clicker and the
// pointer, and finds the map as it was.
func TestPresentingAMap(t *testing.T) {
	for _, language := range []struct{ locale, lang string }{{"en_GB.UTF-8", "en"}, {"zh_CN.UTF-8", "zh-Hans"}} {
		t.Run(language.lang, func(t *testing.T) {
			d := newDesk(t, language.locale)
			file := d.path("客户 旅程.waymark")
			d.waymark("new", "--template", "example-b2b", "--lang", language.lang, file)
			p := d.project(file)
			d.open(file)
			head := d.layout().Head

			d.key("F5")
			d.shows("0.0")
			require.Zero(t, d.layout().count("button"), "nothing of the window is seen")
			d.shot("title")
			d.key("Right") // forward
			d.shows("1.0")
			d.key("Next") // a clicker
			d.shows("2.0")
			d.key("Prior")
			d.shows("1.0")
			d.move(1200, 500)
			d.xdotool("click", "1")
			d.shows("2.0")
			d.shot("stage")
			d.move(300, 500)
			d.xdotool("click", "1")
			d.shows("1.0")
			d.key("End")
			d.shows("8.0")
			d.shot("end")
			d.key("5", "Return")
			d.shows("4.0")
			d.key("b")
			d.shows("blank")
			d.key("period")
			d.shows("4.0")
			d.key("Escape")
			d.until("the map is back", func(l layout) bool { return l.count("page") == 0 && l.count("button") > 0 })
			d.settled()

			// From the selected stage.
			card, _ := touchpoint(p) // of the second stage
			d.click(d.at("card", card, "whole"), 1)
			d.key("shift+F5")
			d.shows("2.0")
			d.key("Escape")
			d.until("the map is back", func(l layout) bool { return l.count("page") == 0 && l.count("button") > 0 })
			d.settled() // the window takes its old size again; keys pressed meanwhile may reach nobody
			require.Equal(t, head, d.layout().Head, "showing changes nothing")
			d.close()
		})
	}
}

// shows waits until a page is shown.
func (d *desk) shows(page string) {
	d.t.Helper()
	d.until("page "+page+" is shown", func(l layout) bool {
		for _, r := range l.Refs {
			if r.Kind == "page" && r.ID == page {
				return true
			}
		}
		return false
	})
	time.Sleep(400 * time.Millisecond) // it comes in
}

// has tells whether something of that name is seen.
func (l layout) has(kind, id string) bool {
	for _, r := range l.Refs {
		if r.Kind == kind && r.ID == id {
			return true
		}
	}
	return false
}

// chosen is what the tests read of the settings.
type chosen struct {
	Theme          string
	TextSize       int
	InspectorWidth float64
}

// settings waits until the settings hold what the condition asks for.
func (d *desk) settings(what string, ok func(chosen) bool) {
	d.t.Helper()
	for end := time.Now().Add(patience); time.Now().Before(end); time.Sleep(50 * time.Millisecond) {
		var c chosen
		if data, err := os.ReadFile(filepath.Join(d.data, "settings.json")); err == nil && json.Unmarshal(data, &c) == nil && ok(c) {
			return
		}
	}
	d.shot("not-kept")
	d.t.Fatalf("the settings never held: %s", what)
}

// TestComfort looks for keys, shows the map alone, makes text and panel larger,
// goes back in the history, and finds all of it again after a new start.
func TestComfort(t *testing.T) {
	for _, language := range []struct{ locale, lang, word string }{{"en_GB.UTF-8", "en", "redo"}, {"zh_CN.UTF-8", "zh-Hans", "重做"}} {
		t.Run(language.lang, func(t *testing.T) {
			d := newDesk(t, language.locale)
			d.bind(language.word)
			file := d.path("map.waymark")
			d.waymark("new", "--template", "example-b2b", "--lang", language.lang, file)
			before := d.project(file)
			d.open(file)

			// The sheet of keys.
			d.key("F1")
			d.until("the sheet is open", func(l layout) bool { return l.has("field", "keys.search") })
			d.typeText(language.word)
			d.until("it shows what was looked for", func(l layout) bool { return l.has("key", "edit.redo") && !l.has("key", "file.new") })
			d.shot("keys")
			d.click(d.at("button", "keys.ok", ""), 1)
			d.until("the sheet is closed", func(l layout) bool { return !l.has("field", "keys.search") })

			// The map alone, by key and back by the pointer; full screen, back with Esc.
			d.settled()
			d.key("ctrl+period")
			d.until("only the map is shown", func(l layout) bool { return l.has("button", "clean.leave") && !l.has("button", "top.print") })
			d.shot("alone")
			d.click(d.at("button", "clean.leave", ""), 1)
			d.until("the panels are back", func(l layout) bool { return l.has("button", "top.print") && !l.has("button", "clean.leave") })
			d.settled()
			d.key("F11")
			d.until("only the map is shown", func(l layout) bool { return l.has("button", "clean.leave") })
			d.settled()
			d.key("Escape")
			d.until("the panels are back", func(l layout) bool { return l.has("button", "top.print") })
			d.settled()

			historyGoesBack(t, d, file, before)

			// Dark, larger text, a wider inspector.
			d.click(d.at("button", "top.theme", ""), 1)
			d.settings("dark", func(c chosen) bool { return c.Theme == "dark" })
			small := d.at("button", "top.print", "")
			d.key("ctrl+alt+equal", "ctrl+alt+equal")
			d.settings("larger text", func(c chosen) bool { return c.TextSize == 120 })
			d.until("the window's text is larger", func(l layout) bool {
				for _, r := range l.Refs {
					if r.ID == "top.print" {
						return r.H > small.h*1.15
					}
				}
				return false
			})
			d.settled()
			edge := d.at("divider", "inspector.edge", "")
			x, y := edge.center()
			d.drag(x, y, x-120, y)
			d.settings("a wider inspector", func(c chosen) bool { return c.InspectorWidth > 380 && c.InspectorWidth < 430 })
			d.shot("larger")
			d.close()

			d.open(file)
			again := d.at("button", "top.print", "")
			require.InDelta(t, small.h*1.2, again.h, 2, "the size of the text was remembered")
			require.InDelta(t, x-120, d.at("divider", "inspector.edge", "").x, 12, "so was the inspector's width")
			d.close()
		})
	}
}

// historyGoesBack deletes a card and takes that back in the list of changes.
func historyGoesBack(t *testing.T, d *desk, file string, before project) {
	t.Helper()
	card, _ := touchpoint(before)
	d.click(d.at("card", card, "whole"), 1)
	d.edited("the card is deleted", func() { d.key("Delete") })
	d.saved(file, "a card less", func(p project) bool { lane, _, _ := p.card(card); return lane == "" })
	d.key("ctrl+shift+h")
	d.until("the history is open", func(l layout) bool { return l.has("row", "history.before") })
	d.shot("history")
	d.click(d.at("row", "history.before", ""), 1)
	d.saved(file, "the card again", func(p project) bool { lane, _, _ := p.card(card); return lane != "" })
	// And forward again with the keyboard: the first row is the deletion.
	d.key("Home", "Return")
	d.saved(file, "a card less", func(p project) bool { lane, _, _ := p.card(card); return lane == "" })
	d.key("End", "Return")
	d.saved(file, "the card again", func(p project) bool {
		lane, _, text := p.card(card)
		_, _, was := before.card(card)
		return lane != "" && strings.TrimSpace(text) == strings.TrimSpace(was)
	})
	d.key("Escape")
	d.until("the history is closed", func(l layout) bool { return !l.has("row", "history.before") })
	d.settled()
}
