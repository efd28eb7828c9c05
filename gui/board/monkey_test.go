package board_test

import (
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
	"pgregory.net/rapid"

	"waymark/domain/edit"
	"waymark/domain/fault"
	"waymark/domain/journey"
	"waymark/domain/vector"
	"waymark/gui/board"
	"waymark/gui/board/gesture"
)

// Whatever anyone does with the pointer and the keys, the document stays valid,
// the history can be walked back to the start, and the editor is free afterwards.
func TestAnyInputLeavesAValidDocument(t *testing.T) {
	keys := []fyne.KeyName{
		fyne.KeyUp, fyne.KeyDown, fyne.KeyLeft, fyne.KeyRight, fyne.KeyReturn, fyne.KeyEscape, fyne.KeyDelete, fyne.KeyBackspace,
		fyne.KeyInsert, fyne.KeyF2, fyne.KeyTab, fyne.KeyHome, fyne.KeyEnd, fyne.KeyPageDown, fyne.KeySpace,
	}
	chords := []fyne.KeyName{
		fyne.KeyUp, fyne.KeyDown, fyne.KeyLeft, fyne.KeyRight, fyne.KeyReturn, fyne.KeyD, fyne.KeyZ, fyne.Key0, fyne.Key1,
		fyne.KeyPlus, fyne.KeyMinus, fyne.KeyBackspace,
	}
	clip := test.NewClipboard()
	base := newRig(t, options{w: 900, h: 620})
	rapid.Check(t, func(t *rapid.T) {
		first := example(base.t, "example-b2b", "en")
		base.editor = edit.New(first, nil, edit.Options{})
		base.faults = nil
		b := base.board
		b.SetDocument(base.editor, first.MapsInOrder()[0].ID)
		point := func() vector.Point {
			return vector.Point{X: rapid.Float64Range(-40, 940).Draw(t, "x"), Y: rapid.Float64Range(-40, 660).Draw(t, "y")}
		}
		button := func() desktop.MouseButton {
			return rapid.SampledFrom([]desktop.MouseButton{
				desktop.MouseButtonPrimary, desktop.MouseButtonPrimary, desktop.MouseButtonPrimary,
				desktop.MouseButtonSecondary, desktop.MouseButtonTertiary,
			}).Draw(t, "button")
		}
		mods := func() fyne.KeyModifier {
			m := rapid.SampledFrom([]fyne.KeyModifier{0, 0, 0, fyne.KeyModifierShift, fyne.KeyModifierShortcutDefault}).Draw(t, "mods")
			b.HoldMods(gesture.Mods{Shift: m == fyne.KeyModifierShift, Ctrl: m == fyne.KeyModifierShortcutDefault})
			return m
		}
		t.Repeat(map[string]func(*rapid.T){
			"press": func(*rapid.T) {
				p, m := point(), mods()
				base.hover(p)
				b.MouseDown(base.mouse(p, button(), m))
			},
			"click": func(t *rapid.T) { base.click(point(), rapid.IntRange(1, 3).Draw(t, "times"), mods()) },
			"drag": func(*rapid.T) {
				base.last = point()
				base.drag(point())
			},
			"release": func(*rapid.T) { b.MouseUp(base.mouse(point(), button(), 0)); b.DragEnd() },
			"bring": func(t *rapid.T) {
				o := board.Offer{Name: "New", Lane: journey.Metrics}
				o.Kind = rapid.SampledFrom([]journey.Kind{
					journey.CardKind, journey.StageKind, journey.StepKind, journey.LaneRecord, journey.PersonaRecord, journey.EmotionKind,
					journey.TouchpointKind, journey.ChannelKind,
				}).Draw(t, "kind")
				switch o.Kind {
				case journey.TouchpointKind:
					o.ID = first.TouchpointsInOrder()[0].ID
				case journey.ChannelKind:
					o.ID = first.ChannelsInOrder()[0].ID
				}
				b.CarryOffer(o, position(point()))
			},
			"land": func(*rapid.T) { b.LandOffer() },
			"modifier": func(*rapid.T) {
				mods()
				b.KeyDown(&fyne.KeyEvent{Name: desktop.KeyControlLeft})
			},
			"hover": func(*rapid.T) { base.hover(point()) },
			"leave": func(*rapid.T) { b.MouseOut() },
			"wheel": func(t *rapid.T) {
				mods()
				e := &fyne.ScrollEvent{Scrolled: fyne.NewDelta(
					rapid.Float32Range(-200, 200).Draw(t, "dx"), rapid.Float32Range(-200, 200).Draw(t, "dy"))}
				e.Position = position(point())
				b.Scrolled(e)
			},
			"key": func(t *rapid.T) { mods(); base.key(rapid.SampledFrom(keys).Draw(t, "key")) },
			"chord": func(t *rapid.T) {
				base.shortcut(rapid.SampledFrom(chords).Draw(t, "key"), fyne.KeyModifierShortcutDefault)
			},
			"alt": func(t *rapid.T) { base.shortcut(rapid.SampledFrom(chords[:4]).Draw(t, "key"), fyne.KeyModifierAlt) },
			"type": func(t *rapid.T) {
				base.typeText(rapid.SampledFrom([]string{"a", "词", " ", "👍", "\u0301"}).Draw(t, "text"))
			},
			"undo":  func(*rapid.T) { b.Undo() },
			"redo":  func(*rapid.T) { b.Redo() },
			"copy":  func(*rapid.T) { b.Copy(clip) },
			"cut":   func(*rapid.T) { b.Cut(clip) },
			"paste": func(*rapid.T) { b.Paste(clip) },
			"tick":  func(*rapid.T) { b.Tick(20 * time.Millisecond) },
			"pause": func(*rapid.T) { b.KeepTyped() },
			"blur":  func(*rapid.T) { b.FocusLost() },
			"add": func(t *rapid.T) {
				rapid.SampledFrom([]func(){
					b.AddCard, b.AddStage, b.AddStep, b.AddPersona, b.AddEmotion, b.SelectAll, b.Duplicate,
					func() { b.AddLane(journey.Metrics) }, func() { b.AddCardIn(journey.SupportLane) },
				}).Draw(t, "what")()
			},
			"menu": func(t *rapid.T) {
				if base.menu == nil {
					return
				}
				all := flat(base.menu)
				if len(all) > 0 {
					rapid.SampledFrom(all).Draw(t, "item").Action()
				}
				base.menu = nil
			},
			"": func(t *rapid.T) {
				if err := base.editor.Document().Validate(); err != nil {
					t.Fatalf("not valid: %v", err)
				}
				for _, err := range base.faults {
					if fault.CodeOf(err) != edit.CodeLastStep { // which is said to the user
						t.Fatalf("fault: %v", base.faults)
					}
				}
			},
		})
		b.Finish()
		b.DragEnd()
		b.LandOffer()
		if b.Typing() || b.Dragging() {
			t.Fatal("still busy")
		}
		for {
			c, err := base.editor.Undo()
			if err != nil {
				t.Fatal(err)
			}
			if c == nil {
				break
			}
		}
		if !journey.Equal(first, base.editor.Document()) {
			t.Fatal("undoing everything does not lead back")
		}
	})
}

// flat gives the items of a menu and its submenus that do something.
func flat(m *fyne.Menu) []*fyne.MenuItem {
	var out []*fyne.MenuItem
	for _, item := range m.Items {
		if item.ChildMenu != nil {
			out = append(out, flat(item.ChildMenu)...)
		} else if item.Action != nil && !item.IsSeparator {
			out = append(out, item)
		}
	}
	return out
}
