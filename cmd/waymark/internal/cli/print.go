package cli

import (
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"waymark/domain/fault"
	"waymark/domain/journey"
	"waymark/storage/export/kit"
	"waymark/domain/paper"
)

// print reads the options of the paper and gives how a map is then printed:
// what the options do not say, the map does.
func (e *exporting) print(cmd *cobra.Command, p *Program) (func(*journey.Map) kit.Print, error) {
	size, err := paper.Parse(e.paper)
	if err != nil && e.paper != "" {
		return nil, usage(cmd, "%s", bare(err))
	}
	orientation, err := paper.ParseOrientation(e.orientation)
	if err != nil {
		return nil, usage(cmd, "%s", bare(err))
	}
	date, err := p.date(cmd)
	if err != nil {
		return nil, err
	}
	return func(m *journey.Map) kit.Print {
		printed := kit.PrintOf(m)
		if e.paper != "" {
			printed.Paper = size
		}
		if e.orientation != "" {
			printed.Orientation = orientation
		}
		printed.Date = date
		return printed
	}, nil
}

// bare gives the sentence of an error without its full stop.
func bare(err error) string { return strings.TrimSuffix(fault.MessageOf(err), ".") }

// date gives the date of a document: now, or what SOURCE_DATE_EPOCH says, in
// UTC, so that the same file gives the same bytes everywhere
// (reproducible-builds.org/specs/source-date-epoch).
func (p *Program) date(cmd *cobra.Command) (time.Time, error) {
	epoch := p.Getenv("SOURCE_DATE_EPOCH")
	if epoch == "" {
		return p.Now(), nil
	}
	seconds, err := strconv.ParseInt(epoch, 10, 64)
	if err != nil || seconds < 0 || seconds > 253402300799 { // the last second of the year 9999
		return time.Time{}, usage(cmd, "SOURCE_DATE_EPOCH must be a number of seconds since 1970, not “%s”", epoch)
	}
	return time.Unix(seconds, 0).UTC(), nil
}
