package mapfile

import (
	"bytes"
	"database/sql/driver"
	"encoding/binary"
)

// Seal and TrailerSize let tests make files that only this package could make.
var Seal = seal

const TrailerSize = trailerSize

// Reseal makes bytes look whole and ours, so that what a fuzzer changed in the
// middle is not caught at the door.
func Reseal(data []byte) []byte {
	pages := bytes.Clone(data)
	if at := len(pages) - trailerSize; at > 0 && bytes.HasPrefix(pages[at:], []byte(trailerMagic)) {
		pages = pages[:at]
	}
	const pageSize = 4096
	pages = pages[:len(pages)/pageSize*pageSize]
	if len(pages) == 0 {
		return pages
	}
	copy(pages, sqliteMagic)
	binary.BigEndian.PutUint16(pages[16:], pageSize)
	binary.BigEndian.PutUint32(pages[28:], uint32(len(pages)/pageSize))
	binary.BigEndian.PutUint32(pages[56:], 1)
	binary.BigEndian.PutUint32(pages[60:], Version)
	binary.BigEndian.PutUint32(pages[68:], ApplicationID)
	return seal(pages)
}

func (im *image) columnsOf(table string) ([]string, error) {
	var names []string
	err := im.query("SELECT name FROM pragma_table_info('"+table+"')", func(v []driver.Value) error {
		names = append(names, v[0].(string))
		return nil
	})
	return names, err
}
