package shell

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"waymark/domain/edit"
	"waymark/domain/journey"
	"waymark/domain/pages"
	"waymark/domain/pages/handout"
	"waymark/domain/paper"
	"waymark/gui/printing"
	"waymark/gui/theme"
	"waymark/resources/i18n"
)

var keyForm = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+(-[a-z0-9]+)*)+$`)

// takesKeys are the functions of the interface that are handed keys of texts.
var takesKeys = []string{
	"t", "T", "N", "item", "text", "card", "button", "fault", "heading", "head", "labelled", "number", "scores", "segments", "choice",
	"flag", "colour", "personas", "links",
}

// TestNoTextIsMissing looks at every call in the interface that is handed a key.
func TestNoTextIsMissing(t *testing.T) {
	texts := i18n.For(i18n.English)
	has := func(key string) bool { return texts.Has(key) || texts.Has(key+".one") && texts.Has(key+".other") }
	keys := 0
	err := filepath.WalkDir("..", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return err
		}
		set := token.NewFileSet()
		file, err := parser.ParseFile(set, path, nil, 0)
		require.NoError(t, err)
		ast.Inspect(file, func(n ast.Node) bool {
			call, ok := n.(*ast.CallExpr)
			if !ok || !slices.Contains(takesKeys, nameOf(call.Fun)) {
				return true
			}
			for _, arg := range call.Args {
				lit, ok := arg.(*ast.BasicLit)
				if !ok || lit.Kind != token.STRING {
					continue
				}
				key, err := strconv.Unquote(lit.Value)
				require.NoError(t, err)
				if keyForm.MatchString(key) {
					keys++
					require.True(t, has(key), "%s: there is no text %q", set.Position(lit.Pos()), key)
				}
			}
			return true
		})
		return nil
	})
	require.NoError(t, err)
	require.Greater(t, keys, 200, "the test finds the calls")
}

func nameOf(fun ast.Expr) string {
	switch f := fun.(type) {
	case *ast.Ident:
		return f.Name
	case *ast.SelectorExpr:
		return f.Sel.Name
	}
	return ""
}

// TestNoTextOfAListIsMissing holds the keys that are put together at run time.
func TestNoTextOfAListIsMissing(t *testing.T) {
	var keys []string
	for _, v := range edit.Verbs() {
		keys = append(keys, "change."+string(v))
	}
	for _, k := range journey.LaneKinds() {
		keys = append(keys, "lane."+string(k))
	}
	for _, m := range theme.Modes() {
		keys = append(keys, "theme."+string(m))
	}
	for _, l := range journey.Lines() {
		keys = append(keys, "line."+string(l))
	}
	for _, s := range journey.Statuses() {
		keys = append(keys, "status."+string(s))
	}
	for _, k := range journey.PersonaKinds() {
		keys = append(keys, "persona-kind."+string(k))
	}
	for _, p := range paper.Sizes() {
		if p.Width <= paper.Named("A0").Width {
			keys = append(keys, "paper."+strings.ToLower(p.Name))
		}
	}
	for _, f := range printing.Formats() {
		keys = append(keys, "format."+string(f), "export.about-"+string(f), "printing.save."+string(f))
	}
	for _, p := range pages.Presets() {
		keys = append(keys, "printing.preset."+string(p), "printing.preset."+string(p)+".hint")
	}
	for _, a := range pages.Attachments() {
		keys = append(keys, "printing.attach."+string(a), "printing.attach."+string(a)+".text")
	}
	for _, p := range handout.Parts() {
		keys = append(keys, "handout.part."+string(p))
	}
	for _, o := range []string{"auto", "portrait", "landscape"} {
		keys = append(keys, "orientation."+o)
	}
	for _, lang := range i18n.Languages() {
		keys = append(keys, "language."+keyOf(lang))
	}
	for _, id := range []string{"card", "touchpoint", "emotion", "pain-point", "opportunity", "activity", "lane", "stage", "persona", "library"} {
		keys = append(keys, "palette."+id+".hint")
	}
	texts := i18n.For(i18n.English)
	for _, key := range keys {
		require.True(t, texts.Has(key), key)
	}
}
