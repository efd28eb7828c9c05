package typeset

import (
	"math"
)

// lineSpan is a line as a range of items; shown is the end without the spaces
// and the line end that hang.
type lineSpan struct{ from, shown, to int }

// Break sanitises text and breaks it into lines no wider than width (points).
// Lines break where Unicode's rules allow (UAX 14), which includes between any
// two ideographs but not before closing nor after opening punctuation; where a
// word alone is wider than a line, between any two graphemes. A line holds at
// least one grapheme, however narrow it is; only a chain of letters that Unicode
// counts as one grapheme and that is wider than three em is broken, too. Spaces
// at the end of a line have no width. An empty text has no lines.
func (t *Typesetter) Break(text string, style Style, width float64) Block {
	text = Sanitize(text)
	block := Block{Ascent: style.LineAscent(), LineHeight: style.LineHeight()}
	if text == "" {
		return block
	}
	s := t.scratch.Get().(*scratch)
	defer t.release(s)
	t.prepare(s, text, style.Bold)
	s.breakLines(limitFor(style.Size, width))
	block.Lines = t.emit(s, text, style.Size)
	for i := range block.Lines {
		block.Width = max(block.Width, block.Lines[i].Width)
	}
	block.Height = float64(len(block.Lines)) * block.LineHeight
	return block
}

// Measure gives the width of text in points when only its own line breaks
// break it: the width of its widest line, without trailing spaces. Break with
// that width gives the same lines.
func (t *Typesetter) Measure(text string, style Style) float64 {
	text = Sanitize(text)
	if text == "" {
		return 0
	}
	s := t.scratch.Get().(*scratch)
	defer t.release(s)
	t.prepare(s, text, style.Bold)
	s.breakLines(math.MaxInt)
	widest := 0
	for _, l := range s.lines {
		widest = max(widest, s.width(l))
	}
	return points(widest, style.Size)
}

// release gives working memory back, unless a giant text made it giant.
func (t *Typesetter) release(s *scratch) {
	const most = 1 << 15
	clear(s.pictures)
	if cap(s.items) <= most {
		t.scratch.Put(s)
	}
}

// points converts thousandths of an em to points.
func points(units int, size float64) float64 { return float64(units) * size / emUnits }

// limitFor gives the widest line in thousandths of an em. The small allowance
// undoes the rounding of a width that Measure gave.
func limitFor(size, width float64) int {
	const allowance = 1e-6
	limit := width*emUnits/size + allowance
	switch {
	case !(limit < math.MaxInt32): // also not-a-number
		return math.MaxInt
	case limit < 0:
		return 0
	}
	return int(limit)
}

// width gives the width of a line in thousandths of an em.
func (s *scratch) width(l lineSpan) int {
	w := 0
	for i := l.from; i < l.shown; i++ {
		w += int(s.items[i].advance)
		if i > l.from {
			w += int(s.items[i].air)
		}
	}
	return w
}

// breakLines fills s.lines.
func (s *scratch) breakLines(limit int) {
	s.lines = s.lines[:0]
	end := len(s.runes)
	for from := 0; ; {
		to := s.lineEnd(from, limit)
		shown := to
		for shown > from && s.items[shown-1].flags&hangs != 0 {
			shown--
		}
		s.lines = append(s.lines, lineSpan{from, shown, to})
		if to == end {
			if s.items[to-1].class == classLineEnd {
				s.lines = append(s.lines, lineSpan{end, end, end})
			}
			return
		}
		from = to
	}
}

// lineEnd gives the end of the line that starts at from: the last place that
// fits and where the rules allow a break.
func (s *scratch) lineEnd(from, limit int) int {
	allowed := -1
	w := 0
	for i := from; i < len(s.runes); i++ {
		it := &s.items[i]
		if it.class == classLineEnd {
			return i + 1
		}
		w += int(it.advance)
		if i > from {
			w += int(it.air)
		}
		if w > limit && it.flags&hangs == 0 {
			if allowed >= 0 {
				return allowed
			}
			return s.forcedEnd(from, i, limit)
		}
		if next := s.items[i+1].flags; next&lineBreak != 0 && next&(continues|hangs) == 0 {
			allowed = i + 1
		}
	}
	return len(s.runes)
}

// forcedEnd gives the end of a line that starts at from, holds nothing from
// past on, and has no place where the rules allow a break: the last end of a
// grapheme, if possible one that Chinese punctuation permits; at least the
// first.
func (s *scratch) forcedEnd(from, past, limit int) int {
	last := -1
	for i := past; i > from; i-- {
		if s.items[i].flags&(continues|hangs) != 0 {
			continue
		}
		if !startsBadly(s.runes[i]) && !endsBadly(s.runes[i-1]) {
			return i
		}
		if last < 0 {
			last = i
		}
	}
	if last >= 0 {
		return last
	}
	return s.firstGrapheme(from, limit)
}

// giantGrapheme is the width from which a grapheme is no letter of any script
// but an attack on the layout; it may be broken.
const giantGrapheme = 3 * emUnits

// firstGrapheme gives the end of the shortest line that can start at from: one
// grapheme and what hangs after it. A giant one ends where the line does.
func (s *scratch) firstGrapheme(from, limit int) int {
	i := from + 1
	w := int(s.items[from].advance)
	for i < len(s.runes) && s.items[i].flags&(continues|hangs) != 0 {
		if s.items[i].flags&continues != 0 {
			more := int(s.items[i].advance)
			if more > 0 && w > giantGrapheme && w+more > limit {
				break
			}
			w += more
		}
		i++
		if s.items[i-1].class == classLineEnd {
			break
		}
	}
	return i
}

// startsBadly tells whether a line should not start with r: closing
// punctuation and what belongs to the character before.
func startsBadly(r rune) bool {
	switch r {
	case '、', '。', '，', '．', '：', '；', '！', '？', '…', '‥', '・', '·', '‧', 'ー', '～', '〜', '々', '％',
		'）', '］', '｝', '〕', '〉', '》', '」', '』', '】', '〙', '〗', '｠', '”', '’', '»', '›',
		',', '.', ':', ';', '!', '?', ')', ']', '}', '%':
		return true
	}
	return false
}

// endsBadly tells whether a line should not end with r: opening punctuation.
func endsBadly(r rune) bool {
	switch r {
	case '（', '［', '｛', '〔', '〈', '《', '「', '『', '【', '〘', '〖', '｟', '“', '‘', '«', '‹', '(', '[', '{':
		return true
	}
	return false
}

// emit turns the lines into runs.
func (t *Typesetter) emit(s *scratch, text string, size float64) []Line {
	lines := make([]Line, len(s.lines))
	runs := make([]Run, 0, s.countRuns())
	for n, l := range s.lines {
		first := len(runs)
		x := 0
		for i := l.from; i < l.shown; {
			it := &s.items[i]
			if i > l.from {
				x += int(it.air)
			}
			end, w := s.runEnd(i, l.shown)
			run := Run{X: points(x, size), Width: points(w, size), Font: it.font, Text: text[it.start:s.items[end].start]}
			if it.picture != noPicture {
				p := s.pictures[it.picture]
				run.Art, run.ArtSize, run.ArtY = p.art, p.size*size, p.top*size
			}
			runs = append(runs, run)
			x += w
			i = end
		}
		lines[n] = Line{
			Width: points(x, size),
			Start: int(s.items[l.from].start),
			End:   int(s.items[l.to].start),
		}
		if len(runs) > first {
			lines[n].Runs = runs[first:len(runs):len(runs)]
		}
	}
	return lines
}

func (s *scratch) countRuns() int {
	n := 0
	for _, l := range s.lines {
		for i := l.from; i < l.shown; n++ {
			i, _ = s.runEnd(i, l.shown)
		}
	}
	return n
}

// runEnd gives the end of the run that starts at i, and its width.
func (s *scratch) runEnd(i, end int) (next, width int) {
	first := &s.items[i]
	width = int(first.advance)
	for next = i + 1; next < end; next++ {
		it := &s.items[next]
		if it.picture != noPicture || it.air != 0 {
			break
		}
		if first.picture != noPicture {
			if it.class != classPicture {
				break
			}
		} else if it.font != first.font {
			break
		}
		width += int(it.advance)
	}
	return next, width
}
