package cli

import (
	"io"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"waymark/storage/export/kit"
)

// picturing are the options of pictures.
type picturing struct {
	scale, width, text string
	transparent        bool
}

func (e *picturing) flags(cmd *cobra.Command) {
	cmd.Flags().StringVar(&e.scale, "scale", "", "the `NUMBER` of pixels to the point (1/72 inch) in a PNG (default: as exported last, else 2)")
	cmd.Flags().StringVar(&e.width, "width", "", "the width of a PNG in `PIXELS`, instead of --scale")
	cmd.Flags().BoolVar(&e.transparent, "transparent", false, "leave out the white ground of a PNG or SVG")
	cmd.Flags().StringVar(&e.text, "text", "", "how an SVG holds its text: live, which can be searched and edited, or outlines, which need no fonts (`WAY`; default: as exported last, else live)")
}

// writer gives what writes a picture.
func (e *picturing) writer(cmd *cobra.Command, p *Program, ending, lang string) (writes, error) {
	var changes []func(*kit.Picture)
	add := func(change func(*kit.Picture)) { changes = append(changes, change) }
	lang, err := language(cmd, lang)
	if err != nil {
		return nil, err
	}
	if lang != "" {
		add(func(o *kit.Picture) { o.Language = lang })
	}
	if e.scale != "" && e.width != "" {
		return nil, usage(cmd, "Say either --scale or --width")
	}
	if e.scale != "" {
		scale, err := strconv.ParseFloat(e.scale, 64)
		if err != nil || !(scale >= kit.LeastScale && scale <= kit.MostScale) {
			return nil, usage(cmd, "The scale must be a number from 0.01 to 100, such as 2, not “%s”", e.scale)
		}
		add(func(o *kit.Picture) { o.Scale, o.Width = scale, 0 })
	}
	if e.width != "" {
		width, err := strconv.Atoi(strings.TrimSuffix(e.width, "px"))
		if err != nil || width < kit.LeastWidth || width > kit.MostWidth {
			return nil, usage(cmd, "The width must be a number of pixels from 16 to 65535, such as 4000, not “%s”", e.width)
		}
		add(func(o *kit.Picture) { o.Width = width })
	}
	if cmd.Flags().Changed("transparent") {
		add(func(o *kit.Picture) { o.Transparent = e.transparent })
	}
	switch e.text {
	case "":
	case "live", "outlines":
		add(func(o *kit.Picture) { o.Outlines = e.text == "outlines" })
	default:
		return nil, usage(cmd, "“%s” is no way to hold text. Choose live or outlines", e.text)
	}
	return func(of subject) (putting, error) {
		o := kit.KeptIn(of.m)
		for _, change := range changes {
			change(&o)
		}
		o.View = of.view
		return func(w io.Writer) ([]string, error) {
			if ending == ".svg" {
				return nil, p.kit().SVG(w, of.doc, of.m, o)
			}
			return nil, p.kit().PNG(w, of.doc, of.m, o)
		}, nil
	}, nil
}
