package shell

import (
	"strconv"

	"waymark/gui/controls"
	"waymark/gui/settings"
	"waymark/gui/theme"
	"waymark/resources/i18n"
)

// settingsDialog shows what can be chosen about the program. Each choice takes
// effect at once.
func (w *Window) settingsDialog() {
	k, s := w.kit, w.shell
	const width = 480
	languages := func() []controls.Option {
		options := []controls.Option{{Text: w.t("settings.language.system")}}
		for _, lang := range i18n.Languages() {
			options = append(options, controls.Option{Value: lang, Text: w.t("language." + keyOf(lang))})
		}
		return options
	}
	language := k.Choice("settings.language", languages, s.cfg.Settings.Language, func(v string) {
		w.closeDialog()
		s.SetLanguage(v)
		w.settingsDialog()
	})
	var modes []controls.Option
	for _, m := range theme.Modes() {
		modes = append(modes, controls.Option{Value: string(m), Text: w.t("theme." + string(m))})
	}
	look := k.Segments("settings.theme", modes, string(s.cfg.Settings.Mode()), func(v string) { s.SetTheme(theme.Mode(v)) })
	var sizes []controls.Option
	for _, size := range settings.TextSizes() {
		sizes = append(sizes, controls.Option{Value: strconv.Itoa(size), Text: strconv.Itoa(size) + " %"})
	}
	text := k.Segments("settings.text", sizes, strconv.Itoa(s.textSize()), func(v string) {
		if size, err := strconv.Atoi(v); err == nil {
			s.SetTextSize(size)
		}
	})
	author := k.Field(controls.FieldSpec{ID: "settings.author", Value: s.cfg.Settings.Author, Commit: func(name string) string {
		s.SetAuthor(name)
		return ""
	}})
	hint := k.Label(w.t("settings.author.hint"), controls.Style{Size: theme.SmallSize, Paint: controls.Quiet, Wrap: width})
	k.Dialog(w.win.Canvas(), controls.DialogSpec{
		ID: "settings", Title: w.t("settings.title"), Width: width, Closed: func() {
			author.HandOver()
			w.focusMap()
		},
		Body: controls.Column(16,
			k.Labelled(w.t("settings.language"), width, language),
			k.Labelled(w.t("settings.theme"), width, look),
			controls.Column(4, k.Labelled(w.t("settings.text"), width, text), k.Label(w.t("settings.text.hint"), controls.Style{Size: theme.SmallSize, Paint: controls.Quiet, Wrap: width})),
			controls.Column(4, k.Labelled(w.t("settings.author"), width, author), hint),
		),
		Buttons: []controls.ButtonSpec{{ID: "settings.ok", Text: w.t("dialog.close"), OnTap: w.closeDialog}},
	})
}

// keyOf gives a language tag as part of a key.
func keyOf(lang string) string {
	switch lang {
	case i18n.SimplifiedChinese:
		return "zh-hans"
	case i18n.TraditionalChinese:
		return "zh-hant"
	}
	return "en"
}

// SetLanguage changes the language of all windows and remembers it; "" follows
// the system.
func (s *Shell) SetLanguage(lang string) {
	s.cfg.Settings.Language = lang
	s.keepSettings()
	s.chooseTexts()
	s.applyTheme()
	for _, w := range s.windows {
		w.rebuild()
	}
}

// SetAuthor changes the name that the next changes carry.
func (s *Shell) SetAuthor(name string) {
	s.cfg.Settings.Author = name
	s.keepSettings()
	for _, w := range s.windows {
		if w.project != nil {
			w.project.editor.SetAuthor(name)
		}
	}
}
