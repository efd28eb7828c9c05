package cli

import (
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"waymark/domain/edit"
	"waymark/domain/fault"
	"waymark/storage/carry"
	"waymark/storage/exchange"
	"waymark/storage/mapfile"
)

func (p *Program) importCommand() *cobra.Command {
	var output, into string
	var force bool
	cmd := &cobra.Command{
		Use:   "import IN (-o FILE | --into FILE)",
		Short: "Make a file of JSON or of a PDF, or bring JSON into a file",
		Long: `Make a new Waymark file of a JSON file or of the map that a PDF carries (-o), or
bring what the JSON says into a Waymark file that exists (--into) as one change,
which can be undone.

Brought into a file, a list that is in the JSON is the whole list: what it lacks
is removed. A list or a key that is not in the JSON leaves things as they are.
“waymark export FILE -o OUT.json” writes the form that is read here.`,
		Example: `  waymark import plan.json -o plan.waymark
  waymark import changes.json --into plan.waymark
  waymark import poster.pdf -o plan.waymark
  cat plan.json | waymark import - -o plan.waymark`,
		Args: names("the name of a JSON or PDF file, or - for standard input"),
		RunE: func(cmd *cobra.Command, args []string) error {
			if (output == "") == (into == "") {
				return usage(cmd, "Say either -o and a new file, or --into and a file that exists")
			}
			if strings.EqualFold(filepath.Ext(args[0]), ".pdf") {
				if into != "" {
					return usage(cmd, "The map of a PDF becomes a file of its own; say -o and a new file")
				}
				return p.importPDF(args[0], output, force)
			}
			data, err := p.readJSON(args[0])
			if err != nil {
				return err
			}
			if into != "" {
				return p.importInto(args[0], data, into)
			}
			doc, err := exchange.Import(data)
			if err != nil {
				return about(args[0], err)
			}
			if _, err := mapfile.Save(output, doc, nil, force); err != nil {
				return about(output, err)
			}
			p.print("Made %s.\n", oneLine(output))
			return nil
		},
	}
	cmd.Flags().StringVarP(&output, "output", "o", "", "make the new Waymark `FILE`")
	cmd.Flags().StringVar(&into, "into", "", "bring the JSON into this `FILE`")
	addForce(cmd, &force)
	return cmd
}

// importPDF makes a file of the map that a PDF carries.
func (p *Program) importPDF(path, output string, force bool) error {
	f, err := carry.Read(path)
	if err != nil {
		return about(path, err)
	}
	if _, err := mapfile.Save(output, f.Document, f.History, force); err != nil {
		return about(output, err)
	}
	p.print("Made %s.\n", oneLine(output))
	return nil
}

// importInto changes a file. When somebody else saved it meanwhile, the work is
// done once more on what is there then.
func (p *Program) importInto(name string, data []byte, path string) error {
	for range 5 {
		f, err := open(path)
		if err != nil {
			return err
		}
		editor := edit.New(f.Document, f.History, edit.Options{Author: p.Author(), Now: p.Now})
		subject := filepath.Base(name)
		if name == stream {
			subject = ""
		}
		change, err := editor.Do(edit.Label{Verb: edit.VerbImport, Subject: subject}, func(tx *edit.Tx) error {
			return exchange.ImportInto(tx, data)
		})
		switch {
		case err != nil:
			return about(name, err)
		case change == nil:
			p.print("Nothing changed: %s says what the JSON says already.\n", oneLine(path))
			return nil
		}
		now, err := mapfile.DigestOf(path)
		if err != nil {
			return about(path, err)
		}
		if now != f.Digest {
			continue
		}
		if _, err := mapfile.Save(path, editor.Document(), editor.History().Changes(), true); err != nil {
			return about(path, err)
		}
		n := countRecords(change)
		p.print("Imported into %s: %d added, %d updated, %d removed.\n", oneLine(path), n.Added, n.Updated, n.Removed)
		return nil
	}
	return fault.New(CodeBusy, "“%s” is being changed by another program all the time; nothing was imported, try again later.", path)
}
