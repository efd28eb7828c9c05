package shell

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"waymark/domain/pages"
	"waymark/domain/pages/compose"
	"waymark/storage/export/kit"
)

func TestAPDFOpensAsANewProject(t *testing.T) {
	r := newRig(t, "en")
	w := r.open("example-b2b")
	doc := w.project.doc()
	m := doc.MapsInOrder()[0]
	k := kit.New(nil)
	job := k.Job(doc, m.ID, pages.Default(), kit.Facts{})
	out, err := compose.Pages(t.Context(), job)
	require.NoError(t, err)
	path := filepath.Join(t.TempDir(), "map.PDF")
	f, err := os.Create(path)
	require.NoError(t, err)
	require.NoError(t, k.WritePages(t.Context(), f, job, out, kit.Facts{}))
	require.NoError(t, f.Close())
	before, err := os.ReadFile(path)
	require.NoError(t, err)

	other := r.window()
	other.Open(path)
	require.NotNil(t, other.project)
	require.True(t, other.project.session.Untitled(), "the PDF is never written to")
	require.Equal(t, doc.Cards.Len(), other.project.doc().Cards.Len())
	require.NotEqual(t, doc.Project.ID, other.project.doc().Project.ID)
	after, err := os.ReadFile(path)
	require.NoError(t, err)
	require.Equal(t, before, after)

	bare := filepath.Join(t.TempDir(), "letter.pdf")
	require.NoError(t, os.WriteFile(bare, []byte("%PDF-1.4\n%%EOF"), 0o600))
	third := r.window()
	third.Open(bare)
	require.Nil(t, third.project)
	require.True(t, third.kit.InDialog())
}
