// Package gesture decides what the pointer and the keys mean on a board.
//
// A Machine is fed with what happened – button down, move, button up, wheel,
// a tick of the clock – and answers with intents: select this, pick that up,
// show it over there, drop it, scroll. It knows neither Fyne nor how anything is
// drawn, and it keeps no time of its own; the board carries out the intents.
//
// Laws, tested with random input: a Grab is followed by exactly one Drop or
// Abandon before the next Grab; Drag comes only in between; nothing is dropped
// after Escape or loss of focus.
package gesture
