package journal

import (
	"encoding/json"
	"unicode/utf8"

	"waymark/domain/journey"
)

// Header says which document a journal belongs to.
type Header struct {
	Path    string     // of the document, absolute
	Project journey.ID // the project in it
	Base    journey.ID // the change that the first one in the journal follows, "" for none
}

// formatVersion is raised when older programs could no longer read a journal.
const formatVersion = 1

type headerJSON struct {
	Version int    `json:"version"`
	Path    string `json:"path"`
	// RawPath is the path where it is not text, as Unix allows.
	RawPath []byte `json:"rawPath,omitempty"`
	Project string `json:"project"`
	Base    string `json:"base"`
	// Nonce makes each use of a file differ from the one before.
	Nonce string `json:"nonce"`
}

func (h Header) encode() ([]byte, error) {
	out := headerJSON{
		Version: formatVersion, Path: h.Path, Project: string(h.Project), Base: string(h.Base), Nonce: string(journey.NewID()),
	}
	if !utf8.ValidString(h.Path) {
		out.RawPath = []byte(h.Path)
	}
	return json.Marshal(out)
}

func decodeHeader(contents []byte) (Header, bool) {
	var in headerJSON
	if json.Unmarshal(contents, &in) != nil || in.Version != formatVersion {
		return Header{}, false
	}
	if in.RawPath != nil {
		in.Path = string(in.RawPath)
	}
	return Header{Path: in.Path, Project: journey.ID(in.Project), Base: journey.ID(in.Base)}, true
}
