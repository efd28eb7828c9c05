package carry

import (
	"bytes"
	"compress/zlib"
	"errors"
	"io"
	"io/fs"
	"os"
	"strconv"

	"waymark/domain/fault"
	"waymark/storage/mapfile"
)

// Looks tells whether bytes begin as a PDF does.
func Looks(head []byte) bool {
	const within = 1024 // readers allow as much before it (ISO 32000-1, annex H)
	return bytes.Contains(head[:min(len(head), within)], []byte("%PDF-"))
}

// Read reads the Waymark file that a PDF file carries. Every error is a fault;
// the PDF is never changed.
func Read(path string) (*mapfile.File, error) {
	data, err := readFile(path)
	if err != nil {
		return nil, err
	}
	return Open(data)
}

// Open gives what the bytes of a PDF carry.
func Open(data []byte) (*mapfile.File, error) {
	if !Looks(data) {
		return nil, fault.New(CodeNoPDF, "This is not a PDF file. Nothing was changed.")
	}
	file := Find(data)
	if file == nil {
		return nil, fault.New(CodeNothing,
			"This PDF carries no map. Only PDFs that Waymark made with the map attached do, and some programs take it out when they save.")
	}
	return mapfile.Decode(file)
}

// readFile reads a file as large as a Waymark file may be.
func readFile(path string) ([]byte, error) {
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, fault.Wrap(err, mapfile.CodeMissing, "“%s” was not found. Perhaps it was moved or renamed.", path)
	case errors.Is(err, fs.ErrPermission):
		return nil, fault.Wrap(err, mapfile.CodeNoRead, "You may not read “%s”.", path)
	case err == nil && info.IsDir():
		return nil, fault.New(mapfile.CodeIsFolder, "“%s” is a folder, not a PDF file.", path)
	case err == nil && (!info.Mode().IsRegular() || info.Size() > mostBytes):
		return nil, fault.New(CodeNoPDF, "“%s” is no PDF file that can be read here. Nothing was changed.", path)
	}
	var data []byte
	if err == nil {
		data, err = os.ReadFile(path)
	}
	switch {
	case errors.Is(err, fs.ErrPermission):
		return nil, fault.Wrap(err, mapfile.CodeNoRead, "You may not read “%s”.", path)
	case err != nil:
		return nil, fault.Wrap(err, mapfile.CodeReadFailed, "“%s” could not be read.", path)
	}
	return data, nil
}

const (
	mostBytes = 2 * mapfile.MaxSize
	// mostStreams bounds the work on a file that pretends to be full of files.
	mostStreams = 20_000
	// mostUnpacked bounds how many streams are unpacked as a whole: small ones can
	// grow large.
	mostUnpacked = 2
	// sniffed bytes of a stream tell whether it is a Waymark file.
	sniffed = 100
	// dictionary is how far before its stream a dictionary may begin.
	dictionary = 4096
)

// Find gives the bytes of the Waymark file within a PDF, nil if there is none.
//
// A stream is an object of its own in whatever way a program saves a PDF
// (ISO 32000-1, 7.3.8; only dictionaries move into object streams), so all
// streams that call themselves embedded files are looked at, and the first that
// begins as a Waymark file does is the one. Tables of places need not be right.
func Find(data []byte) []byte {
	unpacked := 0
	for at, n := 0, 0; n < mostStreams && unpacked < mostUnpacked; n++ {
		i := bytes.Index(data[at:], []byte("stream"))
		if i < 0 {
			return nil
		}
		at += i
		start := at + len("stream")
		before := data[max(0, at-dictionary):at]
		at = start
		if bytes.HasSuffix(before, []byte("end")) {
			continue
		}
		// The dictionary of this object, not of the one before.
		if k := bytes.LastIndex(before, []byte(" obj")); k >= 0 {
			before = before[k:]
		}
		if !bytes.Contains(before, []byte("EmbeddedFile")) {
			continue
		}
		switch {
		case bytes.HasPrefix(data[start:], []byte("\r\n")):
			start += 2
		case bytes.HasPrefix(data[start:], []byte("\n")), bytes.HasPrefix(data[start:], []byte("\r")):
			start++
		}
		file, tried := unpack(data[start:], before)
		if file != nil {
			return file
		}
		if tried {
			unpacked++
		}
	}
	return nil
}

// unpack gives the file in a stream, if it is one of ours, and tells whether all
// of it was looked at.
func unpack(stream, dict []byte) (file []byte, tried bool) {
	if bytes.Contains(dict, []byte("/Filter")) && !bytes.Contains(dict, []byte("[]")) {
		if !bytes.Contains(dict, []byte("/FlateDecode")) && !bytes.Contains(dict, []byte("/Fl ")) {
			return nil, false
		}
		r, err := zlib.NewReader(bytes.NewReader(stream))
		if err != nil {
			return nil, false
		}
		head := make([]byte, sniffed)
		n, _ := io.ReadFull(r, head)
		if !ours(head[:n]) {
			return nil, false
		}
		most := size(head)
		if most > mapfile.MaxSize {
			return nil, false
		}
		rest, err := io.ReadAll(io.LimitReader(r, most-sniffed+1))
		if err != nil && !errors.Is(err, zlib.ErrChecksum) || int64(len(rest)+sniffed) > most {
			return nil, true
		}
		return append(head[:n], rest...), true
	}
	if !ours(stream[:min(len(stream), sniffed)]) {
		return nil, false
	}
	if n, ok := length(dict); ok && n <= len(stream) && bytes.HasPrefix(bytes.TrimLeft(stream[n:], "\r\n"), []byte("endstream")) {
		return stream[:n], true
	}
	if end := bytes.Index(stream, []byte("endstream")); end >= 0 {
		return bytes.TrimRight(stream[:end], "\r\n"), true
	}
	return nil, false
}

// ours tells whether bytes begin as a Waymark file does.
func ours(head []byte) bool {
	return len(head) >= sniffed && bytes.HasPrefix(head, []byte("SQLite format 3\x00")) &&
		uint32(head[68])<<24|uint32(head[69])<<16|uint32(head[70])<<8|uint32(head[71]) == mapfile.ApplicationID
}

// size gives how large a Waymark file is at most, by the first bytes of its
// database: its pages and a trailer.
func size(head []byte) int64 {
	const trailer = 256 // more than it has
	page := int64(head[16])<<8 | int64(head[17])
	if page == 1 {
		page = 1 << 16
	}
	pages := int64(head[28])<<24 | int64(head[29])<<16 | int64(head[30])<<8 | int64(head[31])
	return page*pages + trailer
}

// length reads the length of a stream, if it stands in its dictionary itself.
func length(dict []byte) (int, bool) {
	_, rest, ok := bytes.Cut(dict, []byte("/Length"))
	if !ok {
		return 0, false
	}
	rest = bytes.TrimLeft(rest, " \r\n")
	digits := 0
	for digits < len(rest) && rest[digits] >= '0' && rest[digits] <= '9' {
		digits++
	}
	n, err := strconv.Atoi(string(rest[:digits]))
	reference := bytes.HasPrefix(bytes.TrimLeft(rest[digits:], " "), []byte("0 R"))
	return n, err == nil && !reference
}
