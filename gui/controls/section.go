package controls

import (
	"fyne.io/fyne/v2"

	"waymark/gui/shape"
	"waymark/gui/theme"
)

// Section is the head of a group of fields: its name, a count, and a mark that
// shows whether the group is open. Pressing opens and closes it.
type Section struct {
	press
	name, note *Label
	mark       *Icon
	open       bool
	flip       func(open bool)
}

// Section makes the head of a group.
func (k *Kit) Section(id, name string, open bool, flip func(open bool)) *Section {
	s := &Section{open: open, flip: flip}
	s.extend(k, s, "", func() { s.SetOpen(!s.open) })
	s.name = k.Label(name, Style{Bold: true, Shrink: 40})
	s.note = k.Label("", Style{Size: theme.SmallSize, Paint: Quiet})
	s.mark = k.Icon("chevron-down", 14, Quiet)
	k.Name("section", id, s)
	return s
}

// SetNote puts a few quiet words behind the name, such as a count.
func (s *Section) SetNote(note string) {
	s.note.SetText(note)
	s.Refresh()
}

// SetOpen opens or closes the group.
func (s *Section) SetOpen(open bool) {
	if s.open != open {
		s.open = open
		s.Refresh()
		s.flip(open)
	}
}

// CreateRenderer is for Fyne.
func (s *Section) CreateRenderer() fyne.WidgetRenderer {
	r := &sectionRenderer{s: s, line: shape.NewBox(0, 0), ring: shape.NewBox(6, 2)}
	r.Refresh()
	return r
}

type sectionRenderer struct {
	s          *Section
	line, ring *shape.Box
}

const sectionHeight = 36

func (r *sectionRenderer) MinSize() fyne.Size { return fyne.NewSize(80, sectionHeight) }

func (r *sectionRenderer) Layout(size fyne.Size) {
	r.line.Resize(fyne.NewSize(size.Width, 1))
	r.ring.Move(fyne.NewPos(-4, 8))
	r.ring.Resize(fyne.NewSize(size.Width+8, 26))
	name := min(r.s.name.Natural().Width, size.Width-40)
	r.s.name.Move(fyne.NewPos(0, 9))
	r.s.name.Resize(fyne.NewSize(name, 24))
	r.s.note.Move(fyne.NewPos(name+8, 9))
	r.s.note.Resize(fyne.NewSize(max(0, size.Width-name-30), 24))
	r.s.mark.Move(fyne.NewPos(size.Width-14, 9))
	r.s.mark.Resize(fyne.NewSize(14, 24))
}

func (r *sectionRenderer) Refresh() {
	c := r.s.kit.Colors()
	r.line.FillColor = c.Hairline
	r.ring.StrokeColor, r.ring.Hidden = c.Focus, !r.s.focused
	ink, icon := Ink, "chevron-right"
	if r.s.open {
		icon = "chevron-down"
	}
	if r.s.hovered {
		ink = Accent
	}
	r.s.name.SetPaint(ink)
	r.s.mark.Set(icon, Quiet)
	r.Layout(r.s.Size())
	r.line.Refresh()
	r.ring.Refresh()
	r.s.note.Refresh()
}

func (r *sectionRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.line.Object(), r.ring.Object(), r.s.name, r.s.note, r.s.mark}
}

func (r *sectionRenderer) Destroy() {}
