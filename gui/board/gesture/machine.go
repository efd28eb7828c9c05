package gesture

import (
	"math"
	"time"

	"waymark/domain/vector"
)

const (
	// dragDistance is how far the pointer moves before a press becomes a drag.
	dragDistance = 4.0
	// clickTime and clickDistance bound the second press of a double click.
	clickTime     = 450 * time.Millisecond
	clickDistance = 5.0
)

type state uint8

const (
	idle     state = iota
	pressed        // a button is down, nothing decided yet
	carrying       // between Grab and Drop or Abandon
	framing
	panning
	writing // selecting text
	asking  // for a context menu
	spent   // the gesture is over, the button is still down
)

// after is what the release of a press that became no drag does to the selection.
type after uint8

const (
	keep     after = iota
	collapse       // select only what was pressed
	toggle         // add it, or take it out
)

// Machine is the state of the pointer on one board. The zero value is ready
// but for SetWindow.
type Machine struct {
	state  state
	down   Down
	at     vector.Point // of the pointer
	mods   Mods
	hold   bool  // space
	clicks int   // presses in quick succession at one place
	after  after // what a release without a drag does
	edges  edges
}

// SetWindow says in which part of the view a drag scrolls at the edges.
func (m *Machine) SetWindow(w vector.Rect) { m.edges.window = w }

// Carrying tells whether something is being dragged.
func (m *Machine) Carrying() bool { return m.state == carrying }

// Busy tells whether a button is down.
func (m *Machine) Busy() bool { return m.state != idle }

// Holding tells whether the next drag pans.
func (m *Machine) Holding() bool { return m.hold }

// Panning tells whether the sheet is being moved by hand.
func (m *Machine) Panning() bool { return m.state == panning }

// Ticking tells whether ticks are wanted: at an edge during a drag.
func (m *Machine) Ticking() bool {
	return (m.state == carrying || m.state == framing) && m.edges.speed(m.at) != vector.Point{}
}

// Feed takes one event and gives what follows from it.
func (m *Machine) Feed(e Event) []Intent {
	switch e := e.(type) {
	case Down:
		return m.press(e)
	case Move:
		m.at, m.mods = e.At, e.Mods
		return m.move(e)
	case Up:
		m.at, m.mods = e.At, e.Mods
		return m.release()
	case Leave:
		if m.state == idle {
			return []Intent{Hover{}}
		}
	case Wheel:
		return m.wheel(e)
	case Tick:
		return m.tick(e.Elapsed)
	case Modify:
		m.mods = e.Mods
		return m.again()
	case Lift:
		return m.lift(e)
	case Hold:
		m.hold = e.On
	case Cancel, Blur:
		return m.stop()
	}
	return nil
}

func (m *Machine) press(d Down) []Intent {
	if m.state != spent { // there, a release got lost
		if out := m.stop(); m.state == spent { // a second button ends what the first began
			return out
		}
	}
	m.countClicks(d)
	m.down, m.at, m.mods, m.state, m.after = d, d.At, d.Mods, pressed, keep
	m.edges.start(d.At)
	switch {
	case d.Button == Middle || (d.Button == Primary && m.hold):
		m.state = panning
		return []Intent{Panning{true}}
	case d.Button == Secondary:
		m.state = asking
		if !d.Target.Selected {
			return []Intent{Select{Target: d.Target}}
		}
		return nil
	}
	return m.pressPrimary(d)
}

func (m *Machine) pressPrimary(d Down) []Intent {
	switch d.Target.Grip {
	case Text:
		m.state = writing
		return []Intent{Caret{At: d.At, Extend: d.Mods.Shift, Clicks: m.clicks}}
	case Affordance:
		return nil
	case Border: // what is selected stays: its columns may be meant
		if m.clicks == 2 {
			m.state = spent
			return []Intent{Edit{d.Target, d.At}}
		}
		return nil
	}
	if m.clicks == 2 && d.Mods == (Mods{}) {
		m.state = writing
		return []Intent{Select{Target: d.Target}, Edit{d.Target, d.At}}
	}
	switch {
	case d.Mods.Ctrl || d.Mods.Shift:
		if d.Target.Grip == Ground || d.Target.Grip == Feel {
			return nil
		}
		if d.Mods.Ctrl || d.Target.Selected { // a drag may follow, which is to take it along
			m.after = toggle
			return nil
		}
		return []Intent{Select{d.Target, Toggle}}
	case d.Target.Selected:
		m.after = collapse
		return nil
	}
	return []Intent{Select{Target: d.Target}}
}

// countClicks tells double and triple clicks from single ones.
func (m *Machine) countClicks(d Down) {
	near := math.Hypot(d.At.X-m.down.At.X, d.At.Y-m.down.At.Y) <= clickDistance
	soon := !m.down.Time.IsZero() && d.Time.Sub(m.down.Time) <= clickTime
	if near && soon && d.Button == Primary && m.down.Button == Primary {
		m.clicks++
	} else {
		m.clicks = 1
	}
}

func (m *Machine) move(e Move) []Intent {
	switch m.state {
	case idle:
		return []Intent{Hover{e.Target, e.At}}
	case pressed:
		if math.Hypot(m.at.X-m.down.At.X, m.at.Y-m.down.At.Y) < dragDistance {
			return nil
		}
		return m.begin()
	case carrying:
		m.edges.follow(m.at)
		return []Intent{Drag{m.at, m.mods}}
	case framing:
		m.edges.follow(m.at)
		return []Intent{m.frame(false)}
	case panning:
		pan := Pan{DX: m.at.X - m.down.At.X, DY: m.at.Y - m.down.At.Y}
		m.down.At = m.at
		if pan == (Pan{}) {
			return nil
		}
		return []Intent{pan}
	case writing:
		return []Intent{Caret{At: m.at, Extend: true, Clicks: 1}}
	case asking, spent:
	}
	return nil
}

// begin turns a press into a drag.
func (m *Machine) begin() []Intent {
	pick := m.after == toggle && !m.down.Target.Selected
	m.after, m.clicks = keep, 0
	switch m.down.Target.Grip {
	case Cards, Stage, Step, Lane, Persona, Feeling, Feel, SpanStart, SpanEnd, Border:
		m.state = carrying
		out := []Intent{Hover{}}
		if pick { // with Ctrl, something that was not selected is dragged alone
			out = append(out, Select{Target: m.down.Target})
		}
		return append(out, Grab{m.down.Target, m.down.At}, Drag{m.at, m.mods})
	case Ground, Fixed:
		m.state = framing
		return []Intent{Hover{}, m.frame(false)}
	case Text, Affordance, Offer:
	}
	m.state = spent
	return nil
}

// lift begins a drag with something from outside.
func (m *Machine) lift(e Lift) []Intent {
	out := m.stop()
	m.down = Down{At: e.At, Mods: e.Mods, Target: e.Target}
	m.at, m.mods, m.state, m.after, m.clicks = e.At, e.Mods, carrying, keep, 0
	m.edges.start(e.At)
	return append(out, Hover{}, Grab{e.Target, e.At}, Drag{e.At, e.Mods})
}

// again repeats a drag at its place: the keys that are held mean something else.
func (m *Machine) again() []Intent {
	switch m.state {
	case carrying:
		return []Intent{Drag{m.at, m.mods}}
	case idle, pressed, framing, panning, writing, asking, spent:
	}
	return nil
}

func (m *Machine) frame(done bool) Frame {
	return Frame{From: m.down.At, To: m.at, Add: m.down.Mods.Shift || m.down.Mods.Ctrl, Done: done}
}

func (m *Machine) release() []Intent {
	was := m.state
	m.state = idle
	switch was {
	case pressed:
		switch {
		case m.down.Target.Grip == Affordance:
			return []Intent{Press{m.down.Target.Action}}
		case m.down.Target.Grip == Feel && m.down.Mods == (Mods{}):
			return []Intent{Grab{m.down.Target, m.down.At}, Drag{m.down.At, m.mods}, Drop{}}
		case m.after == collapse:
			return []Intent{Select{Target: m.down.Target}}
		case m.after == toggle:
			return []Intent{Select{m.down.Target, Toggle}}
		}
	case carrying:
		return []Intent{Drop{}}
	case framing:
		return []Intent{m.frame(true)}
	case panning:
		return []Intent{Panning{false}}
	case asking:
		return []Intent{Menu{m.down.Target, m.down.At}}
	case idle, writing, spent:
	}
	return nil
}

// stop gives up what is going on; the button may still be down.
func (m *Machine) stop() []Intent {
	was := m.state
	if was != idle {
		m.state = spent
	}
	switch was {
	case carrying:
		return []Intent{Abandon{}}
	case framing:
		return []Intent{Unframe{}}
	case panning:
		return []Intent{Panning{false}}
	case idle, pressed, writing, asking, spent:
	}
	return nil
}
