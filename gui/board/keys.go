package board

import (
	"runtime"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"waymark/domain/vector"
	"waymark/gui/board/gesture"
	"waymark/gui/board/textedit"
)

// KeyDown implements desktop.Keyable.
func (b *Board) KeyDown(e *fyne.KeyEvent) {
	b.plusKey = e.Name == fyne.KeyPlus
	b.modifierKey(e.Name)
	if e.Name == fyne.KeySpace && b.typing == nil {
		b.feed(gesture.Hold{On: true})
	}
}

// KeyUp implements desktop.Keyable.
func (b *Board) KeyUp(e *fyne.KeyEvent) {
	b.modifierKey(e.Name)
	if e.Name == fyne.KeySpace {
		b.feed(gesture.Hold{})
	}
}

// TypedRune implements fyne.Focusable: a letter typed where nothing is being
// typed starts it, in place of the text that is selected.
func (b *Board) TypedRune(r rune) {
	b.batch(func() {
		if b.typing == nil {
			if r == ' ' || r == '\u3000' || b.machine.Busy() || b.valueRune(r, b.currentMods()) || !b.replaceSelection() {
				return
			}
		}
		b.insert(string(r))
	})
}

// insert puts a text where the cursor is.
func (b *Board) insert(s string) {
	before := b.typing.buffer.Text()
	if b.typing.number {
		b.insertNumber(s)
	} else {
		b.typing.buffer.Insert(s)
	}
	b.typed(before)
}

// TypedKey implements fyne.Focusable.
func (b *Board) TypedKey(e *fyne.KeyEvent) {
	b.batch(func() {
		mods := b.currentMods()
		switch {
		case b.typing != nil:
			b.typingKey(e.Name, mods)
		case e.Name == fyne.KeyEscape:
			b.escape()
		case !b.machine.Busy():
			b.boardKey(e.Name, mods)
		}
	})
}

// escape calls off what is going on, or selects nothing.
func (b *Board) escape() {
	if b.machine.Busy() {
		b.feed(gesture.Cancel{})
		return
	}
	if b.closePicker() {
		b.update()
		return
	}
	if b.selection.Empty() {
		b.passKey(fyne.KeyEscape) // the window may show the map alone
		return
	}
	b.setSelection(Selection{})
	b.update()
}

// boardKey is a key without Ctrl or Alt while nothing is being typed.
func (b *Board) boardKey(key fyne.KeyName, mods gesture.Mods) {
	if b.walkKey(key, mods) {
		return
	}
	switch key {
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeyF2:
		b.EditSelection()
	case fyne.KeyDelete, fyne.KeyBackspace:
		b.DeleteSelection()
	case fyne.KeyInsert:
		b.AddLike()
	case desktop.KeyMenu:
		b.OpenMenu()
	case fyne.KeyF10:
		if mods.Shift {
			b.OpenMenu()
		} else {
			b.passKey(key)
		}
	case fyne.KeyPageUp:
		b.scroll(0, b.cam.View().H*0.8)
	case fyne.KeyPageDown:
		b.scroll(0, -b.cam.View().H*0.8)
	default:
		b.passKey(key)
	}
}

func (b *Board) scroll(dx, dy float64) { b.pan(gesture.Pan{DX: dx, DY: dy, Smooth: true}) }

// typingKey is a key without Ctrl or Alt while something is being typed.
func (b *Board) typingKey(key fyne.KeyName, mods gesture.Mods) {
	if b.pickerKey(key) {
		return
	}
	t := b.typing
	before := t.buffer.Text()
	switch key {
	case fyne.KeyEscape:
		b.leaveTyping()
		b.update()
		return
	case fyne.KeyReturn, fyne.KeyEnter:
		if !mods.Shift || t.number {
			b.typeEnter()
			return
		}
		t.buffer.Insert("\n")
	case fyne.KeyTab:
		b.typeNext(mods.Shift)
		return
	case fyne.KeyBackspace:
		t.buffer.Backspace(textedit.Character)
	case fyne.KeyDelete:
		t.buffer.Delete(textedit.Character)
	default:
		if b.walkOut(key) {
			return
		}
		b.cursorKey(key, textedit.Character, mods.Shift)
	}
	b.typed(before)
}

// cursorKey moves the text cursor.
func (b *Board) cursorKey(key fyne.KeyName, unit textedit.Unit, extend bool) {
	t := b.typing
	layout, _, _ := b.arrange()
	at, before := t.buffer.Caret()
	goal := t.goal
	t.goal = notANumber()
	switch key {
	case fyne.KeyLeft:
		t.buffer.Left(unit, extend)
	case fyne.KeyRight:
		t.buffer.Right(unit, extend)
	case fyne.KeyUp, fyne.KeyDown:
		if goal != goal { //nolint:gocritic // not a number
			goal = layout.Caret(at, before).X
		}
		lines, edge := -1, 0
		if key == fyne.KeyDown {
			lines, edge = 1, len(t.buffer.Text())
		}
		to, toBefore, ok := layout.Vertical(at, before, lines, goal)
		if !ok {
			to, toBefore = edge, false
		}
		t.buffer.MoveTo(to, toBefore, extend)
		t.goal = goal
	case fyne.KeyHome:
		if unit == textedit.Character {
			t.buffer.MoveTo(layout.LineStart(at, before), false, extend)
			return
		}
		t.buffer.MoveTo(0, false, extend)
	case fyne.KeyEnd:
		if unit == textedit.Character {
			end, endBefore := layout.LineEnd(at, before)
			t.buffer.MoveTo(end, endBefore, extend)
			return
		}
		t.buffer.MoveTo(len(t.buffer.Text()), false, extend)
	}
}

// TypedShortcut implements fyne.Shortcutable: what the window's menu has no item
// for.
func (b *Board) TypedShortcut(s fyne.Shortcut) {
	b.batch(func() {
		switch s := s.(type) {
		case *fyne.ShortcutUndo:
			b.Undo()
		case *fyne.ShortcutRedo:
			b.Redo()
		case *fyne.ShortcutCopy:
			b.Copy(s.Clipboard)
		case *fyne.ShortcutCut:
			b.Cut(s.Clipboard)
		case *fyne.ShortcutPaste:
			b.Paste(s.Clipboard)
		case *fyne.ShortcutSelectAll:
			b.SelectAll()
		case *desktop.CustomShortcut:
			b.customKey(s.KeyName, s.Modifier)
		}
	})
}

// customKey is a key with Ctrl or Alt.
func (b *Board) customKey(key fyne.KeyName, m fyne.KeyModifier) {
	mods := modsOf(m)
	switch {
	case b.typing != nil && (mods.Ctrl || wordKeys(mods)):
		b.typingShortcut(key, mods, m)
	case b.typing == nil && b.walkChord(key, mods):
	case mods.Ctrl && b.zoomKey(key):
	case mods.Ctrl && key == fyne.KeyZ && mods.Shift:
		b.Redo()
	case mods.Ctrl && (key == fyne.KeyReturn || key == fyne.KeyEnter):
		if mods.Shift {
			b.AddLike()
		} else {
			b.AddCard()
		}
	case mods.Ctrl && key == fyne.KeyD:
		b.Duplicate()
	case mods.Alt && isArrow(key):
		b.Nudge(key)
	default:
		b.passShortcut(&desktop.CustomShortcut{KeyName: key, Modifier: m})
	}
}

// zoomKey is a key with Ctrl that zooms; false for others.
func (b *Board) zoomKey(key fyne.KeyName) bool {
	switch key {
	case fyne.KeyPlus, fyne.KeyEqual:
		b.ZoomIn()
	case fyne.KeyMinus:
		b.ZoomOut()
	case fyne.Key0:
		b.ZoomFit()
	case fyne.Key1:
		b.ZoomActual()
	default:
		return false
	}
	return true
}

// passShortcut hands a shortcut that the board has no use for to the window.
func (b *Board) passShortcut(s fyne.Shortcut) {
	if window, ok := fyne.CurrentApp().Driver().CanvasForObject(b).(fyne.Shortcutable); ok {
		window.TypedShortcut(s)
	}
}

// passKey hands a key that the board has no use for to the window.
func (b *Board) passKey(key fyne.KeyName) {
	window := fyne.CurrentApp().Driver().CanvasForObject(b)
	if window == nil {
		return
	}
	if onKey := window.OnTypedKey(); onKey != nil {
		onKey(&fyne.KeyEvent{Name: key})
	}
}

// typingShortcut is a key with Ctrl (on a Mac also Alt) while typing.
func (b *Board) typingShortcut(key fyne.KeyName, mods gesture.Mods, m fyne.KeyModifier) {
	t := b.typing
	before := t.buffer.Text()
	switch key {
	case fyne.KeyReturn, fyne.KeyEnter:
		b.typeStay()
		return
	case fyne.KeyZ:
		if mods.Shift {
			t.buffer.Redo()
		}
	case fyne.KeyBackspace:
		t.buffer.Backspace(textedit.Word)
	case fyne.KeyDelete:
		t.buffer.Delete(textedit.Word)
	case fyne.KeyUp, fyne.KeyDown, fyne.KeyLeft, fyne.KeyRight, fyne.KeyHome, fyne.KeyEnd:
		b.cursorKey(key, textedit.Word, mods.Shift)
	default:
		b.passShortcut(&desktop.CustomShortcut{KeyName: key, Modifier: m})
		return
	}
	b.typed(before)
}

// wordKeys tells whether modifiers mean words instead of letters.
func wordKeys(m gesture.Mods) bool { return m.Alt && runtime.GOOS == "darwin" }

func isArrow(key fyne.KeyName) bool {
	return key == fyne.KeyUp || key == fyne.KeyDown || key == fyne.KeyLeft || key == fyne.KeyRight
}

// modsOf reads modifiers; the command key of a Mac is its Ctrl.
func modsOf(m fyne.KeyModifier) gesture.Mods {
	return gesture.Mods{
		Shift: m&fyne.KeyModifierShift != 0,
		Ctrl:  m&fyne.KeyModifierShortcutDefault != 0,
		Alt:   m&fyne.KeyModifierAlt != 0,
	}
}

// currentMods gives the modifiers that are held now; several of Fyne's events do
// not tell.
func (b *Board) currentMods() gesture.Mods {
	if app := fyne.CurrentApp(); app != nil {
		if d, ok := app.Driver().(desktop.Driver); ok {
			return modsOf(d.CurrentKeyModifiers())
		}
	}
	return b.heldMods
}

// wheelSpeed gives the units of the view per unit of Fyne's scrolling, which is
// timid except on a Mac.
func wheelSpeed() float64 {
	if runtime.GOOS == "darwin" {
		return 1
	}
	return 2.4
}

// middle gives the middle of the view.
func (b *Board) middle() vector.Point {
	return vector.Point{X: b.cam.View().W / 2, Y: b.cam.View().H / 2}
}
