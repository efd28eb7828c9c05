package journeytest

import (
	"fmt"
	"math/rand/v2"
	"strings"

	"waymark/domain/journey"
)

// MapID is the id of the map that Map makes.
const MapID journey.ID = "map"

const (
	stageCount   = 8
	personaCount = 5 // 8 × 5 = 40 emotion points
)

// lanes are the seven lanes of a generated map.
func lanes() []journey.LaneKind {
	return []journey.LaneKind{
		journey.Doing, journey.Thinking, journey.Touchpoints, journey.EmotionCurve,
		journey.Activities, journey.PainPoints, journey.Opportunities,
	}
}

// Map makes a document with one map of 8 stages, 7 lanes, 40 emotion points and
// the given number of cards of 3–12 words, half of them Chinese. The same
// arguments give the same document.
func Map(cards int, seed uint64) *journey.Document { return generate(cards, seed, 1, lanes()) }

// Large makes a document with one large map: 8 stages of 5 named steps, 12 lanes,
// 5 curves through all 40 steps, and the given number of cards.
func Large(cards int, seed uint64) *journey.Document {
	return generate(cards, seed, 5, append(lanes(), journey.Goals, journey.Feeling, journey.Backstage, journey.SupportLane, journey.Metrics))
}

func generate(cards int, seed uint64, steps int, kinds []journey.LaneKind) *journey.Document {
	g := &generator{steps: steps, kinds: kinds, rand: rand.New(rand.NewPCG(seed, 0x5742)), english: english(), chinese: chinese()}
	g.doc = journey.New(&journey.Project{
		ID: "project", Title: "Generated", Owner: "Test", Language: "en", ReviewEveryMonths: journey.DefaultReviewMonths,
	})
	g.catalogue()
	g.frame()
	g.cards(cards)
	g.emotions()
	return g.doc
}

type generator struct {
	steps    int // of each stage
	kinds    []journey.LaneKind
	rand     *rand.Rand
	doc      *journey.Document
	personas []journey.ID
	catalog  []journey.ID
	sources  []journey.ID
	english  []string
	chinese  []string
}

// catalogue makes personas, channels, touchpoints and sources.
func (g *generator) catalogue() {
	icons := []string{"globe", "mail", "phone", "store", "message-circle", "video"}
	for i, order := range journey.SpreadOrder(len(icons)) {
		g.doc.Put(&journey.Channel{ID: g.id("channel", i), Order: order, Name: icons[i], Icon: icons[i]})
	}
	for i, order := range journey.SpreadOrder(40) {
		tp := &journey.Touchpoint{
			ID: g.id("touchpoint", i), Order: order, Name: g.words(2, 3),
			Channel: g.id("channel", i%len(icons)), Category: journey.Categories()[i%len(journey.Categories())],
		}
		g.catalog = append(g.catalog, tp.ID)
		g.doc.Put(tp)
	}
	for i, order := range journey.SpreadOrder(4) {
		s := &journey.Source{ID: g.id("source", i), Order: order, SourceKind: journey.SourceKinds()[i], Title: g.words(2, 4), People: 12}
		g.sources = append(g.sources, s.ID)
		g.doc.Put(s)
	}
	for i, order := range journey.SpreadOrder(personaCount) {
		p := &journey.Persona{
			ID: g.id("persona", i), Order: order, PersonaKind: journey.KindPersona, Name: g.words(1, 2),
			Quote: g.words(4, 8), Demographics: g.words(3, 5), Firmographics: g.words(3, 5),
		}
		g.personas = append(g.personas, p.ID)
		g.doc.Put(p)
	}
}

// frame makes the map, its stages and lanes.
func (g *generator) frame() {
	g.doc.Put(&journey.Map{
		ID: MapID, Order: "V", Title: "Generated map · 生成的地图", Scenario: g.words(10, 20), Expectations: g.words(10, 20),
		State: journey.Current, Basis: journey.Assumed, Owner: "Test", VersionLabel: "v1", ReviewOn: "2027-01-31",
		Personas: journey.SetOf(g.personas...),
	})
	for i, order := range journey.SpreadOrder(stageCount) {
		g.doc.Put(&journey.Stage{ID: g.id("stage", i), Map: MapID, Order: order, Name: g.words(1, 2), Goal: g.words(3, 6)})
		for k, place := range journey.SpreadOrder(g.steps) {
			step := &journey.Step{ID: g.id("step", i*g.steps+k), Stage: g.id("stage", i), Order: place}
			if g.steps > 1 {
				step.Name = g.words(1, 2)
			}
			g.doc.Put(step)
		}
	}
	for i, order := range journey.SpreadOrder(len(g.kinds)) {
		g.doc.Put(&journey.Lane{
			ID: g.id("lane", i), Map: MapID, Order: order, LaneKind: g.kinds[i], Name: g.words(1, 2), LineBelow: journey.NoLine,
		})
	}
}

// cards spreads the cards evenly over all lanes but the emotion lane.
func (g *generator) cards(n int) {
	var cells []journey.Cell
	var kinds []journey.LaneKind
	for i, kind := range g.kinds {
		if kind == journey.EmotionCurve {
			continue
		}
		for k := range stageCount * g.steps {
			cells = append(cells, journey.Cell{Lane: g.id("lane", i), Step: g.id("step", k)})
			kinds = append(kinds, kind)
		}
	}
	orders := journey.SpreadOrder(n/len(cells) + 1)
	var touchpoints, pains []journey.ID
	for i := range n {
		at := i % len(cells)
		c := &journey.Card{
			ID: g.id("card", i), Lane: cells[at].Lane, Step: cells[at].Step, Order: orders[i/len(cells)],
			Text: g.words(3, 12), Basis: journey.Bases()[g.rand.IntN(2)], Status: journey.Open,
		}
		g.common(c)
		switch kinds[at] {
		case journey.Touchpoints:
			c.Touchpoint = g.catalog[g.rand.IntN(len(g.catalog))]
			c.Importance, c.Satisfaction, c.BusinessImportance = g.score(), g.score(), g.score()
			c.MomentOfTruth = g.rand.IntN(10) == 0
			touchpoints = append(touchpoints, c.ID)
		case journey.PainPoints:
			c.Severity = g.score()
			pains = append(pains, c.ID)
		case journey.Opportunities:
			c.CustomerValue, c.BusinessValue, c.Effort = g.score(), g.score(), g.score()
			c.Status = journey.Statuses()[g.rand.IntN(len(journey.Statuses()))]
			if len(pains) > 0 {
				c.Addresses = journey.SetOf(pains[g.rand.IntN(len(pains))])
			}
		case journey.Activities:
			c.Hours = float64(g.rand.IntN(80))
			if len(touchpoints) > 0 && g.rand.IntN(3) > 0 {
				c.Serves = journey.SetOf(touchpoints[g.rand.IntN(len(touchpoints))])
			}
		default:
		}
		g.doc.Put(c)
	}
}

// common sets what any card may have, on some cards.
func (g *generator) common(c *journey.Card) {
	if g.rand.IntN(8) == 0 {
		c.Note = g.words(5, 10)
	}
	if g.rand.IntN(6) == 0 {
		c.Personas = journey.SetOf(g.personas[g.rand.IntN(len(g.personas))])
	}
	if g.rand.IntN(4) == 0 {
		c.Sources = journey.SetOf(g.sources[g.rand.IntN(len(g.sources))])
	}
}

func (g *generator) emotions() {
	for _, p := range g.personas {
		for k := range stageCount * g.steps {
			e := &journey.Emotion{
				Persona: p, Step: g.id("step", k), Value: float64(g.rand.IntN(41)-20) / 10,
				Basis: journey.Bases()[g.rand.IntN(2)],
			}
			switch g.rand.IntN(4) {
			case 0:
				e.Feeling = g.words(1, 2)
			case 1:
				e.Quote = g.words(3, 5)
			}
			g.doc.Put(e)
		}
	}
}

func (g *generator) score() int { return 1 + g.rand.IntN(5) }

// id gives ids of a usual length.
func (g *generator) id(kind string, n int) journey.ID {
	return journey.ID(fmt.Sprintf("%s-0192f0c4-7a%06d", kind, n))
}

// words gives between low and high words, half of the time Chinese ones.
func (g *generator) words(low, high int) string {
	n := low + g.rand.IntN(high-low+1)
	var b strings.Builder
	if g.rand.IntN(2) == 0 {
		for range n {
			b.WriteString(g.chinese[g.rand.IntN(len(g.chinese))])
		}
		return b.String()
	}
	for i := range n {
		if i > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(g.english[g.rand.IntN(len(g.english))])
	}
	return b.String()
}

func english() []string {
	return strings.Fields(`customer searches compares asks calls waits reads the a long list of vendors price demo contract
		support answer form finds sends reviews team plant training manual account manager weekly report trusts quickly`)
}

func chinese() []string {
	return strings.Fields("客户 搜索 比较 询问 电话 等待 阅读 供应商 价格 演示 合同 支持 回答 表单 发送 评价 团队 工厂 培训 手册 经理 每周 报告 信任 快速 需要 更好 的 体验 问题")
}
