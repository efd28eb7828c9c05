package lists_test

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"github.com/stretchr/testify/require"

	"waymark/domain/edit"
	"waymark/domain/fault"
	"waymark/domain/journey"
	"waymark/gui/controls"
	"waymark/gui/guitest"
	"waymark/gui/lists"
	"waymark/resources/i18n"
)

type rig struct {
	t       *testing.T
	kit     *controls.Kit
	page    *lists.Page
	editor  *edit.Editor
	window  fyne.Window
	shown   []journey.ID
	deleted []string
}

func newRig(t *testing.T) *rig {
	t.Helper()
	doc := guitest.Example(t, "example-b2b", "en")
	r := &rig{t: t, kit: guitest.Controls(t), editor: edit.New(doc, nil, edit.Options{})}
	r.page = lists.New(lists.Config{
		Kit: r.kit, Texts: i18n.For("en"), Doc: r.doc, ChannelIcons: []string{"globe", "phone"},
		Do: func(label edit.Label, change func(*edit.Tx) error) error {
			_, err := r.editor.Do(label, change)
			return err
		},
		Sentence: fault.MessageOf, Fault: func(err error) { require.NoError(t, err) }, Chosen: func() {},
		ShowCards: func(ids []journey.ID) { r.shown = ids }, Deleted: func(name string) { r.deleted = append(r.deleted, name) }, Arranged: func() {},
	})
	r.editor.Observe(func(edit.Event) { r.page.Refresh() })
	r.page.Refresh()
	r.window = test.NewTempWindow(t, r.page.Object())
	return r
}

func (r *rig) doc() *journey.Document { return r.editor.Document() }

func find[T fyne.CanvasObject](r *rig, id string) T {
	r.t.Helper()
	r.window.Resize(fyne.NewSize(1100, 2001))
	r.window.Resize(fyne.NewSize(1100, 2000))
	return guitest.Find[T](r.t, r.kit, r.window, id)
}

// show chooses a list, 0 … 2.
func (r *rig) show(i int) {
	s := find[*controls.Segments](r, "lists.kind")
	s.Tapped(&fyne.PointEvent{Position: fyne.NewPos(s.Size().Width*(float32(i)+0.5)/3, 8)})
}

func TestEachListIsAddedToRenamedOrderedAndDeletedFrom(t *testing.T) {
	r := newRig(t)
	count := []func() int{
		func() int { return r.doc().Channels.Len() }, func() int { return r.doc().Touchpoints.Len() }, func() int { return r.doc().Sources.Len() },
	}
	for i, n := range count {
		r.show(i)
		before := n()
		r.page.Add()
		require.Equal(t, before+1, n())
		name, ok := r.window.Canvas().Focused().(*controls.Field)
		require.True(t, ok, "the name of the new one has the keyboard")
		for _, c := range "传真 & co" {
			name.TypedRune(c)
		}
		r.window.Canvas().Unfocus()
		id := r.page.Chosen()
		require.Equal(t, "传真 & co", journey.Title(r.doc().Record(r.page.Kind(), id)))
		find[*controls.Grip](r, "lists.grip."+string(id)).TypedKey(&fyne.KeyEvent{Name: fyne.KeyUp})
		require.NoError(t, r.doc().Validate())
		find[*controls.Button](r, "lists.delete."+string(id)).Tapped(nil)
		require.Equal(t, before, n())
	}
	require.Len(t, r.deleted, 3)
}

func TestEachThingSaysWhatUsesIt(t *testing.T) {
	r := newRig(t)
	for _, c := range r.doc().ChannelsInOrder() {
		want := 0
		for _, card := range r.doc().Cards.All() {
			if e := r.doc().Touchpoints.Get(card.Touchpoint); e != nil && e.Channel == c.ID {
				want++
			}
		}
		r.shown = nil
		find[*controls.Button](r, "lists.used."+string(c.ID)).Tapped(nil)
		require.Len(t, r.shown, want)
	}
	r.show(2)
	s := r.doc().SourcesInOrder()[0]
	find[*controls.Button](r, "lists.used."+string(s.ID)).Tapped(nil)
	require.NotEmpty(t, r.shown)
	for _, id := range r.shown {
		require.True(t, r.doc().Cards.Get(id).Sources.Has(s.ID))
	}
}

func TestDeletingWhatIsUsedLeavesTheCards(t *testing.T) {
	r := newRig(t)
	cards := r.doc().Cards.Len()
	c := r.doc().ChannelsInOrder()[0]
	find[*controls.Button](r, "lists.delete."+string(c.ID)).Tapped(nil)
	require.False(t, r.doc().Channels.Has(c.ID))
	require.Equal(t, cards, r.doc().Cards.Len())
	require.NoError(t, r.doc().Validate())
}

func TestTheIconOfAChannelIsChosenFromAGrid(t *testing.T) {
	r := newRig(t)
	c := r.doc().ChannelsInOrder()[0]
	find[*controls.Button](r, "lists.icon."+string(c.ID)).Tapped(nil)
	grid, ok := r.window.Canvas().Focused().(interface{ TypedKey(*fyne.KeyEvent) })
	require.True(t, ok)
	grid.TypedKey(&fyne.KeyEvent{Name: fyne.KeyRight})
	grid.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	require.Equal(t, "phone", r.doc().Channels.Get(c.ID).Icon)
	require.Nil(t, r.window.Canvas().Overlays().Top())
}

// TestARowHasAMenu right-clicks beside a name.
func TestARowHasAMenu(t *testing.T) {
	r := newRig(t)
	second := r.doc().ChannelsInOrder()[1]
	// take opens the menu and takes the item that many below the first.
	take := func(down int) {
		name := find[*controls.Field](r, "lists.name."+string(second.ID))
		beside := fyne.CurrentApp().Driver().AbsolutePositionForObject(name).AddXY(-2, -3)
		for _, o := range test.LaidOutObjects(r.window.Content()) {
			at := fyne.CurrentApp().Driver().AbsolutePositionForObject(o)
			in := beside.Subtract(at)
			if row, ok := o.(fyne.SecondaryTappable); ok && in.X >= 0 && in.Y >= 0 && in.X < o.Size().Width && in.Y < o.Size().Height {
				row.TappedSecondary(&fyne.PointEvent{AbsolutePosition: beside, Position: in})
			}
		}
		require.NotNil(t, r.window.Canvas().Overlays().Top())
		require.Equal(t, second.ID, r.page.Chosen(), "the menu is about what is chosen")
		for range down + 1 {
			r.window.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
		}
		r.window.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
		require.Nil(t, r.window.Canvas().Overlays().Top())
	}
	take(1)
	require.NotEmpty(t, r.shown, "its cards")
	take(2)
	require.Equal(t, second.ID, r.doc().ChannelsInOrder()[0].ID, "moved up")
	take(3) // that it cannot go further up is passed over
	require.False(t, r.doc().Channels.Has(second.ID), "deleted")
	require.NotEmpty(t, r.deleted)
}
