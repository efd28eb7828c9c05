//go:build e2e

package e2e

import (
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// pdf is what other programs say of a PDF.
type pdf struct {
	pages int
	size  string // of the first page
	text  string
}

// printed waits for a PDF and reads it.
func (d *desk) printed(path string) pdf {
	d.t.Helper()
	var info []byte
	var err error
	for end := time.Now().Add(patience); time.Now().Before(end); time.Sleep(100 * time.Millisecond) {
		if info, err = exec.Command("pdfinfo", path).Output(); err == nil {
			break
		}
	}
	if err != nil {
		d.shot("no-pdf")
	}
	require.NoError(d.t, err, "there is a PDF that can be read")
	text, err := exec.Command("pdftotext", "-layout", path, "-").Output()
	require.NoError(d.t, err)
	find := func(expr string) string {
		found := regexp.MustCompile(expr).FindStringSubmatch(string(info))
		require.Len(d.t, found, 2, "%s in %s", expr, info)
		return strings.TrimSpace(found[1])
	}
	n, err := strconv.Atoi(find(`Pages:\s+(\d+)`))
	require.NoError(d.t, err)
	return pdf{pages: n, size: find(`Page size:\s+(.*)`), text: string(text)}
}

// toPrint waits until the page for printing is there and shows pages.
func (d *desk) toPrint() {
	d.t.Helper()
	d.until("the page for printing is open", func(l layout) bool { return l.has("preview", "printing.preview") && l.has("button", "export.ok") })
	d.settled()
}

// saveAs types where a file shall go.
func (d *desk) saveAs(path string) {
	d.t.Helper()
	d.at("field", "files.name", "")
	d.settled()
	d.key("ctrl+a")
	d.typeText(path)
	d.key("Return")
}

// TestAPosterAndAPackArePrinted chooses purposes with the pointer, saves the
// PDFs and opens the project again: it remembers.
func TestAPosterAndAPackArePrinted(t *testing.T) {
	d := newDesk(t, "en_GB.UTF-8")
	file := d.path("plan.waymark")
	d.waymark("new", file, "--template", "example-b2b")
	d.open(file)

	d.click(d.at("button", "top.print", ""), 1)
	d.toPrint()
	d.click(d.at("choice", "printing.preset.wall", ""), 1)
	d.until("there are many pages", func(l layout) bool {
		return l.has("strip", "printing.strip") && l.has("choice", "printing.preset.wall")
	})
	d.settled()
	d.shot("poster")
	d.click(d.at("button", "export.ok", ""), 1)
	poster := d.path("poster.pdf")
	d.saveAs(poster)
	made := d.printed(poster)
	require.Contains(t, made.size, "A4")
	require.Greater(t, made.pages, 16, "an A0 on A4")
	require.Contains(t, made.text, "B2B purchase journey")
	require.Contains(t, made.text, "A1")

	d.settled()
	d.click(d.at("button", "top.print", ""), 1)
	d.toPrint()
	d.click(d.at("choice", "printing.preset.workshop", ""), 1)
	d.at("check", "printing.part.agenda", "")
	d.settled()
	d.click(d.at("check", "printing.part.agenda", ""), 1)
	d.settled()
	d.shot("pack")
	d.click(d.at("button", "export.ok", ""), 1)
	pack := d.path("pack.pdf")
	d.saveAs(pack)
	made = d.printed(pack)
	require.Greater(t, made.pages, 12)
	require.Contains(t, made.text, "Operations director")
	d.settled()
	require.Contains(t, d.saved(file, "how it was printed", func(p project) bool { return p.Maps[0].Print["layout"] == "handouts" }).Maps[0].Print["parts"], "personas")
	d.close()

	// The terminal makes the same of the same choices.
	again := filepath.Join(d.home, "again.pdf")
	parts := d.project(file).Maps[0].Print["parts"]
	require.NotContains(t, parts, "agenda")
	d.waymark("export", file, "-o", again, "--layout", "handouts", "--parts", parts)
	require.Equal(t, made.text, d.printed(again).text)

	d.open(file)
	d.key("ctrl+p")
	d.toPrint()
	d.at("check", "printing.part.agenda", "")
	d.shot("remembered")
	d.key("Escape")
	d.until("the map is back", func(l layout) bool { return l.has("button", "top.print") })
	d.close()
}

// TestASheetIsPrintedByKeys needs no pointer: Ctrl+P, Enter, a name, Enter.
func TestASheetIsPrintedByKeys(t *testing.T) {
	d := newDesk(t, "en_GB.UTF-8")
	file := d.path("plan.waymark")
	d.waymark("new", file, "--template", "example-saas", "--lang", "zh-Hans")
	d.open(file)
	d.key("ctrl+p")
	d.toPrint()
	d.key("Tab") // from the formats to the purposes
	d.key("Down")
	d.until("the report has many pages", func(l layout) bool { return l.has("strip", "printing.strip") })
	d.key("Next", "Next", "Prior") // pages turn
	d.key("Up")
	d.until("the sheet is one page", func(l layout) bool { return !l.has("strip", "printing.strip") })
	d.settled()
	d.key("Return")
	path := d.path("sheet.pdf")
	d.saveAs(path)
	made := d.printed(path)
	require.Equal(t, 1, made.pages)
	require.Contains(t, made.size, "A3")
	require.Contains(t, made.text, "从初次接触到主动推荐")
	d.close()
}
