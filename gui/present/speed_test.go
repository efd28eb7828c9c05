package present_test

import (
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"waymark/domain/journey/journeytest"
	"waymark/domain/scene"
	"waymark/gui/guitest"
)

// TestALargeMapIsShownInGoodTime lays out and paints a map of 2,000 cards; what
// a page takes is what somebody waits who jumps to it.
func TestALargeMapIsShownInGoodTime(t *testing.T) {
	doc := journeytest.Map(2000, 1)
	start := time.Now()
	s := story(t, doc, "en", scene.Light(), 16.0/9, nil)
	t.Logf("the story: %v", time.Since(start))
	worst, pages := time.Duration(0), 0
	for c := range s.Chapters() {
		start = time.Now()
		for _, p := range s.Pages(c) {
			p.Paint(guitest.Kit().Painter(), 960, 540)
			pages++
			require.GreaterOrEqual(t, len(strings.TrimSpace(p.Text())), 1)
		}
		worst = max(worst, time.Since(start))
	}
	t.Logf("%d chapters, %d pages, the slowest chapter %v", s.Chapters(), pages, worst)
	require.Less(t, worst, 5*time.Second)
}
