package journeytest

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"image"
	"image/png"
	"strings"
	"time"

	"pgregory.net/rapid"

	"waymark/domain/journey"
)

// Text gives any text a person might type, paste or attack with: words of many
// scripts, emoji, line breaks, long words, control characters, markup.
func Text(t *rapid.T, label string) string {
	pieces := []string{
		"", " ", "\n", "\r\n", "\t", "\x00", "a", "word ", "Straße ", "naïve ", "“quoted” ", "18 %, ", "<b>&amp;%s ",
		"客户旅程", "，", "。", "“", "”", "——", "……", "演示 demo ", "需要更好的体验", "カタカナ ", "한국어 ",
		"مرحبا ", "שלום ", "हिन्दी ", "👍", "👩‍🏫", "🇨🇳", "❤️", "e\u0301", strings.Repeat("\u0915\u094d", 30), strings.Repeat("\u1100", 30), "\u200b", "\u202e", "\ufeff", "\U00020000", "\uFFFD",
		"Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichenfabrik ", "1,234.56 ", "https://example.com/a/very/long/path?x=1#y ",
	}
	n := rapid.IntRange(0, 12).Draw(t, label+" length")
	var b strings.Builder
	for range n {
		b.WriteString(rapid.SampledFrom(pieces).Draw(t, label))
	}
	if rapid.IntRange(0, 60).Draw(t, label+" giant") == 60 {
		giant := strings.Repeat(rapid.SampledFrom([]string{"w", "字", "long words ", "😀", "\n"}).Draw(t, label+" of"), journey.MaxText)
		return string([]rune(giant)[:rapid.SampledFrom([]int{300, 2_000, journey.MaxText}).Draw(t, label+" size")])
	}
	return b.String()
}

// Random gives a small wild document that is valid. It may have no map, maps
// without stages or lanes, several emotion lanes, spanning cards, pictures.
func Random(t *rapid.T) *journey.Document {
	r := &random{t: t, doc: journey.New(&journey.Project{ID: "project", Language: "en", Title: Text(t, "title")})}
	r.pictures = append(r.pictures, r.picture(1, 1), r.picture(4, 3), r.picture(1, 50))
	for i := range rapid.IntRange(0, 3).Draw(t, "channels") {
		r.channels = append(r.channels, r.put(&journey.Channel{
			ID: r.id("channel", i), Order: r.order(), Name: Text(t, "channel"),
			Icon: rapid.SampledFrom([]string{"", "globe", "no-such-icon"}).Draw(t, "icon"),
		}))
	}
	for i := range rapid.IntRange(0, 4).Draw(t, "touchpoints") {
		r.touchpoints = append(r.touchpoints, r.put(&journey.Touchpoint{
			ID: r.id("touchpoint", i), Order: r.order(), Name: Text(t, "touchpoint"), Channel: r.maybe(r.channels),
			Category: rapid.SampledFrom(journey.Categories()).Draw(t, "category"),
		}))
	}
	for i := range rapid.IntRange(0, 2).Draw(t, "sources") {
		r.sources = append(r.sources, r.put(&journey.Source{
			ID: r.id("source", i), Order: r.order(), SourceKind: journey.Survey, Title: Text(t, "source"),
		}))
	}
	for i := range rapid.IntRange(0, 6).Draw(t, "personas") {
		r.personas = append(r.personas, r.put(r.persona(r.id("persona", i))))
	}
	for i := range rapid.IntRange(0, 2).Draw(t, "maps") {
		r.oneMap(i)
	}
	for i := range rapid.IntRange(0, 3).Draw(t, "comments") {
		if on := r.maybe(r.all); on != "" {
			r.doc.Put(&journey.Comment{
				ID: r.id("comment", i), On: on, Author: "A", Time: time.Unix(int64(i), 0).UTC(), Text: Text(t, "comment"),
				Resolved: rapid.Bool().Draw(t, "resolved"),
			})
		}
	}
	return r.doc
}

type random struct {
	t   *rapid.T
	doc *journey.Document

	pictures, channels, touchpoints, sources, personas []journey.ID
	maps, stages, steps, lanes, cards, all             []journey.ID
}

func (r *random) put(rec journey.Record) journey.ID {
	r.doc.Put(rec)
	r.all = append(r.all, rec.RecordID())
	return rec.RecordID()
}

func (r *random) id(kind string, n int) journey.ID {
	return journey.ID(fmt.Sprintf("%s-%d", kind, n))
}

// order gives a key out of few, so that ties happen.
func (r *random) order() string {
	return rapid.SampledFrom([]string{"1", "5", "A", "V", "VV", "z"}).Draw(r.t, "order")
}

func (r *random) maybe(ids []journey.ID) journey.ID {
	if len(ids) == 0 || rapid.IntRange(0, 2).Draw(r.t, "none") == 0 {
		return ""
	}
	return rapid.SampledFrom(ids).Draw(r.t, "one")
}

func (r *random) some(ids []journey.ID) journey.IDs {
	var out []journey.ID
	for _, id := range ids {
		if rapid.IntRange(0, 2).Draw(r.t, "in") == 0 {
			out = append(out, id)
		}
	}
	return journey.SetOf(out...)
}

func (r *random) color() string {
	return rapid.SampledFrom([]string{"", "", "#2f6fb0", "#ffffff", "#000000", "#FFEE00"}).Draw(r.t, "color")
}

func (r *random) picture(w, h int) journey.ID {
	var b bytes.Buffer
	if err := png.Encode(&b, image.NewGray(image.Rect(0, 0, w, h))); err != nil {
		r.t.Fatal(err)
	}
	sum := sha256.Sum256(b.Bytes())
	a := &journey.Attachment{ID: journey.ID(hex.EncodeToString(sum[:])), Type: "image/png", Data: b.Bytes()}
	r.doc.Put(a)
	return a.ID
}

func (r *random) persona(id journey.ID) *journey.Persona {
	return &journey.Persona{
		ID: id, Order: r.order(), PersonaKind: rapid.SampledFrom(journey.PersonaKinds()).Draw(r.t, "kind"),
		Name: Text(r.t, "name"), Quote: Text(r.t, "quote"), Picture: r.maybe(r.pictures),
		Demographics: Text(r.t, "demographics"), Firmographics: Text(r.t, "firmographics"), Color: r.color(),
	}
}

func (r *random) oneMap(n int) {
	t := r.t
	m := &journey.Map{
		ID: r.id("map", n), Order: r.order(), Title: Text(t, "map"), Scenario: Text(t, "scenario"), Expectations: Text(t, "expectations"),
		State: rapid.SampledFrom(journey.States()).Draw(t, "state"), Basis: rapid.SampledFrom(journey.Bases()).Draw(t, "basis"),
		Owner: Text(t, "owner"), VersionLabel: Text(t, "version"), Personas: r.some(r.personas),
	}
	r.maps = append(r.maps, r.put(m))
	var steps []journey.ID
	for i := range rapid.IntRange(0, 4).Draw(t, "stages") {
		stage := r.put(&journey.Stage{
			ID: r.id(fmt.Sprintf("stage-%d", n), i), Map: m.ID, Order: r.order(), Name: Text(t, "stage"), Goal: Text(t, "goal"), Color: r.color(),
		})
		r.stages = append(r.stages, stage)
		count := rapid.IntRange(1, 3).Draw(t, "steps")
		if rapid.IntRange(0, 40).Draw(t, "many steps") == 40 {
			count = 200
		}
		for k := range count {
			steps = append(steps, r.put(&journey.Step{
				ID: r.id(string(stage)+"-step", k), Stage: stage, Order: r.order(), Name: rapid.SampledFrom([]string{"", "", "Step", "第一步 long name of a step"}).Draw(t, "step"),
				Width: rapid.SampledFrom([]float64{0, 0, 1, 90, 240.5, 2000}).Draw(t, "width"),
			}))
		}
	}
	r.steps = append(r.steps, steps...)
	for i := range rapid.IntRange(0, 5).Draw(t, "lanes") {
		r.lane(n, i, m.ID, steps)
	}
	for _, p := range r.personas {
		for _, step := range steps[:min(len(steps), 12)] {
			if rapid.IntRange(0, 2).Draw(t, "known") > 0 {
				r.doc.Put(r.emotion(p, step))
			}
		}
	}
}

func (r *random) emotion(persona, step journey.ID) *journey.Emotion {
	e := &journey.Emotion{
		Persona: persona, Step: step, Basis: rapid.SampledFrom(journey.Bases()).Draw(r.t, "basis"),
		Value: rapid.SampledFrom([]float64{-2, -1.5, -0.3, 0, 0, 0.1, 0.2, 1, 2}).Draw(r.t, "value"),
	}
	switch rapid.IntRange(0, 3).Draw(r.t, "says") {
	case 0:
		e.Feeling = Text(r.t, "feeling")
	case 1:
		e.Quote = Text(r.t, "quote")
	}
	return e
}

func (r *random) lane(n, i int, m journey.ID, steps []journey.ID) {
	t := r.t
	lane := r.put(&journey.Lane{
		ID: r.id(fmt.Sprintf("lane-%d", n), i), Map: m, Order: r.order(), LaneKind: rapid.SampledFrom(journey.LaneKinds()).Draw(t, "kind"),
		Name: Text(t, "lane"), Collapsed: rapid.IntRange(0, 5).Draw(t, "collapsed") == 0,
		LineBelow: rapid.SampledFrom(journey.Lines()).Draw(t, "line"),
	})
	r.lanes = append(r.lanes, lane)
	if len(steps) == 0 {
		return
	}
	for k := range rapid.IntRange(0, 8).Draw(t, "cards") {
		r.cards = append(r.cards, r.put(r.card(r.id(string(lane)+"-card", k), lane, steps)))
	}
}

func (r *random) card(id, lane journey.ID, steps []journey.ID) *journey.Card {
	t := r.t
	score := rapid.IntRange(0, 5)
	c := &journey.Card{
		ID: id, Lane: lane, Step: rapid.SampledFrom(steps).Draw(t, "step"), Order: r.order(), Text: Text(t, "card"),
		Personas: r.some(r.personas), Color: r.color(), Picture: r.maybe(r.pictures),
		Icon:  rapid.SampledFrom([]string{"", "", "globe", "no-such-icon"}).Draw(t, "icon"),
		Basis: rapid.SampledFrom(journey.Bases()).Draw(t, "basis"), Sources: r.some(r.sources),
		Touchpoint: r.maybe(r.touchpoints), Importance: score.Draw(t, "importance"), Satisfaction: score.Draw(t, "satisfaction"),
		MomentOfTruth: rapid.Bool().Draw(t, "moment"), Severity: score.Draw(t, "severity"), CustomerValue: score.Draw(t, "customer"),
		BusinessValue: score.Draw(t, "business"), Effort: score.Draw(t, "effort"),
		Status: rapid.SampledFrom(journey.Statuses()).Draw(t, "status"), Hours: rapid.SampledFrom([]float64{0, 1, 12.5, 1e15}).Draw(t, "hours"),
		Serves: r.some(r.cards[:min(len(r.cards), 3)]), Value: rapid.SampledFrom([]float64{0, 42, -1e15, 0.123456}).Draw(t, "value"),
		Unit: rapid.SampledFrom([]string{"", "%", "Stunden je Woche und Kopf"}).Draw(t, "unit"), Target: rapid.SampledFrom([]float64{0, 60}).Draw(t, "target"),
	}
	if rapid.IntRange(0, 3).Draw(t, "spans") == 0 {
		c.LastStep = rapid.SampledFrom(steps).Draw(t, "last")
	}
	if rapid.IntRange(0, 3).Draw(t, "extras") == 0 {
		c.Note, c.Link = Text(t, "note"), "https://example.com"
	}
	return c
}
