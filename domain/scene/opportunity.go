package scene

import "waymark/domain/analysis"

func (w *Words) quadrant(q analysis.Quadrant) string {
	switch q {
	case analysis.QuickWin:
		return w.QuickWin
	case analysis.BigBet:
		return w.BigBet
	case analysis.TimeSink:
		return w.TimeSink
	case analysis.Maybe:
	}
	return w.Maybe
}
