package cli

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/spf13/cobra"

	"waymark/domain/fault"
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
			if salvageable(err) {
				err = about(args[0], err)
				return fault.Wrap(err, fault.CodeOf(err), "%s “waymark recover %s -o recovered.waymark” reads what can be read of it into a new file.",
					fault.MessageOf(err), oneLine(shellWord(args[0])))
			}
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

// salvageable tells of a file that cannot be opened, but of which something may be
// read all the same.
func salvageable(err error) bool {
	switch fault.CodeOf(err) {
	case mapfile.CodeDamaged, mapfile.CodeContents, mapfile.CodeForeign:
		return true
	}
	return false
}

// shellWord writes a name as a shell takes it for one word.
func shellWord(name string) string {
	special := func(r rune) bool {
		return r < utf8.RuneSelf && !unicode.IsLetter(r) && !unicode.IsDigit(r) && !strings.ContainsRune("/._-+:", r)
	}
	if strings.ContainsFunc(name, special) {
		return "'" + strings.ReplaceAll(name, "'", `'\''`) + "'"
	}
	return name
}
