package shell

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
	"github.com/stretchr/testify/require"

	"waymark/domain/edit"
	"waymark/domain/journey"
	"waymark/domain/scene"
	"waymark/gui/controls"
	"waymark/gui/theme"
	"waymark/gui/viewstate"
)

func titles(p *project) []string {
	var out []string
	for _, m := range p.doc().MapsInOrder() {
		out = append(out, m.Title)
	}
	return out
}

// typeIn types into what has the keyboard.
func typeIn(t *testing.T, w *Window, text string) {
	t.Helper()
	f := w.win.Canvas().Focused()
	require.NotNil(t, f, "something has the keyboard")
	for _, r := range text {
		f.TypedRune(r)
	}
}

func typeKey(w *Window, name fyne.KeyName) {
	w.win.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: name})
}

func TestMapsAreCopiedMovedRenamedAndDeleted(t *testing.T) {
	w := newRig(t, "en").open("example-b2b")
	p := w.project
	first := p.mapID
	title := titles(p)[0]
	require.True(t, w.Run("map.duplicate"))
	require.Equal(t, []string{title, title + " (copy)"}, titles(p))
	require.NotEqual(t, first, p.mapID, "the copy is shown")
	require.True(t, w.Run("map.move-left"))
	require.Equal(t, []string{title + " (copy)", title}, titles(p))

	// In place: the tab turns into a field.
	require.True(t, w.Run("map.rename"))
	typeIn(t, w, "Another journey")
	typeKey(w, fyne.KeyReturn)
	require.Equal(t, []string{"Another journey", title}, titles(p))

	p.showMap(first)
	require.True(t, w.Run("map.future"))
	future := p.doc().Maps.Get(p.mapID)
	require.Equal(t, journey.Future, future.State)
	require.Equal(t, first, future.BasedOn)

	require.True(t, w.Run("map.next"))
	require.Equal(t, "Another journey", titles(p)[0])
	require.Equal(t, p.doc().MapsInOrder()[0].ID, p.mapID, "after the last comes the first")
	require.True(t, w.Run("map.previous"))
	require.Equal(t, future.ID, p.mapID)

	require.True(t, w.Run("map.delete"))
	require.Len(t, titles(p), 2)
	require.Equal(t, first, p.mapID, "the one beside it is shown")
	require.True(t, w.Run("edit.undo"))
	require.Len(t, titles(p), 3)
}

func TestSearchGoesThroughTheHits(t *testing.T) {
	w := newRig(t, "en").open("example-b2b")
	p := w.project
	require.True(t, w.Run("find.search"))
	typeIn(t, w, "price range")
	typeKey(w, fyne.KeyReturn)
	refs := p.board.Selection().Refs
	require.Len(t, refs, 1)
	require.Contains(t, p.doc().Cards.Get(refs[0].ID).Text, "price range")
	require.True(t, p.way.bar.Visible())

	require.True(t, w.Run("find.replace"))
	typeIn(t, w, "cost range")
	press(t, w, "find.replace-all")
	require.Contains(t, p.doc().Cards.Get(refs[0].ID).Text, "cost range")
	require.True(t, w.Run("find.search"))
	typeKey(w, fyne.KeyEscape)
	require.False(t, p.way.bar.Visible())
}

func TestAHiddenHitIsOfferedToBeShown(t *testing.T) {
	w := newRig(t, "en").open("example-b2b")
	p := w.project
	card := firstCard(p, journey.PainPoints)
	p.changeView(func(s viewstate.State) viewstate.State { return s.Lane(card.Lane, false) })
	require.False(t, p.way.hidden.object.Hidden, "what is hidden is announced")
	require.Contains(t, p.way.hidden.label.Text(), "1 lane")
	p.visit(card)
	require.Contains(t, p.way.hidden.label.Text(), "hidden on this map")
	require.Empty(t, p.board.Selection().Refs)
	press(t, w, "hidden.show")
	require.False(t, p.state().Hides())
	require.Equal(t, []scene.Ref{{Kind: journey.CardKind, ID: card.ID}}, p.board.Selection().Refs)

	p.collapseLane(card.Lane, true)
	p.visit(card)
	p.visit(card) // asking twice is asking for it
	require.False(t, p.doc().Lanes.Get(card.Lane).Collapsed)
}

func TestViewsAreSavedAndApplied(t *testing.T) {
	w := newRig(t, "en").open("example-b2b")
	p := w.project
	lanes := p.doc().LanesOf(p.mapID)
	p.changeView(func(s viewstate.State) viewstate.State { return s.Lane(lanes[0].ID, false) })
	require.True(t, w.Run("views.save"))
	typeIn(t, w, "For sales")
	typeKey(w, fyne.KeyReturn)
	views := p.doc().ViewsOf(p.mapID)
	require.Len(t, views, 1)
	require.Equal(t, "For sales", views[0].Name)
	require.True(t, w.Run("views.everything"))
	require.False(t, p.state().Hides())
	p.applyView(views[0].ID)
	require.True(t, p.state().HiddenLanes.Has(lanes[0].ID))

	p.changeView(func(s viewstate.State) viewstate.State { return s.Lane(lanes[1].ID, false) })
	p.updateView(views[0].ID)
	require.True(t, p.doc().Views.Get(views[0].ID).HiddenLanes.Has(lanes[1].ID))
	p.deleteView(views[0].ID)
	require.Empty(t, p.doc().ViewsOf(p.mapID))
	require.True(t, p.state().Hides(), "what is shown does not change with it")

	remembered := w.shell.cfg.Settings.ShownOf(p.session.Path())
	require.True(t, remembered[p.mapID].HiddenLanes.Has(lanes[1].ID), "it is remembered for the next time")
}

func TestGoingToANameRunsCommandsAndFindsThings(t *testing.T) {
	w := newRig(t, "en").open("example-b2b")
	p := w.project
	go2 := func(text string) {
		require.True(t, w.Run("find.goto"))
		typeIn(t, w, text)
		typeKey(w, fyne.KeyReturn)
	}
	before := len(p.doc().StagesOf(p.mapID))
	go2("add stage")
	require.Len(t, p.doc().StagesOf(p.mapID), before+1)
	go2("knowledge base")
	refs := p.board.Selection().Refs
	require.Len(t, refs, 1)
	require.Contains(t, journey.Title(p.doc().Record(refs[0].Kind, refs[0].ID))+p.doc().Touchpoints.Get(p.doc().Cards.Get(refs[0].ID).Touchpoint).Name, "nowledge base")
	require.True(t, w.Run("find.goto"))
	typeKey(w, fyne.KeyEscape)
	require.False(t, w.kit.InDialog())
}

func TestBackAndForwardGoBetweenPlaces(t *testing.T) {
	w := newRig(t, "en").open("example-b2b")
	p := w.project
	one, two := firstCard(p, journey.Doing), firstCard(p, journey.Opportunities)
	selected := func() []scene.Ref { return p.board.Selection().Refs }
	p.visit(one)
	p.visit(two)
	require.True(t, w.Run("find.back"))
	require.Equal(t, one.ID, selected()[0].ID)
	require.True(t, w.Run("find.forward"))
	require.Equal(t, two.ID, selected()[0].ID)
	home := p.mapID
	require.True(t, w.Run("map.duplicate"))
	require.NotEqual(t, home, p.mapID)
	require.True(t, w.Run("find.back"))
	require.Equal(t, home, p.mapID)
}

func TestTheOutlineAndTheMapGoTogether(t *testing.T) {
	w := newRig(t, "en").open("example-b2b")
	p := w.project
	require.True(t, w.Run("find.outline"))
	settleLayout(w)
	card := firstCard(p, journey.Doing)
	p.board.Select(scene.Ref{Kind: journey.CardKind, ID: card.ID})
	p.way.outline.Focus()
	typeKey(w, fyne.KeyDown)
	refs := p.board.Selection().Refs
	require.Len(t, refs, 1)
	require.NotEqual(t, card.ID, refs[0].ID, "the map follows the outline")
	typeKey(w, fyne.KeyUp)
	require.Equal(t, card.ID, p.board.Selection().Refs[0].ID)

	typeIn(t, w, "Sees complaints")
	require.Contains(t, p.doc().Cards.Get(p.board.Selection().Refs[0].ID).Text, "Sees complaints")
	typeKey(w, fyne.KeyF2)
	typeIn(t, w, "Counts complaints")
	typeKey(w, fyne.KeyReturn)
	moved := p.board.Selection().Refs[0].ID
	require.Equal(t, "Counts complaints", p.doc().Cards.Get(moved).Text)

	stage := p.doc().StagesOf(p.mapID)[0]
	p.board.Select(scene.Ref{Kind: journey.StageKind, ID: stage.ID})
	p.way.outline.Focus()
	w.win.Canvas().Focused().(fyne.Shortcutable).TypedShortcut(&desktop.CustomShortcut{KeyName: fyne.KeyDown, Modifier: fyne.KeyModifierAlt})
	require.Equal(t, stage.ID, p.doc().StagesOf(p.mapID)[1].ID)
	typeKey(w, fyne.KeyDelete)
	require.False(t, p.doc().Stages.Has(stage.ID))
}

func TestFindingLooksAsItShould(t *testing.T) {
	for _, c := range []struct {
		name, lang, query, goTo string
		mode                    theme.Mode
	}{
		{"light-en", "en", "price", "zoo", theme.Light},
		{"dark-zh-hans", "zh-Hans", "价格", "价格", theme.Dark},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := newRig(t, c.lang)
			r.shell.SetTheme(c.mode)
			w := r.open("example-b2b")
			p := w.project
			_, err := p.editor.Do(edit.Label{}, func(tx *edit.Tx) error { _, err := tx.FutureMap(p.mapID, p.t("map.future-title", "B2B")); return err })
			require.NoError(t, err)
			w.Run("find.search")
			typeIn(t, w, c.query)
			p.way.bar.List(true)
			w.win.Canvas().Unfocus() // a cursor blinks
			w.Run("find.outline")
			p.board.Select(scene.Ref{Kind: journey.CardKind, ID: firstCard(p, journey.Doing).ID})
			p.changeView(func(s viewstate.State) viewstate.State { return s.Lane(p.doc().LanesOf(p.mapID)[1].ID, false) })
			shot := func(name string, o fyne.CanvasObject, width, height float32) {
				w.win.SetContent(container.NewStack(o))
				w.win.Resize(fyne.NewSize(width, height))
				settleLayout(w)
				test.AssertImageMatches(t, name+"-"+c.name+".png", w.win.Canvas().Capture())
			}
			shot("search", container.NewVBox(p.way.bar.Object(), p.way.hidden.object), 760, 320)
			shot("outline", p.way.outline.Object(), 292, 640)
			shot("tabs", p.top.maps.row, 620, 40)
			w.win.SetContent(w.kit.Pane(controls.Ground, controls.Edges{}))
			w.win.Resize(fyne.NewSize(720, 560))
			require.True(t, w.Run("find.goto"))
			typeIn(t, w, c.goTo)
			w.win.Canvas().Unfocus()
			settleLayout(w)
			test.AssertImageMatches(t, "goto-"+c.name+".png", w.win.Canvas().Capture())
		})
	}
}

func TestAHitInTheCatalogueIsShownThere(t *testing.T) {
	w := newRig(t, "en").open("example-b2b")
	p := w.project
	entry := p.doc().TouchpointsInOrder()[1]
	p.visit(entry)
	require.Equal(t, listsSection, p.section)
	require.Equal(t, entry.ID, p.lists.Chosen())
	require.True(t, w.Run("find.back"))
	require.Equal(t, mapSection, p.section)
}
