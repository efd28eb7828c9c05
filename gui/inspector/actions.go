package inspector

import (
	"fyne.io/fyne/v2"

	"waymark/domain/edit"
	"waymark/domain/journey"
	"waymark/gui/controls"
)

// actions is who does what until when about an opportunity.
func (f *form) actions() {
	card := f.id()
	head := f.group("actions", "plural.actions", false, func() {
		f.add(f.repeat(16, func(doc *journey.Document) []journey.ID {
			var ids []journey.ID
			for _, a := range doc.ActionsOf(card) {
				ids = append(ids, a.ID)
			}
			return ids
		}, f.action))
		add := f.kit().Button(controls.ButtonSpec{ID: f.prefix + "action.new", Icon: "plus", Text: f.t("inspector.new-action"), OnTap: func() {
			var made journey.ID
			f.do(edit.VerbEditCard, func(tx *edit.Tx) error {
				var err error
				made, err = tx.AddAction(card, "")
				return err
			})
			f.p.focusOn(f.prefix + "action." + string(made) + ".title")
		}})
		f.add(controls.Row(0, add))
	})
	f.on(func(doc *journey.Document, _ journey.Record) { head.SetNote(counted(len(doc.ActionsOf(card)))) })
}

// action is the fields of one action.
func (f *form) action(id journey.ID) (*form, fyne.CanvasObject) {
	a := f.part("action."+string(id)+".", journey.ActionKind, id)
	a.width = f.width - 24
	a.p.remember(a.prefix+"title", a.text("title", "inspector.action-title", 1, f.t("inspector.action-title.hint")))
	a.text("owner", "field.owner", 0, "")
	a.date("due", "field.due")
	a.choice("status", "field.status", f.statuses())
	a.text("metric", "field.metric", 0, f.t("inspector.metric.hint"))
	a.number("baseline", "field.baseline", "")
	a.number("target", "field.target", "")
	a.number("actual", "field.actual", "")
	remove := f.kit().Button(controls.ButtonSpec{ID: a.prefix + "delete", Look: controls.Ghost, Icon: "trash-2", Text: f.t("inspector.delete-action"), OnTap: func() {
		f.do(edit.VerbEditCard, func(tx *edit.Tx) error {
			tx.Remove(journey.ActionKind, id)
			return nil
		})
	}})
	n := len(a.rows)
	numbers := controls.Grid(64, 8, a.rows[n-3:]...)
	rows := append(a.rows[:n-3:n-3], numbers, outdented(remove))
	box := f.kit().Box(controls.Ground, controls.Hairline, 8).On(controls.Padded(12, 12, 4, 12, controls.Column(10, rows...)))
	return a, box
}
