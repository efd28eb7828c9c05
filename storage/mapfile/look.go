package mapfile

import (
	"database/sql/driver"
	"fmt"
	"strings"
	"time"

	"waymark/domain/edit"
	"waymark/domain/journey"
)

// Look is Open for those who will not write: it also reads what this version
// understands of a file of a newer minor version, and says so in ReadOnly.
func Look(path string) (*File, error) {
	data, modified, err := read(path)
	if err != nil {
		return nil, err
	}
	return current().look(data, modified, false)
}

// Begin is Look for those who go on working on the file, quickly also after years
// of work: what is old in the history is only read when it is asked for, see List,
// and examined by Finish.
func Begin(path string) (*File, error) {
	data, modified, err := read(path)
	if err != nil {
		return nil, err
	}
	return current().look(data, modified, true)
}

func (fm format) look(data []byte, modified time.Time, late bool) (*File, error) {
	in, err := fm.unseal(data)
	if err != nil {
		return nil, err
	}
	if !in.newer {
		return fm.decode(data, modified, late)
	}
	refused := newer(in.version, fm.version)
	im, err := imageOf(in.pages)
	if err != nil {
		return nil, refused
	}
	defer im.close()
	if fm.checkNewer(im) != nil || im.quickCheck() != nil {
		return nil, refused
	}
	f := &File{Version: in.version, Digest: in.digest, ReadOnly: lookOnly(in.version, fm.version)}
	if f.pictures, err = im.readPictures(); err != nil {
		return nil, refused
	}
	if f.Document, err = im.readDocument(f.pictures); err != nil || f.Document.Validate() != nil {
		return nil, refused // what is new in it cannot be left out
	}
	// A history that says more than can be understood here is left out: nothing is
	// undone in what may only be looked at.
	if err = f.readHistory(im); err == nil {
		_, err = Rewind(f.Document, f.History)
	}
	if err != nil {
		f.History, f.blocks, f.list = nil, nil, edit.List{}
	}
	return f, nil
}

// checkNewer refuses a database that lacks something which this version reads, or
// has something that could run by itself. What else a newer version put there is
// not touched.
func (fm format) checkNewer(im *image) error {
	if err := fm.onlyTables(im); err != nil {
		return err
	}
	known, err := newImage()
	if err != nil {
		return err
	}
	defer known.close()
	if err := known.exec(fm.schemas[fm.version]); err != nil {
		return err
	}
	want, err := known.columns()
	if err != nil {
		return err
	}
	have, err := im.columns()
	if err != nil {
		return err
	}
	for column, about := range want {
		if have[column] != about {
			return foreign(fmt.Sprintf("the column %s is missing or different", column))
		}
	}
	return nil
}

// columns gives the type of each column of each table, as “table.column”.
func (im *image) columns() (map[string]string, error) {
	objects, err := im.objects()
	if err != nil {
		return nil, err
	}
	out := make(map[string]string)
	for _, o := range objects {
		if o.kind != "table" || strings.HasPrefix(o.name, "sqlite_") || !journey.ValidID(o.name) {
			continue
		}
		err := im.query("SELECT name, type, pk FROM pragma_table_info('"+o.name+"')", func(v []driver.Value) error {
			name, _ := v[0].(string)
			out[o.name+"."+name] = fmt.Sprint(v[1], v[2])
			return nil
		})
		if err != nil {
			return nil, err
		}
	}
	return out, nil
}
