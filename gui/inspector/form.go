package inspector

import (
	"image/color"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"waymark/domain/edit"
	"waymark/domain/fault"
	"waymark/domain/journey"
	"waymark/gui/controls"
	"waymark/gui/theme"
)

// form is the fields of one thing. It is built once for what is selected and
// then follows the document.
type form struct {
	p    *Panel
	doc  *journey.Document
	kind journey.Kind
	id   journey.ID
	rows []fyne.CanvasObject
	// follow brings the fields to what the document says.
	follow []func(doc *journey.Document, r journey.Record)
}

func (f *form) kit() *controls.Kit { return f.p.cfg.Kit }

func (f *form) t(key string, args ...any) string { return f.p.cfg.Texts.T(key, args...) }

func (f *form) add(rows ...fyne.CanvasObject) { f.rows = append(f.rows, rows...) }

func (f *form) on(follow func(doc *journey.Document, r journey.Record)) {
	f.follow = append(f.follow, follow)
}

func (f *form) update(doc *journey.Document) {
	f.doc = doc
	r := doc.Record(f.kind, f.id)
	if r == nil && f.kind != "" {
		return // just deleted; the selection follows
	}
	for _, follow := range f.follow {
		follow(doc, r)
	}
}

// record gives the thing as it is now.
func (f *form) record() journey.Record { return f.doc.Record(f.kind, f.id) }

// write changes one field of the thing, as one change.
func (f *form) write(field string, v journey.Value) (complaint string) {
	at := journey.FieldOf(f.kind, field)
	return f.do(f.verb(field), func(tx *edit.Tx) error {
		now := tx.Document().Record(f.kind, f.id)
		if now == nil {
			return fault.New(edit.CodeGone, "The %s you wanted to change is no longer there (id %s).", f.kind, f.id)
		}
		next := now.Clone()
		at.Set(next, v)
		tx.Put(next)
		return nil
	})
}

func (f *form) do(verb edit.Verb, change func(*edit.Tx) error) (complaint string) {
	subject := ""
	if r := f.record(); r != nil {
		subject = journey.Title(r)
	}
	if err := f.p.cfg.Do(edit.Label{Verb: verb, Subject: subject}, change); err != nil {
		return f.p.cfg.Sentence(err)
	}
	return ""
}

func (f *form) verb(field string) edit.Verb {
	switch {
	case f.kind == journey.CardKind:
		return edit.VerbEditCard
	case f.kind == journey.PersonaRecord:
		return edit.VerbEditPersona
	case f.kind == journey.EmotionKind:
		return edit.VerbSetEmotion
	case field == "name" || field == "title":
		return edit.VerbRename
	}
	return edit.VerbEdit
}

func (f *form) get(r journey.Record, field string) journey.Value {
	return journey.FieldOf(f.kind, field).Get(r)
}

func textValue(s string) journey.Value { return journey.Value{Kind: journey.TextValue, Text: s} }

// kindLine says what kind of thing is selected.
func (f *form) kindLine(text string) *controls.Label {
	return f.kit().Label(strings.ToUpper(text), controls.Style{Size: theme.SmallSize - 0.5, Bold: true, Paint: controls.Accent, Shrink: 40})
}

// head is the kind and, large, the name.
func (f *form) head(kind, field, hint string) {
	line := f.kindLine(kind)
	heading := f.kit().Heading(controls.HeadingSpec{
		ID: "inspector." + field, Hint: hint, Size: theme.TitleSize, Width: content, Lines: 4,
		Commit: func(text string) string { return f.write(field, textValue(text)) },
		Left:   f.p.cfg.Leave,
	})
	f.on(func(_ *journey.Document, r journey.Record) { heading.SetText(f.get(r, field).Text) })
	f.add(controls.Column(4, line, heading))
}

func (f *form) labelled(key string, of fyne.CanvasObject) {
	f.add(f.kit().Labelled(f.t(key), content, of))
}

// text is a field to type in; lines is 0 for one line.
func (f *form) text(field, key string, lines int, hint string) {
	entry := f.kit().Field(controls.FieldSpec{
		ID: "inspector." + field, Lines: lines, Width: content, Hint: hint,
		Commit: func(text string) string { return f.write(field, textValue(strings.TrimRight(text, " \n"))) },
		Done:   f.p.cfg.Leave,
	})
	f.on(func(_ *journey.Document, r journey.Record) { entry.SetValue(f.get(r, field).Text) })
	f.labelled(key, entry)
}

// number is a field for a number; empty is 0.
func (f *form) number(field, key, hint string) {
	entry := f.kit().Field(controls.FieldSpec{
		ID: "inspector." + field, Hint: hint,
		Commit: func(text string) string {
			v, ok := parseNumber(text)
			if !ok {
				return f.t("inspector.not-a-number")
			}
			return f.write(field, journey.Value{Kind: journey.NumberValue, Number: v})
		},
		Done: f.p.cfg.Leave,
	})
	f.on(func(_ *journey.Document, r journey.Record) { entry.SetValue(formatNumber(f.get(r, field).Number)) })
	f.labelled(key, entry)
}

// parseNumber reads what people type: a comma for the decimal point, a real
// minus sign, spaces.
func parseNumber(s string) (float64, bool) {
	s = strings.NewReplacer("−", "-", ",", ".", " ", "", " ", "", " ", "").Replace(strings.TrimSpace(s))
	if s == "" {
		return 0, true
	}
	v, err := strconv.ParseFloat(s, 64)
	return v, err == nil
}

func formatNumber(v float64) string {
	if v == 0 {
		return ""
	}
	return strings.ReplaceAll(strconv.FormatFloat(v, 'f', -1, 64), "-", "−")
}

// scores is five marks to press.
func (f *form) scores(field, key string, paint controls.Paint) {
	marks := f.kit().Scores("inspector."+field, 0, paint, func(v int) {
		f.write(field, journey.Value{Kind: journey.NumberValue, Number: float64(v)})
	})
	f.on(func(_ *journey.Document, r journey.Record) { marks.SetValue(int(f.get(r, field).Number)) })
	f.labelled(key, controls.Row(0, marks))
}

// segments is a few options side by side.
func (f *form) segments(field, key string, options []controls.Option) {
	s := f.kit().Segments("inspector."+field, options, "", func(v string) { f.write(field, textValue(v)) })
	f.on(func(_ *journey.Document, r journey.Record) { s.SetValue(f.get(r, field).Text) })
	if key == "" {
		f.add(s)
		return
	}
	f.labelled(key, s)
}

// choice is one of many options.
func (f *form) choice(field, key string, options []controls.Option) {
	c := f.kit().Choice("inspector."+field, func() []controls.Option { return options }, f.get(f.record(), field).Text, func(v string) {
		f.write(field, textValue(v))
	})
	f.on(func(_ *journey.Document, r journey.Record) { c.SetValue(f.get(r, field).Text) })
	f.labelled(key, c)
}

// flag is a box to tick.
func (f *form) flag(field, key string) {
	c := f.kit().Check("inspector."+field, f.t(key), false, func(on bool) {
		f.write(field, journey.Value{Kind: journey.FlagValue, Flag: on})
	})
	f.on(func(_ *journey.Document, r journey.Record) { c.SetOn(f.get(r, field).Flag) })
	f.add(c)
}

// colour is a row of colours; the first, “automatic”, is what the map gives.
func (f *form) colour(key string, automatic func(doc *journey.Document) color.NRGBA, hues []color.NRGBA) {
	swatches := []controls.Swatch{{Color: automatic(f.doc), Tip: f.t("inspector.automatic")}}
	for _, h := range hues {
		value := "#" + hexByte(h.R) + hexByte(h.G) + hexByte(h.B)
		swatches = append(swatches, controls.Swatch{Value: value, Color: h, Tip: value})
	}
	row := f.kit().Swatches("inspector.color", swatches, "", func(v string) { f.write("color", textValue(v)) })
	f.on(func(_ *journey.Document, r journey.Record) { row.SetValue(strings.ToLower(f.get(r, "color").Text)) })
	f.labelled(key, controls.Row(0, row))
}

func hexByte(b uint8) string {
	const digits = "0123456789abcdef"
	return string([]byte{digits[b>>4], digits[b&15]})
}

// personas is a box to tick for each persona.
func (f *form) personas(field, key string, all []*journey.Persona) {
	if len(all) == 0 {
		return
	}
	var rows []fyne.CanvasObject
	for _, p := range all {
		c := f.kit().Check("inspector."+field+"."+string(p.ID), name(f, p.Name), false, func(on bool) {
			set := journey.IDs(f.get(f.record(), field).IDs)
			if on {
				set = set.With(p.ID)
			} else {
				set = set.Without(p.ID)
			}
			f.write(field, journey.Value{Kind: journey.SetValue, IDs: set})
		})
		f.on(func(_ *journey.Document, r journey.Record) { c.SetOn(journey.IDs(f.get(r, field).IDs).Has(p.ID)) })
		rows = append(rows, c)
	}
	f.labelled(key, controls.Column(4, rows...))
}

func name(f *form, s string) string {
	if s == "" {
		return f.t("inspector.unnamed")
	}
	return journey.Shorten(s, 60)
}

// remove is the last row: delete what is selected.
func (f *form) remove() {
	b := f.kit().Button(controls.ButtonSpec{
		ID: "inspector.delete", Look: controls.Ghost, Icon: "trash-2", Text: f.t("inspector.delete"), OnTap: f.p.cfg.Delete,
	})
	f.add(f.kit().Line(), outdented(b))
}

// outdented puts a button without a ground at the left, its icon on the common
// edge.
func outdented(b *controls.Button) fyne.CanvasObject {
	return controls.Padded(0, 0, 0, -8, controls.Row(0, b))
}
