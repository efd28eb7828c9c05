package shell

import (
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
	"github.com/stretchr/testify/require"

	"waymark/domain/edit"
	"waymark/domain/journey"
	"waymark/gui/controls"
	"waymark/gui/guitest"
	"waymark/gui/settings"
)

// rig is a program without a display.
type rig struct {
	t     *testing.T
	shell *Shell
	data  string

	mu    sync.Mutex
	queue []func() // what background work wants to do on Fyne's goroutine
}

func newRig(t *testing.T, lang string) *rig {
	t.Helper()
	return newRigIn(t, lang, t.TempDir())
}

func newRigIn(t *testing.T, lang, data string) *rig {
	t.Helper()
	r := &rig{t: t, data: data}
	// The layout log may still be written when a test is over.
	log, err := os.MkdirTemp("", "waymark-layout-*")
	require.NoError(t, err)
	t.Cleanup(func() { _ = os.RemoveAll(log) })
	app := test.NewTempApp(t)
	store := settings.Load(data)
	if lang != "" {
		store.Language = lang
	}
	r.shell = New(Config{
		App: app, Kit: guitest.Kit(), Settings: store, Folder: data, Locale: "en_GB.UTF-8", Version: "test",
		LayoutLog: filepath.Join(log, "layout.json"), Do: r.do,
	})
	t.Cleanup(func() {
		for _, w := range r.shell.Windows() {
			if w.project != nil {
				_ = w.project.session.Close()
				w.project.board.SetDocument(nil, "")
			}
		}
	})
	return r
}

func (r *rig) do(f func()) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.queue = append(r.queue, f)
}

// until runs what background work asks for until a condition holds.
func (r *rig) until(what string, ok func() bool) {
	r.t.Helper()
	for end := time.Now().Add(20 * time.Second); time.Now().Before(end); time.Sleep(5 * time.Millisecond) {
		r.mu.Lock()
		queue := r.queue
		r.queue = nil
		r.mu.Unlock()
		for _, f := range queue {
			f()
		}
		if ok() {
			return
		}
	}
	r.t.Fatalf("waited in vain until %s", what)
}

// window opens a window of a usual size with the start page.
func (r *rig) window() *Window {
	w := r.shell.NewWindow()
	w.win.Resize(fyne.NewSize(1440, 900))
	return w
}

// open opens an example in a window.
func (r *rig) open(id string) *Window {
	r.t.Helper()
	w := r.window()
	w.makeFrom(id)
	require.NotNil(r.t, w.project, "the example opens in the window that asked for it")
	return w
}

// settleLayout gives everything its place, as the next frame would.
func settleLayout(w *Window) {
	size := w.win.Canvas().Size()
	for range 2 {
		w.win.Resize(size.AddWidthHeight(1, 0))
		w.win.Resize(size)
	}
}

// names gives the ids of all named things of a kind that can be seen.
func names(w *Window, kind string) []string {
	settleLayout(w)
	var ids []string
	for _, s := range w.kit.Spots().List(w.win.Canvas()) {
		if s.Kind == kind {
			ids = append(ids, s.ID)
		}
	}
	return ids
}

// press presses a named thing in its middle.
func press(t *testing.T, w *Window, id string) {
	t.Helper()
	settleLayout(w)
	for _, s := range w.kit.Spots().List(w.win.Canvas()) {
		if s.ID != id {
			continue
		}
		// The test driver sends taps only; fields take the keyboard when the button
		// goes down.
		if m, ok := s.Object.(desktop.Mouseable); ok {
			m.MouseDown(&desktop.MouseEvent{Button: desktop.MouseButtonPrimary, PointEvent: fyne.PointEvent{Position: fyne.NewPos(s.W/2, s.H/2)}})
			m.MouseUp(&desktop.MouseEvent{Button: desktop.MouseButtonPrimary})
		}
		if _, ok := s.Object.(*controls.Field); !ok {
			test.TapCanvas(w.win.Canvas(), fyne.NewPos(s.X+s.W/2, s.Y+s.H/2))
		}
		return
	}
	t.Fatalf("there is no %q on the window", id)
}

func firstCard(p *project, kind journey.LaneKind) *journey.Card {
	o := p.doc().Outline(p.mapID)
	for _, l := range o.Lanes {
		if l.LaneKind != kind {
			continue
		}
		for _, s := range o.Steps {
			if cards := o.Cards(l.ID, s.ID); len(cards) > 0 {
				return cards[0]
			}
		}
	}
	return nil
}

// change edits the text of a card.
func change(t *testing.T, p *project, card *journey.Card, text string) {
	t.Helper()
	_, err := p.editor.Do(edit.Label{Verb: edit.VerbEditCard, Subject: card.Text}, func(tx *edit.Tx) error { return tx.SetCardText(card.ID, text) })
	require.NoError(t, err)
}
