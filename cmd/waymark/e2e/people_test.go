//go:build e2e

package e2e

import (
	"image"
	"image/color"
	"image/png"
	"os"
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// people is what these stories read of a file.
type people struct {
	Personas []struct {
		ID, Kind, Name, Quote, Picture, Goals, PainPoints, Contact, Color string
	}
	Channels []struct{ ID, Name, Icon string }
	Sources  []struct{ ID, Title string }
	Maps     []struct {
		Personas []string
		Lanes    []struct{ ID, Kind, Name string }
		Stages   []struct {
			ID    string
			Steps []struct{ ID string }
		}
		Cards []struct {
			ID, Lane, Step, Text, Note, Basis, Touchpoint, Picture string
			Sources                                                []string
			Importance, Satisfaction                               int
		}
	}
	Actions     []struct{ ID, Opportunity, Title, Owner, Due string }
	Comments    []comment
	Attachments []struct{ ID string }
}

type comment struct {
	On, Author, Text string
	Resolved         bool
}

func (d *desk) people(file string) people {
	d.t.Helper()
	return inFile[people](d, file)
}

// kept waits until the file holds what the condition asks for.
func (d *desk) kept(file, what string, ok func(people) bool) people {
	d.t.Helper()
	return keeps(d, file, what, ok)
}

// cardsOf gives the cards of the first map in lanes of a kind.
func (p people) cardsOf(kind string) (ids []string) {
	for _, l := range p.Maps[0].Lanes {
		for _, c := range p.Maps[0].Cards {
			if l.Kind == kind && c.Lane == l.ID {
				ids = append(ids, c.ID)
			}
		}
	}
	return ids
}

func (p people) satisfaction(id string) int {
	for _, c := range p.Maps[0].Cards {
		if c.ID == id {
			return c.Satisfaction
		}
	}
	return -1
}

// press clicks a named thing of the window at a part of its width.
func (d *desk) pressAt(kind, id string, part float64) {
	d.t.Helper()
	d.settled()
	b := d.at(kind, id, "")
	d.move(int(b.x+b.w*part), int(b.y+b.h/2))
	time.Sleep(60 * time.Millisecond)
	d.xdotool("click", "1")
	time.Sleep(250 * time.Millisecond)
}

func (d *desk) pressOn(kind, id string) { d.t.Helper(); d.pressAt(kind, id, 0.5) }

// leadsTo presses something until a thing of the window is in view because of it:
// what was pressed may just have moved.
func (d *desk) leadsTo(press func(), kind, id string) {
	d.t.Helper()
	for range 4 {
		d.settled()
		press()
		for end := time.Now().Add(4 * time.Second); time.Now().Before(end); time.Sleep(50 * time.Millisecond) {
			for _, r := range d.layout().Refs {
				if r.Kind == kind && r.ID == id && r.Y > 90 && r.Y+r.H < 880 {
					d.settled()
					return
				}
			}
		}
	}
	d.shot("leads-nowhere")
	d.t.Fatalf("nothing leads to %s %s", kind, id)
}

// fill types into a field, in place of what stands there.
func (d *desk) fill(id, text string) {
	d.t.Helper()
	d.pressAt("field", id, 0.5)
	d.key("ctrl+a")
	d.typeText(text)
}

// wheel scrolls the panel at the right until a thing is in view.
func (d *desk) wheelTo(kind, id string) {
	d.t.Helper()
	panel := d.at("section", "inspector.group.evidence", "")
	d.move(int(panel.x+panel.w/2), 500)
	inView := func() bool {
		for _, r := range d.layout().Refs {
			if r.Kind == kind && r.ID == id && r.Y > 120 && r.Y+r.H < 850 {
				return true
			}
		}
		return false
	}
	for range 40 {
		if inView() {
			time.Sleep(time.Second) // a slow machine may still be turning the wheel
			if d.settled(); inView() {
				return
			}
		}
		d.xdotool("click", "5")
		time.Sleep(120 * time.Millisecond)
	}
	d.shot("not-in-view")
	d.t.Fatalf("the panel never shows %s %s", kind, id)
}

// TestTheInspector fills in the fields of one thing and of several, by pointer
// and by keys.
func TestTheInspector(t *testing.T) {
	for _, l := range []struct{ locale, lang, source, remark string }{
		{"en_GB.UTF-8", "en", "Buyer survey", "Really?"},
		{"zh_CN.UTF-8", "zh-Hans", "买家问卷", "真的吗"},
	} {
		t.Run(l.lang, func(t *testing.T) {
			d := newDesk(t, l.locale)
			d.bind(l.source + l.remark)
			file := d.path("map.waymark")
			d.waymark("new", "--template", "example-b2b", "--lang", l.lang, file)
			before := d.people(file)
			cards := before.cardsOf("touchpoints")
			d.open(file)

			// Several things at once: five marks by the pointer, then a digit.
			d.click(d.at("card", cards[0], "whole"), 1)
			d.settled()
			d.xdotool("keydown", "ctrl")
			d.click(d.at("card", cards[1], "whole"), 1)
			d.xdotool("keyup", "ctrl")
			d.settled()
			d.pressAt("scores", "inspector.satisfaction", 0.1)
			d.kept(file, "both have one mark", func(p people) bool { return p.satisfaction(cards[0]) == 1 && p.satisfaction(cards[1]) == 1 })
			d.key("5")
			d.kept(file, "both have five marks", func(p people) bool { return p.satisfaction(cards[0]) == 5 && p.satisfaction(cards[1]) == 5 })
			d.shot("several")
			d.key("Escape", "ctrl+z")
			d.kept(file, "one undo takes it back from both", func(p people) bool { return p.satisfaction(cards[0]) == 1 && p.satisfaction(cards[1]) == 1 })

			// One card: a new source by typing into the list, a note, a comment.
			d.click(d.at("card", cards[2], "whole"), 1)
			d.settled()
			d.wheelTo("button", "inspector.sources.add")
			d.leadsTo(func() { d.pressOn("button", "inspector.sources.add") }, "field", "inspector.sources.add.search")
			d.typeText(l.source)
			d.key("Return")
			d.kept(file, "the card names the new source", func(p people) bool {
				for _, s := range p.Sources {
					for _, c := range p.Maps[0].Cards {
						if s.Title == l.source && c.ID == cards[2] && slices.Contains(c.Sources, s.ID) && c.Basis == "researched" {
							return true
						}
					}
				}
				return false
			})
			d.wheelTo("field", "inspector.comment.new")
			d.leadsTo(func() { // to whose comment it is, asked once
				d.key("Escape")
				d.wheelTo("field", "inspector.comment.new")
				d.fill("inspector.comment.new", l.remark)
				d.key("Return")
			}, "field", "ask.text")
			d.typeText("Ana Li")
			d.key("Return")
			d.kept(file, "the comment with its author", func(p people) bool {
				return slices.ContainsFunc(p.Comments, func(c comment) bool {
					return c.On == cards[2] && c.Author == "Ana Li" && c.Text == l.remark
				})
			})

			// The mark on the board leads back to it, also from elsewhere.
			d.click(d.at("card", cards[0], "whole"), 1)
			d.settled()
			d.leadsTo(func() { d.click(d.at("card", cards[2], "remarks"), 1) }, "field", "inspector.comment.new")
			d.typeText("2nd")
			d.key("Return")
			d.kept(file, "a second comment, nobody asked again", func(p people) bool {
				return slices.ContainsFunc(p.Comments, func(c comment) bool {
					return c.On == cards[2] && c.Author == "Ana Li" && c.Text == "2nd"
				})
			})
			d.shot("comments")

			// Esc gives the keyboard back to the map.
			d.key("Escape")
			time.Sleep(300 * time.Millisecond)
			d.key("Delete")
			d.kept(file, "the selected card is deleted by its key", func(p people) bool { return !slices.Contains(p.cardsOf("touchpoints"), cards[2]) })
			d.close()
		})
	}
}

// photo writes a picture of two colours.
func photo(t *testing.T, path string) {
	t.Helper()
	img := image.NewNRGBA(image.Rect(0, 0, 400, 300))
	for y := range 300 {
		for x := range 400 {
			img.SetNRGBA(x, y, color.NRGBA{uint8(x / 2), uint8(y / 2), 120, 255})
		}
	}
	f, err := os.Create(path)
	require.NoError(t, err)
	defer f.Close()
	require.NoError(t, png.Encode(f, img))
}

// TestThePersonas types into sheets and table, gives a picture, brings into
// order, copies from another file, shows one alone.
func TestThePersonas(t *testing.T) {
	for _, l := range []struct{ locale, lang, goal, pain, icp, channel string }{
		{"en_GB.UTF-8", "en", "Grow", "No time", "Big plants", "Fax"},
		{"zh_CN.UTF-8", "zh-Hans", "成长", "没时间", "大工厂", "传真"},
	} {
		t.Run(l.lang, func(t *testing.T) {
			d := newDesk(t, l.locale)
			d.bind(l.goal + l.pain + l.icp + l.channel)
			file, other, face := d.path("map.waymark"), d.path("other.waymark"), d.path("face.png")
			d.waymark("new", "--template", "example-b2b", "--lang", l.lang, file)
			d.waymark("new", "--template", "example-saas", "--lang", l.lang, other)
			photo(t, face)
			before := d.people(file)
			first, second := before.Personas[0].ID, before.Personas[1].ID
			d.open(file)

			// Shown alone: the other's curve goes, and comes back.
			d.click(d.at("persona", first, "name"), 1)
			d.settled()
			curves := func() (n int) {
				for _, r := range d.layout().Refs {
					if r.Kind == "persona" && r.Part == "curve" {
						n++
					}
				}
				return n
			}
			require.Equal(t, 2, curves())
			d.pressAt("check", "inspector.solo", 0.1)
			d.until("one curve is shown alone", func(layout) bool { return curves() == 1 })
			d.shot("solo")
			d.pressAt("check", "inspector.solo", 0.1)
			d.until("both are shown again", func(layout) bool { return curves() == 2 })

			// The sheet is typed into in its place.
			d.pressOn("button", "rail.personas")
			d.fill("sheet.goals", l.goal)
			d.key("Tab")
			d.kept(file, "the goal of the sheet", func(p people) bool { return p.Personas[0].Goals == l.goal })

			// A picture, moved and made larger by keys.
			d.pressOn("button", "sheet.picture")
			d.fill("files.name", face)
			d.key("Return")
			d.at("crop", "crop.picture", "")
			time.Sleep(300 * time.Millisecond)
			d.key("plus", "plus", "Right", "Right")
			d.shot("crop")
			d.key("Return")
			d.kept(file, "the picture", func(p people) bool { return p.Personas[0].Picture != "" && len(p.Attachments) == 1 })

			// The table: Enter goes down like in a spreadsheet.
			d.pressAt("segments", "personas.mode", 0.75)
			d.fill("table.painPoints."+second, l.pain)
			d.key("Return")
			time.Sleep(200 * time.Millisecond)
			d.key("ctrl+a")
			d.typeText("Fax 7")
			d.key("Return")
			d.kept(file, "both cells", func(p people) bool { return p.Personas[1].PainPoints == l.pain && p.Personas[1].Contact == "Fax 7" })
			d.shot("table")

			// An ideal customer profile, then to the top by its grip.
			d.pressAt("segments", "personas.mode", 0.25)
			d.pressOn("button", "personas.new-icp")
			d.typeText(l.icp)
			d.key("Return")
			made := d.kept(file, "the profile", func(p people) bool {
				return len(p.Personas) == 3 && p.Personas[2].Kind == "icp" && p.Personas[2].Name == l.icp
			})
			grip := d.at("grip", "persona.grip."+made.Personas[2].ID, "")
			x, y := grip.center()
			d.drag(x, y, x, y-100)
			d.kept(file, "it stands first", func(p people) bool { return p.Personas[0].Kind == "icp" })
			d.shot("sheet")

			// From another file: a persona and a lane, one step back.
			from := d.people(other)
			d.pressOn("button", "personas.copy")
			d.fill("files.name", other)
			d.key("Return")
			d.pressAt("check", "copy."+from.Personas[0].ID, 0.05)
			d.pressAt("check", "copy."+from.Maps[0].Lanes[0].ID, 0.05)
			d.shot("copy")
			d.key("Return")
			lanes := len(before.Maps[0].Lanes)
			d.kept(file, "persona and lane came along", func(p people) bool {
				return len(p.Personas) == 4 && len(p.Maps[0].Lanes) == lanes+1 && p.Personas[3].Name == from.Personas[0].Name
			})

			// The catalogue: a new channel, named at once, and its icon by keys.
			d.pressOn("button", "rail.lists")
			d.pressOn("button", "lists.new")
			d.typeText(l.channel)
			d.key("Return")
			channels := d.kept(file, "the channel", func(p people) bool { return p.Channels[len(p.Channels)-1].Name == l.channel }).Channels
			id := channels[len(channels)-1].ID
			d.pressOn("button", "lists.icon."+id)
			d.key("Right", "Down", "Return")
			d.kept(file, "another icon", func(p people) bool { return p.Channels[len(p.Channels)-1].Icon != "globe" })
			d.shot("lists")
			d.pressOn("button", "lists.delete."+id)
			d.kept(file, "the channel is gone", func(p people) bool { return len(p.Channels) == len(before.Channels) })
			d.close()
		})
	}
}
