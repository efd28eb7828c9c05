package shell

import (
	"time"

	"waymark/gui/layoutlog"
)

// settle is how long things take to find their places after a change.
const settle = 80 * time.Millisecond

// logLayout brings the layout log to what can be seen, once things have found
// their places. While a map is shown, the board writes the log and asks for what
// is around it; otherwise the window writes it.
func (w *Window) logLayout() {
	if w.shell.log == nil || w.logging {
		return
	}
	w.logging = true
	time.AfterFunc(settle, func() {
		w.shell.cfg.Do(func() {
			w.logging = false
			w.writeLayout()
		})
	})
}

func (w *Window) writeLayout() {
	if w.closed {
		return
	}
	if p := w.project; p != nil && p.section == mapSection && w.printing == nil {
		p.board.LogLayout()
		return
	}
	w.shell.log.Put(&layoutlog.Log{Refs: w.spots(), Selected: []string{}})
}

// KeepLayoutLog brings the layout log to what can be seen again and again, in case
// nothing told it of a change: for a program that runs until it ends.
func (s *Shell) KeepLayoutLog() {
	if s.log == nil {
		return
	}
	var look func()
	look = func() {
		// A log in the middle of a drag would cost more than the drag.
		w := s.told
		dragging := w != nil && w.project != nil && w.project.board.Dragging()
		if w != nil && !dragging {
			s.log.Beat()
			w.writeLayout()
		}
		time.AfterFunc(layoutlog.Pulse, func() { s.cfg.Do(look) })
	}
	s.cfg.Do(look)
}

// spots gives the places of the named things of the window, in pixels.
func (w *Window) spots() []layoutlog.Thing {
	w.shell.told = w
	scale := float64(w.win.Canvas().Scale())
	things := []layoutlog.Thing{}
	for _, s := range w.kit.Spots().List(w.win.Canvas()) {
		things = append(things, layoutlog.Thing{
			Kind: s.Kind, ID: s.ID, Part: "whole",
			X: float64(s.X) * scale, Y: float64(s.Y) * scale, W: float64(s.W) * scale, H: float64(s.H) * scale,
		})
	}
	if p := w.project; p != nil && p.session.State().Safe {
		// Every change up to this one would survive a crash.
		things = append(things, layoutlog.Thing{Kind: "safe", ID: string(p.editor.History().Head())})
	}
	if w.showing != nil {
		things = append(things, w.showing.logged())
	}
	return things
}
