package inspector

import (
	"image/color"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"waymark/domain/journey"
	"waymark/gui/controls"
)

// text is a field to type in; lines is 0 for one line.
func (f *form) text(field, key string, lines int, hint string) *controls.Field {
	return f.typed(field, key, lines, hint, func(text string) (journey.Value, string) {
		return textValue(strings.TrimRight(text, " \n")), ""
	}, func(v journey.Value) string { return v.Text })
}

// number is a field for a number; empty is 0.
func (f *form) number(field, key, hint string) {
	whole := journey.FieldOf(f.kind, field).Whole
	f.typed(field, key, 0, hint, func(text string) (journey.Value, string) {
		v, ok := parseNumber(text)
		switch {
		case !ok:
			return journey.Value{}, f.t("inspector.not-a-number")
		case whole && v != float64(int64(v)):
			return journey.Value{}, f.t("inspector.not-whole")
		}
		value := journey.Value{Kind: journey.NumberValue, Number: v}
		if journey.FieldOf(f.kind, field).Check(value) != "" {
			return value, f.t("inspector.out-of-range")
		}
		return value, ""
	}, func(v journey.Value) string { return formatNumber(v.Number) })
}

// date is a field for a day.
func (f *form) date(field, key string) {
	f.typed(field, key, 0, f.t("inspector.date-hint"), func(text string) (journey.Value, string) {
		day, ok := parseDay(text)
		if !ok {
			return journey.Value{}, f.t("inspector.not-a-date")
		}
		return textValue(day), ""
	}, func(v journey.Value) string { return v.Text })
}

// typed is a field whose text stands for a value of all things.
func (f *form) typed(field, key string, lines int, hint string, read func(string) (journey.Value, string), show func(journey.Value) string) *controls.Field {
	entry := f.kit().Field(controls.FieldSpec{
		ID: f.prefix + field, Lines: lines, Width: f.width, Hint: hint,
		Commit: func(text string) string {
			v, complaint := read(text)
			if complaint != "" {
				return complaint
			}
			return f.write(field, v)
		},
		Done: f.p.cfg.Leave,
	})
	f.on(func(*journey.Document, journey.Record) {
		v, mixed := f.common(field)
		entry.SetMixed(mixed)
		if mixed {
			entry.SetHint(f.t("inspector.mixed"))
			entry.SetValue("")
			return
		}
		entry.SetHint(hint)
		entry.SetValue(show(v))
	})
	f.named(key, field, entry)
	f.findable(field, entry)
	return entry
}

// parseNumber reads what people type: a comma for the decimal point, a real
// minus sign, spaces, the wide digits of Chinese keyboards.
func parseNumber(s string) (float64, bool) {
	s = strings.Map(func(r rune) rune {
		switch {
		case r >= '０' && r <= '９':
			return r - '０' + '0'
		case r == '−' || r == '－' || r == '–':
			return '-'
		case r == '．' || r == ',' || r == '，':
			return '.'
		case r == ' ' || r == '\u00a0' || r == '\u2009' || r == '\u202f' || r == '\u3000':
			return -1
		}
		return r
	}, s)
	if s == "" {
		return 0, true
	}
	if strings.ContainsAny(s, "xXpPiInN_") { // hexadecimal, infinite and the like
		return 0, false
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
	marks := f.kit().Scores(f.prefix+field, 0, paint, func(v int) {
		f.write(field, journey.Value{Kind: journey.NumberValue, Number: float64(v)})
	})
	f.on(func(*journey.Document, journey.Record) {
		v, _ := f.common(field)
		marks.SetValue(int(v.Number))
	})
	f.named(key, field, controls.Row(0, marks))
}

// segments is a few options side by side.
func (f *form) segments(field, key string, options []controls.Option) {
	s := f.kit().Segments(f.prefix+field, options, "", func(v string) { f.write(field, textValue(v)) })
	f.on(func(*journey.Document, journey.Record) {
		v, _ := f.common(field)
		s.SetValue(v.Text)
	})
	if key == "" {
		f.add(s)
		return
	}
	f.named(key, field, s)
}

// choice is one of many options.
func (f *form) choice(field, key string, options []controls.Option) {
	v, _ := f.common(field)
	c := f.kit().Choice(f.prefix+field, func() []controls.Option { return options }, v.Text, func(v string) {
		f.write(field, textValue(v))
	})
	f.on(func(*journey.Document, journey.Record) {
		v, _ := f.common(field)
		c.SetValue(v.Text)
	})
	f.named(key, field, c)
}

// flag is a box to tick.
func (f *form) flag(field, key string) {
	c := f.kit().Check(f.prefix+field, f.t(key), false, func(on bool) {
		f.write(field, journey.Value{Kind: journey.FlagValue, Flag: on})
	})
	f.on(func(*journey.Document, journey.Record) {
		if v, mixed := f.common(field); mixed {
			c.SetMixed()
		} else {
			c.SetOn(v.Flag)
		}
	})
	f.add(c)
}

// colour is a row of colours; the first, “automatic”, is what the map gives.
func (f *form) colour(key string, automatic func(doc *journey.Document) color.NRGBA, hues []color.NRGBA) {
	swatches := []controls.Swatch{{Color: automatic(f.p.doc), Tip: f.t("inspector.automatic")}}
	for _, h := range hues {
		value := "#" + hexByte(h.R) + hexByte(h.G) + hexByte(h.B)
		swatches = append(swatches, controls.Swatch{Value: value, Color: h, Tip: value})
	}
	row := f.kit().Swatches(f.prefix+"color", swatches, "", func(v string) { f.write("color", textValue(v)) })
	f.on(func(*journey.Document, journey.Record) {
		v, mixed := f.common("color")
		if mixed {
			v.Text = f.t("inspector.mixed") // the value of no swatch
		}
		row.SetValue(strings.ToLower(v.Text))
	})
	f.named(key, "color", controls.Row(0, row))
}

func hexByte(b uint8) string {
	const digits = "0123456789abcdef"
	return string([]byte{digits[b>>4], digits[b&15]})
}

// icon shows the icon and opens a grid to choose another from.
func (f *form) icon(field, key string, names []string) {
	var b *controls.Button
	current := ""
	b = f.kit().Button(controls.ButtonSpec{ID: f.prefix + field, Look: controls.Plain, Text: f.t("inspector.icon.automatic"), Drops: true, OnTap: func() {
		f.kit().PickIcon(b, append([]string{""}, names...), current, func(name string) { f.write(field, textValue(name)) })
	}})
	f.on(func(*journey.Document, journey.Record) {
		v, mixed := f.common(field)
		current = v.Text
		b.SetIcon(v.Text)
		switch {
		case mixed:
			b.SetText(f.t("inspector.mixed"))
		case v.Text == "":
			b.SetText(f.t("inspector.icon.automatic"))
		default:
			b.SetText(f.t("inspector.icon.change"))
		}
	})
	f.named(key, field, controls.Row(0, b))
}

// address is a link to type in, with a button that opens it.
func (f *form) address(field, key string) {
	entry := f.kit().Field(controls.FieldSpec{
		ID: f.prefix + field, Hint: "https://", Width: f.width,
		Commit: func(text string) string { return f.write(field, textValue(strings.TrimSpace(text))) },
		Done:   f.p.cfg.Leave,
	})
	open := f.kit().Button(controls.ButtonSpec{
		ID: f.prefix + field + ".open", Look: controls.Ghost, Icon: "external-link", Tip: f.t("inspector.open-link"),
		OnTap: func() { f.p.cfg.OpenLink(entry.Value()) },
	})
	hint := "https://"
	f.on(func(*journey.Document, journey.Record) {
		v, mixed := f.common(field)
		entry.SetMixed(mixed)
		if mixed {
			entry.SetHint(f.t("inspector.mixed"))
		} else {
			entry.SetHint(hint)
		}
		entry.SetValue(v.Text)
		controls.SetEnabled(open, v.Text != "" && CanOpen(v.Text))
	})
	n := f.kit().Named(f.t(key), f.width, controls.Frame(nil, nil, nil, open, entry))
	n.Add(f.kit().Complaint(f.width, entry, func() { n.Refresh() }))
	f.add(n.Container)
}

// checks is a box to tick for each of a few things that a set may hold.
func (f *form) checks(field, key string, all []controls.Option) {
	if len(all) == 0 {
		return
	}
	var rows []fyne.CanvasObject
	for _, o := range all {
		id := journey.ID(o.Value)
		c := f.kit().Check(f.prefix+field+"."+o.Value, o.Text, false, func(on bool) { f.putInSet(field, id, on) })
		f.on(func(*journey.Document, journey.Record) {
			switch in, some := f.inSet(field, id); {
			case in:
				c.SetOn(true)
			case some:
				c.SetMixed()
			default:
				c.SetOn(false)
			}
		})
		rows = append(rows, c)
	}
	f.labelled(key, controls.Column(4, rows...))
}

// inSet tells whether a set holds something for all things, or for some.
func (f *form) inSet(field string, id journey.ID) (all, some bool) {
	all = true
	at := journey.FieldOf(f.kind, field)
	for _, r := range f.records() {
		in := journey.IDs(at.Get(r).IDs).Has(id)
		if all, some = all && in, some || in; some && !all {
			break
		}
	}
	return all, some
}

// putInSet puts something into a set of all things, or takes it out.
func (f *form) putInSet(field string, id journey.ID, in bool) {
	f.writeEach(field, func(now journey.Value) journey.Value {
		set := journey.IDs(now.IDs)
		if in {
			set = set.With(id)
		} else {
			set = set.Without(id)
		}
		return journey.Value{Kind: journey.SetValue, IDs: set}
	})
}
