// Package i18n holds the words of the program in English, 简体中文 and 繁體中文:
// one catalog file per language, flat, sorted by key, one key per line.
//
// What lives here: the catalogs, looking a text up, and choosing a language for
// a system locale. What does not: the texts of templates and examples
// (resources/templates) and what a user typed.
//
// A text may hold positional placeholders, {0}, {1} and so on. A counted text
// stands under two keys, "….one" and "….other"; {0} is the number. Languages
// without a plural give both the same text.
package i18n

import (
	_ "embed"
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"sync"
)

// The languages of the program, as BCP 47 tags.
const (
	English            = "en"
	SimplifiedChinese  = "zh-Hans"
	TraditionalChinese = "zh-Hant"
)

var (
	//go:embed en.json
	enJSON []byte
	//go:embed zh-Hans.json
	zhHansJSON []byte
	//go:embed zh-Hant.json
	zhHantJSON []byte
)

// Each catalog is read once, when it is first asked for.
var (
	english     = sync.OnceValue(func() map[string]string { return parse(enJSON) })
	simplified  = sync.OnceValue(func() map[string]string { return parse(zhHansJSON) })
	traditional = sync.OnceValue(func() map[string]string { return parse(zhHantJSON) })
)

func parse(file []byte) map[string]string {
	var texts map[string]string
	if err := json.Unmarshal(file, &texts); err != nil {
		panic(err) // an embedded file that does not parse never leaves the tests
	}
	return texts
}

// Languages gives the tags of all languages, English first.
func Languages() []string {
	return []string{English, SimplifiedChinese, TraditionalChinese}
}

// Catalog is the words of one language. It is immutable and may be used from
// several goroutines.
type Catalog struct {
	lang  string
	texts map[string]string
}

// For gives the catalog of lang, one of Languages. For anything else it gives
// the catalog that Match chooses.
func For(lang string) *Catalog {
	switch lang {
	case English:
		return &Catalog{English, english()}
	case SimplifiedChinese:
		return &Catalog{SimplifiedChinese, simplified()}
	case TraditionalChinese:
		return &Catalog{TraditionalChinese, traditional()}
	}
	return For(Match(lang))
}

// Lang gives the catalog's language tag.
func (c *Catalog) Lang() string { return c.lang }

// Has tells whether this very language has a text for key.
func (c *Catalog) Has(key string) bool {
	_, ok := c.texts[key]
	return ok
}

// Keys gives, sorted, the keys that start with prefix: "feeling.plus-2." gives
// the feelings to offer at +2.
func (c *Catalog) Keys(prefix string) []string {
	var keys []string
	for key := range c.texts {
		if strings.HasPrefix(key, prefix) {
			keys = append(keys, key)
		}
	}
	slices.Sort(keys)
	return keys
}

// T gives the text of key with {0}, {1} … replaced by args. A key this language
// lacks is looked up in English; one that English lacks too is given back as it
// is, so that a mistake shows without hurting.
func (c *Catalog) T(key string, args ...any) string {
	text, ok := c.texts[key]
	if !ok {
		if text, ok = english()[key]; !ok {
			return key
		}
	}
	return fill(text, args)
}

// N gives the counted text of key for n things: that of key + ".one" for 1, of
// key + ".other" otherwise. {0} is n, args start at {1}.
func (c *Catalog) N(key string, n int, args ...any) string {
	form := ".other"
	if n == 1 {
		form = ".one"
	}
	return c.T(key+form, append([]any{n}, args...)...)
}

// Sentences puts sentences one behind the other, as the language does: Chinese has
// no space between them. Empty ones are left out.
func (c *Catalog) Sentences(sentences ...string) string {
	all := ""
	for _, s := range sentences {
		switch {
		case all == "":
			all = s
		case s != "":
			all = c.T("sentence.join", all, s)
		}
	}
	return all
}

// fill puts args into the placeholders of text in one pass, so that braces in
// an argument stay what the user typed. Placeholders without an argument and
// braces around anything else stay as they are.
func fill(text string, args []any) string {
	if len(args) == 0 || !strings.Contains(text, "{") {
		return text
	}
	var b strings.Builder
	for {
		open := strings.IndexByte(text, '{')
		if open < 0 {
			break
		}
		length := strings.IndexByte(text[open:], '}')
		if length < 0 {
			break
		}
		b.WriteString(text[:open])
		n, err := strconv.ParseUint(text[open+1:open+length], 10, 8)
		if err != nil || int(n) >= len(args) {
			b.WriteByte('{')
			text = text[open+1:]
			continue
		}
		fmt.Fprint(&b, args[n])
		text = text[open+length+1:]
	}
	b.WriteString(text)
	return b.String()
}
