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

//go:embed schema_1001.sql
var schema1001 string

// format knows the versions of the file format that can be read. There is one in
// the program; tests make others to prove that migration works.
type format struct {
	version int            // the newest: the one that is written
	schemas map[int]string // the SQL that makes the tables, of every version that ever was
	steps   []migration
}

// migration turns a database of one version into one of the next.
type migration struct {
	from, to int
	sql      string
}

// current is the format of this program. Schemas of old versions stay: a file
// must have exactly the structure of its version before anything else in it is
// believed. A new version adds its schema and the step that leads to it, and a
// file of the version before to testdata.
func current() format {
	return format{
		version: Version,
		schemas: map[int]string{1000: schema1000, 1001: schema1001},
		steps: []migration{
			// Print settings of a map; versions, merges and copies in the history, and blocks of it.
			{1000, 1001, `CREATE TABLE old_changes (seq INTEGER PRIMARY KEY, count INTEGER NOT NULL, data BLOB NOT NULL) STRICT;
				ALTER TABLE maps ADD COLUMN print TEXT NOT NULL DEFAULT '';
				ALTER TABLE changes ADD COLUMN marks TEXT NOT NULL DEFAULT '';
				ALTER TABLE changes ADD COLUMN note TEXT NOT NULL DEFAULT '';
				ALTER TABLE changes ADD COLUMN aside TEXT NOT NULL DEFAULT '[]'`},
		},
	}
}

// expected gives the objects that a database of a version consists of.
func (f format) expected(version int) ([]object, error) {
	im, err := newImage()
	if err != nil {
		return nil, err
	}
	defer im.close()
	if err := im.exec(f.schemas[version]); err != nil {
		return nil, err
	}
	return im.objects()
}

// migrate brings a database in memory from an older version to the newest, step
// by step; each step is done whole or not at all. The file it came from does not
// notice. The image given is closed and the one to use given back.
func (f format) migrate(im *image, version int) (*image, error) {
	if version == f.version {
		return im, nil
	}
	grown, err := im.growable()
	im.close()
	if err != nil {
		return nil, err
	}
	for version != f.version {
		i := slices.IndexFunc(f.steps, func(m migration) bool { return m.from == version })
		if i < 0 {
			grown.close()
			return nil, unknownVersion(version)
		}
		version = f.steps[i].to
		if err := grown.exec(fmt.Sprintf("BEGIN; %s; PRAGMA user_version = %d; COMMIT", f.steps[i].sql, version)); err != nil {
			grown.close()
			return nil, fmt.Errorf("migration to %d: %w", version, err)
		}
	}
	return grown, nil
}

// checkSchema refuses a database that is not made of exactly the tables of its
// version. The statistics that SQLite keeps for itself are let through.
func (f format) checkSchema(im *image, version int) error {
	found, err := im.objects()
	if err != nil {
		return damaged(err)
	}
	found = slices.DeleteFunc(found, func(o object) bool {
		return o.kind == "table" && (o.name == "sqlite_stat1" || o.name == "sqlite_stat4")
	})
	want, err := f.expected(version)
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
