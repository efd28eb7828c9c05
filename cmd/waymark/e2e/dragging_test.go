//go:build e2e

package e2e

import (
	"encoding/json"
	"os"
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// The stories of selecting and dragging: each thing by a real pointer and real
// keys, its outcome read from the saved file.

// boardFile is what these stories read of a map.
type boardFile struct {
	Personas    []struct{ ID, Name string }
	Channels    []struct{ ID, Name string }
	Touchpoints []struct{ ID, Name, Channel string }
	Maps        []struct {
		Personas []string
		Stages   []struct {
			ID, Name string
			Steps    []struct {
				ID, Name string
				Width    float64
			}
		}
		Lanes    []struct{ ID, Kind, Name string }
		Cards    []boardCard
		Emotions []boardEmotion
	}
}

type boardEmotion struct {
	Persona, Step string
	Value         float64
}

type boardCard struct{ ID, Lane, Step, LastStep, Text, Touchpoint string }

func (d *desk) boardOf(file string) boardFile {
	d.t.Helper()
	return inFile[boardFile](d, file)
}

// boardKept saves and waits until the file holds what the condition asks for.
func (d *desk) boardKept(file, what string, ok func(boardFile) bool) {
	d.t.Helper()
	d.key("ctrl+s")
	keeps(d, file, what, ok)
}

func (p boardFile) card(id string) boardCard {
	for _, c := range p.Maps[0].Cards {
		if c.ID == id {
			return c
		}
	}
	return boardCard{}
}

func (p boardFile) step(stage int) string { return p.Maps[0].Stages[stage].Steps[0].ID }

func (p boardFile) laneOf(kind string) string {
	for _, l := range p.Maps[0].Lanes {
		if l.Kind == kind {
			return l.ID
		}
	}
	return ""
}

// in gives the cards of a cell.
func (p boardFile) in(lane, step string) []string {
	var out []string
	for _, c := range p.Maps[0].Cards {
		if c.Lane == lane && c.Step == step {
			out = append(out, c.ID)
		}
	}
	return out
}

// selected gives what the window says is selected.
func (d *desk) selected() []string {
	var l struct{ Selected []string }
	if data, err := os.ReadFile(d.layoutPath()); err == nil {
		_ = json.Unmarshal(data, &l)
	}
	slices.Sort(l.Selected)
	return l.Selected
}

// selects waits until exactly these are selected.
func (d *desk) selects(what string, ids ...string) {
	d.t.Helper()
	slices.Sort(ids)
	for end := time.Now().Add(patience); time.Now().Before(end); time.Sleep(20 * time.Millisecond) {
		if slices.Equal(d.selected(), ids) {
			return
		}
	}
	d.shot("not-selected")
	d.t.Fatalf("%s: selected are %v instead of %v", what, d.selected(), ids)
}

func (d *desk) clickWith(mod string, b box) {
	d.t.Helper()
	x, y := b.center()
	d.move(x, y)
	time.Sleep(80 * time.Millisecond)
	d.xdotool("keydown", mod)
	d.xdotool("click", "1")
	d.xdotool("keyup", mod)
	time.Sleep(80 * time.Millisecond)
}

// carry drags from the middle of one place to a point, and lets go.
func (d *desk) carry(what string, from box, x, y float64) {
	d.t.Helper()
	x0, y0 := from.center()
	d.edited(what, func() { d.drag(x0, y0, int(x), int(y)) })
}

func inLanguages(t *testing.T, story func(d *desk, file, typed string)) {
	t.Helper()
	for _, language := range []struct{ locale, lang, typed string }{
		{"en_GB.UTF-8", "en", "Price list"},
		{"zh_CN.UTF-8", "zh-Hans", "价格表"},
	} {
		t.Run(language.lang, func(t *testing.T) {
			d := newDesk(t, language.locale)
			d.bind(language.typed)
			file := d.path("拖放 drag.waymark")
			d.waymark("new", "--template", "example-b2b", "--lang", language.lang, file)
			d.open(file)
			story(d, file, language.typed)
			d.close()
			d.waymark("check", file)
		})
	}
}

func TestSelecting(t *testing.T) {
	inLanguages(t, func(d *desk, file, _ string) {
		p := d.boardOf(file)
		doing, touch := p.laneOf("doing"), p.laneOf("touchpoints")
		first, second := p.in(doing, p.step(1))[0], p.in(doing, p.step(2))[0]

		d.click(d.at("card", first, "whole"), 1)
		d.selects("a click", first)
		d.clickWith("ctrl", d.at("card", second, "whole"))
		d.selects("Ctrl adds", first, second)
		d.clickWith("shift", d.at("card", first, "whole"))
		d.selects("Shift takes out", second)

		d.click(d.at("card", p.in(touch, p.step(3))[0], "whole"), 1)
		d.key("ctrl+a")
		d.selects("Ctrl+A takes the cell", p.in(touch, p.step(3))...)
		d.key("ctrl+a")
		var lane []string
		for _, c := range p.Maps[0].Cards {
			if c.Lane == touch {
				lane = append(lane, c.ID)
			}
		}
		d.selects("then the lane", lane...)
		d.key("ctrl+a")
		var all []string
		for _, c := range p.Maps[0].Cards {
			all = append(all, c.ID)
		}
		d.selects("then the map", all...)

		d.key("Escape")
		d.click(d.at("card", first, "whole"), 1)
		d.key("Home")
		d.selects("Home goes to the first step", p.in(doing, p.step(0))[0])
		d.key("Tab")
		d.selects("Tab goes to the next cell", p.in(doing, p.step(1))[0])
		d.key("shift+Tab")
		d.selects("and back", p.in(doing, p.step(0))[0])
		d.key("End")
		d.selects("End goes to the last step", p.in(doing, p.step(6))[0])
		d.key("ctrl+Left")
		d.selects("Ctrl and an arrow to the end", p.in(doing, p.step(0))[0])
		d.key("shift+Right")
		d.selects("Shift and arrows take a block", append(p.in(doing, p.step(0)), p.in(doing, p.step(1))...)...)

		// A frame around two cells of a lane, and Delete: in the file.
		a, b := d.at("cell", doing+"/"+p.step(4), ""), d.at("cell", doing+"/"+p.step(5), "")
		gone := append(p.in(doing, p.step(4)), p.in(doing, p.step(5))...)
		d.press(int(a.x+3), int(a.y+a.h-3), int(b.x+b.w-20), int(b.y+12))
		d.selects("a frame selects while it is drawn", gone...)
		d.shot("frame")
		d.xdotool("mouseup", "1")
		d.edited("they are deleted", func() { d.key("Delete") })
		d.boardKept(file, "the framed cards are gone", func(p boardFile) bool {
			return p.card(gone[0]).ID == "" && p.card(gone[len(gone)-1]).ID == "" && p.card(first).ID != ""
		})
	})
}

func TestDraggingCards(t *testing.T) {
	inLanguages(t, func(d *desk, file, _ string) {
		p := d.boardOf(file)
		doing, thinking := p.laneOf("doing"), p.laneOf("thinking")
		upper, lower := p.in(doing, p.step(3))[1], p.in(thinking, p.step(3))[0]

		// A block of two lanes, one column on.
		d.click(d.at("card", upper, "whole"), 1)
		d.clickWith("ctrl", d.at("card", lower, "whole"))
		cell := d.at("cell", doing+"/"+p.step(4), "")
		d.carry("the block has moved", d.at("card", upper, "whole"), cell.x+cell.w/2, cell.y+cell.h-6)
		d.boardKept(file, "both are one step on", func(q boardFile) bool {
			return q.card(upper).Step == p.step(4) && q.card(lower).Step == p.step(4) && q.card(lower).Lane == thinking
		})

		// A copy: Ctrl is pressed in the middle of the drag.
		d.key("Escape")
		from := d.at("card", upper, "whole")
		cell = d.at("cell", doing+"/"+p.step(6), "")
		x0, y0 := from.center()
		d.press(x0, y0, int(cell.x+cell.w/2), int(cell.y+cell.h-6))
		d.xdotool("keydown", "ctrl")
		time.Sleep(200 * time.Millisecond)
		d.shot("copying")
		d.edited("the copy is there", func() { d.xdotool("mouseup", "1") })
		d.xdotool("keyup", "ctrl")
		d.boardKept(file, "the card and its copy", func(q boardFile) bool {
			last := q.in(doing, p.step(6))
			return q.card(upper).Step == p.step(4) && len(last) == len(p.in(doing, p.step(6)))+1 &&
				q.card(last[len(last)-1]).Text == p.card(upper).Text
		})

		// The right edge spans steps.
		d.key("Escape")
		card := d.at("card", p.in(doing, p.step(0))[0], "whole")
		end := d.at("cell", doing+"/"+p.step(2), "")
		d.edited("the card spans three steps", func() {
			d.drag(int(card.x+card.w-2), int(card.y+card.h/2), int(end.x+end.w-10), int(card.y+card.h/2))
		})
		d.boardKept(file, "the card's last step", func(q boardFile) bool {
			return q.card(p.in(doing, p.step(0))[0]).LastStep == p.step(2)
		})

		// Esc leaves no trace.
		head := d.layout().Head
		x0, y0 = d.at("card", upper, "whole").center()
		d.press(x0, y0, x0-200, y0+90)
		d.key("Escape")
		d.xdotool("mouseup", "1")
		time.Sleep(300 * time.Millisecond)
		require.Equal(d.t, head, d.layout().Head)
	})
}

func TestDraggingTheFrameOfTheMap(t *testing.T) {
	inLanguages(t, func(d *desk, file, _ string) {
		p := d.boardOf(file)
		m := p.Maps[0]

		// A border, and the usual width again.
		head := d.at("stage", m.Stages[1].ID, "whole")
		x, y := int(head.x+head.w), int(head.y+head.h-6)
		d.edited("the column is wider", func() { d.drag(x, y, x+60, y) })
		d.boardKept(file, "a width", func(q boardFile) bool { return q.Maps[0].Stages[1].Steps[0].Width > 180 })
		head = d.at("stage", m.Stages[1].ID, "whole")
		x = int(head.x + head.w)
		d.move(x, y)
		time.Sleep(80 * time.Millisecond)
		d.edited("the column is as usual", func() { d.xdotool("click", "--repeat", "2", "--delay", "70", "1") })
		d.boardKept(file, "no width", func(q boardFile) bool { return q.Maps[0].Stages[1].Steps[0].Width == 0 })

		// A stage, a lane, a persona.
		to := d.at("stage", m.Stages[3].ID, "whole")
		d.carry("the stage has moved", d.at("stage", m.Stages[1].ID, "name"), to.x+to.w*0.8, to.y+10)
		d.boardKept(file, "the stage stands elsewhere", func(q boardFile) bool { return q.Maps[0].Stages[3].ID == m.Stages[1].ID })
		lane := d.at("lane", m.Lanes[1].ID, "whole")
		d.carry("the lane has moved", d.at("lane", m.Lanes[0].ID, "whole"), lane.x+lane.w/2, lane.y+lane.h-4)
		d.boardKept(file, "the lane stands below", func(q boardFile) bool { return q.Maps[0].Lanes[1].ID == m.Lanes[0].ID })
		persona := d.at("persona", p.Personas[1].ID, "whole")
		first := d.at("persona", p.Personas[0].ID, "whole")
		d.carry("the persona has moved", box{first.x, first.y, 20, 20}, persona.x+persona.w-10, persona.y+10)
		d.boardKept(file, "the personas changed places", func(q boardFile) bool { return q.Personas[0].ID == p.Personas[1].ID })

		// A point of the curve, and a new one where there is none.
		step := p.step(0)
		point := d.at("emotion", p.Personas[0].ID+"/"+step, "point")
		x, y = point.center()
		d.edited("the feeling is worse", func() { d.drag(x, y, x, y+50) })
		have := map[string]bool{}
		for _, e := range m.Emotions {
			have[e.Persona+"/"+e.Step] = true
		}
		buyer := p.Personas[1].ID
		for i := range m.Stages {
			if !have[buyer+"/"+p.step(i)] {
				d.click(d.at("persona", buyer, "whole"), 1)
				cell := d.at("cell", p.laneOf("emotion")+"/"+p.step(i), "")
				d.carry("a point was added", box{cell.x + 12, cell.y + 40, 2, 2}, cell.x+12, cell.y+70)
				d.boardKept(file, "the new point", func(q boardFile) bool {
					return slices.ContainsFunc(q.Maps[0].Emotions, func(e boardEmotion) bool {
						return e.Persona == buyer && e.Step == p.step(i)
					})
				})
				break
			}
		}
	})
}

func TestDraggingFromThePalette(t *testing.T) {
	inLanguages(t, func(d *desk, file, typed string) {
		p := d.boardOf(file)
		doing, touch := p.laneOf("doing"), p.laneOf("touchpoints")
		onto := func(button, cell string) {
			d.t.Helper()
			b := d.at("cell", cell, "")
			x0, y0 := d.at("button", button, "").center()
			d.drag(x0, y0, int(b.x+b.w/2), int(b.y+b.h-8))
		}
		// A card, named where it was dropped. Clicking elsewhere keeps it.
		onto("palette.card", doing+"/"+p.step(4))
		d.until("the card's text is open", func(l layout) bool { return l.Editing != "" })
		d.typeText(typed)
		d.until("the text is in the editor", func(l layout) bool { return l.Text == typed })
		d.edited("the card is there", func() { d.click(d.at("stage", p.Maps[0].Stages[6].ID, "name"), 1) })
		d.boardKept(file, "the new card", func(q boardFile) bool {
			cards := q.in(doing, p.step(4))
			return len(cards) == len(p.in(doing, p.step(4)))+1 && q.card(cards[len(cards)-1]).Text == typed
		})

		// From the library: a touchpoint of the catalogue, and a channel.
		d.click(d.at("button", "palette.library", ""), 1)
		tp := p.Touchpoints[0]
		d.edited("the touchpoint is on the map", func() { onto("library.touchpoint."+tp.ID, touch+"/"+p.step(5)) })
		d.boardKept(file, "its card", func(q boardFile) bool {
			cards := q.in(touch, p.step(5))
			return len(cards) == len(p.in(touch, p.step(5)))+1 && q.card(cards[len(cards)-1]).Touchpoint == tp.ID
		})
		shelves := d.at("segments", "library.shelf", "")
		d.click(box{shelves.x + shelves.w*0.37, shelves.y, 2, shelves.h}, 1)
		channel := p.Channels[0]
		d.edited("the channel is on the map", func() { onto("library.channel."+channel.ID, touch+"/"+p.step(4)) })
		d.boardKept(file, "a touchpoint of the channel", func(q boardFile) bool {
			for _, id := range q.in(touch, p.step(4)) {
				for _, t := range q.Touchpoints {
					if p.card(id).ID == "" && t.ID == q.card(id).Touchpoint && t.Channel == channel.ID {
						return true
					}
				}
			}
			return false
		})
		d.shot("library")

		// A stage and a persona.
		head := d.at("stage", p.Maps[0].Stages[2].ID, "whole")
		x0, y0 := d.at("button", "palette.stage", "").center()
		d.drag(x0, y0, int(head.x+6), int(head.y+20))
		d.until("the stage's name is open", func(l layout) bool { return l.Editing != "" })
		d.edited("the stage is there", func() { d.click(d.at("stage", p.Maps[0].Stages[0].ID, "name"), 1) })
		d.boardKept(file, "eight stages", func(q boardFile) bool {
			return len(q.Maps[0].Stages) == 8 && q.Maps[0].Stages[3].ID == p.Maps[0].Stages[2].ID
		})
		x0, y0 = d.at("button", "palette.persona", "").center()
		d.drag(x0, y0, int(head.x+6), int(head.y+20))
		d.until("the persona's name is open", func(l layout) bool { return l.Editing != "" })
		d.edited("the persona is there", func() { d.click(d.at("stage", p.Maps[0].Stages[0].ID, "name"), 1) })
		d.boardKept(file, "three personas", func(q boardFile) bool { return len(q.Personas) == 3 && len(q.Maps[0].Personas) == 3 })
	})
}
