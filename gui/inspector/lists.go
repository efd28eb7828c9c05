package inspector

import (
	"image/color"

	"waymark/domain/journey"
	"waymark/gui/controls"
)

// channel is the fields of a channel.
func (f *form) channel() {
	f.head(f.t("kind.channel"), "name", f.t("inspector.unnamed"))
	f.icon("icon", "field.icon", f.p.cfg.ChannelIcons)
	f.foot(true)
}

// entry is the fields of an entry of the catalogue of touchpoints.
func (f *form) entry() {
	f.head(f.t("inspector.catalogue"), "name", f.t("inspector.unnamed"))
	f.one("channel", "field.channel", "inspector.no-channel", f.channelOptions, func() (string, bool) {
		v, mixed := f.common("channel")
		return v.Text, mixed
	}, func(v string) { f.write("channel", textValue(v)) }, "", nil)
	f.segments("category", "field.category", f.categories())
	f.foot(true)
}

// source is the fields of a source of knowledge.
func (f *form) source() {
	f.head(f.t("kind.source"), "title", f.t("inspector.unnamed"))
	f.choice("kind", "inspector.source-kind", SourceKinds(f.t))
	f.date("date", "field.date")
	f.number("people", "field.people", "")
	f.address("link", "field.link")
	f.text("note", "field.note", 3, "")
	f.foot(true)
}

// SourceKinds offers the kinds of sources.
func SourceKinds(t func(key string, args ...any) string) []controls.Option {
	var options []controls.Option
	for _, k := range journey.SourceKinds() {
		options = append(options, controls.Option{Value: string(k), Text: t("source-kind." + string(k)), Icon: SourceIcon(k)})
	}
	return options
}

// project is the fields of the project itself, below those of a map.
func (f *form) project() {
	part := f.part("project.", journey.ProjectKind, f.p.doc.Project.ID)
	f.group("project", "kind.project", true, func() {
		part.text("title", "field.title", 0, "")
		part.text("owner", "field.owner", 0, "")
		var languages []controls.Option
		for _, l := range journey.Languages() {
			languages = append(languages, controls.Option{Value: l, Text: f.t("language." + lower(l))})
		}
		part.choice("language", "inspector.language", languages)
		part.number("reviewEveryMonths", "inspector.review-months", "")
		f.add(part.rows...)
	})
	f.on(func(doc *journey.Document, _ journey.Record) { part.update(doc) })
}

// lower writes a tag of a language as the keys of texts do.
func lower(tag string) string {
	out := []byte(tag)
	for i, b := range out {
		if b >= 'A' && b <= 'Z' {
			out[i] = b + 'a' - 'A'
		}
	}
	return string(out)
}

// personaColour is the colour of a persona that has none of its own.
func (f *form) personaColour() {
	palette := f.p.cfg.Palette()
	f.colour("persona.color", func(doc *journey.Document) color.NRGBA {
		for i, p := range doc.PersonasInOrder() {
			if p.ID == f.id() {
				return palette.Personas[i%len(palette.Personas)]
			}
		}
		return palette.Personas[0]
	}, palette.Personas[:])
}
