package board

import (
	"fyne.io/fyne/v2"

	"waymark/domain/journey"
	"waymark/domain/scene"
	"waymark/domain/typeset"
	"waymark/gui/layoutlog"
	"waymark/gui/theme"
	"waymark/resources/i18n"
	"waymark/storage/clipboard"
	"waymark/storage/export/raster"
)

// Config is what a Board needs from outside. Callbacks may be nil; they are
// called on the UI goroutine.
type Config struct {
	Typesetter *typeset.Typesetter
	Painter    *raster.Painter // of the tiles; made with Typesetter
	// View says how maps are laid out: palette, words, icons, what is hidden. Its
	// map is chosen with SetDocument.
	View   scene.View
	Colors *theme.Colors // of what surrounds the map and lies over it
	Texts  *i18n.Catalog // the keys "board.…" and the names of new things

	OnSelection func()
	OnStatus    func(text string) // a hint or a result for the status line
	OnZoom      func(zoom float64)
	OnFault     func(err error) // an edit that could not be done
	// OnMenu shows a context menu at a position of the window; when nil, the
	// board shows it itself.
	OnMenu func(menu *fyne.Menu, at fyne.Position)

	// Shown writes into the View what of a map is hidden or folded; nil for nothing.
	// It is asked when another map is shown; SetView tells of changes.
	Shown func(mapID journey.ID, view scene.View) scene.View
	// OnShow is called when somebody wants hidden lanes or stages shown again; nil
	// where nobody can.
	OnShow func(refs []scene.Ref)
	// OnFold is called when somebody folds a lane or a stage, or spreads it out.
	OnFold func(ref scene.Ref)
	// More gives what else the menu of a thing offers, such as hiding it.
	More func(ref scene.Ref) []*fyne.MenuItem
	// OnRemark is called when the mark of comments on something is pressed.
	OnRemark func(ref scene.Ref)
	// OnCamera is called when another part of the sheet is in view.
	OnCamera func()

	// OnAsk asks the user something, in a dialog; when nil, the usual answer is
	// taken.
	OnAsk func(Question)
	// Clips keeps what was copied, for all windows; nil for a store of its own.
	Clips *clipboard.Store

	// Do runs a function on the UI goroutine, later; nil for fyne.Do.
	Do func(func())

	// Log always tells where on the screen the records are, for tests with a real
	// pointer and for support. nil for none.
	Log *layoutlog.Writer
	// Around gives, for the log, where other things of the window are; nil for
	// nothing.
	Around func() []layoutlog.Thing
}

// Selection is what is selected: records, or an empty place.
type Selection struct {
	Refs []scene.Ref
	// Cell is the selected place when no record is: the crossing of a lane and a
	// step. The zero value is none.
	Cell journey.Cell
}

// Empty tells whether nothing is selected.
func (s Selection) Empty() bool { return len(s.Refs) == 0 && s.Cell == journey.Cell{} }
