package mapfiletest

import (
	"fmt"
	"math/rand/v2"
	"time"

	"waymark/domain/edit"
	"waymark/domain/journey"
	"waymark/domain/journey/journeytest"
)

// Long makes a map with that many cards and a history of that many changes of
// their texts and places, without the time that editing takes.
func Long(cards, changes int) (*journey.Document, []*edit.Change) {
	doc := journeytest.Map(cards, 1).Fork()
	ids := doc.Cards.IDs()
	random := rand.New(rand.NewPCG(1, 1))
	at := Epoch()
	out := make([]*edit.Change, 0, changes)
	for i := range changes {
		at = at.Add(time.Minute)
		before := doc.Cards.Get(ids[random.IntN(len(ids))])
		after := before.Clone().(*journey.Card)
		field := journey.FieldOf(journey.CardKind, "text")
		if random.IntN(2) == 0 {
			after.Text = fmt.Sprintf("The customer compares %d vendors and asks for a price %x 客户比较", random.IntN(100), random.Uint32())
		} else {
			field = journey.FieldOf(journey.CardKind, "place")
			after.Order = journey.OrderBetween(after.Order, "")
			if len(after.Order) > 8 {
				after.Order = journey.OrderBetween("", "")
			}
		}
		doc.Put(after)
		c := &edit.Change{
			ID:     journey.ID(fmt.Sprintf("0192f000-0000-7000-8000-%06x%06x", i, random.Uint32()&0xffffff)),
			Author: "Ann", Time: at, Label: edit.Label{Verb: edit.VerbEditCard, Subject: journey.Shorten(after.Text, 60)},
			Diff: edit.Diff{{Kind: journey.CardKind, ID: after.ID, Fields: []edit.FieldDiff{{Name: field.Name, From: field.Get(before), To: field.Get(after)}}}},
		}
		if i > 0 {
			c.Parents = []journey.ID{out[i-1].ID}
		}
		out = append(out, c)
	}
	return doc, out
}
