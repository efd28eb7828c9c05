//go:build e2e

package e2e

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// shared is what these stories read of the history of a file.
type shared []struct {
	Verb, Author string
	Parents      []string
}

func (d *desk) historyOf(file string) shared {
	d.t.Helper()
	var h shared
	require.NoError(d.t, json.Unmarshal([]byte(d.waymark("history", "--json", file)), &h))
	return h
}

func (h shared) merges() int {
	n := 0
	for _, c := range h {
		if c.Verb == "merge" {
			n++
		}
	}
	return n
}

// colleague is somebody at another desk who works in the same folder.
func (d *desk) colleague(locale string) *desk {
	d.t.Helper()
	other := newDesk(d.t, locale)
	other.home = d.home
	return other
}

// named says who works at a desk, as the settings would.
func (d *desk) named(name, lang string) {
	d.t.Helper()
	data, err := json.Marshal(map[string]any{"author": name, "language": lang, "width": 1440, "height": 900})
	require.NoError(d.t, err)
	require.NoError(d.t, os.WriteFile(filepath.Join(d.data, "settings.json"), data, 0o644))
}

// cardsIn gives the cards of a lane of the first map in their order in the file.
func (p project) cardsIn(kind string) (ids []string) {
	for _, l := range p.Maps[0].Lanes {
		for _, c := range p.Maps[0].Cards {
			if l.Kind == kind && c.Lane == l.ID {
				ids = append(ids, c.ID)
			}
		}
	}
	return ids
}

// rewrite types another text into a card.
func (d *desk) rewrite(card, text string) {
	d.t.Helper()
	d.edited("the card says something else", func() {
		d.click(d.at("card", card, "whole"), 2)
		d.until("the card can be typed into", func(l layout) bool { return l.Editing != "" })
		d.key("ctrl+a")
		d.typeText(text)
		d.until("the whole text is in the editor", func(l layout) bool { return l.Text == text })
		d.key("Return")
	})
	d.key("Escape") // Enter went on to a next card
	d.until("nothing is being typed", func(l layout) bool { return l.Editing == "" })
	d.settled()
}

// says tells whether a text of a card is in the file.
func says(card, text string) func(project) bool {
	return func(p project) bool {
		_, _, now := p.card(card)
		return now == text
	}
}

func both(a, b func(project) bool) func(project) bool {
	return func(p project) bool { return a(p) && b(p) }
}

// offered waits until the line at the top offers something.
func (d *desk) offered(button string) {
	d.t.Helper()
	d.at("button", button, "")
	d.settled()
}

func TestTwoColleaguesOneSyncedFolder(t *testing.T) {
	for _, l := range []struct{ locale, lang, other, otherLang string }{
		{"en_GB.UTF-8", "en", "zh_CN.UTF-8", "zh-Hans"},
		{"zh_TW.UTF-8", "zh-Hant", "en_GB.UTF-8", "en"},
	} {
		t.Run(l.lang, func(t *testing.T) {
			ann := newDesk(t, l.locale)
			ann.named("Ann", l.lang)
			bo := ann.colleague(l.other)
			bo.named("Bo", l.otherLang)
			file := ann.path("共享 plan #1.waymark")
			ann.waymark("new", "--template", "example-b2b", file)
			cards := ann.project(file).cardsIn("touchpoints")

			ann.open("--separate", file)
			bo.open("--separate", file)
			ann.rewrite(cards[0], "from Ann")
			ann.saved(file, "what Ann wrote", says(cards[0], "from Ann"))
			bo.offered("notice.action")
			bo.shot("ann-came-in")
			bo.rewrite(cards[1], "from Bo")
			bo.saved(file, "what both wrote", both(says(cards[0], "from Ann"), says(cards[1], "from Bo")))
			ann.offered("notice.second")
			ann.shot("bo-came-in")

			ann.pressOn("button", "notice.action")
			ann.at("rows", "came.rows", "")
			ann.shot("what-changed")
			ann.key("Escape")
			ann.settled()
			ann.pressOn("button", "notice.second") // Ann takes back what Bo did
			ann.saved(file, "Ann's undo", func(p project) bool { return !says(cards[1], "from Bo")(p) && says(cards[0], "from Ann")(p) })
			bo.close()

			bothWroteTheSame(ann, bo, file, cards)
			ann.close()
			ann.waymark("check", file)
			authors := map[string]bool{}
			for _, c := range ann.historyOf(file) {
				authors[c.Author] = true
			}
			require.True(t, authors["Ann"] && authors["Bo"], "both are in the history")
			files, err := os.ReadDir(ann.home)
			require.NoError(t, err)
			for _, f := range files {
				require.False(t, strings.HasSuffix(f.Name(), ".waymark") && f.Name() != filepath.Base(file), "no second file: %s", f.Name())
			}
		})
	}
}

// bothWroteTheSame lets the sync client bring what Bo did on a train, while Ann has
// a text open: it comes in without taking the text away, the later change counts,
// and Ann takes the other one.
func bothWroteTheSame(ann, bo *desk, file string, cards []string) {
	ann.t.Helper()
	train := filepath.Join(ann.t.TempDir(), "plan.waymark")
	data, err := os.ReadFile(file)
	require.NoError(ann.t, err)
	require.NoError(ann.t, os.WriteFile(train, data, 0o644))
	bo.open("--separate", train)
	bo.rewrite(cards[2], "Bo on both")
	bo.close()
	ann.rewrite(cards[2], "Ann on both")
	ann.saved(file, "what Ann wrote", says(cards[2], "Ann on both"))
	ann.click(ann.at("card", cards[3], "whole"), 2)
	ann.until("the card can be typed into", func(l layout) bool { return l.Editing != "" })
	ann.key("ctrl+a")
	ann.typeText("thinking")
	ann.until("it is typed", func(l layout) bool { return l.Text == "thinking" })

	data, err = os.ReadFile(train)
	require.NoError(ann.t, err)
	require.NoError(ann.t, os.WriteFile(file+".part", data, 0o644))
	require.NoError(ann.t, os.Rename(file+".part", file))
	ann.until("it came in", func(l layout) bool { return len(l.refsOf("button", "notice.action")) > 0 })
	ann.shot("came-in-while-typing")
	require.NotEmpty(ann.t, ann.layout().Editing, "the text is still open")
	ann.typeText(" on")
	ann.until("typing goes on", func(l layout) bool { return l.Text == "thinking on" })
	ann.key("ctrl+Return")
	ann.saved(file, "all of it", both(says(cards[2], "Ann on both"), says(cards[3], "thinking on")))

	ann.pressOn("button", "notice.action")
	theirs := ann.button("conflict.", ".theirs")
	ann.shot("both-values")
	ann.pressOn("button", theirs)
	ann.pressOn("button", "came.switch")
	ann.saved(file, "the other value", both(says(cards[2], "Bo on both"), says(cards[3], "thinking on")))
	ann.edited("one undo takes it back", func() { ann.key("ctrl+z") })
	ann.saved(file, "the first value", says(cards[2], "Ann on both"))
}

// refsOf gives the places of a named thing of the window.
func (l layout) refsOf(kind, id string) (at []box) {
	for _, r := range l.Refs {
		if r.Kind == kind && r.ID == id {
			at = append(at, box{r.X, r.Y, r.W, r.H})
		}
	}
	return at
}

func TestACopyByMailComesBackAfterBothWorked(t *testing.T) {
	for _, language := range []struct{ locale, lang, merge string }{{"en_GB.UTF-8", "en", "merge"}, {"zh_TW.UTF-8", "zh-Hant", "合併"}} {
		t.Run(language.lang, func(t *testing.T) {
			ann := newDesk(t, language.locale)
			ann.bind(language.merge)
			ann.named("Ann", language.lang)
			bo := ann.colleague(language.locale)
			bo.named("Bo", language.lang)
			file, mailed := ann.path("plan.waymark"), ann.path("mail from Bo.waymark")
			ann.waymark("new", "--template", "example-b2b", "--lang", language.lang, file)
			data, err := os.ReadFile(file)
			require.NoError(t, err)
			require.NoError(t, os.WriteFile(mailed, data, 0o644))
			cards := ann.project(file).cardsIn("touchpoints")

			bo.open("--separate", mailed)
			bo.rewrite(cards[0], "Bo on both")
			bo.rewrite(cards[1], "only Bo")
			bo.close()
			ann.open("--separate", file)
			ann.rewrite(cards[0], "Ann on both")

			ann.merge(language.merge, mailed)
			conflict := ann.button("conflict.", ".theirs")
			ann.shot("preview")
			ann.pressOn("button", conflict)
			ann.settled()
			ann.shot("chosen")
			ann.pressOn("button", "merge.ok")
			ann.saved(file, "what was chosen", both(says(cards[0], "Bo on both"), says(cards[1], "only Bo")))
			ann.shot("merged")
			require.Equal(t, 1, ann.historyOf(file).merges())
			ann.pressOn("button", "notice.second")
			ann.saved(file, "one undo", func(p project) bool { return says(cards[0], "Ann on both")(p) && !says(cards[1], "only Bo")(p) })
			ann.close()
			ann.waymark("check", file)
		})
	}
}

// TestOneMapGoesOutAndComesBack sends one of two maps without notes, lets somebody
// work on it, and brings it back: the map that stayed is as it was.
func TestOneMapGoesOutAndComesBack(t *testing.T) {
	for _, l := range []struct{ locale, lang, send, merge string }{
		{"en_GB.UTF-8", "en", "Send a copy", "merge"},
		{"zh_CN.UTF-8", "zh-Hans", "发送副本", "合并"},
	} {
		t.Run(l.lang, func(t *testing.T) {
			ann := newDesk(t, l.locale)
			ann.bind(l.send + l.merge)
			ann.named("Ann", l.lang)
			bo := ann.colleague(l.locale)
			bo.named("Bo", l.lang)
			file, sent := ann.path("plan.waymark"), filepath.Join(t.TempDir(), "for-bo.waymark")
			ann.waymark("new", "--template", "example-b2b", "--lang", l.lang, file)
			inner := ann.innerMap(file)
			before := ann.project(file)
			cards := before.cardsIn("touchpoints")

			ann.open("--separate", file)
			ann.goTo(l.send)
			ann.at("segments", "send.what", "")
			ann.pressAt("segments", "send.what", 0.75)
			ann.pressAt("check", "send.map."+inner, 0.03)
			ann.pressAt("check", "send.notes", 0.03)
			ann.settled()
			ann.shot("send")
			ann.pressOn("button", "send.ok")
			ann.saveAs(sent)
			ann.appears(sent)
			data, err := os.ReadFile(sent)
			require.NoError(t, err)
			require.False(t, strings.Contains(string(data), "Not-for-Bo"))
			require.Len(t, ann.project(sent).Maps, 1)

			bo.open("--separate", sent)
			bo.rewrite(cards[0], "from Bo")
			bo.close()
			ann.rewrite(cards[1], "from Ann")
			ann.merge(l.merge, sent)
			ann.shot("comes-back")
			ann.pressOn("button", "merge.ok")
			p := ann.saved(file, "what both wrote", both(says(cards[0], "from Bo"), says(cards[1], "from Ann")))
			require.Len(t, p.Maps, 2)
			require.Equal(t, before.Maps[1], p.Maps[1], "what stayed is as it was")
			require.Equal(t, before.Personas, p.Personas)
			ann.close()
			ann.waymark("check", file)
		})
	}
}

// innerMap adds a map with a persona of its own to a file, and gives its id.
func (d *desk) innerMap(file string) (id string) {
	d.t.Helper()
	var whole map[string]any
	require.NoError(d.t, json.Unmarshal([]byte(d.waymark("export", file, "-o", "-")), &whole))
	whole["personas"] = append(whole["personas"].([]any), map[string]any{"id": "inner-persona", "kind": "persona", "name": "Not-for-Bo persona"})
	whole["maps"] = append(whole["maps"].([]any), map[string]any{
		"id": "inner", "title": "Not-for-Bo map", "state": "current", "basis": "assumed", "personas": []any{"inner-persona"},
		"stages": []any{map[string]any{"id": "inner-stage", "name": "Not-for-Bo stage", "steps": []any{map[string]any{"id": "inner-step"}}}},
		"lanes":  []any{map[string]any{"id": "inner-lane", "kind": "doing", "name": "Not-for-Bo lane"}},
		"cards":  []any{map[string]any{"id": "inner-card", "lane": "inner-lane", "step": "inner-step", "text": "Not-for-Bo card"}},
	})
	data, err := json.Marshal(whole)
	require.NoError(d.t, err)
	from := filepath.Join(d.t.TempDir(), "whole.json")
	require.NoError(d.t, os.WriteFile(from, data, 0o644))
	d.waymark("import", from, "--into", file)
	return "inner"
}

// merge opens the preview of a copy by the command's name and the file's path.
func (d *desk) merge(command, path string) {
	d.t.Helper()
	d.goTo(command)
	d.at("field", "files.name", "")
	d.settled()
	d.fill("files.name", path)
	d.key("Return")
	d.at("rows", "merge.rows", "")
	d.settled()
}

// button gives the button whose name begins and ends so.
func (d *desk) button(begins, ends string) (id string) {
	d.t.Helper()
	d.until("there is a button "+begins+"…"+ends, func(l layout) bool {
		for _, r := range l.Refs {
			if r.Kind == "button" && strings.HasPrefix(r.ID, begins) && strings.HasSuffix(r.ID, ends) {
				id = r.ID
				return true
			}
		}
		return false
	})
	return id
}

func TestTheLaptopDied(t *testing.T) {
	for _, language := range []struct{ locale, lang string }{{"en_GB.UTF-8", "en"}, {"zh_CN.UTF-8", "zh-Hans"}} {
		t.Run(language.lang, func(t *testing.T) {
			d := newDesk(t, language.locale)
			d.named("Ann", language.lang)
			file := d.path("plan.waymark")
			d.waymark("new", "--template", "example-b2b", "--lang", language.lang, file)
			cards := d.project(file).cardsIn("touchpoints")
			d.open("--separate", file)
			d.rewrite(cards[0], "kept")
			head := d.layout().Head
			d.until("it is safe", func(l layout) bool {
				for _, r := range l.Refs {
					if r.Kind == "safe" && r.ID == head {
						return true
					}
				}
				return false
			})
			d.kill()

			// Meanwhile the sync client brought what a colleague had saved.
			bo := d.colleague(language.locale)
			bo.named("Bo", language.lang)
			bo.open("--separate", file)
			bo.rewrite(cards[1], "from Bo")
			bo.close()

			d.open("--separate", file)
			d.shot("back")
			d.saved(file, "what both wrote", both(says(cards[0], "kept"), says(cards[1], "from Bo")))
			d.close()
			d.waymark("check", file)
		})
	}
}
