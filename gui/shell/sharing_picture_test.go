package shell

import (
	"bytes"
	"image"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"github.com/stretchr/testify/require"

	"waymark/domain/edit"
	"waymark/domain/journey"
	"waymark/storage/mapfile"
)

// worked changes a file at a certain time, into another one or the same.
func worked(t *testing.T, from, to, author string, at time.Time, work func(e *edit.Editor)) {
	t.Helper()
	f, err := mapfile.Open(from)
	require.NoError(t, err)
	e := edit.New(f.Document, f.History, edit.Options{Author: author, Now: func() time.Time { at = at.Add(time.Minute); return at }})
	work(e)
	_, err = mapfile.Save(to, e.Document(), e.History().Changes(), true)
	require.NoError(t, err)
}

// apart writes an example that two people changed apart: at plan, with a named
// version, and at a colleague's copy.
func apart(t *testing.T, r *rig) (plan, copied string) {
	t.Helper()
	dir := t.TempDir()
	// Beside the file the copy would be found and offered.
	plan, copied = filepath.Join(dir, "plan.waymark"), filepath.Join(t.TempDir(), "plan-bo.waymark")
	w := kept(t, r, plan)
	touch, pain := cardsOf(w.project, journey.Touchpoints), cardsOf(w.project, journey.PainPoints)
	o := w.project.doc().Outline(w.project.mapID)
	persona, stages := o.Personas[0].ID, o.Stages
	w.goHome()
	words := map[string][]string{
		"en":      {"Demo with the real data of the buyer, at their office", "Online demo, recorded for those who could not come", "Nobody answers on Fridays", "Price list as a PDF", "Before the workshop", "They compare our offer with two others and ask their IT whether the data may leave the house. We answer within a week."},
		"zh-Hans": {"到客户办公室，用客户自己的数据演示", "线上演示，并为无法参加的人录像", "周五无人接听", "PDF 价目表", "研讨会之前", "客户会把我们的方案和另外两家作比较，并请信息部门确认数据能否存放在公司外部。我们一周内答复。"},
	}[r.shell.texts.Lang()]
	sooner := strings.NewReplacer("within a week", "the same day", "一周内", "当天").Replace(words[5])
	must := func(e *edit.Editor, verb edit.Verb, do func(tx *edit.Tx) error) {
		_, err := e.Do(edit.Label{Verb: verb, Subject: words[0]}, do)
		require.NoError(t, err)
	}
	at := time.Date(2024, 3, 4, 9, 0, 0, 0, time.Local)
	worked(t, plan, plan, "Lena", at, func(e *edit.Editor) {
		must(e, edit.VerbRename, func(tx *edit.Tx) error {
			return edit.Update(tx, e.Document().Project.ID, func(p *journey.Project) { p.Owner = "Lena" })
		})
		must(e, edit.VerbEditCard, func(tx *edit.Tx) error {
			return edit.Update(tx, touch[1].ID, func(c *journey.Card) { c.Note = words[5] })
		})
		_, err := e.NameVersion(e.History().Head(), words[4], "")
		require.NoError(t, err)
	})
	worked(t, plan, copied, "Bo", at.AddDate(0, 0, 1), func(e *edit.Editor) {
		must(e, edit.VerbEditCard, func(tx *edit.Tx) error { return tx.SetCardText(touch[2].ID, words[1]) })
		must(e, edit.VerbRename, func(tx *edit.Tx) error { return tx.Rename(tx.Document().Stages.Get(stages[1].ID), words[3]) })
		must(e, edit.VerbAddCard, func(tx *edit.Tx) error { _, err := tx.AddCard(pain[0].Lane, pain[0].Step, 1, words[2]); return err })
		must(e, edit.VerbDeleteCard, func(tx *edit.Tx) error { tx.RemoveCards(touch[4].ID); return nil })
	})
	worked(t, plan, plan, "Lena", at.AddDate(0, 0, 2), func(e *edit.Editor) {
		must(e, edit.VerbEditCard, func(tx *edit.Tx) error { return tx.SetCardText(touch[2].ID, words[0]) })
		must(e, edit.VerbRename, func(tx *edit.Tx) error { return tx.Rename(tx.Document().Stages.Get(stages[1].ID), words[4]) })
		must(e, edit.VerbMoveCard, func(tx *edit.Tx) error {
			if err := edit.Update(tx, touch[1].ID, func(c *journey.Card) { c.Note = sooner }); err != nil {
				return err
			}
			return tx.MoveCards([]journey.ID{touch[1].ID}, touch[1].Lane, o.Steps[4].ID, 0)
		})
		must(e, edit.VerbAddCard, func(tx *edit.Tx) error { _, err := tx.AddCard(pain[0].Lane, pain[0].Step, 1, words[2]); return err })
		must(e, edit.VerbDeleteCard, func(tx *edit.Tx) error { tx.RemoveCards(touch[5].ID); return nil })
		must(e, edit.VerbSetEmotion, func(tx *edit.Tx) error {
			for i, value := range []float64{1.5, 0, -1} {
				if err := tx.SetEmotion(persona, o.Steps[2*i+1].ID, value); err != nil {
					return err
				}
			}
			return nil
		})
	})
	return plan, copied
}

// painted waits until an object by itself in a window, with the dialog over it,
// stays as it is, and gives its picture: bars and panels have pictures of their own.
func painted(r *rig, w *Window, object fyne.CanvasObject) image.Image {
	whole, size := w.win.Canvas().Content(), w.win.Canvas().Size()
	defer func() {
		w.win.SetContent(whole)
		w.win.Resize(size)
		settleLayout(w)
	}()
	w.win.SetContent(container.NewStack(object))
	w.win.Resize(size)
	settleLayout(w)
	var before *image.NRGBA
	r.until("all is painted", func() bool {
		time.Sleep(150 * time.Millisecond)
		now, _ := w.win.Canvas().Capture().(*image.NRGBA)
		same := before != nil && bytes.Equal(now.Pix, before.Pix)
		before = now
		return same
	})
	return before
}

// TestSharingLooksAsItShould compares the windows for merging, sending and looking
// back with pictures that somebody looked at.
func TestSharingLooksAsItShould(t *testing.T) {
	for _, look := range looks() {
		t.Run(look.name, func(t *testing.T) {
			r := newRig(t, look.lang)
			r.shell.SetTheme(look.mode)
			r.shell.SetAuthor("Lena")
			r.shell.cfg.Settings.HideOverview = true // it comes once the map has rested
			plan, copied := apart(t, r)
			w := r.window()
			w.Open(plan)
			r.until("it is open", func() bool { return w.project != nil })
			w.win.Resize(fyne.NewSize(800, 768))
			p := w.project
			nothing := container.NewStack()

			w.mergeFile(copied)
			r.until("the preview is open", w.kit.InDialog)
			requireLike(t, "merge-"+look.name+".png", painted(r, w, nothing))
			press(t, w, "merge.ok")
			r.until("it came in", func() bool { return w.notice.Saying() != "" })
			press(t, w, "notice.action")
			require.True(t, w.kit.InDialog())
			requireLike(t, "came-"+look.name+".png", painted(r, w, nothing))
			w.closeDialog()
			press(t, w, "notice.second")

			require.NoError(t, p.do(edit.Label{Verb: edit.VerbAddMap}, func(tx *edit.Tx) error {
				_, err := tx.AddStage(tx.AddMap("Renewal 续约"), 0, "First")
				return err
			}))
			require.True(t, w.Run("file.send"))
			press(t, w, "send.what") // its middle belongs to the second choice
			press(t, w, "send.map."+string(p.doc().MapsInOrder()[1].ID))
			press(t, w, "send.notes")
			requireLike(t, "send-"+look.name+".png", painted(r, w, nothing))
			w.closeDialog()
		})
	}
}

// TestComparingLooksAsItShould compares the page on which two versions are compared
// with a picture that somebody looked at: marks on the board, two curves over each
// other, the list.
func TestComparingLooksAsItShould(t *testing.T) {
	for _, look := range looks() {
		t.Run(look.name, func(t *testing.T) {
			r := newRig(t, look.lang)
			r.shell.SetTheme(look.mode)
			r.shell.cfg.Settings.HideOverview = true
			plan, _ := apart(t, r)
			w := r.window()
			w.Open(plan)
			r.until("it is open", func() bool { return w.project != nil })
			w.win.Resize(fyne.NewSize(1366, 768))
			p := w.project
			require.True(t, w.Run("page.versions"))
			press(t, w, "version."+p.editor.History().Versions()[0].Name)
			r.until("it is shown", func() bool { return p.versions.Showing() != p.doc() && p.versions.Showing() != nil })
			requireLike(t, "version-"+look.name+".png", painted(r, w, w.onGround(p.versions.Object())))
			press(t, w, "versions.compare-now")
			r.until("it is compared", func() bool { return p.versions.Comparing() != nil })
			for _, c := range cardsOf(p, journey.Touchpoints) {
				if strings.Contains(c.Note, "the same day") || strings.Contains(c.Note, "当天") {
					press(t, w, "diff.card."+string(c.ID))
				}
			}
			requireLike(t, "compare-"+look.name+".png", painted(r, w, w.onGround(p.versions.Object())))
		})
	}
}
