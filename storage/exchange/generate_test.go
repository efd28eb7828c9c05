package exchange_test

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strings"
	"time"

	"pgregory.net/rapid"

	"waymark/domain/journey"
)

// document draws a valid document. Ids come from small pools, so that two
// documents share some.
func document(t *rapid.T) *journey.Document {
	g := &generator{t: t, doc: journey.New(journey.NewRecord(journey.ProjectKind, "p1").(*journey.Project))}
	g.fields(g.doc.Project)
	for _, k := range journey.Kinds() {
		switch k {
		case journey.ProjectKind:
		case journey.AttachmentKind:
			for _, data := range []string{"\x89PNG\r\n\x1a\nfirst", "\xff\xd8\xffsecond"} {
				if rapid.Bool().Draw(t, "picture") {
					sum := sha256.Sum256([]byte(data))
					g.doc.Put(&journey.Attachment{ID: journey.ID(hex.EncodeToString(sum[:])), Type: "image/png", Data: []byte(data)})
				}
			}
		case journey.EmotionKind:
			g.emotions()
		default:
			g.some(k)
		}
	}
	// Every stage needs a step, wherever the others went.
	for i, id := range g.doc.Stages.IDs() {
		if len(g.doc.StepsOf(id)) == 0 {
			g.doc.Put(&journey.Step{ID: journey.ID(fmt.Sprintf("spare%d", i)), Stage: id, Order: "V"})
		}
	}
	if err := g.doc.Validate(); err != nil {
		t.Fatalf("generator: %v", err)
	}
	return g.doc
}

type generator struct {
	t   *rapid.T
	doc *journey.Document
}

func (g *generator) some(k journey.Kind) {
	most := 3
	if k == journey.CardKind {
		most = 8
	}
	for i := range rapid.IntRange(0, most).Draw(g.t, string(k)+"s") {
		r := journey.NewRecord(k, journey.ID(fmt.Sprintf("%s-%d", k, i)))
		if g.fields(r) {
			g.doc.Put(r)
		}
	}
}

func (g *generator) emotions() {
	for _, p := range g.doc.Personas.IDs() {
		for _, s := range g.doc.Steps.IDs() {
			if rapid.Bool().Draw(g.t, "felt") {
				r := journey.NewRecord(journey.EmotionKind, journey.EmotionID(p, s))
				g.fields(r)
				g.doc.Put(r)
			}
		}
	}
}

// fields fills a record; false when there is no parent for it.
func (g *generator) fields(r journey.Record) bool {
	fields := journey.FieldsOf(r.Kind())
	for i := range fields {
		f := &fields[i]
		if f.Identity {
			continue
		}
		v, ok := g.value(r, f)
		if !ok {
			return false
		}
		if problem := f.Check(v); problem != "" {
			g.t.Fatalf("generator: %s.%s %s", r.Kind(), f.Name, problem)
		}
		f.Set(r, v)
	}
	return true
}

func (g *generator) value(r journey.Record, f *journey.Field) (journey.Value, bool) {
	v := journey.Value{Kind: f.Kind}
	label := string(r.Kind()) + "." + f.Name
	switch f.Kind {
	case journey.PlaceValue:
		v.Text = rapid.SampledFrom([]string{"1", "5", "V", "V", "Vz", "W", "zz"}).Draw(g.t, label)
		for _, ref := range f.Refs {
			id, ok := g.any(ref.Kind, r)
			if !ok {
				return v, false
			}
			if ref.Kind == journey.StepKind { // a step of the lane's map
				if id, ok = g.stepOf(g.doc.Lanes.Get(v.IDs[0]).Map); !ok {
					return v, false
				}
			}
			v.IDs = append(v.IDs, id)
		}
	case journey.SetValue:
		v.IDs = journey.SetOf(rapid.SliceOfNDistinct(rapid.SampledFrom(append(g.ids(f.Refs[0].Kind), "")), 0, 3, rapid.ID).Draw(g.t, label)...)
		v.IDs = journey.IDs(v.IDs).Without("")
	case journey.NumberValue:
		v.Number = g.number(f, label)
	case journey.FlagValue:
		v.Flag = rapid.Bool().Draw(g.t, label)
	case journey.TextValue:
		if len(f.Refs) > 0 {
			return g.link(r, f, label)
		}
		v.Text = g.text(r, f, label)
	}
	return v, true
}

func (g *generator) link(r journey.Record, f *journey.Field, label string) (journey.Value, bool) {
	v := journey.Value{Kind: f.Kind}
	if !f.Refs[0].Hard && rapid.Bool().Draw(g.t, label) {
		return v, true
	}
	switch f.Name {
	case "origin":
		v.Text = "of-another-map"
	case "lastStep":
		id, _ := g.stepOf(g.doc.MapOf(r))
		v.Text = string(id)
	default:
		id, ok := g.any(f.Refs[0].Kind, r)
		if !ok {
			return v, !f.Refs[0].Hard
		}
		v.Text = string(id)
	}
	return v, true
}

func (g *generator) number(f *journey.Field, label string) float64 {
	low, high := 0, 5
	if f.Check(journey.Value{Kind: journey.NumberValue, Number: -2}) == "" {
		low, high = -2, 2
	}
	if f.Whole {
		return float64(rapid.IntRange(low, high).Draw(g.t, label))
	}
	return rapid.Float64Range(float64(low), float64(high)).Draw(g.t, label)
}

func (g *generator) text(r journey.Record, f *journey.Field, label string) string {
	words := map[string][]string{
		"language": journey.Languages(), "orientation": {"", "auto", "portrait", "landscape"}, "paper": {"", "a3"}, "print": {"", `{"cut":"none","margin":"0"}`, `{"größe <&>":"中"}`},
		"color": {"", "#2f6fb0"}, "date": {"", "2026-08-01"}, "due": {"", "2026-08-01"}, "reviewOn": {"", "2026-08-01"},
		"category": {"sales", "other"}, "state": {"current", "future"}, "basis": {"assumed", "researched"},
		"lineBelow": {"none", "visibility"}, "status": {"open", "doing"}, "type": {"image/png"},
		"time": {"2026-11-21T10:00:00Z", "1999-12-31T23:59:59Z"},
	}[f.Name]
	if f.Name == "kind" {
		words = map[journey.Kind][]string{
			journey.PersonaRecord: {"persona", "icp"}, journey.SourceRecord: {"interview", "user-test"},
			journey.LaneRecord: {"doing", "touchpoints", "emotion"},
		}[r.Kind()]
	}
	if words != nil {
		return rapid.SampledFrom(words).Draw(g.t, label)
	}
	odd := []string{
		"", "Web search", "在线演示", "a\"b\\c/d\n\te\r", "<b>&amp;</b>", "\x00\x01\x1f\x7f", "\u2028\u2029\ufeff", "👩🏽‍💻 é",
		"مرحبا", strings.Repeat("長", 300), "\uFFFD\U0010FFFF",
	}
	return rapid.OneOf(rapid.SampledFrom(odd), rapid.String()).Draw(g.t, label)
}

// any draws the id of a record of a kind; of any kind when k is "".
func (g *generator) any(k journey.Kind, but journey.Record) (journey.ID, bool) {
	ids := g.ids(k)
	if k == journey.CardKind && but.Kind() == journey.CardKind {
		ids = nil
	}
	if len(ids) == 0 {
		return "", false
	}
	return rapid.SampledFrom(ids).Draw(g.t, "ref"), true
}

func (g *generator) ids(k journey.Kind) []journey.ID {
	kinds := []journey.Kind{k}
	if k == "" {
		kinds = []journey.Kind{journey.ProjectKind, journey.MapKind, journey.CardKind, journey.EmotionKind}
	}
	var ids []journey.ID
	for _, k := range kinds {
		for r := range g.doc.RecordsOf(k) {
			ids = append(ids, r.RecordID())
		}
	}
	return journey.SetOf(ids...)
}

func (g *generator) stepOf(m journey.ID) (journey.ID, bool) {
	var ids []journey.ID
	for _, s := range g.doc.StagesOf(m) {
		for _, step := range g.doc.StepsOf(s.ID) {
			ids = append(ids, step.ID)
		}
	}
	if len(ids) == 0 {
		return "", false
	}
	return rapid.SampledFrom(ids).Draw(g.t, "step"), true
}

// bare gives a copy of a document without its order keys.
func bare(doc *journey.Document) *journey.Document {
	out := journey.New(doc.Project)
	for r := range doc.Records() {
		c := r.Clone()
		if at := journey.FieldOf(r.Kind(), "place"); at != nil {
			v := at.Get(c)
			v.Text = "V"
			at.Set(c, v)
		}
		out.Put(c)
	}
	return out
}

// large makes a document of n cards.
func large(n int) *journey.Document {
	doc := journey.New(journey.NewRecord(journey.ProjectKind, "p1").(*journey.Project))
	doc.Put(&journey.Map{ID: "m1", Order: "V", Title: "Large", State: journey.Current, Basis: journey.Assumed})
	keys := journey.SpreadOrder(n)
	for i := range 8 {
		stage := journey.ID(fmt.Sprintf("s%d", i))
		doc.Put(&journey.Stage{ID: stage, Map: "m1", Order: keys[i], Name: "Stage"})
		doc.Put(&journey.Step{ID: journey.ID(fmt.Sprintf("t%d", i)), Stage: stage, Order: "V"})
	}
	for i := range 7 {
		doc.Put(&journey.Lane{ID: journey.ID(fmt.Sprintf("l%d", i)), Map: "m1", Order: keys[i], LaneKind: journey.Doing, LineBelow: journey.NoLine})
	}
	for i := range n {
		c := journey.NewRecord(journey.CardKind, journey.ID(fmt.Sprintf("c%d", i))).(*journey.Card)
		c.Lane, c.Step, c.Order = journey.ID(fmt.Sprintf("l%d", i%7)), journey.ID(fmt.Sprintf("t%d", i/7%8)), keys[i]
		c.Text = "比较报价 and read what others say about it"
		doc.Put(c)
	}
	doc.Put(&journey.Comment{ID: "k1", On: "c0", Author: "Ann", Time: time.Unix(0, 0).UTC(), Text: "Yes"})
	return doc
}
