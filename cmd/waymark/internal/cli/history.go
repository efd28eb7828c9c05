package cli

import (
	"github.com/spf13/cobra"

	"waymark/domain/edit"
	"waymark/domain/fault"
	"waymark/domain/journey"
	"waymark/resources/i18n"
)

// changeInfo is one element of what “history --json” prints.
type changeInfo struct {
	ID      journey.ID   `json:"id"`
	Author  string       `json:"author"`
	Time    string       `json:"time"` // RFC 3339, UTC, milliseconds
	Label   string       `json:"label"`
	Verb    edit.Verb    `json:"verb"`
	Subject string       `json:"subject"`
	Parents []journey.ID `json:"parents"`
	Reverts journey.ID   `json:"reverts"`
	recordCounts
	Records []recordInfo `json:"records"`
}

type recordCounts struct {
	Added   int `json:"added"`
	Updated int `json:"updated"`
	Removed int `json:"removed"`
}

type recordInfo struct {
	Kind   journey.Kind `json:"kind"`
	ID     journey.ID   `json:"id"`
	Change string       `json:"change"` // added, updated or removed
	Title  string       `json:"title"`  // what was added or removed was called so, what was updated is
	Fields []fieldInfo  `json:"fields"` // that were updated
}

type fieldInfo struct {
	Name string `json:"name"`
	From any    `json:"from"`
	To   any    `json:"to"`
}

func (p *Program) historyCommand() *cobra.Command {
	var asJSON bool
	var record string
	cmd := &cobra.Command{
		Use:   "history FILE [OPTIONS]",
		Short: "Tell who changed what and when",
		Example: `  waymark history plan.waymark
  waymark history plan.waymark --record 0192f0c4-7a40-7000-8000-00000000c001`,
		Args: names(aFile),
		RunE: func(_ *cobra.Command, args []string) error {
			f, err := look(args[0])
			if err != nil {
				return err
			}
			h := edit.NewHistory(f.History)
			changes := f.History
			if record != "" {
				if changes, err = touching(h, f.Document, journey.ID(record)); err != nil {
					return about(args[0], err)
				}
			}
			if asJSON {
				list := make([]changeInfo, 0, len(changes))
				for _, c := range changes {
					list = append(list, describeChange(h, c, f.Document))
				}
				return p.printJSON(list)
			}
			for _, c := range changes {
				p.print("%s  %s  %s\n", c.Time.Local().Format("2006-01-02 15:04"), orElse(oneLine(c.Author), "–"), oneLine(sentence(h, c)))
			}
			return nil
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print all details as JSON, oldest first")
	cmd.Flags().StringVar(&record, "record", "", "only changes of the record with this `ID`, such as a card's")
	return cmd
}

// CodeNoRecord says that a file has nothing with an id.
const CodeNoRecord fault.Code = "record-not-found"

// touching gives the changes of a record, which may be gone by now.
func touching(h *edit.History, now *journey.Document, id journey.ID) ([]*edit.Change, error) {
	var out []*edit.Change
	for _, k := range journey.Kinds() {
		out = append(out, h.Touching(k, id)...)
	}
	if len(out) == 0 && now.Find(id) == nil {
		return nil, fault.New(CodeNoRecord, "There is nothing with the id “%s” in this file, and never was; “waymark export FILE -o -” shows all ids.", id)
	}
	return out, nil
}

func describeChange(h *edit.History, c *edit.Change, now *journey.Document) changeInfo {
	info := changeInfo{
		ID: c.ID, Author: c.Author, Time: c.Time.UTC().Format("2006-01-02T15:04:05.000Z07:00"),
		Label: sentence(h, c), Verb: c.Label.Verb, Subject: c.Label.Subject,
		Parents: append([]journey.ID{}, c.Parents...), Reverts: c.Reverts, recordCounts: countRecords(c),
		Records: make([]recordInfo, 0, len(c.Diff)),
	}
	for _, d := range c.Diff {
		info.Records = append(info.Records, describeRecord(&d, now))
	}
	return info
}

func describeRecord(d *edit.RecordDiff, now *journey.Document) recordInfo {
	r := recordInfo{Kind: d.Kind, ID: d.ID, Change: "updated", Fields: []fieldInfo{}}
	if is := now.Record(d.Kind, d.ID); is != nil {
		r.Title = journey.Title(is)
	}
	switch {
	case d.Added != nil:
		r.Change, r.Title = "added", journey.Title(d.Added)
	case d.Removed != nil:
		r.Change, r.Title = "removed", journey.Title(d.Removed)
	}
	for _, f := range d.Fields {
		r.Fields = append(r.Fields, fieldInfo{f.Name, plainValue(f.From), plainValue(f.To)})
	}
	return r
}

// plainValue gives a value as JSON would have it. A place is its parents and
// the order key.
func plainValue(v journey.Value) any {
	switch v.Kind {
	case journey.NumberValue:
		return v.Number
	case journey.FlagValue:
		return v.Flag
	case journey.SetValue:
		return append([]journey.ID{}, v.IDs...)
	case journey.PlaceValue:
		return struct {
			Parents []journey.ID `json:"parents"`
			Order   string       `json:"order"`
		}{append([]journey.ID{}, v.IDs...), v.Text}
	case journey.BytesValue:
		return v.Bytes
	}
	return v.Text
}

func countRecords(c *edit.Change) recordCounts {
	var n recordCounts
	for _, d := range c.Diff {
		switch {
		case d.Added != nil:
			n.Added++
		case d.Removed != nil:
			n.Removed++
		default:
			n.Updated++
		}
	}
	return n
}

// sentence tells a change in English: Move card “Live demo”.
func sentence(h *edit.History, c *edit.Change) string {
	words := i18n.For(i18n.English)
	what := words.T("change." + string(c.Label.Verb))
	if !words.Has("change." + string(c.Label.Verb)) {
		what = words.T("change.edit") // a verb of a newer program
	}
	if c.Label.Subject != "" {
		what = words.T("change.with-subject", what, c.Label.Subject)
	}
	undone := false
	target := h.Change(c.Reverts)
	for depth := 0; target != nil && depth < h.Len(); depth++ {
		undone = !undone
		target = h.Change(target.Reverts)
	}
	switch {
	case undone:
		return words.T("change.undo", what)
	case c.Reverts != "":
		return words.T("change.redo", what)
	}
	return what
}
