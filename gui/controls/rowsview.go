package controls

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"waymark/gui/theme"
)

// CreateRenderer is for Fyne.
func (r *Rows) CreateRenderer() fyne.WidgetRenderer {
	v := &rowsRenderer{r: r, chosen: &canvas.Rectangle{CornerRadius: 6, StrokeWidth: 1.5}, hover: &canvas.Rectangle{CornerRadius: 6}, bar: &canvas.Rectangle{CornerRadius: barWidth / 2}}
	v.Refresh()
	return v
}

type rowsRenderer struct {
	r                  *Rows
	chosen, hover, bar *canvas.Rectangle
	views              []*rowView // row i is shown by views[i % len]
	objects            []fyne.CanvasObject
}

// rowView shows one row.
type rowView struct {
	shows       RowSpec
	width       float32
	colors      *theme.Colors
	made        bool
	arrow, icon *Icon
	text, bold  *Label
	note, right *Label
	objects     []fyne.CanvasObject
	cut         string // all its words, if there is no room for them
}

func (v *rowsRenderer) Layout(fyne.Size)   { v.place() }
func (v *rowsRenderer) MinSize() fyne.Size { return fyne.NewSize(120, rowHeight) }
func (v *rowsRenderer) Destroy()           {}

func (v *rowsRenderer) Objects() []fyne.CanvasObject { return v.objects }

func (v *rowsRenderer) Refresh() {
	c := v.r.kit.Colors()
	v.chosen.FillColor, v.chosen.StrokeColor = c.AccentTint, c.Outline
	if v.r.focused || v.r.spec.Fixed {
		v.chosen.StrokeColor = c.Accent
	}
	v.hover.FillColor, v.bar.FillColor = c.Hover, c.Strong
	v.place()
	v.chosen.Refresh()
	v.hover.Refresh()
	v.bar.Refresh()
	canvas.Refresh(v.r)
}

// place shows the rows in view.
func (v *rowsRenderer) place() {
	r, size := v.r, v.r.Size()
	n := r.spec.Count()
	in := int(size.Height/rowHeight) + 2
	for len(v.views) < in {
		v.views = append(v.views, r.newView())
	}
	v.objects = append(v.objects[:0], v.hover, v.chosen)
	first := int(r.offset / rowHeight)
	width := size.Width
	if float32(n)*rowHeight > size.Height {
		width -= barWidth + 3
	}
	v.hover.Hide()
	v.chosen.Hide()
	r.cut = map[int]string{}
	for i := first; i < n && i < first+in; i++ {
		row := r.spec.Row(i)
		y := float32(i)*rowHeight - r.offset
		ground := v.hover
		if i == r.Chosen() && !row.Header {
			ground = v.chosen
		} else if i != r.over || row.Header {
			ground = nil
		}
		if ground != nil {
			ground.Show()
			ground.Move(fyne.NewPos(1, y+1))
			ground.Resize(fyne.NewSize(width-2, rowHeight-2))
		}
		view := v.views[i%len(v.views)]
		view.show(r.kit, row, width)
		if view.cut != "" {
			r.cut[i] = view.cut
		}
		for _, o := range view.objects {
			o.Move(fyne.NewPos(o.Position().X, y))
			v.objects = append(v.objects, o)
		}
	}
	if width < size.Width {
		all := float32(n) * rowHeight
		length := max(24, size.Height*size.Height/all)
		v.bar.Move(fyne.NewPos(size.Width-barWidth, (size.Height-length)*r.offset/(all-size.Height)))
		v.bar.Resize(fyne.NewSize(barWidth-1, length))
		v.objects = append(v.objects, v.bar)
	}
}

func (r *Rows) newView() *rowView {
	k := r.kit
	small := Style{Size: theme.SmallSize, Paint: Quiet, Shrink: 20}
	return &rowView{
		arrow: k.Icon("", 14, Quiet), icon: k.Icon("", 15, Quiet),
		text: k.Label("", Style{Shrink: 20}), bold: k.Label("", Style{Bold: true, Shrink: 20}),
		note: k.Label("", small), right: k.Label("", small),
	}
}

// show brings the view to a row.
func (v *rowView) show(k *Kit, row RowSpec, width float32) {
	colors := k.Colors()
	// Functions cannot be compared; the icon's name stands for its paint.
	same := row
	same.Paint = nil
	if v.made && v.width == width && v.colors == colors && sameRow(same, v.shows) {
		return
	}
	v.made, v.width, v.colors, v.shows = true, width, colors, same
	v.objects, v.cut = v.objects[:0], ""
	put := func(o fyne.CanvasObject, x, w float32) {
		o.Move(fyne.NewPos(x, o.Position().Y))
		o.Resize(fyne.NewSize(w, rowHeight))
		v.objects = append(v.objects, o)
	}
	x := float32(6 + row.Depth*rowIndent)
	if row.Fold != Leaf {
		sign := "chevron-down"
		if row.Fold == Folded {
			sign = "chevron-right"
		}
		v.arrow.Set(sign, Quiet)
		put(v.arrow, x, 14)
	}
	if !row.Header {
		x += 18
	}
	if row.Icon != "" {
		paint := row.Paint
		if paint == nil {
			paint = Quiet
		}
		v.icon.Set(row.Icon, paint)
		put(v.icon, x, 15)
		x += 21
	}
	end := width - 8
	text := v.text
	if row.Header || row.Depth == 0 && row.Fold != Leaf {
		text = v.bold
	}
	ink := Ink
	if row.Header || row.Faint {
		ink = Quiet
	}
	text.SetPaint(ink)
	text.SetText(row.Text)
	if row.Right != "" {
		// The text says what the row is; what stands at the right gives way first.
		v.right.SetText(row.Right)
		room := end - x
		w := min(v.right.Natural().Width, max(room/3, room-10-text.Natural().Width))
		end -= w
		put(v.right, end, w)
		end -= 10
		if w < v.right.Natural().Width {
			v.cut = row.words()
		}
	}
	w := max(0, min(text.Natural().Width, end-x))
	if w < text.Natural().Width {
		v.cut = row.words()
	}
	put(text, x, w)
	x += w + 10
	if row.Note == "" {
		return
	}
	v.note.SetText(row.Note)
	if v.note.Natural().Width > end-x {
		v.cut = row.words()
	}
	if end-x > 24 {
		put(v.note, x, min(v.note.Natural().Width, end-x))
	}
}

// words gives all that the row says.
func (row *RowSpec) words() string {
	parts := []string{row.Text, row.Note, row.Right}
	return strings.Join(slices.DeleteFunc(parts, func(s string) bool { return s == "" }), " · ")
}

func sameRow(a, b RowSpec) bool {
	return a.ID == b.ID && a.Icon == b.Icon && a.Text == b.Text && a.Note == b.Note && a.Right == b.Right &&
		a.Depth == b.Depth && a.Fold == b.Fold && a.Header == b.Header && a.Faint == b.Faint
}
