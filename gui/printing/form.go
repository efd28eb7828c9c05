package printing

import (
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"waymark/domain/journey"
	"waymark/domain/pages"
	"waymark/domain/pages/handout"
	"waymark/domain/paper"
	"waymark/gui/controls"
	"waymark/gui/theme"
	"waymark/resources/i18n"
	"waymark/storage/export/kit"
)

// formWidth is how wide the choices are, Fyne's units.
const formWidth = 344

// row is a part of the form: when it is shown, and how it comes to show the plan.
type row struct {
	object fyne.CanvasObject
	shown  func(*Plan) bool // nil for always
	read   func(*Plan)      // nil when there is nothing to bring up to date
	tight  bool             // stands close to others of its kind
}

// form is the column of choices.
type form struct {
	r      *room
	rows   []row
	column *fyne.Container
	groups []*fyne.Container // of rows that stand close
	scroll fyne.CanvasObject
	first  fyne.Focusable
}

func newForm(r *room) *form {
	f := &form{r: r}
	f.general()
	f.purposes()
	f.papers()
	f.handouts()
	f.contents()
	f.pictures()
	f.column = controls.Column(14)
	for i, row := range f.rows {
		switch {
		case !row.tight:
			f.column.Add(row.object)
			continue
		case i == 0 || !f.rows[i-1].tight:
			f.groups = append(f.groups, controls.Column(4))
			f.column.Add(f.groups[len(f.groups)-1])
		}
		f.groups[len(f.groups)-1].Add(row.object)
	}
	f.scroll = r.cfg.Kit.Scroll(controls.Padded(4, 20, 24, 24, f.column))
	f.read()
	return f
}

// read brings all rows to what the plan says.
func (f *form) read() {
	p := &f.r.plan
	for _, row := range f.rows {
		if row.shown != nil {
			controls.SetVisible(row.object, row.shown(p))
		}
		if row.read != nil {
			row.read(p)
		}
	}
	for _, g := range f.groups {
		controls.SetVisible(g, slices.ContainsFunc(g.Objects, fyne.CanvasObject.Visible))
	}
	f.column.Refresh()
	f.scroll.Refresh()
}

func (f *form) add(object fyne.CanvasObject, shown func(*Plan) bool, read func(*Plan)) {
	f.rows = append(f.rows, row{object: object, shown: shown, read: read})
}

// set changes the plan.
func (f *form) set(change func(*Plan)) { f.r.change(change) }

func isPDF(p *Plan) bool { return p.Format == PDF }

func layouts(of ...pages.Layout) func(*Plan) bool {
	return func(p *Plan) bool { return p.Format == PDF && slices.Contains(of, p.Settings.Layout) }
}

func (f *form) heading(key string, shown func(*Plan) bool) {
	k := f.r.cfg.Kit
	f.add(controls.Column(10, controls.Sized(0, 2, controls.Row(0)), k.Line(), k.Label(f.r.t(key), controls.Style{Size: theme.NameSize, Bold: true})), shown, nil)
}

func (f *form) named(key string, of fyne.CanvasObject) fyne.CanvasObject {
	return f.r.cfg.Kit.Labelled(f.r.t(key), formWidth, of)
}

func (f *form) segments(id, key string, options []controls.Option, shown func(*Plan) bool, get func(*Plan) string, put func(*Plan, string)) {
	s := f.r.cfg.Kit.Segments(id, options, get(&f.r.plan), func(v string) { f.set(func(p *Plan) { put(p, v) }) })
	f.add(f.named(key, s), shown, func(p *Plan) { s.SetValue(get(p)) })
}

func (f *form) choice(id, key string, options func() []controls.Option, shown func(*Plan) bool, get func(*Plan) string, put func(*Plan, string)) {
	c := f.r.cfg.Kit.Choice(id, options, get(&f.r.plan), func(v string) { f.set(func(p *Plan) { put(p, v) }) })
	f.add(f.named(key, c), shown, func(p *Plan) { c.SetValue(get(p)) })
}

func (f *form) check(id, key string, shown func(*Plan) bool, at func(*Plan) *bool) {
	c := f.r.cfg.Kit.Check(id, f.r.t(key), *at(&f.r.plan), func(on bool) { f.set(func(p *Plan) { *at(p) = on }) })
	f.rows = append(f.rows, row{object: c, shown: shown, read: func(p *Plan) { c.SetOn(*at(p)) }, tight: true})
}

// field makes a field whose text is read by put, which gives a complaint about
// what cannot be read.
func (f *form) field(id, key string, shown func(*Plan) bool, get func(*Plan) string, put func(string) (func(*Plan), error)) {
	k := f.r.cfg.Kit
	field := k.Field(controls.FieldSpec{ID: id, Value: get(&f.r.plan), Width: formWidth, Commit: func(text string) string {
		change, err := put(strings.TrimSpace(text))
		if err != nil {
			return f.r.cfg.Sentence(err)
		}
		f.set(change)
		return ""
	}})
	f.add(f.named(key, field), shown, func(p *Plan) { field.SetValue(get(p)) })
}

func (f *form) length(id, key string, shown func(*Plan) bool, at func(*Plan) *float64) {
	f.field(id, key, shown, func(p *Plan) string { return f.r.length(*at(p)) }, func(text string) (func(*Plan), error) {
		l, err := paper.ParseLength(text)
		if err != nil {
			return nil, err
		}
		return func(p *Plan) { *at(p) = l }, nil
	})
}

// general is what all formats have.
func (f *form) general() {
	r, k := f.r, f.r.cfg.Kit
	options := []controls.Option{}
	for _, v := range Formats() {
		options = append(options, controls.Option{Value: string(v), Text: r.t("format." + string(v))})
	}
	formats := k.Segments("export.format", options, string(r.plan.Format), func(v string) { f.set(func(p *Plan) { p.Format = Format(v) }) })
	f.first = formats
	f.add(formats, nil, func(p *Plan) { formats.SetValue(string(p.Format)) })
	about := k.Label("", controls.Style{Paint: controls.Quiet, Wrap: formWidth})
	f.add(about, func(p *Plan) bool { return p.Format != PDF }, func(p *Plan) { about.SetText(r.t("export.about-" + string(p.Format))) })
	var maps []controls.Option
	for _, m := range r.cfg.Doc.MapsInOrder() {
		maps = append(maps, controls.Option{Value: string(m.ID), Text: journey.Shorten(m.Title, 40)})
	}
	c := k.Choice("export.map", func() []controls.Option { return maps }, string(r.plan.Map), func(v string) { r.changeMap(journey.ID(v)) })
	f.add(f.named("kind.map", c), func(p *Plan) bool { return len(maps) > 1 && p.Format != JSON }, func(p *Plan) { c.SetValue(string(p.Map)) })
}

// purposes are the big choices.
func (f *form) purposes() {
	icons := map[pages.Preset]string{pages.Desk: "map", pages.Wall: "layout-template", pages.Report: "book-open", pages.Workshop: "users"}
	var options []controls.BigOption
	for _, p := range pages.Presets() {
		options = append(options, controls.BigOption{
			Value: string(p), Icon: icons[p], Title: f.r.t("printing.preset." + string(p)), Text: f.r.t("printing.preset." + string(p) + ".hint"),
		})
	}
	big := f.r.cfg.Kit.BigChoice("printing.preset", 2, options, string(pages.Serving(f.r.plan.Settings.Layout)), func(v string) { f.r.serve(pages.Preset(v)) })
	f.add(big, isPDF, func(p *Plan) { big.SetValue(string(pages.Serving(p.Settings.Layout))) })
}

const (
	customSize = "custom"
	byWidth    = "width"
	asOthers   = "same"
)

// papers are the sizes.
func (f *form) papers() {
	r := f.r
	all := []string{"A4", "A3", "A2", "A1", "A0", "Letter", "Legal", "Tabloid"}
	papers := func() []controls.Option {
		var options []controls.Option
		for _, name := range all {
			options = append(options, controls.Option{Value: name, Text: r.paperText(paper.Named(name))})
		}
		return append(options, controls.Option{Value: customSize, Text: r.t("printing.custom-size")})
	}
	named := func(s paper.Size) string {
		if slices.Contains(all, s.Name) {
			return s.Name
		}
		return customSize
	}
	poster := layouts(pages.Poster)
	f.choice("printing.poster-size", "printing.poster-size", func() []controls.Option {
		var options []controls.Option
		for _, name := range []string{"A0", "A1", "A2", "A3"} {
			options = append(options, controls.Option{Value: name, Text: r.paperText(paper.Named(name))})
		}
		return append(options, controls.Option{Value: byWidth, Text: r.t("printing.by-width")})
	}, poster, func(p *Plan) string {
		if p.Settings.PosterWidth > 0 {
			return byWidth
		}
		return p.Settings.PosterSize.Name
	}, func(p *Plan, v string) {
		if v == byWidth {
			p.Settings.PosterWidth = 2000 * paper.Millimetre
			return
		}
		p.Settings.PosterWidth, p.Settings.PosterSize = 0, paper.Named(v)
	})
	f.length("printing.poster-width", "printing.poster-width", func(p *Plan) bool { return poster(p) && p.Settings.PosterWidth > 0 },
		func(p *Plan) *float64 { return &p.Settings.PosterWidth })
	key := "export.paper"
	f.choice("export.paper", key, papers, isPDF, func(p *Plan) string { return named(p.Settings.Paper) }, func(p *Plan, v string) {
		if v == customSize {
			p.Settings.Paper, _ = paper.Parse("420x594mm")
			p.Settings.Paper.Name = "420x594mm"
			return
		}
		p.Settings.Paper = paper.Named(v)
	})
	f.field("printing.custom", "printing.custom-size", func(p *Plan) bool { return isPDF(p) && named(p.Settings.Paper) == customSize },
		func(p *Plan) string { return p.Settings.Paper.Name }, func(text string) (func(*Plan), error) {
			size, err := paper.Parse(strings.ReplaceAll(text, "×", "x"))
			if err != nil {
				return nil, err
			}
			return func(p *Plan) { p.Settings.Paper = size }, nil
		})
	f.segments("export.orientation", "export.orientation", r.options("orientation", "auto", "portrait", "landscape"),
		layouts(pages.Sheet, pages.Poster), func(p *Plan) string { return p.Settings.Orientation.String() },
		func(p *Plan, v string) { p.Settings.Orientation, _ = paper.ParseOrientation(v) })
	f.length("printing.overlap", "printing.overlap", poster, func(p *Plan) *float64 { return &p.Settings.Overlap })
	f.length("printing.margin", "printing.margin", isPDF, func(p *Plan) *float64 { return &p.Settings.Margin })
}

// handouts are the parts of a pack.
func (f *form) handouts() {
	r, k := f.r, f.r.cfg.Kit
	pack := layouts(pages.Handouts)
	f.heading("printing.parts", pack)
	parts := func(p *Plan) []handout.Part {
		wanted, err := handout.ParseParts(p.Settings.Parts)
		if err != nil {
			return handout.Parts() // names of a newer program
		}
		return wanted
	}
	put := func(p *Plan, wanted []handout.Part) {
		p.Settings.Parts = ""
		if len(wanted) < len(handout.Parts()) {
			var names []string
			for _, w := range wanted {
				names = append(names, string(w))
			}
			p.Settings.Parts = strings.Join(names, ",")
		}
	}
	column := controls.Column(4)
	var checks []*controls.Check
	for i, part := range handout.Parts() {
		c := k.Check("printing.part."+string(part), r.t("handout.part."+string(part)), true, func(on bool) {
			f.set(func(p *Plan) {
				wanted := slices.DeleteFunc(parts(p), func(w handout.Part) bool { return w == part })
				if on {
					wanted = append(wanted, part)
				}
				if len(wanted) > 0 { // a pack of nothing is no pack
					put(p, wanted)
				}
			})
			checks[i].SetOn(slices.Contains(parts(&r.plan), part))
		})
		checks = append(checks, c)
		column.Add(c)
	}
	every := k.Button(controls.ButtonSpec{ID: "printing.all-parts", Look: controls.Link, Text: r.t("printing.all-parts"), OnTap: func() {
		f.set(func(p *Plan) { p.Settings.Parts = "" })
	}})
	column.Add(controls.Row(0, every))
	f.add(column, pack, func(p *Plan) {
		wanted := parts(p)
		for i, part := range handout.Parts() {
			checks[i].SetOn(slices.Contains(wanted, part))
		}
		controls.SetEnabled(every, p.Settings.Parts != "")
	})
	f.segments("printing.filled", "printing.worksheets", []controls.Option{
		{Value: "true", Text: r.t("printing.filled")}, {Value: "false", Text: r.t("printing.blank")},
	}, pack, func(p *Plan) string { return strconv.FormatBool(p.Settings.Filled) }, func(p *Plan, v string) { p.Settings.Filled = v == "true" })
	f.choice("printing.wall", "printing.wall", func() []controls.Option {
		options := []controls.Option{{Value: asOthers, Text: r.t("printing.wall.same")}}
		for _, name := range []string{"A3", "A2", "A1", "A0"} {
			options = append(options, controls.Option{Value: name, Text: r.paperText(paper.Named(name))})
		}
		return options
	}, pack, func(p *Plan) string {
		if p.Settings.Wall.Name == "" {
			return asOthers
		}
		return p.Settings.Wall.Name
	}, func(p *Plan, v string) { p.Settings.Wall = paper.Named(v) })
}

// contents say what stands on the pages and what goes along.
func (f *form) contents() {
	r := f.r
	f.heading("printing.contents", func(p *Plan) bool { return p.Format != JSON })
	f.check("printing.shown", "printing.shown", func(p *Plan) bool { return p.Format != JSON && r.cfg.Hides(p.Map) }, func(p *Plan) *bool { return &p.Shown })
	whole := layouts(pages.Sheet, pages.Poster, pages.Stages)
	f.check("printing.header", "printing.header", whole, func(p *Plan) *bool { return &p.Settings.Header })
	f.check("printing.personas", "printing.personas", whole, func(p *Plan) *bool { return &p.Settings.Personas })
	f.check("printing.legend", "printing.legend", whole, func(p *Plan) *bool { return &p.Settings.Legend })
	f.check("printing.footer", "printing.footer", isPDF, func(p *Plan) *bool { return &p.Settings.Footer })
	f.check("printing.overview", "printing.overview", layouts(pages.Poster), func(p *Plan) *bool { return &p.Settings.Overview })
	f.check("printing.appendix", "printing.appendix", layouts(pages.Stages), func(p *Plan) *bool { return &p.Settings.Appendix })
	f.check("printing.grey", "printing.grey", isPDF, func(p *Plan) *bool { return &p.Settings.Grey })
	f.logo()
	project := r.cfg.Doc.Project.Language
	f.choice("printing.language", "printing.language", func() []controls.Option {
		options := []controls.Option{{Value: "", Text: r.t("printing.language.project", r.languageName(project))}}
		for _, l := range i18n.Languages() {
			options = append(options, controls.Option{Value: l, Text: r.languageName(l)})
		}
		return options
	}, func(p *Plan) bool { return p.Format != JSON }, func(p *Plan) string { return p.Language }, func(p *Plan, v string) { p.Language = v })
	f.choice("printing.attach", "printing.attach", func() []controls.Option {
		var options []controls.Option
		for _, a := range pages.Attachments() {
			options = append(options, controls.Option{Value: string(a), Text: r.t("printing.attach." + string(a))})
		}
		return options
	}, isPDF, func(p *Plan) string { return string(p.Settings.Attach) }, func(p *Plan, v string) { p.Settings.Attach = pages.Attach(v) })
	words := r.cfg.Kit.Label("", controls.Style{Size: theme.SmallSize, Paint: controls.Quiet, Wrap: formWidth})
	f.add(words, isPDF, func(p *Plan) { words.SetText(r.t("printing.attach." + string(p.Settings.Attach) + ".text")) })
}

// languageName gives the name of a language in that language.
func (r *room) languageName(lang string) string {
	return r.t("language." + strings.ToLower(i18n.For(lang).Lang()))
}

// logo is the picture at the head of the pages.
func (f *form) logo() {
	r, k := f.r, f.r.cfg.Kit
	choose := k.Button(controls.ButtonSpec{ID: "printing.logo", Look: controls.Plain, Icon: "image", Text: r.t("printing.logo.choose"), OnTap: func() {
		r.cfg.ChoosePicture(func(a *journey.Attachment) { f.set(func(p *Plan) { p.Logo = a }) })
	}})
	remove := k.Button(controls.ButtonSpec{ID: "printing.logo.remove", Look: controls.Ghost, Icon: "x", Text: r.t("printing.logo.remove"), OnTap: func() {
		f.set(func(p *Plan) { p.Logo = nil })
	}})
	line := controls.Row(8, choose, remove)
	f.add(f.named("printing.logo", line), isPDF, func(p *Plan) {
		if p.Logo != nil {
			choose.SetText(r.t("printing.logo.other"))
			remove.Show()
		} else {
			choose.SetText(r.t("printing.logo.choose"))
			remove.Hide()
		}
		line.Refresh()
	})
}

// pictures are the choices of PNG and SVG.
func (f *form) pictures() {
	r := f.r
	png := func(p *Plan) bool { return p.Format == PNG }
	f.segments("export.scale", "export.scale", []controls.Option{
		{Value: "1", Text: "1×"}, {Value: "2", Text: "2×"}, {Value: "3", Text: "3×"}, {Value: "4", Text: "4×"}, {Value: byWidth, Text: r.t("printing.width")},
	}, png, func(p *Plan) string {
		if p.Width > 0 {
			return byWidth
		}
		return strconv.FormatFloat(p.Scale, 'f', -1, 64)
	}, func(p *Plan, v string) {
		if v == byWidth {
			p.Width = 3840
			return
		}
		p.Width = 0
		p.Scale, _ = strconv.ParseFloat(v, 64)
	})
	f.field("printing.width", "printing.pixel-width", func(p *Plan) bool { return png(p) && p.Width > 0 }, func(p *Plan) string { return strconv.Itoa(p.Width) },
		func(text string) (func(*Plan), error) {
			n, err := strconv.Atoi(strings.TrimSpace(strings.TrimSuffix(strings.ToLower(text), "px")))
			if err != nil || n < kit.LeastWidth || n > kit.MostWidth {
				return nil, badWidth()
			}
			return func(p *Plan) { p.Width = n }, nil
		})
	f.segments("printing.text", "printing.text", []controls.Option{
		{Value: "false", Text: r.t("printing.text.live")}, {Value: "true", Text: r.t("printing.text.outlines")},
	}, func(p *Plan) bool { return p.Format == SVG }, func(p *Plan) string { return strconv.FormatBool(p.Outlines) }, func(p *Plan, v string) { p.Outlines = v == "true" })
	f.check("printing.transparent", "printing.transparent", func(p *Plan) bool { return p.Format == PNG || p.Format == SVG }, func(p *Plan) *bool { return &p.Transparent })
}

func (r *room) options(prefix string, values ...string) []controls.Option {
	var options []controls.Option
	for _, v := range values {
		options = append(options, controls.Option{Value: v, Text: r.t(prefix + "." + v)})
	}
	return options
}
