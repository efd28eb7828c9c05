package merging

import (
	"slices"
	"strings"
	"sync"

	"fyne.io/fyne/v2"

	"waymark/domain/compare"
	"waymark/domain/journey"
	"waymark/domain/merge"
	"waymark/gui/controls"
	"waymark/gui/differences"
)

// Plan is a merge that somebody looks at before it is done. It works beside
// Fyne's goroutine, one thing at a time.
type Plan struct {
	mu     sync.Mutex
	merge  *merge.Merge
	before *journey.Document
	chosen map[string]int // what somebody chose, by conflict
}

// NewPlan works out a merge of theirs into ours. choices are those of an earlier
// plan, or nil. It may take a while and runs in any goroutine.
func NewPlan(ours, theirs merge.Copy, choices map[string]int) (*Plan, error) {
	m, err := merge.New(ours, theirs)
	if err != nil {
		return nil, err
	}
	p := &Plan{merge: m, before: ours.Document, chosen: map[string]int{}}
	for _, c := range m.Conflicts() {
		if v, ok := choices[c.ID]; ok && v < len(c.Values) {
			p.chosen[c.ID] = v
		}
	}
	return p, p.apply()
}

// Nothing tells that theirs has nothing new.
func (p *Plan) Nothing() bool { return p.merge.Nothing() }

// Foreign tells that the files share no history.
func (p *Plan) Foreign() bool { return p.merge.Relation() == merge.Foreign }

// Choices gives what somebody chose.
func (p *Plan) Choices() map[string]int {
	p.mu.Lock()
	defer p.mu.Unlock()
	out := make(map[string]int, len(p.chosen))
	for id, v := range p.chosen {
		out[id] = v
	}
	return out
}

// With runs something on the merge, with all that was chosen, while nobody else
// does.
func (p *Plan) With(f func(*merge.Merge) error) error {
	p.mu.Lock()
	defer p.mu.Unlock()
	if err := p.apply(); err != nil {
		return err
	}
	return f(p.merge)
}

// apply takes the values that were chosen; p.mu is held.
func (p *Plan) apply() error {
	for _, c := range p.merge.Conflicts() {
		if v, ok := p.chosen[c.ID]; ok && v != c.Chosen {
			if err := p.merge.Choose(c.ID, v); err != nil {
				return err
			}
		}
	}
	return nil
}

// sight is what a preview shows of a plan at one moment.
type sight struct {
	comparison *compare.Comparison
	conflicts  []merge.Conflict
	notes      []merge.Note
}

func (p *Plan) look() sight {
	s := sight{comparison: compare.Documents(p.before, p.merge.Document()), notes: slices.Clone(p.merge.Notes())}
	for _, c := range p.merge.Conflicts() {
		s.conflicts = append(s.conflicts, *c)
	}
	return s
}

// Preview is the dialog in which somebody looks at a plan and chooses.
type Preview struct {
	cfg       Config
	spec      PreviewSpec
	plan      *Plan
	rows      []differences.Row
	list      *controls.Rows
	count     *controls.Label
	conflicts *conflictList // nil for none
	dialog    *controls.Dialog
}

// The list keeps some room: what somebody chooses may add lines.
const (
	spareRows  = 1
	fewestRows = 5
)

// PreviewSpec describes a preview.
type PreviewSpec struct {
	Name    string   // of their file
	Authors []string // of what comes in
	Notice  string   // a sentence more, "" for none
	Accept  func(*Plan)
	Fault   func(error)
}

// Open shows a plan. Call it on Fyne's goroutine; look is what Look gave.
func Open(c Config, spec PreviewSpec, plan *Plan, look Look) *Preview {
	v := &Preview{cfg: c, spec: spec, plan: plan}
	v.count = c.Kit.Label(" ", controls.Style{Bold: true, Wrap: dialogWidth})
	var parts []fyne.CanvasObject
	taken := float32(0)
	if conflicts := look.sight.conflicts; len(conflicts) > 0 {
		t := differences.New(c.Texts, plan.before, look.sight.comparison.After)
		v.conflicts = c.conflictList(t, look.sight.comparison.After, conflicts, v.choose)
		parts, taken = append(parts, v.conflicts.object), v.conflicts.taken
	}
	v.tell(look.sight)
	list, framed := c.list("merge.rows", &v.rows, nil, roomFor(max(len(v.rows)+spareRows, fewestRows), c.room()-taken))
	v.list = list
	parts = append(parts, v.count, framed)
	v.dialog = c.Kit.Dialog(c.Window, controls.DialogSpec{
		ID: "merge", Title: c.Texts.T("merge.title", spec.Name), Text: v.text(), Width: dialogWidth, Body: controls.Column(8, parts...), Closed: c.Closed,
		Buttons: []controls.ButtonSpec{
			{ID: "merge.cancel", Text: c.Texts.T("dialog.cancel"), OnTap: func() { v.dialog.Close() }},
			{ID: "merge.ok", Text: c.Texts.T("merge.do"), OnTap: func() {
				v.dialog.Close()
				spec.Accept(plan)
			}},
		},
	})
	if v.conflicts != nil {
		v.dialog.Focus(v.conflicts.first())
		return v
	}
	v.dialog.Focus(list)
	return v
}

// Look is what a preview shows first. Making it may take a while.
type Look struct{ sight sight }

// Look reads the plan for its preview, in any goroutine.
func (p *Plan) Look() Look {
	p.mu.Lock()
	defer p.mu.Unlock()
	return Look{p.look()}
}

func (v *Preview) text() string {
	parts := []string{v.cfg.Texts.T("merge.relation." + string(v.plan.merge.Relation()))}
	if len(v.spec.Authors) > 0 {
		parts = append(parts, v.cfg.Texts.T("merge.by", strings.Join(v.spec.Authors, v.cfg.Texts.T("list.separator"))))
	}
	if v.spec.Notice != "" {
		parts = append(parts, v.spec.Notice)
	}
	return v.cfg.Texts.Sentences(parts...)
}

// choose takes values for conflicts. What follows from them shows a moment later.
func (v *Preview) choose(choices map[string]int) {
	v.plan.mu.Lock()
	for id, value := range choices {
		v.plan.chosen[id] = value
	}
	v.plan.mu.Unlock()
	go func() {
		var s sight
		failed := v.plan.With(func(*merge.Merge) error {
			s = v.plan.look()
			return nil
		})
		v.cfg.Do(func() {
			if failed != nil {
				v.spec.Fault(failed)
				return
			}
			v.show(s)
		})
	}()
}

// show lists what comes in by now.
func (v *Preview) show(s sight) {
	v.tell(s)
	v.list.Changed()
}

// tell puts what comes in into words.
func (v *Preview) tell(s sight) {
	t := differences.New(v.cfg.Texts, v.plan.before, s.comparison.After)
	v.rows = append(t.Rows(s.comparison, "merge."), noteRows(t, v.cfg.Texts, s.notes)...)
	v.count.SetText(v.cfg.Texts.T("merge.incoming", t.Summary(s.comparison)))
}
