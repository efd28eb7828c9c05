package shell

import (
	"path/filepath"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"waymark/domain/find"
	"waymark/domain/journey"
	"waymark/gui/commands"
	"waymark/gui/controls"
	"waymark/gui/naming"
)

// goTarget is something that can be gone to by its name: a command, a thing of the
// project, a view, a file.
type goTarget struct {
	key    string // the same each time, to remember what was gone to
	icon   string
	text   string
	note   string
	right  string
	folded string // text, and what else it may be found by
	rank   int    // among equals: commands before maps before cards
	run    func()
}

const (
	goWidth   = 620
	goHeight  = 380
	goMost    = 60 // targets that are shown
	goRecent  = 8  // remembered targets before all others
	recentLot = 20 // score for having been gone to lately
)

// goToDialog is going to a command or a content by its name.
type goToDialog struct {
	w      *Window
	dialog *controls.Dialog
	rows   *controls.Rows
	all    []goTarget
	shown  []goTarget
	heads  map[int]string // headings before rows, by index in lines
	lines  []int          // index of shown, −1 for a heading
}

// openGoTo opens the list.
func (w *Window) openGoTo() {
	if !w.free() {
		return
	}
	w.finish()
	d := &goToDialog{w: w, all: w.goTargets()}
	d.rows = w.kit.Rows(controls.RowsSpec{
		ID: "goto.rows", Count: func() int { return len(d.lines) }, Row: d.row, Single: true, Fixed: true, Opened: d.open,
	})
	field := w.kit.Field(controls.FieldSpec{
		ID: "goto.field", Hint: w.t("goto.hint"), Changed: d.search, Keys: d.key, Commit: func(string) string { return "" },
	})
	body := controls.Column(8, field, controls.Sized(goWidth, goHeight, d.rows))
	d.dialog = w.kit.Dialog(w.win.Canvas(), controls.DialogSpec{
		ID: "goto", Title: strings.TrimSuffix(w.t("command.find.goto"), "…"), Body: body, Width: goWidth,
		Enter: func() { d.open(d.rows.Chosen()) }, Closed: w.focusMap,
	})
	d.search("")
	d.dialog.Focus(field)
}

func (d *goToDialog) key(e *fyne.KeyEvent) bool {
	switch e.Name {
	case fyne.KeyReturn, fyne.KeyEnter:
		d.open(d.rows.Chosen())
	case fyne.KeyEscape:
		d.dialog.Close()
	case fyne.KeyHome, fyne.KeyEnd:
		return false // of the text
	default:
		return d.rows.Walk(e.Name)
	}
	return true
}

// search shows what fits, the best first; what was gone to lately comes first as
// long as nothing is typed.
func (d *goToDialog) search(text string) {
	query := find.Fold(strings.TrimSpace(text))
	recent := d.w.shell.wentTo
	type scored struct {
		at, score int
	}
	var fits []scored
	for i := range d.all {
		t := &d.all[i]
		lately := slices.Index(recent, t.key)
		if query == "" {
			if lately >= 0 && lately < goRecent {
				fits = append(fits, scored{i, 10000 - lately})
			} else if t.rank < cardRank {
				fits = append(fits, scored{i, -t.rank})
			}
			continue
		}
		if s := find.Score(t.folded, query); s > 0 {
			if lately >= 0 {
				s += max(0, recentLot-lately)
			}
			fits = append(fits, scored{i, s*4 - t.rank})
		}
	}
	slices.SortStableFunc(fits, func(a, b scored) int { return b.score - a.score })
	fits = fits[:min(len(fits), goMost)]
	d.shown, d.lines, d.heads = d.shown[:0], d.lines[:0], map[int]string{}
	for i, f := range fits {
		if query == "" && i == 0 && f.score > 0 {
			d.head(d.w.t("goto.recent"))
		} else if query == "" && i > 0 && f.score <= 0 && fits[i-1].score > 0 {
			d.head("")
		}
		d.lines = append(d.lines, len(d.shown))
		d.shown = append(d.shown, d.all[f.at])
	}
	if len(d.shown) == 0 {
		d.head(d.w.t("goto.none"))
	}
	d.rows.Changed()
	d.rows.Choose(0)
	if len(d.heads) > 0 && len(d.lines) > 1 {
		d.rows.Choose(1)
	}
	if d.dialog != nil {
		d.w.logLayout()
	}
}

func (d *goToDialog) head(text string) {
	d.heads[len(d.lines)] = text
	d.lines = append(d.lines, -1)
}

func (d *goToDialog) row(i int) controls.RowSpec {
	if d.lines[i] < 0 {
		return controls.RowSpec{Header: true, Text: d.heads[i]}
	}
	t := &d.shown[d.lines[i]]
	return controls.RowSpec{ID: "goto." + t.key, Icon: t.icon, Text: t.text, Note: t.note, Right: t.right}
}

func (d *goToDialog) open(i int) {
	if i < 0 || i >= len(d.lines) || d.lines[i] < 0 {
		return
	}
	t := d.shown[d.lines[i]]
	d.w.shell.remember(t.key)
	d.dialog.Close()
	t.run()
}

// remember puts a target at the head of those that were gone to lately.
func (s *Shell) remember(key string) {
	const most = 50
	s.wentTo = slices.DeleteFunc(s.wentTo, func(k string) bool { return k == key })
	s.wentTo = slices.Insert(s.wentTo, 0, key)
	s.wentTo = s.wentTo[:min(len(s.wentTo), most)]
}

// The ranks of targets.
const (
	viewRank = iota
	mapRank
	commandRank
	fileRank
	personaRank
	cardRank
)

// goTargets gives all that can be gone to.
func (w *Window) goTargets() []goTarget {
	var all []goTarget
	for _, c := range commands.All() {
		if c.ID == "find.goto" || !w.Can(c.ID) {
			continue
		}
		label := c.Label(w.shell.texts.T)
		keys := ""
		if texts := c.KeyTexts(w.shell.texts.T); len(texts) > 0 {
			keys = texts[0]
		}
		all = append(all, goTarget{
			key: "command." + c.ID, icon: orElse(c.Icon, "chevron-right"), text: label, right: keys, folded: find.Fold(label), rank: commandRank,
			run: func() { w.Run(c.ID) },
		})
	}
	for _, r := range w.shell.cfg.Settings.Recent {
		if w.project != nil && samePath(w.project.session.Path(), r.Path) {
			continue
		}
		name := strings.TrimSuffix(filepath.Base(r.Path), filepath.Ext(r.Path))
		all = append(all, goTarget{
			key: "file." + r.Path, icon: "file", text: name, note: filepath.Dir(r.Path), right: w.t("goto.file"), folded: find.Fold(name), rank: fileRank,
			run: func() { w.Open(r.Path) },
		})
	}
	if w.project != nil {
		all = append(all, w.project.goTargets()...)
	}
	return all
}

func orElse(s, other string) string {
	if s == "" {
		return other
	}
	return s
}

// goTargets gives what of the project can be gone to.
func (p *project) goTargets() []goTarget {
	doc, texts := p.doc(), p.w.shell.texts
	var all []goTarget
	note := "" // the map, when it is another than the one that is shown
	add := func(r journey.Record, rank int, run func()) {
		name := naming.Name(doc, r, texts)
		if note != "" {
			rank++
		}
		all = append(all, goTarget{
			key: string(r.Kind()) + "." + string(r.RecordID()), icon: naming.Icon(doc, r), text: name, note: note, right: naming.Where(doc, r, texts),
			folded: find.Fold(name), rank: rank, run: run,
		})
	}
	goTo := func(r journey.Record) func() { return func() { p.visit(r) } }
	for _, m := range doc.MapsInOrder() {
		add(m, mapRank, goTo(m))
		for _, v := range doc.ViewsOf(m.ID) {
			add(v, viewRank, func() {
				p.visit(m)
				p.applyView(v.ID)
			})
		}
	}
	for _, persona := range doc.PersonasInOrder() {
		add(persona, personaRank, goTo(persona))
	}
	for _, m := range doc.MapsInOrder() {
		o := doc.Outline(m.ID)
		if note = ""; m.ID != p.mapID {
			note = naming.Name(doc, m, texts)
		}
		for _, l := range o.Lanes {
			add(l, cardRank, goTo(l))
		}
		for _, st := range o.Stages {
			add(st.Stage, cardRank, goTo(st.Stage))
			for _, step := range st.Steps {
				if step.Name != "" {
					add(step, cardRank, goTo(step))
				}
				for _, l := range o.Lanes {
					for _, c := range o.Cards(l.ID, step.ID) {
						add(c, cardRank+1, goTo(c))
					}
				}
			}
		}
	}
	return all
}
