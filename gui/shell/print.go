package shell

import (
	"io"

	"waymark/domain/fault"
	"waymark/domain/journey"
)

func paperSizes() []string { return []string{"a4", "a3", "a2", "a1", "a0", "letter", "tabloid"} }

func (s *Shell) writePDF(io.Writer, *journey.Document, printing) error {
	return fault.New("no-pdf", "no pdf yet")
}
