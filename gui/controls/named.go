package controls

import (
	"fyne.io/fyne/v2"

	"waymark/gui/theme"
)

// Named is a widget with a small name above it and, for a field, room for a
// complaint below it.
type Named struct {
	*fyne.Container
	kit   *Kit
	label *Label
	name  string
}

// Named puts a small name above a widget.
func (k *Kit) Named(name string, width float32, of fyne.CanvasObject) *Named {
	n := &Named{kit: k, name: name, label: k.Label(name, Style{Size: theme.SmallSize, Paint: Quiet, Shrink: 40})}
	n.Container = Column(4, n.label, of)
	if f, ok := of.(*Field); ok {
		n.Add(k.Complaint(width, f, func() { n.Refresh() }))
	}
	return n
}

// Remark puts a word behind the name, such as that the things chosen differ; ""
// takes it away.
func (n *Named) Remark(word string) {
	if word == "" {
		n.label.SetText(n.name)
		return
	}
	n.label.SetText(n.name + " · " + word)
}

// Labelled is Named for a widget whose name never gets a remark.
func (k *Kit) Labelled(name string, width float32, of fyne.CanvasObject) fyne.CanvasObject {
	return k.Named(name, width, of).Container
}

// Complaint gives the place where a field tells what is wrong with a text;
// hidden while nothing is. changed is called when it comes or goes.
func (k *Kit) Complaint(width float32, of *Field, changed func()) *Label {
	complaint := k.Label("", Style{Size: theme.SmallSize, Paint: Pain, Wrap: width})
	complaint.Hide()
	of.complaint = func(sentence string) {
		complaint.SetText(sentence)
		if hidden := sentence == ""; hidden != complaint.Hidden {
			complaint.Hidden = hidden
			changed()
		}
	}
	return complaint
}
