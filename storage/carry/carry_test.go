package carry_test

import (
	"bytes"
	"compress/zlib"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"waymark/domain/fault"
	"waymark/domain/journey"
	"waymark/domain/pages"
	"waymark/domain/vector"
	"waymark/resources/i18n"
	"waymark/resources/templates"
	"waymark/storage/carry"
	"waymark/storage/exchange"
	"waymark/storage/export/exporttest"
	"waymark/storage/export/pdf"
	"waymark/storage/mapfile"
)

func load(t testing.TB, id, lang string) (*journey.Document, journey.ID) {
	t.Helper()
	data, err := templates.JSON(id, lang)
	require.NoError(t, err)
	doc, err := exchange.Import(data)
	require.NoError(t, err)
	return doc, doc.MapsInOrder()[0].ID
}

// document makes a PDF that carries a file.
func document(t testing.TB, file []byte) []byte {
	t.Helper()
	s := exporttest.Sample(t)
	page := pages.Page{Width: s.Width, Height: s.Height}
	page.Scene(s, 0, 0, 1, vector.Rect{})
	var b bytes.Buffer
	require.NoError(t, pdf.Write(t.Context(), &b, []pages.Page{page}, pdf.Options{
		Fonts: exporttest.Fonts(t), Typesetter: exporttest.Typesetter(t),
		Attachment: pdf.Attachment{Name: "旅程 (1).waymark", Description: "The map <&%", Data: file},
	}))
	return b.Bytes()
}

func TestMapComesBackWhole(t *testing.T) {
	for _, id := range []string{"example-b2b", "example-saas"} {
		for _, lang := range i18n.Languages() {
			doc, m := load(t, id, lang)
			file, err := carry.Pack(doc, m, pages.AttachMap)
			require.NoError(t, err)
			back, err := carry.Open(document(t, file))
			require.NoError(t, err)
			require.Empty(t, back.Warnings)
			want, err := carry.Reduce(doc, m, pages.AttachMap)
			require.NoError(t, err)
			for r := range want.Records() {
				require.True(t, journey.SameRecord(r, back.Document.Record(r.Kind(), r.RecordID())))
			}
			for _, k := range []journey.Kind{journey.StageKind, journey.StepKind, journey.LaneRecord, journey.CardKind, journey.EmotionKind, journey.ActionKind} {
				require.Equal(t, doc.Count(k), back.Document.Count(k), k)
			}
			require.Empty(t, back.History)
		}
	}
}

func TestNothingPrivateGoesAlong(t *testing.T) {
	doc, m := load(t, "example-b2b", "en")
	next := doc.Fork()
	other := journey.NewRecord(journey.MapKind, "other").(*journey.Map)
	other.Title, other.Order, other.State, other.Basis = "Secret map", "z", journey.Future, journey.Assumed
	other.BasedOn = m
	next.Put(other)
	who := journey.NewRecord(journey.PersonaRecord, "secretpersona").(*journey.Persona)
	who.Name, who.Order, who.PersonaKind = "Secret persona", "z", journey.KindPersona
	next.Put(who)
	source := journey.NewRecord(journey.SourceRecord, "secretsource").(*journey.Source)
	source.Title, source.Order, source.SourceKind = "Secret source", "z", journey.Interview
	next.Put(source)
	comment := journey.NewRecord(journey.CommentKind, "secretcomment").(*journey.Comment)
	comment.On, comment.Author, comment.Text, comment.Time = m, "Secret author", "Secret remark", time.Unix(1e9, 0).UTC()
	next.Put(comment)
	require.NoError(t, next.Validate())

	for what, hidden := range map[pages.Attach][]string{
		pages.AttachMap:     {"Secret map", "Secret persona", "Secret source", "Secret author", "Secret remark"},
		pages.AttachProject: {"Secret author", "Secret remark"},
	} {
		file, err := carry.Pack(next, m, what)
		require.NoError(t, err)
		for _, text := range hidden {
			require.NotContains(t, string(file), text, what)
		}
		f, err := mapfile.Decode(file)
		require.NoError(t, err)
		require.Zero(t, f.Document.Comments.Len())
		require.NotNil(t, f.Document.Maps.Get(m))
	}
	project, err := carry.Pack(next, m, pages.AttachProject)
	require.NoError(t, err)
	require.Contains(t, string(project), "Secret map")
	nothing, err := carry.Pack(next, m, pages.AttachNothing)
	require.NoError(t, err)
	require.Nil(t, nothing)
	require.Equal(t, 2, next.Maps.Len(), "the project itself stays as it is")
}

func TestOtherProgramsSeeTheFile(t *testing.T) {
	exporttest.Need(t, "pdfdetach")
	doc, m := load(t, "example-b2b", "en")
	file, err := carry.Pack(doc, m, pages.AttachMap)
	require.NoError(t, err)
	folder := t.TempDir()
	path := filepath.Join(folder, "x.pdf")
	require.NoError(t, os.WriteFile(path, document(t, file), 0o600))
	list, err := exec.Command("pdfdetach", "-list", path).CombinedOutput()
	require.NoError(t, err)
	require.Contains(t, string(list), "旅程 (1).waymark")
	out := filepath.Join(folder, "out.waymark")
	said, err := exec.Command("pdfdetach", "-save", "1", "-o", out, path).CombinedOutput()
	require.NoError(t, err, "%s", said)
	got, err := os.ReadFile(out)
	require.NoError(t, err)
	require.True(t, bytes.Equal(file, got))
}

// Programs that save a PDF anew keep the file, each in its own way.
func TestMapSurvivesOtherPrograms(t *testing.T) {
	doc, m := load(t, "example-saas", "zh-Hans")
	file, err := carry.Pack(doc, m, pages.AttachMap)
	require.NoError(t, err)
	folder := t.TempDir()
	path := filepath.Join(folder, "x.pdf")
	require.NoError(t, os.WriteFile(path, document(t, file), 0o600))
	out := filepath.Join(folder, "out.pdf")
	for _, command := range [][]string{
		{"mutool", "clean", "-gggg", "-z", path, out},
		{"mutool", "clean", "-d", path, out},
		{"qpdf", "--object-streams=generate", "--recompress-flate", path, out},
		{"qpdf", "--stream-data=uncompress", path, out},
	} {
		if _, err := exec.LookPath(command[0]); err != nil {
			continue // each is one more proof, none is needed to build
		}
		said, err := exec.Command(command[0], command[1:]...).CombinedOutput()
		require.NoError(t, err, "%s", said)
		back, err := carry.Read(out)
		require.NoError(t, err, "%v", command)
		require.Equal(t, doc.Cards.Len(), back.Document.Cards.Len())
	}
}

func TestPDFsWithoutAMap(t *testing.T) {
	for name, c := range map[string]struct {
		data []byte
		code fault.Code
	}{
		"none": {document(t, nil), carry.CodeNothing}, "other file": {document(t, []byte("a letter")), carry.CodeNothing},
		"no PDF": {[]byte("hello"), carry.CodeNoPDF}, "empty": {nil, carry.CodeNoPDF}, "cut": {document(t, nil)[:200], carry.CodeNothing},
	} {
		_, err := carry.Open(c.data)
		require.Equal(t, c.code, fault.CodeOf(err), name)
	}
	_, err := carry.Read(filepath.Join(t.TempDir(), "gone.pdf"))
	require.Equal(t, mapfile.CodeMissing, fault.CodeOf(err))
	_, err = carry.Read(t.TempDir())
	require.Equal(t, mapfile.CodeIsFolder, fault.CodeOf(err))
}

// A small stream that grows for ever must cost neither memory nor minutes.
func TestStreamsThatGrow(t *testing.T) {
	head := make([]byte, 100)
	copy(head, "SQLite format 3\x00")
	copy(head[68:], "WMRK")
	head[16], head[29] = 0x10, 0xff // 4 KiB pages, 16 million of them: more than may be
	head[28] = 0
	var packed bytes.Buffer
	w := zlib.NewWriter(&packed)
	_, _ = w.Write(head)
	zeros := make([]byte, 1<<20)
	for range 20 {
		_, _ = w.Write(zeros)
	}
	require.NoError(t, w.Close())
	var doc bytes.Buffer
	doc.WriteString("%PDF-1.5\n")
	for i := range 40 {
		fmt.Fprintf(&doc, "%d 0 obj\n<< /Type /EmbeddedFile /Filter /FlateDecode /Length %d >>\nstream\n", i+1, packed.Len())
		doc.Write(packed.Bytes())
		doc.WriteString("\nendstream\nendobj\n")
	}
	start := time.Now()
	_, err := carry.Open(doc.Bytes())
	require.Equal(t, carry.CodeNothing, fault.CodeOf(err))
	require.Less(t, time.Since(start), 20*time.Second)
}

func FuzzOpen(f *testing.F) {
	doc, m := load(f, "blank", "en")
	file, err := carry.Pack(doc, m, pages.AttachMap)
	require.NoError(f, err)
	f.Add(document(f, file))
	f.Add([]byte("%PDF-1.4\n1 0 obj <</Type/EmbeddedFile/Length 5>> stream\nSQLit\nendstream"))
	f.Fuzz(func(t *testing.T, data []byte) {
		got, err := carry.Open(data)
		require.True(t, (got == nil) != (err == nil))
		if err != nil {
			require.NotEmpty(t, fault.CodeOf(err))
		}
	})
}
