package mapfile

import (
	"slices"

	"waymark/domain/edit"
	"waymark/domain/fault"
	"waymark/domain/journey"
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
	if err == nil {
		err = checkBranches(f)
	}
	if err != nil {
		return nil, fault.Wrap(err, CodeHistory,
			"What is in this file is sound, but its history does not lead to it (%v). It can be opened; not everything can be undone.", err)
	}
	return f, nil
}

// checkBranches follows what came in by merges from where it parted from the main
// line to its end.
func checkBranches(f *File) error {
	h := edit.NewHistory(f.History)
	followed := make(map[journey.ID]bool)
	for _, c := range h.Main() {
		followed[c.ID] = true
	}
	for _, c := range slices.Backward(f.History) {
		if followed[c.ID] {
			continue
		}
		if _, err := h.State(f.Document, c.ID); err != nil {
			return err
		}
		for c != nil && !followed[c.ID] { // its way here was checked with it
			followed[c.ID] = true
			if len(c.Parents) == 0 {
				break
			}
			c = h.Change(c.Parents[0])
		}
	}
	return nil
}

func (f *File) warned(code fault.Code) bool {
	return slices.ContainsFunc(f.Warnings, func(w *fault.Fault) bool { return w.Code == code })
}
