package kit_test

import (
	"bytes"
	"fmt"
	"image/png"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"
	"unicode"

	"fyne.io/fyne/v2/theme"
	"github.com/stretchr/testify/require"

	"waymark/domain/journey"
	"waymark/resources/i18n"
	"waymark/resources/templates"
	"waymark/storage/exchange"
	"waymark/storage/export/exporttest"
	"waymark/storage/export/kit"
)

var day = time.Date(2026, 11, 21, 10, 0, 0, 0, time.UTC)

func load(t *testing.T, id, lang string) (*journey.Document, *journey.Map) {
	t.Helper()
	data, err := templates.JSON(id, lang)
	require.NoError(t, err)
	doc, err := exchange.Import(data)
	require.NoError(t, err)
	return doc, doc.MapsInOrder()[0]
}

func writePDF(t *testing.T, k *kit.Kit, doc *journey.Document, m *journey.Map) []byte {
	t.Helper()
	p := kit.PrintOf(m)
	p.Date = day
	var out bytes.Buffer
	require.NoError(t, k.WritePDF(&out, doc, m, p))
	return out.Bytes()
}

// extract gives the text of a PDF without white space: where lines were broken
// is the layout's affair.
func extract(t *testing.T, data []byte) string {
	t.Helper()
	exporttest.Need(t, "pdftotext")
	file := filepath.Join(t.TempDir(), "map.pdf")
	require.NoError(t, os.WriteFile(file, data, 0o600))
	text, err := exec.Command("pdftotext", "-raw", file, "-").Output()
	require.NoError(t, err)
	return solid(string(text))
}

func solid(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || unicode.IsControl(r) {
			return -1
		}
		return r
	}, s)
}

// textsOf gives all texts that stand on the sheet of a map.
func textsOf(doc *journey.Document, m *journey.Map) []string {
	texts := []string{doc.Project.Title, m.Title, m.Scenario, m.Expectations, m.Owner, m.VersionLabel, m.ReviewOn}
	o := doc.Outline(m.ID)
	for _, p := range o.Personas {
		texts = append(texts, p.Name, p.Quote, p.Demographics)
	}
	for _, s := range o.Stages {
		texts = append(texts, s.Name, s.Goal)
		for _, step := range s.Steps {
			texts = append(texts, step.Name)
		}
	}
	for _, l := range o.Lanes {
		texts = append(texts, l.Name)
		for _, s := range o.Steps {
			for _, c := range o.Cards(l.ID, s.ID) {
				texts = append(texts, c.Text, c.Unit)
			}
		}
	}
	for _, e := range doc.Emotions.All() {
		texts = append(texts, e.Feeling, e.Quote)
	}
	return texts
}

func TestEveryTextOfTheExamplesIsInTheirPDFs(t *testing.T) {
	k := kit.New(nil)
	for _, id := range []string{"example-b2b", "example-saas"} {
		for _, lang := range i18n.Languages() {
			t.Run(id+"."+lang, func(t *testing.T) {
				doc, m := load(t, id, lang)
				text := extract(t, writePDF(t, k, doc, m))
				for _, want := range textsOf(doc, m) {
					require.Contains(t, text, solid(want))
				}
				require.Contains(t, text, solid(i18n.For(lang).T("page.printed-on", "2026-11-21")))
			})
		}
	}
}

func TestEveryStrangeTextIsInThePDF(t *testing.T) {
	doc, m := load(t, "blank", "en")
	o := doc.Outline(m.ID)
	texts := []string{
		"Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamter", // longer than any column
		"é è ñ ü ß ø å Ł ő", "Ελλάδα Москва", "价格要透明，供应商一天之内回复。", "價格要透明，「三年不變」。", "<b>&amp; 100 % \"quoted\" 'single'",
		"tab\tand\nline\r\nbreaks", "“Where is the form?” 他说：“价格”", "𠮷野家 and 𝒳", "emoji 😀 in a text 👍",
	}
	next := doc.Fork()
	keys := journey.SpreadOrder(len(texts))
	for i, text := range texts {
		c := journey.NewRecord(journey.CardKind, journey.ID(fmt.Sprintf("strange%d", i))).(*journey.Card)
		c.Lane, c.Step, c.Order, c.Text = o.Lanes[0].ID, o.Steps[i%len(o.Steps)].ID, keys[i], text
		next.Put(c)
	}
	require.NoError(t, next.Validate())
	k := kit.New(func() []byte { return theme.DefaultEmojiFont().Content() })
	found := extract(t, writePDF(t, k, next, m))
	for _, want := range texts {
		require.Contains(t, found, solid(want))
	}
}

func TestOutputsAreTheSameEachTime(t *testing.T) {
	doc, m := load(t, "example-b2b", "zh-Hans")
	require.Equal(t, writePDF(t, kit.New(nil), doc, m), writePDF(t, kit.New(nil), doc, m))
	var first, second bytes.Buffer
	require.NoError(t, kit.New(nil).WriteSVG(&first, doc, m))
	require.NoError(t, kit.New(nil).WriteSVG(&second, doc, m))
	require.Equal(t, first.String(), second.String())
}

func TestPNGHasTheSizeOfTheSheet(t *testing.T) {
	k := kit.New(nil)
	doc, m := load(t, "blank", "en")
	s := k.Sheet(doc, m.ID)
	var out bytes.Buffer
	require.NoError(t, k.WritePNG(&out, doc, m, 1.5))
	picture, err := png.DecodeConfig(&out)
	require.NoError(t, err)
	require.InDelta(t, s.Width*1.5, picture.Width, 1)
	require.InDelta(t, s.Height*1.5, picture.Height, 1)
}

func TestPrintOf(t *testing.T) {
	never := kit.PrintOf(&journey.Map{})
	require.Equal(t, "A3", never.Paper.Name)
	last := kit.PrintOf(&journey.Map{Paper: "letter", Orientation: "portrait"})
	require.Equal(t, "Letter", last.Paper.Name)
	odd := kit.PrintOf(&journey.Map{Paper: "papyrus"})
	require.Equal(t, "A3", odd.Paper.Name)

	doc, m := load(t, "example-b2b", "en")
	wide := *m
	wide.Paper, wide.Orientation = "a4", "landscape"
	require.Regexp(t, regexp.MustCompile(`/MediaBox ?\[0 0 841\.\d+ 595\.\d+\]`), string(writePDF(t, kit.New(nil), doc, &wide)))
}
