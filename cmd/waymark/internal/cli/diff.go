package cli

import (
	"github.com/spf13/cobra"

	"waymark/domain/compare"
	"waymark/domain/edit"
	"waymark/domain/journey"
	"waymark/domain/merge"
	"waymark/storage/mapfile"
)

func (p *Program) diffCommand() *cobra.Command {
	var asJSON bool
	var from, to string
	cmd := &cobra.Command{
		Use:   "diff A [B] [OPTIONS]",
		Short: "Tell what differs between two files or versions",
		Long: `Tell what differs between two files, or between versions of them: what was added,
removed, moved and changed from the first to the second, by map and stage.

With one file, two of its states are compared: --from says which the first one is
(else its beginning), --to the second (else as it is now). A version is named as
for “waymark restore”.`,
		Example: `  waymark diff plan.waymark plan-ann.waymark
  waymark diff plan.waymark --from "before the workshop"
  waymark diff plan.waymark --from 2026-11-20 --to 2026-11-21 --json`,
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) == 1 {
				return nil
			}
			return names(aFile, "the name of a second Waymark file")(cmd, args)
		},
		RunE: func(_ *cobra.Command, args []string) error {
			a, err := look(args[0])
			if err != nil {
				return err
			}
			b := a
			if len(args) == 2 {
				if b, err = look(args[1]); err != nil {
					return err
				}
			} else if from == "" {
				from = beginning
			}
			before, err := documentAt(args[0], a, from)
			if err != nil {
				return err
			}
			after, err := documentAt(args[len(args)-1], b, to)
			if err != nil {
				return err
			}
			c := compare.Documents(before, merge.Matched(before, after))
			if asJSON {
				return p.printJSON(describeDifferences(c))
			}
			if len(c.Items) == 0 {
				p.print("Nothing differs.\n")
				return nil
			}
			p.list(c)
			p.print("%s.\n", summary(c))
			return nil
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print all details as JSON")
	cmd.Flags().StringVar(&from, "from", "", "compare this `VERSION` of the first file")
	cmd.Flags().StringVar(&to, "to", "", "with this `VERSION` of the second file, or of the same")
	return cmd
}

// documentAt gives a state of a file, the present one for "".
func documentAt(path string, f *mapfile.File, version string) (*journey.Document, error) {
	if version == "" {
		return f.Document, nil
	}
	h := edit.NewHistory(f.History)
	id, _, err := state(h, version)
	if err != nil {
		return nil, about(path, err)
	}
	doc, err := h.State(f.Document, id)
	return doc, about(path, err)
}
