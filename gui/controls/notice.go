package controls

import (
	"fyne.io/fyne/v2"
)

// Notice is a quiet bar that tells something once, with a way to send it off
// and, at times, something to do.
type Notice struct {
	*fyne.Container
	kit    *Kit
	label  *Label
	action *Button
}

// Notice makes the bar; it is hidden until it has something to say.
func (k *Kit) Notice(closeTip string) *Notice {
	n := &Notice{kit: k, label: k.Label("", Style{Shrink: 60})}
	n.action = k.Button(ButtonSpec{ID: "notice.action", Look: Link, Text: " "})
	off := k.Button(ButtonSpec{ID: "notice.close", Look: Ghost, Icon: "x", Tip: closeTip, OnTap: func() { n.Hide() }})
	bar := Frame(nil, nil, Centred(k.Icon("info", 16, Accent)), Row(16, Centred(n.action), off), Padded(0, 16, 0, 10, n.label))
	n.Container = k.Pane(tint, Edges{Bottom: true}).On(Padded(2, 8, 2, 20, bar))
	n.Hide()
	return n
}

// Say shows a sentence.
func (n *Notice) Say(text string) {
	n.action.Hide()
	n.label.SetText(text)
	n.Show()
	n.Refresh()
}

// Offer shows a sentence and something to do.
func (n *Notice) Offer(text, action string, do func()) {
	n.Say(text)
	n.action.SetText(action)
	n.action.OnTap(do)
	n.action.Show()
	n.Refresh()
}

// Saying gives what the bar says, "" while it is hidden.
func (n *Notice) Saying() string {
	if !n.Visible() {
		return ""
	}
	return n.label.Text()
}
