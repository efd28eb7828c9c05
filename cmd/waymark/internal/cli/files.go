package cli

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"waymark/domain/fault"
	"waymark/storage/atomicfile"
	"waymark/storage/exchange"
	"waymark/storage/mapfile"
)

// stream is the name that stands for standard input or output.
const stream = "-"

func addForce(cmd *cobra.Command, force *bool) {
	cmd.Flags().BoolVar(force, "force", false, "replace a file that is there already")
}

// open opens a Waymark file.
func open(path string) (*mapfile.File, error) {
	f, err := mapfile.Open(path)
	return f, about(path, err)
}

// look opens a Waymark file that is only read, also one of a newer minor version.
func look(path string) (*mapfile.File, error) {
	f, err := mapfile.Look(path)
	return f, about(path, err)
}

// about makes a sentence fit the terminal: it names the file, and the option
// that replaces one.
func about(path string, err error) error {
	if fault.CodeOf(err) == atomicfile.Exists {
		return fault.Wrap(err, atomicfile.Exists, "“%s” exists already and was left as it is; --force replaces it.", path)
	}
	if err == nil || path == stream || strings.Contains(fault.MessageOf(err), path) {
		return err
	}
	return fault.Wrap(err, fault.CodeOf(err), "“%s”: %s", path, fault.MessageOf(err))
}

// readJSON reads the JSON to import from a file or from standard input.
func (p *Program) readJSON(path string) ([]byte, error) {
	if path == stream {
		return exchange.Read(p.Stdin)
	}
	info, err := os.Stat(path)
	if err == nil && info.IsDir() {
		return nil, fault.New(mapfile.CodeIsFolder, "“%s” is a folder, not a JSON file.", path)
	}
	f, err := os.Open(path)
	switch {
	case errors.Is(err, os.ErrNotExist):
		return nil, fault.Wrap(err, mapfile.CodeMissing, "“%s” was not found.", path)
	case errors.Is(err, os.ErrPermission):
		return nil, fault.Wrap(err, mapfile.CodeNoRead, "You may not read “%s”.", path)
	case err != nil:
		return nil, fault.Wrap(err, mapfile.CodeReadFailed, "“%s” could not be read.", path)
	}
	defer func() { _ = f.Close() }()
	head := make([]byte, 16)
	n, _ := io.ReadFull(f, head)
	if bytes.HasPrefix(head[:n], []byte("SQLite format 3")) {
		return nil, fault.New(exchange.CodeNotWaymark, "“%s” is a database, perhaps a Waymark file, not JSON; “waymark export” makes JSON of a Waymark file.", path)
	}
	data, err := exchange.Read(io.MultiReader(bytes.NewReader(head[:n]), f))
	return data, about(path, err)
}

// printJSON prints a result for scripts.
func (p *Program) printJSON(v any) error {
	enc := json.NewEncoder(p.Stdout)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(v)
}

// writeJSON writes a result for scripts to a file, whole or not at all.
func writeJSON(path string, v any, overwrite bool) error {
	err := atomicfile.Write(path, overwrite, func(w io.Writer) error {
		enc := json.NewEncoder(w)
		enc.SetEscapeHTML(false)
		enc.SetIndent("", "  ")
		return enc.Encode(v)
	})
	return about(path, err)
}
