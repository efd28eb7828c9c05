package find

import "fyne.io/fyne/v2"

// elastic lays out a row in which a field takes what room the others leave, up to
// its usual width, so that the bar fits into a narrow window and into large text.
type elastic struct {
	field int  // which of the row it is
	last  bool // the last of the row stands at the right end
}

const rowGap = 6

func (l *elastic) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	l.drop(objects, size.Width)
	field := min(fieldWidth, size.Width-l.others(objects))
	x := float32(0)
	for i, o := range objects {
		if !o.Visible() {
			continue
		}
		w := o.MinSize().Width
		if i == l.field {
			w = max(fieldLeast, field)
		}
		if l.last && i == len(objects)-1 {
			x = max(x, size.Width-w)
		}
		o.Move(fyne.NewPos(x, 0))
		o.Resize(fyne.NewSize(w, size.Height))
		x += w + rowGap
	}
}

// drop hides what does not fit beside a field of the least width, from the end;
// the field stays, and so does what stands at the right end.
func (l *elastic) drop(objects []fyne.CanvasObject, width float32) {
	end := len(objects) - 1
	if l.last {
		end--
	}
	for _, o := range objects {
		o.Show()
	}
	for i := end; i > l.field && l.others(objects)+fieldLeast > width; i-- {
		objects[i].Hide()
	}
}

// others gives the width of all but the field, with the gaps.
func (l *elastic) others(objects []fyne.CanvasObject) (w float32) {
	for i, o := range objects {
		if i != l.field && o.Visible() {
			w += o.MinSize().Width + rowGap
		}
	}
	return w
}

func (l *elastic) MinSize(objects []fyne.CanvasObject) fyne.Size {
	width, height := float32(fieldLeast), float32(0)
	for i, o := range objects {
		height = max(height, o.MinSize().Height)
		if i < l.field || l.last && i == len(objects)-1 {
			width += o.MinSize().Width + rowGap
		}
	}
	return fyne.NewSize(width, height)
}
