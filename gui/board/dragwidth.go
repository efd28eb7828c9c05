package board

import (
	"math"
	"strconv"

	"waymark/domain/edit"
	"waymark/domain/journey"
	"waymark/domain/scene"
	"waymark/domain/vector"
	"waymark/gui/board/camera"
	"waymark/gui/board/gesture"
)

// widthLoad is the border right of a column, which changes its width; when the
// column is selected, that of all that are.
type widthLoad struct {
	b     *Board
	base  *scene.Scene
	steps []journey.ID
	step  journey.ID // whose border is held
	was   float64    // its width
	from  float64    // where on the sheet the border was grabbed
	width float64
}

// widthStep is how finely widths are set: a twentieth of the usual one.
const widthStep = scene.UsualColumn / 20

// widest is the greatest width of a column that a drag makes.
const widest = 5 * scene.UsualColumn

func (b *Board) newWidthLoad(t gesture.Target, at vector.Point) load {
	c, ok := b.scene.ColumnOf(t.Cell.Step)
	if !ok {
		return nil
	}
	return &widthLoad{
		b: b, base: b.scene, steps: b.columnsToSize(t.Cell.Step), step: t.Cell.Step,
		was: c.W, width: c.W, from: b.cam.In(camera.Head, at).X,
	}
}

// columnsToSize gives the steps whose width changes with the border of one: all
// selected ones when it is among them.
func (b *Board) columnsToSize(step journey.ID) []journey.ID {
	var steps []journey.ID
	among := false
	for _, c := range b.scene.Columns {
		chosen := b.isSelected(scene.Ref{Kind: journey.StepKind, ID: c.Step}) || b.isSelected(scene.Ref{Kind: journey.StageKind, ID: c.Stage})
		if chosen {
			steps = append(steps, c.Step)
			among = among || c.Step == step
		}
	}
	if !among {
		return []journey.ID{step}
	}
	return steps
}

func (l *widthLoad) aim(a aim) (any, func(*edit.Tx) error) {
	x := l.b.cam.In(camera.Head, a.view).X
	w := math.Round((l.was+(x-l.from)/l.reach())/widthStep) * widthStep
	l.width = min(max(w, scene.LeastColumn), widest)
	return l.width, l.apply
}

// reach is how many of the columns that change stand left of the border, itself
// included: so the border stays under the pointer.
func (l *widthLoad) reach() float64 {
	n := 0
	for _, c := range l.base.Columns {
		for _, s := range l.steps {
			if s == c.Step {
				n++
			}
		}
		if c.Step == l.step {
			break
		}
	}
	return float64(max(n, 1))
}

func (l *widthLoad) apply(tx *edit.Tx) error {
	if l.width == l.was && len(l.steps) == 1 {
		return nil
	}
	return setWidths(tx, l.steps, l.width)
}

// setWidths gives columns a width; the usual one is kept as no wish at all.
func setWidths(tx *edit.Tx, steps []journey.ID, width float64) error {
	if width == scene.UsualColumn {
		width = 0
	}
	for _, id := range steps {
		if err := edit.Update(tx, id, func(s *journey.Step) { s.Width = width }); err != nil {
			return err
		}
	}
	return nil
}

func (l *widthLoad) label() edit.Label {
	return edit.Label{Verb: edit.VerbSetWidth, Subject: l.b.columnName(l.step)}
}

// columnName is the name of a step, or of its stage when it has none.
func (b *Board) columnName(step journey.ID) string {
	doc := b.editor.Document()
	s := doc.Steps.Get(step)
	if s == nil || s.Name != "" {
		return textOf(doc, scene.Ref{Kind: journey.StepKind, ID: step})
	}
	return textOf(doc, scene.Ref{Kind: journey.StageKind, ID: s.Stage, Part: scene.Name})
}

func (l *widthLoad) made() []scene.Ref { return nil }

func (l *widthLoad) words() string {
	return strconv.Itoa(int(math.Round(100*l.width/scene.UsualColumn))) + " %"
}

// mark draws the border through the whole map.
func (l *widthLoad) mark(marks []mark) []mark {
	c, ok := l.b.scene.ColumnOf(l.step)
	if !ok {
		return marks
	}
	return l.b.markBorder(marks, c)
}

// markBorder draws the border right of a column, with a grip in its header.
func (b *Board) markBorder(marks []mark, c scene.Column) []mark {
	sheet := sheetOf(b.scene)
	body := b.cam.ToView(camera.Ground, vector.Rect{X: c.X + c.W, Y: sheet.HeadTop, H: max(sheet.LabelBottom-sheet.HeadTop, 0)})
	head := b.cam.ToView(camera.Head, vector.Rect{X: c.X + c.W, Y: sheet.HeadTop, H: sheet.HeadHeight})
	body.X, body.W, head.X, head.W = body.X-1, 2, head.X-2, 4
	return append(marks, mark{box: body, fill: b.look.accent}, mark{pane: camera.Head, box: head, fill: b.look.accent})
}

// usualWidth gives columns back their usual width.
func (b *Board) usualWidth(step journey.ID) {
	steps := b.columnsToSize(step)
	refs := b.Selection().Refs
	label := edit.Label{Verb: edit.VerbSetWidth, Subject: b.columnName(step)}
	b.do(label, func(tx *edit.Tx) ([]scene.Ref, error) { return refs, setWidths(tx, steps, scene.UsualColumn) })
}
