package versions

import "fyne.io/fyne/v2"

// nameLeast is the room that the name of what is looked at keeps in any case.
const nameLeast = 110

// nameFirst lays out a name and tools at the right of it. The name gets all the
// room it needs as long as the tools have full words, and gives way after that.
type nameFirst struct{ name, tools float32 } // the widths at which nothing is cut off

// Layout implements fyne.Layout.
func (l nameFirst) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	w := min(l.name, max(nameLeast, size.Width-l.tools))
	objects[0].Resize(fyne.NewSize(w, size.Height))
	objects[1].Move(fyne.NewPos(w, 0))
	objects[1].Resize(fyne.NewSize(max(0, size.Width-w), size.Height))
}

// MinSize implements fyne.Layout.
func (l nameFirst) MinSize(objects []fyne.CanvasObject) fyne.Size {
	least := objects[1].MinSize()
	return fyne.NewSize(nameLeast+least.Width, max(least.Height, objects[0].MinSize().Height))
}
