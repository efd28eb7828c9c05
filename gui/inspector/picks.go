package inspector

import (
	"strings"

	"waymark/domain/edit"
	"waymark/domain/journey"
	"waymark/gui/controls"
)

// set is the things that a set of all things holds, as tokens, with a list to
// search for more. make makes something new of a typed name and gives its id; nil
// when nothing can be made here.
func (f *form) set(field, key, addKey string, options func() []controls.PickOption, newKey string, make func(tx *edit.Tx, typed string) (journey.ID, error)) {
	tokens := f.kit().Tokens(f.prefix+field, f.width, func(v string) { f.putInSet(field, journey.ID(v), false) })
	spec := controls.PickerSpec{
		ID: f.prefix + field + ".add", Hint: f.t("inspector.search"), Empty: f.t("inspector.nothing-found"), Many: true, Width: f.width,
		Options: func() []controls.PickOption {
			all := options()
			for i := range all {
				in, some := f.inSet(field, journey.ID(all[i].Value))
				all[i].Chosen, all[i].Some = in, some && !in
			}
			return all
		},
		Choose: func(v string) {
			in, _ := f.inSet(field, journey.ID(v))
			f.putInSet(field, journey.ID(v), !in)
		},
	}
	if make != nil {
		spec.New = func(typed string) string { return f.newWords(newKey, typed) }
		spec.Make = func(typed string) {
			f.withName(typed, newKey, func(typed string) {
				f.do(f.verb(field), func(tx *edit.Tx) error {
					id, err := make(tx, typed)
					if err != nil {
						return err
					}
					return f.eachRecord(tx, func(r journey.Record) {
						at := journey.FieldOf(f.kind, field)
						at.Set(r, journey.Value{Kind: journey.SetValue, IDs: journey.IDs(at.Get(r).IDs).With(id)})
					})
				})
			})
		}
	}
	pick := f.kit().PickField(f.t(addKey), spec)
	pick.Put("", "")
	f.on(func(*journey.Document, journey.Record) {
		var shown []controls.Option
		for _, o := range options() {
			switch in, some := f.inSet(field, journey.ID(o.Value)); {
			case in:
				shown = append(shown, controls.Option{Value: o.Value, Text: o.Text, Icon: o.Icon, Tip: f.t("inspector.take-out")})
			case some:
				shown = append(shown, controls.Option{Value: o.Value, Text: o.Text + " · " + f.t("inspector.mixed"), Icon: o.Icon, Tip: f.t("inspector.take-out")})
			}
		}
		if tokens.Set(shown) {
			f.p.arrange()
		}
	})
	f.labelled(key, controls.Column(6, tokens.Container, pick))
}

// one is the one thing that a field of all things names, with a list to search
// in. value gives what it names now and whether the things differ.
func (f *form) one(id, key, noneKey string, options func() []controls.PickOption, value func() (v string, mixed bool), choose func(v string), newKey string, make func(typed string)) {
	spec := controls.PickerSpec{
		ID: f.prefix + id, Hint: f.t("inspector.search"), Empty: f.t("inspector.nothing-found"), Width: f.width,
		Options: func() []controls.PickOption {
			all := append([]controls.PickOption{{Option: controls.Option{Text: f.t(noneKey)}}}, options()...)
			now, mixed := value()
			for i := range all {
				all[i].Chosen = !mixed && all[i].Value == now
			}
			return all
		},
		Choose: func(v string) {
			if now, mixed := value(); mixed || v != now {
				choose(v)
			}
		},
	}
	if make != nil {
		spec.New = func(typed string) string { return f.newWords(newKey, typed) }
		spec.Make = func(typed string) { f.withName(typed, newKey, make) }
	}
	pick := f.kit().PickField(f.t(noneKey), spec)
	n := f.kit().Named(f.t(key), f.width, pick)
	f.on(func(*journey.Document, journey.Record) {
		now, mixed := value()
		if mixed {
			pick.Put(f.t("inspector.mixed"), "")
			return
		}
		for _, o := range options() {
			if o.Value == now {
				pick.Put(o.Text, o.Icon)
				return
			}
		}
		pick.Put("", "")
	})
	f.add(n.Container)
}

// newWords is the line that makes something new.
func (f *form) newWords(key, typed string) string {
	if typed == "" {
		return f.t(key)
	}
	return f.t(key+".named", typed)
}

// withName asks for a name unless one was typed.
func (f *form) withName(typed, key string, done func(string)) {
	if typed != "" {
		done(typed)
		return
	}
	f.p.cfg.Ask(f.t(key+".title"), "", func(typed string) {
		if typed = strings.TrimSpace(typed); typed != "" {
			done(typed)
		}
	})
}

// eachRecord changes copies of all things.
func (f *form) eachRecord(tx *edit.Tx, change func(r journey.Record)) error {
	for _, id := range f.ids {
		if now := tx.Document().Record(f.kind, id); now != nil {
			next := now.Clone()
			change(next)
			imply(now, next)
			tx.Put(next)
		}
	}
	return nil
}

// onPersonas is the personas that something concerns: boxes to tick while they
// are few, a list to search when they are many.
func (f *form) onPersonas(key string, all []*journey.Persona) {
	var options []controls.Option
	for _, p := range all {
		options = append(options, controls.Option{Value: string(p.ID), Text: name(f, p.Name)})
	}
	if len(options) <= fewChecks {
		f.checks("personas", key, options)
		return
	}
	f.set("personas", key, "inspector.add-persona", func() []controls.PickOption { return plain(options) }, "", nil)
}

// fewChecks is how many boxes to tick are shown at once.
const fewChecks = 6

func plain(options []controls.Option) []controls.PickOption {
	out := make([]controls.PickOption, len(options))
	for i, o := range options {
		out[i].Option = o
	}
	return out
}

// sources is where the knowledge comes from. Naming one says that the thing is
// researched.
func (f *form) sources() {
	f.set("sources", "field.sources", "inspector.add-source", f.sourceOptions, "inspector.new-source", func(tx *edit.Tx, typed string) (journey.ID, error) {
		return tx.AddSource(typed)
	})
}

func (f *form) sourceOptions() []controls.PickOption {
	var out []controls.PickOption
	for _, s := range f.p.doc.SourcesInOrder() {
		out = append(out, controls.PickOption{
			Option: controls.Option{Value: string(s.ID), Text: name(f, s.Title), Icon: SourceIcon(s.SourceKind)},
			Note:   strings.TrimSpace(f.t("source-kind."+string(s.SourceKind)) + " " + s.Date),
		})
	}
	return out
}

// SourceIcon gives the icon of a kind of source.
func SourceIcon(k journey.SourceKind) string {
	switch k {
	case journey.Interview:
		return "mic"
	case journey.Survey:
		return "list-checks"
	case journey.UserTest:
		return "mouse-pointer-click"
	case journey.SocialListening:
		return "share-2"
	case journey.Analytics:
		return "trending-up"
	case journey.SupportData:
		return "headset"
	case journey.OtherSource:
	}
	return "file-text"
}

// links is the cards of another kind of lane that a card is about: the
// touchpoints that an activity serves, the pain points that an opportunity
// addresses. Those of the same column come first.
func (f *form) links(field, key, addKey string, kind journey.LaneKind) {
	f.set(field, key, addKey, func() []controls.PickOption { return f.cardOptions(kind) }, "", nil)
}

// cardOptions gives the cards of a kind of lane on the same map, column by
// column, those of the thing's own column first.
func (f *form) cardOptions(kind journey.LaneKind) []controls.PickOption {
	card, ok := f.record().(*journey.Card)
	if !ok {
		return nil
	}
	o := f.p.doc.Outline(f.p.doc.MapOf(card))
	if o == nil {
		return nil
	}
	var here, elsewhere []controls.PickOption
	for _, step := range o.Steps {
		where := step.Name
		if stage := f.p.doc.Stages.Get(step.Stage); where == "" && stage != nil {
			where = stage.Name
		}
		for _, lane := range o.Lanes {
			if lane.LaneKind != kind {
				continue
			}
			for _, c := range o.Cards(lane.ID, step.ID) {
				option := controls.PickOption{Option: controls.Option{Value: string(c.ID), Text: name(f, f.cardText(c))}, Note: where}
				if step.ID == card.Step {
					here = append(here, option)
				} else {
					elsewhere = append(elsewhere, option)
				}
			}
		}
	}
	return append(here, elsewhere...)
}

// cardText gives what a card says: its text, or its entry in the catalogue.
func (f *form) cardText(c *journey.Card) string {
	if t := f.p.doc.Touchpoints.Get(c.Touchpoint); c.Text == "" && t != nil {
		return t.Name
	}
	return c.Text
}
