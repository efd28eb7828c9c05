package cli

import (
	"github.com/spf13/cobra"

	"waymark/domain/edit"
	"waymark/storage/mapfile"
)

func (p *Program) restoreCommand() *cobra.Command {
	var output string
	var force bool
	cmd := &cobra.Command{
		Use:   "restore FILE VERSION [OPTIONS]",
		Short: "Bring an old version of a file back",
		Long: `Make a file what it was once. The old version comes back by a new change: nothing
that was done since is lost, and the window can undo it.

VERSION is the name of a version, a day (then it is as it was at the end of it), a
time, the id of a change (as it was after it), or “beginning”. “waymark versions”
and “waymark history --json” list them.`,
		Example: `  waymark restore plan.waymark "before the workshop"
  waymark restore plan.waymark 2026-11-20 -o plan-friday.waymark
  waymark restore plan.waymark "2026-11-21 15:04"`,
		Args: names(aFile, "the version to bring back"),
		RunE: func(cmd *cobra.Command, args []string) error {
			if cmd.Flags().Changed("output") && output == "" {
				return usage(cmd, "The option -o needs the name of a file")
			}
			name := ""
			restore := func(e *edit.Editor) (*edit.Change, error) {
				id, called, err := state(e.History(), args[1])
				if err != nil {
					return nil, err
				}
				name = called
				return e.Restore(id, called)
			}
			if output == "" {
				c, err := p.change(args[0], restore)
				switch {
				case err != nil:
					return err
				case c == nil:
					p.print("Nothing changed: %s is so already.\n", oneLine(args[0]))
					return nil
				}
				p.print("Restored %s as it was: %s.\n", oneLine(args[0]), oneLine(name))
				return nil
			}
			f, err := open(args[0])
			if err != nil {
				return err
			}
			e := edit.New(f.Document, f.History, edit.Options{Author: p.Author(), Now: p.Now})
			if _, err := restore(e); err != nil {
				return about(args[0], err)
			}
			if _, err := mapfile.Save(output, e.Document(), e.History().Changes(), force); err != nil {
				return about(output, err)
			}
			p.print("Made %s of %s as it was: %s.\n", oneLine(output), oneLine(args[0]), oneLine(name))
			return nil
		},
	}
	cmd.Flags().StringVarP(&output, "output", "o", "", "make the new Waymark `FILE` instead of changing this one")
	addForce(cmd, &force)
	return cmd
}
