package controls

import (
	"fyne.io/fyne/v2"
)

// Notice is a quiet bar that tells something once, with a way to send it off
// and, at times, something to do.
type Notice struct {
	*fyne.Container
	kit     *Kit
	label   *Label
	action  *Button
	second  *Button
	changed func()
}

// Notice makes the bar; it is hidden until it has something to say. changed is
// called when it comes or goes, so that what is around it makes room.
func (k *Kit) Notice(closeTip string, changed func()) *Notice {
	n := &Notice{kit: k, changed: changed, label: k.Label("", Style{Shrink: 60})}
	n.action = k.Button(ButtonSpec{ID: "notice.action", Look: Link, Text: " "})
	n.second = k.Button(ButtonSpec{ID: "notice.second", Look: Link, Text: " "})
	off := k.Button(ButtonSpec{ID: "notice.close", Look: Ghost, Icon: "x", Tip: closeTip, OnTap: n.Leave})
	bar := Frame(nil, nil, Centred(k.Icon("info", 16, Accent)), Row(16, Centred(n.action), Centred(n.second), off), Padded(0, 16, 0, 10, n.label))
	n.Container = k.Pane(tint, Edges{Bottom: true}).On(Padded(2, 8, 2, 20, bar))
	n.Hide()
	return n
}

// Say shows a sentence.
func (n *Notice) Say(text string) {
	n.action.Hide()
	n.second.Hide()
	n.label.SetText(text)
	n.Show()
	n.changed()
}

// Leave hides the bar.
func (n *Notice) Leave() {
	if n.Visible() {
		n.Hide()
		n.changed()
	}
}

// Offer shows a sentence and something to do.
func (n *Notice) Offer(text, action string, do func()) {
	n.Say(text)
	n.action.SetText(action)
	n.action.OnTap(do)
	n.action.Show()
	n.changed()
}

// OfferBoth is Offer with a second thing to do.
func (n *Notice) OfferBoth(text, action string, do func(), second string, doSecond func()) {
	n.Offer(text, action, do)
	n.second.SetText(second)
	n.second.OnTap(doSecond)
	n.second.Show()
	n.changed()
}

// Saying gives what the bar says, "" while it is hidden.
func (n *Notice) Saying() string {
	if !n.Visible() {
		return ""
	}
	return n.label.Text()
}
