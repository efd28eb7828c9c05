package shell

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"waymark/gui/commands"
	"waymark/gui/controls"
	"waymark/gui/settings"
)

// inspectorSide is the inspector with an edge that makes it wider.
func (p *project) inspectorSide() *fyne.Container {
	s := &p.w.shell.cfg.Settings.Values
	var side *fyne.Container
	set := func(width float32) {
		s.InspectorWidth = min(max(width, settings.LeastInspectorWidth), settings.MostInspectorWidth)
		for _, other := range p.w.shell.windows {
			if other.project != nil {
				other.project.root.Refresh()
			}
		}
		side.Refresh()
	}
	widen := func() {
		for _, other := range p.w.shell.windows {
			if other.project != nil {
				other.project.inspector.Widen()
			}
		}
	}
	edge := p.w.kit.Divider(controls.DividerSpec{
		ID: "inspector.edge", Tip: p.t("inspector.edge"), Width: s.SideWidth, Set: set,
		Done: func() {
			p.w.shell.keepSettings()
			widen()
		},
		Usual: func() { set(settings.UsualInspectorWidth) },
	})
	side = controls.Frame(nil, nil, edge, nil, controls.Wide(s.SideWidth, p.inspector.Object()))
	return side
}

// flipClean shows the map alone, or the bars and panels again.
func (w *Window) flipClean() { w.setClean(!w.clean) }

func (w *Window) setClean(clean bool) {
	if w.project == nil || w.clean == clean {
		return
	}
	w.clean = clean
	w.project.fold()
	w.showMenuRow()
	controls.SetVisible(w.wayBack, clean)
	w.menus.update()
	w.focusMap()
}

// flipFullScreen fills the screen with the map alone, or goes back.
func (w *Window) flipFullScreen() {
	full := !w.win.FullScreen()
	w.win.SetFullScreen(full)
	w.setClean(full)
}

// leaveClean brings bars and panels back, if they are away. It tells whether
// they were.
func (w *Window) leaveClean() bool {
	if !w.clean {
		return false
	}
	if w.win.FullScreen() {
		w.win.SetFullScreen(false)
	}
	w.setClean(false)
	return true
}

// newWayBack is the button at the lower edge of a map that is shown alone: at the
// upper one are the personas and the stages, which everybody needs to see.
func (w *Window) newWayBack() fyne.CanvasObject {
	button := w.kit.Button(controls.ButtonSpec{ID: "clean.leave", Icon: "panel-right", Text: w.t("clean.leave"), Tip: commands.WithKeys(w.t, "view.clean", w.t("clean.tip")), OnTap: func() { w.leaveClean() }})
	row := container.NewHBox(controls.Space(), controls.Padded(0, 0, 12, 0, button), controls.Space())
	corner := controls.Frame(nil, row, nil, nil, controls.Space())
	corner.Hide()
	return corner
}
