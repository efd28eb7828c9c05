package session

import (
	"path/filepath"

	"waymark/domain/fault"
)

// The codes of this package's faults.
const (
	CodeChangedElsewhere fault.Code = "file-changed-elsewhere"
	CodeNotSetAside      fault.Code = "journal-not-set-aside"
	CodeOpenElsewhere    fault.Code = "project-open-elsewhere" // a warning
	CodeNoJournal        fault.Code = "journal-not-written"
	CodeNoFolder         fault.Code = "data-folder-missing"
	CodeNoDraft          fault.Code = "draft-not-written"
)

func noJournal(err error, folder string) *fault.Fault {
	return fault.Wrap(err, CodeNoJournal,
		"Waymark cannot keep unsaved changes safe in “%s”, so a crash could lose the last few seconds. Free some space there or allow writing to it.", folder)
}

func noDraft(err error, folder string) error {
	return fault.Wrap(err, CodeNoDraft,
		"Waymark cannot begin a new project, because it may not write to its own folder “%s”. Allow writing to it, or set %s to another folder.", folder, DataVariable)
}

func openElsewhere(path string) *fault.Fault {
	return fault.New(CodeOpenElsewhere,
		"“%s” is open in another window or program, too. What both change is brought together.", filepath.Base(path))
}
