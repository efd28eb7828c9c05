//go:build e2e

package e2e

import (
	"fmt"
	"math"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// arranged is a map with several steps in a stage, a card across two of them and a
// second map; %[1]q and the following are its names.
const arranged = `{"format": "waymark", "version": 1, "project": {"id": "p", "title": %[1]q},
 "personas": [{"id": "ann", "name": "Ann"}, {"id": "li", "name": "李经理"}],
 "maps": [{"id": "m", "title": %[1]q, "personas": ["ann"],
  "stages": [{"id": "s1", "name": %[2]q, "steps": [{"id": "t1", "name": "1"}, {"id": "t2", "name": "2"}]}, {"id": "s2", "name": %[3]q, "steps": [{"id": "t3", "name": "3"}]},
             {"id": "s3", "name": %[4]q, "steps": [{"id": "t4", "name": "4"}, {"id": "t5", "name": "5"}]}],
  "lanes": [{"id": "do", "kind": "doing", "name": "A"}, {"id": "think", "kind": "thinking", "name": "B"},
            {"id": "feel", "kind": "emotion", "name": "C"}, {"id": "pain", "kind": "pain-points", "name": "D"}],
  "cards": [{"id": "a", "lane": "do", "step": "t1", "text": %[2]q}, {"id": "b", "lane": "do", "step": "t2", "text": %[3]q}, {"id": "c", "lane": "do", "step": "t3", "lastStep": "t4", "text": %[4]q},
            {"id": "d", "lane": "think", "step": "t1", "text": %[3]q}, {"id": "e", "lane": "pain", "step": "t3", "text": %[4]q}],
  "emotions": [{"persona": "ann", "step": "t1", "value": 1}]},
  {"id": "m2", "title": %[5]q, "personas": ["ann"], "stages": [{"id": "u1", "name": %[2]q, "steps": [{"id": "v1"}]}],
   "lanes": [{"id": "do2", "kind": "doing", "name": "A"}]}]}`

// arranging runs a story on that map in both languages.
func arranging(t *testing.T, story func(d *desk, file, typed string)) {
	t.Helper()
	for _, l := range []struct {
		locale, typed string
		names         []any
	}{
		{"en_GB.UTF-8", "Calls twice", []any{"Plan", "Look around", "Decide", "Use", "Later"}},
		{"zh_CN.UTF-8", "打了两次电话", []any{"计划", "了解市场", "决定购买", "开始使用", "以后"}},
	} {
		t.Run(l.locale[:2], func(t *testing.T) {
			d := newDesk(t, l.locale)
			d.bind(l.typed)
			source, file := d.path("in.json"), d.path("整理 arrange.waymark")
			require.NoError(t, os.WriteFile(source, fmt.Appendf(nil, arranged, l.names...), 0o600))
			d.waymark("import", source, "-o", file)
			d.open(file)
			story(d, file, l.typed)
			d.close()
			d.waymark("check", file)
		})
	}
}

// steps gives the steps of the stages of the first map, as "t1 t2 | t3".
func (p boardFile) steps() string {
	var stages []string
	for _, s := range p.Maps[0].Stages {
		var steps []string
		for _, t := range s.Steps {
			steps = append(steps, t.ID)
		}
		stages = append(stages, strings.Join(steps, " "))
	}
	return strings.Join(stages, " | ")
}

// cellOf gives where a card is: lane, first and last step.
func (p boardFile) cellOf(id string) string {
	c := p.card(id)
	return strings.TrimSpace(c.Lane + " " + c.Step + " " + c.LastStep)
}

// TestDraggingStepsAndEdges moves steps within a stage and to others, the left edge
// of a card, and, in a large zoom, a card to a column that only comes into view at
// the edge. Esc leaves no trace.
func TestDraggingStepsAndEdges(t *testing.T) {
	arranging(t, func(d *desk, file, _ string) {
		to := d.at("step", "t2", "")
		d.carry("the step has moved", d.at("step", "t1", ""), to.x+to.w*0.8, to.y+to.h/2)
		to = d.at("step", "t3", "")
		d.carry("the step has a new stage", d.at("step", "t2", ""), to.x+to.w*0.8, to.y+to.h/2)
		card, cell := d.at("card", "c", "whole"), d.at("cell", "do/t1", "")
		d.edited("the card begins earlier", func() {
			d.drag(int(card.x+2), int(card.y+card.h/2), int(cell.x+8), int(card.y+card.h/2))
		})
		d.boardKept(file, "steps and edge", func(p boardFile) bool {
			return p.steps() == "t1 | t3 t2 | t4 t5" && p.cellOf("c") == "do t1 t4"
		})

		// A stage whose only step leaves gets another one, which makes the map
		// wider: what is carried stays where it was shown, also at the edge.
		to = d.at("step", "t3", "")
		x, y := d.at("step", "t1", "").center()
		head := d.layout().Head
		d.press(x, y, int(to.x+to.w*0.2), int(to.y+to.h/2))
		time.Sleep(500 * time.Millisecond) // in which the edge could scroll
		d.shot("step")
		d.key("Escape")
		d.xdotool("mouseup", "1")
		d.settled()
		require.Equal(d.t, head, d.layout().Head, "Esc puts it back")
		first := d.at("step", "t1", "")
		x, y = d.at("step", "t3", "").center()
		d.press(x, y, int(first.x+first.w*0.2), int(first.y+first.h/2))
		time.Sleep(500 * time.Millisecond)
		d.edited("the step comes first", func() { d.xdotool("mouseup", "1") })
		d.boardKept(file, "the step at the front", func(p boardFile) bool { return strings.HasPrefix(p.steps(), "t3 t1 | t2 | ") })
		d.edited("one undo", func() { d.key("ctrl+z") })

		// The edge of the view scrolls while a card is held there.
		d.click(d.at("card", "d", "whole"), 1)
		for range 7 {
			d.key("ctrl+plus")
		}
		d.until("a large zoom", func(l layout) bool { return l.Zoom > 2 })
		time.Sleep(300 * time.Millisecond) // for the layout of that zoom
		require.False(d.t, slices.ContainsFunc(d.layout().Refs, func(r placed) bool { return r.Kind == "cell" && r.ID == "think/t5" }), "the last column is out of view")
		x, y = d.at("card", "d", "whole").center()
		inspector := d.at("divider", "inspector.edge", "")
		edge := int(inspector.x) - 6
		d.press(x, y, edge, y)
		var last box
		for end := time.Now().Add(patience); last.w == 0 || last.x+40 > inspector.x; time.Sleep(50 * time.Millisecond) {
			require.True(d.t, time.Now().Before(end), "the edge brings the last column into view")
			d.xdotool("mousemove_relative", "1", "0")
			d.xdotool("mousemove_relative", "--", "-1", "0")
			for _, r := range d.layout().Refs {
				if r.Kind == "cell" && r.ID == "think/t5" {
					last = box{r.X, r.Y, r.W, r.H}
				}
			}
		}
		d.move(edge-70, y)
		time.Sleep(200 * time.Millisecond)
		d.shot("edge")
		d.edited("the card is let go", func() { d.xdotool("mouseup", "1") })
		d.boardKept(file, "the card in the last column", func(p boardFile) bool { return p.cellOf("d") == "think t5" })
		d.edited("one undo", func() { d.key("ctrl+z") })
		d.at("card", "d", "whole") // in view again, where it was
	})
}

// TestThePaletteKnowsWhereThingsBelong drags each kind of thing onto the map: it
// goes into the lane of its kind, wherever it is let go.
func TestThePaletteKnowsWhereThingsBelong(t *testing.T) {
	arranging(t, func(d *desk, file, typed string) {
		onto := func(button string, b box) {
			d.t.Helper()
			x, y := d.at("button", button, "").center()
			d.drag(x, y, int(b.x+b.w/2), int(b.y+b.h/2))
		}
		named := func(button string, b box, text string) {
			d.t.Helper()
			onto(button, b)
			d.editing(true)
			d.typeText(text)
			d.key("ctrl+Return")
			d.editing(false)
		}
		named("palette.pain-point", d.at("cell", "do/t4", ""), typed)
		named("palette.opportunity", d.at("cell", "do/t5", ""), "O") // there is no lane for it yet
		named("palette.touchpoint", d.at("cell", "pain/t2", ""), "T")
		named("palette.activity", d.at("cell", "pain/t3", ""), "I")
		named("palette.lane", d.at("lane", "think", "whole"), "L")
		c := d.at("cell", "feel/t2", "")
		d.edited("a feeling is on the map", func() {
			x, y := d.at("button", "palette.emotion", "").center()
			d.drag(x, y, int(c.x+c.w/2), int(c.y+c.h*0.75))
		})
		d.key("Escape")
		d.shot("palette")
		d.boardKept(file, "each in its lane", func(p boardFile) bool {
			in := func(kind, step, text string) bool {
				return slices.ContainsFunc(p.in(p.laneOf(kind), step), func(id string) bool { return p.card(id).Text == text })
			}
			m := p.Maps[0]
			value := slices.ContainsFunc(m.Emotions, func(e boardEmotion) bool { return e.Persona == "ann" && e.Step == "t2" && e.Value < 0 })
			lane := slices.ContainsFunc(m.Lanes, func(l struct{ ID, Kind, Name string }) bool { return l.Kind == "text" && l.Name == "L" })
			return in("pain-points", "t4", typed) && in("opportunities", "t5", "O") && in("touchpoints", "t2", "T") && in("activities", "t3", "I") && value && lane
		})

		// From the library: somebody of the project who is not on this map yet.
		d.click(d.at("button", "palette.library", ""), 1)
		shelves := d.at("segments", "library.shelf", "")
		d.click(box{shelves.x + shelves.w*0.87, shelves.y, 2, shelves.h}, 1)
		d.edited("the persona is on the map", func() { onto("library.persona.li", d.at("persona", "ann", "name")) })
		d.boardKept(file, "both", func(p boardFile) bool { return len(p.Maps[0].Personas) == 2 && len(p.Personas) == 2 })

		// What is let go beside the board, or called off, leaves no trace.
		head := d.layout().Head
		onto("palette.card", d.at("button", "top.print", ""))
		x, y := d.at("button", "palette.stage", "").center()
		d.press(x, y, 700, 500)
		d.key("Escape")
		d.xdotool("mouseup", "1")
		d.settled()
		require.Equal(d.t, head, d.layout().Head)
		require.Empty(d.t, d.layout().Editing)
	})
}

// TestKeysMoveAndSelectWhatIsInView walks to all ends, selects a stage, moves a
// block and a card past what is hidden.
func TestKeysMoveAndSelectWhatIsInView(t *testing.T) {
	arranging(t, func(d *desk, file, _ string) {
		d.click(d.at("card", "a", "whole"), 1)
		for _, way := range [][2]string{
			{"Right", "b"},
			{"Right", "c"},
			{"Left", "b"},
			{"Left", "a"},
			{"Down", "d"},
			{"Up", "a"},
			{"End", ""},
			{"Home", "a"},
			{"ctrl+Down", ""},
			{"ctrl+Up", "a"},
			{"ctrl+Right", ""},
			{"ctrl+Left", "a"},
			{"ctrl+End", ""},
			{"ctrl+Home", "a"},
		} {
			d.key(way[0])
			if way[1] == "" {
				d.selects(way[0])
			} else {
				d.selects(way[0], way[1])
			}
		}

		// A block keeps its arrangement.
		d.clickWith("ctrl", d.at("card", "b", "whole"))
		d.clickWith("ctrl", d.at("card", "d", "whole"))
		d.selects("a block", "a", "b", "d")
		d.edited("one step on", func() { d.key("alt+Right") })
		d.boardKept(file, "the block one step on", func(p boardFile) bool {
			return p.cellOf("a") == "do t2" && p.cellOf("b") == "do t3" && p.cellOf("d") == "think t2"
		})

		// Hidden lanes and stages are passed over.
		d.click(d.at("lane", "think", "whole"), 1)
		d.key("ctrl+9")
		d.until("the lane is hidden", func(l layout) bool { return l.count("lane") == 3 })
		d.click(d.at("stage", "s2", "name"), 1)
		d.key("ctrl+9")
		d.until("the stage is hidden", func(l layout) bool { return l.count("stage") == 2 })
		d.click(d.at("stage", "s1", "name"), 1)
		d.key("Right")
		d.selects("the next stage in view", "s3")
		d.click(d.at("card", "a", "whole"), 1)
		d.edited("to the next lane in view", func() { d.key("alt+Down") })
		d.edited("to the next stage in view", func() { d.key("alt+Right") })
		d.shot("hidden")
		d.boardKept(file, "the card where it can be seen", func(p boardFile) bool { return p.cellOf("a") == "pain t4" })

		// The cards of a stage, and away with them.
		d.click(d.at("stage", "s3", "name"), 1)
		d.key("ctrl+a")
		d.selects("the cards of the stage, also one that begins out of view", "a", "c")
		d.key("ctrl+a")
		d.selects("all that is in view", "a", "c")
		d.edited("it is gone", func() { d.key("Delete") })
		d.boardKept(file, "what was hidden is still there", func(p boardFile) bool {
			return p.card("a").ID == "" && p.card("c").ID == "" && p.cellOf("b") == "do t3" && p.cellOf("d") == "think t2" && p.cellOf("e") == "pain t3"
		})
	})
}

// TestTypingAtAnyZoom types into a card at a small and a large zoom: the text
// is where the card is, and the card grows with it.
func TestTypingAtAnyZoom(t *testing.T) {
	arranging(t, func(d *desk, file, typed string) {
		for _, zoom := range []struct {
			key   string
			times int
			reach func(zoom float64) bool
		}{
			{"ctrl+minus", 6, func(z float64) bool { return z < 0.4 }},
			{"ctrl+plus", 12, func(z float64) bool { return z >= 2.5 }},
		} {
			d.click(d.at("card", "a", "whole"), 1)
			for range zoom.times {
				d.key(zoom.key)
			}
			d.until("the zoom", func(l layout) bool { return zoom.reach(l.Zoom) })
			time.Sleep(300 * time.Millisecond) // for the layout of that zoom, and no second click too soon
			before := d.at("card", "a", "whole")
			d.click(before, 2)
			d.editing(true)
			d.key("ctrl+a")
			d.typeText(typed)
			d.key("shift+Return")
			d.typeText(" 2nd line") // a space while typing is a space
			d.until("the text", func(l layout) bool { return l.Text == typed+"\n 2nd line" })
			d.settled()
			d.shot("zoom" + zoom.key)
			after := d.at("card", "a", "whole")
			require.Equal(d.t, "a", d.layout().Editing)
			require.InDelta(d.t, before.x, after.x, 1)
			require.InDelta(d.t, before.y, after.y, 1)
			require.Greater(d.t, after.h, before.h+10*d.layout().Zoom, "the card grows with its text")
			d.key("ctrl+Return")
			d.boardKept(file, "both lines", func(p boardFile) bool { return p.card("a").Text == typed+"\n 2nd line" })
			d.edited("as before", func() { d.key("ctrl+z") })
		}

		// Space and a drag move the sheet, outside typing.
		d.key("Escape")
		was := d.at("card", "a", "whole")
		x, y := was.center()
		d.move(x, y)
		d.xdotool("keydown", "space")
		d.press(x, y, x-120, y)
		d.xdotool("mouseup", "1")
		d.xdotool("keyup", "space")
		d.until("the sheet has moved", func(layout) bool { return math.Abs(d.at("card", "a", "whole").x-was.x) > 60 })
		require.Empty(d.t, d.selected())
	})
}

// TestCardsGoToAnotherMap cuts a block in one map and pastes it into the other,
// where it lacks a step.
func TestCardsGoToAnotherMap(t *testing.T) {
	arranging(t, func(d *desk, file, _ string) {
		p := d.boardOf(file)
		d.click(d.at("card", "a", "whole"), 1)
		d.clickWith("ctrl", d.at("card", "b", "whole"))
		d.edited("they are cut", func() { d.key("ctrl+x") })
		d.key("ctrl+Next")
		d.cellGround("do2", "v1")
		d.key("ctrl+v")
		d.edited("a step was added for it", func() { d.click(d.at("button", "paste.add", ""), 1) })
		d.shot("pasted")
		d.boardKept(file, "the block in the other map", func(q boardFile) bool {
			m := q.Maps[1]
			return len(m.Cards) == 2 && m.Cards[0].Text == p.card("a").Text && m.Cards[1].Text == p.card("b").Text &&
				len(m.Stages[0].Steps) == 2 && m.Cards[1].Step == m.Stages[0].Steps[1].ID && len(q.Maps[0].Cards) == 3
		})
		require.Equal(d.t, p.card("a").Text+"\t"+p.card("b").Text, d.clipboard(), "a spreadsheet takes it, too")
	})
}
