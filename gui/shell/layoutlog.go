package shell

import (
	"encoding/json"
	"io"
	"time"

	"waymark/gui/board"
	"waymark/storage/atomicfile"
)

// settle is how long things take to find their places after a change.
const settle = 80 * time.Millisecond

// logLayout brings the layout log to what can be seen, once things have found
// their places. While a map is shown, the board writes the log and asks for what
// is around it; otherwise the window writes it.
func (w *Window) logLayout() {
	if w.shell.cfg.LayoutLog == "" || w.logging {
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
	data, err := json.Marshal(map[string]any{"refs": w.spots(), "zoom": 0})
	if err != nil {
		return // spots are always JSON
	}
	_ = atomicfile.Write(w.shell.cfg.LayoutLog, true, func(out io.Writer) error {
		_, err := out.Write(data)
		return err
	})
}

// spots gives the places of the named things of the window, in pixels.
func (w *Window) spots() []board.Logged {
	scale := float64(w.win.Canvas().Scale())
	things := []board.Logged{}
	for _, s := range w.kit.Spots().List(w.win.Canvas()) {
		things = append(things, board.Logged{
			Kind: s.Kind, ID: s.ID, Part: "whole",
			X: float64(s.X) * scale, Y: float64(s.Y) * scale, W: float64(s.W) * scale, H: float64(s.H) * scale,
		})
	}
	if p := w.project; p != nil && p.session.State().Safe {
		// Every change up to this one would survive a crash.
		things = append(things, board.Logged{Kind: "safe", ID: string(p.editor.History().Head())})
	}
	if w.showing != nil {
		things = append(things, w.showing.logged())
	}
	return things
}
