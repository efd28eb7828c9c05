package gesture

import (
	"time"

	"waymark/domain/journey"
	"waymark/domain/scene"
	"waymark/domain/vector"
)

// Button is a button of the pointer.
type Button uint8

// The buttons.
const (
	Primary Button = iota
	Middle
	Secondary
)

// Mods are the modifier keys that are held. Ctrl is the platform's command key.
type Mods struct{ Shift, Ctrl, Alt bool }

// Grip tells what pressing at a place takes hold of.
type Grip uint8

// The grips.
const (
	Ground     Grip = iota // empty: a drag draws a frame that selects
	Cards                  // a card; a drag moves it, or all selected cards with it
	Stage                  // a drag reorders stages
	Step                   // a drag moves the step
	Lane                   // a drag reorders lanes
	Feeling                // the point of an emotion; a drag moves it up and down
	Feel                   // empty ground where an emotion can be set
	Text                   // the text that is being typed: a drag selects
	Affordance             // an affordance that is clicked, such as “+”
	Fixed                  // something that is selected but cannot be moved
	Persona                // a drag reorders personas
	SpanStart              // the left edge of a card; a drag lets it begin earlier or later
	SpanEnd                // the right edge of a card; a drag lets it reach further or less far
	Border                 // the border right of a column; a drag changes its width
	Offer                  // something new that comes from outside the board
)

// Target is what lies at a place, as far as gestures care.
type Target struct {
	Grip Grip
	Ref  scene.Ref    // the thing; zero on empty ground
	Cell journey.Cell // the place, if it is in a lane
	// Action names the affordance of a Affordance.
	Action Action
	// Selected tells that the thing is part of the selection.
	Selected bool
}

// Action is what an affordance does: a verb of the board and where.
type Action struct {
	Verb  ActionVerb
	Cell  journey.Cell
	ID    journey.ID // the parent: a stage for a step
	Index int
}

// ActionVerb is the kind of an affordance.
type ActionVerb uint8

// The affordances.
const (
	NoAction ActionVerb = iota
	AddCard
	AddStage
	AddStep
	AddLane
	AddPersona
)

// The events.
type (
	// Down is the press of a button.
	Down struct {
		At     vector.Point // in the view
		Button Button
		Mods   Mods
		Target Target
		Time   time.Time
	}
	// Move is a move of the pointer, pressed or not. Target is what lies under it.
	Move struct {
		At     vector.Point
		Mods   Mods
		Target Target
	}
	// Up is the release of the button that was pressed.
	Up struct {
		At   vector.Point
		Mods Mods
	}
	// Modify tells that modifier keys were pressed or released.
	Modify struct{ Mods Mods }
	// Lift tells that something new was picked up outside the board: it is carried
	// from there on as if it had been grabbed.
	Lift struct {
		At     vector.Point
		Mods   Mods
		Target Target
	}
	// Leave tells that the pointer left the board.
	Leave struct{}
	// Wheel is a turn of the wheel, in units of the view.
	Wheel struct {
		At     vector.Point
		DX, DY float64
		Mods   Mods
	}
	// Tick is the passing of time while Machine.Ticking.
	Tick struct{ Elapsed time.Duration }
	// Hold is the press or release of the key that makes a drag pan: space.
	Hold struct{ On bool }
	// Cancel is Escape.
	Cancel struct{}
	// Blur is the loss of focus.
	Blur struct{}
)

// Event is something that happened: one of the types above.
type Event interface{ event() }

func (Down) event()   {}
func (Move) event()   {}
func (Up) event()     {}
func (Modify) event() {}
func (Lift) event()   {}
func (Leave) event()  {}
func (Wheel) event()  {}
func (Tick) event()   {}
func (Hold) event()   {}
func (Cancel) event() {}
func (Blur) event()   {}

// SelectMode says how a click changes the selection.
type SelectMode uint8

// The modes.
const (
	Replace SelectMode = iota
	Toggle             // add, or take out
)

// The intents.
type (
	// Select changes the selection; a zero Ref means the target's place.
	Select struct {
		Target Target
		Mode   SelectMode
	}
	// Hover says what lies under the resting pointer; a zero target on leaving.
	Hover struct {
		Target Target
		At     vector.Point
	}
	// Grab picks a thing up at a place.
	Grab struct {
		Target Target
		At     vector.Point
	}
	// Drag brings what was grabbed to a place.
	Drag struct {
		At   vector.Point
		Mods Mods
	}
	// Drop lets go of it.
	Drop struct{}
	// Abandon puts it back.
	Abandon struct{}
	// Frame draws a frame from where the press was (it stays on its place of the
	// sheet when that scrolls) to the pointer; Done when it is finished and what
	// it encloses is to be selected, with Add in addition to the selection.
	Frame struct {
		From, To vector.Point
		Add      bool
		Done     bool
	}
	// Unframe forgets the frame.
	Unframe struct{}
	// Edit opens the text of a thing for typing.
	Edit struct {
		Target Target
		At     vector.Point
	}
	// Caret puts the text cursor at a place; Extend selects up to there. Clicks
	// counts: 2 selects a word, 3 everything.
	Caret struct {
		At     vector.Point
		Extend bool
		Clicks int
	}
	// Press clicks an affordance.
	Press struct{ Action Action }
	// Menu opens a context menu.
	Menu struct {
		Target Target
		At     vector.Point
	}
	// Pan moves the sheet; Smooth when it may glide there.
	Pan struct {
		DX, DY float64
		Smooth bool
	}
	// Zoom scales the sheet about a place.
	Zoom struct {
		Factor float64
		At     vector.Point
	}
	// Panning tells that the sheet is being moved by hand, or no longer.
	Panning struct{ On bool }
)

// Intent is what the board shall do: one of the types above.
type Intent interface{ intent() }

func (Select) intent()  {}
func (Hover) intent()   {}
func (Grab) intent()    {}
func (Drag) intent()    {}
func (Drop) intent()    {}
func (Abandon) intent() {}
func (Frame) intent()   {}
func (Unframe) intent() {}
func (Edit) intent()    {}
func (Caret) intent()   {}
func (Press) intent()   {}
func (Menu) intent()    {}
func (Pan) intent()     {}
func (Zoom) intent()    {}
func (Panning) intent() {}
