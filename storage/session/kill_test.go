package session_test

import (
	"bufio"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"waymark/domain/edit"
	"waymark/domain/journey"
	"waymark/storage/mapfile"
	"waymark/storage/mapfile/mapfiletest"
	"waymark/storage/session"
)

const childVariable = "WAYMARK_TEST_CHILD"

// TestKilledProcessLosesNothing lets another process edit and save as fast as it
// can, kills it at some moment, and looks for every change that it had reported
// as safe.
func TestKilledProcessLosesNothing(t *testing.T) {
	if path := os.Getenv(childVariable); path != "" {
		editUntilKilled(path)
		return
	}
	b := newBench(t)
	random := rand.New(rand.NewPCG(3, uint64(os.Getpid())))
	recovered := 0
	for range 12 {
		child := exec.Command(os.Args[0], "-test.run=^TestKilledProcessLosesNothing$")
		child.Env = append(os.Environ(), childVariable+"="+b.path, session.DataVariable+"="+b.folder)
		out, err := child.StdoutPipe()
		require.NoError(t, err)
		require.NoError(t, child.Start())
		lines := bufio.NewScanner(out)
		require.True(t, lines.Scan())
		require.Equal(t, "open", lines.Text())
		time.AfterFunc(time.Duration(random.IntN(60))*time.Millisecond, func() { _ = child.Process.Kill() })
		var safe []journey.ID
		for lines.Scan() {
			if id, whole := strings.CutSuffix(lines.Text(), "."); whole {
				safe = append(safe, journey.ID(id))
			}
		}
		require.Error(t, child.Wait(), "it does not end by itself")

		s := b.open()
		if s.Recovered() != nil {
			recovered += s.Recovered().Changes
			require.False(t, s.Recovered().InOrder)
			require.Empty(t, s.Recovered().Copies)
			require.Empty(t, s.Recovered().Kept)
		}
		for _, id := range safe {
			require.NotNil(t, s.Editor().History().Change(id), "change %s was safe and is lost", id)
		}
		require.NoError(t, s.Editor().Committed().Validate())
		require.NoError(t, s.Close())
		_, err = mapfile.Check(b.path)
		require.NoError(t, err)
		require.Empty(t, b.files("journals"))
	}
	t.Log(recovered, "changes were brought back")
	entries, err := os.ReadDir(strings.TrimSuffix(b.path, "旅程 #1?.waymark"))
	require.NoError(t, err)
	for _, e := range entries {
		if e.Name() != "旅程 #1?.waymark" {
			require.True(t, strings.HasSuffix(e.Name(), ".tmp"), e.Name())
		}
	}
}

func editUntilKilled(path string) {
	s, err := session.Open(path, session.Options{SaveAfter: 5 * time.Millisecond, Editor: edit.Options{Author: "child"}})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println("open")
	random := rand.New(rand.NewPCG(uint64(os.Getpid()), 1))
	for {
		n := s.Editor().History().Len()
		mapfiletest.Edit(s.Editor(), random)
		if s.Editor().History().Len() == n {
			continue
		}
		for !s.State().Safe {
			time.Sleep(50 * time.Microsecond)
		}
		fmt.Println(string(s.Editor().History().Head()) + ".")
		if random.IntN(8) == 0 {
			time.Sleep(8 * time.Millisecond) // quiet enough to be saved
		}
	}
}
