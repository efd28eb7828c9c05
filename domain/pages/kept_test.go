package pages_test

import (
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"waymark/domain/journey"
	"waymark/domain/pages"
	"waymark/domain/paper"
)

// A map remembers all settings, in texts that its own rules accept.
func TestSettingsAreKept(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		flag := func(name string) bool { return rapid.Bool().Draw(t, name) }
		length := func(name string) float64 { return float64(rapid.IntRange(0, 9000).Draw(t, name)) / 4 }
		s := pages.Settings{
			Layout:      rapid.SampledFrom(pages.Layouts()).Draw(t, "layout"),
			Paper:       rapid.SampledFrom(paper.Sizes()).Draw(t, "paper"),
			Orientation: rapid.SampledFrom([]paper.Orientation{paper.Auto, paper.Portrait, paper.Landscape}).Draw(t, "way"),
			Margin:      length("margin"), Header: flag("header"), Footer: flag("footer"), Personas: flag("personas"),
			Legend: flag("legend"), Grey: flag("grey"), Attach: rapid.SampledFrom(pages.Attachments()).Draw(t, "attach"),
			PosterSize: rapid.SampledFrom(paper.Sizes()).Draw(t, "poster"), PosterWidth: length("width"), Overlap: length("overlap"),
			Overview: flag("overview"), Appendix: flag("appendix"), Parts: rapid.SampledFrom([]string{"", "agenda,canvas"}).Draw(t, "parts"),
			Filled: flag("filled"),
		}
		m := &journey.Map{Print: journey.PrintText(map[string]string{"other": "kept"})}
		s.KeepIn(m)
		require.Equal(t, s, pages.KeptIn(m))
		said, err := journey.ParsePrint(m.Print)
		require.NoError(t, err)
		require.Equal(t, "kept", said["other"])
		require.Equal(t, journey.PrintText(said), m.Print)
	})
	m := &journey.Map{}
	require.Equal(t, pages.Default(), pages.KeptIn(m))
	require.Equal(t, pages.Default(), pages.KeptIn(&journey.Map{Print: "nonsense", Paper: "papyrus"}))
	for _, p := range pages.Presets() {
		p.Settings().KeepIn(m)
		require.Equal(t, p.Settings(), pages.KeptIn(m))
	}
}
