package cli

import (
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"waymark/domain/edit"
	"waymark/domain/journey"
	"waymark/resources/i18n"
	"waymark/resources/templates"
	"waymark/storage/exchange"
	"waymark/storage/mapfile"
)

func (p *Program) newCommand() *cobra.Command {
	var template, lang, title string
	var force bool
	cmd := &cobra.Command{
		Use:   "new FILE [OPTIONS]",
		Short: "Start a project in a new file, from a template or example",
		Example: `  waymark new plan.waymark
  waymark new --template saas-8 --lang zh-Hans --title 客户旅程 plan.waymark`,
		Args: names("the name of the file to make"),
		RunE: func(cmd *cobra.Command, args []string) error {
			if lang == "" {
				lang = i18n.Match(p.Locale())
			}
			if !slices.Contains(i18n.Languages(), lang) {
				return usage(cmd, "“%s” is none of the languages %s", lang, strings.Join(i18n.Languages(), ", "))
			}
			if !slices.ContainsFunc(templates.List(), func(t templates.Info) bool { return t.ID == template }) {
				return usage(cmd, "There is no template “%s”; there are %s", template, templateIDs())
			}
			doc, err := fromTemplate(template, lang)
			if err != nil {
				return err
			}
			if cmd.Flags().Changed("title") {
				if doc, err = withTitle(doc, title); err != nil {
					return err
				}
			}
			if _, err := mapfile.Save(args[0], doc, nil, force); err != nil {
				return about(args[0], err)
			}
			p.print("Made %s.\n", args[0])
			return nil
		},
	}
	cmd.Flags().StringVar(&template, "template", "blank", "`ID` of the template or example (“waymark templates” lists them)")
	cmd.Flags().StringVar(&lang, "lang", "", "`LANGUAGE` of the template: en, zh-Hans or zh-Hant (default: that of the system)")
	cmd.Flags().StringVar(&title, "title", "", "`TITLE` of the project (default: that of the template)")
	addForce(cmd, &force)
	return cmd
}

// fromTemplate makes a project of its own from a template: all ids are fresh.
func fromTemplate(id, lang string) (*journey.Document, error) {
	data, err := templates.JSON(id, lang)
	if err != nil {
		return nil, err
	}
	doc, err := exchange.Import(data)
	if err != nil {
		return nil, err
	}
	return edit.WithFreshIDs(doc, journey.NewID), nil
}

// withTitle gives the project a title, and its map as well where there is only
// one: that is what people see on the sheet.
func withTitle(doc *journey.Document, title string) (*journey.Document, error) {
	editor := edit.New(doc, nil, edit.Options{})
	_, err := editor.Do(edit.Label{Verb: edit.VerbRename, Subject: title}, func(tx *edit.Tx) error {
		maps := doc.MapsInOrder()
		if len(maps) == 1 {
			if err := tx.Rename(maps[0], title); err != nil {
				return err
			}
		}
		return tx.Rename(doc.Project, title)
	})
	return editor.Document(), err
}
