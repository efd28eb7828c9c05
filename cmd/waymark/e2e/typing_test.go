//go:build e2e

package e2e

import (
	"fmt"
	"os"
	"os/exec"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// workshop is a small map with everything the stories of typing need.
const workshop = `{"format": "waymark", "version": 1, "project": {"id": "p", "title": "Workshop"},
 "personas": [{"id": "ann", "name": "Ann", "quote": "It takes too long."}, {"id": "li", "name": "李经理"}],
 "channels": [{"id": "web", "name": "Website", "icon": "globe"}],
 "touchpoints": [{"id": "tp", "name": "Web search", "channel": "web", "category": "marketing"}],
 "maps": [{"id": "m", "title": "Workshop", "personas": ["ann", "li"],
  "stages": [{"id": "s1", "name": "Trigger", "steps": [{"id": "t1"}]}, {"id": "s2", "name": "Search", "steps": [{"id": "t2"}]}, {"id": "s3", "name": "Use", "steps": [{"id": "t3"}]}],
  "lanes": [{"id": "do", "kind": "doing", "name": "Doing"}, {"id": "touch", "kind": "touchpoints", "name": "Touchpoints"},
            {"id": "feel", "kind": "emotion", "name": "Emotion"}, {"id": "pain", "kind": "pain-points", "name": "Pains"}],
  "cards": [{"id": "a", "lane": "do", "step": "t1", "text": "Sees complaints rise"},
            {"id": "d", "lane": "touch", "step": "t1", "touchpoint": "tp", "importance": 5, "satisfaction": 2, "note": "ask again"}],
  "emotions": [{"persona": "ann", "step": "t1", "value": -0.5, "feeling": "uneasy"}, {"persona": "ann", "step": "t2", "value": 0}, {"persona": "ann", "step": "t3", "value": 1}]}]}`

// detail is what these stories read of the JSON form besides.
type detail struct {
	Personas []struct{ ID, Name, Quote string }
	Maps     []struct {
		Stages []struct {
			ID, Name string
			Steps    []struct{ ID string }
		}
		Cards []struct {
			ID, Lane, Step, Text, Touchpoint, Note string
			Importance, Satisfaction               int
		}
		Emotions []struct {
			Persona, Step, Feeling, Quote string
			Value                         float64
		}
	}
}

func (d *desk) detail(file string) detail {
	d.t.Helper()
	return inFile[detail](d, file)
}

// texts gives the texts of a cell, from top to bottom.
func (p detail) texts(lane, step string) []string {
	var out []string
	for _, c := range p.Maps[0].Cards {
		if c.Lane == lane && c.Step == step {
			out = append(out, c.Text)
		}
	}
	return out
}

// holds waits until the file says what the condition asks for.
func (d *desk) holds(file, what string, ok func(detail) bool) detail {
	d.t.Helper()
	return keeps(d, file, what, ok)
}

// cellGround clicks on the ground of a cell, beside its cards.
func (d *desk) cellGround(lane, step string) {
	d.t.Helper()
	c := d.at("cell", lane+"/"+step, "")
	d.click(box{c.x + c.w - 5, c.y + c.h - 5, 2, 2}, 1)
}

func (d *desk) editing(on bool) {
	d.t.Helper()
	d.until(fmt.Sprintf("typing is %v", on), func(l layout) bool { return (l.Editing != "") == on })
}

// setClipboard puts a text on the system's clipboard as another program does.
func (d *desk) setClipboard(text string) {
	d.t.Helper()
	cmd := exec.Command("xclip", "-selection", "clipboard", "-quiet", "-i")
	cmd.Env, cmd.Stdin = d.env(), strings.NewReader(text)
	require.NoError(d.t, cmd.Start(), "xclip must be installed")
	d.t.Cleanup(func() {
		_ = cmd.Process.Kill()
		_ = cmd.Wait()
	})
	for end := time.Now().Add(patience); d.clipboard() != text; time.Sleep(50 * time.Millisecond) {
		require.True(d.t, time.Now().Before(end), "the clipboard never held %q", text)
	}
}

func (d *desk) clipboard() string {
	cmd := exec.Command("xclip", "-selection", "clipboard", "-o")
	cmd.Env = d.env()
	out, _ := cmd.Output()
	return string(out)
}

func openWorkshop(t *testing.T, locale, bound string) (*desk, string) {
	t.Helper()
	d := newDesk(t, locale)
	d.bind(bound)
	source, file := d.path("workshop.json"), d.path("workshop.waymark")
	require.NoError(t, os.WriteFile(source, []byte(workshop), 0o600))
	d.waymark("import", source, "-o", file)
	d.open(file)
	return d, file
}

// TestTypingAlong is the facilitator's story: typing while people talk, values
// and words of the curve, and a block from a spreadsheet.
func TestTypingAlong(t *testing.T) {
	for _, words := range []struct{ locale, first, second, third, quote, feeling string }{
		{"en_GB.UTF-8", "Nobody answers", "Three weeks for a quote", "Asks a peer", "Just tell me", "worried"},
		{"zh_CN.UTF-8", "没有人接电话", "报价要等三周", "问同行", "请直说", "担心"},
	} {
		t.Run(words.locale[:2], func(t *testing.T) {
			d, file := openWorkshop(t, words.locale, words.first+words.second+words.third+words.quote)

			// Letters on a cell, Enter to the next card, Tab to the next cell.
			d.cellGround("pain", "t1")
			d.typeText(words.first)
			d.key("Return")
			d.until("the next card is open", func(l layout) bool { return l.Editing != "" && l.Text == "" })
			d.typeText(words.second)
			d.key("Tab")
			d.editing(false)
			d.typeText(words.third)
			d.shot("typing")
			d.key("Return", "Return")
			d.editing(false)
			d.holds(file, "what was typed along", func(p detail) bool {
				return strings.Join(p.texts("pain", "t1"), "|") == words.first+"|"+words.second && strings.Join(p.texts("pain", "t2"), "|") == words.third
			})

			// Typing on a card replaces its text; Esc brings it back, undo too.
			d.click(d.at("card", "a", "whole"), 1)
			d.typeText("xyz")
			d.until("the text is replaced", func(l layout) bool { return l.Text == "xyz" })
			d.key("Escape")
			d.editing(false)
			d.key("F2", "End")
			d.typeText("!")
			d.key("ctrl+Return")
			d.holds(file, "the old text and a sign", func(p detail) bool { return p.texts("do", "t1")[0] == "Sees complaints rise!" })
			d.key("ctrl+z")
			d.holds(file, "the old text", func(p detail) bool { return p.texts("do", "t1")[0] == "Sees complaints rise" })

			// The curve by keys, by number, by menu.
			d.click(d.at("emotion", "ann/t1", "point"), 1)
			d.key("minus")
			d.key("Menu")
			d.click(d.at("menu", words.feeling, ""), 1)
			d.holds(file, "a value and a word", func(p detail) bool {
				e := p.Maps[0].Emotions[0]
				return e.Value == -1 && e.Feeling == words.feeling
			})
			d.click(d.at("emotion", "ann/t2", "point"), 1)
			d.typeText("1.7-")
			d.key("Tab")
			d.key("plus")
			d.holds(file, "the typed value and the next one", func(p detail) bool {
				return p.Maps[0].Emotions[1].Value == -1.7 && p.Maps[0].Emotions[2].Value == 1.5
			})
			d.click(d.at("persona", "ann", "quote"), 2)
			d.editing(true)
			d.key("ctrl+a")
			d.typeText(words.quote)
			d.shot("quote")
			d.key("Return")
			d.holds(file, "the quote", func(p detail) bool { return p.Personas[0].Quote == words.quote })
			d.close()
		})
	}
}

// TestSpreadsheetsAndOtherWindows pastes what a spreadsheet copies, gives it back,
// and carries a card with all its fields into another process.
func TestSpreadsheetsAndOtherWindows(t *testing.T) {
	for _, locale := range []string{"en_GB.UTF-8", "zh_CN.UTF-8"} {
		t.Run(locale[:2], func(t *testing.T) { spreadsheetsAndOtherWindows(t, locale) })
	}
}

func spreadsheetsAndOtherWindows(t *testing.T, locale string) {
	t.Helper()
	d, file := openWorkshop(t, locale, "")
	d.setClipboard("拿起\tsecond\r\n\"two\nlines\"\t\"say \"\"hi\"\"\"\r\n")
	d.cellGround("do", "t2")
	d.key("ctrl+v")
	d.holds(file, "the block in lanes and steps", func(p detail) bool {
		return strings.Join(p.texts("do", "t2"), "") == "拿起" && strings.Join(p.texts("do", "t3"), "") == "second" &&
			strings.Join(p.texts("touch", "t2"), "") == "two\nlines" && strings.Join(p.texts("touch", "t3"), "") == `say "hi"`
	})
	d.key("ctrl+c")
	for end := time.Now().Add(patience); d.clipboard() != "拿起\tsecond\n\"two\nlines\"\tsay \"hi\""; time.Sleep(50 * time.Millisecond) {
		require.True(t, time.Now().Before(end), "the block came back as %q", d.clipboard())
	}

	// Too wide: a question, and steps that are added.
	d.setClipboard("1\t2\t3")
	d.cellGround("pain", "t3")
	d.key("ctrl+v")
	d.at("button", "paste.fit", "")
	d.shot("question")
	d.click(d.at("button", "paste.add", ""), 1)
	d.holds(file, "two more steps", func(p detail) bool { return len(p.Maps[0].Stages[2].Steps) == 3 })
	d.key("ctrl+z")
	d.holds(file, "no more steps", func(p detail) bool { return len(p.Maps[0].Stages[2].Steps) == 1 })

	// Lines from anywhere, and duplicates.
	d.setClipboard("one\n\ntwo\n")
	d.cellGround("pain", "t1")
	d.key("ctrl+v")
	d.holds(file, "a card for each line", func(p detail) bool { return strings.Join(p.texts("pain", "t1"), "|") == "one|two" })
	d.key("ctrl+d")
	d.holds(file, "copies of both", func(p detail) bool { return len(p.texts("pain", "t1")) == 4 })

	// Cut here, paste there: another process, another project.
	d.click(d.at("card", "d", "whole"), 1)
	d.key("ctrl+x")
	d.holds(file, "the card is gone", func(p detail) bool { return len(p.texts("touch", "t1")) == 0 })
	text := d.clipboard()
	require.Equal(t, "Web search", text)
	d.close()
	d.setClipboard(text) // a system keeps the text when a program ends
	other := d.path("other.waymark")
	d.waymark("new", "--template", "blank", other)
	before := d.detail(other)
	d.open(other)
	var lane, step string
	for _, l := range d.project(other).Maps[0].Lanes {
		if l.Kind == "touchpoints" {
			lane = l.ID
		}
	}
	step = before.Maps[0].Stages[0].Steps[0].ID
	d.cellGround(lane, step)
	d.key("ctrl+v")
	p := d.holds(other, "the card", func(p detail) bool { return len(p.texts(lane, step)) == 1 })
	for _, c := range p.Maps[0].Cards {
		if c.Lane == lane {
			require.Equal(t, []any{5, 2, "ask again"}, []any{c.Importance, c.Satisfaction, c.Note})
			require.NotEmpty(t, c.Touchpoint, "with the entry of its catalogue")
		}
	}
	d.close()
}
