package mapfile

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"fmt"
	"math/bits"
)

// ApplicationID marks an SQLite database as a Waymark file ("WMRK").
const ApplicationID = 0x574D524B

// Version is the format that Encode writes: major · 1000 + minor. A newer minor
// version adds something, a newer major one changes the meaning of what is
// there; neither can be saved by this program without loss, so neither is
// opened. What has a newer minor version can be looked at, see Look.
const Version = 1*1000 + 1

// MaxSize is the largest file, in bytes, that is read or written.
const MaxSize = 256 << 20

// VersionName writes a version as people do: 1.0.
func VersionName(version int) string { return fmt.Sprintf("%d.%d", version/1000, version%1000) }

// sqliteMagic begins every SQLite database; headerSize bytes describe it.
const (
	sqliteMagic = "SQLite format 3\x00"
	headerSize  = 100
)

// The trailer follows the last page: trailerMagic, the change counter of the
// database (the 4 bytes at offset 24 of its header), the same inverted, and the
// SHA-256 of everything before the digest. SQLite does not look past the last
// page.
//
// SQLite raises its change counter with every transaction. So when the digest
// is wrong, the counter tells an edit by another program from damage.
const (
	trailerMagic = "\nWaymark trailer"
	trailerSize  = len(trailerMagic) + 8 + sha256.Size
)

// header is what the first bytes of a database say.
type header struct {
	pageSize, pages int
	counter         uint32 // of transactions
	counterCopy     uint32 // set with it by every SQLite that is not ancient
	encoding        uint32
	version         int
	application     uint32
}

func readHeader(data []byte) header {
	size := int(binary.BigEndian.Uint16(data[16:]))
	if size == 1 {
		size = 1 << 16
	}
	return header{
		pageSize:    size,
		pages:       int(binary.BigEndian.Uint32(data[28:])),
		counter:     binary.BigEndian.Uint32(data[24:]),
		counterCopy: binary.BigEndian.Uint32(data[92:]),
		encoding:    binary.BigEndian.Uint32(data[56:]),
		version:     int(int32(binary.BigEndian.Uint32(data[60:]))),
		application: binary.BigEndian.Uint32(data[68:]),
	}
}

// seal appends the trailer to the pages of a database.
func seal(pages []byte) []byte {
	out := make([]byte, 0, len(pages)+trailerSize)
	out = append(out, pages...)
	out = append(out, trailerMagic...)
	counter := binary.BigEndian.Uint32(pages[24:])
	out = binary.BigEndian.AppendUint32(out, counter)
	out = binary.BigEndian.AppendUint32(out, ^counter)
	sum := sha256.Sum256(out)
	return append(out, sum[:]...)
}

// trailer is how the end of a file compares with the rest of it.
type trailer int

const (
	trailerGood    trailer = iota
	trailerMissing         // never ours, or rewritten by another program
	trailerStale           // another program changed the database in place
	trailerWrong           // damaged
)

// checkTrailer also gives the digest of all bytes, which costs nothing more.
func checkTrailer(data []byte) (trailer, Digest) {
	at := len(data) - trailerSize
	if at < headerSize || !bytes.HasPrefix(data[at:], []byte(trailerMagic)) {
		return trailerMissing, sha256.Sum256(data)
	}
	digest := len(data) - sha256.Size
	hash := sha256.New()
	hash.Write(data[:digest])
	good := bytes.Equal(hash.Sum(nil), data[digest:])
	hash.Write(data[digest:])
	all := Digest(hash.Sum(nil))
	if good {
		return trailerGood, all
	}
	h := readHeader(data)
	counter, inverted := binary.BigEndian.Uint32(data[digest-8:]), binary.BigEndian.Uint32(data[digest-4:])
	if h.counter == h.counterCopy && h.counter != counter && counter == ^inverted {
		return trailerStale, all
	}
	return trailerWrong, all
}

// sealed is what unseal finds.
type sealed struct {
	pages   []byte // of the database
	version int
	edited  bool // by another program
	newer   bool // of a later minor version: it can be looked at
	digest  Digest
}

// unseal looks at the bytes of a file without letting SQLite near them: is it a
// Waymark file of a version that can be read, whole and unharmed?
func (f format) unseal(data []byte) (sealed, error) {
	if len(data) == 0 {
		return sealed{}, empty()
	}
	state, digest := checkTrailer(data)
	magic := bytes.HasPrefix(data, []byte(sqliteMagic))
	switch {
	case !magic && state == trailerMissing:
		return sealed{}, notWaymark()
	case !magic, len(data) < headerSize:
		return sealed{}, damaged(errors.New("no database header"))
	}
	h := readHeader(data)
	ours := h.application == ApplicationID
	switch {
	case !ours && state == trailerMissing:
		return sealed{}, otherProgram()
	case ours && h.version/1000 > f.version/1000 && h.version < 1000_000:
		return sealed{}, newer(h.version, f.version)
	case !ours, state == trailerWrong:
		return sealed{}, damaged(errors.New("digest"))
	}
	later := h.version > f.version && h.version < 1000_000
	end := len(data)
	if state != trailerMissing {
		end -= trailerSize
	}
	if h.pageSize < 512 || bits.OnesCount(uint(h.pageSize)) != 1 || h.pages < 1 || h.pages > end/h.pageSize || !h.ends(data, end) {
		return sealed{}, damaged(fmt.Errorf("%d pages of %d bytes in a file of %d", h.pages, h.pageSize, len(data)))
	}
	if h.encoding != 1 {
		return sealed{}, damaged(fmt.Errorf("text encoding %d", h.encoding))
	}
	end = h.pages * h.pageSize
	return sealed{pages: data[:end:end], version: h.version, edited: state != trailerGood, newer: later, digest: digest}, nil
}

// ends tells whether the pages end where they should. A program that uses a
// write-ahead log fills up our trailer to a page when it writes back, which does
// not count as one.
func (h header) ends(data []byte, end int) bool {
	all := h.pages * h.pageSize
	return all == end || all == end-h.pageSize && bytes.HasPrefix(data[all:], []byte(trailerMagic))
}
