package i18n_test

import (
	"bytes"
	"encoding/json"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"waymark/resources/i18n"
	"waymark/resources/internal/hantest"
)

// entry is one line of a catalog file, in file order.
type entry struct{ key, text string }

// readFile reads a catalog as it stands on disk; it fails on a double key.
func readFile(t *testing.T, lang string) []entry {
	t.Helper()
	data, err := os.ReadFile(lang + ".json")
	require.NoError(t, err)
	dec := json.NewDecoder(bytes.NewReader(data))
	_, err = dec.Token()
	require.NoError(t, err)
	var entries []entry
	for dec.More() {
		key, err := dec.Token()
		require.NoError(t, err)
		text, err := dec.Token()
		require.NoError(t, err)
		require.IsType(t, "", text, "%s: %s", lang, key)
		entries = append(entries, entry{key.(string), text.(string)})
	}
	lines := strings.Count(strings.TrimSpace(string(data)), "\n") + 1
	require.Equal(t, len(entries)+2, lines, "%s.json must hold one key per line", lang)
	return entries
}

func keysOf(entries []entry) []string {
	keys := make([]string, len(entries))
	for i, e := range entries {
		keys[i] = e.key
	}
	return keys
}

var (
	keyForm     = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+(-[a-z0-9]+)*)+$`)
	placeholder = regexp.MustCompile(`\{[^}]*\}`)
)

func TestCatalogsAreSortedAndComplete(t *testing.T) {
	english := readFile(t, i18n.English)
	for _, lang := range i18n.Languages() {
		entries := readFile(t, lang)
		keys := keysOf(entries)
		for i := 1; i < len(keys); i++ {
			require.Less(t, keys[i-1], keys[i], "%s.json: keep the keys sorted, each once", lang)
		}
		require.Equal(t, keysOf(english), keys, "%s.json and en.json must have the same keys", lang)
		for i, e := range entries {
			require.Regexp(t, keyForm, e.key)
			require.NotEmpty(t, strings.TrimSpace(e.text), "%s: %s is empty", lang, e.key)
			want, have := placeholders(english[i].text), placeholders(e.text)
			require.Equal(t, want, have, "%s: %s has other placeholders than the English text", lang, e.key)
			for _, p := range have {
				require.Regexp(t, `^\{[0-9]+\}$`, p, "%s: %s", lang, e.key)
			}
		}
	}
}

// placeholders gives the different ones: a language may need one twice.
func placeholders(text string) []string {
	found := placeholder.FindAllString(text, -1)
	slices.Sort(found)
	return slices.Compact(found)
}

func TestCountedTextsHaveBothForms(t *testing.T) {
	c := i18n.For(i18n.English)
	for _, key := range c.Keys("") {
		if base, ok := strings.CutSuffix(key, ".one"); ok {
			require.True(t, c.Has(base+".other"), key)
		}
		if base, ok := strings.CutSuffix(key, ".other"); ok && strings.HasPrefix(key, "count.") {
			require.True(t, c.Has(base+".one"), key)
		}
	}
}

func TestChineseStaysInItsVariant(t *testing.T) {
	for _, lang := range i18n.Languages() {
		for _, e := range readFile(t, lang) {
			if !strings.HasPrefix(e.key, "language.") {
				require.Empty(t, hantest.Slips(lang, e.text), "%s: %s", lang, e.key)
			}
		}
	}
}

func TestChineseTextsAreChinese(t *testing.T) {
	same := map[string]bool{} // texts that are rightly the same everywhere
	for _, key := range []string{
		"app.name", "language.en", "language.zh-hans", "language.zh-hant", "score.nps", "score.csat", "score.ces",
		"paper.a0", "paper.a1", "paper.a2", "paper.a3", "paper.a4", "paper.letter", "paper.legal", "paper.tabloid", "format.pdf", "format.svg", "format.png", "format.json",
	} {
		same[key] = true
	}
	for _, lang := range []string{i18n.SimplifiedChinese, i18n.TraditionalChinese} {
		for _, e := range readFile(t, lang) {
			bare := placeholder.ReplaceAllString(e.text, "")
			if same[e.key] || strings.IndexFunc(bare, unicode.IsLetter) < 0 {
				continue
			}
			require.True(t, strings.ContainsFunc(e.text, func(r rune) bool { return unicode.Is(unicode.Han, r) }),
				"%s: %s has no Chinese in it: %q", lang, e.key, e.text)
		}
	}
}

func TestLookup(t *testing.T) {
	en, hans, hant := i18n.For("en"), i18n.For("zh-Hans"), i18n.For("zh-Hant")
	require.Equal(t, "Touchpoints", en.T("lane.touchpoints"))
	require.Equal(t, "接触点", hans.T("lane.touchpoints"))
	require.Equal(t, "接觸點", hant.T("lane.touchpoints"))
	require.Equal(t, "zh-Hant", hant.Lang())
	require.True(t, en.Has("state.current"))
	require.False(t, en.Has("state.none-such"))
	require.Equal(t, "state.none-such", hans.T("state.none-such"), "an unknown key gives itself")
	require.Equal(t, "Page 2 of 9", en.T("page.of", 2, 9))
	require.Equal(t, "第 2 页，共 9 页", hans.T("page.of", 2, 9))
	require.Equal(t, "1 stage", en.N("count.stages", 1))
	require.Equal(t, "7 stages", en.N("count.stages", 7))
	require.Equal(t, "0 stages", en.N("count.stages", 0))
	require.Equal(t, "1 個階段", hant.N("count.stages", 1))
	require.Equal(t, "zh-Hans", i18n.For("zh_SG").Lang())
	require.Equal(t, "en", i18n.For("").Lang())
}

func TestEveryFeelingOfTheScaleHasWords(t *testing.T) {
	c := i18n.For("en")
	for _, value := range []string{"minus-2", "minus-1", "zero", "plus-1", "plus-2"} {
		require.GreaterOrEqual(t, len(c.Keys("feeling."+value+".")), 3, value)
	}
}

// What a user typed goes into a text as it is, braces and all.
func TestArgumentsAreNotReadAsPlaceholders(t *testing.T) {
	c := i18n.For("en")
	require.Equal(t, "Page {1} of {0}", c.T("page.of", "{1}", "{0}"))
	rapid.Check(t, func(t *rapid.T) {
		a, b := rapid.String().Draw(t, "a"), rapid.String().Draw(t, "b")
		require.Equal(t, "Page "+a+" of "+b, c.T("page.of", a, b))
	})
	require.Equal(t, "Page 2 of {1}", c.T("page.of", 2), "a missing argument shows")
	require.Equal(t, "Page {0} of {1}", c.T("page.of"))
}

func TestMatch(t *testing.T) {
	cases := map[string]string{
		"": "en", "C": "en", "C.UTF-8": "en", "POSIX": "en", "en_GB.UTF-8": "en", "en": "en", "EN-us": "en",
		"de_DE.UTF-8": "en", "fr": "en", "zhuang": "en", "x": "en", "-": "en", "_": "en",
		"zh": "zh-Hans", "zh_CN": "zh-Hans", "zh_CN.UTF-8": "zh-Hans", "zh-SG": "zh-Hans", "zh_MY": "zh-Hans", "zh-Hans": "zh-Hans",
		"zh-Hans-HK": "zh-Hans", "ZH-hans-tw": "zh-Hans", "cmn-Hans-CN": "zh-Hans", "zh_CN.GB18030@pinyin": "zh-Hans", "zh-CHS": "zh-Hans",
		"zh_TW": "zh-Hant", "zh_TW.Big5": "zh-Hant", "zh_HK": "zh-Hant", "zh-MO": "zh-Hant", "zh-Hant": "zh-Hant", "zh-Hant-HK": "zh-Hant",
		"zh-Hant-CN": "zh-Hant", "zh_Hant_TW": "zh-Hant", "yue-HK": "zh-Hant", "yue": "zh-Hant", "yue-Hans-CN": "zh-Hans", "zh-CHT": "zh-Hant", "cmn-TW": "zh-Hant",
		"zh_TW:zh_CN:en": "zh-Hant", "fr:zh_CN:en": "zh-Hans", "fr:de": "en", "en:zh_CN": "en",
	}
	for locale, want := range cases {
		require.Equal(t, want, i18n.Match(locale), "%q", locale)
	}
	rapid.Check(t, func(t *rapid.T) {
		require.Contains(t, i18n.Languages(), i18n.Match(rapid.String().Draw(t, "locale")))
	})
}

func TestSentencesFollowEachOther(t *testing.T) {
	require.Equal(t, "One. Two {0}.", i18n.For(i18n.English).Sentences("One.", "", "Two {0}."))
	require.Equal(t, "一。二。", i18n.For("zh-Hans").Sentences("", "一。", "二。"))
	require.Empty(t, i18n.For("zh-Hant").Sentences())
}
