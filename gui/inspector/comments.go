package inspector

import (
	"strconv"
	"strings"
	"time"

	"fyne.io/fyne/v2"

	"waymark/domain/edit"
	"waymark/domain/journey"
	"waymark/gui/controls"
	"waymark/gui/theme"
)

func counted(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}

// comments is what people remarked on the thing, with a field for more.
func (f *form) comments() {
	on := f.id()
	head := f.group("comments", "plural.comments", false, func() {
		f.add(f.repeat(14, f.openComments, f.comment))
		f.add(f.newComment(on))
		resolved := f.resolvedComments()
		f.add(resolved...)
	})
	f.on(func(doc *journey.Document, _ journey.Record) { head.SetNote(counted(len(f.openComments(doc)))) })
}

func (f *form) openComments(doc *journey.Document) []journey.ID {
	return commentsOf(doc, f.id(), false)
}

func commentsOf(doc *journey.Document, on journey.ID, resolved bool) []journey.ID {
	var ids []journey.ID
	for _, c := range doc.CommentsOn(on) {
		if c.Resolved == resolved {
			ids = append(ids, c.ID)
		}
	}
	return ids
}

// resolvedComments are shown on request.
func (f *form) resolvedComments() []fyne.CanvasObject {
	on := f.id()
	list := f.repeat(14, func(doc *journey.Document) []journey.ID {
		if !f.p.resolved {
			return nil
		}
		return commentsOf(doc, on, true)
	}, f.comment)
	more := f.kit().Button(controls.ButtonSpec{ID: f.prefix + "comments.resolved", Look: controls.Link, Text: " ", OnTap: func() {
		f.p.resolved = !f.p.resolved
		f.update(f.p.doc)
	}})
	row := controls.Row(0, more)
	f.on(func(doc *journey.Document, _ journey.Record) {
		n := len(commentsOf(doc, on, true))
		if f.p.resolved {
			more.SetText(f.t("comment.hide-resolved"))
		} else {
			more.SetText(f.p.cfg.Texts.N("comment.show-resolved", n))
		}
		if hidden := n == 0; hidden != row.Hidden {
			row.Hidden = hidden
			f.p.arrange()
		}
	})
	return []fyne.CanvasObject{row, list}
}

// newComment is a field for another comment. What stands in it stays while other
// things are looked at.
func (f *form) newComment(on journey.ID) fyne.CanvasObject {
	var field *controls.Field
	post := func() {
		text := strings.TrimSpace(field.Value())
		if text == "" {
			return
		}
		f.p.cfg.Author(func(author string) {
			complaint := f.do(edit.VerbComment, func(tx *edit.Tx) error { return tx.AddComment(on, author, text, time.Now()) })
			if complaint == "" {
				delete(f.p.drafts, on)
				field.Put("")
			}
		})
	}
	field = f.kit().Field(controls.FieldSpec{
		ID: f.prefix + "comment.new", Lines: 1, EnterCommits: true, Width: f.width, Hint: f.t("comment.hint"), Value: f.p.drafts[on],
		Changed: func(text string) { f.p.drafts[on] = text }, Done: post,
	})
	f.p.remember(f.prefix+"comment.new", field)
	button := f.kit().Button(controls.ButtonSpec{ID: f.prefix + "comment.post", Text: f.t("comment.post"), OnTap: post})
	next := f.kit().Button(controls.ButtonSpec{ID: f.prefix + "comment.next", Look: controls.Link, Text: f.t("comment.next"), OnTap: func() { f.p.cfg.NextComment() }})
	f.on(func(doc *journey.Document, _ journey.Record) {
		next.Hidden = true
		for _, c := range doc.Comments.All() {
			if !c.Resolved && c.On != on {
				next.Hidden = false
				break
			}
		}
	})
	return controls.Column(8, field, controls.Row(12, button, controls.Centred(next)))
}

// comment is one comment: who, when, the text to be changed in its place, and
// what can be done with it.
func (f *form) comment(id journey.ID) (*form, fyne.CanvasObject) {
	c := f.part("comment."+string(id)+".", journey.CommentKind, id)
	who := f.kit().Label("", controls.Style{Size: theme.SmallSize, Bold: true})
	when := f.kit().Label("", controls.Style{Size: theme.SmallSize, Paint: controls.Quiet})
	text := f.kit().Field(controls.FieldSpec{
		ID: c.prefix + "text", Lines: 1, EnterCommits: true, Bare: true, Width: f.width + 16, Done: f.p.cfg.Leave,
		Commit: func(text string) string {
			if text = strings.TrimSpace(text); text == "" {
				return f.t("comment.empty")
			}
			return c.writeAs(edit.VerbComment, "text", textValue(text))
		},
	})
	resolve := f.kit().Button(controls.ButtonSpec{ID: c.prefix + "resolve", Look: controls.Ghost, Icon: "check", OnTap: func() {
		if now, ok := c.record().(*journey.Comment); ok {
			c.writeAs(edit.VerbComment, "resolved", journey.Value{Kind: journey.FlagValue, Flag: !now.Resolved})
		}
	}})
	remove := f.kit().Button(controls.ButtonSpec{ID: c.prefix + "delete", Look: controls.Ghost, Icon: "trash-2", Tip: f.t("comment.delete"), OnTap: func() {
		c.do(edit.VerbComment, func(tx *edit.Tx) error {
			tx.Remove(journey.CommentKind, id)
			return nil
		})
	}})
	c.on(func(_ *journey.Document, r journey.Record) {
		now := r.(*journey.Comment)
		author := now.Author
		if author == "" {
			author = f.t("comment.nobody")
		}
		who.SetText(journey.Shorten(author, 22))
		told := f.p.cfg.When(now.Time)
		if now.Resolved {
			told += " · " + f.t("comment.resolved")
			resolve.SetIcon("undo-2")
			resolve.SetTip(f.t("comment.reopen"))
		} else {
			resolve.SetIcon("check")
			resolve.SetTip(f.t("comment.resolve"))
		}
		when.SetText(told)
		text.SetValue(now.Text)
	})
	head := controls.Frame(nil, nil, controls.Centred(controls.Row(8, who, when)), controls.Padded(0, -8, 0, 0, controls.Row(0, resolve, remove)), controls.Space())
	return c, controls.Column(0, head, controls.Padded(-4, -8, 0, -8, text), f.kit().Complaint(f.width, text, f.p.arrange))
}

// writeAs is write with a verb of its own.
func (f *form) writeAs(verb edit.Verb, field string, v journey.Value) (complaint string) {
	at := journey.FieldOf(f.kind, field)
	return f.do(verb, func(tx *edit.Tx) error {
		return f.eachRecord(tx, func(r journey.Record) { at.Set(r, v) })
	})
}
