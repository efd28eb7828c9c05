// Package templates holds the starting points and the full examples that come
// with the program, each in every language, in the JSON form of a project.
//
// What lives here: the files <id>.<language>.json, their index, and handing them
// out. What does not: reading them into a document (storage/exchange) and giving
// their records fresh ids (whoever makes a new file).
//
// The three languages of one id have the same structure and ids; only the texts
// differ.
package templates

import (
	"embed"
	"encoding/json"
	"fmt"
	"sync"
)

//go:embed *.json
var files embed.FS

// Kind tells a starting point from a finished map to look at.
type Kind string

// The kinds of entries.
const (
	Template Kind = "template"
	Example  Kind = "example"
)

// Info describes one template or example.
type Info struct {
	ID          string `json:"id"`
	Kind        Kind   `json:"kind"`
	Stages      int    `json:"stages"`
	Title       Text   `json:"title"`
	Description Text   `json:"description"` // one line
}

// Text is a text in every language, by language tag.
type Text map[string]string

// In gives the text in that language, in English where it is lacking.
func (t Text) In(lang string) string {
	if s, ok := t[lang]; ok {
		return s
	}
	return t["en"]
}

var index = sync.OnceValue(func() []Info {
	data, err := files.ReadFile("index.json")
	if err != nil {
		panic(err) // embedded, so it is there
	}
	var list []Info
	if err := json.Unmarshal(data, &list); err != nil {
		panic(err) // an index that does not parse never leaves the tests
	}
	return list
})

// List gives all entries in the order in which to offer them: templates, then
// examples.
func List() []Info { return append([]Info(nil), index()...) }

// JSON gives the project of the entry with that id in that language, one of en,
// zh-Hans, zh-Hant. The caller owns the bytes.
func JSON(id, lang string) ([]byte, error) {
	for _, info := range index() {
		if info.ID != id {
			continue
		}
		if _, ok := info.Title[lang]; !ok {
			return nil, fmt.Errorf("template %q has no language %q", id, lang)
		}
		return files.ReadFile(id + "." + lang + ".json")
	}
	return nil, fmt.Errorf("there is no template %q", id)
}
