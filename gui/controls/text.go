package controls

import (
	"image"
	"math"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"waymark/domain/typeset"
	"waymark/gui/theme"
)

// Style is how a Text looks.
type Style struct {
	Size  float64 // 0 is theme.TextSize
	Bold  bool
	Paint Paint // nil is Ink
	// Leading is the height of a line; 0 is 1.3 of the size.
	Leading float64
	// Wrap breaks the text into lines of that width; 0 sets it in one line.
	Wrap float32
	// Lines is the most lines to show of a wrapped text, 0 for all.
	Lines int
	// Shrink lets a layout make the text narrower than it is; its end is then
	// left out, with an ellipsis. It never gets narrower than this.
	Shrink float32
	// Middle centres each line.
	Middle bool
}

// Label is a text to read.
type Label struct {
	widget.BaseWidget
	kit   *Kit
	style Style
	text  string
	// stretches make up the text if it is revised.
	stretches []Stretch

	block typeset.Block // at the natural width, or at Wrap
	size  fyne.Size
	stale bool
}

// Label makes a text.
func (k *Kit) Label(text string, style Style) *Label {
	if style.Size == 0 {
		style.Size = theme.TextSize
	}
	if style.Paint == nil {
		style.Paint = Ink
	}
	if style.Leading == 0 {
		style.Leading = 1.3 * style.Size
	}
	l := &Label{kit: k, style: style, text: text, stale: true}
	l.ExtendBaseWidget(l)
	return l
}

// Text gives the text.
func (l *Label) Text() string { return l.text }

// SetText changes the text.
func (l *Label) SetText(text string) {
	if text != l.text || l.stretches != nil {
		l.text, l.stretches, l.stale = text, nil, true
		l.Refresh()
	}
}

// SetPaint changes the colour.
func (l *Label) SetPaint(p Paint) {
	l.style.Paint = p
	l.Refresh()
}

// SetWrap changes the width at which the text is broken.
func (l *Label) SetWrap(width float32) {
	if width != l.style.Wrap {
		l.style.Wrap, l.stale = width, true
		l.Refresh()
	}
}

// Natural gives the size at which nothing is left out.
func (l *Label) Natural() fyne.Size {
	l.measure()
	return l.size
}

func (l *Label) setting() typeset.Style {
	return typeset.Style{Size: l.style.Size, Bold: l.style.Bold}
}

// measure sets the text at its natural width, or at Wrap.
func (l *Label) measure() {
	if !l.stale {
		return
	}
	l.stale = false
	text := l.text
	if l.style.Wrap == 0 {
		text = strings.Join(strings.Fields(text), " ")
	}
	l.block = l.kit.setter.Break(text, l.setting(), l.room(float64(l.style.Wrap)))
	if most := l.style.Lines; most > 0 && len(l.block.Lines) > most {
		l.cut(most)
	}
	lines := max(1, len(l.block.Lines))
	l.size = fyne.NewSize(float32(math.Ceil(l.block.Width)), float32(math.Ceil(float64(lines)*l.style.Leading)))
}

func (l *Label) room(width float64) float64 {
	if width <= 0 {
		return math.MaxInt32
	}
	return width
}

// cut shortens the text until it needs no more than that many lines.
func (l *Label) cut(lines int) {
	text := typeset.Sanitize(l.text)
	end := l.block.Lines[lines-1].End
	width := l.room(float64(l.style.Wrap))
	for runes := []rune(strings.TrimSpace(text[:end])); len(runes) > 0; runes = runes[:len(runes)-1] {
		block := l.kit.setter.Break(strings.TrimSpace(string(runes))+"…", l.setting(), width)
		if len(block.Lines) <= lines {
			l.block = block
			return
		}
	}
	l.block.Lines = l.block.Lines[:lines] // too narrow even for the ellipsis
}

// fit gives the block for a width that may be less than the natural one.
func (l *Label) fit(width float32) typeset.Block {
	l.measure()
	if width+0.5 >= l.size.Width || l.style.Wrap > 0 {
		return l.block
	}
	runes := []rune(strings.Join(strings.Fields(typeset.Sanitize(l.text)), " "))
	low, high := 0, len(runes)
	for low < high {
		mid := (low + high + 1) / 2
		if l.kit.setter.Measure(string(runes[:mid])+"…", l.setting()) <= float64(width) {
			low = mid
		} else {
			high = mid - 1
		}
	}
	return l.kit.setter.Break(strings.TrimRight(string(runes[:low]), " ")+"…", l.setting(), math.MaxInt32)
}

// CreateRenderer is for Fyne.
func (l *Label) CreateRenderer() fyne.WidgetRenderer {
	r := &labelRenderer{label: l}
	r.raster = canvas.NewRaster(r.paint)
	return r
}

type labelRenderer struct {
	label  *Label
	raster *canvas.Raster
}

func (r *labelRenderer) paint(w, h int) image.Image {
	l := r.label
	size := r.raster.Size()
	if w <= 0 || h <= 0 || size.Width <= 0 {
		return image.NewRGBA(image.Rect(0, 0, 1, 1))
	}
	block := l.fit(size.Width)
	if l.style.Middle {
		block = centred(block, float64(size.Width))
	}
	block.Ascent += (l.style.Leading - block.LineHeight) / 2
	block.LineHeight = l.style.Leading
	if l.stretches != nil {
		return l.kit.paint(l.revisedItems(block), w, h, float64(w)/float64(size.Width))
	}
	return l.kit.paintText(block, l.setting(), l.style.Paint(l.kit.Colors()), w, h, float64(w)/float64(size.Width))
}

// centred gives a copy of the block with each line in the middle of the width.
func centred(b typeset.Block, width float64) typeset.Block {
	lines := make([]typeset.Line, len(b.Lines))
	for i, line := range b.Lines {
		runs := make([]typeset.Run, len(line.Runs))
		for j, run := range line.Runs {
			run.X += math.Round((width - line.Width) / 2)
			runs[j] = run
		}
		line.Runs = runs
		lines[i] = line
	}
	b.Lines = lines
	return b
}

func (r *labelRenderer) Layout(size fyne.Size) {
	natural, width := r.label.size, size.Width
	y := float32(math.Floor(float64(max(0, size.Height-natural.Height) / 2)))
	if r.label.style.Wrap > 0 {
		y = 0
	}
	if !r.label.style.Middle {
		width = min(width, natural.Width+1) // no larger picture than needed
	}
	r.raster.Move(fyne.NewPos(0, y))
	r.raster.Resize(sharp(r.label, fyne.NewSize(width, natural.Height)))
}

func (r *labelRenderer) MinSize() fyne.Size {
	r.label.measure()
	size := r.label.size
	if s := r.label.style.Shrink; s > 0 && s < size.Width {
		size.Width = s
	}
	return size
}

func (r *labelRenderer) Refresh() {
	r.label.measure()
	r.Layout(r.label.Size())
	r.raster.Refresh()
}

func (r *labelRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.raster} }
func (r *labelRenderer) Destroy()                     {}
