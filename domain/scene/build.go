package scene

import (
	"maps"

	"waymark/domain/journey"
	"waymark/domain/typeset"
)

// The measures of the sheet, points.
const (
	labelWidth   = 140.0 // of the column of lane names
	columnWidth  = 160.0 // of a step that asks for none
	columnLeast  = 120.0 // below this, cards cannot be read
	sheetLeast   = 720.0 // of a sheet with few or no columns
	cellPad      = 8.0   // between a cell's edge and its cards
	cardGap      = 6.0   // between cards
	sheetPad     = 12.0  // left of what stands on the sheet
	foldedHeight = 28.0  // of a collapsed lane
	foldedWidth  = 72.0  // of a folded stage
)

// Build lays out one map of a document. doc and what view refers to must not
// change afterwards. With the scene that was built before – of whatever document
// and view – it takes over all that still holds; the result is the same as
// without. The same inputs give the same scene. A map that is not there gives an
// empty sheet.
func Build(doc *journey.Document, view View, ts *typeset.Typesetter, prev *Scene) *Scene {
	b := &builder{
		doc: doc, view: view, ts: ts, pal: &view.Palette, words: &view.Words,
		blocks: make(map[blockKey]*typeset.Block),
		scene:  &Scene{Map: view.Map, LabelWidth: labelWidth, Background: view.Palette.Paper},
	}
	b.scene.memo = &memo{ts: ts, view: view}
	if prev != nil && prev.memo != nil && prev.memo.sameLook(b.scene.memo) {
		b.prev = prev.memo
	}
	b.arrange()
	b.stack()
	return b.scene
}

// builder holds what one Build works with.
type builder struct {
	doc   *journey.Document
	view  View
	ts    *typeset.Typesetter
	pal   *Palette
	words *Words
	prev  *memo // nil when nothing can be taken over
	scene *Scene

	sheet    *arrangement
	comments map[journey.ID]int // unresolved ones, by what they are on
	compared *bool              // what isCompared has found
	blocks   map[blockKey]*typeset.Block
}

// memo is what a scene keeps for the next Build: the inputs of each band beside
// the band. It holds nothing that the inputs do not determine.
type memo struct {
	ts      *typeset.Typesetter
	view    View
	columns []Column
	inks    []personaInk
	title   *titleMemo
	strip   *stripMemo
	header  *headerMemo
	lanes   map[journey.ID]*laneMemo
	legend  *legendMemo
}

// sameLook tells whether drawings of one scene can stand in the other.
func (m *memo) sameLook(o *memo) bool {
	return m.ts == o.ts && m.view.Palette == o.view.Palette && m.view.Words == o.view.Words &&
		maps.Equal(m.view.Icons, o.view.Icons)
}

// stack draws the bands and puts them one below the other.
func (b *builder) stack() {
	s := b.scene
	if b.view.Title {
		b.place(b.titleBand())
	}
	b.place(b.stripBand())
	b.place(b.headerBand())
	s.memo.lanes = make(map[journey.ID]*laneMemo, len(b.sheet.lanes))
	var shown signs
	for i := range b.sheet.lanes {
		lane := b.laneBand(&b.sheet.lanes[i])
		s.memo.lanes[b.sheet.lanes[i].lane.ID] = lane
		shown |= lane.shown
		b.place(lane.band)
	}
	if b.view.Legend {
		b.place(b.legendBand(shown))
	}
	if len(s.Bands) == 0 {
		s.Height = up4(foldedHeight)
	}
}

// place puts a band below the others; nil is no band.
func (b *builder) place(band *Band) {
	if band == nil {
		return
	}
	b.scene.Bands = append(b.scene.Bands, PlacedBand{band, b.scene.Height})
	b.scene.Height += band.Height
}
