package shell

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"waymark/gui/commands"
	"waymark/gui/controls"
	"waymark/gui/theme"
)

// keySheet is the page of all keys and gestures.
type keySheet struct {
	w      *Window
	scroll *container.Scroll
	column float32 // width of one of its columns
	two    bool    // columns
}

const keySheetSearch = "keys.search"

// keysDialog shows all keys and gestures, with a field to search them.
func (w *Window) keysDialog() {
	k := w.kit
	room := w.win.Canvas().Size()
	width, height := min(980, room.Width-96), min(620, room.Height-200)
	s := &keySheet{w: w, two: width >= 760}
	s.column = width - 16
	if s.two {
		s.column = (width - 16 - 40) / 2
	}
	s.scroll = k.Scroll(controls.Column(0))
	search := k.Field(controls.FieldSpec{ID: keySheetSearch, Hint: w.t("keys.search"), Changed: s.fill, Cancelled: w.closeDialog})
	s.fill("")
	d := k.Dialog(w.win.Canvas(), controls.DialogSpec{
		ID: "keys", Title: w.t("menu.keys"), Width: width, Closed: w.backToMap,
		Body: controls.Column(12,
			controls.Frame(nil, nil, controls.Centred(controls.Padded(0, 8, 0, 2, k.Icon("search", 18, controls.Quiet))), nil, search),
			controls.Sized(width, max(160, height), s.scroll),
		),
		Buttons: []controls.ButtonSpec{{ID: "keys.ok", Text: w.t("dialog.close"), OnTap: w.closeDialog}},
	})
	d.Focus(search)
}

// fill shows the commands that have all the words of a text about them.
func (s *keySheet) fill(text string) {
	terms := fields(text)
	var groups []fyne.CanvasObject
	for _, g := range commands.Groups() {
		title := s.w.t("command.group." + string(g))
		group := controls.Column(0, controls.Padded(0, 0, 6, 0, s.w.kit.Label(title, controls.Style{Size: theme.NameSize, Bold: true, Paint: controls.Accent})))
		for _, c := range commands.All() {
			if c.Group == g && (len(c.Keys) > 0 || c.Pointer != "") && s.has(c, title, terms) {
				row := s.row(c)
				s.w.kit.Name("key", c.ID, row)
				group.Add(s.w.kit.Line())
				group.Add(row)
			}
		}
		if len(group.Objects) > 1 {
			groups = append(groups, group)
		}
	}
	if len(groups) == 0 {
		s.show(s.w.kit.Label(s.w.t("keys.none"), controls.Style{Paint: controls.Quiet}))
		return
	}
	if !s.two || len(groups) == 1 {
		s.show(controls.Column(22, groups...))
		return
	}
	s.show(controls.Row(40, balanced(groups, s.column)...))
}

func (s *keySheet) show(content fyne.CanvasObject) {
	s.scroll.Content = controls.Padded(4, 16, 12, 0, container.NewVBox(content))
	s.scroll.ScrollToOffset(fyne.Position{})
	s.scroll.Refresh()
}

// balanced puts groups into two columns of about the same height, in order.
func balanced(groups []fyne.CanvasObject, width float32) []fyne.CanvasObject {
	const gap = 22
	whole := float32(0)
	for _, g := range groups {
		whole += g.MinSize().Height + gap
	}
	left, taken := 0, float32(0)
	for left < len(groups)-1 {
		h := groups[left].MinSize().Height + gap
		if left > 0 && taken+h/2 > whole/2 {
			break
		}
		taken += h
		left++
	}
	return []fyne.CanvasObject{
		container.NewVBox(controls.Sized(width, 0, controls.Column(gap, groups[:left]...))),
		container.NewVBox(controls.Sized(width, 0, controls.Column(gap, groups[left:]...))),
	}
}

// row shows a command: its words, below them what the pointer does, its keys at
// the right.
func (s *keySheet) row(c commands.Command) fyne.CanvasObject {
	k := s.w.kit
	var caps [][]string
	for _, chord := range c.Shown(s.w.t, commands.OnMac()) {
		caps = append(caps, chord.Caps(s.w.t, commands.OnMac()))
	}
	keys := k.KeyCaps(caps, s.column*0.5)
	room := s.column - keys.MinSize().Width - 16
	words := controls.Column(1, k.Label(c.Label(s.w.t), controls.Style{Wrap: room}))
	if c.Pointer != "" {
		words.Add(k.Label(s.w.t(c.Pointer), controls.Style{Size: theme.SmallSize, Paint: controls.Quiet, Wrap: room}))
	}
	return controls.Padded(5, 0, 5, 0, controls.Frame(nil, nil, nil, controls.Centred(keys), controls.Padded(3, 0, 2, 0, words)))
}

// fields gives the words to look for.
func fields(text string) []string { return strings.Fields(strings.ToLower(text)) }

// has tells whether a command has all the terms about it.
func (s *keySheet) has(c commands.Command, group string, terms []string) bool {
	about := []string{group, c.Label(s.w.t)}
	about = append(about, c.KeyTexts(s.w.t)...)
	if c.Pointer != "" {
		about = append(about, s.w.t(c.Pointer))
	}
	all := strings.ToLower(strings.Join(about, "\n"))
	for _, term := range terms {
		if !strings.Contains(all, term) {
			return false
		}
	}
	return true
}
