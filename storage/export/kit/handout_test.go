package kit_test

import (
	"bytes"
	"context"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"waymark/domain/journey"
	"waymark/domain/journey/journeytest"
	"waymark/domain/pages"
	"waymark/domain/pages/compose"
	"waymark/domain/paper"
	"waymark/resources/i18n"
	"waymark/storage/export/exporttest"
	"waymark/storage/export/kit"
)

// pack makes the handouts of a map as a PDF.
func pack(t testing.TB, k *kit.Kit, doc *journey.Document, id journey.ID, s pages.Settings, lang string, w io.Writer) *pages.Printout {
	t.Helper()
	s.Layout = pages.Handouts
	f := kit.Facts{File: "file.waymark", Date: day, Language: lang}
	job := k.Job(doc, id, s, f)
	out, err := compose.Pages(context.Background(), job)
	require.NoError(t, err)
	require.NoError(t, k.WritePages(context.Background(), w, job, out, f))
	return out
}

func TestEveryTextOfTheExamplesIsInTheHandouts(t *testing.T) {
	k := kit.New(nil)
	for _, id := range []string{"example-b2b", "example-saas"} {
		for _, lang := range i18n.Languages() {
			t.Run(id+"."+lang, func(t *testing.T) {
				doc, m := load(t, id, lang)
				s := pages.Default()
				s.Paper = paper.Named("A4")
				var out bytes.Buffer
				pack(t, k, doc, m.ID, s, lang, &out)
				text := extract(t, out.Bytes())
				for _, want := range textsOf(doc, m) {
					require.Contains(t, text, solid(want))
				}
				requireFontsEmbedded(t, out.Bytes())
			})
		}
	}
}

func requireFontsEmbedded(t *testing.T, data []byte) {
	t.Helper()
	exporttest.Need(t, "pdffonts")
	file := filepath.Join(t.TempDir(), "pack.pdf")
	require.NoError(t, os.WriteFile(file, data, 0o600))
	table, err := exec.Command("pdffonts", file).Output()
	require.NoError(t, err)
	lines := strings.Split(strings.TrimSpace(string(table)), "\n")
	require.Greater(t, len(lines), 2, "no fonts")
	for _, line := range lines[2:] {
		require.Regexp(t, `\s(yes)\s+(yes|no)\s+(yes|no)\s+\d+\s+\d+$`, line, "a font is not embedded")
	}
}

func TestHandoutsAreOfTheirPaper(t *testing.T) {
	exporttest.Need(t, "pdfinfo")
	k := kit.New(nil)
	doc, m := load(t, "example-b2b", "en")
	for _, name := range []string{"A1", "A4", "Letter"} {
		size := paper.Named(name)
		s := pages.Default()
		s.Paper = size
		var out bytes.Buffer
		n := len(pack(t, k, doc, m.ID, s, "en", &out).Pages)
		file := filepath.Join(t.TempDir(), "pack.pdf")
		require.NoError(t, os.WriteFile(file, out.Bytes(), 0o600))
		info, err := exec.Command("pdfinfo", "-f", "1", "-l", strconv.Itoa(n), file).Output()
		require.NoError(t, err)
		found := regexp.MustCompile(`size:\s+([\d.]+) x ([\d.]+) pts`).FindAllStringSubmatch(string(info), -1)
		require.Len(t, found, n)
		for _, f := range found {
			a, _ := strconv.ParseFloat(f[1], 64)
			b, _ := strconv.ParseFloat(f[2], 64)
			require.InDelta(t, size.Width, min(a, b), 0.1, size.Name)
			require.InDelta(t, size.Height, max(a, b), 0.1, size.Name)
		}
	}
}

// The whole pack of a map with 2,000 cards, about 440 pages, is there in less
// than 0.8 s.
func BenchmarkHandouts2000(b *testing.B) {
	k := kit.New(nil)
	doc := journeytest.Map(2000, 1)
	s := pages.Default()
	s.Paper = paper.Named("A4")
	pack(b, k, doc, journeytest.MapID, s, "en", io.Discard)
	for b.Loop() {
		pack(b, k, doc, journeytest.MapID, s, "en", io.Discard)
	}
}
