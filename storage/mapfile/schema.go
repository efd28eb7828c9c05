package mapfile

import (
	"cmp"
	_ "embed" // the schema is text
	"fmt"
	"slices"
	"strings"

	"waymark/domain/journey"
)

//go:embed schema_1000.sql
var schema1000 string

// schema gives the SQL that makes the tables of a version, "" for a version
// that never was. Texts of old versions stay: a file must have exactly the
// structure of its version before anything else in it is believed.
func schema(version int) string {
	if version == 1000 {
		return schema1000
	}
	return ""
}

// expected gives the objects that a database of a version consists of.
func expected(version int) ([]object, error) {
	im, err := newImage()
	if err != nil {
		return nil, err
	}
	defer im.close()
	if err := im.exec(schema(version)); err != nil {
		return nil, err
	}
	return im.objects()
}

// checkSchema refuses a database that is not made of exactly the tables of its
// version. The statistics that SQLite keeps for itself are let through.
func (im *image) checkSchema(version int) error {
	found, err := im.objects()
	if err != nil {
		return damaged(err)
	}
	found = slices.DeleteFunc(found, func(o object) bool {
		return o.kind == "table" && (o.name == "sqlite_stat1" || o.name == "sqlite_stat4")
	})
	want, err := expected(version)
	if err != nil {
		return err
	}
	known := make(map[object]bool, len(want))
	for _, o := range want {
		known[o] = true
	}
	for _, o := range found {
		if !known[o] {
			return foreign(fmt.Sprintf("the %s “%s”", o.kind, journey.Shorten(o.name, 40)))
		}
		delete(known, o)
	}
	for o := range known {
		return foreign(fmt.Sprintf("the %s “%s” is missing", o.kind, o.name))
	}
	return nil
}

// fields gives the field of each column, nil for the id.
func (t *table) fields() []*journey.Field {
	out := make([]*journey.Field, len(t.columns))
	for i, c := range t.columns {
		if c.field != "" {
			out[i] = journey.FieldOf(t.kind, c.field)
		}
	}
	return out
}

// compareIDs orders ids as SQLite orders the key columns. An emotion's id is
// that of its persona, a slash, that of its step.
func compareIDs(a, b journey.ID) int {
	pa, sa, _ := strings.Cut(string(a), "/")
	pb, sb, _ := strings.Cut(string(b), "/")
	return cmp.Or(cmp.Compare(pa, pb), cmp.Compare(sa, sb))
}

// text makes a label that came from outside fit for the database.
func text(s string) string { return strings.ToValidUTF8(s, "\uFFFD") }
