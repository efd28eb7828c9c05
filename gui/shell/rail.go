package shell

import (
	"fyne.io/fyne/v2"

	"waymark/gui/controls"
)

const railWidth = 64

// rail is the column at the left that chooses what is worked on.
type rail struct {
	object  *fyne.Container
	buttons map[section]*controls.Button
}

func newRail(p *project) *rail {
	k := p.w.kit
	r := &rail{buttons: map[section]*controls.Button{}}
	column := controls.Column(4)
	for _, s := range []struct {
		section   section
		icon, key string
	}{{mapSection, "map", "rail.map"}, {personasSection, "users", "plural.personas"}, {listsSection, "layers", "rail.lists"}} {
		b := k.Button(controls.ButtonSpec{ID: "rail." + string(s.section), Look: controls.Rail, Icon: s.icon, Text: p.t(s.key), OnTap: func() {
			p.showSection(s.section)
			p.refresh()
			p.focusMap()
		}})
		r.buttons[s.section] = b
		column.Add(b)
	}
	r.object = controls.Sized(railWidth, 0, k.Bare(controls.Edges{Right: true}).On(controls.Padded(8, 2, 8, 2, column)))
	return r
}

func (r *rail) choose(s section) {
	for name, b := range r.buttons {
		b.Choose(name == s)
	}
}
