package pdf_test

import (
	"bytes"
	"context"
	"fmt"
	"image"
	"image/color"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"waymark/domain/fault"
	"waymark/domain/journey"
	"waymark/domain/pages"
	"waymark/domain/paper"
	"waymark/domain/scene"
	"waymark/domain/typeset"
	"waymark/domain/vector"
	"waymark/storage/export/exporttest"
	"waymark/storage/export/pdf"
)

// options gives good options for tests.
func options(tb testing.TB) pdf.Options {
	tb.Helper()
	return pdf.Options{
		Fonts: exporttest.Fonts(tb), Typesetter: exporttest.Typesetter(tb),
		Date: time.Date(2026, 11, 21, 10, 0, 0, 0, time.UTC),
	}
}

// page lays a scene on a page of paper.
func page(t require.TestingT, s *scene.Scene, size string) pages.Page {
	known, err := paper.Parse(size)
	require.NoError(t, err)
	fit, scale, place, err := known.Fit(paper.Auto, paper.Even(28), s.Width, s.Height)
	require.NoError(t, err)
	p := pages.Page{Width: fit.Width, Height: fit.Height}
	p.Scene(s, place.X, place.Y, scale, vector.Rect{})
	return p
}

func writePages(t require.TestingT, o pdf.Options, all ...pages.Page) []byte {
	var b bytes.Buffer
	require.NoError(t, pdf.Write(context.Background(), &b, all, o))
	return b.Bytes()
}

func write(t require.TestingT, s *scene.Scene, o pdf.Options) []byte {
	return writePages(t, o, page(t, s, "a3"))
}

// read runs a program of poppler or mupdf on a document.
func read(t *testing.T, data []byte, program string, args ...string) string {
	t.Helper()
	exporttest.Need(t, program)
	path := filepath.Join(t.TempDir(), "x.pdf")
	require.NoError(t, os.WriteFile(path, data, 0o600))
	for i := range args {
		if args[i] == "FILE" {
			args[i] = path
		}
	}
	command := exec.Command(program, args...)
	var problems bytes.Buffer
	command.Stderr = &problems
	out, err := command.Output()
	require.NoError(t, err, "%s", problems.String())
	for _, line := range strings.Split(strings.TrimSpace(problems.String()), "\n") {
		if line != "" && line != "warning: ICC support is not available" {
			require.Fail(t, "the reader complains", line)
		}
	}
	return string(out)
}

func text(t *testing.T, data []byte) string {
	t.Helper()
	return read(t, data, "pdftotext", "-raw", "FILE", "-")
}

func mutoolText(t *testing.T, data []byte) string {
	t.Helper()
	return read(t, data, "mutool", "draw", "-q", "-F", "text", "FILE")
}

// lines makes a scene that sets each text on a line of its own.
func lines(tb testing.TB, size float64, texts ...string) *scene.Scene {
	tb.Helper()
	pen := &exporttest.Pen{Typesetter: exporttest.Typesetter(tb)}
	y := 10.0
	for _, s := range texts {
		y += pen.Text(10, y, 1e6, typeset.Style{Size: size}, exporttest.Ink, s) + size
	}
	layer := &scene.Layer{Width: 800, Height: y, Groups: []scene.Group{pen.Group(scene.Ref{}, vector.Rect{W: 800, H: y})}}
	return &scene.Scene{Width: 800, Height: y, Bands: []scene.PlacedBand{{Band: &scene.Band{Height: y, Body: layer}}}}
}

var space = regexp.MustCompile(`\s+`)

func TestEveryTextIsFound(t *testing.T) {
	data := write(t, exporttest.Sample(t), options(t))
	for name, got := range map[string]string{
		"raw": text(t, data), "laid out": read(t, data, "pdftotext", "FILE", "-"), "mutool": mutoolText(t, data),
	} {
		got = space.ReplaceAllString(got, "")
		for _, want := range exporttest.SampleTexts {
			require.Contains(t, got, space.ReplaceAllString(want, ""), name)
		}
	}
}

// linesOf gives the lines of text that a scene shows, as they were typed.
func linesOf(s *scene.Scene) (all []string) {
	for _, band := range s.Bands {
		for _, l := range []*scene.Layer{band.Body, band.Label} {
			if l == nil {
				continue
			}
			for _, g := range l.Groups {
				line := ""
				for _, item := range g.Items {
					ends := false
					switch item := item.(type) {
					case scene.Text:
						line, ends = line+item.String, item.EndsLine
					case scene.Art:
						line, ends = line+item.Alt, item.EndsLine
					}
					if ends {
						all = append(all, strings.TrimSpace(space.ReplaceAllString(line, " ")))
						line = ""
					}
				}
			}
		}
	}
	return all
}

func TestEveryLineOfAMapIsFound(t *testing.T) {
	s := exporttest.Map(t, 300)
	data := write(t, s, options(t))
	raw, laidOut := text(t, data), read(t, data, "pdftotext", "FILE", "-")
	lines := linesOf(s)
	require.Greater(t, len(lines), 900)
	for _, line := range lines {
		require.Contains(t, raw, line)
		require.Contains(t, laidOut, line)
	}
	squeezed := space.ReplaceAllString(mutoolText(t, data), "")
	for _, line := range lines {
		require.Contains(t, squeezed, space.ReplaceAllString(line, ""))
	}
}

var mixed = []string{
	"汉字与Latin混排3次", "汉字与 Latin 混排 3 次", "A汉B字C", "价格要透明。", "“It just works.” 他说：“价格要透明。”",
	"B2B采购旅程（2026年）", "100%满意 — 100 % happy", "Ça coûte 12 €, naïve", "Łódź Ελλάδα Москва", "OK😀好😀", "😀", "😀😟", "👍🏽 👨‍👩‍👧 🇩🇪",
	"家族の旅 カタカナ", "a(b)c\\d", "tail 汉", "汉 tail", "𠮷野家", "x²+y² ≤ 10′", "file:\\\\server\\(1)", "……——“”", "4月1日9:30",
}

func TestCopyingGivesWhatWasTyped(t *testing.T) {
	got := strings.Split(strings.TrimSpace(text(t, write(t, lines(t, 12, mixed...), options(t)))), "\n")
	require.Equal(t, mixed, got)
}

func TestMutoolFindsTheSame(t *testing.T) {
	got := space.ReplaceAllString(mutoolText(t, write(t, lines(t, 12, mixed...), options(t))), "")
	for _, want := range mixed {
		require.Contains(t, got, space.ReplaceAllString(want, ""))
	}
}

func TestCopyingMixedLinesOfAnyKind(t *testing.T) {
	pieces := rapid.SampledFrom([]string{"a", "Wort", "3", "汉", "汉字", " ", "。", "，", "(", ")", "“", "”", "-", "é", "中文字", "x1", "😀", "%", "・", "！"})
	rng := rapid.Custom(func(t *rapid.T) string {
		return strings.Join(rapid.SliceOfN(pieces, 1, 12).Draw(t, "line"), "")
	})
	var texts []string
	for seed := range 60 {
		s := strings.TrimSpace(space.ReplaceAllString(rng.Example(seed), " "))
		if s != "" {
			texts = append(texts, s)
		}
	}
	got := strings.Split(strings.TrimSpace(text(t, write(t, lines(t, 12, texts...), options(t)))), "\n")
	require.Equal(t, texts, got)
}

func TestDocumentTellsAboutItself(t *testing.T) {
	o := options(t)
	o.Title, o.Author, o.Subject, o.Language = "旅程 (draft) \\ 😀", "Zoë Łódź", "现状", "zh-Hans"
	outlined := page(t, exporttest.Sample(t), "a3")
	outlined.Outline = []pages.Entry{{Title: "B2B 😀 采购"}, {Title: "Trigger 触发", Level: 1, Y: 60}, {Title: "Loyalty", Level: 1, Y: 60}}
	data := writePages(t, o, outlined)
	info := read(t, data, "pdfinfo", "FILE")
	require.Regexp(t, `Title: +旅程 \(draft\) \\ 😀`, info)
	require.Regexp(t, `Author: +Zoë Łódź`, info)
	require.Regexp(t, `Page size: +1190.55 x 841.89 pts \(A3\)`, info)
	require.Regexp(t, `CreationDate: +Sat Nov 21 10:00:00 2026`, info)
	require.Contains(t, string(data), "/Lang (zh-Hans)")
	outline := read(t, data, "mutool", "show", "FILE", "outline")
	for _, e := range outlined.Outline {
		require.Contains(t, outline, e.Title)
	}
	for _, line := range strings.Split(read(t, data, "pdffonts", "FILE"), "\n")[2:] {
		if line != "" {
			require.Regexp(t, `yes +(yes|no) +yes`, line, "embedded, and mapped to Unicode")
		}
	}
}

func TestSheetFitsThePaper(t *testing.T) {
	for _, size := range paper.Sizes() {
		data := writePages(t, options(t), page(t, exporttest.Sample(t), size.Name))
		match := regexp.MustCompile(`Page size: +([\d.]+) x ([\d.]+) pts`).FindStringSubmatch(read(t, data, "pdfinfo", "FILE"))
		require.Equal(t, fmt.Sprintf("%.2f %.2f", size.Height, size.Width), trim(match[1])+" "+trim(match[2]))
	}
}

// trim writes a number as pdfinfo does, with two decimals.
func trim(s string) string {
	var v float64
	_, _ = fmt.Sscan(s, &v)
	return fmt.Sprintf("%.2f", v)
}

func TestSameInputSameBytes(t *testing.T) {
	o := options(t)
	o.Title = "Same"
	// Pictures of one width are what gofpdf writes in any order.
	var items []scene.Item
	for i := range 6 {
		img := exporttest.Photo(40, 30+i)
		p := scene.Picture{Rect: vector.Rect{X: 50 * float64(i), W: 40, H: 40}, Attachment: journey.ID(fmt.Sprint(i)), Data: exporttest.PNG(t, img)}
		items = append(items, p)
	}
	s := exporttest.Sample(t)
	s.Bands[0].Body.Groups = append(s.Bands[0].Body.Groups, scene.Group{Bounds: vector.Rect{W: 300, H: 40}, Items: items})
	want := write(t, s, o)
	for range 8 {
		require.True(t, bytes.Equal(want, write(t, s, o)))
	}
	require.Contains(t, read(t, want, "pdfimages", "-list", "FILE"), "    40    35 ")
	o.Date = o.Date.Add(time.Hour)
	require.False(t, bytes.Equal(want, write(t, s, o)))
	o.Date = time.Time{}
	require.True(t, bytes.Equal(write(t, s, o), write(t, s, o)), "no date is no clock")
}

func TestAnyTextGivesADocument(t *testing.T) {
	o := options(t)
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.OneOf(rapid.String(), rapid.Custom(func(t *rapid.T) string {
			return string(rapid.SliceOf(rapid.Byte()).Draw(t, "bytes"))
		})).Draw(t, "text")
		font := typeset.FontID(rapid.IntRange(0, 3).Draw(t, "font"))
		layer := &scene.Layer{Width: 100, Height: 100, Groups: []scene.Group{{
			Ref: scene.Ref{ID: "c1"}, Bounds: vector.Rect{W: 100, H: 100},
			Items: []scene.Item{
				scene.Text{Size: 10, Font: font, String: s},
				scene.Text{Size: 10, X: 50, Font: font, String: s, EndsLine: true},
				scene.Art{Size: 10, Art: exporttest.Icon(), Alt: s},
			},
		}}}
		sheet := &scene.Scene{Width: 100, Height: 100, Bands: []scene.PlacedBand{{Band: &scene.Band{Height: 100, Body: layer}}}}
		o := o
		o.Title, o.Author, o.Language, o.Attachment = s, s, s, pdf.Attachment{Name: s, Description: s, Data: []byte("x")}
		o.Links = map[journey.ID]string{"c1": "https://" + s}
		p := page(t, sheet, "a3")
		p.Outline = []pages.Entry{{Title: s}, {Title: s, Level: 7}}
		require.NotEmpty(t, writePages(t, o, p))
	})
}

func TestAnyNumbersGiveADocument(t *testing.T) {
	o := options(t)
	rapid.Check(t, func(t *rapid.T) {
		v := rapid.OneOf(rapid.Float64Range(-100, 300), rapid.Float64())
		box := vector.Rect{X: v.Draw(t, "x"), Y: v.Draw(t, "y"), W: v.Draw(t, "w"), H: v.Draw(t, "h")}
		stroke := vector.Stroke{Color: exporttest.Ink, Width: v.Draw(t, "stroke"), Dash: rapid.SliceOfN(v, 0, 3).Draw(t, "dash")}
		layer := &scene.Layer{Width: 100, Height: 100, Groups: []scene.Group{{Items: []scene.Item{
			scene.Rect{Rect: box, Radius: v.Draw(t, "radius"), Fill: exporttest.Ink, FillTo: exporttest.White, Hatch: exporttest.Hair, Stroke: stroke},
			scene.Art{X: box.X, Y: box.Y, Size: box.W, Art: exporttest.Icon(), Alt: "☺"},
			scene.Text{X: box.X, Baseline: box.Y, Size: box.W, String: "x", Width: box.H, EndsLine: true},
		}}}}
		data := write(t, &scene.Scene{Width: 100, Height: 100, Bands: []scene.PlacedBand{{Band: &scene.Band{Height: 100, Body: layer}}}}, o)
		require.NotRegexp(t, `NaN|Inf[^o]`, string(data))
	})
}

func TestAllOfChineseAtOnce(t *testing.T) {
	var b strings.Builder
	for r := rune(0x4e00); r <= 0x9fa5; r++ {
		b.WriteRune(r)
	}
	pen := &exporttest.Pen{Typesetter: exporttest.Typesetter(t)}
	h := pen.Text(0, 0, 1400, typeset.Style{Size: 8}, exporttest.Ink, b.String())
	layer := &scene.Layer{Width: 1400, Height: h, Groups: []scene.Group{pen.Group(scene.Ref{}, vector.Rect{W: 1400, H: h})}}
	sheet := &scene.Scene{Width: 1400, Height: h, Bands: []scene.PlacedBand{{Band: &scene.Band{Height: h, Body: layer}}}}
	start := time.Now()
	data := write(t, sheet, options(t))
	require.Less(t, time.Since(start), 20*time.Second, "gofpdf takes hours for neighbouring characters")
	require.Contains(t, space.ReplaceAllString(text(t, data), ""), b.String())
}

func TestPicturesOfEveryKind(t *testing.T) {
	deep := image.NewNRGBA64(image.Rect(0, 0, 31, 20))
	palette := image.NewPaletted(image.Rect(0, 0, 32, 20), color.Palette{color.NRGBA{255, 0, 0, 255}, color.NRGBA{0, 0, 255, 128}, color.NRGBA{}})
	gray := image.NewGray(image.Rect(0, 0, 33, 20))
	clear := image.NewNRGBA(image.Rect(0, 0, 34, 20))
	for i := range palette.Pix {
		palette.Pix[i] = uint8(i % 3)
	}
	interlaced, err := os.ReadFile(filepath.Join("testdata", "interlaced.png"))
	require.NoError(t, err)
	kinds := map[string][]byte{
		"deep": exporttest.PNG(t, deep), "palette": exporttest.PNG(t, palette), "gray": exporttest.PNG(t, gray), "clear": exporttest.PNG(t, clear),
		"photo": exporttest.JPEG(t, exporttest.Photo(35, 20)), "gray photo": exporttest.JPEG(t, gray), "interlaced": interlaced,
		"empty": nil, "cut": exporttest.PNG(t, deep)[:60], "text": []byte("hello"),
	}
	var items []scene.Item
	for name, data := range kinds {
		items = append(items, scene.Picture{Rect: vector.Rect{W: 60, H: 50}, Radius: 5, Attachment: journey.ID(name), Data: data})
	}
	layer := &scene.Layer{Width: 100, Height: 100, Groups: []scene.Group{{Bounds: vector.Rect{W: 100, H: 100}, Items: items}}}
	data := write(t, &scene.Scene{Width: 100, Height: 100, Bands: []scene.PlacedBand{{Band: &scene.Band{Height: 100, Body: layer}}}}, options(t))
	list := read(t, data, "pdfimages", "-list", "FILE")
	for _, width := range []string{"31", "32", "33", "34", "35", "12"} {
		require.Regexp(t, `image +`+width+` `, list)
	}
	read(t, data, "pdftoppm", "-r", "30", "-png", "FILE", filepath.Join(t.TempDir(), "x"))
}

func TestLinksLeadToTheWebOnly(t *testing.T) {
	o := options(t)
	o.Links = map[journey.ID]string{"c0": "https://example.org/a b?(x)=旅", "c1": "javascript:alert(1)", "c2": "file:///x"}
	data := string(write(t, exporttest.Sample(t), o))
	require.Contains(t, data, "/URI (https://example.org/a%20b?%28x%29=%E6%97%85)")
	require.Equal(t, 1, strings.Count(data, "/URI ("))
}

func TestManyPagesShareFontsAndTellProgress(t *testing.T) {
	o := options(t)
	var told []int
	o.Progress = func(done, total int) { told = append(told, done, total) }
	s := lines(t, 12, mixed...)
	first, second := page(t, s, "a4"), page(t, s, "letter")
	first.Links = []pages.Link{{Rect: vector.Rect{X: 10, Y: 10, W: 20, H: 20}, Page: 1, Y: 50}, {Page: 9}}
	second.Outline = []pages.Entry{{Title: "Second", Level: 3, Y: 40}}
	data := writePages(t, o, first, second)
	require.Equal(t, []int{1, 2, 2, 2}, told)
	one := writePages(t, o, first)
	require.Less(t, len(data), len(one)*3/2, "fonts are in the file once")
	require.Contains(t, read(t, data, "pdfinfo", "FILE"), "Pages:           2")
	require.Equal(t, 2, strings.Count(text(t, data), "Łódź Ελλάδα Москва"))
	require.Contains(t, read(t, data, "mutool", "show", "FILE", "outline"), "Second")
	require.Equal(t, 1, strings.Count(string(data), "/Subtype /Link"), "one jump, to a page that is there")
}

func TestFaults(t *testing.T) {
	o := options(t)
	var b bytes.Buffer
	require.Equal(t, pdf.Empty, fault.CodeOf(pdf.Write(t.Context(), &b, nil, o)))
	ended, end := context.WithCancel(t.Context())
	end()
	one := []pages.Page{page(t, exporttest.Sample(t), "a4")}
	require.ErrorIs(t, pdf.Write(ended, &b, one, o), context.Canceled)
	o.Fonts.Latin = []byte("no font")
	require.Equal(t, pdf.Failed, fault.CodeOf(pdf.Write(t.Context(), &b, one, o)))
	require.Zero(t, b.Len(), "nothing half-made is written")
}

func BenchmarkWrite(b *testing.B) {
	for name, cards := range map[string]int{"200": 200, "2000": 2000} {
		s, o := exporttest.Map(b, cards), options(b)
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				write(b, s, o)
			}
		})
	}
}
