package svg

import (
	"encoding/base64"

	"waymark/domain/journey"
	"waymark/domain/scene"
	"waymark/storage/export/internal/num"
	"waymark/storage/export/picture"
)

// pictureTable holds what is known of each attachment. Id is 0 for one that
// cannot be shown.
type pictureTable map[journey.ID]pictureEntry

type pictureEntry struct{ id, width, height int }

// picture draws an attachment by reference, after its data at the first time.
func (w *writer) picture(p scene.Picture) {
	entry, known := w.pictures[p.Attachment]
	if !known {
		entry = w.embed(p)
	}
	if entry.id == 0 {
		for _, item := range picture.Placeholder(p) {
			w.item(item)
		}
		return
	}
	w.clips++
	w.str(`<defs><clipPath id="c`)
	w.int(w.clips)
	w.str(`">`)
	w.box(scene.Rect{Rect: p.Rect, Radius: p.Radius})
	w.str(`/></clipPath></defs><g clip-path="url(#c`)
	w.int(w.clips)
	w.str(`)"><use xlink:href="#p`)
	w.int(entry.id)
	all := picture.Cover(entry.width, entry.height, p.Rect)
	w.str(`" transform="translate(`)
	w.num(all.X)
	w.str(" ")
	w.num(all.Y)
	w.str(") scale(")
	w.buf = num.Append(w.buf, all.W/float64(entry.width), 6)
	w.str(`)"/></g>` + "\n")
}

func (w *writer) embed(p scene.Picture) pictureEntry {
	if w.pictures == nil {
		w.pictures = make(pictureTable)
	}
	var entry pictureEntry
	info, err := picture.Inspect(p.Data)
	if err == nil {
		var data []byte
		if data, err = picture.Upright(p.Data, info); err == nil {
			entry = pictureEntry{len(w.pictures) + 1, info.Width, info.Height}
			w.str(`<defs><image id="p`)
			w.int(entry.id)
			w.str(`"`)
			w.attr("width", float64(info.Width))
			w.attr("height", float64(info.Height))
			w.str(` xlink:href="data:`)
			w.str(info.Type)
			w.str(";base64,")
			w.buf = base64.StdEncoding.AppendEncode(w.buf, data)
			w.str(`"/></defs>` + "\n")
		}
	}
	w.pictures[p.Attachment] = entry
	return entry
}
