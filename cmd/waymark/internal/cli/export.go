package cli

import (
	"io"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"waymark/domain/fault"
	"waymark/domain/journey"
	"waymark/storage/atomicfile"
	"waymark/storage/exchange"
)

// exporting is one run of the export command.
type exporting struct {
	output, mapName    string
	paper, orientation string
	scale              string
	force              bool
}

func (p *Program) exportCommand() *cobra.Command {
	var e exporting
	cmd := &cobra.Command{
		Use:   "export FILE -o OUT [OPTIONS]",
		Short: "Print a map to PDF, SVG or PNG, or write the project as JSON",
		Long: `Print a map of a file to a PDF, SVG or PNG file, or write the whole project as
JSON. The ending of the new file's name says which. The file itself is not changed.`,
		Example: `  waymark export plan.waymark -o plan.pdf
  waymark export plan.waymark -o poster.pdf --paper a0 --orientation landscape
  waymark export plan.waymark -o picture.png --map "Buying online" --scale 3
  waymark export plan.waymark -o - > plan.json`,
		Args: names(aFile),
		RunE: func(cmd *cobra.Command, args []string) error {
			write, err := e.writer(cmd, p)
			if err != nil {
				return err
			}
			f, err := open(args[0])
			if err != nil {
				return err
			}
			return p.export(args[0], f.Document, &e, write)
		},
	}
	cmd.Flags().StringVarP(&e.output, "output", "o", "", "write this `FILE`: .pdf, .svg, .png or .json; - writes JSON to standard output")
	cmd.Flags().StringVar(&e.mapName, "map", "", "the `MAP` to print, by id or title (default: the first)")
	cmd.Flags().StringVar(&e.paper, "paper", "", "the `PAPER` of a PDF: a4, a3, a2, a1, a0, letter, legal, tabloid or a size such as 300x600mm (default: that of the map, else a3)")
	cmd.Flags().StringVar(&e.orientation, "orientation", "", "how the paper of a PDF lies, `WAY` being auto, portrait or landscape (default: that of the map, else auto)")
	cmd.Flags().StringVar(&e.scale, "scale", "", "the `NUMBER` of pixels to the point (1/72 inch) in a PNG (default: 2)")
	addForce(cmd, &e.force)
	return cmd
}

// writes puts a document, or a map of it, into one format.
type writes func(w io.Writer, doc *journey.Document, m *journey.Map) error

// writer reads the options and gives what writes the format; all mistakes in the
// call are found before any file is touched.
func (e *exporting) writer(cmd *cobra.Command, p *Program) (writes, error) {
	if e.output == "" {
		return nil, usage(cmd, "Say with -o which file to write, such as -o plan.pdf")
	}
	setPrint, err := e.print(cmd, p)
	if err != nil {
		return nil, err
	}
	scale, err := e.pixels(cmd)
	if err != nil {
		return nil, err
	}
	if e.output == stream {
		return e.jsonWriter(cmd)
	}
	switch strings.ToLower(filepath.Ext(e.output)) {
	case ".json":
		return e.jsonWriter(cmd)
	case ".pdf":
		return func(w io.Writer, doc *journey.Document, m *journey.Map) error {
			return p.kit().WritePDF(w, doc, m, setPrint(m))
		}, nil
	case ".svg":
		return func(w io.Writer, doc *journey.Document, m *journey.Map) error { return p.kit().WriteSVG(w, doc, m) }, nil
	case ".png":
		return func(w io.Writer, doc *journey.Document, m *journey.Map) error {
			return p.kit().WritePNG(w, doc, m, scale)
		}, nil
	}
	return nil, usage(cmd, "The name “%s” must end in .pdf, .svg, .png or .json, which says what to write", e.output)
}

// pixels gives the scale of a PNG.
func (e *exporting) pixels(cmd *cobra.Command) (float64, error) {
	if e.scale == "" {
		return 2, nil
	}
	scale, err := strconv.ParseFloat(e.scale, 64)
	if err != nil || !(scale >= 0.01 && scale <= 100) {
		return 0, usage(cmd, "The scale must be a number from 0.01 to 100, such as 2, not “%s”", e.scale)
	}
	return scale, nil
}

func (e *exporting) jsonWriter(cmd *cobra.Command) (writes, error) {
	if e.mapName != "" {
		return nil, usage(cmd, "JSON always holds the whole project, so --map has no place here")
	}
	return func(w io.Writer, doc *journey.Document, _ *journey.Map) error { return exchange.Export(w, doc) }, nil
}

func (p *Program) export(path string, doc *journey.Document, e *exporting, write writes) error {
	var m *journey.Map
	if e.output == stream {
		return write(p.Stdout, doc, nil)
	}
	if !strings.EqualFold(filepath.Ext(e.output), ".json") {
		var err error
		if m, err = findMap(doc, path, e.mapName); err != nil {
			return err
		}
	}
	err := atomicfile.Write(e.output, e.force, func(w io.Writer) error { return write(w, doc, m) })
	if err != nil {
		return about(e.output, err)
	}
	p.print("Wrote %s.\n", oneLine(e.output))
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
