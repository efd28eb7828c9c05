// Package fonts holds the four typefaces that the screen and every output use:
// Noto Sans for Latin and Noto Sans SC for Chinese, each Regular and Bold, as
// static TrueType under the SIL Open Font License (the texts lie beside the
// fonts and are part of resources/licences).
//
// What lives here: the bytes. What does not: parsing, measuring and the choice
// of a font for a text (domain/typeset).
//
// The functions give the embedded bytes themselves, ten megabytes are not
// copied; whoever hands them to a library that writes into its input (gofpdf
// does while it makes a subset) must clone them first.
package fonts

import _ "embed"

var (
	//go:embed NotoSans_400Regular.ttf
	latin []byte
	//go:embed NotoSans_700Bold.ttf
	latinBold []byte
	//go:embed NotoSansSC_400Regular.ttf
	han []byte
	//go:embed NotoSansSC_700Bold.ttf
	hanBold []byte
)

// Latin gives Noto Sans Regular. Read only.
func Latin() []byte { return latin }

// LatinBold gives Noto Sans Bold. Read only.
func LatinBold() []byte { return latinBold }

// Han gives Noto Sans SC Regular. Read only.
func Han() []byte { return han }

// HanBold gives Noto Sans SC Bold. Read only.
func HanBold() []byte { return hanBold }
