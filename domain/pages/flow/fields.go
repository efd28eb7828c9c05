package flow

import (
	"waymark/domain/pages/pen"
	"waymark/domain/scene"
)

// Field is a text under its label; an empty one leaves room to write.
type Field struct {
	Label, Text string
}

// Fields sets fields side by side in columns, with a line below each row. Where
// all are empty there is room to write several lines into each.
func (f *Flow) Fields(columns int, fields []Field, ref scene.Ref) {
	least := 62.0
	for _, field := range fields {
		if field.Text != "" || len(fields) <= columns {
			least = 38
		}
	}
	k := f.sheet.Scale
	gap := pen.Apart * k
	w := (f.Width() - float64(columns-1)*gap) / float64(columns)
	t := &table{f: f, padY: 4.5 * k, size: pen.Body}
	for i := range columns {
		t.x, t.w, t.aligns = append(t.x, float64(i)*(w+gap)), append(t.w, w), append(t.aligns, pen.Left)
	}
	for len(fields) > 0 {
		n := min(columns, len(fields))
		r := Row{Ref: ref, Height: least}
		for _, field := range fields[:n] {
			r.Cells = append(r.Cells, Cell{Label: field.Label, Text: field.Text})
		}
		t.row(&r)
		p := pen.New(f.Tools)
		for i := range n {
			p.Rule(t.x[i], 0, t.x[i]+w, 0, pen.Hair, f.Palette.Line)
		}
		if last := len(f.strips) - 1; last >= 0 {
			f.strips[last].items = append(f.strips[last].items, movedAll(p.Take(), f.strips[last].height)...)
		}
		f.Space(pen.Near)
		fields = fields[n:]
	}
	f.leave(pen.Gap)
}

func movedAll(items []scene.Item, dy float64) []scene.Item {
	out := make([]scene.Item, len(items))
	for i, item := range items {
		out[i] = pen.Moved(item, 0, dy)
	}
	return out
}
