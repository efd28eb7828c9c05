package journal

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
)

// A journal begins with magic. Records follow: a byte that tells what it is,
// the length of the contents (4 bytes, big-endian), the contents, and a sum.
// The sum is the beginning of the SHA-256 of the sum before it, the kind, the
// length and the contents. So a record counts only where it was written: what an
// interrupted write or an earlier use of the file left behind never fits.
const (
	magic     = "Waymark journal\n"
	sumSize   = 16
	frameSize = 1 + 4 + sumSize
)

// The kinds of records.
const (
	headerRecord = 'H' // JSON: which document, which state the changes follow
	blobRecord   = 'B' // bytes of a picture that later changes name
	changeRecord = 'C' // JSON: a change
	closedRecord = 'E' // nothing: the program ended in order
)

type sum [sumSize]byte

// appendRecord appends a record to b; chain is the sum of the one before.
func appendRecord(b []byte, chain *sum, kind byte, contents []byte) []byte {
	start := len(b)
	b = append(b, kind)
	b = binary.BigEndian.AppendUint32(b, uint32(len(contents)))
	b = append(b, contents...)
	*chain = link(*chain, b[start:])
	return append(b, chain[:]...)
}

func link(before sum, record []byte) (after sum) {
	h := sha256.New()
	h.Write(before[:])
	h.Write(record)
	copy(after[:], h.Sum(nil))
	return after
}

// nextRecord reads the record at the beginning of b; ok is false when what
// stands there is no whole record that follows chain.
func nextRecord(b []byte, chain *sum) (kind byte, contents, rest []byte, ok bool) {
	if len(b) < frameSize {
		return 0, nil, nil, false
	}
	length := uint64(binary.BigEndian.Uint32(b[1:]))
	if length > uint64(len(b)-frameSize) {
		return 0, nil, nil, false
	}
	end := 5 + int(length)
	after := link(*chain, b[:end])
	if after != sum(b[end:end+sumSize]) {
		return 0, nil, nil, false
	}
	*chain = after
	return b[0], b[5:end], b[end+sumSize:], true
}

// digest names a picture.
func digest(data []byte) string {
	s := sha256.Sum256(data)
	return hex.EncodeToString(s[:])
}
