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
	Finding
	// InspectorWidth is how wide somebody made the inspector; 0 is the usual width.
	InspectorWidth float32 `json:"inspectorWidth"`
	// TextSize is the size of the window's text in per cent of the usual; 0 is 100.
	TextSize int `json:"textSize"`
	// Hints are the first hints that were shown and need not come again.
	Hints  []string `json:"hints"`
	Folder string   `json:"folder"` // where a file was opened or saved last
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

// The bounds of what a settings file may say.
const (
	LeastTextSize       = 90 // per cent
	MostTextSize        = 150
	UsualInspectorWidth = 304 // in Fyne's units
	LeastInspectorWidth = 304
	MostInspectorWidth  = 560
)

// TextSizes are the sizes of text that the settings offer, in per cent.
func TextSizes() []int { return []int{90, 100, 110, 120, 130, 140, 150} }

// TextScale gives the size of the window's text, 1 for the usual one.
func (v *Values) TextScale() float64 {
	if v.TextSize == 0 {
		return 1
	}
	return float64(min(max(v.TextSize, LeastTextSize), MostTextSize)) / 100
}

// SideWidth gives the width of the inspector.
func (v *Values) SideWidth() float32 {
	if v.InspectorWidth == 0 {
		return UsualInspectorWidth
	}
	return min(max(v.InspectorWidth, LeastInspectorWidth), MostInspectorWidth)
}

// Hinted tells whether a hint was shown before, and notes that it is now.
func (v *Values) Hinted(hint string) bool {
	if slices.Contains(v.Hints, hint) {
		return true
	}
	v.Hints = append(v.Hints, hint)
	return false
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
