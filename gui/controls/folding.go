package controls

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// FoldingRow puts objects beside each other with a gap between them. Where there
// is no room for all words, its buttons do without theirs, the last one first: as
// many as must, so that every button is always in sight. A button that may fold
// has an icon, and a tip that says the words. At the right end of wide room when
// right, else at the left.
func FoldingRow(gap float32, right bool, objects []fyne.CanvasObject, buttons []*Button) *fyne.Container {
	f := &folding{gap: gap, right: right}
	for i, o := range objects {
		f.full += o.MinSize().Width
		if i > 0 {
			f.full += gap
		}
	}
	f.bare = f.full
	for _, b := range buttons {
		wide := b.MinSize().Width
		fold := &foldable{button: b, text: b.spec.Text}
		fold.fold(true)
		fold.saves = wide - b.MinSize().Width
		fold.fold(false)
		f.bare -= fold.saves
		f.buttons = append(f.buttons, fold)
	}
	return container.New(f, objects...)
}

// foldable is a button that can do without its words.
type foldable struct {
	button *Button
	text   string
	saves  float32 // how much narrower it is without
	folded bool
}

func (f *foldable) fold(on bool) {
	if f.folded == on {
		return
	}
	f.folded = on
	text := f.text
	if on {
		text = ""
	}
	f.button.SetText(text)
}

type folding struct {
	gap     float32
	right   bool
	buttons []*foldable
	full    float32 // width of the row with all words
	bare    float32 // and without any
}

func (f *folding) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	width := f.full
	for i := len(f.buttons) - 1; i >= 0; i-- {
		b := f.buttons[i]
		narrow := width > size.Width
		if narrow {
			width -= b.saves
		}
		b.fold(narrow)
	}
	x := float32(0)
	if f.right {
		x = max(0, size.Width-width)
	}
	for _, o := range objects {
		w := o.MinSize().Width
		o.Move(fyne.NewPos(x, 0))
		o.Resize(fyne.NewSize(w, size.Height))
		x += w + f.gap
	}
}

func (f *folding) MinSize(objects []fyne.CanvasObject) fyne.Size {
	height := float32(0)
	for _, o := range objects {
		height = max(height, o.MinSize().Height)
	}
	return fyne.NewSize(f.bare, height)
}
