package cli

import (
	"os"
	"strings"

	"github.com/spf13/cobra"

	"waymark/domain/edit"
	"waymark/domain/fault"
	"waymark/domain/journey"
	"waymark/resources/i18n"
	"waymark/storage/atomicfile"
	"waymark/storage/mapfile"
)

// sending is one run of the send command.
type sending struct {
	output   string
	maps     []string
	personas bool
	without  []string
	force    bool
}

func (p *Program) sendCommand() *cobra.Command {
	var s sending
	cmd := &cobra.Command{
		Use:   "send FILE -o COPY [OPTIONS]",
		Short: "Make a copy for somebody else, without its history",
		Long: `Make a copy of a project to send to somebody else. Its history stays here: nobody
can see in the copy what was there before, what was deleted or who changed it. What
else is left out is not in the copy in any form.

FILE remembers what was sent, so that the copy can be merged when it comes back:
maps that were not sent stay as they are. For a copy with the whole history, copy
the file.`,
		Example: `  waymark send plan.waymark -o for-the-agency.waymark
  waymark send plan.waymark -o first-map.waymark --map "Buying" --without comments,notes
  waymark send plan.waymark -o two-maps.waymark --map "Buying" --map "Renewal" --all-personas`,
		Args: names(aFile),
		RunE: func(cmd *cobra.Command, args []string) error {
			if s.output == "" {
				return usage(cmd, "Say with -o which file to make, such as -o copy.waymark")
			}
			what, err := s.what(cmd)
			if err != nil {
				return err
			}
			return p.send(args[0], &s, what)
		},
	}
	cmd.Flags().StringVarP(&s.output, "output", "o", "", "make the new Waymark `FILE`")
	cmd.Flags().StringArrayVar(&s.maps, "map", nil, "send this `MAP`, by id or title, instead of all; as often as there are maps to send")
	cmd.Flags().BoolVar(&s.personas, "all-personas", false, "with --map: also send the personas, touchpoints and sources that these maps do not use")
	cmd.Flags().StringSliceVar(&s.without, "without", nil, "leave out these `THINGS`: comments, notes, names (of authors and owners)")
	addForce(cmd, &s.force)
	return cmd
}

// what reads the options that say what stays here.
func (s *sending) what(cmd *cobra.Command) (edit.Sending, error) {
	out := edit.Sending{Unused: s.personas}
	for _, thing := range s.without {
		switch thing = strings.TrimSpace(thing); thing {
		case "comments":
			out.NoComments = true
		case "notes":
			out.NoNotes = true
		case "names":
			out.NoNames = true
		case "history":
		default:
			return out, usage(cmd, "The option --without knows comments, notes and names, but not “%s”", thing)
		}
	}
	if s.personas && len(s.maps) == 0 {
		return out, usage(cmd, "Without --map all personas go along anyway, so --all-personas has no place here")
	}
	return out, nil
}

func (p *Program) send(path string, s *sending, what edit.Sending) error {
	if err := s.free(path); err != nil {
		return err
	}
	var copied *journey.Document
	_, err := p.change(path, func(e *edit.Editor) (*edit.Change, error) {
		what.Maps = nil
		for _, name := range s.maps {
			m, err := findMap(e.Document(), path, name)
			if err != nil {
				return nil, err
			}
			what.Maps = append(what.Maps, m.ID)
		}
		var c *edit.Change
		var err error
		copied, c, err = e.SendCopy(s.output, what)
		return c, err
	})
	if err != nil {
		return err
	}
	if _, err := mapfile.Save(s.output, copied, nil, s.force); err != nil {
		return about(s.output, err)
	}
	words := i18n.For(i18n.English)
	without := []string{"its history"}
	for _, w := range []struct {
		left bool
		name string
	}{{what.NoComments, "comments"}, {what.NoNotes, "notes"}, {what.NoNames, "names of authors and owners"}} {
		if w.left {
			without = append(without, w.name)
		}
	}
	p.print("Made %s: %s, %s, %s; without %s.\n", oneLine(s.output), words.N("count.maps", copied.Count(journey.MapKind)),
		words.N("count.personas", copied.Count(journey.PersonaRecord)), words.N("count.cards", copied.Count(journey.CardKind)), strings.Join(without, ", "))
	p.print("%s remembers what was sent.\n", oneLine(path))
	return nil
}

// free makes sure that the copy can be where it is to be, before anything is
// written.
func (s *sending) free(path string) error {
	there, err := os.Stat(s.output)
	if err != nil {
		return nil // writing it tells what is wrong with the place
	}
	if from, err := os.Stat(path); err == nil && os.SameFile(from, there) {
		return fault.New(atomicfile.Exists, "A copy cannot take the place of “%s” itself; nothing was done.", path)
	}
	if !s.force {
		return about(s.output, fault.New(atomicfile.Exists, "“%s” exists already.", s.output))
	}
	return nil
}
