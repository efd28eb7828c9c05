package cli

import (
	"os"

	"github.com/spf13/cobra"

	"waymark/domain/edit"
	"waymark/domain/fault"
	"waymark/domain/journey"
	"waymark/resources/i18n"
	"waymark/storage/mapfile"
)

// recovered is the result of recover, for scripts.
type recovered struct {
	File     string     `json:"file"`
	Cards    int        `json:"cards"`
	Changes  int        `json:"changes"` // of the history; 0 where it had to begin anew
	Restored []lostItem `json:"restored"`
	Lost     []lostItem `json:"lost"`
	Mended   []lostItem `json:"mended"`
	// Unread are the kinds of which some may be lost that nobody can name.
	Unread []string `json:"unread"`
}

type lostItem struct {
	Kind  string `json:"kind"`
	ID    string `json:"id"`
	Title string `json:"title"`
	What  string `json:"what,omitempty"`
	Field string `json:"field,omitempty"`
}

func (p *Program) recoverCommand() *cobra.Command {
	var output string
	var force, asJSON bool
	cmd := &cobra.Command{
		Use:   "recover FILE -o COPY",
		Short: "Read what can be read of a damaged file into a new one",
		Long: `Read what can be read of a damaged file into a new one, and tell what was lost.
The damaged file is not changed.`,
		Example: "  waymark recover damaged.waymark -o recovered.waymark",
		Args:    names(aFile),
		RunE: func(cmd *cobra.Command, args []string) error {
			if output == "" {
				return usage(cmd, "Say with -o where the recovered copy shall go")
			}
			if _, err := open(args[0]); err == nil {
				return fault.New("file-not-damaged", "“%s” is whole; there is nothing to recover.", args[0])
			} else if !salvageable(err) {
				return err
			}
			data, err := os.ReadFile(args[0])
			if err != nil {
				return about(args[0], fault.Wrap(err, mapfile.CodeReadFailed, "It could not be read."))
			}
			s, err := mapfile.Salvage(data, "Recovered")
			if err != nil {
				return about(args[0], err)
			}
			if _, err := mapfile.Save(output, s.Document, s.History, force); err != nil {
				return about(output, err)
			}
			r := tellRecovered(output, s)
			if asJSON {
				return p.printJSON(r)
			}
			p.printRecovered(args[0], &r)
			return nil
		},
	}
	cmd.Flags().StringVarP(&output, "output", "o", "", "the new Waymark `FILE`")
	cmd.Flags().BoolVar(&asJSON, "json", false, "print it as JSON")
	addForce(cmd, &force)
	return cmd
}

func tellRecovered(path string, s *mapfile.Salvaged) recovered {
	r := recovered{
		File: path, Cards: s.Document.Count(journey.CardKind), Changes: edit.NewHistory(s.History).Len(),
		Restored: []lostItem{}, Lost: []lostItem{}, Mended: []lostItem{}, Unread: []string{},
	}
	for _, l := range s.Lost {
		item := lostItem{Kind: string(l.Kind), ID: string(l.ID), Title: l.Title}
		if l.Restored {
			r.Restored = append(r.Restored, item)
		} else {
			r.Lost = append(r.Lost, item)
		}
	}
	for _, m := range s.Mended {
		r.Mended = append(r.Mended, lostItem{Kind: string(m.Kind), ID: string(m.Record), Title: m.Title, What: string(m.What), Field: m.Field})
	}
	for _, k := range s.Unread {
		r.Unread = append(r.Unread, string(k))
	}
	return r
}

func (p *Program) printRecovered(from string, r *recovered) {
	words := i18n.For(i18n.English)
	p.print("Recovered %s from %s into %s.\n", words.N("count.cards", r.Cards), oneLine(from), oneLine(r.File))
	list := func(head string, items []lostItem) {
		if len(items) == 0 {
			return
		}
		p.print("%s\n", head)
		for _, i := range items {
			about := i.Title
			if about == "" {
				about = i.ID
			}
			p.print("  %s “%s”%s\n", i.Kind, oneLine(journey.Shorten(about, 60)), mendedHow(i))
		}
	}
	list("Brought back from the history:", r.Restored)
	list("Lost:", r.Lost)
	list("Put right:", r.Mended)
	if len(r.Unread) > 0 {
		p.print("Some of these may be lost without a trace:")
		for _, k := range r.Unread {
			p.print(" %ss", k)
		}
		p.print(".\n")
	}
	if len(r.Restored)+len(r.Lost)+len(r.Mended)+len(r.Unread) == 0 {
		p.print("Nothing that could be named is lost, but a damaged letter or number may have stayed unnoticed.\n")
	}
	if r.Changes == 0 {
		p.print("The history could not be read whole and begins anew.\n")
	}
}

// mendedHow says what was done to a record, in the end of a line.
func mendedHow(i lostItem) string {
	switch journey.MendKind(i.What) {
	case journey.LeftOut:
		return ": left out, for what it stood on is lost"
	case journey.ValueReset:
		return ": its “" + i.Field + "” could not be read"
	case journey.RefDropped:
		return ": what its “" + i.Field + "” named is lost"
	case journey.ParentMade:
		return ": a stand-in for one that is lost"
	case journey.StepMade:
		return ": its steps were lost, it has a new one"
	case journey.MovedTo:
		return ": moved to where it can stand"
	case journey.ProjectMade:
		return ": the project’s own title and owner were lost"
	}
	return ""
}
