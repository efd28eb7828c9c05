package session

import (
	"os"

	"waymark/domain/edit"
	"waymark/domain/fault"
	"waymark/storage/mapfile"
)

// Salvage opens what can be read of a damaged file as an untitled project; the
// file itself stays as it is. name is what stand-ins for lost parents are called.
// The second result tells what the damage took.
func Salvage(path, name string, opts Options) (*Session, *mapfile.Salvaged, error) {
	if err := opts.complete(); err != nil {
		return nil, nil, err
	}
	if info, err := os.Stat(path); err == nil && info.Size() > mapfile.MaxSize {
		_, err := mapfile.Open(path) // tells why
		return nil, nil, err
	}
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, nil, fault.Wrap(err, mapfile.CodeReadFailed, "“%s” could not be read. Nothing was changed.", path)
	}
	found, err := mapfile.Salvage(data, name)
	if err != nil {
		return nil, nil, err
	}
	draft, _, err := makeDraft(opts.Folder, found.Document, edit.ListOf(found.History))
	if err != nil {
		return nil, nil, err
	}
	s, err := Open(draft, opts)
	if err != nil {
		return nil, nil, err
	}
	return s, found, nil
}
