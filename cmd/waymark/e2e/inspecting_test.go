//go:build e2e

package e2e

import (
	"encoding/json"
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"waymark/resources/i18n"
)

// details is what these stories read of a file.
type details struct {
	Personas    []struct{ ID, Name, Color string }
	Channels    []struct{ ID, Name string }
	Touchpoints []struct{ ID, Name, Channel string }
	Maps        []struct {
		ID, Title string
		Personas  []string
		Stages    []struct{ ID, Name string }
		Lanes     []struct{ ID, Kind string }
		Cards     []detailCard
		Views     []struct {
			Name                                      string
			HiddenLanes, HiddenStages, HiddenPersonas []string
		}
	}
	Comments []struct {
		ID, On, Author, Text string
		Time                 time.Time
		Resolved             bool
	}
}

type detailCard struct {
	ID, Lane, Step, Text, Note, Basis, Touchpoint string
	MomentOfTruth                                 bool
	Personas                                      []string
}

// detailed saves and waits until the file holds what the condition asks for.
func (d *desk) detailed(file, what string, ok func(details) bool) details {
	d.t.Helper()
	saved := time.Time{}
	for end := time.Now().Add(patience); time.Now().Before(end); time.Sleep(50 * time.Millisecond) {
		if time.Since(saved) > time.Second { // what was done may reach the project only now
			d.key("ctrl+s")
			saved = time.Now()
		}
		var p details
		require.NoError(d.t, json.Unmarshal([]byte(d.waymark("export", file, "-o", "-")), &p))
		if ok(p) {
			return p
		}
	}
	d.shot("not-kept")
	d.t.Fatalf("the file never held: %s", what)
	return details{}
}

func (p details) card(id string) detailCard {
	for _, c := range p.Maps[0].Cards {
		if c.ID == id {
			return c
		}
	}
	return detailCard{}
}

func (p details) touchpointOf(card string) (name, channel string) {
	for _, t := range p.Touchpoints {
		if t.ID == p.card(card).Touchpoint {
			for _, c := range p.Channels {
				if c.ID == t.Channel {
					channel = c.Name
				}
			}
			return t.Name, channel
		}
	}
	return "", ""
}

// choose opens the menu of a thing with the right button and takes items of it.
func (d *desk) choose(b box, items ...string) {
	d.t.Helper()
	x, y := b.center()
	d.move(x, y)
	time.Sleep(80 * time.Millisecond)
	d.xdotool("click", "3")
	for _, item := range items {
		d.click(d.at("menu", item, ""), 1)
	}
}

// inWords plays a story in English and in Chinese, with the words of the window,
// both at once: most of the time they wait.
func inWords(t *testing.T, typed map[string][]string, story func(d *desk, file string, words *i18n.Catalog, typed []string)) {
	t.Helper()
	for lang, locale := range map[string]string{"en": "en_GB.UTF-8", "zh-Hans": "zh_CN.UTF-8"} {
		t.Run(lang, func(t *testing.T) {
			t.Parallel()
			d := newDesk(t, locale)
			all := ""
			for _, text := range typed[lang] {
				all += text
			}
			d.bind(all)
			file := d.path("map.waymark")
			d.waymark("new", "--template", "example-b2b", "--lang", lang, file)
			d.open(file)
			story(d, file, i18n.For(lang), typed[lang])
			d.close()
			d.waymark("check", file)
		})
	}
}

// TestPickersNotesAndComments fills in what a card knows besides its text, makes
// what is not yet in the lists, and talks about a stage.
func TestPickersNotesAndComments(t *testing.T) {
	inWords(t, map[string][]string{
		"en":      {"Trade fair", "Fax", "Ask again", "Really?"},
		"zh-Hans": {"行业展会", "传真", "再问", "真的吗"},
	}, func(d *desk, file string, words *i18n.Catalog, typed []string) {
		fair, fax, note, remark := typed[0], typed[1], typed[2], typed[3]
		var p details
		require.NoError(d.t, json.Unmarshal([]byte(d.waymark("export", file, "-o", "-")), &p))
		var cards []detailCard
		for _, c := range p.Maps[0].Cards {
			if c.Touchpoint != "" {
				cards = append(cards, c)
			}
		}
		card, other := cards[0].ID, cards[4].Touchpoint
		picks := func(field string) { // what was pressed may just have moved
			d.leadsTo(func() { d.pressOn("button", field) }, "field", field+".search")
		}
		d.click(d.at("card", card, "whole"), 1)

		// A touchpoint of the catalogue, a new one, and its new channel.
		picks("inspector.touchpoint")
		d.click(d.at("line", "inspector.touchpoint."+other, ""), 1)
		d.detailed(file, "another touchpoint", func(p details) bool { return p.card(card).Touchpoint == other })
		picks("inspector.touchpoint")
		d.typeText(fair)
		d.key("Return")
		d.detailed(file, "a new touchpoint", func(p details) bool { name, _ := p.touchpointOf(card); return name == fair })
		picks("inspector.channel")
		d.typeText(fax)
		d.key("Return")
		d.detailed(file, "its new channel", func(p details) bool { _, channel := p.touchpointOf(card); return channel == fax })
		d.pressAt("check", "inspector.momentOfTruth", 0.1)
		d.detailed(file, "a moment of truth", func(p details) bool { return p.card(card).MomentOfTruth })
		d.pressAt("segments", "inspector.basis", 0.25)
		d.detailed(file, "only assumed", func(p details) bool { return p.card(card).Basis == "assumed" })

		// Whose card it is, and a note.
		who := "inspector.personas." + p.Personas[0].ID
		d.wheelTo("check", who)
		d.pressAt("check", who, 0.1)
		d.detailed(file, "the card of one persona", func(p details) bool { return slices.Contains(p.card(card).Personas, p.Personas[0].ID) })
		d.wheelTo("field", "inspector.note")
		d.fill("inspector.note", note)
		d.key("Tab")
		d.detailed(file, "the note", func(p details) bool { return p.card(card).Note == note })
		d.shot("card")

		// A comment on a stage by its key, resolved by the pointer.
		stage := p.Maps[0].Stages[3].ID
		d.click(d.at("stage", stage, "name"), 1)
		d.selects("the stage", stage)
		began := time.Now().Add(-time.Minute)
		d.leadsTo(func() {
			d.key("ctrl+alt+m")
			d.at("field", "inspector.comment.new", "")
			time.Sleep(300 * time.Millisecond)
			d.typeText(remark)
			d.key("Return")
		}, "field", "ask.text")
		d.typeText("Ana Li")
		d.key("Return")
		comment := func(p details) int {
			for i, c := range p.Comments {
				if c.On == stage && c.Author == "Ana Li" && c.Text == remark && c.Time.After(began) {
					return i
				}
			}
			return -1
		}
		p = d.detailed(file, "who said what when", func(p details) bool { return comment(p) >= 0 })
		d.at("stage", stage, "remarks")
		d.pressOn("button", "inspector.comment."+p.Comments[comment(p)].ID+".resolve")
		d.detailed(file, "the comment is resolved", func(p details) bool { return comment(p) >= 0 && p.Comments[comment(p)].Resolved })
		d.shot("comment")

		// A persona: another colour, then off the map and on again by its menu.
		persona := p.Personas[1].ID
		d.click(d.at("persona", persona, "name"), 1)
		d.pressAt("swatches", "inspector.color", 0.94)
		d.detailed(file, "another colour", func(p details) bool { return p.Personas[1].Color != "" && p.Personas[1].Color != p.Personas[0].Color })
		d.choose(d.at("persona", persona, "name"), words.T("board.menu.hide-persona"))
		d.detailed(file, "it is off the map", func(p details) bool { return !slices.Contains(p.Maps[0].Personas, persona) })
		d.key("ctrl+z")
		d.detailed(file, "it is on the map again", func(p details) bool { return slices.Contains(p.Maps[0].Personas, persona) })
	})
}
