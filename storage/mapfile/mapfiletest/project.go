// Package mapfiletest makes projects with a history for the tests of storage.
// What lives here: random edits over the documents of domain/journey/journeytest.
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
	"waymark/domain/journey/journeytest"
)

// Epoch is the time of the first change that Project makes; each further one
// comes a second later.
func Epoch() time.Time { return time.Date(2026, 11, 21, 10, 0, 0, 0, time.UTC) }

// Project makes an editor of a project with that many cards in one map of 8
// stages and 7 lanes, and that many changes of history. The same seed gives the
// same project, ids and times included.
func Project(cards, changes int, seed uint64) *edit.Editor {
	random := rand.New(rand.NewPCG(seed, 1))
	ids, now := 0, Epoch()
	e := edit.New(base(cards, seed, random), nil, edit.Options{
		Author: "Ann 安",
		Now:    func() time.Time { now = now.Add(time.Second); return now },
		NewID:  func() journey.ID { ids++; return journey.ID(fmt.Sprintf("0192f000-0000-7000-8000-%012x", ids)) },
	})
	for e.History().Len() < changes {
		Edit(e, random)
	}
	return e
}

// base adds to a generated map what it has none of.
func base(cards int, seed uint64, random *rand.Rand) *journey.Document {
	doc := journeytest.Map(cards, seed)
	picture := Picture(random)
	doc.Put(picture)
	persona := doc.PersonasInOrder()[0].Clone().(*journey.Persona)
	persona.Picture, persona.Quote = picture.ID, "“Zoë\x00 😀\n<b>”"
	doc.Put(persona)
	doc.Put(&journey.View{
		ID: "view", Map: journeytest.MapID, Order: "V", Name: "Executives",
		HiddenLanes: journey.SetOf(doc.Lanes.IDs()[:2]...), HiddenPersonas: journey.SetOf(persona.ID),
	})
	doc.Put(&journey.Comment{ID: "comment", On: persona.ID, Author: "Bo", Time: Epoch(), Text: "Is she?", Resolved: true})
	if cards > 0 {
		doc.Put(&journey.Action{
			ID: "action", Opportunity: doc.Cards.IDs()[0], Order: "V", Title: "Call", Owner: "Bo", Due: "2027-01-31",
			Status: journey.Planned, Metric: "NPS", Baseline: 12.5, Target: 40, Actual: -0.1,
		})
	}
	return doc
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

// Edit does one random edit, undo or redo in a project that Project made; now
// and then it changes nothing.
func Edit(e *edit.Editor, random *rand.Rand) {
	doc := e.Document()
	lanes, steps, cards := doc.LanesOf(journeytest.MapID), doc.Steps.IDs(), doc.Cards.IDs()
	lane, step := lanes[random.IntN(len(lanes))].ID, steps[random.IntN(len(steps))]
	card := journey.ID("")
	if len(cards) > 0 {
		card = cards[random.IntN(len(cards))]
	}
	words := fmt.Sprintf("edited %x 改动 😀", random.Uint64())
	label := edit.Label{Verb: edit.VerbEditCard, Subject: words}
	var err error
	switch n := random.IntN(20); {
	case n == 0:
		_, err = e.Undo()
	case n == 1:
		_, err = e.Redo()
	case n < 5 || card == "":
		_, err = e.Do(label, func(tx *edit.Tx) error {
			_, err := tx.AddCard(lane, step, random.IntN(3), words)
			return err
		})
	case n == 5:
		_, err = e.Do(label, func(tx *edit.Tx) error { tx.Remove(journey.CardKind, card); return nil })
	case n == 6:
		_, err = e.Do(label, func(tx *edit.Tx) error {
			p := Picture(random)
			tx.Put(p)
			return edit.Update(tx, card, func(c *journey.Card) { c.Picture = p.ID })
		})
	case n < 13:
		_, err = e.Do(label, func(tx *edit.Tx) error { return tx.MoveCards([]journey.ID{card}, lane, step, random.IntN(4)) })
	default:
		_, err = e.Do(label, func(tx *edit.Tx) error {
			return edit.Update(tx, card, func(c *journey.Card) {
				c.Text, c.Importance, c.Hours, c.MomentOfTruth = words, random.IntN(6), random.Float64(), n%2 == 0
			})
		})
	}
	if err != nil {
		panic(err) // every edit here is allowed
	}
}
