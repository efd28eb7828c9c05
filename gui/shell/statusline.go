package shell

import (
	"fmt"
	"math"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"waymark/domain/journey"
	"waymark/gui/commands"
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
	ready   bool      // the hint says what can be done with what is selected
	told    time.Time // when it was told what was done; zero if the map hints
	icon    *controls.Icon
	saved   *controls.Label
	hints   *controls.Label
	texts   *fyne.Container // both
	percent *controls.Button
	rescue  *controls.Button // saves elsewhere; shown while the file cannot be written
}

// statusTexts puts what is saved at the left and the hint at the right; what is
// saved goes first where there is no room for both.
type statusTexts struct{ s *statusLine }

func (l *statusTexts) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	const gap = 24
	saved := min(l.s.saved.Natural().Width+1, size.Width)
	hint := min(l.s.hints.Natural().Width+1, max(0, size.Width-saved-gap))
	l.s.saved.Resize(fyne.NewSize(saved, size.Height))
	l.s.hints.Move(fyne.NewPos(size.Width-hint, 0))
	l.s.hints.Resize(fyne.NewSize(hint, size.Height))
	l.s.hints.Hidden = hint < 60
}

func (l *statusTexts) MinSize([]fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(120, max(l.s.saved.MinSize().Height, l.s.hints.MinSize().Height))
}

func newStatusLine(p *project) *statusLine {
	k := p.w.kit
	s := &statusLine{p: p}
	s.icon = k.Icon("check", 14, controls.Good)
	small := controls.Style{Size: theme.SmallSize + 0.5, Paint: controls.Quiet}
	small.Shrink = 60
	s.hints, s.saved = k.Label("", small), k.Label("", small)
	s.percent = k.Button(controls.ButtonSpec{ID: "status.zoom", Look: controls.Ghost, Text: "100 %", Tip: commands.Tip(p.t, "view.zoom-100"), OnTap: p.w.zoom100})
	s.texts = container.New(&statusTexts{s}, s.saved, s.hints)
	s.rescue = k.Button(controls.ButtonSpec{ID: "status.elsewhere", Look: controls.Link, Text: p.t("status.elsewhere"), OnTap: p.w.saveAs})
	s.rescue.Hide()
	right := controls.Row(12, controls.Centred(s.rescue), controls.Sized(64, 24, s.percent))
	bar := controls.Frame(nil, nil, controls.Centred(s.icon), right, controls.Padded(0, 12, 0, 8, s.texts))
	s.object = controls.Sized(0, statusHeight, k.Bare(controls.Edges{Top: true}).On(controls.Padded(2, 4, 2, 16, bar)))
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
	if failed := state.Phase == session.Failed; failed == s.rescue.Hidden {
		controls.SetVisible(s.rescue, failed)
		s.object.Refresh()
	}
	if s.hints.Text() == "" {
		s.selected()
	}
	s.texts.Refresh()
}

func (s *statusLine) counts() string {
	texts := s.p.w.shell.texts
	doc := s.p.doc()
	if !doc.Maps.Has(s.p.mapID) {
		return texts.T("status.no-map")
	}
	stages, cards := 0, 0
	for _, stage := range doc.Stages.All() {
		if stage.Map == s.p.mapID {
			stages++
		}
	}
	lanes := make(map[journey.ID]bool)
	for id, l := range doc.Lanes.All() {
		if l.Map == s.p.mapID {
			lanes[id] = true
		}
	}
	for _, c := range doc.Cards.All() {
		if lanes[c.Lane] {
			cards++
		}
	}
	return strings.Join([]string{
		texts.N("count.stages", stages), texts.N("count.lanes", len(lanes)), texts.N("count.cards", cards),
	}, texts.T("list.separator"))
}

// brief is how long what was done is told at least, whatever is selected next.
const brief = time.Second

// tell says what was done, until something else is selected.
func (s *statusLine) tell(text string) {
	s.hint(text)
	s.told = time.Now()
}

// hint says what can be done just now.
func (s *statusLine) hint(text string) {
	s.told = time.Time{}
	if s.ready = text == s.p.t("board.status.ready"); s.ready {
		text = s.p.readyHint()
	}
	s.hints.SetText(text)
	s.texts.Refresh()
}

// selected hears that something else is selected.
func (s *statusLine) selected() {
	if old := !s.told.IsZero() && time.Since(s.told) > brief; old || s.ready || s.hints.Text() == "" {
		s.hint(s.p.t("board.status.ready"))
	}
}

func (s *statusLine) zoom(z float64) { s.percent.SetText(fmt.Sprintf("%d %%", int(math.Round(z*100)))) }
