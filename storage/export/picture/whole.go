package picture

import (
	"bytes"
	"encoding/binary"
	"hash/crc32"
)

// whole tells, without decoding, whether a picture is there to its end. Readers
// of PDF and SVG show damaged pictures each in its own way, or refuse the file.
func whole(data []byte, kind string) bool {
	if kind == PNG {
		return wholePNG(data)
	}
	return wholeJPEG(data)
}

// wholePNG checks the chunks and their checksums up to the last.
func wholePNG(data []byte) bool {
	for at := 8; at+12 <= len(data); {
		size := uint64(binary.BigEndian.Uint32(data[at:]))
		if size > uint64(len(data)-at-12) {
			return false
		}
		end := at + 8 + int(size)
		if crc32.ChecksumIEEE(data[at+4:end]) != binary.BigEndian.Uint32(data[end:]) {
			return false
		}
		if string(data[at+4:at+8]) == "IEND" {
			return true
		}
		at = end + 4
	}
	return false
}

// wholeJPEG looks for the end mark behind the start of the scan; marks before it
// may belong to a thumbnail.
func wholeJPEG(data []byte) bool {
	const startOfScan = 0xda
	for at := 2; at+4 <= len(data) && data[at] == 0xff; {
		if data[at+1] == startOfScan {
			return bytes.LastIndex(data[at:], []byte{0xff, 0xd9}) > 0
		}
		at += 2 + int(binary.BigEndian.Uint16(data[at+2:]))
	}
	return false
}
