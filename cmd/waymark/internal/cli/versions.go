package cli

import (
	"time"

	"github.com/spf13/cobra"

	"waymark/domain/edit"
	"waymark/domain/journey"
	"waymark/resources/i18n"
)

// versionInfo is one element of what “versions --json” prints.
type versionInfo struct {
	Kind    string     `json:"kind"` // named or day
	ID      journey.ID `json:"id"`   // of a named version, for restore
	Name    string     `json:"name"` // of a day its date
	Note    string     `json:"note"`
	Authors []string   `json:"authors"` // who named it, or who worked that day
	Time    string     `json:"time"`    // when it was named, or of the last change
	Change  journey.ID `json:"change"`  // the state is that after it; "" for the beginning
	Changes int        `json:"changes"` // of a day
}

func (p *Program) versionsCommand() *cobra.Command {
	var asJSON bool
	var name, note, at, forget string
	cmd := &cobra.Command{
		Use:   "versions FILE [OPTIONS]",
		Short: "List the versions of a file, or give one a name",
		Long: `List the versions of a file: those with a name, and one for each day on which
somebody changed it. With --name the file as it is now, or as it was (--at), gets
a name. A name does not change the file's contents, and undo does not take it away.`,
		Example: `  waymark versions plan.waymark
  waymark versions plan.waymark --name "before the workshop"
  waymark versions plan.waymark --name "sent to the board" --at 2026-11-20`,
		Args: names(aFile),
		RunE: func(cmd *cobra.Command, args []string) error {
			switch {
			case name != "" && forget != "":
				return usage(cmd, "Say either --name or --forget")
			case name == "" && (note != "" || at != ""):
				return usage(cmd, "The options --note and --at go with --name")
			case cmd.Flags().Changed("name") && name == "":
				return usage(cmd, "The option --name needs a name")
			case name != "":
				return p.nameVersion(args[0], name, note, at)
			case forget != "":
				return p.forgetVersion(args[0], forget)
			}
			f, err := open(args[0])
			if err != nil {
				return err
			}
			list := describeVersions(edit.NewHistory(f.History))
			if asJSON {
				return p.printJSON(list)
			}
			p.printVersions(list)
			return nil
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print them as JSON")
	cmd.Flags().StringVar(&name, "name", "", "give a version this `NAME`")
	cmd.Flags().StringVar(&note, "note", "", "a `NOTE` on the version that gets a name")
	cmd.Flags().StringVar(&at, "at", "", "the `VERSION` that gets the name (default: as it is now)")
	cmd.Flags().StringVar(&forget, "forget", "", "take the `NAME` of a version away")
	return cmd
}

func (p *Program) nameVersion(path, name, note, at string) error {
	_, err := p.change(path, func(e *edit.Editor) (*edit.Change, error) {
		id := e.History().Head()
		if at != "" {
			var err error
			if id, _, err = state(e.History(), at); err != nil {
				return nil, err
			}
		}
		return e.NameVersion(id, name, note)
	})
	if err != nil {
		return err
	}
	p.print("Named a version of %s: %s.\n", oneLine(path), oneLine(name))
	return nil
}

func (p *Program) forgetVersion(path, name string) error {
	_, err := p.change(path, func(e *edit.Editor) (*edit.Change, error) {
		for _, v := range e.History().Versions() {
			if string(v.ID) == name || v.Name == name {
				return e.ForgetVersion(v.ID)
			}
		}
		_, _, err := state(edit.NewHistory(nil), name)
		return nil, err
	})
	if err != nil {
		return err
	}
	p.print("The version %s of %s has no name any more.\n", oneLine(name), oneLine(path))
	return nil
}

func describeVersions(h *edit.History) []versionInfo {
	list := []versionInfo{}
	for _, v := range h.Versions() {
		list = append(list, versionInfo{
			Kind: "named", ID: v.ID, Name: v.Name, Note: v.Note, Authors: []string{v.Author},
			Time: v.Time.UTC().Format(time.RFC3339), Change: v.State,
		})
	}
	for _, d := range h.Days(time.Local) {
		list = append(list, versionInfo{
			Kind: "day", Name: d.Date, Authors: append([]string{}, d.Authors...),
			Time: d.Time.UTC().Format(time.RFC3339), Change: d.State, Changes: d.Changes,
		})
	}
	return list
}

func (p *Program) printVersions(list []versionInfo) {
	words := i18n.For(i18n.English)
	if len(list) == 0 {
		p.print("This file has no versions yet: nothing was changed in it.\n")
	}
	for _, v := range list {
		if v.Kind == "named" {
			when, _ := time.Parse(time.RFC3339, v.Time)
			p.print("“%s”  named %s by %s\n", oneLine(v.Name), when.Local().Format("2006-01-02 15:04"), orElse(oneLine(v.Authors[0]), "–"))
			if v.Note != "" {
				p.print("    %s\n", oneLine(v.Note))
			}
			continue
		}
		authors := ""
		for i, a := range v.Authors {
			if i > 0 {
				authors += ", "
			}
			authors += oneLine(a)
		}
		p.print("%s  %s by %s\n", v.Name, words.N("count.changes", v.Changes), orElse(authors, "–"))
	}
}
