package controls

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"waymark/domain/typeset"
	"waymark/gui/theme"
)

// Reader shows a long text to read. Only the lines in view are set.
func (k *Kit) Reader(text string, width float32) fyne.CanvasObject {
	style := typeset.Style{Size: theme.SmallSize}
	clean := typeset.Sanitize(text)
	var lines []string
	for _, line := range k.setter.Break(clean, style, float64(width)).Lines {
		lines = append(lines, strings.TrimRight(clean[line.Start:line.End], "\n "))
	}
	list := widget.NewList(
		func() int { return len(lines) },
		func() fyne.CanvasObject {
			return Padded(0, 12, 0, 12, k.Label("", Style{Size: theme.SmallSize, Shrink: 60}))
		},
		func(i widget.ListItemID, o fyne.CanvasObject) {
			o.(*fyne.Container).Objects[0].(*Label).SetText(lines[i])
		},
	)
	list.HideSeparators = true
	list.OnSelected = func(i widget.ListItemID) { list.Unselect(i) }
	return list
}
