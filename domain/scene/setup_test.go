package scene_test

import (
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"fyne.io/fyne/v2/theme"
	"github.com/stretchr/testify/require"

	"waymark/domain/journey"
	"waymark/domain/scene"
	"waymark/domain/scene/scenetest"
	"waymark/domain/typeset"
	"waymark/domain/vector"
)

// typesetter is made once: reading the fonts takes longer than most tests.
var typesetter = sync.OnceValue(func() *typeset.Typesetter {
	read := func(name string) []byte {
		data, err := os.ReadFile(filepath.Join("..", "..", "resources", "fonts", name))
		if err != nil {
			panic(err)
		}
		return data
	}
	ts, err := typeset.New(typeset.Files{
		Latin: read("NotoSans_400Regular.ttf"), LatinBold: read("NotoSans_700Bold.ttf"),
		Han: read("NotoSansSC_400Regular.ttf"), HanBold: read("NotoSansSC_700Bold.ttf"),
		Emoji: theme.DefaultEmojiFont().Content(),
	})
	if err != nil {
		panic(err)
	}
	return ts
})

var allIcons = sync.OnceValue(func() scene.Icons {
	files, err := filepath.Glob(filepath.Join("..", "..", "resources", "icons", "lucide", "*.svg"))
	if err != nil || len(files) == 0 {
		panic("no icons")
	}
	icons := scene.Icons{}
	for _, f := range files {
		data, err := os.ReadFile(f)
		if err != nil {
			panic(err)
		}
		art, err := vector.ParseSVG(data)
		if err != nil {
			panic(err)
		}
		icons[strings.TrimSuffix(filepath.Base(f), ".svg")] = art
	}
	return icons
})

// fullView shows all of a map.
func fullView(m journey.ID) scene.View {
	return scene.View{
		Map: m, Palette: scene.Light(), Words: scenetest.Words(), Icons: allIcons(), Title: true, Legend: true,
	}
}

func TestTheIconsTheSceneDrawsExist(t *testing.T) {
	for _, name := range scene.IconNames() {
		require.Contains(t, allIcons(), name)
	}
}
