package kit

import (
	"waymark/domain/fault"
	"waymark/domain/pages"
	"waymark/storage/export/picture"
)

// ReadLogo reads a picture file as a logo: upright, and no larger than paper
// shows. Every error is a fault.
func ReadLogo(path string) (*pages.Logo, error) {
	a, err := picture.ImportFile(path)
	if err != nil {
		return nil, err
	}
	info, err := picture.Inspect(a.Data)
	if err != nil {
		return nil, fault.Wrap(err, picture.CodeNotPicture, "“%s” cannot be shown as a logo. Choose a PNG or JPEG picture.", path)
	}
	return &pages.Logo{Type: a.Type, Data: a.Data, Width: info.Width, Height: info.Height}, nil
}
