package clipboard_test

import (
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"waymark/domain/clip"
	"waymark/domain/journey"
	"waymark/domain/journey/journeytest"
	"waymark/storage/clipboard"
)

func some(t *testing.T, n int) *clip.Clip {
	t.Helper()
	doc := journeytest.Map(60, 3)
	var refs []clip.Ref
	for _, id := range doc.Cards.IDs()[:n] {
		refs = append(refs, clip.Ref{Kind: journey.CardKind, ID: id})
	}
	c := clip.Take(doc, doc.MapsInOrder()[0].ID, refs, true)
	require.NotNil(t, c)
	return c
}

func TestAnotherProcessGetsTheWholeClip(t *testing.T) {
	folder := t.TempDir()
	here, there := clipboard.New(folder), clipboard.New(folder)
	c := some(t, 20)
	text := c.Text()
	require.Nil(t, there.Get(text), "nothing was copied yet")
	here.Put(text, c)
	here.Wait()
	require.Same(t, c, here.Get(text))
	got := there.Get(text)
	require.NotNil(t, got)
	require.Equal(t, c.Refs, got.Refs)
	require.True(t, got.Cut)
	require.Equal(t, text, got.Text())
	for _, r := range c.Refs {
		want, have := c.Document.Cards.Get(r.ID).Clone().(*journey.Card), got.Document.Cards.Get(r.ID).Clone().(*journey.Card)
		want.Order, have.Order = "", "" // made anew
		require.Equal(t, want, have)
	}
	require.NotNil(t, there.Get(text+"\r\n"), "a clipboard may add a line break")
	require.Nil(t, there.Get(text+"!"))

	info, err := os.Stat(filepath.Join(folder, "clipboard", "clip.json"))
	require.NoError(t, err)
	require.Equal(t, os.FileMode(0o600), info.Mode().Perm())
}

func TestTheNewestCopyCounts(t *testing.T) {
	folder := t.TempDir()
	here, there := clipboard.New(folder), clipboard.New(folder)
	old, fresh := some(t, 3), some(t, 3)
	old.Cut = false
	here.Put("same words", old)
	here.Wait()
	time.Sleep(20 * time.Millisecond)
	there.Put("same words", fresh)
	there.Wait()
	require.True(t, here.Get("same words").Cut)
}

func TestADamagedFileIsNoClip(t *testing.T) {
	folder := t.TempDir()
	here := clipboard.New(folder)
	here.Put("words", some(t, 3))
	here.Wait()
	path := filepath.Join(folder, "clipboard", "clip.json")
	whole, err := os.ReadFile(path)
	require.NoError(t, err)
	for _, damaged := range [][]byte{nil, []byte("{}\n{}"), whole[:len(whole)/2], append([]byte("x"), whole...)} {
		require.NoError(t, os.WriteFile(path, damaged, 0o600))
		require.Nil(t, clipboard.New(folder).Get("words"))
	}
	require.NotNil(t, here.Get("words"), "this process remembers")
}

func TestWithoutAFolder(t *testing.T) {
	s := clipboard.New("")
	c := some(t, 1)
	s.Put("x", c)
	require.Same(t, c, s.Get("x"))
	blocked := filepath.Join(t.TempDir(), "file")
	require.NoError(t, os.WriteFile(blocked, nil, 0o600))
	s = clipboard.New(blocked)
	s.Put("x", c)
	s.Wait()
	require.Same(t, c, s.Get("x"), "a folder that cannot be written to costs nothing but the other processes")
}
