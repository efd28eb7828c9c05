package shell

import (
	"waymark/domain/journey"
	"waymark/domain/scene"
	"waymark/gui/lists"
	"waymark/resources/icons"
)

// newListsPage makes the page of what the maps of the project share.
func newListsPage(p *project) *lists.Page {
	w := p.w
	return lists.New(lists.Config{
		Kit: w.kit, Texts: w.shell.texts, Doc: p.doc, ChannelIcons: icons.ForChannels(),
		Do: p.do, Sentence: w.shell.Sentence, Fault: func(err error) { w.fault("fault.edit", err) },
		Chosen: p.showInspector, ShowCards: p.showCards,
		Deleted: func(name string) { p.hint(w.t("status.deleted", name)) }, Arranged: w.logLayout,
	})
}

// showCards selects cards on their map: on the one that is shown if any of them is
// there, else on that of the first.
func (p *project) showCards(ids []journey.ID) {
	on := map[journey.ID][]scene.Ref{}
	first := journey.ID("")
	for _, id := range ids {
		if c := p.doc().Cards.Get(id); c != nil {
			m := p.doc().MapOf(c)
			on[m] = append(on[m], scene.Ref{Kind: journey.CardKind, ID: id})
			if first == "" || m == p.mapID {
				first = m
			}
		}
	}
	if first == "" {
		return
	}
	p.showMap(first)
	p.board.Select(on[first]...)
	p.board.Reveal(on[first][0])
}
