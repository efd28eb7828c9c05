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
	flowGap = 8.0  // between things in a row

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
		if f.used {
			f.y += flowRow
			f.at, f.used = 0, false
		}
		x := f.room(block.Lines[i].Width)
		f.line(block, i, x, c)
	}
}

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

// sign sets an icon; a missing one takes no room.
func (f *flow) sign(name string, c vector.Color) {
	if f.b.view.Icons[name] == nil {
		return
	}
	x := f.room(signSize)
	f.items = f.b.icon(f.items, name, x, f.y+(flowRow-signSize)/2, signSize, c)
}

// counted sets an icon with a number, which is left out for one.
func (f *flow) counted(name string, n int, c vector.Color) {
	if n > 1 || f.b.view.Icons[name] == nil {
		block := f.b.line(number(float64(n)), smallSize, false)
		x := f.room(signSize + 2 + block.Width)
		f.items = f.b.icon(f.items, name, x, f.y+(flowRow-signSize)/2, signSize, c)
		f.line(block, 0, x+signSize+2, c)
		return
	}
	f.sign(name, c)
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
