// Package compose makes the pages of a printout, whichever layout was chosen.
//
// What lives here: that choice. What does not: the layouts themselves
// (domain/pages/sheet, poster, stages, handout).
package compose

import (
	"context"

	"waymark/domain/fault"
	"waymark/domain/pages"
	"waymark/domain/pages/handout"
	"waymark/domain/pages/poster"
	"waymark/domain/pages/sheet"
	"waymark/domain/pages/stages"
)

// UnknownLayout is the code of the fault for a layout that is not known.
const UnknownLayout fault.Code = "layout-unknown"

// Pages makes all pages of a printout. It draws nothing into bytes, so it is
// quick enough to be called for each change of a setting; ctx ends it.
func Pages(ctx context.Context, job *pages.Job) (*pages.Printout, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	switch job.Settings.Layout {
	case pages.Sheet, "":
		return sheet.Lay(ctx, job)
	case pages.Poster:
		return poster.Lay(ctx, job)
	case pages.Stages:
		return stages.Lay(ctx, job)
	case pages.Handouts:
		return handout.Lay(ctx, job, job.Text)
	}
	return nil, fault.New(UnknownLayout, "“%s” is no layout known here.", string(job.Settings.Layout))
}
