package shell

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"github.com/stretchr/testify/require"

	"waymark/domain/edit"
	"waymark/domain/journey"
	"waymark/domain/journey/journeytest"
	"waymark/gui/settings"
	"waymark/storage/session"
)

// BenchmarkRefresh2000 is what bars and panels add to each change of a map of
// 2,000 cards.
func BenchmarkRefresh2000(b *testing.B) {
	app := New(Config{
		App: test.NewTempApp(b), Kit: testKit(), Settings: settings.Load(b.TempDir()), Folder: b.TempDir(), Locale: "en", Do: func(func()) {},
	})
	s, err := session.New(journeytest.Map(2000, 1), app.cfg.sessionOptions(func(session.State) {}))
	require.NoError(b, err)
	defer s.Close()
	w := app.NewWindow()
	w.win.Resize(fyne.NewSize(1440, 900))
	w.show(s, &stateReporter{do: app.cfg.Do})
	p := w.project
	card := firstCard(p, journey.Touchpoints)
	_, err = p.editor.Do(label(edit.VerbEditCard), func(tx *edit.Tx) error { return tx.SetCardText(card.ID, "changed") })
	require.NoError(b, err)
	for b.Loop() {
		p.refresh()
	}
}
