package start

import (
	"fyne.io/fyne/v2"
)

// columns puts the side column beside the tiles, or above them where there is
// no room. The height of the tiles depends on the width they get, so the layout
// remembers it.
type columns struct{ width float32 }

const leastWide = sideWidth + columnsGap + 2*tileWidth + gap

func (l *columns) wide(width float32) bool { return width >= leastWide }

func (l *columns) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	side, tiles := objects[0], objects[1]
	l.width = size.Width
	if !l.wide(size.Width) {
		tiles.Resize(fyne.NewSize(size.Width, tiles.MinSize().Height))
		tiles.Resize(fyne.NewSize(size.Width, tiles.MinSize().Height))
		tiles.Move(fyne.NewPos(0, 0))
		side.Move(fyne.NewPos(0, tiles.MinSize().Height+28))
		side.Resize(fyne.NewSize(size.Width, side.MinSize().Height))
		return
	}
	side.Move(fyne.NewPos(0, 0))
	side.Resize(fyne.NewSize(sideWidth, size.Height))
	tiles.Move(fyne.NewPos(sideWidth+columnsGap, 0))
	tiles.Resize(fyne.NewSize(size.Width-sideWidth-columnsGap, size.Height))
}

func (l *columns) MinSize(objects []fyne.CanvasObject) fyne.Size {
	side, tiles := objects[0].MinSize(), objects[1].MinSize()
	width := max(side.Width, tiles.Width)
	if l.width > 0 && !l.wide(l.width) {
		return fyne.NewSize(width, side.Height+28+tiles.Height)
	}
	return fyne.NewSize(width, max(side.Height, tiles.Height))
}

// centre keeps its object in the middle, no wider than most.
type centre struct{ most float32 }

func (l *centre) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	width := min(size.Width, l.most)
	for _, o := range objects {
		o.Move(fyne.NewPos(float32(int((size.Width-width)/2)), 0))
		o.Resize(fyne.NewSize(width, size.Height))
	}
}

func (l *centre) MinSize(objects []fyne.CanvasObject) fyne.Size {
	size := fyne.NewSize(0, 0)
	for _, o := range objects {
		size = size.Max(o.MinSize())
	}
	return size
}
