package controls

import (
	"bytes"
	"fmt"
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"waymark/resources/icons"
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

// iconResource gives an icon in a colour as Fyne wants it.
func iconResource(name string, c color.NRGBA) fyne.Resource {
	svg, ok := icons.SVG(name)
	if !ok {
		return nil
	}
	ink := fmt.Sprintf("#%02x%02x%02x", c.R, c.G, c.B)
	return fyne.NewStaticResource(name+ink+".svg", bytes.ReplaceAll(svg, []byte("currentColor"), []byte(ink)))
}

// CreateRenderer is for Fyne.
func (i *Icon) CreateRenderer() fyne.WidgetRenderer {
	r := &iconRenderer{icon: i, image: &canvas.Image{FillMode: canvas.ImageFillContain}}
	r.Refresh()
	return r
}

type iconRenderer struct {
	icon  *Icon
	image *canvas.Image
}

func (r *iconRenderer) Layout(size fyne.Size) {
	side := r.icon.side
	r.image.Resize(fyne.NewSquareSize(side))
	r.image.Move(fyne.NewPos(float32(int((size.Width-side)/2)), float32(int((size.Height-side)/2))))
}

func (r *iconRenderer) MinSize() fyne.Size { return fyne.NewSquareSize(r.icon.side) }

func (r *iconRenderer) Refresh() {
	r.image.Resource = iconResource(r.icon.name, r.icon.paint(r.icon.kit.Colors()))
	r.image.Refresh()
}

func (r *iconRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.image} }
func (r *iconRenderer) Destroy()                     {}
