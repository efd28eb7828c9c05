package shell

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"waymark/domain/journey/journeytest"
	"waymark/storage/exchange"
	"waymark/storage/session"
)

func TestImportingMakesAnUntitledProject(t *testing.T) {
	r := newRig(t, "en")
	w := r.window()
	var data bytes.Buffer
	require.NoError(t, exchange.Export(&data, journeytest.Map(40, 1)))
	path := filepath.Join(t.TempDir(), "map.json")
	require.NoError(t, os.WriteFile(path, data.Bytes(), 0o600))
	w.importFile(path)
	r.until("the project is shown", func() bool { return w.project != nil })
	require.Equal(t, 40, w.project.doc().Cards.Len())
	require.True(t, w.project.session.Untitled())
}

func TestALongImportCanBeCalledOff(t *testing.T) {
	r := newRig(t, "en")
	w := r.window()
	read, dropped := make(chan struct{}), false
	w.beside("large.json", func() (func(), func()) {
		<-read
		return func() { t.Error("it is shown though it was called off") }, func() { dropped = true }
	})
	require.NotNil(t, w.win.Canvas().Overlays().Top(), "a dialog says that a file is read")
	press(t, w, "opening.cancel")
	require.Nil(t, w.win.Canvas().Overlays().Top())
	close(read)
	r.until("what was read is dropped", func() bool { return dropped })
	require.Nil(t, w.project)
}

func TestAnImportThatIsDroppedLeavesNoDraft(t *testing.T) {
	r := newRig(t, "en")
	var data bytes.Buffer
	require.NoError(t, exchange.Export(&data, journeytest.Map(40, 1)))
	path := filepath.Join(t.TempDir(), "map.json")
	require.NoError(t, os.WriteFile(path, data.Bytes(), 0o600))
	o := prepareImport(r.shell.cfg, path)
	require.NoError(t, o.err)
	o.drop()
	drafts, err := session.Drafts(r.shell.cfg.Folder)
	require.NoError(t, err)
	require.Empty(t, drafts)
}
