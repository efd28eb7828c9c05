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
	ann := newDesk(t, "en_GB.UTF-8")
	ann.named("Ann", "en")
	bo := ann.colleague("zh_CN.UTF-8")
	bo.named("Bo", "zh-Hans")
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

	// Both write the same card: nothing asks, nothing is lost, both end up alike.
	ann.rewrite(cards[2], "Ann on both")
	bo.rewrite(cards[2], "Bo on both")
	ann.close()
	bo.close()
	p := ann.project(file)
	require.True(t, says(cards[2], "Ann on both")(p) || says(cards[2], "Bo on both")(p))
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
