package board

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"waymark/domain/edit"
	"waymark/domain/journey"
	"waymark/domain/scene"
	"waymark/resources/i18n"
)

// Board is the widget. It belongs to the UI goroutine.
type Board struct {
	widget.BaseWidget

	cfg       Config
	look      look
	editor    *edit.Editor
	unobserve func()
	mapID     journey.ID
	selection Selection
}

// New makes a board that shows nothing yet.
func New(cfg Config) *Board {
	b := &Board{cfg: cfg, look: lookOf(&cfg.View.Palette)}
	b.ExtendBaseWidget(b)
	return b
}

// SetDocument shows a map of a document; a nil editor shows nothing. What was
// being typed or dragged before is finished first.
func (b *Board) SetDocument(editor *edit.Editor, mapID journey.ID) {
	b.Finish()
	if b.unobserve != nil {
		b.unobserve()
		b.unobserve = nil
	}
	b.editor, b.mapID = editor, mapID
	b.Select()
	if editor != nil {
		b.unobserve = editor.Observe(func(edit.Event) { b.documentChanged() })
	}
	b.documentChanged()
}

// Map gives the id of the map that is shown.
func (b *Board) Map() journey.ID { return b.mapID }

// SetView changes how the map is laid out: palette, words, what is hidden.
func (b *Board) SetView(view scene.View) {
	b.cfg.View = view
	b.look = lookOf(&b.cfg.View.Palette)
	b.documentChanged()
}

// SetTexts changes the language of what the board says.
func (b *Board) SetTexts(texts *i18n.Catalog) { b.cfg.Texts = texts }

// Selection gives what is selected.
func (b *Board) Selection() Selection {
	s := b.selection
	s.Refs = slices.Clone(s.Refs)
	return s
}

// Select selects records; none for nothing.
func (b *Board) Select(refs ...scene.Ref) { b.setSelection(Selection{Refs: slices.Clone(refs)}) }

func (b *Board) setSelection(s Selection) {
	b.selection = s
	if b.cfg.OnSelection != nil {
		b.cfg.OnSelection()
	}
}

// Finish commits what is being typed and ends a drag where it is. Call it
// before other edits, saving and closing.
func (b *Board) Finish() {}

func (b *Board) documentChanged() {}

// CreateRenderer implements fyne.Widget.
func (b *Board) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(canvas.NewRectangle(b.look.desk))
}
