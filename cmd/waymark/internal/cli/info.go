package cli

import (
	"strings"
	"time"

	"github.com/spf13/cobra"

	"waymark/domain/journey"
	"waymark/resources/i18n"
	"waymark/storage/mapfile"
)

// fileInfo is what “info --json” prints.
type fileInfo struct {
	File     string         `json:"file"`
	Format   string         `json:"format"` // version of the file format
	Project  projectInfo    `json:"project"`
	Counts   map[string]int `json:"counts"` // by the names of the arrays of the JSON form
	Personas []personaInfo  `json:"personas"`
	Maps     []mapInfo      `json:"maps"`
	Changes  int            `json:"changes"`
	Last     *time.Time     `json:"lastChange"`
	Warnings []string       `json:"warnings"`
}

type projectInfo struct {
	ID       journey.ID `json:"id"`
	Title    string     `json:"title"`
	Owner    string     `json:"owner"`
	Language string     `json:"language"`
}

type personaInfo struct {
	ID   journey.ID `json:"id"`
	Name string     `json:"name"`
	Kind string     `json:"kind"`
}

type mapInfo struct {
	ID       journey.ID   `json:"id"`
	Title    string       `json:"title"`
	State    string       `json:"state"`
	Basis    string       `json:"basis"`
	Personas []journey.ID `json:"personas"`
	Views    int          `json:"views"`
	Stages   int          `json:"stages"`
	Steps    int          `json:"steps"`
	Lanes    int          `json:"lanes"`
	Cards    int          `json:"cards"`
	Emotions int          `json:"emotions"`
}

func (p *Program) infoCommand() *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:     "info FILE [OPTIONS]",
		Short:   "Tell what is in a file: names and counts",
		Example: "  waymark info plan.waymark",
		Args:    names(aFile),
		RunE: func(_ *cobra.Command, args []string) error {
			f, err := look(args[0])
			if err != nil {
				return err
			}
			info := describe(args[0], f)
			if asJSON {
				return p.printJSON(info)
			}
			p.printInfo(&info)
			return nil
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print it as JSON")
	return cmd
}

func describe(path string, f *mapfile.File) fileInfo {
	doc := f.Document
	info := fileInfo{
		File: path, Format: mapfile.VersionName(f.Version),
		Project: projectInfo{doc.Project.ID, doc.Project.Title, doc.Project.Owner, doc.Project.Language},
		Counts:  make(map[string]int), Personas: []personaInfo{}, Maps: []mapInfo{},
		Changes: len(f.History), Warnings: []string{},
	}
	for _, k := range journey.Kinds() {
		if k != journey.ProjectKind {
			info.Counts[string(k)+"s"] = doc.Count(k)
		}
	}
	for _, persona := range doc.PersonasInOrder() {
		info.Personas = append(info.Personas, personaInfo{persona.ID, persona.Name, string(persona.PersonaKind)})
	}
	for _, m := range doc.MapsInOrder() {
		info.Maps = append(info.Maps, describeMap(doc, m))
	}
	if n := len(f.History); n > 0 {
		info.Last = &f.History[n-1].Time
	}
	for _, w := range f.Warnings {
		info.Warnings = append(info.Warnings, w.Message)
	}
	return info
}

func describeMap(doc *journey.Document, m *journey.Map) mapInfo {
	o := doc.Outline(m.ID)
	info := mapInfo{
		ID: m.ID, Title: m.Title, State: string(m.State), Basis: string(m.Basis), Personas: []journey.ID{},
		Views: len(doc.ViewsOf(m.ID)), Stages: len(o.Stages), Steps: len(o.Steps), Lanes: len(o.Lanes),
	}
	for _, persona := range o.Personas {
		info.Personas = append(info.Personas, persona.ID)
	}
	for _, c := range doc.Cards.All() {
		if doc.MapOf(c) == m.ID {
			info.Cards++
		}
	}
	for _, e := range doc.Emotions.All() {
		if o.Column(e.Step) >= 0 {
			info.Emotions++
		}
	}
	return info
}

func (p *Program) printInfo(info *fileInfo) {
	words := i18n.For(i18n.English)
	p.print("%s\n", orElse(oneLine(info.Project.Title), "(no title)"))
	row := func(name, value string) {
		if value != "" {
			p.print("  %-10s %s\n", name, oneLine(value))
		}
	}
	row("Owner", info.Project.Owner)
	row("Language", words.T("language."+strings.ToLower(info.Project.Language)))
	for _, m := range info.Maps {
		row("Map", orElse(m.Title, "(no title)")+" – "+strings.Join([]string{
			strings.ToLower(words.T("state." + m.State)), strings.ToLower(words.T("basis." + m.Basis)),
			words.N("count.stages", m.Stages), words.N("count.steps", m.Steps), words.N("count.lanes", m.Lanes), words.N("count.cards", m.Cards),
		}, ", "))
	}
	for _, persona := range info.Personas {
		row("Persona", orElse(persona.Name, "(no name)"))
	}
	last := ""
	if info.Last != nil {
		last = ", the last on " + info.Last.Local().Format("2006-01-02 15:04")
	}
	row("History", words.N("count.changes", info.Changes)+last)
	for _, w := range info.Warnings {
		row("Note", w)
	}
}

func orElse(s, other string) string {
	if strings.TrimSpace(s) == "" {
		return other
	}
	return s
}
