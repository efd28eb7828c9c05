package files

import (
	"cmp"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"time"
	"unicode"
)

// Entry is one thing in a folder.
type Entry struct {
	Name   string
	Path   string
	Folder bool
	Time   time.Time
}

// List gives the folders and the files with one of the endings in a folder,
// folders first, each by name. Hidden ones are left out.
func List(dir string, endings []string) ([]Entry, error) {
	read, err := os.ReadDir(dir)
	if err != nil {
		return nil, err
	}
	var entries []Entry
	for _, e := range read {
		if strings.HasPrefix(e.Name(), ".") {
			continue
		}
		path := filepath.Join(dir, e.Name())
		info, err := os.Stat(path) // follows links
		if err != nil {
			continue
		}
		if wanted := info.IsDir() || info.Mode().IsRegular() && hasEnding(e.Name(), endings); !wanted {
			continue
		}
		entries = append(entries, Entry{e.Name(), path, info.IsDir(), info.ModTime()})
	}
	slices.SortFunc(entries, func(a, b Entry) int {
		if a.Folder != b.Folder {
			if a.Folder {
				return -1
			}
			return 1
		}
		if c := cmp.Compare(strings.ToLower(a.Name), strings.ToLower(b.Name)); c != 0 {
			return c
		}
		return cmp.Compare(a.Name, b.Name)
	})
	return entries, nil
}

func hasEnding(name string, endings []string) bool {
	return slices.ContainsFunc(endings, func(e string) bool { return strings.EqualFold(filepath.Ext(name), e) })
}

// Home gives the folder to begin with: the user's documents, else the user's
// folder.
func Home() string {
	home, err := os.UserHomeDir()
	if err != nil {
		dir, _ := filepath.Abs(".")
		return dir
	}
	if docs := filepath.Join(home, "Documents"); isFolder(docs) {
		return docs
	}
	return home
}

func isFolder(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.IsDir()
}

// Place is a folder that people often want.
type Place struct{ Key, Icon, Path string }

// Places lists the usual folders that exist.
func Places() []Place {
	var places []Place
	home, err := os.UserHomeDir()
	if err == nil {
		for _, p := range []Place{
			{"files.home", "user", home},
			{"files.documents", "file-text", filepath.Join(home, "Documents")},
			{"files.desktop", "monitor", filepath.Join(home, "Desktop")},
			{"files.downloads", "download", filepath.Join(home, "Downloads")},
		} {
			if isFolder(p.Path) {
				places = append(places, p)
			}
		}
	}
	return append(places, Place{"files.computer", "layers", root()})
}

func root() string {
	if runtime.GOOS == "windows" {
		return filepath.VolumeName(os.Getenv("SystemRoot")) + `\`
	}
	return "/"
}

// NameFor makes the name of a file out of a title: without characters that some
// system refuses, not too long, with the ending.
func NameFor(title, otherwise, ending string) string {
	clean := strings.Map(func(r rune) rune {
		if unicode.IsControl(r) || strings.ContainsRune(`/\:*?"<>|`, r) {
			return ' '
		}
		return r
	}, strings.ToValidUTF8(title, " "))
	clean = strings.Trim(strings.Join(strings.Fields(clean), " "), ". ")
	for len(clean) > 120 {
		runes := []rune(clean)
		clean = strings.TrimRight(string(runes[:len(runes)-1]), " .")
	}
	if clean == "" {
		clean = otherwise
	}
	return clean + ending
}

// Resolve makes a path of what was typed as a name: absolute, with the ending.
// "~" stands for the user's folder.
func Resolve(dir, name, ending string) string {
	name = strings.TrimSpace(name)
	if rest, ok := strings.CutPrefix(name, "~"); ok && (rest == "" || rest[0] == '/' || rest[0] == filepath.Separator) {
		if home, err := os.UserHomeDir(); err == nil {
			name = filepath.Join(home, rest)
		}
	}
	if !filepath.IsAbs(name) {
		name = filepath.Join(dir, name)
	}
	if ending != "" && !strings.EqualFold(filepath.Ext(name), ending) {
		name += ending
	}
	return name
}
