//go:build e2e

package e2e

import (
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"waymark/resources/i18n"
)

// TestMapsViewsAndOutline makes, copies and deletes maps, keeps a view and goes
// back to it, searches all maps forward and backward, goes to a card by its text,
// and works the outline by keys.
func TestMapsViewsAndOutline(t *testing.T) {
	typed := map[string][]string{}
	for _, lang := range []string{"en", "zh-Hans"} {
		typed[lang] = []string{i18n.For(lang).T("default.stage"), map[string]string{"en": "Board", "zh-Hans": "董事会"}[lang], map[string]string{"en": "peers", "zh-Hans": "同行"}[lang]}
	}
	inWords(t, typed, func(d *desk, file string, words *i18n.Catalog, typed []string) {
		newStage, name, query := typed[0], typed[1], typed[2]
		first, _ := d.where()
		maps := func(n int) func(details) bool { return func(p details) bool { return len(p.Maps) == n } }

		// A new map by the button, a copy and its end by the menu of the tab.
		d.click(d.at("button", "top.new-map", ""), 1)
		made := d.detailed(file, "a new map", maps(2)).Maps[1].ID
		d.choose(d.at("tab", "map."+first, ""), words.T("map.duplicate"))
		p := d.detailed(file, "a copy of the first map", maps(3))
		require.Len(d.t, p.Maps[1].Cards, len(p.Maps[0].Cards))
		d.choose(d.at("tab", "map."+p.Maps[1].ID, ""), words.T("map.delete"))
		d.detailed(file, "the copy is gone", maps(2))
		d.click(d.at("tab", "map."+first, ""), 1)
		d.untilShown("the first map", func(m string, _ []string) bool { return m == first })

		// What a view keeps: a stage and a persona are hidden, shown, hidden again.
		stage, persona := p.Maps[0].Stages[2], p.Personas[1]
		d.choose(d.at("stage", stage.ID, "name"), words.T("fold.hide-stage"))
		views := func(items ...string) {
			d.settled()
			d.click(d.at("button", "palette.views", ""), 1)
			for _, item := range items {
				d.click(d.at("menu", item, ""), 1)
			}
		}
		views(words.T("views.personas"), persona.Name)
		sees := func(n int) {
			d.until("what the view shows", func(l layout) bool {
				shown := 0
				for _, r := range l.Refs {
					if r.ID == stage.ID && r.Part == "name" || r.ID == persona.ID && r.Part == "curve" {
						shown++
					}
				}
				return shown == n
			})
		}
		sees(0)
		views(words.T("views.save"))
		d.at("field", "ask.text", "")
		d.settled()
		d.key("ctrl+a")
		d.typeText(name)
		d.key("Return")
		d.detailed(file, "a view", func(p details) bool {
			v := p.Maps[0].Views
			return len(v) == 1 && v[0].Name == name && slices.Equal(v[0].HiddenStages, []string{stage.ID}) && slices.Equal(v[0].HiddenPersonas, []string{persona.ID})
		})
		views(words.T("views.everything"))
		sees(2)
		views(name)
		sees(0)
		d.shot("view")
		views(words.T("views.everything"))
		sees(2)

		// Search goes through all maps, on and back.
		d.key("ctrl+f")
		d.at("field", "find.field", "")
		d.typeText(newStage)
		time.Sleep(300 * time.Millisecond)
		at := func() string { m, selected := d.where(); return m + " " + first1(selected) }
		onward := func(press func()) string {
			before := at()
			press()
			d.until("another place", func(layout) bool { return at() != before && at() != made+" " })
			d.settled()
			return at()
		}
		one := onward(func() { d.key("Return") })
		two := onward(func() { d.key("Return") })
		require.Contains(d.t, one+two, made+" ", "it is found on the other map")
		require.Equal(d.t, one, onward(func() { d.click(d.at("button", "find.previous", ""), 1) }), "back")
		require.Equal(d.t, two, onward(func() { d.key("F3") }), "and on")
		d.shot("search")
		d.key("Escape", "Escape")

		// To a card by what it says.
		d.goTo(query)
		p = d.detailed(file, "the maps", maps(2))
		_, selected := d.where()
		require.Len(d.t, selected, 1)
		require.Contains(d.t, p.card(selected[0]).Text, query)

		// The outline: a stage is folded in, and moved, by keys.
		d.key("ctrl+shift+o")
		d.click(d.at("row", "outline."+p.Maps[0].Stages[0].ID, ""), 1)
		d.settled()
		rows := func() int { return d.layout().count("row") }
		all := rows()
		below := "outline." + p.Maps[0].Stages[1].ID
		was := d.at("row", below, "").y
		d.key("Left")
		d.until("the stage is folded in", func(layout) bool { return d.at("row", below, "").y < was-60 })
		d.key("Right")
		d.until("and spread out", func(layout) bool { return rows() == all && d.at("row", below, "").y == was })
		d.edited("the stage has moved", func() { d.key("alt+Down") })
		d.detailed(file, "the other order", func(now details) bool { return now.Maps[0].Stages[1].ID == p.Maps[0].Stages[0].ID })
		d.shot("outline")
		d.key("ctrl+z")
		d.detailed(file, "the order of before", func(now details) bool { return now.Maps[0].Stages[0].ID == p.Maps[0].Stages[0].ID })
	})
}

func first1(of []string) string {
	if len(of) == 0 {
		return ""
	}
	return of[0]
}
