package cli

import (
	"errors"
	"fmt"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"waymark/domain/compare"
	"waymark/domain/edit"
	"waymark/domain/journey"
	"waymark/domain/merge"
	"waymark/storage/mapfile"
)

// errConflicts says that a merge needs somebody to choose.
var errConflicts = errors.New("open conflicts")

// mergeReport is what “merge --report” writes.
type mergeReport struct {
	A         string           `json:"a"`
	B         string           `json:"b"`
	Relation  merge.Relation   `json:"relation"`
	Written   bool             `json:"written"`
	Incoming  []differenceInfo `json:"incoming"` // what A gets
	Conflicts []conflictInfo   `json:"conflicts"`
	Notes     []noteInfo       `json:"notes"`
}

type conflictInfo struct {
	ID     string       `json:"id"`
	Kind   journey.Kind `json:"kind"`
	Record journey.ID   `json:"record"`
	Title  string       `json:"title"`
	Field  string       `json:"field"`
	Map    journey.ID   `json:"map"`
	Stage  journey.ID   `json:"stage"`
	Lane   journey.ID   `json:"lane"`
	Values []valueInfo  `json:"values"` // the one that counts by itself stands first
	Chosen int          `json:"chosen"`
	Open   bool         `json:"open"`
}

type valueInfo struct {
	Value  any        `json:"value"`
	A      bool       `json:"a"` // A says so
	B      bool       `json:"b"`
	Author string     `json:"author"`
	Time   *string    `json:"time"` // null where it is not known
	Change journey.ID `json:"change"`
}

type noteInfo struct {
	Note   merge.NoteKind `json:"note"`
	Kind   journey.Kind   `json:"kind"`
	Record journey.ID     `json:"record"`
	Title  string         `json:"title"`
	Field  string         `json:"field"`
	Target journey.ID     `json:"target"`
}

type merging struct {
	output, report string
	ours, theirs   bool
	force          bool
}

func (p *Program) mergeCommand() *cobra.Command {
	var m merging
	cmd := &cobra.Command{
		Use:   "merge A B -o FILE [OPTIONS]",
		Short: "Bring two copies of a project together",
		Long: `Bring two copies of a project together into a new file. What was changed in only
one of them is taken over. Where both changed the same field, somebody has to
choose: --ours takes all such values from A, --theirs from B; without either the
conflicts are listed, nothing is written, and the exit code is 3.

Copies that share their history are merged by it, and so is a copy that was sent
without its history and comes back. Files without anything in common are brought
together by ids, then by names; the result says so.`,
		Example: `  waymark merge plan.waymark plan-ann.waymark -o together.waymark
  waymark merge plan.waymark plan-ann.waymark -o plan.waymark --force --theirs --report merge.json`,
		Args: names(aFile, "the name of a second Waymark file"),
		RunE: func(cmd *cobra.Command, args []string) error {
			switch {
			case m.output == "":
				return usage(cmd, "Say with -o which file to make")
			case m.ours && m.theirs:
				return usage(cmd, "Say either --ours or --theirs")
			case cmd.Flags().Changed("report") && !strings.EqualFold(filepath.Ext(m.report), ".json"):
				return usage(cmd, "The name of the report must end in .json")
			}
			return p.merge(args[0], args[1], &m)
		},
	}
	cmd.Flags().StringVarP(&m.output, "output", "o", "", "make the new Waymark `FILE`")
	cmd.Flags().StringVar(&m.report, "report", "", "write what came in, conflicts and notes as JSON to this `FILE`, also where conflicts are open")
	cmd.Flags().BoolVar(&m.ours, "ours", false, "where both changed the same, take what A says")
	cmd.Flags().BoolVar(&m.theirs, "theirs", false, "where both changed the same, take what B says")
	addForce(cmd, &m.force)
	return cmd
}

func (p *Program) merge(pathA, pathB string, opts *merging) error {
	a, err := open(pathA)
	if err != nil {
		return err
	}
	b, err := open(pathB)
	if err != nil {
		return err
	}
	ours := merge.Copy{Document: a.Document, History: edit.NewHistory(a.History)}
	m, err := merge.New(ours, merge.Copy{Document: b.Document, History: edit.NewHistory(b.History)})
	if err != nil {
		return err
	}
	switch {
	case opts.ours:
		err = m.TakeOurs()
	case opts.theirs:
		err = m.TakeTheirs()
	}
	if err != nil {
		return err
	}
	open := len(m.Conflicts()) > 0 && !opts.ours && !opts.theirs
	incoming := compare.Documents(a.Document, m.Document())
	if !open {
		if err := p.saveMerge(pathB, a, m, opts); err != nil {
			return err
		}
	}
	if opts.report != "" {
		report := describeMerge(m, incoming, open)
		report.A, report.B = pathA, pathB
		if err := writeJSON(opts.report, report, true); err != nil {
			return err
		}
	}
	p.tellMerge(a.Document, m, incoming)
	if open {
		return fmt.Errorf("%w: %d", errConflicts, len(m.Conflicts()))
	}
	p.print("Made %s: %s.\n", oneLine(opts.output), summary(incoming))
	return nil
}

func (p *Program) saveMerge(pathB string, a *mapfile.File, m *merge.Merge, opts *merging) error {
	result, err := m.Result(edit.Label{Subject: filepath.Base(pathB)}, edit.Options{Author: p.Author(), Now: p.Now})
	if err != nil {
		return err
	}
	e := edit.New(a.Document, a.History, edit.Options{})
	if result.Change != nil {
		if err := e.Absorb(result.Brings, result.Change); err != nil {
			return err
		}
	}
	_, err = mapfile.Save(opts.output, e.Document(), e.History().Changes(), opts.force)
	return about(opts.output, err)
}

// tellMerge prints what comes in, what is in conflict and what else happened.
func (p *Program) tellMerge(before *journey.Document, m *merge.Merge, incoming *compare.Comparison) {
	switch m.Relation() {
	case merge.Returned:
		p.print("B was sent without its history; it is merged where it was sent from.\n")
	case merge.Foreign:
		p.print("These files share no history: they are brought together by ids, then by names, and nothing is removed.\n")
	case merge.Shared:
	}
	if m.Nothing() {
		p.print("B has nothing that A does not have.\n")
		return
	}
	p.list(incoming)
	t := newTeller(before, m.Document())
	for _, c := range m.Conflicts() {
		rec := m.Document().Record(c.Kind, c.Record)
		p.print("Conflict: %s of the %s\n", t.field(c.Kind, c.Field), t.name(c.Kind, c.Record, journey.Title(rec)))
		for i, v := range c.Values {
			mark := "  "
			if i == c.Chosen {
				mark = "* "
			}
			p.print("  %s%s: %s%s\n", mark, side(v), t.value(journey.FieldOf(c.Kind, c.Field), v.Value), who(v.Change))
		}
	}
	for _, n := range m.Notes() {
		p.print("Note: %s\n", t.note(&n))
	}
}

func side(v merge.Candidate) string {
	switch {
	case v.Ours && v.Theirs:
		return "both"
	case v.Ours:
		return "A"
	}
	return "B"
}

func who(c *edit.Change) string {
	if c == nil {
		return ""
	}
	return fmt.Sprintf(" (%s, %s)", orElse(oneLine(c.Author), "–"), timeOf(c))
}

// note tells what a merge did by itself.
func (t *teller) note(n *merge.Note) string {
	what := t.name(n.Kind, n.Record, n.Title)
	switch n.Note {
	case merge.BroughtBack:
		return "kept the " + what + ": one side removed it, the other worked on it or on what stands in it"
	case merge.InUse:
		return "kept the " + what + ": it was removed in the copy, but is used by what was left out of that"
	case merge.Fallen:
		return "removed the " + what + " together with what it stood in"
	case merge.RefDropped:
		return "the " + what + " no longer names something that the other side removed (" + t.field(n.Kind, n.Field) + ")"
	case merge.StepAdded:
		return "gave the " + what + " a new step, for it had lost its last one"
	case merge.Placed:
		return "put the " + what + " where its lane and step are on one map"
	case merge.Ordered:
		return "both sides put the " + what + " into another order; the later order is taken"
	}
	return what
}

func describeMerge(m *merge.Merge, incoming *compare.Comparison, open bool) mergeReport {
	report := mergeReport{
		Relation: m.Relation(), Written: !open, Incoming: describeDifferences(incoming), Conflicts: []conflictInfo{}, Notes: []noteInfo{},
	}
	marks := compare.Whereabouts(m.Document())
	for _, c := range m.Conflicts() {
		rec := m.Document().Record(c.Kind, c.Record)
		place := marks(rec)
		info := conflictInfo{
			ID: c.ID, Kind: c.Kind, Record: c.Record, Title: journey.Title(rec), Field: c.Field,
			Map: place.Map, Stage: place.Stage, Lane: place.Lane, Values: []valueInfo{}, Chosen: c.Chosen, Open: open,
		}
		for _, v := range c.Values {
			value := valueInfo{Value: plainValue(v.Value), A: v.Ours, B: v.Theirs}
			if v.Change != nil {
				at := v.Change.Time.UTC().Format("2006-01-02T15:04:05.000Z07:00")
				value.Author, value.Time, value.Change = v.Change.Author, &at, v.Change.ID
			}
			info.Values = append(info.Values, value)
		}
		report.Conflicts = append(report.Conflicts, info)
	}
	for _, n := range m.Notes() {
		report.Notes = append(report.Notes, noteInfo(n))
	}
	return report
}

// conflictSentence is what standard error says of open conflicts.
func conflictSentence(err error) string {
	n := err.Error()[strings.LastIndexByte(err.Error(), ' ')+1:]
	places := n + " places"
	if n == "1" {
		places = "one place"
	}
	return "Nothing was written: both files changed the same in " + places + ". Say --ours or --theirs, or choose in the window."
}
