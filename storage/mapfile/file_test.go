package mapfile_test

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"waymark/domain/edit"
	"waymark/domain/journey"
	"waymark/storage/mapfile"
	"waymark/storage/mapfile/mapfiletest"
)

func TestSavedProjectOpensAsItWas(t *testing.T) {
	e := mapfiletest.Project(200, 300, 1)
	require.NoError(t, e.Committed().Validate())
	for _, name := range []string{"a.waymark", "with space ? # % 旅程 'q' \"d\".waymark", "naïve 😀.waymark"} {
		path := filepath.Join(t.TempDir(), name)
		digest, err := mapfile.Save(path, e.Committed(), e.History().Changes(), false)
		require.NoError(t, err)
		f, err := mapfile.Open(path)
		require.NoError(t, err)
		require.Empty(t, f.Warnings)
		require.Equal(t, digest, f.Digest)
		require.Equal(t, mapfile.Version, f.Version)
		require.True(t, journey.Equal(e.Committed(), f.Document))
		require.Empty(t, edit.Compare(e.Committed(), f.Document))
		require.Len(t, f.History, 300)
		for i, c := range e.History().Changes() {
			require.Equal(t, c, f.History[i])
		}
	}
}

func TestUndoWorksAfterReopening(t *testing.T) {
	e := mapfiletest.Project(20, 60, 2)
	data, err := mapfile.Encode(e.Committed(), e.History().Changes())
	require.NoError(t, err)
	f, err := mapfile.Decode(data)
	require.NoError(t, err)
	again := edit.New(f.Document, f.History, edit.Options{})
	for {
		a, err := e.Undo()
		require.NoError(t, err)
		b, err := again.Undo()
		require.NoError(t, err)
		if a == nil {
			require.Nil(t, b)
			break
		}
		require.Equal(t, a.Label, b.Label)
		require.True(t, journey.Equal(e.Committed(), again.Committed()))
	}
}

func TestSameContentGivesSameBytes(t *testing.T) {
	e := mapfiletest.Project(50, 50, 3)
	a, err := mapfile.Encode(e.Committed(), e.History().Changes())
	require.NoError(t, err)
	f, err := mapfile.Decode(a)
	require.NoError(t, err)
	b, err := mapfile.Encode(f.Document, f.History)
	require.NoError(t, err)
	require.Equal(t, a, b)
}

func BenchmarkOpen2000(b *testing.B) {
	e := mapfiletest.Project(2000, 1000, 4)
	path := filepath.Join(b.TempDir(), "big.waymark")
	_, err := mapfile.Save(path, e.Committed(), e.History().Changes(), false)
	require.NoError(b, err)
	info, err := os.Stat(path)
	require.NoError(b, err)
	b.ReportMetric(float64(info.Size())/1024, "KiB")
	for b.Loop() {
		if _, err := mapfile.Open(path); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkSave2000(b *testing.B) {
	e := mapfiletest.Project(2000, 1000, 4)
	path := filepath.Join(b.TempDir(), "big.waymark")
	for b.Loop() {
		if _, err := mapfile.Save(path, e.Committed(), e.History().Changes(), true); err != nil {
			b.Fatal(err)
		}
	}
}
