package controls

import (
	"fyne.io/fyne/v2"
)

// Notice is a quiet bar that tells something once, with a way to send it off.
type Notice struct {
	*fyne.Container
	kit   *Kit
	icon  *Icon
	label *Label
}

// Notice makes the bar; it is hidden until it has something to say.
func (k *Kit) Notice(closeTip string) *Notice {
	n := &Notice{kit: k, icon: k.Icon("info", 16, Accent), label: k.Label("", Style{Shrink: 60})}
	off := k.Button(ButtonSpec{ID: "notice.close", Look: Ghost, Icon: "x", Tip: closeTip, OnTap: n.Hide})
	ground := k.Pane(tint, Edges{Bottom: true})
	n.Container = ground.On(Padded(2, 8, 2, 16, Row(10, n.icon, n.label, Space(), off)))
	n.Container.Hide()
	return n
}

// Say shows a sentence.
func (n *Notice) Say(text string) {
	n.label.SetText(text)
	n.Show()
	n.Refresh()
}
