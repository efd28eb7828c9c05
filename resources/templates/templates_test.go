package templates_test

import (
	"encoding/json"
	"os"
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/stretchr/testify/require"

	"waymark/resources/internal/hantest"
	"waymark/resources/templates"
)

var languages = []string{"en", "zh-Hans", "zh-Hant"}

// each runs check on every file.
func each(t *testing.T, check func(t *testing.T, info templates.Info, lang string, data []byte)) {
	t.Helper()
	for _, info := range templates.List() {
		for _, lang := range languages {
			t.Run(info.ID+"."+lang, func(t *testing.T) {
				data, err := templates.JSON(info.ID, lang)
				require.NoError(t, err)
				check(t, info, lang, data)
			})
		}
	}
}

func TestIndexAndFilesAgree(t *testing.T) {
	var ids []string
	for _, info := range templates.List() {
		ids = append(ids, info.ID)
		require.Equal(t, strings.HasPrefix(info.ID, "example-"), info.Kind == templates.Example)
		for _, text := range []templates.Text{info.Title, info.Description} {
			require.Len(t, text, len(languages))
			for _, lang := range languages {
				require.NotEmpty(t, text[lang])
				require.NotContains(t, text[lang], "\n")
				require.Empty(t, hantest.Slips(lang, text[lang]))
			}
		}
	}
	require.Equal(t, []string{"b2b-7", "saas-8", "shop-3", "restaurant", "blueprint", "blank", "example-b2b", "example-saas"}, ids)

	entries, err := os.ReadDir(".")
	require.NoError(t, err)
	for _, entry := range entries {
		name, ok := strings.CutSuffix(entry.Name(), ".json")
		if !ok || name == "index" {
			continue
		}
		id, lang, _ := strings.Cut(name, ".")
		require.Contains(t, ids, id, "%s is not in the index", entry.Name())
		require.Contains(t, languages, lang)
	}
}

func TestUnknownOnesAreRefused(t *testing.T) {
	for _, c := range [][2]string{{"", "en"}, {"index", "en"}, {"no-such", "en"}, {"b2b-7", ""}, {"b2b-7", "de"}, {"../templates/b2b-7", "en"}} {
		_, err := templates.JSON(c[0], c[1])
		require.Error(t, err, c)
	}
}

func TestTheListCannotBeSpoilt(t *testing.T) {
	list := templates.List()
	list[0].ID = "changed"
	require.NotEqual(t, "changed", templates.List()[0].ID)
	require.Equal(t, list[1].Title["en"], list[1].Title.In("de"))
	require.Equal(t, list[1].Title["zh-Hant"], list[1].Title.In("zh-Hant"))
}

func TestEveryFileIsWellFormed(t *testing.T) {
	each(t, func(t *testing.T, info templates.Info, lang string, data []byte) {
		t.Helper()
		f := read(t, data)
		checkForm(t, f)
		require.Equal(t, lang, f.Project.Language)
		require.Len(t, f.Maps, 1)
		require.Len(t, f.Maps[0].Stages, info.Stages)
	})
}

// textKeys are the keys whose values are words; all others must be the same in
// every language.
var textKeys = []string{
	"title", "owner", "language", "name", "quote", "demographics", "firmographics", "behaviour", "goals", "painPoints", "contact",
	"triggers", "technology", "note", "scenario", "expectations", "goal", "text", "unit", "feeling", "metric", "author",
}

// bare replaces every text by whether it is there.
func bare(value any) any {
	switch value := value.(type) {
	case map[string]any:
		for key, v := range value {
			if s, ok := v.(string); ok && slices.Contains(textKeys, key) {
				value[key] = s != ""
			} else {
				value[key] = bare(v)
			}
		}
	case []any:
		for i := range value {
			value[i] = bare(value[i])
		}
	}
	return value
}

func TestLanguagesHaveTheSameStructure(t *testing.T) {
	for _, info := range templates.List() {
		var english any
		for _, lang := range languages {
			data, err := templates.JSON(info.ID, lang)
			require.NoError(t, err)
			var tree any
			require.NoError(t, json.Unmarshal(data, &tree))
			tree = bare(tree)
			if lang == "en" {
				english = tree
			}
			require.Equal(t, english, tree, "%s.%s differs from the English file in more than words", info.ID, lang)
		}
	}
}

// texts calls visit with every text of a file.
func texts(value any, visit func(key, text string)) {
	switch value := value.(type) {
	case map[string]any:
		for key, v := range value {
			if s, ok := v.(string); ok && slices.Contains(textKeys, key) && key != "language" {
				visit(key, s)
			} else {
				texts(v, visit)
			}
		}
	case []any:
		for _, v := range value {
			texts(v, visit)
		}
	}
}

func TestEveryLanguageIsWrittenInItsOwnWay(t *testing.T) {
	isHan := func(r rune) bool { return unicode.Is(unicode.Han, r) }
	each(t, func(t *testing.T, info templates.Info, lang string, data []byte) {
		t.Helper()
		var tree any
		require.NoError(t, json.Unmarshal(data, &tree))
		texts(tree, func(key, text string) {
			require.Equal(t, strings.TrimSpace(text), text)
			require.NotContains(t, text, "|")
			if lang == "en" {
				// the example shows that both scripts live on one map
				require.True(t, info.ID == "example-b2b" || !strings.ContainsFunc(text, isHan), "%s: %q", key, text)
				return
			}
			require.Empty(t, hantest.Slips(lang, text), "%s: %q", key, text)
			require.False(t, strings.ContainsFunc(text, unicode.IsLetter) && !strings.ContainsFunc(text, isHan), "%s is not translated: %q", key, text)
			if lang == "zh-Hant" {
				require.NotContains(t, text, "“", "%s: Taiwan quotes with 「」: %q", key, text)
			}
			require.NotRegexp(t, `\p{Han}[,;:!?]|[,;:!?]\p{Han}`, text, "%s has half-width punctuation: %q", key, text)
		})
	})
}

func cardsOf(m journeyMap, kind string) []card {
	var found []card
	for _, l := range m.Lanes {
		for _, c := range m.Cards {
			if l.Kind == kind && c.Lane == l.ID {
				found = append(found, c)
			}
		}
	}
	return found
}

func load(t *testing.T, id string) form {
	t.Helper()
	data, err := templates.JSON(id, "en")
	require.NoError(t, err)
	return read(t, data)
}

func laneKindsOf(m journeyMap) []string {
	var kinds []string
	for _, l := range m.Lanes {
		kinds = append(kinds, l.Kind)
	}
	return kinds
}

func TestStagesOfTheLifeCycles(t *testing.T) {
	b2b := []string{"Out of market", "Trigger", "Initial consideration", "Active evaluation", "Purchase decision", "Experience", "Loyalty"}
	saas := []string{"Awareness", "Consideration", "Purchase / sign-up", "Onboarding", "Adoption", "Retention", "Expansion", "Advocacy"}
	for id, want := range map[string][]string{"b2b-7": b2b, "example-b2b": b2b, "saas-8": saas, "example-saas": saas} {
		var have []string
		for _, s := range load(t, id).Maps[0].Stages {
			have = append(have, s.Name)
			require.NotEmpty(t, s.Goal)
		}
		require.Equal(t, want, have, id)
	}
}

func TestBlankMapHasTheUsualLanes(t *testing.T) {
	f := load(t, "blank")
	require.Equal(t, []string{"doing", "thinking", "touchpoints", "emotion", "pain-points", "opportunities"}, laneKindsOf(f.Maps[0]))
	require.Empty(t, f.Maps[0].Cards)
	require.Len(t, f.Personas, 1)
}

func TestBlueprintHasItsThreeLines(t *testing.T) {
	var have [][2]string
	for _, l := range load(t, "blueprint").Maps[0].Lanes {
		have = append(have, [2]string{l.Kind, l.LineBelow})
	}
	require.Equal(t, [][2]string{
		{"touchpoints", ""},
		{"doing", "interaction"},
		{"activities", "visibility"},
		{"backstage", "internal-interaction"},
		{"support", ""},
	}, have)
}

func TestRestaurantFallsThroughItsFirstFourSteps(t *testing.T) {
	emotions := load(t, "restaurant").Maps[0].Emotions
	require.Len(t, emotions, 7)
	for i := 1; i < 4; i++ {
		require.Less(t, emotions[i].Value, emotions[i-1].Value)
	}
	require.Greater(t, emotions[4].Value, emotions[3].Value, "the meal is good")
	require.Negative(t, emotions[6].Value, "and does not save the journey")
}

func TestExamplesAreComplete(t *testing.T) {
	for id, personas := range map[string]int{"example-b2b": 2, "example-saas": 3} {
		t.Run(id, func(t *testing.T) {
			f := load(t, id)
			m := f.Maps[0]
			require.GreaterOrEqual(t, len(m.Cards), 36)
			require.Len(t, f.Personas, personas)
			require.NotEmpty(t, f.Actions)
			require.Len(t, f.Comments, 2)
			for _, p := range f.Personas {
				for _, field := range []string{p.Quote, p.Demographics, p.Firmographics, p.Behaviour, p.Goals, p.PainPoints, p.Contact, p.Triggers, p.Technology} {
					require.NotEmpty(t, field, p.ID)
				}
			}
			steps := 0
			for _, s := range m.Stages {
				steps += len(s.Steps)
			}
			require.Less(t, len(m.Emotions), personas*steps, "an unknown value shows how a curve breaks")
			require.GreaterOrEqual(t, len(m.Emotions), personas*(steps-1))
			checkGapAnalysis(t, m)
			for _, c := range cardsOf(m, "pain-points") {
				require.Positive(t, c.Severity, c.ID)
			}
			for _, c := range cardsOf(m, "metrics") {
				require.NotZero(t, c.Target, c.ID)
				require.NotEmpty(t, c.Unit, c.ID)
			}
		})
	}
}

// checkGapAnalysis holds the examples to the lesson they teach: some work meets
// nobody, and exactly the touchpoint with the largest gap is not cared for.
func checkGapAnalysis(t *testing.T, m journeyMap) {
	t.Helper()
	served := map[string]bool{}
	wasted := 0
	for _, c := range cardsOf(m, "activities") {
		require.Positive(t, c.Hours, c.ID)
		if len(c.Serves) == 0 {
			wasted++
		}
		for _, id := range c.Serves {
			served[id] = true
		}
	}
	require.Equal(t, 2, wasted)
	largest, widest := 0, ""
	for _, c := range cardsOf(m, "touchpoints") {
		require.Positive(t, c.Importance, c.ID)
		require.Positive(t, c.Satisfaction, c.ID)
		if gap := c.Importance - c.Satisfaction; gap > largest {
			largest, widest = gap, c.ID
		}
	}
	for _, c := range cardsOf(m, "touchpoints") {
		require.Equal(t, c.ID != widest, served[c.ID], "%s", c.ID)
	}
	require.Equal(t, 4, largest)
}
