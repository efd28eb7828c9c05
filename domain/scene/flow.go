package scene

import (
	"waymark/domain/typeset"
	"waymark/domain/vector"
)

// flow sets small things – words, score marks, signs – one after the other and
// wraps them, as the rows under a card's text.
type flow struct {
	b     *builder
	items []Item
	x, w  float64 // left edge and width of the rows
	y     float64 // top of the present row
	at    float64 // where the next thing goes, from x
	used  bool    // something stands in the present row
}

const (
	flowRow = 14.0 // height of a row
	flowGap = 5.0  // between things in a row

	markPitch = 8.0 // from one score mark to the next
	markSize  = 6.0
	marksWide = 4*markPitch + markSize
	signSize  = 11.0 // of an icon in a row
)

// room gives the left edge for a thing of width w, in a new row where needed.
func (f *flow) room(w float64) float64 {
	if f.used {
		if f.at+flowGap+w <= f.w {
			f.at += flowGap
		} else {
			f.y += flowRow
			f.at = 0
		}
	}
	x := f.x + f.at
	f.at += w
	f.used = true
	return x
}

// newRow starts a new row unless the present one is empty.
func (f *flow) newRow() {
	if f.used {
		f.y += flowRow
		f.at, f.used = 0, false
	}
}

// words sets a short text; one that does not fit into a row gets rows of its own.
func (f *flow) words(text string, c vector.Color) {
	f.say(text, c, false)
}

func (f *flow) say(text string, c vector.Color, bold bool) {
	if text == "" {
		return
	}
	block := f.b.line(text, smallSize, bold)
	if len(block.Lines) == 1 && block.Width <= f.w {
		x := f.room(block.Width)
		f.line(block, 0, x, c)
		return
	}
	block = f.b.block(text, smallSize, bold, f.w)
	for i := range block.Lines {
		f.newRow()
		x := f.room(block.Lines[i].Width)
		f.line(block, i, x, c)
	}
}

// phrases sets short texts with a dot between those that share a row.
func (f *flow) phrases(c vector.Color, phrases ...string) {
	first := true
	for _, phrase := range phrases {
		if phrase == "" {
			continue
		}
		if !first && f.used {
			dotted := f.b.line("· "+phrase, smallSize, false)
			if len(dotted.Lines) == 1 && f.at+phraseGap+dotted.Width <= f.w {
				f.line(dotted, 0, f.x+f.at+phraseGap, c)
				f.at += phraseGap + dotted.Width
				continue
			}
			f.newRow()
		}
		f.words(phrase, c)
		first = false
	}
}

// phraseGap is the width of a space.
const phraseGap = 2.7

func (f *flow) line(block *typeset.Block, i int, x float64, c vector.Color) {
	baseline := f.y + block.Ascent + (flowRow-block.LineHeight)/2
	f.items = putLine(f.items, block, i, x, baseline, smallSize, c)
}

// marks sets a score as five marks, round or square.
func (f *flow) marks(score int, square bool, on, off vector.Color) {
	x := f.room(marksWide)
	f.items = putMarks(f.items, x, f.y+flowRow/2, score, square, on, off)
}

// putMarks draws a score as five marks around the middle height y.
func putMarks(items []Item, x, y float64, score int, square bool, on, off vector.Color) []Item {
	const half = markSize / 2
	for i := range 5 {
		c := off
		if i < score {
			c = on
		}
		mark := dot(x+half+float64(i)*markPitch, y, half, c)
		if square {
			mark.Rect = mark.Inset(0.5)
			mark.Radius = 1
		}
		items = append(items, mark)
	}
	return items
}

// moment sets the mark of a moment of truth: a lozenge.
func (f *flow) moment(c vector.Color) {
	x := f.room(momentSize)
	f.items = append(f.items, lozenge(x+momentSize/2, f.y+flowRow/2, momentSize/2, c))
}

const momentSize = 10.0

// lozenge is a square that stands on its corner, around x, y.
func lozenge(x, y, r float64, c vector.Color) Path {
	var p vector.Path
	p.MoveTo(x, y-r)
	p.LineTo(x+r, y)
	p.LineTo(x, y+r)
	p.LineTo(x-r, y)
	p.Close()
	return Path{Path: p, Fill: c}
}

// bottom gives the height reached.
func (f *flow) bottom() float64 {
	if f.used {
		return f.y + flowRow
	}
	return f.y
}

// signRow is the signs of a card: marks of personas, then icons.
type signRow struct {
	b     *builder
	inks  []*personaInk
	icons []countedIcon
}

// countedIcon is an icon with a number behind it when that is above one.
type countedIcon struct {
	name  string
	count *typeset.Block // nil for none
	color vector.Color
}

const (
	inkPitch = 8.5 // from one persona's mark to the next
	inkSize  = 7.0
)

func (r *signRow) add(name string, n int, c vector.Color) {
	icon := countedIcon{name: name, color: c}
	if n > 1 {
		icon.count = r.b.line(number(float64(n)), smallSize, false)
	}
	if icon.count != nil || r.b.view.Icons[name] != nil {
		r.icons = append(r.icons, icon)
	}
}

func (i *countedIcon) width() float64 {
	if i.count == nil {
		return signSize
	}
	return signSize + 2 + i.count.Width
}

func (r *signRow) width() float64 {
	w := 0.0
	if n := len(r.inks); n > 0 {
		w = float64(n-1)*inkPitch + inkSize
	}
	for i := range r.icons {
		if w > 0 {
			w += flowGap
		}
		w += r.icons[i].width()
	}
	return w
}

// place puts the signs behind what stands in the card.
func (r *signRow) place(f *flow, d *cardDrawing) {
	wide := r.width()
	right := f.x + f.w
	switch {
	case wide == 0:
		return
	case f.used && f.at+flowGap+wide <= f.w:
		r.draw(f, right-wide, f.y+flowRow/2)
	case !f.used && d.ends+flowGap+wide <= right && f.y >= d.text.Bottom():
		r.draw(f, right-wide, d.text.Bottom()-cardSize*1.3/2)
	default:
		r.wrap(f)
	}
}

func (r *signRow) draw(f *flow, x, y float64) {
	for k, ink := range r.inks {
		f.items = ink.point(f.items, x+inkSize/2+float64(k)*inkPitch, y, inkSize/2, ink.color, true)
	}
	if n := len(r.inks); n > 0 {
		x += float64(n-1)*inkPitch + inkSize + flowGap
	}
	for i := range r.icons {
		icon := &r.icons[i]
		icon.draw(f, x, y)
		x += icon.width() + flowGap
	}
}

func (i *countedIcon) draw(f *flow, x, y float64) {
	f.items = f.b.icon(f.items, i.name, x, y-signSize/2, signSize, i.color)
	if i.count != nil {
		f.items = put(f.items, i.count, x+signSize+2, y-i.count.LineHeight/2, smallSize, i.color)
	}
}

// wrap puts the signs into rows of their own.
func (r *signRow) wrap(f *flow) {
	f.newRow()
	if wide := r.width(); wide <= f.w {
		r.draw(f, f.x+f.w-wide, f.y+flowRow/2)
		f.at, f.used = f.w, true
		return
	}
	for _, ink := range r.inks {
		x := f.room(inkSize)
		f.items = ink.point(f.items, x+inkSize/2, f.y+flowRow/2, inkSize/2, ink.color, true)
	}
	for i := range r.icons {
		icon := &r.icons[i]
		icon.draw(f, f.room(icon.width()), f.y+flowRow/2)
	}
}

// counted sets an icon with a number, as in a stage header or beside a lane.
func (f *flow) counted(name string, n int, c vector.Color) {
	r := signRow{b: f.b}
	r.add(name, n, c)
	for i := range r.icons {
		r.icons[i].draw(f, f.room(r.icons[i].width()), f.y+flowRow/2)
	}
}
