package svg_test

import (
	"bytes"
	"encoding/base64"
	"encoding/xml"
	"errors"
	"io"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"waymark/domain/fault"
	"waymark/domain/journey"
	"waymark/domain/scene"
	"waymark/domain/vector"
	"waymark/storage/export/exporttest"
	"waymark/storage/export/svg"
)

func write(tb testing.TB, s *scene.Scene, o svg.Options) string {
	tb.Helper()
	var b bytes.Buffer
	require.NoError(tb, svg.Write(&b, s, o))
	return b.String()
}

// one makes a scene of a few items.
func one(items ...scene.Item) *scene.Scene {
	layer := &scene.Layer{Width: 100, Height: 100, Groups: []scene.Group{
		{Ref: scene.Ref{Kind: journey.CardKind, ID: "c1"}, Items: items},
	}}
	return &scene.Scene{Width: 100, Height: 100, Bands: []scene.PlacedBand{{Band: &scene.Band{Height: 100, Body: layer}}}}
}

// readBack parses the document and gives the text of each text element and each
// title.
func readBack(t require.TestingT, document string) (lines, titles []string) {
	d := xml.NewDecoder(strings.NewReader(document))
	var into *[]string
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return lines, titles
		}
		require.NoError(t, err, document)
		switch token := token.(type) {
		case xml.StartElement:
			switch token.Name.Local {
			case "text":
				into = &lines
				lines = append(lines, "")
			case "title":
				into = &titles
				titles = append(titles, "")
			}
		case xml.CharData:
			if into != nil {
				(*into)[len(*into)-1] += string(token)
			}
		case xml.EndElement:
			if token.Name.Local == "text" || token.Name.Local == "title" {
				into = nil
			}
		}
	}
}

func TestTextIsReal(t *testing.T) {
	lines, titles := readBack(t, write(t, exporttest.Sample(t), svg.Options{Title: "Sample <1>"}))
	require.Contains(t, lines, "B2B purchase · 企业采购旅程")
	require.Contains(t, lines, "Ça coûte 12 €, naïve façade, Łódź, Ελλάδα, Москва")
	require.Contains(t, lines, "double  space")
	require.Contains(t, lines, "汉字与 Latin 混排 3 次")
	all := strings.Join(lines, " ")
	require.Contains(t, all, `<b>&amp; `)
	require.Subset(t, titles, []string{"Sample <1>", "😀", "😟", "𠮷"})
}

func TestAnyTextGivesReadableXML(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.OneOf(rapid.String(), rapid.Custom(func(t *rapid.T) string {
			return string(rapid.SliceOf(rapid.Byte()).Draw(t, "bytes"))
		})).Draw(t, "text")
		var b bytes.Buffer
		require.NoError(t, svg.Write(&b, one(scene.Text{String: s, Size: 10, EndsLine: true}), svg.Options{
			Title: s, Language: s, Links: map[journey.ID]string{"c1": "http://" + s},
		}))
		lines, _ := readBack(t, b.String())
		require.Len(t, lines, 1)
		want := strings.Map(func(r rune) rune {
			if r < ' ' && r != '\t' && r != '\n' && r != '\r' || r == 0xfffe || r == 0xffff {
				return '\uFFFD'
			}
			return r
		}, strings.ToValidUTF8(s, "\uFFFD"))
		// Go keeps one replacement for a run of invalid bytes, the writer one each.
		squeeze := func(s string) string {
			for strings.Contains(s, "\uFFFD\uFFFD") {
				s = strings.ReplaceAll(s, "\uFFFD\uFFFD", "\uFFFD")
			}
			return s
		}
		require.Equal(t, squeeze(want), squeeze(lines[0]))
	})
}

func TestRunsOfALineShareAnElement(t *testing.T) {
	document := write(t, one(
		scene.Text{X: 1, Baseline: 10, Size: 10, String: "a"},
		scene.Text{X: 7, Baseline: 10, Size: 10, String: "汉", Font: 2, EndsLine: true},
		scene.Text{X: 1, Baseline: 23, Size: 10, String: "b", EndsLine: true, EndsText: true},
		scene.Text{X: 1, Baseline: 36, Size: 10, String: "c"}, // never ended
	), svg.Options{})
	lines, _ := readBack(t, document)
	require.Equal(t, []string{"a汉", "b", "c"}, lines)
}

func TestSameSceneSameBytes(t *testing.T) {
	o := svg.Options{Title: "t", Language: "zh-Hans"}
	require.Equal(t, write(t, exporttest.Sample(t), o), write(t, exporttest.Sample(t), o))
}

func TestArtIsDefinedOnceByContent(t *testing.T) {
	a, b := exporttest.Icon(), exporttest.Icon()
	document := write(t, one(
		scene.Art{Size: 12, Art: a, Color: exporttest.Blue}, scene.Art{Size: 12, Art: b, Color: exporttest.Rust},
		scene.Art{Size: 12, Art: a, Color: exporttest.Rust},
	), svg.Options{})
	require.Equal(t, 1, strings.Count(document, "<defs>"))
	require.Equal(t, 3, strings.Count(document, "<use "))
}

func TestPictureDataIsWrittenOnce(t *testing.T) {
	p := scene.Picture{Rect: vector.Rect{W: 30, H: 30}, Attachment: "x", Data: exporttest.PNG(t, exporttest.Photo(10, 20))}
	document := write(t, one(p, p), svg.Options{})
	require.Equal(t, 1, strings.Count(document, "data:image/png;base64,"+base64.StdEncoding.EncodeToString(p.Data)+`"`))
	require.Equal(t, 2, strings.Count(document, `xlink:href="#p1"`))
	p.Data = []byte("broken")
	require.NotContains(t, write(t, one(p), svg.Options{}), "<image")
}

func TestLinks(t *testing.T) {
	text := scene.Text{Size: 10, String: "x"}
	for link, want := range map[string]bool{
		"https://example.org/?a=1&b=2": true, "HTTP://x": true, "mailto:a@b.c": true,
		"javascript:alert(1)": false, "file:///etc/passwd": false, "": false, "no address": false,
	} {
		document := write(t, one(text), svg.Options{Links: map[journey.ID]string{"c1": link}})
		require.Equal(t, want, strings.Contains(document, "<a "), link)
		readBack(t, document)
	}
}

func TestEmptySceneIsAFault(t *testing.T) {
	err := svg.Write(io.Discard, &scene.Scene{}, svg.Options{})
	require.Equal(t, svg.Empty, fault.CodeOf(err))
}

type full struct{ room int }

func (f *full) Write(p []byte) (int, error) {
	if f.room -= len(p); f.room < 0 {
		return 0, errors.New("full")
	}
	return len(p), nil
}

func TestErrorOfTheWriterIsReported(t *testing.T) {
	s := exporttest.Map(t, 200)
	for _, room := range []int{0, 70_000} {
		require.EqualError(t, svg.Write(&full{room}, s, svg.Options{}), "full")
	}
}

func BenchmarkWrite(b *testing.B) {
	for name, cards := range map[string]int{"200": 200, "2000": 2000} {
		s := exporttest.Map(b, cards)
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				require.NoError(b, svg.Write(io.Discard, s, svg.Options{}))
			}
		})
	}
}

func TestAnyNumbersGiveReadableXML(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		v := rapid.OneOf(rapid.Float64Range(-100, 300), rapid.Float64())
		box := vector.Rect{X: v.Draw(t, "x"), Y: v.Draw(t, "y"), W: v.Draw(t, "w"), H: v.Draw(t, "h")}
		stroke := vector.Stroke{Color: exporttest.Ink, Width: v.Draw(t, "stroke"), Dash: rapid.SliceOfN(v, 0, 3).Draw(t, "dash")}
		var b bytes.Buffer
		require.NoError(t, svg.Write(&b, one(
			scene.Rect{Rect: box, Radius: v.Draw(t, "radius"), Fill: exporttest.Ink, FillTo: exporttest.White, Hatch: exporttest.Hair, Stroke: stroke, TopOnly: true},
			scene.Art{X: box.X, Y: box.Y, Size: box.W, Art: exporttest.Icon()},
			scene.Text{X: box.X, Baseline: box.Y, Size: box.W, String: "x"},
		), svg.Options{}))
		readBack(t, b.String())
		require.NotRegexp(t, `NaN|Inf|\de[+-]\d`, b.String())
	})
}

// Outlines look like the text that they stand for, need no fonts, and still say
// what they say.
func TestOutlinesNeedNoFonts(t *testing.T) {
	s := exporttest.Sample(t)
	var b bytes.Buffer
	require.NoError(t, svg.Write(&b, s, svg.Options{Outlines: true, Typesetter: exporttest.Typesetter(t)}))
	require.NotContains(t, b.String(), "<text")
	require.NotContains(t, b.String(), "font-family")
	require.Contains(t, b.String(), `aria-label="`)
	require.NoError(t, xml.Unmarshal(b.Bytes(), new(struct{})))
	var again bytes.Buffer
	require.NoError(t, svg.Write(&again, s, svg.Options{Outlines: true, Typesetter: exporttest.Typesetter(t)}))
	require.Equal(t, b.String(), again.String())
}
