package edit

import (
	"slices"
	"sync"
	"time"

	"waymark/domain/fault"
	"waymark/domain/journey"
)

// Options are what an Editor needs from outside.
type Options struct {
	Author string            // who edits; "" when not yet asked
	Now    func() time.Time  // the clock; nil for time.Now
	NewID  func() journey.ID // fresh ids; nil for journey.NewID
	// ReadOnly, when not nil, says why nothing may be changed: each edit fails with
	// it.
	ReadOnly error
}

// Editor holds the current state of a document and its history. It belongs to
// one goroutine; the documents and changes that it hands out are immutable and
// may go anywhere.
type Editor struct {
	opts      Options
	doc       *journey.Document // after the last change
	history   *History
	gesture   *Gesture
	observers []func(Event)
}

// Event tells an observer what just happened: Change is the new change, or nil
// when only the preview of a gesture moved. Document is the state to show.
type Event struct {
	Change   *Change
	Document *journey.Document
}

// New makes an editor of a document with its history so far, oldest first; nil
// for a fresh document. The document must be valid and be the state after the
// last change.
func New(doc *journey.Document, history []*Change, opts Options) *Editor {
	return Resume(doc, ListOf(history), opts)
}

// Resume is New for a history of which the oldest changes may be in pieces.
func Resume(doc *journey.Document, history List, opts Options) *Editor {
	if opts.Now == nil {
		opts.Now = time.Now
	}
	if opts.NewID == nil {
		opts.NewID = journey.NewID
	}
	return &Editor{opts: opts, doc: doc, history: HistoryOf(history)}
}

// Document gives the state to show: with the preview while a gesture is on.
func (e *Editor) Document() *journey.Document {
	if e.gesture != nil {
		return e.gesture.shown
	}
	return e.doc
}

// Committed gives the state after the last change, without any preview: what
// is to be saved.
func (e *Editor) Committed() *journey.Document { return e.doc }

// History gives the list of changes.
func (e *Editor) History() *History { return e.history }

// SetAuthor sets the name that the next changes carry.
func (e *Editor) SetAuthor(name string) { e.opts.Author = name }

// Observe calls f after each change and each preview, until the returned
// function is called.
func (e *Editor) Observe(f func(Event)) (stop func()) {
	i := slices.IndexFunc(e.observers, func(f func(Event)) bool { return f == nil })
	if i < 0 {
		i = len(e.observers)
		e.observers = append(e.observers, nil)
	}
	e.observers[i] = f
	return sync.OnceFunc(func() { e.observers[i] = nil })
}

func (e *Editor) tell(c *Change) {
	for _, f := range slices.Clone(e.observers) {
		if f != nil {
			f(Event{Change: c, Document: e.Document()})
		}
	}
}

// Do runs one edit. When it fails, or what it did breaks a rule, nothing has
// changed and the error is given back. When it did nothing, no change is made
// and the result is nil. Do is refused while a gesture is on.
func (e *Editor) Do(label Label, edit func(*Tx) error) (*Change, error) {
	if err := e.ready(); err != nil {
		return nil, err
	}
	tx := newTx(e.doc, e.opts.NewID)
	if err := edit(tx); err != nil {
		return nil, err
	}
	return e.commit(label, tx)
}

func (e *Editor) commit(label Label, tx *Tx) (*Change, error) {
	if err := tx.check(); err != nil {
		return nil, err
	}
	diff := tx.diff()
	if len(diff) == 0 {
		return nil, nil
	}
	c := e.newChange(label, diff, "")
	e.record(c, tx.doc)
	return c, nil
}

func (e *Editor) newChange(label Label, diff Diff, reverts journey.ID) *Change {
	label.Subject = journey.Shorten(label.Subject, 60)
	c := &Change{
		ID: e.opts.NewID(), Author: e.opts.Author, Time: e.opts.Now().UTC().Truncate(time.Millisecond),
		Label: label, Diff: diff, Reverts: reverts,
	}
	if head := e.history.Head(); head != "" {
		c.Parents = []journey.ID{head}
	}
	return c
}

func (e *Editor) record(c *Change, doc *journey.Document) {
	e.doc = doc
	e.history.append(c)
	e.tell(c)
}

// Absorb makes a merge the head: c follows the head and brings other changes in,
// parents before their children. The merge is one step of undo.
func (e *Editor) Absorb(brings []*Change, c *Change) error {
	if err := e.ready(); err != nil {
		return err
	}
	if c.first() != e.history.Head() {
		return fault.New(CodeHistoryMismatch, "A change does not follow the last one in this file.")
	}
	if err := e.history.reaches(brings, c); err != nil {
		return err
	}
	doc, err := e.apply(c.Diff)
	if err != nil {
		return err
	}
	e.doc = doc
	e.history.append(c, brings...)
	e.tell(c)
	return nil
}

// apply gives the state after a diff that was not made just now, if it fits and
// breaks no rule: a history may come from a stranger's file.
func (e *Editor) apply(d Diff) (*journey.Document, error) {
	doc, err := d.Apply(e.doc)
	if err != nil {
		return nil, err
	}
	tx := &Tx{base: e.doc, doc: doc, touched: make(map[key]struct{}, len(d))}
	for _, r := range d {
		tx.touched[key{r.Kind, r.ID}] = struct{}{}
	}
	return doc, tx.check()
}

// ReadOnly gives why nothing may be changed, nil when it may.
func (e *Editor) ReadOnly() error { return e.opts.ReadOnly }

// Undoable gives the label of what Undo would take back, and whether there is
// anything.
func (e *Editor) Undoable() (Label, bool) {
	if e.opts.ReadOnly != nil {
		return Label{}, false
	}
	stack, parts := e.history.undoable(0)
	whole, ok := top(stack)
	if ok {
		whole.Verb = stack[len(stack)-1-parts].Label.Verb
	}
	return whole, ok
}

// Redoable gives the label of what Redo would do again.
func (e *Editor) Redoable() (Label, bool) {
	if e.opts.ReadOnly != nil {
		return Label{}, false
	}
	return top(e.history.redo)
}

func top(stack []*Change) (Label, bool) {
	if len(stack) == 0 {
		return Label{}, false
	}
	return stack[len(stack)-1].Label, true
}

// Undo takes the last change back by a change of its own; nil when there is
// nothing to take back. A typing that was kept in parts goes back as a whole,
// each part by a change; the last of them is given. It fails with CodeOlderHistory
// when what comes next cannot be read.
func (e *Editor) Undo() (*Change, error) {
	stack, parts := e.history.undoable(0)
	if len(stack) == 0 && e.history.broken != nil {
		return nil, e.history.broken
	}
	for ; ; parts-- {
		c, err := e.revert(e.history.undo)
		if c == nil || err != nil || parts == 0 {
			return c, err
		}
	}
}

// Redo does again what the last undo took back; nil when there is nothing.
func (e *Editor) Redo() (*Change, error) {
	for {
		target, _ := last(e.history.redo)
		c, err := e.revert(e.history.redo)
		if c == nil || err != nil {
			return c, err
		}
		if next, ok := last(e.history.redo); !ok || !goesOn(target, next) {
			return c, nil
		}
	}
}

func (e *Editor) revert(stack []*Change) (*Change, error) {
	if err := e.ready(); err != nil {
		return nil, err
	}
	if len(stack) == 0 {
		return nil, nil
	}
	target := stack[len(stack)-1]
	diff := target.Diff.Invert()
	doc, err := e.apply(diff)
	if err != nil {
		return nil, err
	}
	c := e.newChange(target.Label, diff, target.ID)
	e.record(c, doc)
	return c, nil
}

// Gesture is an edit in the making, such as a drag: it previews as often as it
// likes, each preview replacing the one before, and then commits once or bails
// out without a trace.
type Gesture struct {
	editor *Editor
	label  Label
	tx     *Tx
	shown  *journey.Document
	ids    []journey.ID // given to new things, the same in each preview
}

// Begin starts a gesture. Only one can be on at a time.
func (e *Editor) Begin(label Label) (*Gesture, error) {
	if err := e.ready(); err != nil {
		return nil, err
	}
	e.gesture = &Gesture{editor: e, label: label, shown: e.doc}
	return e.gesture, nil
}

// Preview replaces what the gesture did so far by a new edit of the state
// before the gesture. When it fails, the preview before stays.
func (g *Gesture) Preview(edit func(*Tx) error) error {
	if g.editor.gesture != g {
		return over()
	}
	tx := newTx(g.editor.doc, g.newIDs())
	if err := edit(tx); err != nil {
		return err
	}
	if err := tx.check(); err != nil {
		return err
	}
	g.tx, g.shown = tx, tx.doc
	g.editor.tell(nil)
	return nil
}

// newIDs gives the ids for a preview: a thing that is new in each preview keeps
// its id, so that selection and motion know it again.
func (g *Gesture) newIDs() func() journey.ID {
	n := 0
	return func() journey.ID {
		if n == len(g.ids) {
			g.ids = append(g.ids, g.editor.opts.NewID())
		}
		n++
		return g.ids[n-1]
	}
}

// SetLabel changes what the gesture's change will be called, such as when the
// name of something new is known only at the end.
func (g *Gesture) SetLabel(label Label) { g.label = label }

// Commit makes the last preview one change and ends the gesture; the result is
// nil when the preview changed nothing.
func (g *Gesture) Commit() (*Change, error) {
	if g.editor.gesture != g {
		return nil, over()
	}
	g.editor.gesture = nil
	if g.tx == nil {
		return nil, nil
	}
	c, err := g.editor.commit(g.label, g.tx)
	if c == nil {
		g.editor.tell(nil)
	}
	return c, err
}

// Bail ends the gesture as if it had never begun.
func (g *Gesture) Bail() {
	if g.editor.gesture != g {
		return
	}
	g.editor.gesture = nil
	g.editor.tell(nil)
}

// ready tells why no edit can be made now.
func (e *Editor) ready() error {
	if e.opts.ReadOnly != nil {
		return e.opts.ReadOnly
	}
	if e.gesture != nil {
		return inGesture()
	}
	return nil
}

func inGesture() error {
	return fault.New(CodeInGesture, "Finish or cancel the current move first, then try again.")
}

func over() error {
	return fault.New(CodeInGesture, "That move is already over.")
}
