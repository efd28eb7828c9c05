package shell

import (
	"encoding/json"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"waymark/resources/i18n"
)

// teachFyne gives Fyne the words of its own that can be seen in our windows: the
// context menu of fields. Fyne chooses by the system's language and cannot be
// told another, so the words go under the name of that language whatever it is.
func teachFyne(texts *i18n.Catalog) {
	words := map[string]string{}
	for fyneKey, key := range map[string]string{
		"Undo": "menu.undo", "Redo": "menu.redo", "Cut": "menu.cut", "Copy": "menu.copy", "Paste": "menu.paste", "Select all": "menu.select-all",
		"Quit": "menu.quit", "OK": "dialog.ok", "Cancel": "dialog.cancel", "Save": "menu.save", "Open": "start.open",
	} {
		words[fyneKey] = texts.T(key)
	}
	data, err := json.Marshal(words)
	if err != nil {
		return // texts are always JSON
	}
	name := lang.SystemLocale().LanguageString() + ".json"
	if err := lang.AddTranslations(fyne.NewStaticResource(name, data)); err != nil {
		fyne.LogError("Fyne does not take its words", err)
	}
}
