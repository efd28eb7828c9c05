package kit

import (
	"context"
	"io"
	"strings"
	"time"

	"waymark/domain/journey"
	"waymark/domain/pages"
	"waymark/domain/scene"
	"waymark/resources/i18n"
	"waymark/storage/carry"
	"waymark/storage/export/pdf"
)

// Facts are what a printout says besides what is in the document.
type Facts struct {
	File     string    // the name of the file, for the foot of the pages
	Date     time.Time // of the document; it is printed in its own time zone
	Language string    // of the printed words; "" for that of the project
	Logo     *pages.Logo
	// View is what of the map is hidden; palette, words and icons are filled in.
	View scene.View
	// Progress, if not nil, is told how many pages are written. It is called where
	// WritePages runs.
	Progress func(done, total int)
}

func (f *Facts) language(doc *journey.Document) string {
	if f.Language != "" {
		return f.Language
	}
	return doc.Project.Language
}

// Job gathers all that a layout is told, see compose.Pages.
func (k *Kit) Job(doc *journey.Document, id journey.ID, settings pages.Settings, f Facts) *pages.Job {
	language := f.language(doc)
	view := f.View
	view.Map = id
	view.Palette, view.Words, view.Icons = scene.Paper(), Words(language), k.Icons()
	view.Remark = notShown(doc, &view, language)
	job := &pages.Job{
		Document: doc, View: view, Typesetter: k.Typesetter(), Words: PageWords(language), Settings: settings,
		Text: i18n.For(language).T,
		File: f.File, Logo: f.Logo,
	}
	if !f.Date.IsZero() {
		job.Date = f.Date.Format(time.DateOnly)
	}
	if job.File == "" {
		job.File = doc.Project.Title
	}
	return job
}

// WritePages writes the pages that were made for a job as a PDF, which carries
// what the settings of the job say. Nothing is written when ctx ends before all
// of it is made. The same input gives the same bytes.
func (k *Kit) WritePages(ctx context.Context, w io.Writer, job *pages.Job, out *pages.Printout, f Facts) error {
	doc := job.Document
	o := pdf.Options{
		Fonts: k.Fonts(), Typesetter: k.Typesetter(), Language: f.language(doc), Date: f.Date, Links: links(doc),
		Title: doc.Project.Title, Author: doc.Project.Owner, Grey: job.Settings.Grey, Progress: f.Progress,
	}
	if m := job.Map(); m != nil {
		o.Title, o.Author, o.Subject = orElse(strings.TrimSpace(m.Title), o.Title), orElse(m.Owner, o.Author), m.Scenario
	}
	file, err := carry.Pack(doc, job.View.Map, job.Settings.Attach)
	if err != nil {
		return err
	}
	o.Attachment = pdf.Attachment{Name: carry.NameFor(o.Title), Description: o.Title, Data: file}
	return pdf.Write(ctx, w, out.Pages, o)
}
