package kit_test

import (
	"bytes"
	"context"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"waymark/domain/fault"
	"waymark/domain/journey/journeytest"
	"waymark/domain/pages"
	"waymark/domain/pages/compose"
	"waymark/domain/paper"
	"waymark/storage/export/exporttest"
	"waymark/storage/export/kit"
	"waymark/storage/export/papertest"
)

// Any map with any settings gives pages on which nothing stands outside, or a
// sentence that says why not; never a panic, never an empty file.
func TestAnyMapWithAnySettings(t *testing.T) {
	k := kit.New(nil)
	logo := exporttest.PNG(t, exporttest.Photo(40, 10))
	rapid.Check(t, func(t *rapid.T) {
		doc := journeytest.Random(t)
		all := doc.MapsInOrder()
		if len(all) == 0 {
			return
		}
		flag := func(name string) bool { return rapid.Bool().Draw(t, name) }
		length := func(name string, most float64) float64 { return rapid.Float64Range(0, most).Draw(t, name) }
		s := pages.Default()
		s.Layout = rapid.SampledFrom([]pages.Layout{pages.Sheet, pages.Poster, pages.Stages}).Draw(t, "layout")
		s.Paper = rapid.SampledFrom(append(paper.Sizes(), paper.Size{Name: "odd", Width: 90, Height: 2000}, paper.Size{Name: "stamp", Width: 72, Height: 72})).Draw(t, "paper")
		s.PosterSize = rapid.SampledFrom(paper.Sizes()).Draw(t, "poster")
		s.Orientation = rapid.SampledFrom([]paper.Orientation{paper.Auto, paper.Portrait, paper.Landscape}).Draw(t, "way")
		s.Margin, s.Overlap = length("margin", 200), length("overlap", 200)
		if flag("by width") {
			s.PosterWidth = length("width", 8000)
		}
		s.Header, s.Footer, s.Personas, s.Legend = flag("header"), flag("footer"), flag("personas"), flag("legend")
		s.Overview, s.Appendix, s.Grey = flag("overview"), flag("appendix"), flag("grey")
		facts := kit.Facts{Date: day, File: journeytest.Text(t, "file")}
		if flag("logo") {
			facts.Logo = &pages.Logo{Type: "image/png", Data: logo, Width: 40, Height: rapid.IntRange(0, 4000).Draw(t, "height")}
		}
		m := rapid.SampledFrom(all).Draw(t, "map")
		job := k.Job(doc, m.ID, s, facts)
		out, err := compose.Pages(context.Background(), job)
		if err != nil {
			require.NotEmpty(t, fault.CodeOf(err), "%v", err)
			return
		}
		require.NotEmpty(t, out.Pages)
		for i := range out.Pages {
			for _, b := range papertest.Boxes(&out.Pages[i]) {
				require.True(t, b.StandsOn(&out.Pages[i]), "page %d of %s: %v", i+1, s.Layout, b)
			}
		}
		if len(out.Pages) > 40 {
			return
		}
		var b bytes.Buffer
		require.NoError(t, k.WritePages(context.Background(), &b, job, out, facts))
		require.True(t, bytes.HasPrefix(b.Bytes(), []byte("%PDF-")))
	})
}
