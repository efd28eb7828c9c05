// Package pagestest reads pages for tests: their text, and whether all of it
// stands where it may. Only tests import it.
package pagestest

import (
	"strings"
	"unicode"

	"github.com/stretchr/testify/require"

	"waymark/domain/pages"
	"waymark/domain/pages/pen"
	"waymark/domain/scene"
	"waymark/domain/typeset"
	"waymark/domain/vector"
)

// Solid gives the letters of a text as pages show them, without white space:
// where lines are broken is the layout's affair.
func Solid(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return r
	}, typeset.Sanitize(text))
}

// Read gives the letters of pages in reading order, without white space.
func Read(all ...pages.Page) string {
	var b strings.Builder
	Items(all, func(_ int, _ *pages.Part, item scene.Item) {
		switch it := item.(type) {
		case scene.Text:
			b.WriteString(it.String)
		case scene.Art:
			b.WriteString(it.Alt)
		}
	})
	return Solid(b.String())
}

// Items visits all items of pages in the order of reading.
func Items(all []pages.Page, visit func(page int, part *pages.Part, item scene.Item)) {
	for i := range all {
		for k := range all[i].Parts {
			part := &all[i].Parts[k]
			if part.Layer == nil {
				continue
			}
			for _, g := range part.Layer.Groups {
				for _, item := range g.Items {
					visit(i, part, item)
				}
			}
		}
	}
}

// Holds tells whether all letters of a text stand in order in what was read;
// those of other texts may stand between them, as in the row of a table that
// goes over pages.
func Holds(found, text string) bool {
	if strings.Contains(found, text) {
		return true
	}
	rest := []rune(text)
	for _, r := range found {
		if len(rest) > 0 && r == rest[0] {
			rest = rest[1:]
		}
	}
	return len(rest) == 0
}

// RequireInside checks that no ink leaves the box of its page that bounds gives,
// and that no text lies over another.
func RequireInside(t require.TestingT, all []pages.Page, bounds func(p *pages.Page) vector.Rect) {
	texts := make([][]vector.Rect, len(all))
	Items(all, func(i int, part *pages.Part, item scene.Item) {
		s := part.Size()
		place := func(r vector.Rect) vector.Rect {
			return vector.Rect{X: part.X + r.X*s, Y: part.Y + r.Y*s, W: r.W * s, H: r.H * s}
		}
		body := bounds(&all[i])
		box := place(pen.Bounds([]scene.Item{item}))
		if box.X < body.X-1 || box.Y < body.Y-1 || box.Right() > body.Right()+1 || box.Bottom() > body.Bottom()+1 {
			require.Fail(t, "ink outside", "page %d %q: %v outside of %v: %+v", i, all[i].Name, box, body, item)
		}
		text, ok := item.(scene.Text)
		if !ok {
			return
		}
		// The middle of the letters: lines may stand close, but not on another.
		core := place(vector.Rect{X: text.X + 0.05*text.Size, Y: text.Baseline - 0.5*text.Size, W: text.Width - 0.1*text.Size, H: 0.45 * text.Size})
		if core.W <= 0 {
			return
		}
		for _, other := range texts[i] {
			if core.Intersects(other) {
				require.Fail(t, "text over text", "page %d %q: %q at %v lies over something at %v", i, all[i].Name, text.String, core, other)
			}
		}
		texts[i] = append(texts[i], core)
	})
}

// Whole gives the whole page.
func Whole(p *pages.Page) vector.Rect { return vector.Rect{W: p.Width, H: p.Height} }
