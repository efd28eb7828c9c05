package atomicfile_test

import (
	"bytes"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"waymark/domain/fault"
	"waymark/storage/atomicfile"
)

func put(text string) func(io.Writer) error {
	return func(w io.Writer) error {
		_, err := io.WriteString(w, text)
		return err
	}
}

// names lists a folder, so that a test sees files left behind.
func names(t *testing.T, folder string) []string {
	t.Helper()
	entries, err := os.ReadDir(folder)
	require.NoError(t, err)
	var out []string
	for _, e := range entries {
		out = append(out, e.Name())
	}
	return out
}

func content(t *testing.T, path string) string {
	t.Helper()
	data, err := os.ReadFile(path)
	require.NoError(t, err)
	return string(data)
}

func TestWritesNewFilesUnderAnyName(t *testing.T) {
	folder := t.TempDir()
	want := []string{}
	for _, name := range []string{"a.pdf", "with space.svg", "per%cent", "旅程 图.png", "ünï-😀", strings.Repeat("n", 255)} {
		require.NoError(t, atomicfile.Write(filepath.Join(folder, name), false, put("body of "+name)))
		require.Equal(t, "body of "+name, content(t, filepath.Join(folder, name)))
		want = append(want, name)
	}
	if runtime.GOOS != "windows" {
		for _, name := range []string{"what?", "#1 \"quoted\"", `back\slash`} {
			require.NoError(t, atomicfile.Write(filepath.Join(folder, name), false, put("x")))
			want = append(want, name)
		}
	}
	require.ElementsMatch(t, want, names(t, folder))
}

func TestLargeContentArrivesWhole(t *testing.T) {
	path := filepath.Join(t.TempDir(), "big")
	data := bytes.Repeat([]byte("0123456789abcdef"), 1<<16)
	require.NoError(t, atomicfile.Write(path, false, func(w io.Writer) error {
		for rest := data; len(rest) > 0; {
			n, err := w.Write(rest[:min(len(rest), 7001)])
			if err != nil {
				return err
			}
			rest = rest[n:]
		}
		return nil
	}))
	require.Equal(t, string(data), content(t, path))
}

func TestRefusesToReplaceUnlessTold(t *testing.T) {
	path := filepath.Join(t.TempDir(), "map.pdf")
	require.NoError(t, os.WriteFile(path, []byte("old"), 0o640))
	called := false
	err := atomicfile.Write(path, false, func(io.Writer) error { called = true; return nil })
	require.Equal(t, atomicfile.Exists, fault.CodeOf(err))
	require.ErrorIs(t, err, fs.ErrExist)
	require.False(t, called, "the work is not even begun")
	require.Equal(t, "old", content(t, path))

	require.NoError(t, atomicfile.Write(path, true, put("new")))
	require.Equal(t, "new", content(t, path))
	require.Equal(t, []string{"map.pdf"}, names(t, filepath.Dir(path)))
	if runtime.GOOS != "windows" {
		info, err := os.Stat(path)
		require.NoError(t, err)
		require.Equal(t, fs.FileMode(0o640), info.Mode().Perm())
	}
}

func TestFileThatAppearsMeanwhileIsKept(t *testing.T) {
	path := filepath.Join(t.TempDir(), "map.pdf")
	err := atomicfile.Write(path, false, func(w io.Writer) error {
		require.NoError(t, os.WriteFile(path, []byte("somebody else's"), 0o600))
		return put("mine")(w)
	})
	require.Equal(t, atomicfile.Exists, fault.CodeOf(err))
	require.Equal(t, "somebody else's", content(t, path))
	require.Equal(t, []string{"map.pdf"}, names(t, filepath.Dir(path)))
}

func TestErrorOfTheContentLeavesEverything(t *testing.T) {
	folder := t.TempDir()
	path := filepath.Join(folder, "map.pdf")
	require.NoError(t, os.WriteFile(path, []byte("old"), 0o600))
	broken := &fs.PathError{Op: "read", Path: "picture", Err: fs.ErrPermission}
	err := atomicfile.Write(path, true, func(w io.Writer) error {
		_ = put(strings.Repeat("half ", 100_000))(w)
		return broken
	})
	require.Same(t, broken, err, "it is not mistaken for an error of the target")
	require.Equal(t, "old", content(t, path))
	require.Equal(t, []string{"map.pdf"}, names(t, folder))
}

func TestPanicOfTheContentLeavesEverything(t *testing.T) {
	folder := t.TempDir()
	require.Panics(t, func() {
		_ = atomicfile.Write(filepath.Join(folder, "x"), false, func(io.Writer) error { panic("boom") })
	})
	require.Empty(t, names(t, folder))
}

func TestReaderNeverSeesHalfAFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "map")
	require.NoError(t, os.WriteFile(path, []byte("old"), 0o600))
	require.NoError(t, atomicfile.Write(path, true, func(w io.Writer) error {
		for range 10 {
			require.NoError(t, put(strings.Repeat("new", 100_000))(w))
			require.Equal(t, "old", content(t, path))
		}
		return nil
	}))
	require.Len(t, content(t, path), 3_000_000)
}

func TestPlacesThatCannotBeWritten(t *testing.T) {
	folder := t.TempDir()
	file := filepath.Join(folder, "file")
	require.NoError(t, os.WriteFile(file, []byte("old"), 0o600))
	protected := filepath.Join(folder, "protected")
	require.NoError(t, os.WriteFile(protected, []byte("old"), 0o400))
	for path, code := range map[string]fault.Code{
		folder:                               atomicfile.IsFolder,
		filepath.Join(folder, "none", "x"):   atomicfile.FolderMissing,
		filepath.Join(file, "x"):             atomicfile.FolderMissing,
		protected:                            atomicfile.ReadOnly,
		"":                                   atomicfile.BadName,
		filepath.Join(folder, "nul\x00byte"): atomicfile.BadName,
		filepath.Join(folder, strings.Repeat("旅", 100)): atomicfile.BadName,
	} {
		err := atomicfile.Write(path, true, put("new"))
		require.Equal(t, code, fault.CodeOf(err), "%q: %v", path, err)
		require.NotContains(t, fault.MessageOf(err), "%!")
	}
	require.Equal(t, "old", content(t, file))
	require.Equal(t, "old", content(t, protected))
	require.Equal(t, []string{"file", "protected"}, names(t, folder))
}

func TestLinkStaysALink(t *testing.T) {
	folder, elsewhere := t.TempDir(), t.TempDir()
	target := filepath.Join(elsewhere, "target")
	link := filepath.Join(folder, "link")
	if err := os.Symlink(target, link); err != nil {
		t.Skip("no symbolic links here")
	}
	require.NoError(t, atomicfile.Write(link, false, put("one")), "a link to nothing yet")
	require.NoError(t, atomicfile.Write(link, true, put("two")))
	require.Equal(t, "two", content(t, target))
	info, err := os.Lstat(link)
	require.NoError(t, err)
	require.NotZero(t, info.Mode()&fs.ModeSymlink)

	round := filepath.Join(folder, "round")
	require.NoError(t, os.Symlink("round", round))
	require.Error(t, atomicfile.Write(round, true, put("x")))
}

func TestSwallowedErrorsOfTheDiskStillCount(t *testing.T) {
	if _, err := os.Stat("/dev/full"); err != nil {
		t.Skip("no /dev/full here")
	}
	err := atomicfile.Write("/dev/full", true, func(w io.Writer) error {
		_, _ = w.Write(make([]byte, 1<<20))
		return nil
	})
	require.Equal(t, atomicfile.DiskFull, fault.CodeOf(err))
	err = atomicfile.Write("/dev/full", true, func(w io.Writer) error {
		_, err := w.Write(make([]byte, 1<<20))
		return errors.Join(errors.New("wrapped"), err)
	})
	require.Equal(t, atomicfile.DiskFull, fault.CodeOf(err))
	require.NoError(t, atomicfile.Write(os.DevNull, false, put("x")), "a device is not replaced")
}
