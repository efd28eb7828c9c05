//go:build e2e

package e2e

import (
	"os"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// TestTheMainJob is the story the program exists for: open the B2B example,
// change it by dragging and typing, lose the power in the middle, find
// everything again, close, reopen, and have a PDF to show.
func TestTheMainJob(t *testing.T) {
	for _, language := range []struct{ locale, lang, typed string }{
		{"en_GB.UTF-8", "en", "Prices 价格透明 <&%> “now”"},
		{"zh_CN.UTF-8", "zh-Hans", "价格要透明"},
		{"zh_TW.UTF-8", "zh-Hant", "價格要透明"},
	} {
		t.Run(language.lang, func(t *testing.T) {
			d := newDesk(t, language.locale)
			d.bind(language.typed)
			file := d.path("客户 旅程 #1?.waymark")
			d.waymark("new", "--template", "example-b2b", "--lang", language.lang, file)
			before := d.project(file)
			d.open(file)

			dragCard(d, before)
			stages := dragStage(d, before)
			dragEmotionDown(d, before)
			d.shot("dragged")

			// The laptop dies: nothing was saved by hand, everything is back.
			d.kill()
			d.open(file)
			moved := d.saved(file, "what was done before the crash", func(p project) bool {
				return strings.Join(p.stages(), "|") == strings.Join(stages, "|")
			})
			d.shot("after-crash")

			card := typeIntoCard(d, moved, language.typed)
			undoAndRedo(d, file, before)
			closeAndReopen(d, file, card, language.typed)

			pdf := d.path("map.pdf")
			d.waymark("export", file, "-o", pdf)
			head := make([]byte, 5)
			f, err := os.Open(pdf)
			require.NoError(t, err)
			defer f.Close()
			_, err = f.Read(head)
			require.NoError(t, err)
			require.Equal(t, "%PDF-", string(head))
		})
	}
}

// touchpoint gives a touchpoint card and the step of another stage.
func touchpoint(p project) (card, step string) {
	var lane string
	for _, l := range p.Maps[0].Lanes {
		if l.Kind == "touchpoints" {
			lane = l.ID
		}
	}
	for _, c := range p.Maps[0].Cards {
		if c.Lane == lane && c.Step == p.Maps[0].Stages[1].Steps[0].ID {
			return c.ID, p.Maps[0].Stages[2].Steps[0].ID
		}
	}
	return "", ""
}

func dragCard(d *desk, p project) {
	d.t.Helper()
	card, step := touchpoint(p)
	from := d.at("card", card, "whole")
	var target box
	for _, c := range p.Maps[0].Cards {
		if lane, _, _ := p.card(card); c.Lane == lane && c.Step == step {
			target = d.at("card", c.ID, "whole")
		}
	}
	require.NotZero(d.t, target.w, "the example has a touchpoint in the next stage")
	x0, y0 := from.center()
	x1, y1 := target.center()

	// First a drag that is called off: Esc leaves no trace.
	head := d.layout().Head
	d.press(x0, y0, x1, y1)
	d.shot("dragging")
	d.key("Escape")
	d.xdotool("mouseup", "1")
	time.Sleep(300 * time.Millisecond)
	require.Equal(d.t, head, d.layout().Head, "a cancelled drag is no change")

	d.edited("the card has moved", func() { d.drag(x0, y0, x1, y1) })
}

func dragStage(d *desk, p project) []string {
	d.t.Helper()
	stages := p.Maps[0].Stages
	from, to := d.at("stage", stages[1].ID, "whole"), d.at("stage", stages[3].ID, "whole")
	x0, y0 := from.center()
	_, y1 := to.center()
	d.edited("the stage has moved", func() { d.drag(x0, y0, int(to.x+to.w*0.8), y1) })
	names := p.stages()
	return append([]string{names[0], names[2], names[3], names[1]}, names[4:]...)
}

func dragEmotionDown(d *desk, p project) {
	d.t.Helper()
	persona := p.Personas[0].ID
	step := p.Maps[0].Stages[0].Steps[0].ID
	point := d.at("emotion", persona+"/"+step, "point")
	x, y := point.center()
	d.edited("the emotion has moved", func() { d.drag(x, y, x, y+50) })
}

// typeIntoCard replaces the text of a card and gives the card.
func typeIntoCard(d *desk, p project, text string) string {
	d.t.Helper()
	card, _ := touchpoint(p)
	if card == "" {
		card = p.Maps[0].Cards[0].ID
	}
	before := d.layout().Head
	d.click(d.at("card", card, "whole"), 2)
	d.until("the editor is open", func(l layout) bool { return l.Editing != "" })
	d.key("ctrl+a")
	d.typeText(text)
	d.shot("typing")
	d.until("the whole text is in the editor", func(l layout) bool { return l.Text == text })
	d.key("Return")
	// A slow machine takes the typing for a pause and has kept the text before.
	d.until("the text is in the card", func(l layout) bool { return l.Head != before && l.Text != text })
	d.settled()
	return card
}

func undoAndRedo(d *desk, file string, before project) {
	d.t.Helper()
	for range 4 {
		d.edited("one step was undone", func() { d.key("ctrl+z") })
	}
	d.key("ctrl+s")
	d.saved(file, "the state before all edits", func(p project) bool {
		return strings.Join(p.stages(), "|") == strings.Join(before.stages(), "|")
	})
	for range 3 {
		d.edited("one step was redone", func() { d.key("ctrl+y") })
	}
	d.edited("one step was redone", func() { d.key("ctrl+shift+z") })
}

func closeAndReopen(d *desk, file, card, typed string) {
	d.t.Helper()
	d.close()
	p := d.project(file)
	_, _, text := p.card(card)
	require.Equal(d.t, typed, text, "closing saves")
	d.waymark("check", file)
	d.open(file)
	d.shot("reopened")
	d.edited("undo works after reopening", func() { d.key("ctrl+z") })
	d.edited("redo works after reopening", func() { d.key("ctrl+y") })
	d.close()
	again := d.project(file)
	require.Equal(d.t, p, again)
}
