// Package settings keeps what somebody chose about the program itself: language,
// look, the files opened last, the size of the window, which panels are open.
//
// What lives here: the values and their small file in the data folder. What
// does not: anything about a project, which is in the project's own file.
package settings

import (
	"encoding/json"
	"io"
	"os"
	"path/filepath"
	"slices"
	"time"

	"waymark/gui/theme"
	"waymark/storage/atomicfile"
)

// MostRecent is how many files are remembered.
const MostRecent = 20

// Values are the settings. The zero Values are what a new user has.
type Values struct {
	Language string     `json:"language"` // a tag of i18n.Languages, "" to follow the system
	Theme    theme.Mode `json:"theme"`    // "" is theme.System
	// SystemDark is whether the desktop wanted dark when it was last asked: its
	// answer takes a moment at each start.
	SystemDark bool     `json:"systemDark"`
	Author     string   `json:"author"` // whose name changes carry
	Recent     []Recent `json:"recent"` // the latest first

	Width         float32 `json:"width"` // of the window, in Fyne's units; 0 is the usual size
	Height        float32 `json:"height"`
	HideRail      bool    `json:"hideRail"`
	HideInspector bool    `json:"hideInspector"`
	Folder        string  `json:"folder"` // where a file was opened or saved last
}

// Recent is a file that was opened.
type Recent struct {
	Path string    `json:"path"`
	Time time.Time `json:"time"`
}

// Mode gives the look.
func (v *Values) Mode() theme.Mode {
	if slices.Contains(theme.Modes(), v.Theme) {
		return v.Theme
	}
	return theme.System
}

// Remember puts a file at the head of the recent ones.
func (v *Values) Remember(path string, now time.Time) {
	v.Forget(path)
	v.Recent = slices.Insert(v.Recent, 0, Recent{path, now.UTC().Truncate(time.Second)})
	v.Recent = v.Recent[:min(len(v.Recent), MostRecent)]
}

// Forget takes a file out of the recent ones.
func (v *Values) Forget(path string) {
	v.Recent = slices.DeleteFunc(slices.Clone(v.Recent), func(r Recent) bool { return r.Path == path })
}

// Store is the settings with their file.
type Store struct {
	Values
	path string
}

// Load reads the settings of a data folder. Where there are none, or none that
// can be read, they are those of a new user: settings never keep the program
// from starting.
func Load(folder string) *Store {
	s := &Store{path: filepath.Join(folder, "settings.json")}
	data, err := os.ReadFile(s.path)
	if err != nil {
		return s
	}
	var v Values
	if json.Unmarshal(data, &v) == nil {
		s.Values = v
	}
	return s
}

// Save writes the settings.
func (s *Store) Save() error {
	if err := os.MkdirAll(filepath.Dir(s.path), 0o700); err != nil {
		return err
	}
	return atomicfile.Write(s.path, true, func(w io.Writer) error {
		enc := json.NewEncoder(w)
		enc.SetIndent("", "  ")
		return enc.Encode(&s.Values)
	})
}
