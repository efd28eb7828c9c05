package controls

import (
	"image"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
)

// Icon is one of the program's icons in one colour.
type Icon struct {
	widget.BaseWidget
	kit   *Kit
	name  string
	side  float32
	paint Paint
}

// Icon makes an icon by its name.
func (k *Kit) Icon(name string, side float32, paint Paint) *Icon {
	i := &Icon{kit: k, name: name, side: side, paint: paint}
	i.ExtendBaseWidget(i)
	return i
}

// Set changes the icon and its colour.
func (i *Icon) Set(name string, paint Paint) {
	i.name, i.paint = name, paint
	i.Refresh()
}

// CreateRenderer is for Fyne.
func (i *Icon) CreateRenderer() fyne.WidgetRenderer {
	r := &iconRenderer{icon: i}
	r.raster = canvas.NewRaster(func(w, h int) image.Image {
		return i.kit.paintIcon(i.name, i.paint(i.kit.Colors()), min(w, h))
	})
	return r
}

type iconRenderer struct {
	icon   *Icon
	raster *canvas.Raster
}

func (r *iconRenderer) Layout(size fyne.Size) {
	side := r.icon.side
	r.raster.Resize(sharp(r.icon, fyne.NewSquareSize(side)))
	r.raster.Move(fyne.NewPos(float32(int((size.Width-side)/2)), float32(int((size.Height-side)/2))))
}

func (r *iconRenderer) MinSize() fyne.Size { return fyne.NewSquareSize(r.icon.side) }

func (r *iconRenderer) Refresh() {
	r.Layout(r.icon.Size()) // a unit may have got another number of pixels
	r.raster.Refresh()
}

func (r *iconRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.raster} }
func (r *iconRenderer) Destroy()                     {}
