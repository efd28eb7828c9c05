//go:build e2e

package e2e

import (
	"bytes"
	"encoding/json"
	"math/rand/v2"
	"os"
	"os/exec"
	"slices"
	"strconv"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"waymark/domain/edit"
	"waymark/storage/mapfile"
)

// roundsVariable tells how often the torture kills the program.
const roundsVariable = "WAYMARK_TORTURE"

// TestKilledAtAnyMomentItLosesNothing edits a map in the real window with random
// keys and clicks, kills the program at a random moment – in the middle of
// typing, of writing the journal, of saving – and starts it again, over and
// over. What the program had called safe must be there, and the file must pass
// the check as it lies on the disk after each kill.
func TestKilledAtAnyMomentItLosesNothing(t *testing.T) {
	rounds, seed := 5, uint64(time.Now().UnixNano())
	if n, err := strconv.Atoi(os.Getenv(roundsVariable)); err == nil {
		rounds = n
	}
	t.Logf("%d rounds with seed %d", rounds, seed)
	random := rand.New(rand.NewPCG(seed, 1))
	d := newDesk(t, "en_GB.UTF-8")
	file := d.path("torture.waymark")
	d.waymark("new", "--template", "b2b-7", file)
	age(t, file)

	acknowledged := map[string]bool{}
	var order []string // of heads, as far as they were seen
	safe := -1         // the last one that was called safe
	note := func(l layout) {
		if l.Head != "" && (len(order) == 0 || order[len(order)-1] != l.Head) && !slices.Contains(order, l.Head) {
			order = append(order, l.Head)
		}
		for _, r := range l.Refs {
			if r.Kind == "safe" && r.ID != "" {
				acknowledged[r.ID] = true
				safe = max(safe, slices.Index(order, r.ID))
			}
		}
	}
	killedWhile := map[string]int{}
	for round := range rounds {
		d.start(file)
		l := d.until("the map is shown", func(l layout) bool { return l.count("stage") > 0 })
		if safe >= 0 {
			at := slices.Index(order, l.Head)
			// A head that was never seen is a change made in the last moments before
			// the kill: the end looks whether all that was safe lies before it.
			require.True(t, at == -1 || at >= safe, "round %d: the head is %s, change %d of those seen; %d was safe", round, l.Head, at, safe)
		}
		note(l)
		stop := make(chan struct{})
		var watcher sync.WaitGroup
		watcher.Go(func() {
			for {
				select {
				case <-stop:
					return
				case <-time.After(3 * time.Millisecond):
					note(d.layout())
				}
			}
		})
		life := time.Duration(random.IntN(2200)) * time.Millisecond
		if random.IntN(6) == 0 {
			life += 3 * time.Second // long enough to be saved by itself
		}
		d.torment(random, l, life)
		if random.IntN(3) == 0 { // into a save that was asked for
			_ = d.try("key", "Escape", "ctrl+s")
			time.Sleep(time.Duration(random.IntN(60)) * time.Millisecond)
			killedWhile["saving"]++
		}
		d.kill()
		close(stop)
		watcher.Wait()
		d.waymark("check", file)
	}
	d.open(file)
	require.Positive(t, len(acknowledged), "nothing was edited")
	d.close()
	d.waymark("check", file)
	var history []struct{ ID string }
	require.NoError(t, json.Unmarshal([]byte(d.waymark("history", file, "--json")), &history))
	there := map[string]bool{}
	for _, c := range history {
		there[c.ID] = true
	}
	for id := range acknowledged {
		require.True(t, there[id], "change %s was safe and is lost", id)
	}
	t.Logf("%d kills, %d of them right after asking for a save; %d changes in the end, %d states were seen to be safe and are there",
		rounds, killedWhile["saving"], len(history), len(acknowledged))
}

// age gives a project so much history that its older part is packed away.
func age(t *testing.T, path string) {
	t.Helper()
	f, err := mapfile.Open(path)
	require.NoError(t, err)
	e := edit.New(f.Document, f.History, edit.Options{Author: "Ann"})
	for i := range 2500 {
		_, err := e.Do(edit.Label{Verb: edit.VerbRename}, func(tx *edit.Tx) error {
			return tx.Rename(tx.Document().Project, "Project "+strconv.Itoa(i))
		})
		require.NoError(t, err)
	}
	_, err = mapfile.SaveList(path, e.Committed(), e.History().List(), true)
	require.NoError(t, err)
}

// torment presses random keys and buttons on the map for a while.
func (d *desk) torment(random *rand.Rand, l layout, life time.Duration) {
	var cards, cells []box
	for _, r := range l.Refs {
		b := box{r.X, r.Y, r.W, r.H}
		switch {
		case r.Kind == "card" && r.Part == "whole":
			cards = append(cards, b)
		case r.Kind == "cell":
			cells = append(cells, b)
		}
	}
	pick := func(from []box) (x, y string) {
		b := from[random.IntN(len(from))]
		cx, cy := b.center()
		return strconv.Itoa(cx), strconv.Itoa(cy)
	}
	for end := time.Now().Add(life); time.Now().Before(end); {
		switch n := random.IntN(10); {
		case n < 3 && len(cards) > 0:
			x, y := pick(cards)
			_ = d.try("mousemove", x, y, "click", "1")
		case n < 6 && len(cells) > 0:
			x, y := pick(cells)
			_ = d.try("mousemove", x, y, "click", "1", "type", "--delay", "8", "card "+strconv.Itoa(random.IntN(1000)))
			_ = d.try("key", []string{"Return", "Tab", "Escape"}[random.IntN(3)])
		case n == 6:
			_ = d.try("key", "Escape", []string{"ctrl+z", "ctrl+y", "Delete", "ctrl+d"}[random.IntN(4)])
		case n == 7 && len(cards) > 1:
			x, y := pick(cards)
			x2, y2 := pick(cells)
			_ = d.try("mousemove", x, y, "mousedown", "1", "mousemove", x2, y2, "mousemove", x2, y2, "mouseup", "1")
		default:
			time.Sleep(time.Duration(random.IntN(250)) * time.Millisecond)
		}
	}
}

// try is xdotool where nothing depends on what comes of it.
func (d *desk) try(args ...string) error {
	cmd := exec.Command("xdotool", args...)
	cmd.Env = d.env()
	cmd.Stderr = &bytes.Buffer{}
	return cmd.Run()
}
