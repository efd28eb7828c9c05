//go:build e2e

package e2e

import (
	"encoding/json"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// findingFile is what this story reads of the JSON form.
type findingFile struct {
	Maps []struct {
		ID, Title, State, BasedOn string
		Views                     []struct {
			Name        string
			HiddenLanes []string
		}
		Stages []struct{ ID, Name, Origin string }
		Lanes  []struct {
			ID, Kind, Name, Origin string
			Collapsed              bool
		}
		Cards []struct{ ID, Lane, Text, Origin string }
	}
}

// found waits until the file holds what the condition asks for.
func (d *desk) found(file, what string, ok func(findingFile) bool) findingFile {
	d.t.Helper()
	return keeps(d, file, what, ok)
}

// where gives the map that is shown and what is selected on it.
func (d *desk) where() (mapID string, selected []string) {
	var l struct {
		Map      string
		Selected []string
	}
	if data, err := os.ReadFile(d.layoutPath()); err == nil {
		_ = json.Unmarshal(data, &l)
	}
	return l.Map, l.Selected
}

func (d *desk) untilShown(what string, ok func(mapID string, selected []string) bool) {
	d.t.Helper()
	d.until(what, func(layout) bool { return ok(d.where()) })
}

// menuItem opens the menu of a thing with the right button and takes its n-th
// item with the keys.
func (d *desk) menuItem(b box, n int) {
	d.t.Helper()
	x, y := b.center()
	d.move(x, y)
	time.Sleep(80 * time.Millisecond)
	d.xdotool("click", "3")
	time.Sleep(400 * time.Millisecond)
	for range n {
		d.key("Down")
	}
	d.key("Return")
	d.settled()
}

// goTo runs a command or goes to a thing by its name.
func (d *desk) goTo(name string) {
	d.t.Helper()
	d.key("ctrl+k")
	d.at("rows", "goto.rows", "")
	d.typeText(name)
	time.Sleep(400 * time.Millisecond)
	d.key("Return")
	d.settled()
}

// TestFindingTheWay walks through a project of several maps by pointer and keys:
// tabs, a future state, folding and hiding, views, search, outline, going to a
// name, back and forward, the overview.
func TestFindingTheWay(t *testing.T) {
	for _, c := range []struct{ locale, lang, query, save, remove, name string }{
		{"en_GB.UTF-8", "en", "price", "Save as a view", "Delete map", "Tomorrow"},
		{"zh_CN.UTF-8", "zh-Hans", "价格", "另存为视图", "删除地图", "明天"},
	} {
		t.Run(c.lang, func(t *testing.T) {
			d := newDesk(t, c.locale)
			d.bind(c.query + c.save + c.remove + c.name)
			file := d.path("finding.waymark")
			d.waymark("new", "--template", "example-b2b", "--lang", c.lang, file)
			d.open(file)
			first := futureState(d, file, c.name)
			foldAndHide(d, file, first, c.save)
			searchAndOutline(d, file, first, c.query, c.name)
			overviewAndBack(d, first)

			d.goTo(c.remove)
			d.found(file, "one map", func(f findingFile) bool { return len(f.Maps) == 1 })
			d.key("ctrl+z")
			d.found(file, "both maps again", func(f findingFile) bool { return len(f.Maps) == 2 })
			d.close()
		})
	}
}

// futureState makes a future state from the tab's menu, renames it in place, drags
// its tab to the front, and goes between the maps. It gives the first map.
func futureState(d *desk, file, name string) string {
	d.t.Helper()
	first, _ := d.where()
	d.menuItem(d.at("tab", "map."+first, ""), 3)
	f := d.found(file, "a future state", func(f findingFile) bool { return len(f.Maps) == 2 && f.Maps[1].State == "future" })
	future := f.Maps[1]
	require.Equal(d.t, first, future.BasedOn)
	origins := map[string]bool{}
	for _, card := range future.Cards {
		origins[card.Origin] = true
	}
	for _, card := range f.Maps[0].Cards {
		require.True(d.t, origins[card.ID], "each card knows what it was copied from")
	}
	require.Equal(d.t, f.Maps[0].Stages[0].ID, future.Stages[0].Origin)
	require.Equal(d.t, f.Maps[0].Lanes[0].ID, future.Lanes[0].Origin)
	d.untilShown("the future state is shown", func(m string, _ []string) bool { return m == future.ID })

	d.click(d.at("tab", "map."+future.ID, ""), 2)
	time.Sleep(300 * time.Millisecond)
	d.typeText(name)
	d.key("Return")
	d.found(file, "its new name", func(f findingFile) bool { return f.Maps[1].Title == name })
	d.settled()

	from, to := d.at("tab", "map."+future.ID, ""), d.at("tab", "map."+first, "")
	x, y := from.center()
	tx, ty := to.center()
	d.drag(x, y, tx-int(to.w/3), ty)
	d.found(file, "the other order", func(f findingFile) bool { return f.Maps[0].ID == future.ID })
	d.move(800, 600)
	d.settled()

	d.key("ctrl+Next")
	d.untilShown("the next map", func(m string, _ []string) bool { return m == first })
	d.key("ctrl+Prior")
	d.untilShown("the previous map", func(m string, _ []string) bool { return m == future.ID })
	d.key("ctrl+Next")
	d.untilShown("the first map again", func(m string, _ []string) bool { return m == first })
	d.shot("tabs")
	return first
}

// shown gives the map of an id.
func (f findingFile) shown(id string) int {
	for i := range f.Maps {
		if f.Maps[i].ID == id {
			return i
		}
	}
	return -1
}

func foldAndHide(d *desk, file, mapID, save string) {
	d.t.Helper()
	f := d.found(file, "the map", func(findingFile) bool { return true })
	m := f.Maps[f.shown(mapID)]
	zoom := d.layout().Zoom

	// A lane by the chevron at its name: it is in the file.
	label := d.at("lane", m.Lanes[1].ID, "whole")
	d.move(int(label.x+70*zoom), int(label.y+20*zoom))
	time.Sleep(300 * time.Millisecond)
	chevron := box{label.x + 6*zoom - 3, label.y + 21*zoom - 3, 6, 6}
	d.click(chevron, 1)
	d.found(file, "a collapsed lane", func(f findingFile) bool { return f.Maps[f.shown(mapID)].Lanes[1].Collapsed })
	d.settled()

	// A stage by its chevron, and back by the sign of the folded one.
	head := d.at("stage", m.Stages[1].ID, "whole")
	d.move(int(head.x+head.w/2), int(head.y+20*zoom))
	time.Sleep(300 * time.Millisecond)
	d.click(box{head.x + head.w - 41, head.y + 16*zoom - 3, 6, 6}, 1)
	sign := d.at("stage", m.Stages[1].ID, "fold")
	d.settled()
	d.shot("folded")
	d.click(box{sign.x + 6, sign.y + 4, 8, 8}, 1)
	d.until("the stage is spread out", func(l layout) bool {
		return !slices.ContainsFunc(l.Refs, func(r placed) bool { return r.ID == m.Stages[1].ID && r.Part == "fold" })
	})
	d.settled()

	// A lane hidden by a key, announced, saved as a view, shown again.
	label = d.at("lane", m.Lanes[2].ID, "whole")
	d.click(box{label.x + 60*zoom, label.y + 16*zoom, 8, 8}, 1)
	d.key("ctrl+9")
	show := d.at("button", "hidden.show", "")
	d.goTo(save)
	time.Sleep(400 * time.Millisecond)
	d.key("Return")
	f = d.found(file, "a view", func(f findingFile) bool { return len(f.Maps[f.shown(mapID)].Views) == 1 })
	require.Equal(d.t, []string{m.Lanes[2].ID}, f.Maps[f.shown(mapID)].Views[0].HiddenLanes)
	d.shot("hidden")
	d.click(show, 1)
	d.at("lane", m.Lanes[2].ID, "whole")
	d.settled()
}

func searchAndOutline(d *desk, file, mapID, query, name string) {
	d.t.Helper()
	f := d.found(file, "the map", func(findingFile) bool { return true })
	text := map[string]string{}
	for _, c := range f.Maps[f.shown(mapID)].Cards {
		text[c.ID] = c.Text
	}
	d.key("ctrl+f")
	d.at("field", "find.field", "")
	d.typeText(query)
	time.Sleep(300 * time.Millisecond)
	hit := ""
	for range 6 { // the title and the personas come first
		d.key("Return")
		time.Sleep(time.Second) // until the layout has settled and been written
		if _, selected := d.where(); len(selected) == 1 && strings.Contains(strings.ToLower(text[selected[0]]), query) {
			hit = selected[0]
			break
		}
	}
	require.NotEmpty(d.t, hit, "a card with the text is selected")
	d.shot("search")
	d.key("Escape")
	d.settled()

	// The outline follows; what is renamed there is renamed.
	d.key("ctrl+shift+o")
	d.at("row", "outline."+hit, "")
	d.key("F2")
	time.Sleep(500 * time.Millisecond)
	d.typeText(name)
	d.key("Return")
	d.found(file, "the new text", func(f findingFile) bool {
		return slices.ContainsFunc(f.Maps[f.shown(mapID)].Cards, func(c struct{ ID, Lane, Text, Origin string }) bool {
			return c.ID == hit && c.Text == name
		})
	})
	d.key("Down")
	d.untilShown("the next one is selected", func(_ string, selected []string) bool { return len(selected) == 1 && selected[0] != hit })
	d.shot("outline")
	d.key("ctrl+shift+o")
	d.settled()
}

func overviewAndBack(d *desk, first string) {
	d.t.Helper()
	d.move(800, 600)
	d.key("ctrl+1")
	d.key("ctrl+equal")
	d.key("ctrl+equal")
	d.key("ctrl+equal")
	over := d.at("overview", "overview", "")
	d.settled()
	stages := func() []string {
		var ids []string
		for _, r := range d.layout().Refs {
			if r.Kind == "stage" && r.Part == "whole" {
				ids = append(ids, r.ID)
			}
		}
		return ids
	}
	before := stages()
	d.click(box{over.x + over.w - 24, over.y + over.h/2, 8, 8}, 1)
	d.until("another part of the map", func(layout) bool { return len(stages()) > 0 && !slices.Equal(before, stages()) })
	d.shot("overview")

	d.key("ctrl+Next")
	d.untilShown("the other map", func(m string, _ []string) bool { return m != first })
	d.key("ctrl+bracketleft")
	d.untilShown("where one was", func(m string, _ []string) bool { return m == first })
	d.key("ctrl+bracketright")
	d.untilShown("where one was before that", func(m string, _ []string) bool { return m != first })
	d.settled()
}
