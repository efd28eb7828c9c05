//go:build e2e

package e2e

import (
	"encoding/json"
	"time"

	"github.com/stretchr/testify/require"
)

// inFile gives what a story wants to know of a file, out of its JSON form.
func inFile[T any](d *desk, file string) T {
	d.t.Helper()
	var p T
	require.NoError(d.t, json.Unmarshal([]byte(d.waymark("export", file, "-o", "-")), &p))
	return p
}

// keeps waits until a file holds what the condition asks for.
func keeps[T any](d *desk, file, what string, ok func(T) bool) T {
	d.t.Helper()
	for end := time.Now().Add(patience); time.Now().Before(end); time.Sleep(200 * time.Millisecond) {
		if p := inFile[T](d, file); ok(p) {
			return p
		}
	}
	d.shot("not-kept")
	d.t.Fatalf("the file never held: %s", what)
	var none T
	return none
}
