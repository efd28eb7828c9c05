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

func (f *form) several(n int) {
	f.add(controls.Column(4, f.kindLine(f.t("inspector.selection")), f.kit().Label(f.p.cfg.Texts.N("inspector.things", n), controls.Style{Size: 17, Bold: true})))
	f.remove()
}

func (f *form) stage(step journey.ID) {
	f.head(f.t("kind.stage"), "name", f.t("inspector.unnamed"))
	f.text("goal", "field.goal", 2, "")
	palette := f.p.cfg.Palette()
	f.colour("field.color", func(doc *journey.Document) color.NRGBA {
		stages := doc.StagesOf(doc.Stages.Get(f.id).Map)
		for i, s := range stages {
			if s.ID == f.id {
				return palette.Journey[i*(len(palette.Journey)-1)/max(1, len(stages)-1)]
			}
		}
		return palette.Journey[0]
	}, palette.Journey[:])
	f.feelings(step)
	f.remove()
}

func (f *form) step() {
	f.head(f.t("kind.step"), "name", f.t("inspector.unnamed"))
	f.feelings(f.id)
	f.remove()
}

// feelings is how each persona of the map feels at a step.
func (f *form) feelings(step journey.ID) {
	if step == "" {
		return
	}
	s := f.doc.Steps.Get(step)
	for _, p := range onMap(f.doc, f.doc.MapOf(s)) {
		faces := f.faces("inspector.emotion."+string(p.ID), func(v float64) {
			f.do(edit.VerbSetEmotion, func(tx *edit.Tx) error { return tx.SetEmotion(p.ID, step, v) })
		})
		f.on(func(doc *journey.Document, _ journey.Record) {
			if e := doc.EmotionAt(p.ID, step); e != nil {
				faces.SetValue(faceOf(e.Value))
			} else {
				faces.SetValue("")
			}
		})
		f.add(f.kit().Labelled(f.t("inspector.emotion-of", name(f, p.Name)), content, faces))
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
	lane := f.doc.Lanes.Get(f.id)
	f.head(f.t("kind.lane"), "name", f.t("inspector.unnamed"))
	f.choice("kind", "inspector.lane-kind", f.laneKinds(lane))
	var lines []controls.Option
	for _, l := range journey.Lines() {
		lines = append(lines, controls.Option{Value: string(l), Text: f.t("line." + string(l))})
	}
	f.choice("lineBelow", "line.label", lines)
	f.flag("collapsed", "inspector.collapsed")
	f.remove()
}

// laneKinds gives the kinds a lane may become. Cards have no place in a lane of
// curves, so a lane with cards does not become one.
func (f *form) laneKinds(lane *journey.Lane) []controls.Option {
	cards := false
	for _, c := range f.doc.Cards.All() {
		cards = cards || c.Lane == lane.ID
	}
	var options []controls.Option
	for _, k := range journey.LaneKinds() {
		if k != journey.EmotionCurve || !cards {
			options = append(options, controls.Option{Value: string(k), Text: f.t("lane." + string(k))})
		}
	}
	return options
}

func (f *form) persona() {
	f.head(f.t("kind.persona"), "name", f.t("inspector.unnamed"))
	f.segments("kind", "", []controls.Option{
		{Value: string(journey.KindPersona), Text: f.t("persona-kind.persona")},
		{Value: string(journey.KindICP), Text: f.t("persona-kind.icp")},
	})
	f.text("quote", "persona.quote", 2, "")
	for _, row := range []struct{ field, key string }{
		{"demographics", "persona.demographics"},
		{"firmographics", "persona.firmographics"},
		{"behaviour", "persona.behaviour"},
		{"goals", "persona.goals"},
		{"painPoints", "persona.pain-points"},
		{"contact", "persona.contact"},
		{"triggers", "persona.triggers"},
		{"technology", "persona.technology"},
	} {
		f.text(row.field, row.key, 1, "")
	}
	palette := f.p.cfg.Palette()
	f.colour("persona.color", func(doc *journey.Document) color.NRGBA {
		for i, p := range doc.PersonasInOrder() {
			if p.ID == f.id {
				return palette.Personas[i%len(palette.Personas)]
			}
		}
		return palette.Personas[0]
	}, palette.Personas[:])
	f.remove()
}

func (f *form) emotion() {
	persona, step, _ := journey.SplitEmotionID(f.id)
	title := f.kit().Label("", controls.Style{Size: 17, Bold: true, Wrap: content})
	f.on(func(doc *journey.Document, _ journey.Record) {
		where := doc.Steps.Get(step)
		words := where.Name
		if stage := doc.Stages.Get(where.Stage); words == "" && stage != nil {
			words = stage.Name
		}
		title.SetText(name(f, doc.Personas.Get(persona).Name) + " · " + name(f, words))
	})
	f.add(controls.Column(4, f.kindLine(f.t("kind.emotion")), title))

	setValue := func(v float64) string {
		return f.do(edit.VerbSetEmotion, func(tx *edit.Tx) error { return tx.SetEmotion(persona, step, v) })
	}
	faces := f.faces("inspector.value", func(v float64) { setValue(v) })
	exact := f.kit().Field(controls.FieldSpec{
		ID: "inspector.exact", Done: f.p.cfg.Leave,
		Commit: func(text string) string {
			v, ok := parseNumber(text)
			if !ok || v < -2 || v > 2 {
				return f.t("inspector.not-an-emotion")
			}
			return setValue(v)
		},
	})
	f.on(func(_ *journey.Document, r journey.Record) {
		v := r.(*journey.Emotion).Value
		faces.SetValue(faceOf(v))
		exact.SetValue(signed(v))
	})
	f.add(faces)
	f.labelled("inspector.emotion-value", exact)
	f.text("feeling", "field.feeling", 0, "")
	f.feelingWords()
	f.text("quote", "field.quote", 2, "")
	f.basis()
	clear := f.kit().Button(controls.ButtonSpec{
		ID: "inspector.delete", Look: controls.Ghost, Icon: "trash-2", Text: f.t("inspector.not-known"), Tip: f.t("inspector.not-known.hint"), OnTap: f.p.cfg.Delete,
	})
	f.add(f.kit().Line(), outdented(clear))
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
	f.on(func(_ *journey.Document, r journey.Record) {
		level := levelOf(r.(*journey.Emotion).Value)
		if level == shown {
			return
		}
		shown = level
		words.Objects = nil
		for _, key := range f.p.cfg.Texts.Keys("feeling." + level + ".") {
			word := f.t(key)
			words.Add(f.kit().Button(controls.ButtonSpec{
				ID: "inspector." + key, Look: controls.Chip, Text: word,
				OnTap: func() { f.write("feeling", textValue(word)) },
			}))
		}
		words.Refresh()
	})
	f.add(controls.Held(content, words))
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

func (f *form) basis() {
	f.segments("basis", "basis.label", []controls.Option{
		{Value: string(journey.Assumed), Text: f.t("basis.assumed"), Tip: f.t("basis.assumed.hint")},
		{Value: string(journey.Researched), Text: f.t("basis.researched"), Tip: f.t("basis.researched.hint")},
	})
}

func (f *form) journeyMap() {
	f.head(f.t("kind.map"), "title", f.t("inspector.unnamed"))
	f.text("scenario", "field.scenario", 2, "")
	f.text("expectations", "field.expectations", 2, "")
	f.segments("state", "field.state", []controls.Option{
		{Value: string(journey.Current), Text: f.t("state.current")},
		{Value: string(journey.Future), Text: f.t("state.future")},
	})
	f.basis()
	f.personas("personas", "field.personas", f.doc.PersonasInOrder())
	f.text("owner", "field.owner", 0, "")
	f.text("versionLabel", "field.version", 0, "")
	f.text("reviewOn", "field.review-on", 0, f.t("inspector.date-hint"))
}
