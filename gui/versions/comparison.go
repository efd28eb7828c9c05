package versions

import (
	"fyne.io/fyne/v2"

	"waymark/domain/compare"
	"waymark/domain/journey"
	"waymark/domain/scene"
	"waymark/gui/board"
	"waymark/gui/controls"
	"waymark/gui/differences"
	"waymark/gui/theme"
)

const (
	diffWidth   = 330
	chartHeight = 168
)

// comparison is two versions side by side: the board shows one of them, with
// marks; the list and the curves tell both.
type comparison struct {
	p       *Page
	c       *compare.Comparison
	title   string
	rows    []differences.Row
	list    *controls.Rows
	sides   *controls.Segments
	before  bool // the board shows the state before
	persona journey.ID
	detail  *controls.Label // of the chosen row, in full
	foot    *fyne.Container
	side    *fyne.Container
	told    *compare.Item // by detail
}

func newComparison(p *Page, c *compare.Comparison) *comparison {
	d := &comparison{p: p, c: c}
	t := differences.New(p.cfg.Texts, c.Before, c.After)
	d.rows = t.Rows(c, "diff.")
	d.list = p.cfg.Kit.Rows(controls.RowsSpec{
		ID: "versions.diff", Count: func() int { return len(d.rows) }, Row: func(i int) controls.RowSpec { return d.rows[i].Spec },
		Chosen: d.tell,
		Single: true, Opened: func(i int) {
			if it := d.rows[i].Item; it != nil {
				d.goTo(it)
			}
		},
	})
	d.sides = p.cfg.Kit.Segments("versions.sides", []controls.Option{
		{Value: "before", Text: p.t("versions.before")}, {Value: "after", Text: p.t("versions.after")},
	}, "after", func(v string) {
		d.before = v == "before"
		d.turn()
	})
	return d
}

// name says what is compared with what.
func (d *comparison) name(at, other state, first bool) {
	if !first {
		at, other = other, at
	}
	d.title = d.p.t("versions.bar.compare", at.tag, other.tag)
}

// shown gives the state that the board shows.
func (d *comparison) shown() *journey.Document {
	if d.before {
		return d.c.Before
	}
	return d.c.After
}

// turn shows the state that is chosen.
func (d *comparison) turn() {
	d.p.showDocument(d.shown())
	d.mark()
	d.p.arrange()
}

// mark lays the marks over the board: those of what stands in the state that it
// shows.
func (d *comparison) mark() {
	marks := map[scene.Ref]compare.Sort{}
	for id, it := range d.c.Marks() {
		if d.before && it.Sort == compare.Added || !d.before && it.Sort == compare.Removed {
			continue
		}
		switch it.Kind {
		case journey.CardKind, journey.StageKind, journey.StepKind, journey.LaneRecord, journey.PersonaRecord, journey.EmotionKind:
			marks[scene.Ref{Kind: it.Kind, ID: id}] = it.Sort
		}
	}
	d.p.board.SetChanges(marks)
}

// tell tells a difference in full: the list has no room for long texts.
func (d *comparison) tell(i int) {
	it := d.rows[i].Item
	if it == nil || d.detail == nil {
		return
	}
	d.told = it
	d.showTold()
	d.side.Refresh()
}

// showTold puts the difference that is told below the list.
func (d *comparison) showTold() {
	var stretches []controls.Stretch
	for _, p := range differences.New(d.p.cfg.Texts, d.c.Before, d.c.After).Full(d.told) {
		s := controls.Stretch{Text: p.Text}
		switch p.Sort {
		case compare.Added:
			s.Revision = controls.PutIn
		case compare.Removed:
			s.Revision = controls.TakenOut
		case compare.Changed, compare.Moved:
		}
		stretches = append(stretches, s)
	}
	d.detail.SetRevised(stretches)
	d.foot.Show()
}

// goTo shows where a difference is, in the state in which it stands.
func (d *comparison) goTo(it *compare.Item) {
	before := d.before
	switch it.Sort {
	case compare.Added:
		before = false
	case compare.Removed:
		before = true
	case compare.Moved, compare.Changed:
	}
	place := it.Place
	if before && it.Moved {
		place = it.From
	}
	if before != d.before || place.Map != "" && place.Map != d.p.mapID {
		d.before = before
		if place.Map != "" {
			d.p.mapID = place.Map
		}
		value := "after"
		if before {
			value = "before"
		}
		d.sides.SetValue(value)
		d.turn()
	}
	ref := scene.Ref{Kind: it.Kind, ID: it.ID}
	d.p.board.Select(ref)
	d.p.board.Reveal(ref)
}

// around puts the list and the curves around the board.
func (d *comparison) around(b *board.Board) fyne.CanvasObject {
	k, p := d.p.cfg.Kit, d.p
	t := differences.New(p.cfg.Texts, d.c.Before, d.c.After)
	head := k.Label(t.Summary(d.c), controls.Style{Bold: true, Size: theme.NameSize, Wrap: diffWidth - 32})
	d.detail = k.Label("", controls.Style{Wrap: diffWidth - 32, Lines: 12})
	d.foot = k.Pane(controls.Paper, controls.Edges{Top: true}).On(controls.Padded(10, 16, 12, 16, d.detail))
	d.foot.Hide()
	d.list.Changed()
	list := controls.Sized(diffWidth, 0, k.Pane(controls.Paper, controls.Edges{Left: true}).On(
		controls.Frame(controls.Padded(12, 12, 8, 16, head), d.foot, nil, nil, controls.Padded(0, 6, 8, 6, d.list))))
	d.side = list
	if d.told != nil {
		d.showTold()
	}
	return controls.Frame(nil, d.curves(), nil, list, b)
}

// curves shows how a persona felt before and after.
func (d *comparison) curves() fyne.CanvasObject {
	p, k := d.p, d.p.cfg.Kit
	var options []controls.Option
	differ := false
	for _, persona := range d.c.After.PersonasInOrder() {
		feelings := d.c.Curve(p.mapID, persona.ID)
		if len(feelings) == 0 {
			continue
		}
		changed := feelingsDiffer(feelings)
		if d.persona == "" || changed && !differ {
			d.persona = persona.ID
		}
		differ = differ || changed
		options = append(options, controls.Option{Value: string(persona.ID), Text: p.t("versions.curve", journey.Shorten(persona.Name, 30))})
	}
	if !differ {
		return k.Pane(controls.Paper, controls.Edges{Top: true}).On(controls.Padded(8, 16, 8, 16, k.Label(p.t("versions.curve.same"), controls.Style{Paint: controls.Quiet, Shrink: 60})))
	}
	chart := newChart(k, d.c.Curve(p.mapID, d.persona), d.column)
	var who fyne.CanvasObject = k.Label(options[0].Text, controls.Style{Bold: true, Shrink: 60})
	if len(options) > 1 {
		who = k.Choice("versions.persona", func() []controls.Option { return options }, string(d.persona), func(v string) {
			d.persona = journey.ID(v)
			chart.show(d.c.Curve(p.mapID, d.persona))
		})
	}
	side := controls.Sized(190, 0, controls.Column(10, controls.Sized(0, 32, who), chart.legend(p.t("versions.before"), p.t("versions.after"))))
	return controls.Sized(0, chartHeight, k.Pane(controls.Paper, controls.Edges{Top: true}).On(controls.Padded(10, 16, 10, 16, controls.Frame(nil, nil, side, nil, controls.Padded(0, 0, 0, 16, chart)))))
}

// column gives the name under a point of the curves: that of the step, or of the
// stage where it has but one.
func (d *comparison) column(f compare.Feeling) string {
	for _, doc := range []*journey.Document{d.c.After, d.c.Before} {
		step := doc.Steps.Get(f.Step)
		if step == nil {
			continue
		}
		if stage := doc.Stages.Get(step.Stage); stage != nil && (step.Name == "" || len(doc.StepsOf(stage.ID)) == 1) {
			return journey.Shorten(stage.Name, 60)
		}
		return journey.Shorten(step.Name, 60)
	}
	return ""
}

func feelingsDiffer(list []compare.Feeling) bool {
	for _, f := range list {
		if (f.Before == nil) != (f.After == nil) || f.Before != nil && f.Before.Value != f.After.Value {
			return true
		}
	}
	return false
}
