package cli

import (
	"io"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"waymark/domain/journey"
	"waymark/storage/export/kit"
)

// picturing are the options of pictures.
type picturing struct {
	scale, width, text string
	transparent        bool
}

func (e *picturing) flags(cmd *cobra.Command) {
	cmd.Flags().StringVar(&e.scale, "scale", "", "the `NUMBER` of pixels to the point (1/72 inch) in a PNG (default: 2)")
	cmd.Flags().StringVar(&e.width, "width", "", "the width of a PNG in `PIXELS`, instead of --scale")
	cmd.Flags().BoolVar(&e.transparent, "transparent", false, "leave out the white ground of a PNG or SVG")
	cmd.Flags().StringVar(&e.text, "text", "", "how an SVG holds its text: live, which can be searched and edited, or outlines, which need no fonts (`WAY`; default: live)")
}

// writer gives what writes a picture.
func (e *picturing) writer(cmd *cobra.Command, p *Program, ending, lang string) (writes, error) {
	o := kit.Picture{Scale: 2, Transparent: e.transparent}
	var err error
	if o.Language, err = language(cmd, lang); err != nil {
		return nil, err
	}
	if e.scale != "" && e.width != "" {
		return nil, usage(cmd, "Say either --scale or --width")
	}
	if e.scale != "" {
		o.Scale, err = strconv.ParseFloat(e.scale, 64)
		if err != nil || !(o.Scale >= 0.01 && o.Scale <= 100) {
			return nil, usage(cmd, "The scale must be a number from 0.01 to 100, such as 2, not “%s”", e.scale)
		}
	}
	if e.width != "" {
		o.Width, err = strconv.Atoi(strings.TrimSuffix(e.width, "px"))
		if err != nil || o.Width < 16 || o.Width > 65_535 {
			return nil, usage(cmd, "The width must be a number of pixels from 16 to 65535, such as 4000, not “%s”", e.width)
		}
	}
	switch e.text {
	case "", "live":
	case "outlines":
		o.Outlines = true
	default:
		return nil, usage(cmd, "“%s” is no way to hold text. Choose live or outlines", e.text)
	}
	return func(w io.Writer, doc *journey.Document, m *journey.Map) ([]string, error) {
		if ending == ".svg" {
			return nil, p.kit().SVG(w, doc, m, o)
		}
		return nil, p.kit().PNG(w, doc, m, o)
	}, nil
}
