package exchange

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"waymark/domain/edit"
	"waymark/domain/fault"
)

// FuzzImport feeds any bytes: nothing crashes, what is JSON is what
// encoding/json calls so, and what was imported comes back the same.
func FuzzImport(f *testing.F) {
	templates, err := filepath.Glob("../../resources/templates/*.json")
	if err != nil || len(templates) == 0 {
		f.Fatal("no templates", err)
	}
	for _, name := range templates[:1] {
		data, err := os.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data)
	}
	for _, s := range []string{
		`{}`, `[]`, `{"format":"waymark","version":1}`, `{"maps":[{"stages":[{}],"cards":[{}]}]}`, `"\ud83d\ude00"`, `"\u0000"`, "\ufeff{}",
		`{"personas":[{"id":"a"},{"id":"a"}]}`, `{"attachments":[{"data":"iVBORw0KGgo="}]}`, `-0.0e+1`, `[1,2,]`, `{"project":{"title":"\\"}}`,
	} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		checkAgainstLibrary(t, data)
		doc, err := Import(data)
		if err != nil {
			if code := fault.CodeOf(err); code == fault.Internal {
				t.Fatalf("an error without a code: %v", err)
			}
			return
		}
		var first, second bytes.Buffer
		if err := Export(&first, doc); err != nil {
			t.Fatal(err)
		}
		again, err := Import(first.Bytes())
		if err != nil {
			t.Fatal(err)
		}
		if err := Export(&second, again); err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(first.Bytes(), second.Bytes()) {
			t.Fatalf("%s\nbecame\n%s", first.String(), second.String())
		}
		editor := edit.New(doc, nil, edit.Options{})
		change, err := editor.Do(edit.Label{Verb: edit.VerbImport}, func(tx *edit.Tx) error { return ImportInto(tx, first.Bytes()) })
		if err != nil || change != nil {
			t.Fatal("its own export changed the document", err)
		}
	})
}

func checkAgainstLibrary(t *testing.T, data []byte) {
	t.Helper()
	err := checkSyntax(data)
	valid := json.Valid(data) && utf8.Valid(data)
	switch {
	case err == nil && !valid:
		t.Fatalf("taken for JSON: %q", data)
	case err != nil && valid && fault.CodeOf(err) == CodeSyntax && !strings.Contains(err.Error(), "half of a character"):
		t.Fatalf("not taken for JSON: %q: %v", data, err)
	}
}
