// Package mapfiletest makes projects for the tests of storage: with every kind
// of record, texts of many scripts, pictures, and a history of edits. What lives
// here: made-up contents alone.
package mapfiletest

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"math/rand/v2"
	"time"

	"waymark/domain/edit"
	"waymark/domain/journey"
)

// Epoch is the time of the first change that Project makes; each further one
// comes a second later.
var Epoch = time.Date(2026, 11, 21, 10, 0, 0, 0, time.UTC)

// Project makes an editor of a project with about that many cards in one map of
// 8 stages and 7 lanes, and that many changes of history. The same seed gives
// the same project, ids and times included.
func Project(cards, changes int, seed uint64) *edit.Editor {
	m := &maker{random: rand.New(rand.NewPCG(seed, 1))} //nolint:gosec // repeatable, not secret
	m.base(cards)
	e := edit.New(m.doc, nil, edit.Options{Author: "Ann 安", Now: m.now, NewID: m.id})
	for e.History().Len() < changes {
		m.Edit(e)
	}
	return e
}

// Words gives a text of n words, half of them Chinese.
func Words(random *rand.Rand, n int) string {
	english := []string{"search", "compare", "demo", "invoice", "support", "“quoted”", "<b>&amp;%", "naïve", "délai", "onboarding"}
	chinese := []string{"搜索", "比较方案", "演示", "发票", "客户成功", "旅程", "痛点", "機會", "😀", "等待"}
	var b bytes.Buffer
	for i := range n {
		if i > 0 {
			b.WriteByte(' ')
		}
		words := english
		if random.IntN(2) == 0 {
			words = chinese
		}
		b.WriteString(words[random.IntN(len(words))])
	}
	return b.String()
}

type maker struct {
	random *rand.Rand
	doc    *journey.Document
	ids    int
	time   time.Time
}

func (m *maker) id() journey.ID {
	m.ids++
	return journey.ID(fmt.Sprintf("0192f000-0000-7000-8000-%012x", m.ids))
}

func (m *maker) now() time.Time {
	if m.time.IsZero() {
		m.time = Epoch
	} else {
		m.time = m.time.Add(time.Second)
	}
	return m.time
}

func (m *maker) words(n int) string { return Words(m.random, n) }

// add makes a record, lets fill complete it, and puts it in.
func add[T any, P interface {
	*T
	journey.Record
}](m *maker, fill func(P)) P {
	var zero P
	r := journey.NewRecord(zero.Kind(), m.id()).(P)
	fill(r)
	m.doc.Put(r)
	return r
}

func (m *maker) base(cards int) {
	m.doc = journey.New(&journey.Project{
		ID: m.id(), Title: "Büro & 办公室 😀", Owner: "Zoë \"Q\" Łuk\nsecond line\x00end", Language: "zh-Hans", ReviewEveryMonths: 6, CopyID: "copy-1",
	})
	picture := Picture(m.random)
	m.doc.Put(picture)
	var personas journey.IDs
	for _, order := range journey.SpreadOrder(5) {
		p := add(m, func(p *journey.Persona) {
			p.Order, p.Name, p.Quote, p.Picture, p.Goals = order, m.words(2), m.words(8), picture.ID, m.words(10)
			p.Demographics, p.Firmographics, p.Behaviour, p.PainPoints = m.words(4), m.words(4), m.words(4), m.words(4)
			p.Contact, p.Triggers, p.Technology, p.Color, p.PersonaKind = m.words(1), m.words(3), m.words(3), "#2f6fb0", journey.KindICP
		})
		personas = personas.With(p.ID)
	}
	channel := add(m, func(c *journey.Channel) { c.Order, c.Name, c.Icon = "V", m.words(1), "globe" })
	touchpoint := add(m, func(t *journey.Touchpoint) {
		t.Order, t.Name, t.Channel, t.Category = "V", m.words(2), channel.ID, journey.Sales
	})
	source := add(m, func(s *journey.Source) {
		s.Order, s.SourceKind, s.Title, s.Date, s.People, s.Link, s.Note = "V", journey.Interview, m.words(3), "2026-08-01", 12, "https://example.org/?a=1#b", m.words(9)
	})
	current := add(m, func(j *journey.Map) { j.Order, j.Title = "1", "Earlier" })
	journeyMap := add(m, func(j *journey.Map) {
		j.Order, j.Title, j.Scenario, j.Expectations, j.Owner = "V", m.words(3), m.words(12), m.words(6), m.words(2)
		j.State, j.BasedOn, j.Basis, j.VersionLabel, j.ReviewOn = journey.Future, current.ID, journey.Researched, "v2", "2027-02-01"
		j.Personas, j.Paper, j.Orientation = personas, "a3", "landscape"
	})
	m.grid(journeyMap, personas, cards, touchpoint.ID, source.ID, picture.ID)
}

// grid fills a map with stages, steps, lanes, cards, emotions and what hangs on
// them.
func (m *maker) grid(j *journey.Map, personas journey.IDs, cards int, touchpoint, source, picture journey.ID) {
	var steps, lanes []journey.ID
	for i, order := range journey.SpreadOrder(8) {
		stage := add(m, func(s *journey.Stage) {
			s.Map, s.Order, s.Name, s.Goal, s.Color = j.ID, order, m.words(2), m.words(5), "#4e93a8"
		})
		steps = append(steps, add(m, func(s *journey.Step) { s.Stage, s.Order, s.Width, s.Origin = stage.ID, "V", 142.5*float64(i), "gone" }).ID)
	}
	kinds := []journey.LaneKind{
		journey.Goals, journey.Doing, journey.Touchpoints, journey.EmotionCurve, journey.PainPoints, journey.Opportunities, journey.Activities,
	}
	for i, order := range journey.SpreadOrder(len(kinds)) {
		lanes = append(lanes, add(m, func(l *journey.Lane) {
			l.Map, l.Order, l.LaneKind, l.Name, l.Collapsed, l.LineBelow = j.ID, order, kinds[i], m.words(1), i == 6, journey.LineOfVisibility
		}).ID)
	}
	var card *journey.Card
	for _, order := range journey.SpreadOrder(cards) {
		before := card
		card = add(m, func(c *journey.Card) {
			c.Lane, c.Step, c.Order, c.Text = lanes[m.random.IntN(len(lanes))], steps[m.random.IntN(len(steps))], order, m.words(3+m.random.IntN(10))
			if m.random.IntN(10) > 0 {
				return
			}
			c.LastStep, c.Note, c.Personas, c.Sources, c.Picture = steps[7], m.words(20), personas[:2], journey.SetOf(source), picture
			c.Touchpoint, c.Importance, c.BusinessImportance, c.Satisfaction, c.MomentOfTruth = touchpoint, 5, 3, 2, true
			c.Severity, c.CustomerValue, c.BusinessValue, c.Effort, c.Status, c.Basis = 4, 1, 2, 3, journey.InWork, journey.Researched
			c.Hours, c.Value, c.Unit, c.Target, c.Origin, c.Color, c.Icon, c.Link = 7.25, -0.1, "%", 1e9, "c-old", "#ffffff", "star", "https://例.org"
			if before != nil {
				c.Addresses, c.Serves = journey.SetOf(before.ID), journey.SetOf(before.ID)
			}
		})
	}
	for _, p := range personas {
		for _, s := range steps {
			m.doc.Put(&journey.Emotion{
				Persona: p, Step: s, Value: float64(m.random.IntN(41)-20) / 10, Feeling: m.words(1), Quote: m.words(4), Basis: journey.Assumed,
			})
		}
	}
	add(m, func(v *journey.View) {
		v.Map, v.Order, v.Name, v.HiddenLanes, v.HiddenStages, v.HiddenPersonas = j.ID, "V", m.words(2), journey.SetOf(lanes[:2]...), nil, personas[:1]
	})
	if card != nil {
		add(m, func(a *journey.Action) {
			a.Opportunity, a.Order, a.Title, a.Owner, a.Due, a.Status = card.ID, "V", m.words(3), m.words(1), "2027-01-31", journey.Planned
			a.Metric, a.Baseline, a.Target, a.Actual = "NPS", 12.5, 40, -3
		})
		add(m, func(c *journey.Comment) {
			c.On, c.Author, c.Time, c.Text, c.Resolved = card.ID, "Bo", Epoch, m.words(9), true
		})
	}
}

// Picture makes a small picture with random colours.
func Picture(random *rand.Rand) *journey.Attachment {
	img := image.NewRGBA(image.Rect(0, 0, 8, 8))
	for i := range 64 {
		img.Set(i%8, i/8, color.RGBA{uint8(random.Uint32()), uint8(random.Uint32()), uint8(i), 255})
	}
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil {
		panic(err) // a memory buffer takes everything
	}
	sum := sha256.Sum256(b.Bytes())
	return &journey.Attachment{ID: journey.ID(hex.EncodeToString(sum[:])), Type: "image/png", Data: b.Bytes()}
}

// Edit does one random edit, undo or redo.
func Edit(e *edit.Editor, random *rand.Rand) {
	m := &maker{random: random}
	m.Edit(e)
}

// Edit does one random edit, undo or redo; now and then it changes nothing.
func (m *maker) Edit(e *edit.Editor) {
	doc := e.Document()
	cards, maps := doc.Cards.IDs(), doc.MapsInOrder()
	card := &journey.Card{}
	if len(cards) > 0 {
		card = doc.Cards.Get(cards[m.random.IntN(len(cards))])
	}
	outline := doc.Outline(maps[len(maps)-1].ID)
	lane := outline.Lanes[m.random.IntN(len(outline.Lanes))].ID
	step := outline.Steps[m.random.IntN(len(outline.Steps))].ID
	label := edit.Label{Verb: edit.VerbEdit, Subject: m.words(3)}
	var err error
	switch n := m.random.IntN(20); {
	case n == 0:
		_, err = e.Undo()
	case n == 1:
		_, err = e.Redo()
	case n < 5:
		_, err = e.Do(label, func(tx *edit.Tx) error {
			_, err := tx.AddCard(lane, step, m.random.IntN(3), m.words(5))
			return err
		})
	case n == 5:
		_, err = e.Do(label, func(tx *edit.Tx) error { tx.Remove(journey.CardKind, card.ID); return nil })
	case n == 6:
		_, err = e.Do(label, func(tx *edit.Tx) error {
			p := Picture(m.random)
			tx.Put(p)
			if card.ID == "" {
				return nil
			}
			return edit.Update(tx, card.ID, func(c *journey.Card) { c.Picture = p.ID })
		})
	case card.ID == "":
	case n < 13:
		_, err = e.Do(label, func(tx *edit.Tx) error { return tx.MoveCards([]journey.ID{card.ID}, lane, step, m.random.IntN(4)) })
	default:
		_, err = e.Do(label, func(tx *edit.Tx) error {
			return edit.Update(tx, card.ID, func(c *journey.Card) {
				c.Text, c.Importance, c.Hours, c.MomentOfTruth = m.words(6), m.random.IntN(6), m.random.Float64(), n%2 == 0
			})
		})
	}
	if err != nil {
		panic(err) // every edit here is allowed
	}
}
