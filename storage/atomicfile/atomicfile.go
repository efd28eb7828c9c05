// Package atomicfile writes a file whole or not at all.
//
// The new bytes go into a temporary file in the folder of the target, are
// synced to the disk, and take the target's name in one step. Whatever happens
// before that step – a full disk, a missing permission, a crash – the target is
// as it was. What lives here: that one way of writing, and the sentences for
// what can go wrong with it. What does not: what is written.
package atomicfile

import (
	"bufio"
	"errors"
	"io"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"strconv"
	"time"
)

// bufferSize makes few, large writes out of the many small ones of an export.
const bufferSize = 128 << 10

// Write gives path the bytes that write produces. Without overwrite it refuses
// to touch a path that exists already, also when the file appears only while
// write is at work. An error of write is returned as it is, and the file is not
// made; everything else comes back as a fault.
//
// A symbolic link stays a link: the file it names is replaced. A replaced file
// keeps its permission bits; one without any write permission is refused. A
// path that is no file but, say, a pipe or /dev/stdout is written to directly,
// since there is nothing to replace.
func Write(path string, overwrite bool, write func(io.Writer) error) (err error) {
	if path == "" {
		return badName(nil, path)
	}
	path, err = followLinks(path)
	if err != nil {
		return explain(err, path)
	}
	mode := fs.FileMode(0o666)
	keepMode := false
	switch old, err := os.Stat(path); {
	case err == nil && old.IsDir():
		return isFolder(path)
	case err == nil && !old.Mode().IsRegular():
		return writeThrough(path, write)
	case err == nil && !overwrite:
		return exists(path)
	case err == nil && old.Mode().Perm()&0o222 == 0:
		return readOnly(path)
	case err == nil:
		mode, keepMode = old.Mode().Perm(), true
	case !errors.Is(err, fs.ErrNotExist):
		return explain(err, path)
	}

	file, err := createBeside(path, mode)
	if err != nil {
		return explain(err, path)
	}
	temporary := file.Name()
	done := false
	defer func() { // also when write panics
		if !done {
			_ = file.Close()
			_ = os.Remove(temporary)
		}
	}()
	if keepMode {
		// The mode given at creation was narrowed by the umask. Some file
		// systems keep no modes at all, which is no reason to fail.
		_ = file.Chmod(mode)
	}
	if err := produce(file, path, write); err != nil {
		return err
	}
	if err := errors.Join(file.Sync(), file.Close()); err != nil {
		return explain(err, path)
	}
	if err := settle(temporary, path, overwrite); err != nil {
		return explainRename(err, path, runtime.GOOS)
	}
	done = true
	syncFolder(filepath.Dir(path))
	return nil
}

// produce runs write over a buffer on file, and explains what went wrong if it
// was the disk; an error of write's own passes unchanged.
func produce(file *os.File, path string, write func(io.Writer) error) error {
	device := &deviceWriter{file: file}
	buffer := bufio.NewWriterSize(device, bufferSize)
	err := write(buffer)
	if err == nil {
		err = buffer.Flush()
	}
	if device.err != nil {
		return explain(device.err, path)
	}
	return err
}

// deviceWriter remembers the first error of the disk: write may have wrapped it
// or lost it.
type deviceWriter struct {
	file *os.File
	err  error
}

func (w *deviceWriter) Write(p []byte) (int, error) {
	n, err := w.file.Write(p)
	if err != nil && w.err == nil {
		w.err = err
	}
	return n, err
}

// writeThrough writes to a pipe or a device.
func writeThrough(path string, write func(io.Writer) error) error {
	file, err := os.OpenFile(path, os.O_WRONLY, 0)
	if err != nil {
		return explain(err, path)
	}
	err = produce(file, path, write)
	if closed := file.Close(); err == nil && closed != nil {
		err = explain(closed, path)
	}
	return err
}

// createBeside makes a new file in the folder of path. Its name does not grow
// with the target's: a name may be as long as the file system allows.
func createBeside(path string, mode fs.FileMode) (*os.File, error) {
	for try := 0; ; try++ {
		name := temporaryStart + strconv.FormatUint(rand.Uint64(), 36) + temporaryEnd
		file, err := os.OpenFile(filepath.Join(filepath.Dir(path), name), os.O_WRONLY|os.O_CREATE|os.O_EXCL, mode)
		if errors.Is(err, fs.ErrExist) && try < 100 {
			continue
		}
		return file, err
	}
}

// settle gives the temporary file its final name.
func settle(temporary, path string, overwrite bool) error {
	if overwrite {
		return patiently(func() error { return os.Rename(temporary, path) })
	}
	// A second name for the file fails if the name is taken; a rename would not.
	err := os.Link(temporary, path)
	if err == nil {
		return os.Remove(temporary)
	}
	if errors.Is(err, fs.ErrExist) {
		return err
	}
	// File systems without links (FAT, some network shares): look, then rename.
	if _, err := os.Lstat(path); err == nil {
		return &fs.PathError{Op: "create", Path: path, Err: fs.ErrExist}
	}
	return patiently(func() error { return os.Rename(temporary, path) })
}

// patiently repeats rename for a moment on Windows, where virus scanners and
// sync clients hold freshly written files open.
func patiently(rename func() error) error {
	err := rename()
	for wait := 10 * time.Millisecond; runtime.GOOS == "windows" && (heldOpen(err) || errors.Is(err, fs.ErrPermission)) && wait < time.Second; wait *= 2 {
		time.Sleep(wait)
		err = rename()
	}
	return err
}

// followLinks gives the path that a chain of symbolic links ends at, whether
// something stands there or not.
func followLinks(path string) (string, error) {
	for range 40 {
		info, err := os.Lstat(path)
		if err != nil || info.Mode()&fs.ModeSymlink == 0 {
			return path, nil // what is wrong with it, if anything, shows later
		}
		target, err := os.Readlink(path)
		if err != nil {
			return path, err
		}
		if !filepath.IsAbs(target) {
			target = filepath.Join(filepath.Dir(path), target)
		}
		path = target
	}
	return path, errors.New("too many symbolic links")
}

// syncFolder makes the new name itself survive a power cut. The file is whole
// and in place whether this works or not, and some systems cannot do it, so
// its failure is not the caller's concern.
func syncFolder(folder string) {
	if f, err := os.Open(folder); err == nil {
		_ = f.Sync()
		_ = f.Close()
	}
}
