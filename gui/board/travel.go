package board

import "waymark/domain/edit"

// Travel undoes so many steps, or does them again when steps is negative, and
// shows the result once.
func (b *Board) Travel(steps int) {
	if b.editor == nil || steps == 0 {
		return
	}
	b.travel(func() (*edit.Change, error) {
		step, n := b.editor.Undo, steps
		if steps < 0 {
			step, n = b.editor.Redo, -steps
		}
		var last *edit.Change
		for range n {
			c, err := step()
			if c == nil || err != nil {
				return last, err
			}
			last = c
		}
		return last, nil
	})
}
