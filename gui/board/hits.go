package board

import (
	"waymark/domain/scene"
	"waymark/domain/vector"
)

// hits are the things that a search has found, to be marked on the map.
type hits struct {
	refs    map[scene.Ref]bool
	current scene.Ref
}

// SetHits marks the things that a search has found, and the one that is looked at
// just now more strongly; nil takes the marks away.
func (b *Board) SetHits(refs []scene.Ref, current scene.Ref) {
	b.hits = hits{current: record(current)}
	if len(refs) > 0 {
		b.hits.refs = make(map[scene.Ref]bool, len(refs))
		for _, r := range refs {
			b.hits.refs[record(r)] = true
		}
	}
	b.update()
}

// markHits lays a wash with a frame over what was found; the present one has a
// second, stronger frame. Only what is in view costs anything.
func (b *Board) markHits(marks []mark) []mark {
	if len(b.hits.refs) == 0 {
		return marks
	}
	view := vector.Rect{W: b.cam.View().W, H: b.cam.View().H}
	seen := make(map[scene.Ref]bool)
	for _, band := range b.scene.Bands {
		for _, layer := range []*scene.Layer{band.Body, band.Label} {
			if layer == nil {
				continue
			}
			for i := range layer.Groups {
				ref := record(layer.Groups[i].Ref)
				if ref.ID == "" || seen[ref] || !b.hits.refs[ref] {
					continue
				}
				seen[ref] = true
				box, pane, ok := b.outlineOf(ref)
				if !ok {
					continue
				}
				v := b.onScreen(pane, box)
				if !v.Intersects(view) {
					continue
				}
				hit := b.look.hit
				marks = append(marks, mark{pane: pane, box: v, fill: withAlpha(hit, 0x30), stroke: hit, width: 1.5, radius: b.radiusOf(ref)})
				if ref == b.hits.current {
					marks = append(marks, mark{pane: pane, box: v.Inset(-4), stroke: hit, width: 3, radius: b.radiusOf(ref) + 4})
				}
			}
		}
	}
	return marks
}
