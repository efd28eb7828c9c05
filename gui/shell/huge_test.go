package shell

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"github.com/stretchr/testify/require"

	"waymark/domain/edit"
	"waymark/domain/find"
	"waymark/domain/journey"
	"waymark/domain/scene"
	"waymark/gui/controls"
	"waymark/storage/cputime"
)

// patience is how much processor time an edit of everything may take, in
// milliseconds: half a second – from where on people want to see how far it is –
// on a machine that others use too, where the same work costs up to twice as much.
const patience = 1000

// spent is the processor time of one round.
type spent float64

func (s *spent) ReportMetric(n float64, _ string) { *s = spent(n) }

func huge(t *testing.T) *bench {
	t.Helper()
	r := newBench(t, false)
	// Buttons are found by their names.
	r.w.kit.Spots().Watch(func() {})
	return r
}

func (r *bench) answer(id string) {
	r.Helper()
	for _, s := range r.w.kit.Spots().List(r.w.win.Canvas()) {
		if b, ok := s.Object.(*controls.Button); ok && s.ID == id {
			b.Tapped(&fyne.PointEvent{})
			return
		}
	}
	r.Fatalf("nothing was asked that %q answers", id)
}

func (r *bench) all() { require.True(r, r.w.Run("select.all")) }

func (r *bench) paste(content string) {
	clipboard := r.w.shell.cfg.App.Clipboard()
	clipboard.SetContent(content)
	r.p.board.Paste(clipboard)
}

// firstCell selects the first cell that holds cards.
func (r *bench) firstCell() {
	o := r.p.doc().Outline(r.p.mapID)
	for _, l := range o.Lanes {
		if l.LaneKind != journey.EmotionCurve {
			r.p.board.SelectCell(journey.Cell{Lane: l.ID, Step: o.Steps[0].ID})
			return
		}
	}
}

// TestEditsOfEverythingTakeAMoment does to a map of 2,000 cards what can be done to
// all of it at once. Each is one change, which undo takes back, and is over before
// anybody would want to see how far it is.
func TestEditsOfEverythingTakeAMoment(t *testing.T) {
	if testing.Short() {
		t.Skip("takes processor time as it is without what watches it")
	}
	r := huge(t)
	lines := strings.Repeat("Eine Zeile mit etwas 文字\n", 5000)
	cells := strings.Repeat(strings.Repeat("Zelle 格\t", 59)+"Zelle 格\n", 200)
	for _, c := range []struct {
		name    string
		prepare func(r *bench)
		do      func(r *bench)
		cards   int
	}{
		{"delete", (*bench).all, func(r *bench) { r.p.board.DeleteSelection() }, 0},
		{"cut", (*bench).all, func(r *bench) { r.p.board.Cut(r.w.shell.cfg.App.Clipboard()) }, 0},
		{"duplicate", (*bench).all, func(r *bench) { r.p.board.Duplicate() }, 4000},
		{"paste all", func(r *bench) {
			r.all()
			r.p.board.Copy(r.w.shell.cfg.App.Clipboard())
			r.firstCell()
		}, func(r *bench) { r.p.board.Paste(r.w.shell.cfg.App.Clipboard()) }, 4000},
		{"replace", nil, func(r *bench) {
			require.Greater(r, r.p.way.replace(new(find.Index).Search(r.p.doc(), "e"), "EE"), 1000)
		}, 2000},
		{"one field", (*bench).all, func(r *bench) {
			require.NoError(r, r.p.do(edit.Label{Verb: edit.VerbEditCard}, func(tx *edit.Tx) error {
				for _, ref := range r.p.board.Selection().Refs {
					if err := edit.Update(tx, ref.ID, func(c *journey.Card) { c.Basis, c.Note = journey.Researched, "all" }); err != nil {
						return err
					}
				}
				return nil
			}))
		}, 2000},
		{"duplicate the map", nil, func(r *bench) { require.True(r, r.w.Run("map.duplicate")) }, 4000},
		{"future state", nil, func(r *bench) { require.True(r, r.w.Run("map.future")) }, 4000},
		{"delete lanes", func(r *bench) {
			var refs []scene.Ref
			for _, id := range r.p.doc().Lanes.IDs() {
				refs = append(refs, scene.Ref{Kind: journey.LaneRecord, ID: id})
			}
			r.p.board.Select(refs...)
		}, func(r *bench) { r.p.board.DeleteSelection() }, 0},
		{"from another file", nil, func(r *bench) {
			from := edit.WithFreshIDs(r.p.doc(), journey.NewID)
			require.NoError(r, r.p.do(edit.Label{Verb: edit.VerbPaste}, func(tx *edit.Tx) error {
				return tx.CopyIn(from, from.Personas.IDs(), from.Lanes.IDs(), r.p.mapID)
			}))
		}, 4000},
		{"lines", func(r *bench) {
			r.firstCell()
			r.paste(lines)
		}, func(r *bench) { r.answer("paste.all") }, 7000},
		{"table", func(r *bench) {
			r.firstCell()
			r.paste(cells)
		}, func(r *bench) { r.answer("paste.add") }, 14_000},
	} {
		t.Run(c.name, func(t *testing.T) {
			r.TB = t
			before := r.p.doc()
			r.p.board.Select() // or else select all begins with the cell
			if c.prepare != nil {
				c.prepare(r)
			}
			r.run()
			require.Same(t, before, r.p.doc())
			made := r.p.editor.History().Len()
			var took, back spent
			meter := cputime.Start()
			c.do(r)
			meter.Report(&took, 1)
			require.Equal(t, c.cards, r.p.doc().Cards.Len())
			require.NoError(t, r.p.doc().Validate())
			require.Equal(t, made+1, r.p.editor.History().Len(), "one step")
			r.run()
			meter = cputime.Start()
			r.p.board.Undo()
			meter.Report(&back, 1)
			require.True(t, journey.Equal(before, r.p.doc()), "undo takes it back as a whole")
			t.Logf("%.0f ms, undo %.0f ms", float64(took), float64(back))
			require.Less(t, float64(took), float64(patience))
			require.Less(t, float64(back), float64(patience))
		})
	}
}

// TestAHugeTextInAFieldIsRefused pastes what no text may be into the note of a card.
func TestAHugeTextInAFieldIsRefused(t *testing.T) {
	r := huge(t)
	_, id := r.inView()
	r.p.board.Select(scene.Ref{Kind: journey.CardKind, ID: id})
	var note *controls.Field
	for _, s := range r.w.kit.Spots().List(r.w.win.Canvas()) {
		if s.ID == "inspector.note" {
			note = s.Object.(*controls.Field)
		}
	}
	require.NotNil(t, note)
	before := note.Value()
	r.w.win.Canvas().Focus(note)
	clipboard := r.w.shell.cfg.App.Clipboard()
	clipboard.SetContent(strings.Repeat("Eine Zeile\n", 5000))
	note.TypedShortcut(&fyne.ShortcutPaste{Clipboard: clipboard})
	require.Contains(t, r.w.notice.Saying(), "20000")
	require.Equal(t, before, note.Value())
}
