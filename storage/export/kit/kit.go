// Package kit gathers what turns a map into a picture, in one place for the
// window and the command line: the typesetter with the embedded fonts, the
// painter, the icons as vector art, and the words of a printed map in each
// language.
//
// What lives here: that wiring. What does not: layout (domain/scene), the
// outputs (storage/export/…), and the embedded files themselves (resources).
//
// Everything is read when it is first asked for: a command that draws nothing
// pays nothing.
package kit

import (
	"sync"

	"waymark/domain/scene"
	"waymark/domain/typeset"
	"waymark/domain/vector"
	"waymark/resources/fonts"
	"waymark/resources/icons"
	"waymark/storage/export/raster"
)

// Kit is safe for use by several goroutines. One is enough for a program.
type Kit struct {
	files      func() typeset.Files
	typesetter func() *typeset.Typesetter
	painter    func() *raster.Painter
	icons      func() scene.Icons
}

// New makes a kit. emoji gives the bytes of the colour emoji font when they are
// first needed; nil for none.
func New(emoji func() []byte) *Kit {
	k := &Kit{}
	k.files = sync.OnceValue(func() typeset.Files {
		f := typeset.Files{Latin: fonts.Latin(), LatinBold: fonts.LatinBold(), Han: fonts.Han(), HanBold: fonts.HanBold()}
		if emoji != nil {
			f.Emoji = emoji()
		}
		return f
	})
	k.typesetter = sync.OnceValue(func() *typeset.Typesetter {
		t, err := typeset.New(k.files())
		if err != nil {
			panic(err) // embedded fonts that cannot be read never leave the tests
		}
		return t
	})
	k.painter = sync.OnceValue(func() *raster.Painter { return raster.NewPainter(k.Typesetter()) })
	k.icons = sync.OnceValue(readIcons)
	return k
}

// Fonts gives the bytes of all fonts. Read only.
func (k *Kit) Fonts() typeset.Files { return k.files() }

// Typesetter gives the one typesetter, with its caches.
func (k *Kit) Typesetter() *typeset.Typesetter { return k.typesetter() }

// Painter gives the one painter, with its caches.
func (k *Kit) Painter() *raster.Painter { return k.painter() }

// Icons gives all icons by name. Read only.
func (k *Kit) Icons() scene.Icons { return k.icons() }

func readIcons() scene.Icons {
	all := make(scene.Icons)
	for _, name := range icons.Names() {
		svg, _ := icons.SVG(name)
		art, err := vector.ParseSVG(svg)
		if err != nil {
			panic(err) // embedded icons that cannot be read never leave the tests
		}
		all[name] = art
	}
	return all
}
