package board

import (
	"slices"

	"waymark/domain/journey"
	"waymark/domain/scene"
)

// typeNext commits what is typed and opens the next text of its kind: from the
// name of a stage its goal, then the next stage; from a card the next one of the
// lane.
func (b *Board) typeNext(back bool) {
	ref := b.typing.ref
	b.commitTyping()
	if next, ok := b.nextText(ref, back); ok {
		b.editText(next, nil)
		if b.typing != nil {
			b.typing.buffer.SelectAll()
		}
		b.revealTyping()
	}
	b.update()
}

func (b *Board) nextText(ref scene.Ref, back bool) (scene.Ref, bool) {
	refs := b.textsLike(ref)
	i := slices.Index(refs, textRef(ref))
	switch {
	case i < 0:
		return scene.Ref{}, false
	case back:
		i--
	default:
		i++
	}
	if i < 0 || i >= len(refs) {
		return scene.Ref{}, false
	}
	return refs[i], true
}

// textsLike gives the texts that Tab goes through, in order.
func (b *Board) textsLike(ref scene.Ref) []scene.Ref {
	doc := b.editor.Document()
	o := doc.Outline(b.mapID)
	var refs []scene.Ref
	switch ref.Kind {
	case journey.StageKind:
		for _, s := range o.Stages {
			refs = append(refs, scene.Ref{Kind: ref.Kind, ID: s.ID, Part: scene.Name}, scene.Ref{Kind: ref.Kind, ID: s.ID, Part: scene.Goal})
		}
	case journey.StepKind:
		for _, s := range o.Steps {
			refs = append(refs, scene.Ref{Kind: ref.Kind, ID: s.ID})
		}
	case journey.LaneRecord:
		for _, l := range o.Lanes {
			refs = append(refs, scene.Ref{Kind: ref.Kind, ID: l.ID, Part: scene.Name})
		}
	case journey.PersonaRecord:
		for _, p := range o.Personas {
			refs = append(refs, scene.Ref{Kind: ref.Kind, ID: p.ID, Part: scene.Name})
		}
	case journey.CardKind:
		card := doc.Cards.Get(ref.ID)
		if card == nil {
			return nil
		}
		for _, s := range o.Steps {
			for _, c := range o.Cards(card.Lane, s.ID) {
				refs = append(refs, scene.Ref{Kind: ref.Kind, ID: c.ID})
			}
		}
	}
	return refs
}

// typeAnother commits what is typed and, if it was a card with a text, opens a
// new one below it.
func (b *Board) typeAnother() {
	ref := b.typing.ref
	b.commitTyping()
	if ref.Kind == journey.CardKind && b.editor.Document().Cards.Has(ref.ID) {
		b.AddCard()
	}
	b.update()
}
