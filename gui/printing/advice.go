package printing

import (
	"strings"

	"waymark/domain/pages"
	"waymark/domain/paper"
)

// advice is what somebody should know before printing, and what can be done
// about it.
type advice struct {
	text     string
	remedies []remedy
}

// remedy changes settings for the better.
type remedy struct {
	id, text string
	change   func(*Plan)
}

// advise puts the warnings about pages into sentences.
func (r *room) advise(p *proof) []advice {
	var all []advice
	if p.out == nil || p.plan.Format != PDF {
		return nil
	}
	s := &p.plan.Settings
	for _, w := range p.out.Warnings {
		switch w.Concern {
		case pages.SmallLetters:
			all = append(all, r.smallLetters(s, w))
		case pages.TornText:
			a := advice{text: r.n("printing.torn", w.Count)}
			if wider := s.Overlap + 10*paper.Millimetre; wider <= s.Paper.Width/3 {
				a.remedies = []remedy{{"printing.wider", r.t("printing.overlap-of", r.length(wider)), func(p *Plan) { p.Settings.Overlap = wider }}}
			}
			all = append(all, a)
		case pages.EmptyMap:
			all = append(all, advice{text: r.t("printing.empty-map")})
		case pages.WidePage:
			a := advice{text: r.t("printing.narrow-page")}
			if larger := next(s.Paper, 1.3); larger.Name != "" {
				a.remedies = []remedy{r.usePaper(larger)}
			}
			all = append(all, a)
		case pages.UnusableLogo:
			all = append(all, advice{
				text:     r.t("printing.bad-logo"),
				remedies: []remedy{{"printing.no-logo", r.t("printing.logo.remove"), func(p *Plan) { p.Logo = nil }}},
			})
		case pages.ManySheets: // said beside the buttons, always
		}
	}
	return all
}

// smallLetters offers what makes letters large enough to be read.
func (r *room) smallLetters(s *pages.Settings, w pages.Warning) advice {
	a := advice{text: r.t("printing.small-letters", r.number(w.Value, 1), r.paperName(s.Paper), w.Count)}
	if w.Value <= 0 {
		return a
	}
	grow := pages.Readable / w.Value
	switch s.Layout {
	case pages.Poster:
		if larger := next(s.PosterSize, grow); larger.Name != "" && s.PosterWidth == 0 {
			a.remedies = append(a.remedies, remedy{"printing.larger", r.t("printing.poster-of", larger.Name), func(p *Plan) { p.Settings.PosterSize = larger }})
		}
	case pages.Handouts:
		// Larger paper is for all of the pack, which people hold in their hands.
		a.text = r.t("printing.small-map", r.number(w.Value, 1), w.Count)
		if larger := next(s.Paper, grow); larger.Name == "A3" {
			a.remedies = append(a.remedies, r.usePaper(larger))
		}
	default:
		if larger := next(s.Paper, grow); larger.Name != "" {
			a.remedies = append(a.remedies, r.usePaper(larger))
		}
		a.remedies = append(a.remedies,
			remedy{"printing.to-stages", r.t("printing.preset.report"), func(p *Plan) { p.Settings = p.Settings.For(pages.Report) }},
			remedy{"printing.to-poster", r.t("printing.preset.wall"), func(p *Plan) { p.Settings = p.Settings.For(pages.Wall) }})
	}
	return a
}

func (r *room) usePaper(size paper.Size) remedy {
	return remedy{"printing.larger", r.t("printing.use-paper", r.paperName(size)), func(p *Plan) { p.Settings.Paper = size }}
}

// next gives the smallest paper of the A series that is so many times larger
// along its sides; the zero size when there is none.
func next(size paper.Size, times float64) paper.Size {
	var found paper.Size
	for _, s := range paper.Sizes() { // the largest first
		if strings.HasPrefix(s.Name, "A") && s.Width >= size.Width*times*0.999 && s.Width > size.Width {
			if found.Name == "" || s.Width < found.Width {
				found = s
			}
		}
	}
	return found
}

// summary says what comes out of the printer.
func (r *room) summary(p *proof) string {
	if p == nil || p.out == nil || p.err != nil {
		return ""
	}
	switch n := len(p.out.Pages); {
	case p.plan.Format == JSON || n == 0:
		return ""
	case p.plan.Format == PNG:
		w, h := pixels(p)
		return r.t("printing.pixels", r.number(float64(w), 0), r.number(float64(h), 0))
	case p.plan.Format == SVG:
		return ""
	case p.plan.Settings.Layout == pages.Poster:
		sheets := r.n("printing.sheets", n, r.paperName(p.plan.Settings.Paper))
		if p.plan.Settings.Overview && n > 1 {
			sheets = r.n("printing.sheets", n-1, r.paperName(p.plan.Settings.Paper)) + " + " + r.t("printing.overview-sheet")
		}
		return sheets
	default:
		return r.n("printing.pages", n) + " · " + r.paperNames(p.out.Pages)
	}
}

// pixels gives the size of the picture that a plan makes.
func pixels(p *proof) (w, h int) {
	page := &p.out.Pages[0]
	scale := p.plan.Scale
	if p.plan.Width > 0 {
		scale = float64(p.plan.Width) / page.Width
	}
	return int(page.Width*scale + 0.5), int(page.Height*scale + 0.5)
}

// paperNames lists the papers of pages, each once.
func (r *room) paperNames(all []pages.Page) string {
	var names []string
	seen := map[string]bool{}
	for i := range all {
		name := r.nameOf(all[i].Width, all[i].Height)
		if !seen[name] {
			seen[name] = true
			names = append(names, name)
		}
	}
	return strings.Join(names, r.t("list.separator"))
}

// nameOf gives the name of a paper by its sides, turned or not.
func (r *room) nameOf(w, h float64) string {
	if w > h {
		w, h = h, w
	}
	for _, s := range paper.Sizes() {
		if near(s.Width, w) && near(s.Height, h) {
			return r.paperName(s)
		}
	}
	return r.number(w/paper.Millimetre, 0) + " × " + r.number(h/paper.Millimetre, 0) + " mm"
}

func near(a, b float64) bool { return a-b < 1.5 && b-a < 1.5 }
