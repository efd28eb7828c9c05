package mapfile_test

import (
	"bytes"
	"compress/zlib"
	"database/sql"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"waymark/domain/edit"
	"waymark/domain/journey"
	"waymark/storage/cputime"
	"waymark/storage/mapfile"
	"waymark/storage/mapfile/mapfiletest"
)

func TestOldHistoryIsKeptInBlocks(t *testing.T) {
	doc, history := mapfiletest.Long(50, 5000)
	data, err := mapfile.Encode(doc, history)
	require.NoError(t, err)
	path := put(t, data)
	require.Equal(t, 3, number(t, path, "SELECT count(*) FROM old_changes"))
	require.Equal(t, 3072, number(t, path, "SELECT sum(count) FROM old_changes"))
	require.Equal(t, 3073, number(t, path, "SELECT min(seq) FROM changes"))

	f, err := mapfile.Check(path)
	require.NoError(t, err)
	require.True(t, journey.Equal(doc, f.Document))
	require.Equal(t, len(history), len(f.History))
	for i, c := range history {
		sameChange(t, c, f.History[i])
	}

	// Blocks are copied as they are, whoever saves.
	encoder := f.Encoder()
	again, err := encoder.Encode(f.Document, f.List())
	require.NoError(t, err)
	require.True(t, bytes.Equal(data, again))
	e := edit.New(f.Document, f.History, edit.Options{})
	for range 1200 {
		_, err := e.Undo()
		require.NoError(t, err)
	}
	more, err := encoder.Encode(e.Committed(), e.History().List())
	require.NoError(t, err)
	fresh, err := mapfile.Encode(e.Committed(), e.History().Changes())
	require.NoError(t, err)
	require.True(t, bytes.Equal(fresh, more))
	require.Equal(t, 5, number(t, put(t, more), "SELECT count(*) FROM old_changes"))
}

func TestPicturesOfOldHistoryStay(t *testing.T) {
	e := mapfiletest.Project(10, 20, 1)
	picture := mapfiletest.Picture(rand.New(rand.NewPCG(3, 3)))
	do := func(f func(tx *edit.Tx) error) {
		_, err := e.Do(edit.Label{}, f)
		require.NoError(t, err)
	}
	do(func(tx *edit.Tx) error { tx.Put(picture); return nil })
	do(func(tx *edit.Tx) error { tx.Remove(journey.AttachmentKind, picture.ID); return nil })
	for i := range 2100 {
		do(func(tx *edit.Tx) error { return tx.Rename(tx.Document().Project, fmt.Sprint(i)) })
	}
	data, err := mapfile.Encode(e.Committed(), e.History().Changes())
	require.NoError(t, err)
	f, err := mapfile.Check(put(t, data))
	require.NoError(t, err)
	h := edit.NewHistory(f.History)
	then, err := h.State(f.Document, f.History[20].ID)
	require.NoError(t, err)
	require.Equal(t, picture.Data, then.Attachments.Get(picture.ID).Data)
}

func TestBlocksThatLie(t *testing.T) {
	doc, history := mapfiletest.Long(20, 3000)
	data, err := mapfile.Encode(doc, history)
	require.NoError(t, err)
	pack := func(text string) string {
		var b bytes.Buffer
		w := zlib.NewWriter(&b)
		_, err := w.Write([]byte(text))
		require.NoError(t, err)
		require.NoError(t, w.Close())
		return fmt.Sprintf("UPDATE old_changes SET data = X'%x'", b.Bytes())
	}
	for _, lie := range []string{
		"UPDATE old_changes SET count = 1023",
		"UPDATE old_changes SET count = 1025",
		"UPDATE old_changes SET count = 0",
		"UPDATE old_changes SET seq = 2",
		"UPDATE old_changes SET data = X''",
		"UPDATE old_changes SET data = X'789c'",
		"UPDATE old_changes SET data = substr(data, 1, 100)",
		"INSERT INTO old_changes SELECT 1025, count, data FROM old_changes",
		"INSERT INTO old_changes SELECT 4000, count, data FROM old_changes",
		"DELETE FROM old_changes",
		pack("nonsense\n"),
		pack(strings.Repeat("{}\n", 1024)),
		pack(strings.Repeat("{}\n", 5_000_000)),
		pack(strings.Repeat(" ", 150<<20)),
	} {
		path := put(t, data)
		shell(t, path, lie)
		refused(t, path, mapfile.CodeContents)
	}
	path := put(t, data)
	shell(t, path, "UPDATE old_changes SET count = 2000000")
	refused(t, path, mapfile.CodeTooLarge)
}

func number(t *testing.T, path, query string) (n int) {
	t.Helper()
	db, err := sql.Open("sqlite3", path)
	require.NoError(t, err)
	defer func() { _ = db.Close() }()
	require.NoError(t, db.QueryRow(query).Scan(&n))
	return n
}

func bytesOf(t *testing.T, path, query string) (data []byte) {
	t.Helper()
	db, err := sql.Open("sqlite3", path)
	require.NoError(t, err)
	defer func() { _ = db.Close() }()
	if err := db.QueryRow(query).Scan(&data); !errors.Is(err, sql.ErrNoRows) {
		require.NoError(t, err)
	}
	return data
}

// BenchmarkLongHistory is a map of 2,000 cards with 100,000 changes behind it.
func BenchmarkLongHistory(b *testing.B) {
	doc, history := mapfiletest.Long(2000, 100_000)
	data, err := mapfile.Encode(doc, history)
	require.NoError(b, err)
	path := filepath.Join(b.TempDir(), "long.waymark")
	require.NoError(b, os.WriteFile(path, data, 0o600))
	begin := func(b *testing.B) (*mapfile.File, *edit.Editor) {
		b.Helper()
		f, err := mapfile.Begin(path)
		require.NoError(b, err)
		return f, edit.Resume(f.Document, f.List(), edit.Options{})
	}
	b.Run("open", func(b *testing.B) {
		meter := cputime.Start()
		for b.Loop() {
			begin(b)
		}
		meter.Report(b, b.N)
		b.ReportMetric(float64(len(data))/(1<<20), "MB")
	})
	b.Run("finish", func(b *testing.B) { // beside the first seconds of work
		b.ReportAllocs()
		f, _ := begin(b)
		meter := cputime.Start()
		for b.Loop() {
			f, _ = begin(b)
			require.NoError(b, f.Finish(nil))
		}
		meter.Report(b, b.N)
		runtime.KeepAlive(f)
	})
	b.Run("open whole", func(b *testing.B) {
		meter := cputime.Start()
		for b.Loop() {
			f, err := mapfile.Open(path)
			require.NoError(b, err)
			edit.New(f.Document, f.History, edit.Options{})
		}
		meter.Report(b, b.N)
	})
	b.Run("save", func(b *testing.B) {
		f, e := begin(b)
		encoder := f.Encoder()
		meter := cputime.Start()
		for b.Loop() {
			_, err := encoder.Encode(f.Document, e.History().List())
			require.NoError(b, err)
		}
		meter.Report(b, b.N)
	})
	b.Run("first save", func(b *testing.B) {
		meter := cputime.Start()
		for b.Loop() {
			_, err := mapfile.Encode(doc, history)
			require.NoError(b, err)
		}
		meter.Report(b, b.N)
	})
	b.Run("undo", func(b *testing.B) {
		_, e := begin(b)
		slowest := time.Duration(0)
		meter := cputime.Start()
		for b.Loop() {
			at := time.Now()
			c, err := e.Undo()
			require.NoError(b, err)
			require.NotNil(b, c)
			slowest = max(slowest, time.Since(at))
		}
		meter.Report(b, b.N)
		b.ReportMetric(float64(slowest.Microseconds())/1000, "slowest-ms")
	})
}
