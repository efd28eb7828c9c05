package cli

import (
	"io"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"waymark/domain/fault"
	"waymark/domain/journey"
	"waymark/storage/atomicfile"
	"waymark/storage/exchange"
)

// exporting is one run of the export command.
type exporting struct {
	output, mapName string
	force           bool
	printing
	picturing
}

func (p *Program) exportCommand() *cobra.Command {
	var e exporting
	cmd := &cobra.Command{
		Use:   "export FILE -o OUT [OPTIONS]",
		Short: "Print a map to PDF, SVG or PNG, or write the project as JSON",
		Long: `Print a map of a file to a PDF, SVG or PNG file, or write the whole project as
JSON. The ending of the new file's name says which. The file itself is not changed.

A PDF shows the map on one sheet, as a poster in tiles to glue together, as a
report stage by stage, or holds the handouts of a workshop. It carries the map
itself, which “waymark import” gets back; --attach none leaves it out.`,
		Example: `  waymark export plan.waymark -o plan.pdf
  waymark export plan.waymark -o poster.pdf --poster a0 --paper a4
  waymark export plan.waymark -o report.pdf --layout stages --lang zh-Hans
  waymark export plan.waymark -o workshop.pdf --layout handouts --parts agenda,canvas
  waymark export plan.waymark -o picture.png --width 4000 --transparent
  waymark export plan.waymark -o - > plan.json`,
		Args: names(aFile),
		RunE: func(cmd *cobra.Command, args []string) error {
			write, err := e.writer(cmd, p, args[0])
			if err != nil {
				return err
			}
			f, err := look(args[0])
			if err != nil {
				return err
			}
			return p.export(args[0], f.Document, &e, write)
		},
	}
	cmd.Flags().StringVarP(&e.output, "output", "o", "", "write this `FILE`: .pdf, .svg, .png or .json; - writes JSON to standard output")
	cmd.Flags().StringVar(&e.mapName, "map", "", "the `MAP` to print, by id or title (default: the first)")
	e.printing.flags(cmd)
	e.picturing.flags(cmd)
	addForce(cmd, &e.force)
	return cmd
}

// writes puts a document, or a map of it, into one format. It gives what there
// is to say about it besides that it was written.
type writes func(w io.Writer, doc *journey.Document, m *journey.Map) (notes []string, err error)

// writer reads the options and gives what writes the format; all mistakes in the
// call are found before any file is touched.
func (e *exporting) writer(cmd *cobra.Command, p *Program, from string) (writes, error) {
	if e.output == "" {
		return nil, usage(cmd, "Say with -o which file to write, such as -o plan.pdf")
	}
	ending := strings.ToLower(filepath.Ext(e.output))
	if e.output == stream {
		ending = ".json"
	}
	if err := misplaced(cmd, ending); err != nil {
		return nil, err
	}
	switch ending {
	case ".json":
		return func(w io.Writer, doc *journey.Document, _ *journey.Map) ([]string, error) {
			return nil, exchange.Export(w, doc)
		}, nil
	case ".pdf":
		return e.printing.writer(cmd, p, from)
	case ".svg", ".png":
		return e.picturing.writer(cmd, p, ending, e.lang)
	}
	return nil, usage(cmd, "The name “%s” must end in .pdf, .svg, .png or .json, which says what to write", e.output)
}

// misplaced finds options that say nothing about a format. --paper and
// --orientation are let be, as one line of options may serve several formats.
func misplaced(cmd *cobra.Command, ending string) error {
	const pages, pictures = ".pdf", ".svg .png"
	belongs := map[string]string{
		"layout": pages, "poster": pages, "overlap": pages, "margin": pages, "parts": pages, "wall": pages, "empty": pages, "without": pages,
		"logo": pages, "grey": pages, "attach": pages,
		"scale": ".png", "width": ".png", "transparent": pictures, "text": ".svg", "lang": pages + " " + pictures, "map": pages + " " + pictures,
	}
	var err error
	cmd.Flags().Visit(func(f *pflag.Flag) {
		formats, known := belongs[f.Name]
		if err != nil || !known || strings.Contains(formats, ending) && ending != "" {
			return
		}
		if ending == ".json" && f.Name == "map" {
			err = usage(cmd, "JSON always holds the whole project, so --map has no place here")
			return
		}
		if ending == ".json" || strings.Contains(".pdf .svg .png", ending) && ending != "" {
			err = usage(cmd, "The option --%s has no place here: it belongs to %s", f.Name, strings.ReplaceAll(formats, " ", ", "))
		}
	})
	return err
}

func (p *Program) export(path string, doc *journey.Document, e *exporting, write writes) error {
	var m *journey.Map
	if e.output == stream {
		_, err := write(p.Stdout, doc, nil)
		return err
	}
	if !strings.EqualFold(filepath.Ext(e.output), ".json") {
		var err error
		if m, err = findMap(doc, path, e.mapName); err != nil {
			return err
		}
	}
	var notes []string
	err := atomicfile.Write(e.output, e.force, func(w io.Writer) (err error) {
		notes, err = write(w, doc, m)
		return err
	})
	if err != nil {
		return about(e.output, err)
	}
	p.print("Wrote %s.\n", oneLine(e.output))
	for _, note := range notes {
		p.print("%s\n", note)
	}
	return nil
}

// findMap gives the map with that id or title; the first for "".
func findMap(doc *journey.Document, path, name string) (*journey.Map, error) {
	all := doc.MapsInOrder()
	if len(all) == 0 {
		return nil, fault.New(CodeNoMap, "“%s” holds no map yet, so there is nothing to print.", path)
	}
	if name == "" {
		return all[0], nil
	}
	if m := doc.Maps.Get(journey.ID(name)); m != nil {
		return m, nil
	}
	named := slices.DeleteFunc(slices.Clone(all), func(m *journey.Map) bool { return m.Title != name })
	if len(named) == 0 {
		named = slices.DeleteFunc(slices.Clone(all), func(m *journey.Map) bool {
			return !strings.EqualFold(strings.TrimSpace(m.Title), strings.TrimSpace(name))
		})
	}
	switch len(named) {
	case 1:
		return named[0], nil
	case 0:
		return nil, fault.New(CodeNoMap, "“%s” has no map “%s”; there is %s.", path, name, mapNames(all))
	}
	return nil, fault.New(CodeSeveralMaps, "“%s” has %d maps “%s”; name the one by its id: %s.", path, len(named), name, mapIDs(named))
}

func mapNames(maps []*journey.Map) string {
	var names []string
	for _, m := range maps {
		names = append(names, "“"+journey.Shorten(m.Title, 60)+"”")
	}
	return strings.Join(names, ", ")
}

func mapIDs(maps []*journey.Map) string {
	var ids []string
	for _, m := range maps {
		ids = append(ids, string(m.ID))
	}
	return strings.Join(ids, ", ")
}
