package exporttest

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"waymark/domain/journey"
	"waymark/domain/journey/journeytest"
	"waymark/domain/scene"
	"waymark/domain/scene/scenetest"
	"waymark/domain/vector"
)

// Icons reads all icons.
func Icons(tb testing.TB) scene.Icons {
	tb.Helper()
	names, err := filepath.Glob(filepath.Join(FontFolder(), "..", "icons", "lucide", "*.svg"))
	require.NoError(tb, err)
	require.NotEmpty(tb, names)
	icons := scene.Icons{}
	for _, name := range names {
		data, err := os.ReadFile(name)
		require.NoError(tb, err)
		art, err := vector.ParseSVG(data)
		require.NoError(tb, err)
		icons[strings.TrimSuffix(filepath.Base(name), ".svg")] = art
	}
	return icons
}

// Lay lays out a map of a document as it is exported.
func Lay(tb testing.TB, doc *journey.Document, id journey.ID) *scene.Scene {
	tb.Helper()
	view := scene.View{Map: id, Palette: scene.Light(), Words: scenetest.Words(), Icons: Icons(tb), Title: true, Legend: true}
	return scene.Build(doc, view, Typesetter(tb), nil)
}

// Map lays out a map of that many cards with 3 to 12 words, half of them
// Chinese; see journeytest.Map. The same number gives the same map.
func Map(tb testing.TB, cards int) *scene.Scene {
	tb.Helper()
	return Lay(tb, journeytest.Map(cards, 1), journeytest.MapID)
}
