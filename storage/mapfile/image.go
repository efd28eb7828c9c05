package mapfile

import (
	"context"
	"database/sql/driver"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/mattn/go-sqlite3"
)

// image is a database in memory. It never has a file, so there are no locks, no
// journals and nothing to clean up; it belongs to one goroutine.
type image struct {
	conn *sqlite3.SQLiteConn
}

// The limits keep hostile files from making SQLite work hard. MaxSize bounds
// everything else.
func limits() map[int]int {
	return map[int]int{
		sqlite3.SQLITE_LIMIT_LENGTH:              MaxSize,
		sqlite3.SQLITE_LIMIT_SQL_LENGTH:          100_000,
		sqlite3.SQLITE_LIMIT_COLUMN:              100,
		sqlite3.SQLITE_LIMIT_EXPR_DEPTH:          20,
		sqlite3.SQLITE_LIMIT_COMPOUND_SELECT:     3,
		sqlite3.SQLITE_LIMIT_VDBE_OP:             25_000,
		sqlite3.SQLITE_LIMIT_FUNCTION_ARG:        8,
		sqlite3.SQLITE_LIMIT_ATTACHED:            0,
		sqlite3.SQLITE_LIMIT_LIKE_PATTERN_LENGTH: 50,
		sqlite3.SQLITE_LIMIT_VARIABLE_NUMBER:     100,
		sqlite3.SQLITE_LIMIT_TRIGGER_DEPTH:       1,
		sqlite3.SQLITE_LIMIT_WORKER_THREADS:      0,
	}
}

func newImage() (*image, error) {
	conn, err := (&sqlite3.SQLiteDriver{}).Open(":memory:")
	if err != nil {
		return nil, fmt.Errorf("database in memory: %w", err)
	}
	im := &image{conn.(*sqlite3.SQLiteConn)}
	for id, value := range limits() {
		im.conn.SetLimit(id, value)
	}
	// Nothing in a stranger's schema may call anything, and every page is
	// checked before it is used.
	err = im.exec("PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON; PRAGMA mmap_size = 0; PRAGMA recursive_triggers = OFF")
	if err != nil {
		im.close()
		return nil, err
	}
	return im, nil
}

// imageOf makes an image of the pages of a file; data is copied.
func imageOf(pages []byte) (*image, error) {
	im, err := newImage()
	if err != nil {
		return nil, err
	}
	if err := im.conn.Deserialize(pages, "main"); err != nil {
		im.close()
		return nil, err
	}
	return im, nil
}

// growable gives a copy of the image in which tables may grow; one made of the
// pages of a file has no room.
func (im *image) growable() (*image, error) {
	out, err := newImage()
	if err != nil {
		return nil, err
	}
	copying, err := out.conn.Backup("main", im.conn, "main")
	if err == nil {
		_, err = copying.Step(-1)
		err = errors.Join(err, copying.Finish())
	}
	if err != nil {
		out.close()
		return nil, err
	}
	return out, nil
}

func (im *image) close() { _ = im.conn.Close() }

func (im *image) exec(sql string, args ...driver.Value) error {
	_, err := im.conn.Exec(sql, args)
	return err
}

// query calls row for each row of the result. The values in it are only good
// until row returns, except texts and bytes, which are copies.
func (im *image) query(sql string, row func([]driver.Value) error) error {
	rows, err := im.conn.Query(sql, nil)
	if err != nil {
		return err
	}
	defer func() { _ = rows.Close() }()
	values := make([]driver.Value, len(rows.Columns()))
	for {
		switch err := rows.Next(values); {
		case errors.Is(err, io.EOF):
			return nil
		case err != nil:
			return err
		}
		if err := row(values); err != nil {
			return err
		}
	}
}

// inserter is a compiled statement that inserts rows of one table.
type inserter struct {
	stmt driver.Stmt
	row  []driver.NamedValue
}

// prepare compiles an INSERT with that many placeholders.
func (im *image) prepare(sql string, columns int) (*inserter, error) {
	stmt, err := im.conn.Prepare(sql)
	if err != nil {
		return nil, err
	}
	row := make([]driver.NamedValue, columns)
	for i := range row {
		row[i].Ordinal = i + 1
	}
	return &inserter{stmt, row}, nil
}

// set gives a column of the next row its value.
func (in *inserter) set(column int, v driver.Value) { in.row[column].Value = v }

// run inserts the row. It does so as a query without result, because that
// crosses into C once per row instead of once per column.
func (in *inserter) run() error {
	rows, err := in.stmt.(driver.StmtQueryContext).QueryContext(context.Background(), in.row)
	if err != nil {
		return err
	}
	return rows.Close()
}

func (in *inserter) close() { _ = in.stmt.Close() }

// quickCheck lets SQLite verify the structure of all pages, and that columns
// hold what their types promise.
func (im *image) quickCheck() error {
	var problems []string
	err := im.query("PRAGMA quick_check(5)", func(v []driver.Value) error {
		if s, _ := v[0].(string); s != "ok" {
			problems = append(problems, s)
		}
		return nil
	})
	if err == nil && len(problems) > 0 {
		err = errors.New(strings.Join(problems, "; "))
	}
	return err
}

// object is an entry of the schema: a table, index, view or trigger.
type object struct{ kind, name, sql string }

func (im *image) objects() ([]object, error) {
	var out []object
	err := im.query("SELECT type, name, sql FROM sqlite_schema ORDER BY name", func(v []driver.Value) error {
		o := object{}
		o.kind, _ = v[0].(string)
		o.name, _ = v[1].(string)
		o.sql, _ = v[2].(string)
		out = append(out, o)
		return nil
	})
	return out, err
}
