package shell

import (
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"
	"github.com/stretchr/testify/require"

	"waymark/domain/journey"
	"waymark/domain/scene"
	"waymark/gui/controls"
	"waymark/gui/settings"
	"waymark/gui/theme"
	"waymark/resources/i18n"
	"waymark/resources/templates"
	"waymark/storage/mapfile"
	"waymark/storage/session"
)

func TestStartPageOffersEverythingInEachLanguage(t *testing.T) {
	for _, lang := range i18n.Languages() {
		t.Run(lang, func(t *testing.T) {
			r := newRig(t, lang)
			w := r.window()
			var want []string
			for _, info := range templates.List() {
				want = append(want, "start."+info.ID)
			}
			require.ElementsMatch(t, want, names(w, "card"))
			require.Contains(t, names(w, "button"), "start.open")
			require.Equal(t, r.shell.texts.T("app.name"), w.win.Title())
		})
	}
}

func TestATileMakesAProjectOfItsOwn(t *testing.T) {
	r := newRig(t, "zh-Hans")
	w := r.window()
	press(t, w, "start.example-b2b")
	require.NotNil(t, w.project)
	p := w.project
	require.True(t, p.session.Untitled())
	require.Equal(t, "zh-Hans", p.doc().Project.Language)
	require.Contains(t, w.win.Title(), p.doc().Project.Title)
	first := p.doc().Project.ID

	// The same example again gets a window and ids of its own.
	w.makeFrom("example-b2b")
	require.Len(t, r.shell.Windows(), 2)
	require.NotEqual(t, first, r.shell.Windows()[1].project.doc().Project.ID)

	// Nobody changed anything, so nothing is left behind.
	require.True(t, r.shell.Quit())
	drafts, err := session.Drafts(r.data)
	require.NoError(t, err)
	require.Empty(t, drafts)
}

func TestUntitledWorkIsOnTheStartPage(t *testing.T) {
	r := newRig(t, "en")
	w := r.open("blank")
	change(t, w.project, addCard(t, w.project), "kept")
	w.goHome()
	require.Nil(t, w.project)
	lines := names(w, "line")
	require.Len(t, lines, 1)
	press(t, w, lines[0])
	require.NotNil(t, w.project)
	require.Len(t, w.project.doc().Cards.IDs(), 1)
}

func addCard(t *testing.T, p *project) *journey.Card {
	t.Helper()
	o := p.doc().Outline(p.mapID)
	var id journey.ID
	require.NoError(t, p.do(label("add-card"), func(tx *txn) error {
		var err error
		id, err = tx.AddCard(o.Lanes[0].ID, o.Steps[0].ID, 0, "card")
		return err
	}))
	return p.doc().Cards.Get(id)
}

func TestMenusTellWhatUndoTakesBack(t *testing.T) {
	r := newRig(t, "en")
	w := r.open("example-b2b")
	m := w.menus
	m.refresh()
	require.True(t, m.items["edit.undo"].Disabled)
	require.Equal(t, "Undo", m.items["edit.undo"].Label)

	card := firstCard(w.project, journey.Touchpoints)
	change(t, w.project, card, "Changed")
	m.refresh()
	require.False(t, m.items["edit.undo"].Disabled)
	require.Equal(t, "Undo: Edit card “"+card.Text+"”", m.items["edit.undo"].Label)
	require.True(t, m.items["edit.redo"].Disabled)

	m.items["edit.undo"].Action()
	require.Equal(t, card.Text, w.project.doc().Cards.Get(card.ID).Text)
	m.refresh()
	require.Equal(t, "Redo: Edit card “"+card.Text+"”", m.items["edit.redo"].Label)
	m.items["edit.redo"].Action()
	require.Equal(t, "Changed", w.project.doc().Cards.Get(card.ID).Text)

	w.goHome()
	m.refresh()
	require.True(t, m.items["edit.undo"].Disabled, "on the start page there is nothing to undo")
}

func TestUndoInAFieldTakesBackTyping(t *testing.T) {
	r := newRig(t, "en")
	w := r.open("example-b2b")
	card := firstCard(w.project, journey.Touchpoints)
	change(t, w.project, card, "Changed")
	w.project.board.Select(scene.Ref{Kind: journey.CardKind, ID: card.ID})
	press(t, w, "inspector.note")
	field, ok := w.win.Canvas().Focused().(*controls.Field)
	require.True(t, ok, "a press gives a field the keyboard")
	before := field.Value()
	for _, c := range "打字" {
		field.TypedRune(c)
	}
	require.NotEqual(t, before, field.Value())
	w.undo()
	require.Equal(t, before, field.Value())
	require.Equal(t, "Changed", w.project.doc().Cards.Get(card.ID).Text, "the map is as it was")
}

func TestAFieldIsOneChangeWhenItIsLeft(t *testing.T) {
	r := newRig(t, "en")
	w := r.open("example-b2b")
	card := firstCard(w.project, journey.Doing)
	w.project.board.Select(scene.Ref{Kind: journey.CardKind, ID: card.ID})
	press(t, w, "inspector.note")
	changes := w.project.editor.History().Len()
	const note = "价格要透明 <&%> “now”\u0000\nsecond line 🙂"
	field := w.win.Canvas().Focused().(*controls.Field)
	for _, c := range note {
		field.TypedRune(c)
	}
	require.Equal(t, changes, w.project.editor.History().Len(), "nothing is committed while typing")
	w.win.Canvas().Unfocus()
	require.Equal(t, changes+1, w.project.editor.History().Len())
	require.Equal(t, note, w.project.doc().Cards.Get(card.ID).Note)
}

func TestSettingsPersist(t *testing.T) {
	r := newRig(t, "en")
	w := r.open("example-b2b")
	r.shell.SetTheme(theme.Dark)
	r.shell.SetLanguage("zh-Hant")
	r.shell.SetAuthor("王小明")
	require.Equal(t, "檔案", w.menus.list[0].Label, "the language changes at once")
	require.NotNil(t, w.project, "and what is open stays open")
	require.True(t, r.shell.dark())
	change(t, w.project, firstCard(w.project, journey.Doing), "新")
	changes := w.project.editor.History().Changes()
	require.Equal(t, "王小明", changes[len(changes)-1].Author)

	again := settings.Load(r.data)
	require.Equal(t, theme.Dark, again.Mode())
	require.Equal(t, "zh-Hant", again.Language)
	require.Equal(t, "王小明", again.Author)
}

func TestWithoutAChoiceTheSystemDecides(t *testing.T) {
	r := newRig(t, "")
	require.Equal(t, "en", r.shell.texts.Lang())
	r.shell.cfg.Locale = "zh_HK.UTF-8"
	r.shell.chooseTexts()
	require.Equal(t, "zh-Hant", r.shell.texts.Lang())
	require.False(t, r.shell.dark(), "light, until the desktop says otherwise")
}

func TestABadFileIsToldAndLeftAsItIs(t *testing.T) {
	folder := t.TempDir()
	write := func(name, data string) string {
		path := filepath.Join(folder, name)
		require.NoError(t, os.WriteFile(path, []byte(data), 0o600))
		return path
	}
	for _, lang := range i18n.Languages() {
		for what, path := range map[string]string{
			"text": write("notes 文件 #1?.waymark", "not a map"), "empty": write("empty.waymark", ""),
			"missing": filepath.Join(folder, "missing.waymark"), "folder": folder,
		} {
			t.Run(lang+" "+what, func(t *testing.T) {
				before, _ := os.ReadFile(path)
				r := newRig(t, lang)
				w := r.window()
				w.Open(path)
				require.Nil(t, w.project)
				require.True(t, w.kit.InDialog())
				require.Contains(t, names(w, "button"), "fault.ok")
				press(t, w, "fault.ok")
				require.False(t, w.kit.InDialog())
				after, _ := os.ReadFile(path)
				require.Equal(t, before, after)
			})
		}
	}
}

func TestErrorsSpeakTheLanguageOfTheWindow(t *testing.T) {
	_, err := mapfile.Open(filepath.Join(t.TempDir(), "nowhere.waymark"))
	require.Contains(t, sentence(i18n.For("en"), err), "was not found")
	require.Contains(t, sentence(i18n.For("zh-Hans"), err), "找不到")
	require.Contains(t, sentence(i18n.For("zh-Hant"), err), "nowhere.waymark")
	require.Contains(t, sentence(i18n.For("zh-Hans"), os.ErrDeadlineExceeded), "意外")
}

func TestSaveAsAsksBeforeItReplaces(t *testing.T) {
	r := newRig(t, "en")
	folder := t.TempDir()
	r.shell.cfg.Settings.Folder = folder
	taken := filepath.Join(folder, "taken.waymark")
	require.NoError(t, os.WriteFile(taken, []byte("precious"), 0o600))
	w := r.open("example-b2b")

	w.saveAs()
	typeName(t, w, "taken")
	press(t, w, "files.ok")
	require.Contains(t, names(w, "button"), "replace.ok")
	data, err := os.ReadFile(taken)
	require.NoError(t, err)
	require.Equal(t, "precious", string(data), "nothing is touched before the answer")
	press(t, w, "replace.cancel")
	require.True(t, w.kit.InDialog(), "one can choose another name")
	require.True(t, w.project.session.Untitled())

	typeName(t, w, "企业 采购 #1?")
	press(t, w, "files.ok")
	require.False(t, w.kit.InDialog())
	path := filepath.Join(folder, "企业 采购 #1?.waymark")
	require.FileExists(t, path)
	require.Equal(t, path, w.project.session.Path())
	require.Equal(t, path, settings.Load(r.data).Recent[0].Path)

	w.saveAs()
	typeName(t, w, "taken.waymark")
	press(t, w, "files.ok")
	press(t, w, "replace.ok")
	require.Equal(t, taken, w.project.session.Path())
	_, err = mapfile.Open(taken)
	require.NoError(t, err)
}

func typeName(t *testing.T, w *Window, name string) {
	t.Helper()
	field, ok := w.win.Canvas().Focused().(*controls.Field)
	if !ok {
		press(t, w, "files.name")
		field = w.win.Canvas().Focused().(*controls.Field)
	}
	field.TypedShortcut(&fyne.ShortcutSelectAll{})
	for _, c := range name {
		field.TypedRune(c)
	}
}

func TestClosingSavesWithoutAQuestion(t *testing.T) {
	r := newRig(t, "en")
	path := filepath.Join(t.TempDir(), "map.waymark")
	w := r.open("example-b2b")
	w.saveTo(path, false)
	card := firstCard(w.project, journey.Doing)
	change(t, w.project, card, "last words")
	require.True(t, w.Close())
	require.False(t, w.kit.InDialog())
	require.Empty(t, r.shell.Windows())
	file, err := mapfile.Open(path)
	require.NoError(t, err)
	require.Equal(t, "last words", file.Document.Cards.Get(card.ID).Text)
}

func TestWhatIsBeingTypedIsSavedToo(t *testing.T) {
	for name, end := range map[string]func(r *rig, w *Window){
		"close":  func(_ *rig, w *Window) { require.True(t, w.Close()) },
		"signal": func(r *rig, _ *Window) { r.shell.Finish() },
	} {
		t.Run(name, func(t *testing.T) {
			r := newRig(t, "en")
			path := filepath.Join(t.TempDir(), "map.waymark")
			w := r.open("example-b2b")
			w.saveTo(path, false)
			card := firstCard(w.project, journey.Doing)
			w.project.board.Select(scene.Ref{Kind: journey.CardKind, ID: card.ID})
			press(t, w, "inspector.note")
			for _, c := range "half a sent" {
				w.win.Canvas().Focused().TypedRune(c)
			}
			end(r, w)
			file, err := mapfile.Open(path)
			require.NoError(t, err)
			require.Equal(t, "half a sent", file.Document.Cards.Get(card.ID).Note)
		})
	}
}

func TestAfterACrashEverythingIsBackAndSaidSo(t *testing.T) {
	crashed := newRig(t, "en")
	path := filepath.Join(t.TempDir(), "map.waymark")
	w := crashed.open("example-b2b")
	w.saveTo(path, false)
	card := firstCard(w.project, journey.Doing)
	for _, text := range []string{"one", "two", "three"} {
		change(t, w.project, card, text)
	}
	crashed.until("the journal is written", func() bool { return w.project.session.State().Safe })

	// The crash: somebody else finds the file and the journal as they were.
	data := t.TempDir()
	require.NoError(t, os.CopyFS(data, os.DirFS(crashed.data)))
	r := newRigIn(t, "", data)
	again := r.shell.Start(nil)
	require.NotNil(t, again.project, "it is opened without a question")
	require.False(t, again.kit.InDialog())
	require.Equal(t, "three", again.project.doc().Cards.Get(card.ID).Text)
	require.Equal(t, "Waymark ended unexpectedly. All 3 changes are back.", again.notice.Saying())
	again.menus.refresh()
	require.False(t, again.menus.items["edit.undo"].Disabled, "and can be undone")
}

func TestAFileIsOpenOnce(t *testing.T) {
	r := newRig(t, "en")
	path := filepath.Join(t.TempDir(), "map.waymark")
	w := r.open("example-b2b")
	w.saveTo(path, false)
	other := r.window()
	other.Open(path)
	require.Nil(t, other.project)
	require.Len(t, r.shell.Windows(), 2)
	require.False(t, other.kit.InDialog())
}

func TestPanelsFold(t *testing.T) {
	r := newRig(t, "en")
	w := r.open("example-b2b")
	before := w.project.board.Size().Width
	w.flipInspector()
	w.flipRail()
	settleLayout(w)
	require.Greater(t, w.project.board.Size().Width, before+300, "the map gets the room")
	again := settings.Load(r.data)
	require.True(t, again.HideInspector)
	require.True(t, again.HideRail)
}

func TestMapsAreTabs(t *testing.T) {
	r := newRig(t, "en")
	w := r.open("example-b2b")
	require.Len(t, names(w, "tab"), 1)
	first := w.project.mapID
	press(t, w, "top.new-map")
	require.Len(t, names(w, "tab"), 2)
	require.NotEqual(t, first, w.project.mapID, "the new map is shown")
	require.NoError(t, w.project.doc().Validate())
	press(t, w, "map."+string(first))
	require.Equal(t, first, w.project.mapID)
	w.deleteMap(first)
	require.Len(t, names(w, "tab"), 1)
	require.NotEqual(t, first, w.project.mapID)
	w.deleteMap(w.project.mapID)
	require.Len(t, names(w, "tab"), 1, "the last map stays")
	w.undo()
	require.Len(t, names(w, "tab"), 2)
}
