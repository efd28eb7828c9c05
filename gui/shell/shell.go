package shell

import (
	"net/url"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"time"

	"fyne.io/fyne/v2"
	fynetheme "fyne.io/fyne/v2/theme"

	"waymark/domain/scene"
	"waymark/gui/controls"
	"waymark/gui/layoutlog"
	"waymark/gui/printing"
	"waymark/gui/settings"
	"waymark/gui/theme"
	"waymark/resources/i18n"
	"waymark/storage/clipboard"
	"waymark/storage/export/kit"
	"waymark/storage/session"
)

// Config is what the program hands to its windows.
type Config struct {
	App      fyne.App
	Kit      *kit.Kit
	Settings *settings.Store
	Folder   string // the data folder, of drafts, journals and settings
	Locale   string // of the system, such as zh_TW.UTF-8
	Version  string
	// Do runs a function on Fyne's goroutine, later; nil for fyne.Do. Tests, which
	// have no such goroutine, keep the functions until they want them.
	Do func(func())
	// Ended is called on Fyne's goroutine when the last window is to close and all
	// is saved; nil to leave the rest to Fyne.
	Ended func()
	// LayoutLog is the path of a file that always tells where on the screen
	// things are, for tests with a real pointer. "" for none.
	LayoutLog string
	// System is what the desktop does with PDFs; by default, what it can.
	System printing.System
	// Now gives the time that printed pages carry; nil for time.Now.
	Now func() time.Time
}

// Shell is all windows of the program and what they share.
type Shell struct {
	cfg     Config
	texts   *i18n.Catalog
	fonts   *theme.Fonts
	windows []*Window
	thumbs  thumbs
	wentTo  []string // by name, the latest first
	clips   *clipboard.Store
	log     *layoutlog.Writer // nil unless it is wanted
	told    *Window           // the one that the log tells of

	baseScale float64 // of the desktop, without the size of text
	scaled    bool    // Fyne was told a size

	systemKnown bool // whether the desktop has said that it wants light or dark
	applying    bool // while the theme is being set by us
}

// New prepares the look and the words of the windows.
func New(cfg Config) *Shell {
	cfg.complete()
	s := &Shell{cfg: cfg, fonts: &theme.Fonts{}, clips: clipboard.New(cfg.Folder), log: layoutlog.New(cfg.LayoutLog)}
	s.fonts.Changed = s.applyTheme
	// Windows and macOS answer at once, other desktops after a moment.
	s.systemKnown = runtime.GOOS == "windows" || runtime.GOOS == "darwin" || os.Getenv("FYNE_THEME") != ""
	s.chooseTexts()
	s.baseScale = desktopScale(cfg.App)
	s.applyTextSize()
	s.applyTheme()
	cfg.App.Settings().AddListener(func(fyne.Settings) { s.systemChanged() })
	return s
}

// chooseTexts takes the words of the language of the settings, or of the system.
func (s *Shell) chooseTexts() {
	lang := s.cfg.Settings.Language
	if lang == "" {
		lang = i18n.Match(s.cfg.Locale)
	}
	s.texts = i18n.For(lang)
	teachFyne(s.texts)
}

func (s *Shell) t(key string, args ...any) string { return s.texts.T(key, args...) }

// Texts gives the words of the windows.
func (s *Shell) Texts() *i18n.Catalog { return s.texts }

// Windows gives the open windows.
func (s *Shell) Windows() []*Window { return slices.Clone(s.windows) }

func (s *Shell) applyTheme() {
	t := theme.New(s.cfg.Settings.Mode(), s.fonts)
	if !s.systemKnown {
		t.Assume(s.cfg.Settings.SystemDark)
	}
	s.applying = true
	s.cfg.App.Settings().SetTheme(t)
	s.applying = false
}

// systemChanged hears that the desktop wants another look.
func (s *Shell) systemChanged() {
	if s.applying {
		return
	}
	s.systemKnown = true
	dark := s.cfg.App.Settings().ThemeVariant() == fynetheme.VariantDark
	if dark != s.cfg.Settings.SystemDark {
		s.cfg.Settings.SystemDark = dark
		s.keepSettings()
	}
	if s.cfg.Settings.Mode() == theme.System {
		s.applyTheme()
		for _, w := range s.windows {
			w.themeChanged()
		}
	}
}

// SetTheme changes the look of all windows and remembers it.
func (s *Shell) SetTheme(mode theme.Mode) {
	s.cfg.Settings.Theme = mode
	s.keepSettings()
	s.applyTheme()
	for _, w := range s.windows {
		w.themeChanged()
	}
}

// keepSettings writes the settings; that they cannot be written is no reason to
// disturb anybody.
func (s *Shell) keepSettings() { _ = s.cfg.Settings.Save() }

// dark tells whether the windows are dark just now.
func (s *Shell) dark() bool {
	settings := s.cfg.App.Settings()
	t, ok := settings.Theme().(*theme.Theme)
	return ok && t.IsDark(settings.ThemeVariant())
}

// contrast tells whether the windows show the colours of high contrast.
func (s *Shell) contrast() bool { return s.cfg.Settings.Mode() == theme.Contrast }

// mapPalette gives the colours of maps on the screen.
func (s *Shell) mapPalette() scene.Palette {
	switch {
	case s.contrast():
		return scene.HighContrast()
	case s.dark():
		return scene.Dark()
	}
	return scene.Light()
}

// openFile shows a file with the program that the system has for it.
func (s *Shell) openFile(path string) {
	_ = s.cfg.App.OpenURL(&url.URL{Scheme: "file", Path: filepath.ToSlash(path)})
}

func (cfg *Config) complete() {
	if cfg.Do == nil {
		cfg.Do = fyne.Do
	}
	if cfg.Now == nil {
		cfg.Now = time.Now
	}
}

// sessionOptions gives what sessions need; onState is called from any
// goroutine.
func (cfg *Config) sessionOptions(onState func(session.State)) session.Options {
	opts := session.Options{Folder: cfg.Folder, OnState: onState}
	opts.Editor.Author = cfg.Settings.Author
	return opts
}

// Start makes the first window, with a project or, for nil, with the start page,
// and windows for all projects that a crash left with unsaved changes.
func (s *Shell) Start(o *Opening) *Window {
	first := s.NewWindow()
	path := ""
	if o != nil {
		path = o.path
		first.Take(o)
	}
	s.recover(first, path)
	return first
}

// recover opens what a crash left behind, without a question.
func (s *Shell) recover(first *Window, path string) {
	orphans, err := session.RecoverAll(s.cfg.Folder)
	if err != nil {
		return // the data folder cannot be read; there is nothing to tell about it
	}
	w := first
	for _, o := range orphans {
		if samePath(o.Path, path) {
			continue
		}
		if o.Missing {
			if !o.Old { // later it is only listed on the start page
				first.notice.Say(s.t("notice.recover-missing", o.Path))
			}
			continue
		}
		if w.project != nil {
			w = s.NewWindow()
			w.Show()
		}
		w.Open(o.Path)
	}
}

// NewWindow makes a window with the start page. It is not shown yet.
func (s *Shell) NewWindow() *Window {
	if n := len(s.windows); n > 0 {
		s.windows[n-1].keepSize() // another one is as large as the one before it
	}
	w := newWindow(s)
	s.windows = append(s.windows, w)
	return w
}

// Quit closes all windows; each saves. It tells whether all could.
func (s *Shell) Quit() bool {
	for _, w := range s.Windows() {
		if !w.Close() {
			return false
		}
	}
	return true
}

// Finish saves what is still open once the windows have gone without being
// asked, as when the system ends the program.
func (s *Shell) Finish() {
	for _, w := range s.Windows() {
		if f, ok := w.win.Canvas().Focused().(*controls.Field); ok {
			f.HandOver()
		}
		w.keepSize()
		if w.project != nil {
			w.project.board.Finish()
			w.project.unobserve()
			w.project.deaf()
			_ = w.project.session.Close() // what cannot be saved is in the journal
			w.project.board.SetDocument(nil, "")
		}
		s.forget(w)
	}
	s.keepSettings()
}

func (s *Shell) forget(w *Window) {
	if i := slices.Index(s.windows, w); i >= 0 {
		s.windows = slices.Delete(s.windows, i, i+1)
	}
}

// windowOf gives the window in which a file is open, or nil.
func (s *Shell) windowOf(path string) *Window {
	for _, w := range s.windows {
		if w.project != nil && samePath(w.project.session.Path(), path) {
			return w
		}
	}
	return nil
}
