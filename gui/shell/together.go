package shell

import (
	"path/filepath"
	"strings"
	"time"

	"waymark/domain/compare"
	"waymark/domain/edit"
	"waymark/domain/fault"
	"waymark/domain/journey"
	"waymark/domain/merge"
	"waymark/gui/differences"
	"waymark/gui/merging"
	"waymark/storage/session"
)

// A file that somebody else wrote is joined as soon as nobody types or drags.
const (
	joinAgain    = 500 * time.Millisecond
	mostForField = 40 // tries for which a field that is typed into is waited for
)

// options gives what a session needs that reports here.
func (r *stateReporter) options(cfg *Config) session.Options {
	opts := cfg.sessionOptions(r.report)
	opts.OnIncoming = r.arrived
	opts.OnWarning = r.warned
	return opts
}

// warned says what turned out to be odd after opening. It is called from any
// goroutine.
func (r *stateReporter) warned(f *fault.Fault) {
	r.do(func() {
		if r.p != nil {
			r.p.w.notice.Say(r.p.w.shell.Sentence(f))
		}
	})
}

// arrived takes note of a file that somebody else wrote. It is called from any
// goroutine.
func (r *stateReporter) arrived(in *session.Incoming) {
	r.do(func() {
		r.waiting, r.tries = in, 0
		r.join()
	})
}

// join brings what waits together with what is on the screen, now or once nobody
// types or drags.
func (r *stateReporter) join() {
	if r.p == nil || r.waiting == nil {
		return
	}
	in := r.waiting
	if r.tries++; r.p.w.typingInField() && r.tries < mostForField || !r.p.join(in) {
		time.AfterFunc(joinAgain, func() { r.do(r.join) })
		return
	}
	if r.waiting == in {
		r.waiting = nil
	}
}

// deaf ends that the session is listened to: it is being closed.
func (p *project) deaf() {
	if p.reporter != nil {
		p.reporter.p = nil
	}
}

// join brings a state that somebody else wrote together with this one, when nobody
// is in the middle of something. It tells whether that is over, and not to be tried
// again in a moment.
func (p *project) join(in *session.Incoming) (over bool) {
	p.board.Between(func() { over = p.joinNow(in) })
	return over
}

func (p *project) joinNow(in *session.Incoming) bool {
	before := p.editor.Committed()
	joined, err := p.session.Join(in)
	switch {
	case fault.CodeOf(err) == edit.CodeInGesture:
		return false
	case err != nil:
		p.w.notice.Say(p.w.shell.Sentence(err))
		return true
	case joined.Change == nil:
		return true
	}
	o := merging.Outcome{Comparison: compare.Documents(before, p.editor.Committed()), Conflicts: joined.Conflicts, Notes: joined.Notes}
	if len(o.Comparison.Items) > 0 || len(o.Conflicts) > 0 {
		p.offerOutcome(p.joinedWords(joined, &o), joined.Change, o)
	}
	return true
}

// joinedWords tells who changed how much, and what both changed.
func (p *project) joinedWords(joined *session.Joined, o *merging.Outcome) string {
	texts := p.w.shell.texts
	who := strings.Join(joined.Authors, texts.T("list.separator"))
	if who == "" {
		who = texts.T("together.somebody")
	}
	told := texts.T("together.joined", who) // where all they did was overtaken
	if n := len(o.Comparison.Items); n > 0 {
		told = texts.N("together.changed", n, who)
	}
	if n := len(o.Conflicts); n > 0 {
		c := o.Conflicts[0]
		title := ""
		if r := o.Comparison.After.Record(c.Kind, c.Record); r != nil {
			title = journey.Shorten(journey.Title(r), 40)
		}
		told = texts.Sentences(told, texts.N("together.conflicts", n, differences.New(texts, o.Comparison.Before, o.Comparison.After).Name(c.Kind, c.Record, title)))
	}
	return told
}

// offerOutcome tells quietly what came in, and offers to see it – where both sides
// changed the same, with both values to choose from – and to take it back.
func (p *project) offerOutcome(told string, by *edit.Change, o merging.Outcome) {
	w := p.w
	show := w.t("together.show")
	if len(o.Conflicts) > 0 {
		show = w.t("together.show-both")
	}
	w.notice.OfferBoth(told, show, func() {
		if w.project == p && w.free() {
			p.board.Finish()
			merging.Report(p.mergingConfig(), o, merging.ReportSpec{Now: p.doc(), GoTo: p.goToItem, Switch: p.settle})
			w.logLayout()
		}
	}, w.t("together.undo"), func() {
		if w.project == p && w.free() {
			w.notice.Leave()
			p.takeBack(by)
		}
	})
	w.logLayout()
}

// settle takes other values for what both sides had changed, as one change.
func (p *project) settle(others []merging.Switch) {
	title := ""
	err := p.do(edit.Label{Verb: edit.VerbSettle}, func(tx *edit.Tx) error {
		for _, s := range others {
			r, f := tx.Document().Record(s.Conflict.Kind, s.Conflict.Record), journey.FieldOf(s.Conflict.Kind, s.Conflict.Field)
			if r == nil || f == nil {
				continue // gone meanwhile
			}
			next := r.Clone()
			f.Set(next, s.Value)
			tx.Put(next)
			title = journey.Title(next)
		}
		return nil
	})
	if err != nil {
		p.w.fault("merge.fault", err)
		return
	}
	p.hint(p.w.shell.texts.N("together.switched", len(others), journey.Shorten(title, 40)))
}

// takeBack undoes a change while it is the latest; after others it shows the list
// in which one can go back to before it.
func (p *project) takeBack(c *edit.Change) {
	if steps := p.editor.UndoSteps(1); len(steps) > 0 && steps[0].Change.ID == c.ID {
		p.board.Undo()
		return
	}
	p.w.historyDialog()
}

func (p *project) mergingConfig() merging.Config {
	w := p.w
	return merging.Config{Kit: w.kit, Texts: w.shell.texts, Window: w.win.Canvas(), When: p.when, Closed: w.focusMap, Do: w.shell.cfg.Do}
}

// goToItem shows where something that differs stands now, or stood.
func (p *project) goToItem(it *compare.Item) {
	if r := p.doc().Record(it.Kind, it.ID); r != nil && p.goTo(r) {
		p.focusMap()
		return
	}
	for _, near := range []struct {
		kind journey.Kind
		id   journey.ID
	}{{journey.StepKind, it.Place.Step}, {journey.StageKind, it.Place.Stage}, {journey.MapKind, it.Place.Map}} {
		if r := p.doc().Record(near.kind, near.id); r != nil && p.goTo(r) {
			p.focusMap()
			return
		}
	}
}

// lookForCopies looks for copies that a sync client set aside, and offers the one
// with the most news.
func (p *project) lookForCopies() {
	path, doc, history := p.session.Path(), p.editor.Committed(), p.editor.History().List()
	go func() {
		copies := session.Copies(path, doc, history)
		if len(copies) == 0 {
			return
		}
		best := copies[0]
		for _, c := range copies {
			if c.Changes > best.Changes {
				best = c
			}
		}
		p.w.shell.cfg.Do(func() {
			if p.w.project != p || p.w.notice.Saying() != "" {
				return // what is said there comes first; the next opening looks again
			}
			p.w.notice.Offer(p.w.shell.texts.N("together.copy", best.Changes, filepath.Base(best.Path)), p.t("together.merge"), func() {
				if p.w.project == p && p.w.free() {
					p.w.notice.Leave()
					p.w.mergeFile(best.Path)
				}
			})
			p.w.logLayout()
		})
	}()
}

// ours gives the state of the project as a merge needs it, for any goroutine.
func (p *project) ours() (merge.Copy, journey.ID) {
	h := p.editor.History()
	return merge.Copy{Document: p.editor.Committed(), History: edit.NewHistory(h.Changes())}, h.Head()
}
