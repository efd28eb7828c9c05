package mapfile

import (
	"slices"

	"waymark/domain/fault"
)

// CodeHistory says that the history of a file does not lead to what is in it.
const CodeHistory fault.Code = "file-history-broken"

// Check opens a file and examines it more strictly than Open: the history must
// lead to what is in the file – unless another program edited it, which Open
// warns of – and the project must have been sound before the first change, so
// that everything can be undone. Every error is a fault.
func Check(path string) (*File, error) {
	f, err := Open(path)
	if err != nil {
		return nil, err
	}
	first, err := Rewind(f.Document, f.History)
	if err != nil && f.warned(WarnEditedElsewhere) {
		return f, nil
	}
	if err == nil {
		err = first.Validate()
	}
	if err != nil {
		return nil, fault.Wrap(err, CodeHistory,
			"What is in this file is sound, but its history does not lead to it (%v). It can be opened; not everything can be undone.", err)
	}
	return f, nil
}

func (f *File) warned(code fault.Code) bool {
	return slices.ContainsFunc(f.Warnings, func(w *fault.Fault) bool { return w.Code == code })
}
