package shell

import (
	"errors"
	"fmt"
	"strings"

	"waymark/domain/fault"
	"waymark/gui/controls"
	"waymark/resources/i18n"
)

// sentence tells an error in the language of the window. What has no
// translation is told in English, after a sentence that one can read.
func sentence(texts *i18n.Catalog, err error) string {
	var f *fault.Fault
	if !errors.As(err, &f) {
		return texts.T("error.internal", err.Error())
	}
	if texts.Lang() == i18n.English {
		return f.Message
	}
	if key := "error." + string(f.Code); texts.Has(key) {
		// A code may come with fewer values than its sentence has places for.
		if told := texts.T(key, f.Args...); !strings.Contains(told, fmt.Sprintf("{%d}", len(f.Args))) {
			return told
		}
	}
	return texts.T("error.detail", f.Message)
}

// Sentence tells an error in the language of the windows.
func (s *Shell) Sentence(err error) string { return sentence(s.texts, err) }

// fault shows an error: what did not work, why, and that nothing was lost.
func (w *Window) fault(titleKey string, err error) {
	w.kit.Dialog(w.win.Canvas(), controls.DialogSpec{
		ID: "fault", Title: w.t(titleKey), Text: w.shell.Sentence(err),
		Buttons: []controls.ButtonSpec{{ID: "fault.ok", Text: w.t("dialog.ok"), OnTap: w.closeDialog}},
	})
}

// closeDialog takes the uppermost dialog away.
func (w *Window) closeDialog() { w.kit.CloseDialog() }
