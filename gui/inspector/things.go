package inspector

import (
	"image/color"
	"math"
	"strconv"
	"strings"

	"waymark/domain/edit"
	"waymark/domain/journey"
	"waymark/gui/controls"
)

// different is shown for things of different kinds: how many there are of each.
func (f *form) different(counts []string, n int) {
	f.add(controls.Column(4, f.kindLine(f.t("inspector.selection")), f.title(f.p.cfg.Texts.N("inspector.things", n))))
	for _, text := range counts {
		f.add(f.kit().Label(text, controls.Style{Paint: controls.Quiet, Wrap: f.width}))
	}
	f.remove()
}

func (f *form) stage(step journey.ID) {
	f.head(f.t("kind.stage"), "name", f.t("inspector.unnamed"))
	f.text("goal", "field.goal", 2, "")
	palette := f.p.cfg.Palette()
	f.colour("field.color", func(doc *journey.Document) color.NRGBA {
		if stage, ok := f.record().(*journey.Stage); ok {
			stages := doc.StagesOf(stage.Map)
			for i, s := range stages {
				if s.ID == f.id() {
					return palette.Journey[i*(len(palette.Journey)-1)/max(1, len(stages)-1)]
				}
			}
		}
		return palette.Journey[0]
	}, palette.Journey[:])
	if f.single() {
		f.feelings(step)
	}
	f.foot(true)
}

func (f *form) step() {
	f.head(f.t("kind.step"), "name", f.t("inspector.unnamed"))
	if f.single() {
		f.feelings(f.id())
	}
	f.group("look", "inspector.group.look", true, func() {
		f.number("width", "inspector.column-width", f.t("inspector.usual-width"))
	})
	f.foot(true)
}

// feelings is how each persona of the map feels at a step.
func (f *form) feelings(step journey.ID) {
	if step == "" {
		return
	}
	s := f.p.doc.Steps.Get(step)
	for _, p := range onMap(f.p.doc, f.p.doc.MapOf(s)) {
		faces := f.faces(f.prefix+"emotion."+string(p.ID), func(v float64) {
			f.do(edit.VerbSetEmotion, func(tx *edit.Tx) error { return tx.SetEmotion(p.ID, step, v) })
		})
		f.on(func(doc *journey.Document, _ journey.Record) {
			if e := doc.EmotionAt(p.ID, step); e != nil {
				faces.SetValue(faceOf(e.Value))
			} else {
				faces.SetValue("")
			}
		})
		f.add(f.kit().Labelled(f.t("inspector.emotion-of", name(f, p.Name)), f.width, faces))
	}
}

// faces is five faces from very bad to very good.
func (f *form) faces(id string, set func(float64)) *controls.Segments {
	options := []controls.Option{
		{Value: "-2", Icon: "frown", Tip: "−2 · " + f.t("scale.minus-2")},
		{Value: "-1", Icon: "annoyed", Tip: "−1 · " + f.t("scale.minus-1")},
		{Value: "0", Icon: "meh", Tip: "0 · " + f.t("scale.zero")},
		{Value: "1", Icon: "smile", Tip: "+1 · " + f.t("scale.plus-1")},
		{Value: "2", Icon: "laugh", Tip: "+2 · " + f.t("scale.plus-2")},
	}
	return f.kit().Segments(id, options, "", func(v string) {
		n, _ := strconv.Atoi(v)
		set(float64(n))
	})
}

// faceOf gives the option nearest to a value.
func faceOf(v float64) string { return strconv.Itoa(int(math.Round(v))) }

func (f *form) lane() {
	f.head(f.t("kind.lane"), "name", f.t("inspector.unnamed"))
	f.choice("kind", "inspector.lane-kind", f.laneKinds())
	var lines []controls.Option
	for _, l := range journey.Lines() {
		lines = append(lines, controls.Option{Value: string(l), Text: f.t("line." + string(l))})
	}
	f.choice("lineBelow", "line.label", lines)
	f.flag("collapsed", "inspector.collapsed")
	f.foot(true)
}

// laneKinds gives the kinds a lane may become. Cards have no place in a lane of
// curves, so a lane with cards does not become one.
func (f *form) laneKinds() []controls.Option {
	mine := journey.SetOf(f.ids...)
	cards := false
	for _, c := range f.p.doc.Cards.All() {
		cards = cards || mine.Has(c.Lane)
	}
	var options []controls.Option
	for _, k := range journey.LaneKinds() {
		if k != journey.EmotionCurve || !cards {
			options = append(options, controls.Option{Value: string(k), Text: f.t("lane." + string(k))})
		}
	}
	return options
}

// persona is the fields of a persona. brief leaves out what the sheet beside the
// panel shows already.
func (f *form) persona(mapID journey.ID, brief bool) {
	f.head(f.t("kind.persona"), "name", f.t("inspector.unnamed"))
	f.segments("kind", "", []controls.Option{
		{Value: string(journey.KindPersona), Text: f.t("persona-kind.persona")},
		{Value: string(journey.KindICP), Text: f.t("persona-kind.icp")},
	})
	if f.single() {
		f.sight(mapID)
	}
	f.personaColour()
	if f.single() && !brief {
		f.group("sheet", "inspector.group.sheet", false, func() {
			for _, row := range PersonaFields(f.record().(*journey.Persona).PersonaKind) {
				f.text(row.Field, row.Key, 1, f.t(row.Key+".hint"))
			}
			f.picture("persona.picture", true)
		})
	}
	f.foot(true)
}

// sight says whether the persona is shown on the map just now; it is no part of
// the project and no change.
func (f *form) sight(mapID journey.ID) {
	m := f.p.doc.Maps.Get(mapID)
	if m == nil {
		return
	}
	id := f.id()
	on := f.kit().Check(f.prefix+"on-map", f.t("inspector.on-map"), false, func(on bool) {
		f.do(edit.VerbEditPersona, func(tx *edit.Tx) error { return tx.ShowPersona(mapID, id, on) })
	})
	shown := f.kit().Check(f.prefix+"shown", f.t("inspector.shown"), true, func(on bool) { f.p.cfg.ShowPersona(id, on) })
	solo := f.kit().Check(f.prefix+"solo", f.t("inspector.solo"), false, func(bool) { f.p.cfg.SoloPersona(id) })
	f.on(func(doc *journey.Document, _ journey.Record) {
		m := doc.Maps.Get(mapID)
		there := m != nil && m.Personas.Has(id)
		on.SetOn(there)
		visible, alone := f.p.cfg.PersonaSight(id)
		shown.SetOn(visible)
		solo.SetOn(alone)
		shown.Hidden, solo.Hidden = !there, !there || len(onMap(doc, mapID)) < 2
	})
	f.add(controls.Column(4, on, shown, solo))
}

// PersonaField is a field of the sheet of a persona.
type PersonaField struct{ Field, Key string }

// PersonaFields gives the fields of the sheet of a kind of persona, in the order
// in which the field reads them: a person begins with who they are, an
// organisation with what it is.
func PersonaFields(kind journey.PersonaKind) []PersonaField {
	if kind == journey.KindICP {
		return []PersonaField{
			{"quote", "persona.quote"},
			{"firmographics", "persona.firmographics"},
			{"triggers", "persona.triggers"},
			{"technology", "persona.technology"},
			{"goals", "persona.goals"},
			{"painPoints", "persona.pain-points"},
			{"behaviour", "persona.behaviour"},
			{"contact", "persona.contact"},
			{"demographics", "persona.demographics"},
		}
	}
	return []PersonaField{
		{"quote", "persona.quote"},
		{"demographics", "persona.demographics"},
		{"firmographics", "persona.firmographics"},
		{"behaviour", "persona.behaviour"},
		{"goals", "persona.goals"},
		{"painPoints", "persona.pain-points"},
		{"contact", "persona.contact"},
		{"triggers", "persona.triggers"},
		{"technology", "persona.technology"},
	}
}

func (f *form) emotion() {
	f.add(controls.Column(4, f.kindLine(f.t("kind.emotion")), f.emotionTitle()))
	setValue := func(v float64) string {
		return f.do(edit.VerbSetEmotion, func(tx *edit.Tx) error {
			for _, id := range f.ids {
				persona, step, _ := journey.SplitEmotionID(id)
				if err := tx.SetEmotion(persona, step, v); err != nil {
					return err
				}
			}
			return nil
		})
	}
	faces := f.faces(f.prefix+"value", func(v float64) { setValue(v) })
	exact := f.kit().Field(controls.FieldSpec{
		ID: f.prefix + "exact", Done: f.p.cfg.Leave,
		Commit: func(text string) string {
			v, ok := parseNumber(text)
			if !ok || v < -2 || v > 2 || strings.TrimSpace(text) == "" {
				return f.t("inspector.not-an-emotion")
			}
			return setValue(v)
		},
	})
	f.on(func(*journey.Document, journey.Record) {
		v, mixed := f.common("value")
		if mixed {
			faces.SetValue("")
			exact.SetHint(f.t("inspector.mixed"))
			exact.SetValue("")
			return
		}
		exact.SetHint("")
		faces.SetValue(faceOf(v.Number))
		exact.SetValue(signed(v.Number))
	})
	f.add(faces)
	f.named("inspector.emotion-value", "value", exact)
	f.text("feeling", "field.feeling", 0, "")
	f.feelingWords()
	f.text("quote", "field.quote", 2, "")
	f.basis()
	if f.single() {
		f.comments()
	}
	clear := f.kit().Button(controls.ButtonSpec{
		ID: f.prefix + "delete", Look: controls.Ghost, Icon: "trash-2", Text: f.t("inspector.not-known"), Tip: f.t("inspector.not-known.hint"), OnTap: f.p.cfg.Delete,
	})
	f.add(f.kit().Line(), outdented(clear))
	if f.single() {
		f.lastChange()
	}
}

// emotionTitle says whose emotion it is where.
func (f *form) emotionTitle() *controls.Label {
	title := f.title("")
	if !f.single() {
		title.SetText(f.p.count(f.kind, len(f.ids)))
		return title
	}
	persona, step, _ := journey.SplitEmotionID(f.id())
	f.on(func(doc *journey.Document, _ journey.Record) {
		where, who := doc.Steps.Get(step), doc.Personas.Get(persona)
		if where == nil || who == nil {
			return
		}
		words := where.Name
		if stage := doc.Stages.Get(where.Stage); words == "" && stage != nil {
			words = stage.Name
		}
		title.SetText(name(f, who.Name) + " · " + name(f, words))
	})
	return title
}

func signed(v float64) string {
	s := strings.ReplaceAll(strconv.FormatFloat(v, 'f', -1, 64), "-", "−")
	if v > 0 {
		return "+" + s
	}
	return s
}

// feelingWords offers words for the value, to press instead of to type.
func (f *form) feelingWords() {
	words := controls.Wrapped(6, 6)
	shown := ""
	f.on(func(*journey.Document, journey.Record) {
		v, mixed := f.common("value")
		level := levelOf(v.Number)
		if mixed {
			level = "zero"
		}
		if level == shown {
			return
		}
		shown = level
		words.Objects = nil
		for _, key := range f.p.cfg.Texts.Keys("feeling." + level + ".") {
			word := f.t(key)
			words.Add(f.kit().Button(controls.ButtonSpec{
				ID: f.prefix + key, Look: controls.Chip, Text: word,
				OnTap: func() { f.write("feeling", textValue(word)) },
			}))
		}
		words.Refresh()
	})
	f.add(controls.Held(f.width, words))
}

func levelOf(v float64) string {
	switch {
	case v <= -1.5:
		return "minus-2"
	case v < -0.5:
		return "minus-1"
	case v <= 0.5:
		return "zero"
	case v < 1.5:
		return "plus-1"
	}
	return "plus-2"
}

func (f *form) journeyMap() {
	f.head(f.t("kind.map"), "title", f.t("inspector.unnamed"))
	f.text("scenario", "field.scenario", 2, "")
	f.text("expectations", "field.expectations", 2, "")
	f.segments("state", "field.state", []controls.Option{
		{Value: string(journey.Current), Text: f.t("state.current")},
		{Value: string(journey.Future), Text: f.t("state.future")},
	})
	f.one("basedOn", "field.based-on", "inspector.no-map", f.otherMaps, func() (string, bool) {
		v, mixed := f.common("basedOn")
		return v.Text, mixed
	}, func(v string) { f.write("basedOn", textValue(v)) }, "", nil)
	f.basis()
	f.onPersonas("field.personas", f.p.doc.PersonasInOrder())
	f.group("care", "inspector.group.care", false, func() {
		f.text("owner", "field.owner", 0, "")
		f.text("versionLabel", "field.version", 0, "")
		f.date("reviewOn", "field.review-on")
	})
	f.project()
	f.foot(false)
}

func (f *form) otherMaps() []controls.PickOption {
	var out []controls.PickOption
	for _, m := range f.p.doc.MapsInOrder() {
		if m.ID != f.id() {
			out = append(out, controls.PickOption{Option: controls.Option{Value: string(m.ID), Text: name(f, m.Title)}, Note: f.t("state." + string(m.State))})
		}
	}
	return out
}
