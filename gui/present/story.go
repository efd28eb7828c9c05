package present

import (
	"slices"
	"sync"

	"waymark/domain/journey"
	"waymark/domain/scene"
	"waymark/domain/typeset"
)

// Height is how high a page is, in its own units.
const Height = 900.0

// Config is what a story is told from. The document and the view are those of
// the moment it begins; later edits do not disturb a show.
type Config struct {
	Document   *journey.Document
	View       scene.View // of the map as it is shown on the board
	Typesetter *typeset.Typesetter
	// Words gives a text of the interface, such as "present.scenario".
	Words func(key string, args ...any) string
	// Counted gives a text for a number.
	Counted func(key string, n int, args ...any) string
	// Aspect is width ÷ height of the screen.
	Aspect float64
}

// Story is the pages of a show. It may be used from several goroutines.
type Story struct {
	cfg     Config
	outline *journey.Outline
	stages  []*journey.Stage // those that are shown
	places  []int            // of each among all stages
	whole   *scene.Scene     // of all that is shown

	mu    sync.Mutex
	parts map[int][]*Page // of each chapter, once laid out
}

// NewStory plans a show; nil when the map is not there.
func NewStory(cfg Config) *Story {
	cfg.View.Title, cfg.View.Legend, cfg.View.FoldedStages = false, false, nil
	s := &Story{cfg: cfg, outline: cfg.Document.Outline(cfg.View.Map), parts: map[int][]*Page{}}
	if s.outline == nil {
		return nil
	}
	for i, st := range s.outline.Stages {
		if !cfg.View.HiddenStages.Has(st.ID) {
			s.stages, s.places = append(s.stages, st.Stage), append(s.places, i)
		}
	}
	s.whole = scene.Build(cfg.Document, cfg.View, cfg.Typesetter, nil)
	return s
}

// Chapters gives how many chapters the story of a map has.
func Chapters(doc *journey.Document, view scene.View) int {
	n := 2
	for _, st := range doc.StagesOf(view.Map) {
		if !view.HiddenStages.Has(st.ID) {
			n++
		}
	}
	return n
}

// Chapters gives how many chapters there are: the title, each stage, the end.
func (s *Story) Chapters() int { return len(s.stages) + 2 }

// ChapterOf gives the chapter of a stage, 0 when it is not shown.
func (s *Story) ChapterOf(stage journey.ID) int {
	i := slices.IndexFunc(s.stages, func(st *journey.Stage) bool { return st.ID == stage })
	return i + 1
}

// Name gives what a chapter is called.
func (s *Story) Name(chapter int) string {
	switch {
	case chapter <= 0:
		return s.cfg.Words("present.title")
	case chapter > len(s.stages):
		return s.cfg.Words("present.end")
	}
	return s.stages[chapter-1].Name
}

// Pages gives the pages of a chapter, at least one: a stage with more than can
// be read at once has several.
func (s *Story) Pages(chapter int) []*Page {
	s.mu.Lock()
	pages := s.parts[chapter]
	s.mu.Unlock()
	if pages != nil {
		return pages
	}
	switch {
	case chapter <= 0:
		pages = []*Page{s.titlePage()}
	case chapter > len(s.stages):
		pages = []*Page{s.endPage()}
	default:
		pages = s.stagePages(chapter - 1)
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.parts[chapter] = pages
	return pages
}

func (s *Story) width() float64 { return Height * s.cfg.Aspect }

func (s *Story) pal() *scene.Palette { return &s.cfg.View.Palette }

func (s *Story) pen() *pen { return &pen{ts: s.cfg.Typesetter} }

func (s *Story) t(key string, args ...any) string { return s.cfg.Words(key, args...) }

// personas gives those of the map that are shown.
func (s *Story) personas() []*journey.Persona {
	return slices.DeleteFunc(slices.Clone(s.outline.Personas), func(p *journey.Persona) bool { return s.cfg.View.HiddenPersonas.Has(p.ID) })
}

// hues gives the colour of a shown stage.
func (s *Story) hue(i int) (c sceneColor) {
	return s.pal().StageHue(s.stages[i].Color, s.places[i], len(s.outline.Stages))
}
