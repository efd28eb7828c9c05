package cli

import (
	"strings"

	"github.com/spf13/cobra"

	"waymark/resources/i18n"
	"waymark/resources/templates"
)

func (p *Program) templatesCommand() *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "templates [OPTIONS]",
		Short: "List the templates and examples to start from",
		Example: `  waymark templates
  waymark new --template example-b2b plan.waymark`,
		Args: names(),
		RunE: func(*cobra.Command, []string) error {
			list := templates.List()
			if asJSON {
				return p.printJSON(list)
			}
			width := 0
			for _, t := range list {
				width = max(width, len(t.ID))
			}
			for _, t := range list {
				p.print("%-*s  %s. %s\n", width, t.ID, t.Title.In(i18n.English), t.Description.In(i18n.English))
			}
			return nil
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print the list as JSON, in all languages")
	return cmd
}

// templateIDs lists the ids of all templates and examples in a sentence.
func templateIDs() string {
	var ids []string
	for _, t := range templates.List() {
		ids = append(ids, t.ID)
	}
	return strings.Join(ids, ", ")
}
