package atomicfile

import (
	"errors"
	"io/fs"
	"path/filepath"
	"runtime"
	"syscall"

	"waymark/domain/fault"
)

// The codes of this package's faults.
const (
	Exists        fault.Code = "file-exists"
	IsFolder      fault.Code = "file-is-folder"
	ReadOnly      fault.Code = "file-read-only"
	NoPermission  fault.Code = "file-no-permission"
	FolderMissing fault.Code = "folder-missing"
	BadName       fault.Code = "file-name-invalid"
	DiskFull      fault.Code = "disk-full"
	InUse         fault.Code = "file-in-use"
	WriteFailed   fault.Code = "file-write-failed"
)

func exists(path string) error {
	return fault.Wrap(fs.ErrExist, Exists,
		"“%s” exists already and was left as it is. Choose another name, or say that it may be replaced.", path)
}

func isFolder(path string) error {
	return fault.New(IsFolder, "“%s” is a folder. Give the name of a file to write.", path)
}

func readOnly(path string) error {
	return fault.Wrap(fs.ErrPermission, ReadOnly,
		"“%s” is write-protected and was left as it is. Choose another name, or remove the protection.", path)
}

func badName(err error, path string) error {
	return fault.Wrap(err, BadName,
		"“%s” cannot be the name of a file here. Choose a shorter or simpler name.", path)
}

// explainRename turns the refusal of a rename into a sentence. Windows answers
// “access denied” when another program, such as a viewer, has the target open;
// permission cannot be what lacks, for a file was just made beside it and the
// target was seen not to be write-protected.
func explainRename(err error, path, system string) error {
	if system == "windows" && errors.Is(err, fs.ErrPermission) {
		return inUse(err, path)
	}
	return explain(err, path)
}

func inUse(err error, path string) error {
	return fault.Wrap(err, InUse,
		"“%s” is open in another program and was left as it is. Close it there and try again.", path)
}

// explain turns an error of the file system into a sentence.
func explain(err error, path string) error {
	folder := filepath.Dir(path)
	switch {
	case isDiskFull(err):
		return fault.Wrap(err, DiskFull,
			"There is no room left on the disk for “%s”. Nothing was changed; free some space and try again.", path)
	case heldOpen(err):
		return inUse(err, path)
	case errors.Is(err, fs.ErrExist):
		return exists(path)
	case errors.Is(err, fs.ErrPermission), errors.Is(err, syscall.EROFS):
		return fault.Wrap(err, NoPermission,
			"You may not write to the folder “%s”. Nothing was changed; choose another folder.", folder)
	case errors.Is(err, syscall.EISDIR):
		return isFolder(path)
	case errors.Is(err, fs.ErrNotExist), errors.Is(err, syscall.ENOTDIR):
		return fault.Wrap(err, FolderMissing,
			"The folder “%s” does not exist. Choose another one, or make it first.", folder)
	case errors.Is(err, syscall.ENAMETOOLONG), errors.Is(err, fs.ErrInvalid), errors.Is(err, syscall.EINVAL):
		return badName(err, path)
	}
	return fault.Wrap(err, WriteFailed,
		"“%s” could not be written. Nothing was changed; try another folder. (%v)", path, err)
}

// Windows error numbers; on other systems these numbers mean other things.
const (
	windowsSharingViolation = syscall.Errno(32)
	windowsLockViolation    = syscall.Errno(33)
	windowsHandleDiskFull   = syscall.Errno(39)
	windowsDiskFull         = syscall.Errno(112)
)

func isDiskFull(err error) bool {
	if runtime.GOOS == "windows" {
		return errors.Is(err, windowsDiskFull) || errors.Is(err, windowsHandleDiskFull)
	}
	return errors.Is(err, syscall.ENOSPC) || errors.Is(err, syscall.EDQUOT) || errors.Is(err, syscall.EFBIG)
}

func heldOpen(err error) bool {
	if runtime.GOOS == "windows" {
		return errors.Is(err, windowsSharingViolation) || errors.Is(err, windowsLockViolation)
	}
	// EBUSY is what network shares say of a file that is open on another computer.
	return errors.Is(err, syscall.ETXTBSY) || errors.Is(err, syscall.EBUSY)
}
