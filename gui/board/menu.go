package board

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"waymark/domain/edit"
	"waymark/domain/journey"
	"waymark/domain/scene"
	"waymark/domain/vector"
	"waymark/gui/board/camera"
	"waymark/gui/board/gesture"
	"waymark/gui/commands"
)

// openMenu shows the context menu of what lies at a place.
func (b *Board) openMenu(t gesture.Target, at vector.Point) {
	if b.editor == nil {
		return
	}
	b.hover, b.buttons, b.tip = noTarget(), b.buttons[:0], nil
	b.closePicker() // the menu offers the same words
	if t.Grip == gesture.Text && b.typing != nil {
		b.keepTyping = true // though the menu takes the keyboard
		b.showMenu(b.textMenu(), at)
		b.keepTyping = false
		return
	}
	b.showMenu(b.menuOf(t), at)
}

// textMenu is for the text that is being typed.
func (b *Board) textMenu() []*fyne.MenuItem {
	return []*fyne.MenuItem{
		b.clipItem("cut", b.Cut), b.clipItem("copy", b.Copy), b.clipItem("paste", b.Paste),
		fyne.NewMenuItemSeparator(),
		b.keyed("select-text", "select.all", b.SelectAll),
	}
}

func (b *Board) showMenu(items []*fyne.MenuItem, at vector.Point) {
	if len(items) == 0 {
		return
	}
	c := b.canvas()
	if c == nil {
		return
	}
	origin := fyne.CurrentApp().Driver().AbsolutePositionForObject(b)
	abs := origin.AddXY(float32(at.X), float32(at.Y))
	menu := fyne.NewMenu("", items...)
	if b.cfg.OnMenu != nil {
		b.cfg.OnMenu(menu, abs)
		return
	}
	widget.ShowPopUpMenuAtPosition(menu, c, abs)
}

// OpenMenu shows the context menu of what is selected, beside it.
func (b *Board) OpenMenu() {
	if b.editor == nil {
		return
	}
	b.Finish()
	t, at := gesture.Target{}, b.middle()
	if n := len(b.selection.Refs); n > 0 {
		t.Ref = b.selection.Refs[n-1]
		if box, pane, ok := b.outlineOf(t.Ref); ok {
			b.reveal(box)
			v := b.onScreen(pane, box)
			at = vector.Point{X: v.X + min(24, v.W/2), Y: v.Y + min(24, v.H/2)}
		}
		if c := b.editor.Document().Cards.Get(t.Ref.ID); c != nil {
			t.Cell = journey.Cell{Lane: c.Lane, Step: c.Step}
		}
	} else if t.Cell = b.selection.Cell; t.Cell.Step != "" {
		if box, ok := b.scene.Cell(t.Cell.Lane, t.Cell.Step); ok {
			b.reveal(box)
			at = b.onScreen(camera.Ground, box).Center()
		}
	}
	b.showMenu(b.menuOf(t), at)
}

// item makes an item of a menu. What it does is shown once, at its end.
func (b *Board) item(key string, do func()) *fyne.MenuItem {
	return fyne.NewMenuItem(b.cfg.Texts.T("board.menu."+key), func() { b.batch(do) })
}

// keyed makes an item that shows the keys of a command.
func (b *Board) keyed(key, command string, do func()) *fyne.MenuItem {
	item := b.item(key, do)
	item.Shortcut = commands.Shortcut(command)
	return item
}

// moved makes an item that shows the arrow key which moves a thing that way.
func (b *Board) moved(key string, ref scene.Ref, arrow fyne.KeyName) *fyne.MenuItem {
	item := b.item(key, func() {
		if !b.isSelected(ref) {
			b.Select(ref)
		}
		b.Nudge(arrow)
	})
	item.Shortcut = &desktop.CustomShortcut{KeyName: arrow, Modifier: fyne.KeyModifierAlt}
	return item
}

// clipItem makes an item that cuts, copies or pastes.
func (b *Board) clipItem(what string, do func(fyne.Clipboard)) *fyne.MenuItem {
	return b.keyed(what, "edit."+what, func() { do(fyne.CurrentApp().Clipboard()) })
}

// pasteItems paste what is on the clipboard, text in a way of one's own.
func (b *Board) pasteItems() []*fyne.MenuItem {
	as := func(key string, how PasteAs) *fyne.MenuItem {
		return b.item(key, func() { b.PasteText(fyne.CurrentApp().Clipboard(), how) })
	}
	return []*fyne.MenuItem{b.clipItem("paste", b.Paste), b.submenu("paste-as", []*fyne.MenuItem{
		as("paste-lines", AsLines), as("paste-steps", AsSteps), as("paste-table", AsTable), as("paste-one", AsOne),
	})}
}

// grouped joins groups of items by lines; empty ones are left out.
func grouped(groups ...[]*fyne.MenuItem) []*fyne.MenuItem {
	var out []*fyne.MenuItem
	for _, g := range groups {
		if len(g) == 0 {
			continue
		}
		if len(out) > 0 {
			out = append(out, fyne.NewMenuItemSeparator())
		}
		out = append(out, g...)
	}
	return out
}

func (b *Board) submenu(key string, items []*fyne.MenuItem) *fyne.MenuItem {
	item := fyne.NewMenuItem(b.cfg.Texts.T("board.menu."+key), nil)
	item.ChildMenu = fyne.NewMenu("", items...)
	return item
}

// menuOf gives what can be done with a thing.
func (b *Board) menuOf(t gesture.Target) []*fyne.MenuItem {
	switch t.Ref.Kind {
	case journey.CardKind:
		if b.isSelected(t.Ref) && len(b.cardsSelected()) > 1 {
			return b.cardsMenu()
		}
		return b.cardMenu(t)
	case journey.StageKind:
		return b.withMore(record(t.Ref), b.stageMenu(t.Ref.ID))
	case journey.StepKind:
		return b.withMore(record(t.Ref), b.stepMenu(t.Ref.ID))
	case journey.LaneRecord:
		return b.withMore(record(t.Ref), b.laneItems(t.Ref.ID))
	case journey.EmotionKind:
		return b.emotionMenu(record(t.Ref))
	case journey.PersonaRecord:
		return b.withMore(record(t.Ref), b.personaMenu(t))
	}
	if t.Cell.Step != "" {
		return b.cellMenu(t)
	}
	return b.mapMenu()
}

// mapMenu is for the ground around the map.
func (b *Board) mapMenu() []*fyne.MenuItem {
	doc := b.editor.Document()
	items := []*fyne.MenuItem{
		b.item("add-stage", b.AddStage),
		b.submenu("add-lane", b.laneMenu(len(doc.LanesOf(b.mapID)))),
		b.item("add-persona", b.AddPersona),
	}
	paste := []*fyne.MenuItem{b.clipItem("paste", b.Paste)}
	outline := doc.Outline(b.mapID)
	for _, p := range doc.PersonasInOrder() {
		if outline != nil && !outline.Map.Personas.Has(p.ID) {
			items = append(items, fyne.NewMenuItem(b.cfg.Texts.T("board.menu.show-persona", p.Name), func() {
				label := edit.Label{Verb: edit.VerbEditPersona, Subject: p.Name}
				b.do(label, func(tx *edit.Tx) ([]scene.Ref, error) { return nil, tx.ShowPersona(b.mapID, p.ID, true) })
			}))
		}
	}
	return grouped(items, paste, []*fyne.MenuItem{
		b.item("select-all", b.SelectMapCards),
		b.keyed("zoom-fit", "view.zoom-fit", b.ZoomFit),
		b.keyed("zoom-actual", "view.zoom-100", b.ZoomActual),
	})
}

// deleteOne selects a thing and deletes it.
func (b *Board) deleteOne(ref scene.Ref) {
	b.Select(ref)
	b.DeleteSelection()
}
