package shell

import (
	"fmt"

	"fyne.io/fyne/v2"

	"waymark/domain/journey"
	"waymark/domain/scene"
	"waymark/gui/layoutlog"
	"waymark/gui/present"
)

// showing is a presentation that is going on in a window.
type showing struct {
	show       *present.Show
	fullScreen bool // whether the window was so before
}

// presentFromStart shows the map stage by stage, presentFromHere begins at the
// selected stage.
func (w *Window) presentFromStart() { w.present(0) }

func (w *Window) presentFromHere() {
	if w.project != nil {
		w.present(w.project.chapterHere())
	}
}

// present shows the map, full screen. What is hidden on the map stays hidden.
func (w *Window) present(chapter int) {
	p := w.project
	if p == nil || w.showing != nil || p.doc().Outline(p.mapID) == nil {
		return
	}
	p.board.Finish()
	doc, view, texts := p.doc(), p.view(), w.shell.texts
	view.Map = p.mapID
	typesetter := w.shell.cfg.Kit.Typesetter()
	w.showing = &showing{fullScreen: w.win.FullScreen()}
	w.showing.show = present.NewShow(present.ShowConfig{
		Story: func(aspect float64) *present.Story {
			return present.NewStory(present.Config{Document: doc, View: view, Typesetter: typesetter, Words: texts.T, Counted: texts.N, Aspect: aspect})
		},
		Painter: w.shell.cfg.Kit.Painter(), Typesetter: typesetter, Palette: view.Palette,
		Chapters: present.Chapters(doc, view), Start: present.Position{Chapter: chapter}, Hint: w.shell.hintOnce("present", w.t("present.hint")),
		Smooth: fyne.CurrentApp().Settings().ShowAnimations(),
		Ended:  w.endShowing, Turned: func(present.Position) { w.logLayout() }, Do: w.shell.cfg.Do,
	})
	// The map below would be painted with every frame.
	w.root.Hide()
	w.win.Canvas().Overlays().Add(w.showing.show)
	w.win.Canvas().Focus(w.showing.show)
	if !w.showing.fullScreen {
		w.win.SetFullScreen(true)
	}
}

// endShowing goes back to the map.
func (w *Window) endShowing() {
	s := w.showing
	if s == nil {
		return
	}
	w.showing = nil
	w.win.Canvas().Overlays().Remove(s.show)
	w.root.Show()
	if !s.fullScreen {
		w.win.SetFullScreen(false)
	}
	w.focusMap()
	w.logLayout()
}

// chapterHere gives the chapter of the stage that the selection is in, the title
// when nothing is selected.
func (p *project) chapterHere() int {
	stage := p.stageHere()
	n := 0
	for _, st := range p.doc().StagesOf(p.mapID) {
		if p.view().HiddenStages.Has(st.ID) {
			continue
		}
		n++
		if st.ID == stage {
			return n
		}
	}
	return 0
}

// stageHere gives the stage that the selection is in, "" for none.
func (p *project) stageHere() journey.ID {
	selection, doc := p.board.Selection(), p.doc()
	step := selection.Cell.Step
	if n := len(selection.Refs); n > 0 {
		step = stepOf(doc, selection.Refs[n-1])
		if ref := selection.Refs[n-1]; ref.Kind == journey.StageKind {
			return ref.ID
		}
	}
	if s := doc.Steps.Get(step); s != nil {
		return s.Stage
	}
	return ""
}

// stepOf gives the column in which a thing stands, "" for none.
func stepOf(doc *journey.Document, ref scene.Ref) journey.ID {
	switch ref.Kind {
	case journey.StepKind:
		return ref.ID
	case journey.CardKind:
		if c := doc.Cards.Get(ref.ID); c != nil {
			return c.Step
		}
	case journey.EmotionKind:
		_, step, _ := journey.SplitEmotionID(ref.ID)
		return step
	}
	return ""
}

// logged tells tests which page is shown.
func (s *showing) logged() layoutlog.Thing {
	at := s.show.At()
	id := fmt.Sprintf("%d.%d", at.Chapter, at.Part)
	if s.show.Blank() {
		id = "blank"
	}
	size := s.show.Size()
	return layoutlog.Thing{Kind: "page", ID: id, Part: "whole", W: float64(size.Width), H: float64(size.Height)}
}
