package shell

import (
	"fmt"
	"math"
	"strings"

	"fyne.io/fyne/v2"

	"waymark/gui/controls"
	"waymark/gui/theme"
	"waymark/storage/session"
)

const statusHeight = 28

// statusLine is the quiet line at the bottom: whether everything is saved, what
// is on the map, a hint, the zoom.
type statusLine struct {
	p       *project
	object  *fyne.Container
	icon    *controls.Icon
	saved   *controls.Label
	hints   *controls.Label
	percent *controls.Button
}

func newStatusLine(p *project) *statusLine {
	k := p.w.kit
	s := &statusLine{p: p}
	s.icon = k.Icon("check", 14, controls.Good)
	small := controls.Style{Size: theme.SmallSize + 0.5, Paint: controls.Quiet}
	s.hints = k.Label("", small)
	small.Shrink = 60
	s.saved = k.Label("", small)
	s.percent = k.Button(controls.ButtonSpec{ID: "status.zoom", Look: controls.Ghost, Text: "100 %", Tip: p.t("menu.zoom-100"), OnTap: p.w.zoom100})
	right := controls.Row(12, s.hints, controls.Sized(64, 24, s.percent))
	bar := controls.Frame(nil, nil, controls.Centred(s.icon), right, controls.Padded(0, 12, 0, 8, s.saved))
	s.object = controls.Sized(0, statusHeight, k.Pane(controls.Paper, controls.Edges{Top: true}).On(controls.Padded(2, 4, 2, 16, bar)))
	return s
}

// refresh tells the state of saving and counts what is on the map.
func (s *statusLine) refresh() {
	state := s.p.session.State()
	switch state.Phase {
	case session.Saved:
		s.icon.Set("check", controls.Good)
		s.saved.SetText(s.p.t("status.saved", s.counts()))
	case session.Failed:
		s.icon.Set("triangle-alert", controls.Pain)
		s.saved.SetText(s.p.t("status.failed", s.p.w.shell.Sentence(state.Err)))
	default:
		s.icon.Set("refresh-cw", controls.Quiet)
		s.saved.SetText(s.p.t("status.saving", s.counts()))
	}
}

func (s *statusLine) counts() string {
	texts := s.p.w.shell.texts
	doc := s.p.doc()
	o := doc.Outline(s.p.mapID)
	if o == nil {
		return texts.T("status.no-map")
	}
	cards := 0
	for _, c := range doc.Cards.All() {
		if l := doc.Lanes.Get(c.Lane); l != nil && l.Map == s.p.mapID {
			cards++
		}
	}
	return strings.Join([]string{
		texts.N("count.stages", len(o.Stages)), texts.N("count.lanes", len(o.Lanes)), texts.N("count.cards", cards),
	}, texts.T("list.separator"))
}

func (s *statusLine) hint(text string) { s.hints.SetText(text) }

func (s *statusLine) zoom(z float64) { s.percent.SetText(fmt.Sprintf("%d %%", int(math.Round(z*100)))) }
