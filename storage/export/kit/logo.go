package kit

import (
	"waymark/domain/fault"
	"waymark/domain/journey"
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
	logo := LogoOf(a)
	if logo == nil {
		return nil, fault.New(picture.CodeNotPicture, "“%s” cannot be shown as a logo. Choose a PNG or JPEG picture.", path)
	}
	return logo, nil
}

// LogoOf gives a picture of a project as a logo; nil for none, and for one that
// cannot be shown.
func LogoOf(a *journey.Attachment) *pages.Logo {
	if a == nil {
		return nil
	}
	info, err := picture.Inspect(a.Data)
	if err != nil {
		return nil
	}
	return &pages.Logo{Type: a.Type, Data: a.Data, Width: info.Width, Height: info.Height}
}
