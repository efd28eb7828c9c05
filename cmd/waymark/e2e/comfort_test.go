//go:build e2e

package e2e

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strconv"
	"testing"

	"github.com/stretchr/testify/require"

	"waymark/resources/i18n"
)

// remembered is what this story reads of the settings.
type remembered struct {
	Theme         string
	Width, Height float64
	HideInspector bool
	Outline       bool
}

func (d *desk) remembers(what string, ok func(remembered) bool) {
	d.t.Helper()
	d.until(what, func(layout) bool {
		var r remembered
		data, err := os.ReadFile(filepath.Join(d.data, "settings.json"))
		return err == nil && json.Unmarshal(data, &r) == nil && ok(r)
	})
}

// TestMenusScriptsAndPanels asks everything for its menu, types in scripts that
// have no font here and run the other way, and finds look, size and panels again
// after a new start.
func TestMenusScriptsAndPanels(t *testing.T) {
	const scripts = "مرحبا שלום नमस्ते"
	inWords(t, map[string][]string{"en": {scripts}, "zh-Hans": {scripts}}, func(d *desk, file string, words *i18n.Catalog, _ []string) {
		p := d.boardOf(file)
		doing := p.laneOf("doing")
		card, stage, persona := p.in(doing, p.step(1))[0], p.Maps[0].Stages[1].ID, p.Personas[0].ID
		feeling := p.Maps[0].Emotions[0]
		head := d.layout().Head

		// Everything has a menu, which Esc closes.
		first, _ := d.where()
		d.key("ctrl+shift+o")
		for _, thing := range []struct{ kind, id, part string }{
			{"card", card, "whole"},
			{"cell", doing + "/" + p.step(6), ""},
			{"lane", doing, "whole"},
			{"stage", stage, "name"},
			{"persona", persona, "name"},
			{"emotion", feeling.Persona + "/" + feeling.Step, "point"},
			{"tab", "map." + first, ""},
			{"row", "outline." + stage, ""},
			{"field", "inspector.goal", ""}, // of the stage
		} {
			b := d.at(thing.kind, thing.id, thing.part)
			if thing.kind == "cell" { // below its cards
				b = box{b.x + b.w/2, b.y + b.h - 8, 4, 4}
			}
			d.choose(b)
			d.until(thing.kind+" has a menu", func(l layout) bool { return l.count("menu") > 2 })
			if thing.kind == "card" {
				d.shot("menu")
			}
			d.key("Escape")
			d.until("it is closed", func(l layout) bool { return l.count("menu") == 0 })
		}
		require.Equal(d.t, head, d.layout().Head, "looking at menus changes nothing")

		// Other scripts come into the file as they were typed, and go again.
		d.click(d.at("card", card, "whole"), 1)
		d.selects("the card", card)
		d.key("F2", "ctrl+a")
		d.typeText(scripts)
		d.key("ctrl+Return")
		d.boardKept(file, "other scripts", func(p boardFile) bool { return p.card(card).Text == scripts })
		d.shot("scripts")
		d.key("ctrl+z")
		d.boardKept(file, "what was there before", func(now boardFile) bool { return now.card(card).Text == p.card(card).Text })
		d.key("ctrl+y")
		d.boardKept(file, "other scripts again", func(p boardFile) bool { return p.card(card).Text == scripts })

		// High contrast by the settings, no inspector, a smaller window.
		d.key("ctrl+comma")
		d.pressAt("segments", "settings.theme", 0.88)
		d.remembers("high contrast", func(r remembered) bool { return r.Theme == "contrast" })
		d.shot("contrast")
		d.key("Escape")
		d.settled()
		d.click(d.at("button", "top.inspector", ""), 1)
		d.remembers("no inspector", func(r remembered) bool { return r.HideInspector })
		d.xdotool("search", "--all", "--onlyvisible", "--pid", strconv.Itoa(d.app.Process.Pid), "--name", ".", "windowsize", "%@", "1300", "820")
		d.until("a smaller window", func(l layout) bool {
			for _, r := range l.Refs {
				if r.Kind == "button" && r.ID == "top.print" {
					return r.X+r.W < 1300
				}
			}
			return false
		})
		d.settled()
		d.close()
		d.remembers("the size of the window", func(r remembered) bool { return r.Width == 1300 && r.Height == 820 })

		d.open(file)
		print := d.at("button", "top.print", "")
		require.Less(d.t, print.x+print.w, 1300.0, "the window has its size again")
		require.Greater(d.t, print.x+print.w, 1200.0)
		require.NotEmpty(d.t, d.at("rows", "outline.rows", ""), "the outline is open")
		require.False(d.t, d.layout().has("divider", "inspector.edge"), "the inspector is not")
		d.shot("again")
	})
}
