package cli

import (
	"slices"
	"strings"

	"github.com/spf13/cobra"
)

// sheet is the paper of a PDF; "" where the map decides.
type sheet struct{ paper, orientation string }

func (e *exporting) sheet(cmd *cobra.Command) (sheet, error) {
	s := sheet{strings.ToLower(e.paper), strings.ToLower(e.orientation)}
	if papers := []string{"a4", "a3", "a2", "a1", "a0", "letter", "tabloid"}; s.paper != "" && !slices.Contains(papers, s.paper) {
		return s, usage(cmd, "There is no paper “%s”; there are %s", e.paper, strings.Join(papers, ", "))
	}
	if ways := []string{"auto", "portrait", "landscape"}; s.orientation != "" && !slices.Contains(ways, s.orientation) {
		return s, usage(cmd, "The orientation is auto, portrait or landscape, not “%s”", e.orientation)
	}
	return s, nil
}
