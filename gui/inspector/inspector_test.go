package inspector_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"github.com/stretchr/testify/require"

	"waymark/domain/edit"
	"waymark/domain/fault"
	"waymark/domain/journey"
	"waymark/domain/scene"
	"waymark/gui/controls"
	"waymark/gui/guitest"
	"waymark/gui/inspector"
	"waymark/gui/pictures"
	"waymark/resources/i18n"
)

// rig is a panel that shows the B2B example.
type rig struct {
	t      *testing.T
	kit    *controls.Kit
	panel  *inspector.Panel
	editor *edit.Editor
	window fyne.Window
	width  float32 // of the panel
	mapID  journey.ID
	shown  []scene.Ref

	asked  int // for the author's name
	photo  *journey.Attachment
	opened []string // links
	hidden map[journey.ID]bool
}

func (r *rig) lastChange(kind journey.Kind, id journey.ID) *edit.Change {
	for _, c := range slices.Backward(r.editor.History().Changes()) {
		for _, d := range c.Diff {
			if d.Kind == kind && d.ID == id {
				return c
			}
		}
	}
	return nil
}

func newRig(t *testing.T) *rig {
	t.Helper()
	doc := guitest.Example(t, "example-b2b", "en")
	r := &rig{
		t: t, kit: guitest.Controls(t), editor: edit.New(doc, nil, edit.Options{Author: "Ada"}), mapID: doc.MapsInOrder()[0].ID,
		hidden: map[journey.ID]bool{}, width: inspector.Width,
	}
	palette := scene.Light()
	r.panel = inspector.New(inspector.Config{
		Kit: r.kit, Texts: i18n.For("en"), Palette: func() *scene.Palette { return &palette },
		Do: func(label edit.Label, change func(*edit.Tx) error) error {
			_, err := r.editor.Do(label, change)
			return err
		},
		Sentence: fault.MessageOf, Delete: func() {}, Leave: func() {},
		Ask:    func(_, _ string, done func(string)) { done("街边海报 Poster") },
		Author: func(done func(string)) { r.asked++; done("李薇") },
		When:   func(t time.Time) string { return t.UTC().Format(time.DateOnly) }, ChangeText: func(l edit.Label) string { return string(l.Verb) },
		LastChange:     r.lastChange,
		ChoosePicture:  func(done func(*journey.Attachment)) { done(r.photo) },
		ChoosePortrait: func(done func(*journey.Attachment)) { done(r.photo) },
		Pictures:       pictures.NewStore(func(func()) {}), OpenLink: func(link string) { r.opened = append(r.opened, link) }, NextComment: func() {},
		Icons: []string{"star", "heart"}, ChannelIcons: []string{"globe"},
		PersonaSight: func(id journey.ID) (bool, bool) { return !r.hidden[id], false },
		ShowPersona:  func(id journey.ID, show bool) { r.hidden[id] = !show },
		SoloPersona:  func(journey.ID) {}, Width: func() float32 { return r.width },
	})
	r.editor.Observe(func(e edit.Event) { r.panel.Show(e.Document, r.mapID, r.shown) })
	r.window = test.NewTempWindow(t, r.panel.Object())
	r.window.Resize(fyne.NewSize(inspector.Width, 1600))
	return r
}

func (r *rig) doc() *journey.Document { return r.editor.Document() }

func (r *rig) show(refs ...scene.Ref) {
	r.shown = refs
	r.panel.Show(r.doc(), r.mapID, refs)
	r.window.Resize(fyne.NewSize(inspector.Width, 1601))
	r.window.Resize(fyne.NewSize(inspector.Width, 1600))
}

// find gives the control with that name.
func find[T fyne.CanvasObject](r *rig, id string) T {
	r.t.Helper()
	return guitest.Find[T](r.t, r.kit, r.window, "inspector."+id)
}

// pick opens a list and chooses a line of it.
func (r *rig) pick(id, value string) {
	r.t.Helper()
	find[*controls.PickField](r, id).Tapped(nil)
	find[*controls.Line](r, id+"."+value).Tapped(nil)
	if top := r.window.Canvas().Overlays().Top(); top != nil {
		top.(*controls.Picker).Close()
	}
}

// typeInto replaces what stands in a field and leaves it.
func (r *rig) typeInto(id, text string) {
	r.t.Helper()
	f := find[*controls.Field](r, id)
	guitest.Type(r.window, f, text)
	r.window.Canvas().Unfocus()
}

// once runs an action and checks that it was one change with that verb.
func (r *rig) once(verb edit.Verb, action func()) {
	r.t.Helper()
	before := r.editor.History().Len()
	action()
	changes := r.editor.History().Changes()
	require.Len(r.t, changes, before+1)
	require.Equal(r.t, verb, changes[before].Label.Verb)
	require.NoError(r.t, r.doc().Validate())
}

// never runs an action and checks that it changed nothing.
func (r *rig) never(action func()) {
	r.t.Helper()
	before := r.editor.History().Len()
	action()
	require.Equal(r.t, before, r.editor.History().Len())
}

func (r *rig) cardIn(kind journey.LaneKind) *journey.Card {
	o := r.doc().Outline(r.mapID)
	for _, l := range o.Lanes {
		for _, s := range o.Steps {
			if cards := o.Cards(l.ID, s.ID); l.LaneKind == kind && len(cards) > 0 {
				return cards[0]
			}
		}
	}
	r.t.Fatalf("there is no card in a lane of kind %s", kind)
	return nil
}

func ref(r journey.Record) scene.Ref { return scene.Ref{Kind: r.Kind(), ID: r.RecordID()} }

func TestTouchpoint(t *testing.T) {
	r := newRig(t)
	card := r.cardIn(journey.Touchpoints)
	r.show(ref(card))
	now := func() *journey.Card { return r.doc().Cards.Get(card.ID) }
	entry := func() *journey.Touchpoint { return r.doc().Touchpoints.Get(now().Touchpoint) }

	r.once(edit.VerbEditCard, func() { find[*controls.Scores](r, "importance").TypedRune('2') })
	require.Equal(t, 2, now().Importance)
	r.once(edit.VerbEditCard, func() { find[*controls.Scores](r, "satisfaction").TypedRune('1') })
	r.once(edit.VerbEditCard, func() { find[*controls.Check](r, "momentOfTruth").Tapped(nil) })
	require.True(t, now().MomentOfTruth)
	r.once(edit.VerbEditCard, func() { find[*controls.Segments](r, "category").TypedKey(&fyne.KeyEvent{Name: fyne.KeyRight}) })
	require.NotEqual(t, card.Touchpoint, "")
	require.Equal(t, journey.Sales, entry().Category)
	r.once(edit.VerbEditCard, func() { find[*controls.Segments](r, "basis").TypedKey(&fyne.KeyEvent{Name: fyne.KeyLeft}) })
	require.Equal(t, journey.Assumed, now().Basis)
	r.once(edit.VerbEditCard, func() { r.typeInto("note", "价格要透明 🙂 <&%>") })
	require.Equal(t, "价格要透明 🙂 <&%>", now().Note)
	r.never(func() { r.typeInto("note", "价格要透明 🙂 <&%>") })

	_, err := r.editor.Undo()
	require.NoError(t, err)
	require.Equal(t, card.Note, find[*controls.Field](r, "note").Value(), "the fields follow the map")
}

func TestActivityPainPointOpportunityMetric(t *testing.T) {
	r := newRig(t)
	activity := r.cardIn(journey.Activities)
	r.show(ref(activity))
	r.once(edit.VerbEditCard, func() { r.typeInto("hours", "12,5") })
	require.InDelta(t, 12.5, r.doc().Cards.Get(activity.ID).Hours, 0)
	r.never(func() { r.typeInto("hours", "many") })
	require.Equal(t, "many", find[*controls.Field](r, "hours").Value(), "what cannot be read stays to be mended")
	r.once(edit.VerbEditCard, func() { r.typeInto("hours", "") })
	require.Zero(t, r.doc().Cards.Get(activity.ID).Hours)

	pain := r.cardIn(journey.PainPoints)
	r.show(ref(pain))
	before := pain.Severity
	r.once(edit.VerbEditCard, func() { find[*controls.Scores](r, "severity").TypedKey(&fyne.KeyEvent{Name: fyne.KeyLeft}) })
	require.Equal(t, before-1, r.doc().Cards.Get(pain.ID).Severity)

	opportunity := r.cardIn(journey.Opportunities)
	r.show(ref(opportunity))
	addressed := opportunity.Addresses.Has(pain.ID)
	r.once(edit.VerbEditCard, func() {
		if addressed {
			find[*controls.Button](r, "addresses.drop."+string(pain.ID)).Tapped(nil)
			return
		}
		r.pick("addresses.add", string(pain.ID))
	})
	require.Equal(t, !addressed, r.doc().Cards.Get(opportunity.ID).Addresses.Has(pain.ID))
	for _, id := range []string{"customerValue", "businessValue", "effort"} {
		find[*controls.Scores](r, id)
	}
	find[*controls.Choice](r, "status")
}

func TestStageLanePersonaAndMap(t *testing.T) {
	r := newRig(t)
	o := r.doc().Outline(r.mapID)
	stage := o.Stages[0].Stage
	r.show(ref(stage))
	r.once(edit.VerbEdit, func() { r.typeInto("goal", "Find out") })
	require.Equal(t, "Find out", r.doc().Stages.Get(stage.ID).Goal)
	r.once(edit.VerbEdit, func() { find[*controls.Swatches](r, "color").TypedKey(&fyne.KeyEvent{Name: fyne.KeyRight}) })
	require.NotEqual(t, stage.Color, r.doc().Stages.Get(stage.ID).Color)
	persona := o.Personas[0]
	r.once(edit.VerbSetEmotion, func() {
		find[*controls.Segments](r, "emotion."+string(persona.ID)).Tapped(&fyne.PointEvent{Position: fyne.NewPos(2, 8)})
	})
	require.InDelta(t, -2, r.doc().EmotionAt(persona.ID, o.Steps[0].ID).Value, 0)

	lane := o.Lanes[0]
	r.show(ref(lane))
	r.once(edit.VerbEdit, func() { find[*controls.Check](r, "collapsed").Tapped(nil) })
	require.True(t, r.doc().Lanes.Get(lane.ID).Collapsed)

	r.show(ref(persona))
	for _, field := range []string{"quote", "demographics", "firmographics", "behaviour", "goals", "painPoints", "contact", "triggers", "technology"} {
		r.once(edit.VerbEditPersona, func() { r.typeInto(field, "about "+field) })
	}
	require.Equal(t, "about painPoints", r.doc().Personas.Get(persona.ID).PainPoints)

	r.show() // nothing selected: the map
	r.once(edit.VerbEdit, func() { r.typeInto("scenario", "A scenario") })
	r.never(func() { r.typeInto("reviewOn", "next week") })
	r.once(edit.VerbEdit, func() { r.typeInto("reviewOn", "2027年3月1日") })
	require.Equal(t, "2027-03-01", r.doc().Maps.Get(r.mapID).ReviewOn)
	r.once(edit.VerbEdit, func() { find[*controls.Check](r, "personas."+string(persona.ID)).Tapped(nil) })
	require.False(t, r.doc().Maps.Get(r.mapID).Personas.Has(persona.ID))
}

func TestEmotion(t *testing.T) {
	r := newRig(t)
	o := r.doc().Outline(r.mapID)
	id := journey.EmotionID(o.Personas[0].ID, o.Steps[0].ID)
	r.show(scene.Ref{Kind: journey.EmotionKind, ID: id})
	r.once(edit.VerbSetEmotion, func() { r.typeInto("exact", "−1,25") })
	require.InDelta(t, -1.25, r.doc().Emotions.Get(id).Value, 0)
	r.never(func() { r.typeInto("exact", "3") })
	r.once(edit.VerbSetEmotion, func() { find[*controls.Segments](r, "value").Tapped(&fyne.PointEvent{Position: fyne.NewPos(270, 8)}) })
	require.InDelta(t, 2, r.doc().Emotions.Get(id).Value, 0)
	r.once(edit.VerbSetEmotion, func() { find[*controls.Button](r, "feeling.plus-2.delighted").Tapped(nil) })
	require.Equal(t, "delighted", r.doc().Emotions.Get(id).Feeling)
}

func TestALaneOfCardsDoesNotBecomeACurve(t *testing.T) {
	r := newRig(t)
	r.show(ref(r.doc().Lanes.Get(r.cardIn(journey.Doing).Lane)))
	find[*controls.Choice](r, "kind").Tapped(nil)
	var offered []string
	for _, s := range r.kit.Spots().List(r.window.Canvas()) {
		if s.Kind == "menu" {
			offered = append(offered, s.ID)
		}
	}
	require.Contains(t, offered, "Thinking")
	require.NotContains(t, offered, "Emotion")
}

func TestWhatIsGoneHarmsNobody(t *testing.T) {
	r := newRig(t)
	card := r.cardIn(journey.Touchpoints)
	r.show(ref(card))
	_, err := r.editor.Do(edit.Label{Verb: edit.VerbDeleteCard}, func(tx *edit.Tx) error {
		tx.RemoveCards(card.ID)
		return nil
	})
	require.NoError(t, err)
	find[*controls.Field](r, "scenario") // the map is shown instead
}

func TestALongTextIsRefusedAndNotLost(t *testing.T) {
	r := newRig(t)
	card := r.cardIn(journey.Doing)
	r.show(ref(card))
	f := find[*controls.Field](r, "note")
	r.window.Canvas().Focus(f)
	long := strings.Repeat("x", journey.MaxText+1)
	f.Put(long)
	r.never(func() { r.window.Canvas().Unfocus() })
	require.Equal(t, long, f.Value())
	require.Equal(t, card.Note, r.doc().Cards.Get(card.ID).Note)
}
