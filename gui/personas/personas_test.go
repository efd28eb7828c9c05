package personas_test

import (
	"image"
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"github.com/stretchr/testify/require"

	"waymark/domain/edit"
	"waymark/domain/fault"
	"waymark/domain/journey"
	"waymark/domain/scene"
	"waymark/gui/controls"
	"waymark/gui/guitest"
	"waymark/gui/personas"
	"waymark/gui/pictures"
	"waymark/resources/i18n"
	"waymark/resources/templates"
	"waymark/storage/exchange"
	"waymark/storage/export/picture"
)

// rig is the page of the personas of the SaaS example.
type rig struct {
	t      *testing.T
	kit    *controls.Kit
	page   *personas.Page
	editor *edit.Editor
	window fyne.Window
	photo  *journey.Attachment
	faults []error
}

func newRig(t *testing.T) *rig {
	t.Helper()
	doc := guitest.Example(t, "example-saas", "en")
	r := &rig{t: t, kit: guitest.Controls(t), editor: edit.New(doc, nil, edit.Options{})}
	palette := scene.Light()
	r.page = personas.New(personas.Config{
		Kit: r.kit, Texts: i18n.For("en"), Doc: r.doc, Map: func() journey.ID { return doc.MapsInOrder()[0].ID }, Palette: func() *scene.Palette { return &palette },
		Do: r.do, Sentence: fault.MessageOf, Fault: func(err error) { r.faults = append(r.faults, err) },
		Pictures: pictures.NewStore(func(func()) {}), ChoosePortrait: func(done func(*journey.Attachment)) { done(r.photo) }, Copy: func() {},
		Chosen: func() {}, Later: func(f func()) {}, Arranged: func() {},
	})
	r.editor.Observe(func(edit.Event) { r.page.Refresh() })
	r.window = test.NewTempWindow(t, r.page.Object())
	r.settle()
	return r
}

func (r *rig) settle() {
	r.window.Resize(fyne.NewSize(1300, 1601))
	r.window.Resize(fyne.NewSize(1300, 1600))
}

func (r *rig) doc() *journey.Document { return r.editor.Document() }

func (r *rig) do(label edit.Label, change func(*edit.Tx) error) error {
	_, err := r.editor.Do(label, change)
	return err
}

func find[T fyne.CanvasObject](r *rig, id string) T {
	r.t.Helper()
	r.settle()
	return guitest.Find[T](r.t, r.kit, r.window, id)
}

func (r *rig) typeInto(id, text string) *controls.Field {
	r.t.Helper()
	f := find[*controls.Field](r, id)
	guitest.Type(r.window, f, text)
	return f
}

func (r *rig) names() (names []string) {
	for _, p := range r.doc().PersonasInOrder() {
		names = append(names, p.Name)
	}
	return names
}

func TestEachFieldOfASheetIsTypedIntoInItsPlace(t *testing.T) {
	r := newRig(t)
	first := r.doc().PersonasInOrder()[0]
	for _, field := range []string{"quote", "demographics", "firmographics", "behaviour", "goals", "painPoints", "contact", "triggers", "technology"} {
		before := r.editor.History().Len()
		r.typeInto("sheet."+field, "关于 "+field+" <&%>")
		r.window.Canvas().Unfocus()
		require.Equal(t, before+1, r.editor.History().Len(), field)
		now := r.doc().Personas.Get(first.ID)
		require.Equal(t, "关于 "+field+" <&%>", journey.FieldOf(journey.PersonaRecord, field).Get(now).Text)
	}
}

func TestTheTableGoesDownWithEnter(t *testing.T) {
	r := newRig(t)
	r.page.Compare()
	second := r.doc().PersonasInOrder()[1]
	f := r.typeInto("table.goals."+string(second.ID), "Grow")
	f.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	require.Equal(t, "Grow", r.doc().Personas.Get(second.ID).Goals)
	below := find[*controls.Field](r, "table.painPoints."+string(second.ID))
	require.Same(t, below, r.window.Canvas().Focused())
	for _, row := range []string{"name", "quote", "technology"} {
		for _, p := range r.doc().PersonasInOrder() {
			find[*controls.Field](r, "table."+row+"."+string(p.ID))
		}
	}
}

func TestPersonasAreBroughtIntoOrder(t *testing.T) {
	r := newRig(t)
	before := r.names()
	grip := find[*controls.Grip](r, "persona.grip."+string(r.doc().PersonasInOrder()[0].ID))
	grip.Dragged(&fyne.DragEvent{Dragged: fyne.NewDelta(0, 40)})
	grip.Dragged(&fyne.DragEvent{Dragged: fyne.NewDelta(0, 60)})
	require.Equal(t, before, r.names(), "nothing changes before it is let go")
	grip.DragEnd()
	want := []string{before[1], before[2], before[0]}
	require.Equal(t, want, r.names())
	grip = find[*controls.Grip](r, "persona.grip."+string(r.doc().PersonasInOrder()[2].ID))
	grip.TypedKey(&fyne.KeyEvent{Name: fyne.KeyUp})
	grip = find[*controls.Grip](r, "persona.grip."+string(r.doc().PersonasInOrder()[1].ID))
	grip.TypedKey(&fyne.KeyEvent{Name: fyne.KeyUp})
	require.Equal(t, before, r.names())
}

func TestNewOnesPicturesAndDeleting(t *testing.T) {
	r := newRig(t)
	n := len(r.names())
	r.page.Add(journey.KindICP)
	made := r.doc().PersonasInOrder()[n]
	require.Equal(t, journey.KindICP, made.PersonaKind)
	require.Equal(t, made.ID, r.page.Chosen())
	r.window.Canvas().Unfocus()
	var err error
	r.photo, err = picture.Attach(image.NewGray(image.Rect(0, 0, 64, 64)))
	require.NoError(t, err)
	find[*controls.Portrait](r, "sheet.portrait").Tapped(nil)
	require.Equal(t, r.photo.ID, r.doc().Personas.Get(made.ID).Picture)
	find[*controls.Button](r, "sheet.picture.remove").Tapped(nil)
	require.Empty(t, r.doc().Personas.Get(made.ID).Picture)
	r.page.Remove()
	require.False(t, r.doc().Personas.Has(made.ID))
	require.NotEmpty(t, r.page.Chosen(), "another one is chosen then")
	for range r.names() {
		r.page.Remove()
	}
	require.Empty(t, r.names())
	require.Empty(t, r.page.Chosen())
	r.page.Compare() // an empty table harms nobody
	require.Empty(t, r.faults)
}

func TestWhatIsTickedIsCopied(t *testing.T) {
	r := newRig(t)
	data, err := templates.JSON("example-b2b", "en")
	require.NoError(t, err)
	from, err := exchange.Import(data)
	require.NoError(t, err)
	from = edit.WithFreshIDs(from, journey.NewID)
	mapID := r.doc().MapsInOrder()[0].ID
	personas.CopyDialog(personas.CopyConfig{
		Kit: r.kit, Texts: i18n.For("en"), Window: r.window.Canvas(), From: from, Name: "other.waymark", Map: mapID, Do: r.do,
		Fault: func(err error) { r.faults = append(r.faults, err) },
	})
	before, lanes := r.names(), len(r.doc().LanesOf(mapID))
	find[*controls.Button](r, "copy.ok").Tapped(nil)
	require.True(t, r.kit.InDialog(), "with nothing ticked it stays and says so")
	who := from.PersonasInOrder()[1]
	lane := from.LanesOf(from.MapsInOrder()[0].ID)[0]
	find[*controls.Check](r, "copy."+string(who.ID)).Tapped(nil)
	find[*controls.Check](r, "copy."+string(lane.ID)).Tapped(nil)
	find[*controls.Button](r, "copy.ok").Tapped(nil)
	require.Equal(t, slices.Concat(before, []string{who.Name}), r.names())
	require.Len(t, r.doc().LanesOf(mapID), lanes+1)
	require.NoError(t, r.doc().Validate())
	_, err = r.editor.Undo()
	require.NoError(t, err)
	require.Equal(t, before, r.names())
	require.Empty(t, r.faults)
}

// The names of the rows stay in view while a table of many personas is scrolled,
// and a cell that gets the keyboard is not behind them.
func TestTheNamesOfTheRowsStayInView(t *testing.T) {
	r := newRig(t)
	for range 6 {
		r.page.Add(journey.KindPersona)
	}
	r.page.Compare()
	r.window.Resize(fyne.NewSize(901, 700))
	r.window.Resize(fyne.NewSize(900, 700))
	driver := fyne.CurrentApp().Driver()
	people := r.doc().PersonasInOrder()
	cell := func(i int) *controls.Field {
		return guitest.Find[*controls.Field](t, r.kit, r.window, "table.quote."+string(people[i].ID))
	}
	label := guitest.Find[*controls.Label](t, r.kit, r.window, "table.row.quote")
	left := driver.AbsolutePositionForObject(label).X
	r.window.Canvas().Focus(cell(len(people) - 1))
	require.LessOrEqual(t, driver.AbsolutePositionForObject(cell(len(people)-1)).X+200, float32(900), "it was scrolled into view")
	now := driver.AbsolutePositionForObject(label).X
	require.InDelta(t, left-24, now, 1, "the name stands at the edge")
	r.window.Canvas().Focus(cell(1))
	require.GreaterOrEqual(t, driver.AbsolutePositionForObject(cell(1)).X, now+100, "and covers no cell that is typed into")
}

func TestInitials(t *testing.T) {
	for name, want := range map[string]string{"Operations director": "OD", "采购经理": "采", "": "?", "anna": "A", "👍": "👍"} {
		require.Equal(t, want, personas.Initials(name))
	}
}
