package kit_test

import (
	"bytes"
	"fmt"
	"image/png"
	"testing"

	"fyne.io/fyne/v2/theme"
	"github.com/stretchr/testify/require"

	"waymark/domain/journey"
	"waymark/domain/pages"
	"waymark/domain/pages/compose"
	"waymark/domain/pages/pagestest"
	"waymark/domain/scene"
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
	job := k.Job(doc, m.ID, pages.KeptIn(m), kit.Facts{Date: day})
	out, err := compose.Pages(t.Context(), job)
	require.NoError(t, err)
	return papertest.Write(t, k, job, out.Pages)
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
	require.NoError(t, kit.New(nil).SVG(&first, doc, m, kit.Picture{}))
	require.NoError(t, kit.New(nil).SVG(&second, doc, m, kit.Picture{}))
	require.Equal(t, first.String(), second.String())
}

func TestPNGHasTheSizeOfTheSheet(t *testing.T) {
	k := kit.New(nil)
	doc, m := load(t, "blank", "en")
	s := k.Picture(doc, m.ID, kit.Picture{})
	var out bytes.Buffer
	require.NoError(t, k.PNG(&out, doc, m, kit.Picture{Scale: 1.5}))
	picture, err := png.DecodeConfig(&out)
	require.NoError(t, err)
	require.InDelta(t, s.Width*1.5, picture.Width, 1)
	require.InDelta(t, s.Height*1.5, picture.Height, 1)
}

// A picture is remembered with its map; what cannot be is as usual.
func TestPicturesAreRemembered(t *testing.T) {
	require.Equal(t, kit.Picture{Scale: kit.UsualScale}, kit.KeptIn(&journey.Map{}))
	require.Equal(t, kit.Picture{Scale: kit.UsualScale}, kit.KeptIn(&journey.Map{Print: journey.PrintText(map[string]string{"png-scale": "many", "png-width": "-1"})}))
	m := &journey.Map{Print: journey.PrintText(map[string]string{"other": "kept"})}
	for _, p := range []kit.Picture{
		{Scale: 3, Width: 4000, Transparent: true, Outlines: true, Language: "zh-Hant"}, {Scale: kit.UsualScale}, {Scale: 0.5, Language: "en"},
	} {
		p.KeepIn(m)
		require.Equal(t, p, kit.KeptIn(m))
		require.Equal(t, "kept", m.PrintSettings()["other"])
	}
}

// Whoever sees a part of a map is told so.
func TestWhatIsNotShownIsSaid(t *testing.T) {
	k := kit.New(nil)
	doc, m := load(t, "example-b2b", "en")
	hide := scene.View{
		HiddenLanes: journey.SetOf(doc.LanesOf(m.ID)[0].ID, "gone"), HiddenStages: journey.SetOf(doc.StagesOf(m.ID)[0].ID, doc.StagesOf(m.ID)[1].ID),
	}
	for lang, want := range map[string]string{"en": "Not shown: 1 lane, 2 stages", "zh-Hans": "未显示：1 条泳道、2 个阶段"} {
		require.Contains(t, textOf(k.Picture(doc, m.ID, kit.Picture{Language: lang, View: hide})), want)
		for _, layout := range pages.Layouts() {
			settings := pages.Default()
			settings.Layout = layout
			out, err := compose.Pages(t.Context(), k.Job(doc, m.ID, settings, kit.Facts{Language: lang, View: hide}))
			require.NoError(t, err)
			require.Contains(t, pagestest.Read(out.Pages...), pagestest.Solid(want), layout)
			whole, err := compose.Pages(t.Context(), k.Job(doc, m.ID, settings, kit.Facts{Language: lang}))
			require.NoError(t, err)
			require.NotContains(t, pagestest.Read(whole.Pages...), pagestest.Solid(want[:9]), layout)
		}
	}
}
