//go:build e2e

package e2e

import (
	"fmt"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// A whole B2B map of 7 stages, 8 lanes, 60 cards and two curves, built from the
// blank one as somebody new to the program would: once with the keyboard alone,
// once with the pointer alone. Only letters come from keys then.

// wholeMap is what is to be built. Its lanes are the six of the blank map, in
// their order, and two more.
type wholeMap struct {
	stages, goals, personas []string
	added                   []string   // the lanes' names in the menu
	cells                   [][]string // by lane of cards, by stage; lines are cards
	curves                  [2][]float64
}

var wholeEnglish = wholeMap{
	stages:   []string{"Out of market", "Trigger", "Initial consideration", "Active evaluation", "Purchase decision", "Experience", "Loyalty"},
	goals:    []string{"Improve the business", "Something must change", "Build the long list", "Trust, expertise", "Agree, sign", "Up and running fast", "Roll it out"},
	personas: []string{"Operations manager", "Quality lead"},
	added:    []string{"What we do", "Metrics"},
	cells: [][]string{
		{"Reads trade press|Visits a conference", "Counts complaints|Asks two peers", "Forms a project team|Writes requirements", "Makes a short list|Sees a demo", "Agrees on KPIs|Signs", "Trains the plants|Goes live", "Rolls out|Recommends us"},
		{"Could we do better?", "Sales fall: why?", "Who can help?", "Whom can we trust?", "Will it pay off?", "Who helps us now?", "Quick results!"},
		{"Industry conference|Social media", "Web search|Niche blog", "Vendor website|Review platform", "Live demo|Case study", "Sales team", "User guide", "Live chat"},
		{"No fresh ideas", "Complaints rise", "Prices are hidden", "Demo form hard to find", "Legal check is slow", "Few training dates", "Long waits"},
		{"Industry talks", "Checklist", "Open price list", "One-click demo", "Standard contract", "Video course", "Named contact"},
		{"Direct mail", "Social posts", "Free trial banner", "Demo team", "Offer desk", "Onboarding", "Help desk"},
		{"Reach", "Visits", "Demo requests", "Win rate", "Days to sign", "Time to first use", "NPS"},
	},
	curves: [2][]float64{{0.5, -1, 0, 1, -0.5, 1.5, 2}, {-0.5, -1.5, 0.5, -1, 0, 1, 1.5}},
}

var wholeChinese = wholeMap{
	stages:   []string{"市场外", "触发", "考虑", "评估", "购买", "体验", "忠诚"},
	personas: []string{"购买方", "用户"},
	added:    []string{"我方活动", "指标"},
	cells: [][]string{
		{"看市场|看文章", "看问题|问用户", "问同行|看文章", "评估|看方案", "评估|购买", "用方案|问客服", "用体验|忠诚"},
		{"有方案?", "有问题!", "问用户?", "看体验?", "考虑购买", "用?", "购买!"},
		{"文章|市场", "文章|同行", "同行|用户", "方案|体验", "客服", "体验", "客服"},
		{"文章", "问题", "方案", "体验", "评估", "客服", "外"},
		{"市场", "文章", "同行", "体验", "方案", "客服", "用户"},
		{"文章", "同行", "市场", "客服", "方案", "体验", "用户"},
		{"1", "2", "3", "4", "5", "6", "7"},
	},
	curves: [2][]float64{{0.5, -1, 0, 1, -0.5, 1.5, 2}, {-0.5, 0.5, 1, -1, 1, -0.5, 0.5}},
}

// lines gives the cards of a cell.
func (w wholeMap) lines(lane, stage int) []string { return strings.Split(w.cells[lane][stage], "|") }

// write types a text at once.
func (d *desk) write(text string) {
	d.t.Helper()
	if strings.IndexFunc(text, func(r rune) bool { return r >= 0x80 }) < 0 {
		d.xdotool("type", "--delay", "8", "--", text)
		return
	}
	keys := []string{"key", "--delay", "25"}
	for _, r := range text {
		keys = append(keys, fmt.Sprintf("U%04X", r))
	}
	d.xdotool(keys...)
}

// writes types a text and waits until the editor holds it.
func (d *desk) writes(text string) {
	d.t.Helper()
	d.write(text)
	d.until("the editor holds "+text, func(l layout) bool { return l.Editing != "" && strings.TrimSpace(l.Text) == text })
}

// inOrder gives the ids of the heads of a kind, from left to right or from top
// to bottom.
func (d *desk) inOrder(kind string, n int) []string {
	d.t.Helper()
	var ids []string
	d.until(fmt.Sprintf("there are %d of %s", n, kind), func(l layout) bool {
		type head struct {
			id string
			at float64
		}
		var heads []head
		for _, r := range l.Refs {
			if r.Kind == kind && r.Part == "whole" {
				heads = append(heads, head{r.ID, 10*r.Y + r.X})
			}
		}
		slices.SortFunc(heads, func(a, b head) int { return int(a.at - b.at) })
		ids = nil
		for _, h := range heads {
			ids = append(ids, h.id)
		}
		return len(ids) == n
	})
	return ids
}

// requireWhole holds the saved file against what was to be built.
func requireWhole(t *testing.T, p project, w wholeMap) {
	t.Helper()
	require.Len(t, p.Maps, 1)
	m := p.Maps[0]
	require.Equal(t, w.stages, p.stages())
	require.Len(t, m.Lanes, 8)
	require.Len(t, p.Personas, 2)
	require.Equal(t, w.personas, []string{p.Personas[0].Name, p.Personas[1].Name})
	require.Len(t, m.Cards, 60)
	row := 0
	for _, lane := range m.Lanes {
		if lane.Kind == "emotion" {
			continue
		}
		for i, stage := range m.Stages {
			var texts []string
			for _, c := range m.Cards {
				if c.Lane == lane.ID && c.Step == stage.Steps[0].ID {
					texts = append(texts, c.Text)
				}
			}
			require.Equal(t, w.lines(row, i), texts, "%s, %s", lane.Name, stage.Name)
		}
		row++
	}
	for k, curve := range w.curves {
		for i, want := range curve {
			got, ok := p.emotion(p.Personas[k].ID, m.Stages[i].Steps[0].ID)
			require.True(t, ok, "%s feels something at %s", w.personas[k], w.stages[i])
			require.InDelta(t, want, got, 0.051, "%s at %s", w.personas[k], w.stages[i])
		}
	}
}

func TestAWholeMapWithTheKeyboardAlone(t *testing.T) {
	w := wholeEnglish
	d := newDesk(t, "en_GB.UTF-8")
	d.roomy()
	d.open()
	d.move(1590, 990) // out of the way, and left alone
	began := time.Now()
	lap := func(what string) { t.Logf("%5.1f s  %s", time.Since(began).Seconds(), what) }

	// The start page: three Tabs to the first tile, arrows to the blank map.
	d.key("Tab", "Tab", "Tab", "Down", "Down", "Right", "Right")
	d.shot("start")
	d.key("Return")
	d.until("the blank map is open", func(l layout) bool { return l.count("stage") == 3 })
	d.settled()

	// Up from the first cell are the stages, above them the personas.
	d.key("Right", "Up")
	d.key("F2", "ctrl+a")
	for i, name := range w.stages[:3] {
		d.writes(name)
		d.key("Tab")
		d.writes(w.goals[i])
		if i < 2 {
			d.key("Tab")
		}
	}
	d.key("Return", "Insert")
	for _, name := range w.stages[3:] {
		d.writes(name)
		d.key("Return")
	}
	d.key("Escape")
	d.editing(false)
	d.key("Up", "Up")
	d.writes(w.personas[0])
	d.key("Return", "Insert")
	d.writes(w.personas[1])
	d.key("Return", "Down", "Down", "Left")
	lap("7 stages, 2 personas")

	// The lanes are left of the cells.
	d.key("Down", "Down", "Down", "Down", "Down")
	for _, name := range w.added {
		d.key("Insert")
		d.until("the kinds of lanes", func(l layout) bool { return l.count("menu") > 10 })
		d.write(name[:1])
		if name == "Metrics" {
			d.write("m")
		}
		d.key("Return")
		d.until("its name is open", func(l layout) bool { return l.Editing != "" && l.Text == name })
		d.key("Return")
		d.editing(false)
	}
	d.until("eight lanes", func(l layout) bool { return l.count("lane") == 8 })
	d.shot("frame")
	lap("8 lanes")

	// Tab walks on through all cells, over the curve, too.
	d.key("ctrl+Home")
	for lane := range w.cells {
		if lane == 3 {
			for _, v := range w.curves[0] {
				d.write(fmt.Sprint(v))
				d.key("Tab")
			}
			d.editing(false)
			lap("the first curve")
		}
		for stage := range w.stages {
			for i, text := range w.lines(lane, stage) {
				if i > 0 {
					d.key("Return")
				}
				d.writes(text)
			}
			d.key("Tab")
		}
		d.editing(false)
		if lane == 1 {
			d.shot("typing")
		}
	}
	lap("60 cards")

	// The second curve: down, card by card, and past the first one.
	d.key("ctrl+Home")
	for row := range 3 {
		for range w.lines(row, 0) {
			d.key("Down")
		}
	}
	d.key("Down") // past the first curve
	for _, v := range w.curves[1] {
		d.write(fmt.Sprint(v))
		d.key("Tab")
	}
	d.editing(false)
	lap("the second curve")

	file := d.path("keyboard.waymark")
	d.key("Escape", "ctrl+0", "ctrl+s")
	d.at("field", "files.name", "")
	d.key("ctrl+a")
	d.write(file)
	d.key("Return")
	d.appears(file)
	lap("saved")
	p := d.saved(file, "60 cards", func(p project) bool { return len(p.Maps) == 1 && len(p.Maps[0].Cards) == 60 })
	requireWhole(t, p, w)
	d.settled()
	time.Sleep(time.Second) // a busy machine paints later than it saves
	d.shot("done")
	d.close()
}

func TestAWholeMapWithThePointerAlone(t *testing.T) {
	w := wholeChinese
	d := newDesk(t, "zh_CN.UTF-8")
	d.bind(fmt.Sprint(w.stages, w.personas, w.cells))
	d.roomy()
	d.open()
	began := time.Now()
	lap := func(what string) { t.Logf("%5.1f s  %s", time.Since(began).Seconds(), what) }

	d.click(d.at("card", "start.blank", ""), 1)
	d.until("the blank map is open", func(l layout) bool { return l.count("stage") == 3 })
	d.settled()
	first := d.inOrder("stage", 3)[0]
	narrow := d.at("stage", first, "name").x
	d.click(d.at("button", "top.inspector", ""), 1) // room for seven stages
	d.until("the map has moved into the room", func(layout) bool {
		d.move(800, 800+int(time.Now().UnixMilli()%20)) // has the map tell where things are now
		return d.at("stage", first, "name").x != narrow
	})
	d.settled()

	// A click selects, letters replace; the palette adds.
	for i, id := range d.inOrder("stage", 3) {
		d.click(d.at("stage", id, "name"), 1)
		d.writes(w.stages[i])
	}
	for _, name := range w.stages[3:] {
		d.click(d.at("button", "palette.stage", ""), 1)
		d.editing(true)
		d.writes(name)
	}
	d.click(d.at("persona", d.inOrder("persona", 1)[0], "name"), 1)
	d.writes(w.personas[0])
	d.click(d.at("button", "palette.persona", ""), 1)
	d.editing(true)
	d.writes(w.personas[1])
	d.until("seven stages", func(l layout) bool { return l.count("stage") == 7 })
	lap("7 stages, 2 personas")
	for _, name := range w.added {
		d.click(d.at("button", "palette.lane", ""), 1)
		d.click(d.at("menu", name, ""), 1)
		d.editing(true)
	}
	aside := box{1584, 500, 2, 2} // beside the map
	d.click(aside, 1)
	d.editing(false)
	d.until("eight lanes", func(l layout) bool { return l.count("lane") == 8 })
	d.settled()
	d.shot("frame")
	lap("8 lanes")

	lanes, stages := d.inOrder("lane", 8), d.inOrder("stage", 7)
	steps := d.columns(lanes[0], stages)

	// A click on the ground of a cell, and letters make a card there.
	for row := range w.cells {
		lane := lanes[row]
		if row >= 3 {
			lane = lanes[row+1] // the fourth is the curve's
		}
		for i := range stages {
			for _, text := range w.lines(row, i) {
				d.cellGround(lane, steps[i]) // a second click soon after opens the card itself
				d.until("what was typed is done", func(l layout) bool { return l.Editing == "" || l.Text == "" })
				d.writes(text)
			}
		}
	}
	d.click(aside, 1)
	d.editing(false)
	d.settled()
	lap("60 cards")
	d.shot("cards")

	// A click beside the curve sets a value where it points.
	people := d.inOrder("persona", 2)
	for k, curve := range w.curves {
		for i, v := range curve {
			c := d.at("cell", lanes[3]+"/"+steps[i], "")
			y := c.y + c.h/2 - v*d.scale(lanes[3])
			d.click(box{c.x + c.w/2, y, 0, 0}, 1)
			d.at("emotion", people[k]+"/"+steps[i], "point")
		}
	}
	lap("two curves")

	file := d.path("pointer.waymark")
	d.click(d.at("button", "menu.file", ""), 1)
	d.click(d.at("menu", "保存", ""), 1)
	d.at("field", "files.name", "") // with the proposed name selected
	time.Sleep(300 * time.Millisecond)
	d.write(file)
	d.click(d.at("button", "files.ok", ""), 1)
	d.appears(file)
	lap("saved")
	p := d.saved(file, "60 cards", func(p project) bool { return len(p.Maps) == 1 && len(p.Maps[0].Cards) == 60 })
	requireWhole(t, p, w)
	d.settled()
	time.Sleep(time.Second) // a busy machine paints later than it saves
	d.shot("done")
	d.close()
}

// roomy makes the window as large as the screen.
func (d *desk) roomy() {
	d.t.Helper()
	require.NoError(d.t, os.WriteFile(filepath.Join(d.data, "settings.json"), []byte(`{"width":1600,"height":1000}`), 0o600))
}

// appears waits for a file.
func (d *desk) appears(file string) {
	d.t.Helper()
	d.until(file+" is there", func(layout) bool {
		_, err := os.Stat(file)
		return err == nil
	})
}

// columns gives the step below each stage.
func (d *desk) columns(lane string, stages []string) []string {
	d.t.Helper()
	steps := make([]string, len(stages))
	l := d.layout()
	for i, stage := range stages {
		head := d.at("stage", stage, "whole")
		for _, r := range l.Refs {
			id, step, ok := strings.Cut(r.ID, "/")
			if r.Kind == "cell" && ok && id == lane && math.Abs(r.X+r.W/2-head.x-head.w/2) < 20 {
				steps[i] = step
			}
		}
		require.NotEmpty(d.t, steps[i])
	}
	return steps
}

// scale gives the pixels of one unit of an emotion lane.
func (d *desk) scale(lane string) float64 {
	d.t.Helper()
	for _, r := range d.layout().Refs {
		if r.Kind == "cell" && strings.HasPrefix(r.ID, lane+"/") {
			return (r.H - 48*d.layout().Zoom) / 4
		}
	}
	return 0
}
