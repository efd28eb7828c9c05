package scene

import (
	"waymark/domain/journey"
	"waymark/domain/vector"
)

// View says what of a document is laid out, and how.
type View struct {
	Map journey.ID

	// What is hidden; empty sets show everything. A hidden persona takes along
	// its curve and the cards that concern hidden personas only.
	HiddenLanes    journey.IDs
	HiddenStages   journey.IDs
	HiddenPersonas journey.IDs
	// FoldedStages are one narrow column each, which tells the stage's name and
	// how many cards it holds.
	FoldedStages journey.IDs
	// Focus is the persona whose curve stands out, the others being paler; "" for
	// none.
	Focus journey.ID

	// ColumnWidth is the width of a step that asks for none; 0 for the usual one.
	// Paper chooses it so that the map fills the page.
	ColumnWidth float64

	Palette Palette
	Words   Words
	Icons   Icons

	// Remark stands behind state and basis in the title block: what of the map is
	// left out. "" for none.
	Remark string

	// Title adds the title block, Legend the legend. Sheets have both; the board
	// has neither.
	Title  bool
	Legend bool
}

// Icons gives the art of an icon by its name, such as "globe". What is missing
// is not drawn. The scene uses the icons of channels and cards and those that
// IconNames lists.
type Icons map[string]*vector.Art

// The names of the icons that the scene uses of its own accord.
const (
	iconOpportunity = "lightbulb"
	iconTouchpoint  = "map-pin" // of a touchpoint without a channel's icon
	iconNote        = "sticky-note"
	iconComment     = "message-square-text"
	iconLink        = "link"
	iconFolded      = "chevron-right"
)

// faceIcons are the faces at +2, +1, 0, −1 and −2.
func faceIcons() [5]string { return [5]string{"laugh", "smile", "meh", "annoyed", "frown"} }

// laneIcon gives the icon of a kind of lane.
func laneIcon(k journey.LaneKind) string {
	switch k {
	case journey.Goals:
		return "target"
	case journey.Doing:
		return "activity"
	case journey.Thinking:
		return "message-circle"
	case journey.Feeling:
		return "heart"
	case journey.Touchpoints:
		return "mouse-pointer-click"
	case journey.EmotionCurve:
		return "smile"
	case journey.PainPoints:
		return "circle-alert"
	case journey.Opportunities:
		return "lightbulb"
	case journey.Activities:
		return "building-2"
	case journey.Backstage:
		return "eye-off"
	case journey.SupportLane:
		return "settings"
	case journey.Metrics:
		return "gauge"
	case journey.Images:
		return "image"
	case journey.TextLane:
		return "file-text"
	}
	return ""
}

// IconNames lists the icons that a scene may draw besides those that channels
// and cards name.
func IconNames() []string {
	names := []string{iconOpportunity, iconTouchpoint, iconNote, iconComment, iconLink, iconFolded}
	faces := faceIcons()
	names = append(names, faces[:]...)
	for _, k := range journey.LaneKinds() {
		names = append(names, laneIcon(k))
	}
	return names
}
