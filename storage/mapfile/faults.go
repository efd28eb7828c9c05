package mapfile

import (
	"errors"
	"io/fs"
	"syscall"

	"waymark/domain/fault"
)

// The codes of what can be wrong with a file that is to be opened. What can go
// wrong while saving has the codes of storage/atomicfile.
const (
	CodeMissing      fault.Code = "file-missing"
	CodeIsFolder     fault.Code = "file-is-folder"
	CodeNoRead       fault.Code = "file-no-read-permission"
	CodeReadFailed   fault.Code = "file-read-failed"
	CodeEmpty        fault.Code = "file-empty"
	CodeTooLarge     fault.Code = "file-too-large"
	CodeNotWaymark   fault.Code = "file-not-waymark"
	CodeOtherProgram fault.Code = "file-other-program"
	CodeNewer        fault.Code = "file-newer"
	CodeVersion      fault.Code = "file-version-unknown"
	CodeDamaged      fault.Code = "file-damaged"
	CodeForeign      fault.Code = "file-foreign-structure"
	CodeContents     fault.Code = "file-contents-invalid"
)

// The codes of warnings about a file that could be opened.
const (
	WarnEditedElsewhere fault.Code = "file-edited-elsewhere"
	WarnHistory         fault.Code = "file-history-inconsistent"
)

// explainRead turns an error of the file system into a sentence.
func explainRead(err error, path string) error {
	switch {
	case errors.Is(err, fs.ErrNotExist), errors.Is(err, syscall.ENOTDIR):
		return fault.Wrap(err, CodeMissing,
			"“%s” was not found. It may have been moved or renamed; look for it in its folder.", path)
	case errors.Is(err, fs.ErrPermission):
		return fault.Wrap(err, CodeNoRead,
			"You may not read “%s”. Ask its owner, or copy it to a folder of your own.", path)
	case errors.Is(err, syscall.EISDIR):
		return isFolder(path)
	case errors.Is(err, fs.ErrInvalid), errors.Is(err, syscall.EINVAL), errors.Is(err, syscall.ENAMETOOLONG):
		return fault.Wrap(err, CodeMissing, "“%s” cannot be the name of a file here, so there is nothing to open.", path)
	}
	return fault.Wrap(err, CodeReadFailed,
		"“%s” could not be read. Nothing was changed; check the disk or the connection and try again. (%v)", path, err)
}

func isFolder(path string) error {
	return fault.New(CodeIsFolder, "“%s” is a folder. Choose a Waymark file in it.", path)
}

func empty() error {
	return fault.New(CodeEmpty, "This file is empty. It may not have been copied or synced completely; look for another copy.")
}

func tooLarge() error {
	return fault.New(CodeTooLarge, "This project is larger than %d MB, more than Waymark handles. Use smaller pictures.", MaxSize>>20)
}

func notWaymark() error {
	return fault.New(CodeNotWaymark, "This is not a Waymark file. Choose a file that ends in .waymark.")
}

func otherProgram() error {
	return fault.New(CodeOtherProgram, "This is a database of another program, not a Waymark file. It was left as it is.")
}

func newer(version, known int) error {
	return fault.New(CodeNewer,
		"This file was written by a newer version of Waymark (file format %s; this one reads up to %s). Update Waymark to open it; the file was left as it is.",
		VersionName(version), VersionName(known))
}

func lookOnly(version, known int) error {
	return fault.New(CodeNewer,
		"This file was written by a newer version of Waymark (file format %s; this one knows up to %s). You can look at it and print it; to change it, update Waymark. The file stays as it is.",
		VersionName(version), VersionName(known))
}

func unknownVersion(version int) error {
	return fault.New(CodeVersion, "This file says it has format %s, which Waymark never wrote. It was left as it is.", VersionName(version))
}

func damaged(cause error) error {
	return fault.Wrap(cause, CodeDamaged,
		"This file is damaged: it is not as Waymark wrote it. It was left as it is; look for another copy or a backup.")
}

func foreign(what string) error {
	return fault.New(CodeForeign,
		"This file holds something that Waymark did not put there (%s), so it is not opened. It was left as it is.", what)
}

// contents says which record broke which rule.
func contents(err error) error {
	return fault.Wrap(err, CodeContents, "This file holds something that cannot be: %s It was left as it is.", fault.MessageOf(err))
}
