package kit_test

import (
	"bytes"
	"fmt"
	"image/png"
	"regexp"
	"testing"

	"fyne.io/fyne/v2/theme"
	"github.com/stretchr/testify/require"

	"waymark/domain/journey"
	"waymark/domain/pages"
	"waymark/resources/i18n"
	"waymark/storage/export/kit"
	"waymark/storage/export/papertest"
)

var day = papertest.Day()

func load(t *testing.T, id, lang string) (*journey.Document, *journey.Map) {
	t.Helper()
	p := papertest.Load(t, id, lang)
	return p.Document, p.Map
}

func writePDF(t *testing.T, k *kit.Kit, doc *journey.Document, m *journey.Map) []byte {
	t.Helper()
	p := kit.PrintOf(m)
	p.Date = day
	var out bytes.Buffer
	require.NoError(t, k.WritePDF(&out, doc, m, p))
	return out.Bytes()
}

func TestEveryTextOfTheExamplesIsInTheirPDFs(t *testing.T) {
	k := kit.New(nil)
	for _, id := range []string{"example-b2b", "example-saas"} {
		for _, lang := range i18n.Languages() {
			t.Run(id+"."+lang, func(t *testing.T) {
				doc, m := load(t, id, lang)
				text := papertest.Put(t, writePDF(t, k, doc, m)).Text(t, nil)
				for _, want := range papertest.Texts(doc, m, pages.Sheet) {
					require.Contains(t, text, papertest.Solid(want))
				}
				require.Contains(t, text, papertest.Solid(i18n.For(lang).T("page.printed-on", "2026-11-21")))
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
	found := papertest.Put(t, writePDF(t, k, next, m)).Text(t, nil)
	for _, want := range texts {
		require.Contains(t, found, papertest.Solid(want))
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
