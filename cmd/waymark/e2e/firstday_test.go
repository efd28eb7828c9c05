//go:build e2e

package e2e

import (
	"os"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// TestTheFirstDay is the story of somebody who has never seen the program:
// start it, take the B2B example from the start page, add a card, print it to a
// PDF through the dialogs, close, and find the work on the start page again.
func TestTheFirstDay(t *testing.T) {
	d := newDesk(t, "en_GB.UTF-8")
	d.open()
	d.shot("start")
	d.click(d.at("card", "start.example-b2b", ""), 1)
	l := d.until("the example is on the board", func(l layout) bool { return l.count("stage") == 7 })
	d.settled()
	require.Greater(t, l.count("card"), 20)

	d.edited("a card was added", func() {
		d.click(d.at("button", "palette.card", ""), 1)
		d.until("the editor is open", func(l layout) bool { return l.Editing != "" })
		d.typeText("Ask two more plants")
		d.key("Return")
	})

	pdf := d.path("wall.pdf")
	d.click(d.at("button", "top.print", ""), 1)
	d.click(d.at("button", "export.ok", ""), 1)
	d.click(d.at("field", "files.name", ""), 1)
	d.key("ctrl+a")
	d.typeText(pdf)
	d.shot("print")
	d.click(d.at("button", "files.ok", ""), 1)
	for end := time.Now().Add(patience); ; time.Sleep(100 * time.Millisecond) {
		if data, err := os.ReadFile(pdf); err == nil && len(data) > 10_000 {
			require.Equal(t, "%PDF-", string(data[:5]))
			break
		}
		if time.Now().After(end) {
			d.shot("no-pdf")
			t.Fatal("no PDF was written")
		}
	}
	d.key("Escape")
	d.close()

	// Nobody was asked where to save it, and it is there.
	d.open()
	d.shot("again")
	d.until("the draft is listed", func(l layout) bool { return l.count("line") > 0 })
}
