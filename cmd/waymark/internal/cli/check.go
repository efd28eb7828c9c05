package cli

import (
	"github.com/spf13/cobra"

	"waymark/domain/journey"
	"waymark/resources/i18n"
	"waymark/storage/mapfile"
)

func (p *Program) checkCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "check FILE",
		Short: "Check that a file is whole and sound",
		Long: `Check that a file is whole and sound: that no byte of it was damaged, that
everything in it follows the rules, and that its history leads to what is in it.
The file is not changed.`,
		Example: "  waymark check plan.waymark",
		Args:    names(aFile),
		RunE: func(_ *cobra.Command, args []string) error {
			f, err := mapfile.Check(args[0])
			if err != nil {
				return about(args[0], err)
			}
			words := i18n.For(i18n.English)
			p.print("%s is sound: format %s, %s, %s.\n", oneLine(args[0]), mapfile.VersionName(f.Version),
				words.N("count.cards", f.Document.Count(journey.CardKind)), words.N("count.changes", len(f.History)))
			for _, w := range f.Warnings {
				p.print("Note: %s\n", w.Message)
			}
			return nil
		},
	}
}
