//go:build e2e

package e2e

import (
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// TestAWholeSpreadsheet pastes a sheet of 200 rows and 60 columns, which is asked
// about, deletes all of it, and takes back both; a longer one is refused.
func TestAWholeSpreadsheet(t *testing.T) {
	for _, locale := range []string{"en_GB.UTF-8", "zh_CN.UTF-8"} {
		t.Run(locale[:2], func(t *testing.T) {
			d, file := openWorkshop(t, locale, "")
			cards := func(n int) func(detail) bool { return func(p detail) bool { return len(p.Maps[0].Cards) == n } }
			before := len(d.detail(file).Maps[0].Cards)
			row := strings.Repeat("Zelle 格\t", 59) + "Zelle 格\n"

			d.setClipboard(strings.Repeat(row, 200))
			d.cellGround("do", "t1")
			d.key("ctrl+v")
			add := d.at("button", "paste.add", "")
			d.shot("question")
			start := time.Now()
			d.click(add, 1)
			d.until("the window goes on", func(l layout) bool { return !l.has("button", "paste.add") })
			t.Logf("pasted in %.1f s", time.Since(start).Seconds())
			d.holds(file, "all of the sheet", cards(before+12_000))
			d.key("Delete")
			d.holds(file, "none of the sheet", cards(before))
			d.key("ctrl+z")
			d.holds(file, "all of it again", cards(before+12_000))
			d.key("ctrl+z")
			d.holds(file, "the map as it was", cards(before))

			d.setClipboard(strings.Repeat(row, 300))
			d.cellGround("do", "t1")
			d.key("ctrl+v")
			d.at("button", "paste.first", "")
			d.shot("refused")
			d.key("Escape")
			d.until("nothing is asked any more", func(l layout) bool { return !l.has("button", "paste.first") })
			require.Len(t, d.detail(file).Maps[0].Cards, before)
			d.close()
		})
	}
}
