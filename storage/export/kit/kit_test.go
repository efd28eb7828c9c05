package kit_test

import (
	"reflect"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"waymark/domain/scene"
	"waymark/domain/scene/scenetest"
	"waymark/resources/i18n"
	"waymark/resources/templates"
	"waymark/storage/exchange"
	"waymark/storage/export/kit"
)

func TestEveryWordIsThereInEveryLanguage(t *testing.T) {
	english := reflect.ValueOf(scenetest.Words())
	for _, lang := range i18n.Languages() {
		words := reflect.ValueOf(kit.Words(lang))
		for i := range words.NumField() {
			name, text := words.Type().Field(i).Name, words.Field(i).String()
			require.NotEmpty(t, text, "%s in %s", name, lang)
			require.NotRegexp(t, `^[a-z-]+\.[a-z.-]+$`, text, "%s in %s is a key, not a text", name, lang)
			require.Equal(t, strings.Count(english.Field(i).String(), "{0}"), strings.Count(text, "{0}"), "%s in %s", name, lang)
		}
	}
}

func TestTheIconsOfTheSceneAreThere(t *testing.T) {
	k := kit.New(nil)
	for _, name := range scene.IconNames() {
		require.NotNil(t, k.Icons()[name], name)
		require.NotEmpty(t, k.Icons()[name].Shapes, name)
	}
}

func TestSheetsOfTheTemplates(t *testing.T) {
	k := kit.New(nil)
	for _, info := range templates.List() {
		for _, lang := range i18n.Languages() {
			data, err := templates.JSON(info.ID, lang)
			require.NoError(t, err)
			doc, err := exchange.Import(data)
			require.NoError(t, err, "%s.%s", info.ID, lang)
			s := k.Picture(doc, doc.MapsInOrder()[0].ID, kit.Picture{})
			require.Positive(t, s.Height)
			require.Contains(t, textOf(s), kit.Words(lang).Current)
		}
	}
}

// textOf gives all text of a scene, a line per text.
func textOf(s *scene.Scene) string {
	var out strings.Builder
	for _, b := range s.Bands {
		for _, l := range []*scene.Layer{b.Label, b.Body} {
			if l == nil {
				continue
			}
			for _, g := range l.Groups {
				for _, item := range g.Items {
					if text, ok := item.(scene.Text); ok {
						out.WriteString(text.String)
						if text.EndsText {
							out.WriteByte('\n')
						}
					}
				}
			}
		}
	}
	return out.String()
}

func BenchmarkIcons(b *testing.B) {
	for b.Loop() {
		kit.New(nil).Icons()
	}
}

func BenchmarkTypesetter(b *testing.B) {
	for b.Loop() {
		kit.New(nil).Typesetter()
	}
}
