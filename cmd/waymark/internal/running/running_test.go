package running_test

import (
	"bufio"
	"os"
	"os/exec"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"waymark/cmd/waymark/internal/running"
)

func TestASecondStartHandsItsFileOver(t *testing.T) {
	folder := t.TempDir()
	desk, handed := running.Take(folder, ":1", "")
	require.NotNil(t, desk)
	require.False(t, handed)
	opened := make(chan string, 1)
	desk.Serve(func(path string) { opened <- path })

	second, handed := running.Take(folder, ":1", "/maps/早 “plan” 1.waymark")
	require.Nil(t, second)
	require.True(t, handed)
	require.Equal(t, "/maps/早 “plan” 1.waymark", <-opened)

	desk.Close()
	third, handed := running.Take(folder, ":1", "")
	require.NotNil(t, third, "whoever starts after the end is the running program")
	require.False(t, handed)
	third.Serve(func(string) {})
	third.Close()
}

func TestEachDisplayHasItsOwn(t *testing.T) {
	folder := t.TempDir()
	for _, display := range []string{":1", ":2"} {
		desk, handed := running.Take(folder, display, "")
		require.NotNil(t, desk)
		require.False(t, handed)
		desk.Serve(func(string) {})
		defer desk.Close()
	}
}

func TestOneGoesOnAloneWhereNothingCanBeWritten(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	require.NoError(t, os.WriteFile(file, nil, 0o600))
	desk, handed := running.Take(file, ":1", "")
	require.Nil(t, desk)
	require.False(t, handed)
}

func TestManyStartsAtOnceGiveOneProgramAndLoseNoFile(t *testing.T) {
	folder := t.TempDir()
	var mu sync.Mutex
	opened := map[string]int{}
	desks := make(chan *running.Desk, 20)
	var all sync.WaitGroup
	for i := range 20 {
		all.Go(func() {
			path := string(rune('a' + i))
			desk, handed := running.Take(folder, ":1", path)
			require.True(t, (desk != nil) != handed)
			if desk == nil {
				return
			}
			mu.Lock()
			opened[path]++ // the running program opens its own
			mu.Unlock()
			desk.Serve(func(path string) {
				mu.Lock()
				opened[path]++
				mu.Unlock()
			})
			desks <- desk
		})
	}
	all.Wait()
	require.Len(t, desks, 1)
	(<-desks).Close()
	require.Len(t, opened, 20)
	for path, times := range opened {
		require.Equal(t, 1, times, path)
	}
}

// TestAKilledProgramLetsGo kills a real process that has the desk.
func TestAKilledProgramLetsGo(t *testing.T) {
	folder := os.Getenv("RUNNING_FOLDER")
	if folder != "" {
		desk, _ := running.Take(folder, ":1", "")
		desk.Serve(func(string) {})
		_, _ = os.Stdout.WriteString("up\n")
		time.Sleep(time.Minute)
		return
	}
	folder = t.TempDir()
	child := exec.Command(os.Args[0], "-test.run=TestAKilledProgramLetsGo$")
	child.Env = append(os.Environ(), "RUNNING_FOLDER="+folder)
	out, err := child.StdoutPipe()
	require.NoError(t, err)
	require.NoError(t, child.Start())
	line, err := bufio.NewReader(out).ReadString('\n')
	require.NoError(t, err)
	require.Equal(t, "up\n", line)
	_, handed := running.Take(folder, ":1", "x")
	require.True(t, handed)
	require.NoError(t, child.Process.Kill())
	_ = child.Wait()
	desk, handed := running.Take(folder, ":1", "x")
	require.NotNil(t, desk)
	require.False(t, handed)
	desk.Serve(func(string) {})
	desk.Close()
}
