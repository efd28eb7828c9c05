package journey_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"waymark/domain/journey"
)

func TestPrintSettingsHaveOneForm(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		settings := rapid.MapOfN(rapid.StringN(1, 10, -1), rapid.StringN(1, 20, -1), 0, 5).Draw(t, "settings")
		text := journey.PrintText(settings)
		m := &journey.Map{ID: "m", Order: "V", State: journey.Current, Basis: journey.Assumed, Print: text}
		require.NoError(t, journey.ValidateRecord(m))
		require.Equal(t, settings, m.PrintSettings())
		require.Equal(t, text, journey.PrintText(m.PrintSettings()))
	})
}

func TestOtherFormsOfPrintSettingsAreRefused(t *testing.T) {
	long := journey.PrintText(map[string]string{"a": strings.Repeat("字", journey.MaxPrint)})
	for _, text := range []string{"{}", "null", "[]", `{"a": "b"}`, `{"b":"1","a":"2"}`, `{"a":1}`, `{"a":""}`, `{"a":"b","a":"b"}`, "cut", long} {
		m := &journey.Map{ID: "m", Order: "V", State: journey.Current, Basis: journey.Assumed, Print: text}
		require.Error(t, journey.ValidateRecord(m), text)
	}
	require.Empty(t, journey.PrintText(map[string]string{"a": ""}))
	require.Empty(t, (&journey.Map{Print: "broken"}).PrintSettings())
}
