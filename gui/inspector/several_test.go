package inspector_test

import (
	"crypto/sha256"
	"encoding/hex"
	"image"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"github.com/stretchr/testify/require"

	"waymark/domain/edit"
	"waymark/domain/journey"
	"waymark/domain/scene"
	"waymark/gui/controls"
	"waymark/gui/inspector"
	"waymark/storage/export/picture"
)

// cardsIn gives n cards of a kind of lane.
func (r *rig) cardsIn(kind journey.LaneKind, n int) []*journey.Card {
	r.t.Helper()
	var cards []*journey.Card
	o := r.doc().Outline(r.mapID)
	for _, l := range o.Lanes {
		for _, s := range o.Steps {
			if l.LaneKind == kind {
				cards = append(cards, o.Cards(l.ID, s.ID)...)
			}
		}
	}
	require.GreaterOrEqual(r.t, len(cards), n)
	return cards[:n]
}

func refs(cards []*journey.Card) []scene.Ref {
	var out []scene.Ref
	for _, c := range cards {
		out = append(out, ref(c))
	}
	return out
}

func (r *rig) edit(change func(tx *edit.Tx) error) {
	r.t.Helper()
	_, err := r.editor.Do(edit.Label{Verb: edit.VerbEdit}, change)
	require.NoError(r.t, err)
}

func TestSettingAFieldOfSeveralThingsSetsAll(t *testing.T) {
	r := newRig(t)
	cards := r.cardsIn(journey.Touchpoints, 4)
	for i, c := range cards {
		r.edit(func(tx *edit.Tx) error {
			return edit.Update(tx, c.ID, func(c *journey.Card) {
				c.Importance, c.Note, c.MomentOfTruth, c.Basis = i+1, strings.Repeat("n", i), i > 1, journey.Assumed
			})
		})
	}
	r.show(refs(cards)...)
	require.Zero(t, find[*controls.Scores](r, "importance").Value(), "what differs shows no score")
	require.True(t, find[*controls.Check](r, "momentOfTruth").Mixed())
	require.Equal(t, "assumed", find[*controls.Segments](r, "basis").Value(), "what is the same is shown")
	all := func(check func(c *journey.Card) bool) {
		t.Helper()
		for _, c := range cards {
			require.True(t, check(r.doc().Cards.Get(c.ID)))
		}
	}
	r.once(edit.VerbEditCard, func() { find[*controls.Scores](r, "importance").TypedRune('3') })
	all(func(c *journey.Card) bool { return c.Importance == 3 })
	r.once(edit.VerbEditCard, func() { find[*controls.Check](r, "momentOfTruth").Tapped(nil) })
	all(func(c *journey.Card) bool { return c.MomentOfTruth })
	r.once(edit.VerbEditCard, func() { r.typeInto("note", "for all 全部") })
	all(func(c *journey.Card) bool { return c.Note == "for all 全部" })
	channel := r.doc().ChannelsInOrder()[0]
	r.once(edit.VerbEditCard, func() { r.pick("channel", string(channel.ID)) })
	all(func(c *journey.Card) bool { return r.doc().Touchpoints.Get(c.Touchpoint).Channel == channel.ID })
	_, err := r.editor.Undo()
	require.NoError(t, err)
	_, err = r.editor.Undo()
	require.NoError(t, err)
	require.Empty(t, r.doc().Cards.Get(cards[0].ID).Note, "one step takes it back from all")
}

func TestLeavingAMixedFieldAloneChangesNothing(t *testing.T) {
	r := newRig(t)
	cards := r.cardsIn(journey.Doing, 2)
	r.edit(func(tx *edit.Tx) error {
		return edit.Update(tx, cards[0].ID, func(c *journey.Card) { c.Note = "one" })
	})
	r.show(refs(cards)...)
	r.never(func() {
		r.window.Canvas().Focus(find[*controls.Field](r, "note"))
		r.window.Canvas().Unfocus()
	})
	require.Equal(t, "one", r.doc().Cards.Get(cards[0].ID).Note)
}

func TestAMixedFieldCanBeEmptiedForAll(t *testing.T) {
	r := newRig(t)
	cards := r.cardsIn(journey.Doing, 3)
	fill := func() {
		for i, c := range cards {
			r.edit(func(tx *edit.Tx) error {
				return edit.Update(tx, c.ID, func(c *journey.Card) { c.Note = strings.Repeat("n", i) })
			})
		}
	}
	empty := func() {
		t.Helper()
		for _, c := range cards {
			require.Empty(t, r.doc().Cards.Get(c.ID).Note)
		}
	}
	fill()
	r.show(refs(cards)...)
	field := find[*controls.Field](r, "note")
	r.once(edit.VerbEditCard, func() { // what was typed and deleted again
		r.window.Canvas().Focus(field)
		field.TypedRune('x')
		field.TypedKey(&fyne.KeyEvent{Name: fyne.KeyBackspace})
		r.window.Canvas().Unfocus()
	})
	empty()
	fill()
	r.show(refs(cards)...)
	field = find[*controls.Field](r, "note")
	r.once(edit.VerbEditCard, func() { // deleted as it is
		r.window.Canvas().Focus(field)
		field.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDelete})
		r.window.Canvas().Unfocus()
	})
	empty()
	fill()
	r.show(refs(cards)...)
	field = find[*controls.Field](r, "note")
	r.never(func() { // Esc takes it back
		r.window.Canvas().Focus(field)
		field.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDelete})
		field.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
		r.window.Canvas().Unfocus()
	})
	require.Equal(t, "nn", r.doc().Cards.Get(cards[2].ID).Note)
}

// A wider panel has wider fields, and what is typed meanwhile is kept.
func TestTheFieldsWidenWithThePanel(t *testing.T) {
	r := newRig(t)
	card := r.cardsIn(journey.Doing, 1)[0]
	r.show(ref(card))
	narrow := find[*controls.Field](r, "note").Size().Width
	note := find[*controls.Field](r, "note")
	r.window.Canvas().Focus(note)
	for _, c := range "kept" {
		note.TypedRune(c)
	}
	r.width = 560
	r.panel.Widen()
	r.window.Resize(fyne.NewSize(560, 1600))
	require.Greater(t, find[*controls.Field](r, "note").Size().Width, narrow+200)
	require.Equal(t, "kept", r.doc().Cards.Get(card.ID).Note)
}

func TestCardsOfDifferentLanesShareTheirFields(t *testing.T) {
	r := newRig(t)
	a, b := r.cardIn(journey.Doing), r.cardIn(journey.PainPoints)
	r.show(ref(a), ref(b))
	r.once(edit.VerbEditCard, func() { r.typeInto("note", "both") })
	require.Equal(t, "both", r.doc().Cards.Get(b.ID).Note)
	persona := r.doc().Outline(r.mapID).Personas[0]
	r.once(edit.VerbEditCard, func() { find[*controls.Check](r, "personas."+string(persona.ID)).Tapped(nil) })
	require.True(t, r.doc().Cards.Get(a.ID).Personas.Has(persona.ID) && r.doc().Cards.Get(b.ID).Personas.Has(persona.ID))
	r.show(ref(a), ref(r.doc().Outline(r.mapID).Stages[0].Stage)) // things of different kinds
	find[*controls.Button](r, "delete")
}

func TestNamingASourceSaysResearched(t *testing.T) {
	r := newRig(t)
	card := r.cardIn(journey.Doing)
	r.edit(func(tx *edit.Tx) error {
		return edit.Update(tx, card.ID, func(c *journey.Card) { c.Basis, c.Sources = journey.Assumed, nil })
	})
	r.show(ref(card))
	r.once(edit.VerbEditCard, func() { r.pick("sources.add", string(r.doc().SourcesInOrder()[0].ID)) })
	require.Equal(t, journey.Researched, r.doc().Cards.Get(card.ID).Basis)

	// A new one, by what is typed into the list.
	r.once(edit.VerbEditCard, func() {
		find[*controls.PickField](r, "sources.add").Tapped(nil)
		search := find[*controls.Field](r, "sources.add.search")
		for _, c := range "客户访谈 2026" {
			search.TypedRune(c)
		}
		search.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	})
	made := r.doc().SourcesInOrder()[len(r.doc().SourcesInOrder())-1]
	require.Equal(t, "客户访谈 2026", made.Title)
	require.True(t, r.doc().Cards.Get(card.ID).Sources.Has(made.ID))
}

func TestAListIsSearchedByTyping(t *testing.T) {
	r := newRig(t)
	r.show(ref(r.cardIn(journey.Touchpoints)))
	find[*controls.PickField](r, "touchpoint").Tapped(nil)
	search := find[*controls.Field](r, "touchpoint.search")
	for _, c := range "no such thing" {
		search.TypedRune(c)
	}
	r.once(edit.VerbEditCard, func() { search.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn}) })
	all := r.doc().TouchpointsInOrder()
	require.Equal(t, "no such thing", all[len(all)-1].Name, "what is not there is made")
	find[*controls.PickField](r, "touchpoint").Tapped(nil)
	find[*controls.Field](r, "touchpoint.search").TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	require.Nil(t, r.window.Canvas().Overlays().Top())
}

func TestCommentsAreWrittenChangedResolvedAndDeleted(t *testing.T) {
	r := newRig(t)
	for i, thing := range []journey.Record{r.cardIn(journey.Doing), r.doc().Outline(r.mapID).Stages[1].Stage, r.doc().LanesOf(r.mapID)[0], r.doc().PersonasInOrder()[0], r.doc().Maps.Get(r.mapID)} {
		r.show(ref(thing))
		before := len(r.doc().CommentsOn(thing.RecordID()))
		field := find[*controls.Field](r, "comment.new")
		r.window.Canvas().Focus(field)
		for _, c := range "真的吗? 🤔" {
			field.TypedRune(c)
		}
		r.once(edit.VerbComment, func() { field.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn}) })
		comments := r.doc().CommentsOn(thing.RecordID())
		require.Len(t, comments, before+1)
		made := comments[before]
		require.Equal(t, []any{"李薇", "真的吗? 🤔", false}, []any{made.Author, made.Text, made.Resolved})
		require.Empty(t, field.Value(), "ready for the next one")
		id := "comment." + string(made.ID)
		r.window.Resize(fyne.NewSize(inspector.Width, 3000))
		r.once(edit.VerbComment, func() { r.typeInto(id+".text", "Yes") })
		require.Equal(t, "Yes", r.doc().Comments.Get(made.ID).Text)
		r.never(func() { r.typeInto(id+".text", "") })
		find[*controls.Field](r, id+".text").Restore()
		r.once(edit.VerbComment, func() { find[*controls.Button](r, id+".resolve").Tapped(nil) })
		require.True(t, r.doc().Comments.Get(made.ID).Resolved)
		r.window.Resize(fyne.NewSize(inspector.Width, 3002))
		if i == 0 { // they stay in view from then on
			find[*controls.Button](r, "comments.resolved").Tapped(nil)
		}
		r.window.Resize(fyne.NewSize(inspector.Width, 3001))
		r.once(edit.VerbComment, func() { find[*controls.Button](r, id+".delete").Tapped(nil) })
		require.Nil(t, r.doc().Comments.Get(made.ID))
	}
}

func TestAnUnpostedCommentStays(t *testing.T) {
	r := newRig(t)
	a, b := r.cardIn(journey.Doing), r.cardIn(journey.PainPoints)
	r.show(ref(a))
	r.never(func() {
		field := find[*controls.Field](r, "comment.new")
		r.window.Canvas().Focus(field)
		field.TypedRune('x')
		r.window.Canvas().Unfocus()
		r.show(ref(b))
		r.show(ref(a))
	})
	require.Equal(t, "x", find[*controls.Field](r, "comment.new").Value())
}

func TestActionsOfAnOpportunity(t *testing.T) {
	r := newRig(t)
	card := r.cardIn(journey.Opportunities)
	r.show(ref(card))
	before := len(r.doc().ActionsOf(card.ID))
	r.once(edit.VerbEditCard, func() { find[*controls.Button](r, "action.new").Tapped(nil) })
	r.window.Resize(fyne.NewSize(inspector.Width, 3000))
	actions := r.doc().ActionsOf(card.ID)
	require.Len(t, actions, before+1)
	made := actions[before]
	id := "action." + string(made.ID) + "."
	for field, text := range map[string]string{"title": "把演示表单放到首页", "owner": "Ana", "due": "2027/3/1", "metric": "Demo requests", "baseline": "12", "target": "40", "actual": "３，5"} {
		r.once(r.verbOf(field), func() { r.typeInto(id+field, text) })
	}
	now := r.doc().Actions.Get(made.ID)
	require.Equal(t, []any{"把演示表单放到首页", "Ana", "2027-03-01", "Demo requests", 12.0, 40.0, 3.5},
		[]any{now.Title, now.Owner, now.Due, now.Metric, now.Baseline, now.Target, now.Actual})
	for field, text := range map[string]string{"due": "31.2.2027", "baseline": "a few"} {
		r.never(func() { r.typeInto(id+field, text) })
		require.Equal(t, text, find[*controls.Field](r, id+field).Value(), "stays to be mended")
		find[*controls.Field](r, id+field).Restore()
	}
	r.once(edit.VerbEditCard, func() { find[*controls.Button](r, id+"delete").Tapped(nil) })
	require.Len(t, r.doc().ActionsOf(card.ID), before)
}

func (r *rig) verbOf(field string) edit.Verb {
	if field == "title" {
		return edit.VerbRename
	}
	return edit.VerbEdit
}

func TestPictureOfACard(t *testing.T) {
	r := newRig(t)
	var err error
	r.photo, err = picture.Attach(image.NewGray(image.Rect(0, 0, 40, 30)))
	require.NoError(t, err)
	card := r.cardIn(journey.Doing)
	r.show(ref(card))
	find[*controls.Section](r, "group.look").Tapped(nil)
	r.window.Resize(fyne.NewSize(inspector.Width, 3000))
	r.once(edit.VerbEditCard, func() { find[*controls.Button](r, "picture").Tapped(nil) })
	require.Equal(t, r.photo.ID, r.doc().Cards.Get(card.ID).Picture)
	require.True(t, r.doc().Attachments.Has(r.photo.ID))
	r.window.Resize(fyne.NewSize(inspector.Width, 3001))
	r.once(edit.VerbEditCard, func() { find[*controls.Button](r, "picture.remove").Tapped(nil) })
	require.Empty(t, r.doc().Cards.Get(card.ID).Picture)
	require.False(t, r.doc().Attachments.Has(r.photo.ID), "a picture that nothing shows leaves the project")
	sum := sha256.Sum256(r.photo.Data)
	require.Equal(t, hex.EncodeToString(sum[:]), string(r.photo.ID))
}

func TestOnlyPagesAndMailAreOpened(t *testing.T) {
	for link, want := range map[string]string{
		"https://example.org/a?b=1": "https://example.org/a?b=1", "example.org": "https://example.org", "mailto:a@example.org": "mailto:a@example.org",
		"file:///etc/passwd": "", "javascript:alert(1)": "", "C:\\x.exe": "", "": "", "just words": "", "smb://host/x": "", "http://": "",
	} {
		u, ok := inspector.Address(link)
		if want == "" {
			require.False(t, ok, link)
			continue
		}
		require.True(t, ok, link)
		require.Equal(t, want, u.String())
	}
}

func TestListedThingsAndTheProject(t *testing.T) {
	r := newRig(t)
	source := r.doc().SourcesInOrder()[0]
	r.show(ref(source))
	r.once(edit.VerbEdit, func() { r.typeInto("people", "17") })
	r.never(func() { r.typeInto("people", "2,5") })
	find[*controls.Field](r, "people").Restore()
	r.never(func() { r.typeInto("people", "−1") })
	find[*controls.Field](r, "people").Restore()
	r.once(edit.VerbEdit, func() { r.typeInto("link", "example.org/report") })
	find[*controls.Button](r, "link.open").Tapped(nil)
	require.Equal(t, []string{"example.org/report"}, r.opened)
	channel := r.doc().ChannelsInOrder()[0]
	r.show(ref(channel))
	find[*controls.Button](r, "icon")
	r.show(ref(r.doc().TouchpointsInOrder()[0]))
	r.once(edit.VerbEdit, func() { r.pick("channel", "") })
	r.show()
	find[*controls.Section](r, "group.project").Tapped(nil)
	r.window.Resize(fyne.NewSize(inspector.Width, 3000))
	r.once(edit.VerbRename, func() { r.typeInto("project.title", "New title") })
	require.Equal(t, "New title", r.doc().Project.Title)
	r.never(func() { r.typeInto("project.reviewEveryMonths", "500") })
}

func TestPersonasAreShownHiddenAndOnMaps(t *testing.T) {
	r := newRig(t)
	persona := r.doc().Outline(r.mapID).Personas[0]
	r.show(ref(persona))
	r.never(func() { find[*controls.Check](r, "shown").Tapped(nil) })
	require.True(t, r.hidden[persona.ID])
	r.once(edit.VerbEditPersona, func() { find[*controls.Check](r, "on-map").Tapped(nil) })
	require.False(t, r.doc().Maps.Get(r.mapID).Personas.Has(persona.ID))
}
