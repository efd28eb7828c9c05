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
	"waymark/domain/scene"
	"waymark/storage/atomicfile"
	"waymark/storage/exchange"
)

// exporting is one run of the export command.
type exporting struct {
	output, mapName, viewName string
	force                     bool
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
What no option says is as in the window when the map was last printed.

A PDF shows the map on one sheet, as a poster in tiles to glue together, as a
report stage by stage, or holds the handouts of a workshop. It carries the map
itself, which “waymark import” gets back; --attach none leaves it out.`,
		Example: `  waymark export plan.waymark -o plan.pdf
  waymark export plan.waymark -o poster.pdf --poster a0 --paper a4
  waymark export plan.waymark -o report.pdf --layout stages --lang zh-Hans
  waymark export plan.waymark -o workshop.pdf --layout handouts --parts agenda,canvas
  waymark export plan.waymark -o board.pdf --view "For the board"
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
	cmd.Flags().StringVar(&e.viewName, "view", "", "the saved `VIEW` to print, by id or name; leaves out what it hides (default: all of the map)")
	e.printing.flags(cmd)
	e.picturing.flags(cmd)
	addForce(cmd, &e.force)
	return cmd
}

// subject is what is exported: a document, and for all but JSON a map of it with
// what a saved view hides.
type subject struct {
	doc  *journey.Document
	m    *journey.Map
	view scene.View
}

// writes looks at what is exported and gives what writes it in one format.
type writes func(subject) (putting, error)

// putting writes a file. It gives what there is to say about it besides that it
// was written.
type putting func(io.Writer) (notes []string, err error)

// writer reads the options and gives what writes the format; mistakes in the
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
		return func(s subject) (putting, error) {
			return func(w io.Writer) ([]string, error) { return nil, exchange.Export(w, s.doc) }, nil
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
		"view": pages + " " + pictures,
	}
	var err error
	cmd.Flags().Visit(func(f *pflag.Flag) {
		formats, known := belongs[f.Name]
		if err != nil || !known || strings.Contains(formats, ending) && ending != "" {
			return
		}
		if ending == ".json" && (f.Name == "map" || f.Name == "view") {
			err = usage(cmd, "JSON always holds the whole project, so --%s has no place here", f.Name)
			return
		}
		if ending == ".json" || strings.Contains(".pdf .svg .png", ending) && ending != "" {
			err = usage(cmd, "The option --%s has no place here: it belongs to %s", f.Name, strings.ReplaceAll(formats, " ", ", "))
		}
	})
	return err
}

func (p *Program) export(path string, doc *journey.Document, e *exporting, write writes) error {
	s := subject{doc: doc}
	if e.output != stream && !strings.EqualFold(filepath.Ext(e.output), ".json") {
		var err error
		if s, err = e.find(doc, path); err != nil {
			return err
		}
	}
	put, err := write(s)
	if err != nil {
		return err
	}
	if e.output == stream {
		_, err := put(p.Stdout)
		return err
	}
	var notes []string
	err = atomicfile.Write(e.output, e.force, func(w io.Writer) (err error) {
		notes, err = put(w)
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

// find gives the map and the view that the options name. A view leads to its map
// where no map was named.
func (e *exporting) find(doc *journey.Document, path string) (subject, error) {
	s := subject{doc: doc}
	var err error
	if s.m, err = findMap(doc, path, e.mapName); err != nil || e.viewName == "" {
		return s, err
	}
	maps := []*journey.Map{s.m}
	if e.mapName == "" {
		maps = doc.MapsInOrder()
	}
	v, err := findView(doc, path, maps, e.viewName)
	if err != nil {
		return s, err
	}
	s.m = doc.Maps.Get(v.Map)
	s.view.HiddenLanes, s.view.HiddenStages, s.view.HiddenPersonas = v.HiddenLanes, v.HiddenStages, v.HiddenPersonas
	return s, nil
}

// findView gives the saved view of some maps with that id or name.
func findView(doc *journey.Document, path string, maps []*journey.Map, name string) (*journey.View, error) {
	var all, named, alike []*journey.View
	for _, m := range maps {
		all = append(all, doc.ViewsOf(m.ID)...)
	}
	for _, v := range all {
		switch {
		case string(v.ID) == name:
			return v, nil
		case v.Name == name:
			named = append(named, v)
		case strings.EqualFold(strings.TrimSpace(v.Name), strings.TrimSpace(name)):
			alike = append(alike, v)
		}
	}
	if len(named) == 0 {
		named = alike
	}
	list := func(views []*journey.View, say func(*journey.View) string) string {
		var said []string
		for _, v := range views {
			said = append(said, say(v))
		}
		return strings.Join(said, ", ")
	}
	switch {
	case len(named) == 1:
		return named[0], nil
	case len(all) == 0:
		return nil, fault.New(CodeNoView, "“%s” has no saved view, so there is no “%s”.", path, name)
	case len(named) == 0:
		return nil, fault.New(CodeNoView, "“%s” has no saved view “%s”; there is %s.", path, name,
			list(all, func(v *journey.View) string { return "“" + journey.Shorten(v.Name, 60) + "”" }))
	}
	return nil, fault.New(CodeSeveralViews, "“%s” has %d saved views “%s”; name the one by its id: %s.", path, len(named), name,
		list(named, func(v *journey.View) string { return string(v.ID) }))
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
