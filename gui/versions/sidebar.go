package versions

import (
	"strconv"
	"strings"
	"time"

	"fyne.io/fyne/v2"

	"waymark/domain/edit"
	"waymark/domain/journey"
	"waymark/gui/controls"
	"waymark/gui/differences"
	"waymark/gui/theme"
)

const (
	sideWidth   = 320
	mostChanges = 5000 // that are listed
)

// line is a row of the list and the state that it leads to.
type line struct {
	spec    controls.RowSpec
	state   *state
	version *edit.Version // of a named one
}

// sidebar lists versions and changes.
type sidebar struct {
	p       *Page
	object  *fyne.Container
	tabs    *controls.Segments
	rows    *controls.Rows
	filter  *fyne.Container
	what    *controls.Label
	lines   []line
	kind    journey.Kind // of the thing whose changes are listed, "" for all
	id      journey.ID
	changes bool
}

func newSidebar(p *Page) *sidebar {
	k := p.cfg.Kit
	s := &sidebar{p: p}
	s.rows = k.Rows(controls.RowsSpec{
		ID: "versions.rows", Count: func() int { return len(s.lines) }, Row: func(i int) controls.RowSpec { return s.lines[i].spec },
		Chosen: s.choose, Opened: s.choose, Menu: s.menu,
	})
	s.tabs = k.Segments("versions.tabs", []controls.Option{
		{Value: "versions", Text: p.t("versions.tab.versions")}, {Value: "changes", Text: p.t("versions.tab.changes")},
	}, "versions", func(v string) {
		s.changes = v == "changes"
		s.read()
		s.rows.Choose(0)
	})
	s.what = k.Label("", controls.Style{Shrink: 60, Bold: true})
	all := k.Button(controls.ButtonSpec{ID: "versions.all", Look: controls.Ghost, Icon: "x", Tip: p.t("versions.all"), OnTap: func() { s.only("", "") }})
	s.filter = controls.Frame(nil, nil, nil, all, s.what)
	s.filter.Hide()
	name := k.Button(controls.ButtonSpec{ID: "versions.name", Icon: "flag", Text: p.t("versions.name"), OnTap: p.NameVersion})
	head := controls.Column(8, k.Label(p.t("versions.title"), controls.Style{Size: theme.TitleSize, Bold: true, Shrink: 80}), controls.Sized(0, 32, name), controls.Sized(0, 32, s.tabs), s.filter)
	s.object = controls.Sized(sideWidth, 0, k.Pane(controls.Paper, controls.Edges{Right: true}).On(controls.Frame(controls.Padded(14, 12, 8, 14, head), nil, nil, nil, controls.Padded(0, 6, 8, 8, s.rows))))
	s.read()
	return s
}

// read lists what the history says.
func (s *sidebar) read() {
	s.lines = s.lines[:0]
	if s.changes {
		s.readChanges()
	} else {
		s.readVersions()
	}
	s.rows.Changed()
}

func (s *sidebar) add(l line) { s.lines = append(s.lines, l) }

func (s *sidebar) head(key string) {
	s.add(line{spec: controls.RowSpec{Header: true, Text: s.p.t(key)}})
}

func (s *sidebar) readVersions() {
	p := s.p
	h := p.cfg.Editor.History()
	now := p.nowState()
	s.add(line{spec: controls.RowSpec{ID: "version.now", Icon: "check", Paint: controls.Accent, Text: now.name}, state: &now})
	versions := h.Versions()
	if len(versions) > 0 {
		s.head("versions.named")
	}
	for i := len(versions) - 1; i >= 0; i-- {
		v := &versions[i]
		at := stateTime(h, v.State, v.Time)
		s.add(line{
			spec:    controls.RowSpec{ID: "version." + v.Name, Icon: "flag", Paint: controls.Accent, Text: v.Name, Note: v.Note, Right: who(v.Author, p.cfg.When(at))},
			state:   &state{id: v.State, name: p.t("versions.bar.named", v.Name, day(at)), tag: v.Name},
			version: v,
		})
	}
	days := h.Days(time.Local)
	if len(days) > 0 {
		s.head("versions.days")
	}
	for i := len(days) - 1; i >= 0; i-- {
		d := &days[i]
		s.add(line{
			spec: controls.RowSpec{
				ID: "version." + d.Date, Icon: "calendar", Text: d.Date, Note: strings.Join(d.Authors, p.t("list.separator")), Right: p.cfg.Texts.N("count.changes", d.Changes),
			},
			state: &state{id: d.State, name: p.t("versions.bar.day", d.Date), tag: d.Date},
		})
	}
	if len(days) > 0 {
		s.add(line{spec: controls.RowSpec{ID: "version.beginning", Icon: "file", Text: p.t("versions.beginning")}, state: &state{name: p.t("versions.beginning"), tag: p.t("versions.beginning")}})
	}
}

func stateTime(h *edit.History, id journey.ID, other time.Time) time.Time {
	if c := h.Change(id); c != nil {
		return c.Time
	}
	return other
}

func day(t time.Time) string { return t.Local().Format("2006-01-02") }

func moment(t time.Time) string { return t.Local().Format("2006-01-02 15:04") }

func who(author, when string) string {
	if author == "" {
		return when
	}
	return author + " · " + when
}

func (s *sidebar) readChanges() {
	p := s.p
	h := p.cfg.Editor.History()
	list := h.Changes()
	if s.id != "" {
		list = h.Touching(s.kind, s.id)
	}
	doc := p.cfg.Editor.Committed()
	t := differences.New(p.cfg.Texts, doc, doc)
	for i := len(list) - 1; i >= 0 && len(s.lines) < mostChanges; i-- {
		c := list[i]
		text := p.cfg.ChangeText(c.Label)
		spec := controls.RowSpec{ID: "change." + strconv.Itoa(i), Icon: "pencil", Text: text, Right: who(c.Author, p.cfg.When(c.Time))}
		if s.id != "" {
			if told := s.touched(t, c); told != "" {
				spec.Text = told
			}
		}
		s.add(line{spec: spec, state: &state{id: c.ID, name: p.t("versions.bar.change", journey.Shorten(text, 50), moment(c.Time)), tag: moment(c.Time)}})
	}
}

// touched tells what a change did to the thing whose changes are listed.
func (s *sidebar) touched(t *differences.Teller, c *edit.Change) string {
	for _, d := range c.Writes() {
		if d.ID != s.id || d.Kind != s.kind {
			continue
		}
		if d.Added != nil {
			return s.p.t("versions.touched.added")
		}
		if d.Removed != nil {
			return s.p.t("versions.touched.removed")
		}
		var parts []string
		for _, f := range d.Fields {
			parts = append(parts, t.Change(d.Kind, f.Name, f.From, f.To))
		}
		return strings.Join(parts, s.p.t("difference.and"))
	}
	return ""
}

// only lists the changes of one thing; of all for "".
func (s *sidebar) only(kind journey.Kind, id journey.ID) {
	s.kind, s.id, s.changes = kind, id, id != "" || s.changes
	show := id != ""
	if show {
		doc := s.p.cfg.Editor.Committed()
		title := ""
		if r := doc.Record(kind, id); r != nil {
			title = journey.Title(r)
		}
		s.what.SetText(s.p.t("versions.only", differences.New(s.p.cfg.Texts, doc, doc).Name(kind, id, title)))
		s.filter.Show()
	} else {
		s.filter.Hide()
	}
	if s.changes {
		s.tabs.SetValue("changes")
	}
	s.read()
	s.rows.Choose(0)
	s.object.Refresh()
	s.p.cfg.Arranged()
}

func (s *sidebar) choose(i int) {
	if st := s.lines[i].state; st != nil && (st.id != s.p.at.id || st.now != s.p.at.now) {
		s.p.show(*st)
	}
}

// menu renames a named version or takes its name away.
func (s *sidebar) menu(i int, at fyne.Position) {
	v := s.lines[i].version
	if v == nil {
		return
	}
	p := s.p
	fail := func(err error) {
		if err != nil {
			p.cfg.Fault("versions.fault.name", err)
		}
	}
	p.cfg.Kit.ShowMenu(fyne.NewMenu("",
		fyne.NewMenuItem(p.t("versions.rename"), func() {
			p.cfg.Ask(p.t("versions.name.title"), v.Name, func(name string) {
				_, err := p.cfg.Editor.RenameVersion(v.ID, name, v.Note)
				fail(err)
			})
		}),
		fyne.NewMenuItem(p.t("versions.forget"), func() {
			_, err := p.cfg.Editor.ForgetVersion(v.ID)
			fail(err)
		})), p.cfg.Window, at)
}

// states gives the versions that can be compared with.
func (s *sidebar) states() []state {
	was := s.lines
	s.lines = nil
	s.readVersions()
	var out []state
	for _, l := range s.lines {
		if l.state != nil {
			out = append(out, *l.state)
		}
	}
	s.lines = was
	return out
}

// NameVersion asks for a name for the state that is shown.
func (p *Page) NameVersion() {
	at := p.at
	NameVersion(p.cfg, func() journey.ID {
		if at.now {
			return p.cfg.Editor.History().Head()
		}
		return at.id
	})
}

// NameVersion asks for a name for a state of the project.
func NameVersion(cfg Config, state func() journey.ID) {
	cfg.Author(func(string) {
		cfg.Ask(cfg.Texts.T("versions.name.title"), "", func(name string) {
			if _, err := cfg.Editor.NameVersion(state(), name, ""); err != nil {
				cfg.Fault("versions.fault.name", err)
			}
		})
	})
}
