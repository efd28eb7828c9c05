package theme

import "image/color"

// Colors is one complete set of colours of the window. Each set is designed by
// itself; none is computed from another.
type Colors struct {
	Window   color.NRGBA // the ground around the paper
	Paper    color.NRGBA // bars, panels, menus, dialogs
	Field    color.NRGBA // the ground of something to type in or to press
	Hairline color.NRGBA // edges of fields, between panels
	Strong   color.NRGBA // edge of a field under the pointer
	Text     color.NRGBA
	Quiet    color.NRGBA // secondary text, at least 4.5 : 1 on every ground
	Faint    color.NRGBA // what cannot be pressed now, empty marks, at least 3 : 1

	Accent     color.NRGBA // text and lines that stand out
	AccentFill color.NRGBA // ground of the one main button
	AccentOver color.NRGBA // the same under the pointer
	OnAccent   color.NRGBA // text on AccentFill
	AccentTint color.NRGBA // ground of what is chosen

	Hover   color.NRGBA // laid over what is under the pointer
	Pressed color.NRGBA
	Focus   color.NRGBA // ring around what has the keyboard
	Outline color.NRGBA // around what is chosen or pointed at, where a tint is not enough
	Select  color.NRGBA // selected text

	Touchpoint  color.NRGBA // icons of the kinds of things, as on the map
	Pain        color.NRGBA
	PainTint    color.NRGBA
	Opportunity color.NRGBA
	Activity    color.NRGBA
	Good        color.NRGBA // the tick of “saved”
	Hit         color.NRGBA // what a search has found

	Tip    color.NRGBA // the dark label that explains
	OnTip  color.NRGBA
	Shadow color.NRGBA
	Scrim  color.NRGBA // over the window while a dialog is open
}

func hex(rgb uint32) color.NRGBA { return alpha(rgb, 0xff) }

func alpha(rgb uint32, a uint8) color.NRGBA {
	return color.NRGBA{R: uint8(rgb >> 16), G: uint8(rgb >> 8), B: uint8(rgb), A: a}
}

func light() *Colors {
	return &Colors{
		Window: hex(0xF6F7F8), Paper: hex(0xFFFFFF), Field: hex(0xFFFFFF),
		Hairline: hex(0xE3E6EA), Strong: hex(0xC3CAD2),
		Text: hex(0x22303C), Quiet: hex(0x5B6773), Faint: hex(0x8A949F),
		Accent: hex(0x2F5D8C), AccentFill: hex(0x2F5D8C), AccentOver: hex(0x274F79), OnAccent: hex(0xFFFFFF), AccentTint: hex(0xEBF2F8),
		Hover: alpha(0x22303C, 0x0D), Pressed: alpha(0x22303C, 0x1C), Focus: alpha(0x2F5D8C, 0xB8), Select: alpha(0x2F5D8C, 0x38),
		Touchpoint: hex(0x2F5D8C), Pain: hex(0xB14A32), PainTint: hex(0xFCEFEC), Opportunity: hex(0x3F8465), Activity: hex(0x6B5B9A), Good: hex(0x35765A), Hit: hex(0xB87C00),
		Tip: hex(0x22303C), OnTip: hex(0xFFFFFF), Shadow: alpha(0x22303C, 0x2A), Scrim: alpha(0x22303C, 0x4D),
	}
}

func dark() *Colors {
	return &Colors{
		Window: hex(0x15191E), Paper: hex(0x1C2127), Field: hex(0x232931),
		Hairline: hex(0x323A44), Strong: hex(0x4B5663),
		Text: hex(0xE4E9EE), Quiet: hex(0xA4B0BC), Faint: hex(0x6C7885),
		Accent: hex(0x8DB8E3), AccentFill: hex(0x3E75AD), AccentOver: hex(0x36699D), OnAccent: hex(0xFFFFFF), AccentTint: hex(0x24384C),
		Hover: alpha(0xFFFFFF, 0x0F), Pressed: alpha(0xFFFFFF, 0x20), Focus: alpha(0x8DB8E3, 0x99), Select: alpha(0x8DB8E3, 0x4D),
		Touchpoint: hex(0x8DB8E3), Pain: hex(0xE58D78), PainTint: hex(0x3A2622), Opportunity: hex(0x7FC3A0), Activity: hex(0xB3A3E0), Good: hex(0x7FC3A0), Hit: hex(0xF0C04A),
		Tip: hex(0xE4E9EE), OnTip: hex(0x1C2127), Shadow: alpha(0x000000, 0x80), Scrim: alpha(0x000000, 0x80),
	}
}

func contrast() *Colors {
	return &Colors{
		Window: hex(0xFFFFFF), Paper: hex(0xFFFFFF), Field: hex(0xFFFFFF),
		Hairline: hex(0x59636E), Strong: hex(0x000000),
		Text: hex(0x000000), Quiet: hex(0x2B333B), Faint: hex(0x6B747D),
		Accent: hex(0x0B3A75), AccentFill: hex(0x0B3A75), AccentOver: hex(0x06264F), OnAccent: hex(0xFFFFFF), AccentTint: hex(0xD6E6F7),
		Hover: alpha(0x000000, 0x1C), Pressed: alpha(0x000000, 0x33), Focus: hex(0x0B3A75), Outline: hex(0x0B3A75), Select: alpha(0x0B3A75, 0x55),
		Touchpoint: hex(0x0B3A75), Pain: hex(0x8A1F0B), PainTint: hex(0xFBE3DE), Opportunity: hex(0x12543A), Activity: hex(0x43308A), Good: hex(0x12543A), Hit: hex(0xB35300),
		Tip: hex(0x000000), OnTip: hex(0xFFFFFF), Shadow: alpha(0x000000, 0x55), Scrim: alpha(0x000000, 0x80),
	}
}
