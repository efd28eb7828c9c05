package scene

import "waymark/domain/vector"

// Tone is the look of one kind of card.
type Tone struct {
	Fill vector.Color // of the card
	Line vector.Color // around it
	Chip vector.Color // ground of its icon
	Ink  vector.Color // icon and score marks
}

// Palette holds all colours of a look. Palettes are compared with ==.
type Palette struct {
	Paper    vector.Color // the sheet
	Label    vector.Color // the column of lane names
	Line     vector.Color // hairlines between lanes and stages
	StepLine vector.Color // hairlines between the steps of a stage
	Hairline float64      // their width, points

	Text      vector.Color
	Quiet     vector.Color // secondary text
	Faint     vector.Color // the small marks of what a card rests on
	FaintRing vector.Color // around them where a source is named
	Accent    vector.Color
	Light     vector.Color // text on a dark ground of its own, such as a persona's circle
	Dark      vector.Color // text on a light one

	Plain       Tone
	Touchpoint  Tone
	PainPoint   Tone
	Opportunity Tone
	Activity    Tone
	Metric      Tone
	Hatch       vector.Color // over wasted work

	Importance   vector.Color // score marks of a touchpoint
	Satisfaction vector.Color
	Unscored     vector.Color // the marks beyond a score
	Gap          vector.Color
	Moment       vector.Color // of truth

	EmotionHigh vector.Color // the band at +2
	EmotionZero vector.Color
	EmotionLow  vector.Color // the band at −2
	ZeroLine    vector.Color
	Blueprint   vector.Color // the lines of a service blueprint

	// Journey are the hues of stages from the first to the last, Personas the
	// colours of personas that have none of their own.
	Journey  [7]vector.Color
	Personas [6]vector.Color

	StageTint float64 // how much of its hue a stage header shows
	CardTint  float64 // the same for a card of its own colour
	InkRatio  float64 // least contrast of coloured text, WCAG ratio
	LineRatio float64 // the same for curves and circles of personas
	HueRatio  float64 // the same for the bars of stages
	EdgeRatio float64 // the same for the edge of a card of its own colour
}

// Light is the look on white, for screen and paper.
func Light() Palette {
	return Palette{
		Paper: rgb(0xffffff), Label: rgb(0xfbfcfc), Line: rgb(0xe3e6ea), StepLine: rgb(0xf0f2f4), Hairline: 1,
		Text: rgb(0x22303c), Quiet: rgb(0x636e7a), Faint: rgb(0x909ba6), FaintRing: rgb(0xc6cdd4), Accent: rgb(0x2f5d8c),
		Light: rgb(0xffffff), Dark: rgb(0x22303c),

		Plain:       Tone{rgb(0xffffff), rgb(0xdfe3e8), rgb(0xf1f3f5), rgb(0x55626f)},
		Touchpoint:  Tone{rgb(0xffffff), rgb(0xdfe3e8), rgb(0xeaf1f9), rgb(0x2f5d8c)},
		PainPoint:   Tone{rgb(0xfdf1ee), rgb(0xf0cdc3), rgb(0xf9e0d9), rgb(0xb4503a)},
		Opportunity: Tone{rgb(0xeff7f3), rgb(0xc8e4d8), rgb(0xdcefe6), rgb(0x2e7d60)},
		Activity:    Tone{rgb(0xf4f3fa), rgb(0xdad7ec), rgb(0xe8e5f4), rgb(0x625a96)},
		Metric:      Tone{rgb(0xf4f8fb), rgb(0xd5e0ea), rgb(0xe5eef5), rgb(0x2f5d8c)},
		Hatch:       rgb(0xe4e2ee),

		Importance: rgb(0x2f5d8c), Satisfaction: rgb(0x3f8f76), Unscored: rgb(0xdee2e7), Gap: rgb(0xa8462f), Moment: rgb(0xc2822b),

		EmotionHigh: rgb(0xe4f1ea), EmotionZero: rgb(0xffffff), EmotionLow: rgb(0xfae7e3),
		ZeroLine: rgb(0xa9b2bb), Blueprint: rgb(0x6a7582),

		Journey: [7]vector.Color{
			rgb(0x5b7db1), rgb(0x4e93a8), rgb(0x4fa08b), rgb(0x6ba368), rgb(0xa59a4b), rgb(0xc08a4e), rgb(0xb5735e),
		},
		Personas: [6]vector.Color{
			rgb(0x2f5d8c), rgb(0xc2703d), rgb(0x3f8f76), rgb(0x8a5a9c), rgb(0xa07a1f), rgb(0xb04a63),
		},
		StageTint: 0.14, CardTint: 0.10, InkRatio: 4.5, LineRatio: 3, HueRatio: 1.8, EdgeRatio: 1.2,
	}
}

// Dark is the look for dark rooms: raised things are lighter than their ground,
// colours are paler and less saturated than on white.
func Dark() Palette {
	return Palette{
		Paper: rgb(0x191e24), Label: rgb(0x1d232a), Line: rgb(0x323a44), StepLine: rgb(0x272e36), Hairline: 1,
		Text: rgb(0xe4e9ee), Quiet: rgb(0x9eaab6), Faint: rgb(0x7d8995), FaintRing: rgb(0x56616c), Accent: rgb(0x82b1e0),
		Light: rgb(0xffffff), Dark: rgb(0x14191e),

		Plain:       Tone{rgb(0x232a32), rgb(0x3a444f), rgb(0x2f3841), rgb(0xaab5c0)},
		Touchpoint:  Tone{rgb(0x232a32), rgb(0x3a444f), rgb(0x263a50), rgb(0x8bb8e6)},
		PainPoint:   Tone{rgb(0x35262a), rgb(0x5d3d3c), rgb(0x4a3232), rgb(0xe9917b)},
		Opportunity: Tone{rgb(0x1f3230), rgb(0x35544d), rgb(0x29443d), rgb(0x72c7a3)},
		Activity:    Tone{rgb(0x2a2a3b), rgb(0x46456a), rgb(0x38374f), rgb(0xb3abe6)},
		Metric:      Tone{rgb(0x212d38), rgb(0x3a4c5d), rgb(0x293d50), rgb(0x8bb8e6)},
		Hatch:       rgb(0x363649),

		Importance: rgb(0x82b1e0), Satisfaction: rgb(0x72c7a3), Unscored: rgb(0x414b56), Gap: rgb(0xf09d87), Moment: rgb(0xe3b261),

		EmotionHigh: rgb(0x1f3733), EmotionZero: rgb(0x191e24), EmotionLow: rgb(0x38262a),
		ZeroLine: rgb(0x78848f), Blueprint: rgb(0x8c98a4),

		Journey: [7]vector.Color{
			rgb(0x7c9cd0), rgb(0x6fb1c6), rgb(0x6cbfa9), rgb(0x8bc088), rgb(0xc2b86c), rgb(0xd9a76e), rgb(0xd18f7b),
		},
		Personas: [6]vector.Color{
			rgb(0x7fb0e2), rgb(0xe59a68), rgb(0x6cc3a4), rgb(0xc096d4), rgb(0xd6b357), rgb(0xe58aa0),
		},
		StageTint: 0.20, CardTint: 0.18, InkRatio: 5.5, LineRatio: 4.5, HueRatio: 3, EdgeRatio: 1.2,
	}
}

// HighContrast is the look for tired eyes and bad beamers: black on white, every
// edge drawn, colours dark enough to be read as text.
func HighContrast() Palette {
	return Palette{
		Paper: rgb(0xffffff), Label: rgb(0xffffff), Line: rgb(0x4a545e), StepLine: rgb(0x8b949d), Hairline: 1,
		Text: rgb(0x000000), Quiet: rgb(0x2b343c), Faint: rgb(0x4a545e), FaintRing: rgb(0x4a545e), Accent: rgb(0x003e7e),
		Light: rgb(0xffffff), Dark: rgb(0x000000),

		Plain:       Tone{rgb(0xffffff), rgb(0x2b343c), rgb(0xe9edf0), rgb(0x000000)},
		Touchpoint:  Tone{rgb(0xffffff), rgb(0x003e7e), rgb(0xdceafa), rgb(0x003e7e)},
		PainPoint:   Tone{rgb(0xfff3ef), rgb(0x8c1f08), rgb(0xffddd2), rgb(0x8c1f08)},
		Opportunity: Tone{rgb(0xeefaf3), rgb(0x0a5437), rgb(0xcdf0de), rgb(0x0a5437)},
		Activity:    Tone{rgb(0xf5f3ff), rgb(0x3d2f86), rgb(0xe2dcff), rgb(0x3d2f86)},
		Metric:      Tone{rgb(0xf1f7fd), rgb(0x003e7e), rgb(0xdceafa), rgb(0x003e7e)},
		Hatch:       rgb(0xb9b2da),

		Importance: rgb(0x003e7e), Satisfaction: rgb(0x0a5437), Unscored: rgb(0xc3c9cf), Gap: rgb(0x8c1f08), Moment: rgb(0x7a4a00),

		EmotionHigh: rgb(0xd6f0e1), EmotionZero: rgb(0xffffff), EmotionLow: rgb(0xffdfd7),
		ZeroLine: rgb(0x2b343c), Blueprint: rgb(0x000000),

		Journey: [7]vector.Color{
			rgb(0x1f4a94), rgb(0x0f5e78), rgb(0x0b6650), rgb(0x2d6628), rgb(0x655a00), rgb(0x834a00), rgb(0x8a3018),
		},
		Personas: [6]vector.Color{
			rgb(0x003e7e), rgb(0x9a3d00), rgb(0x0a5437), rgb(0x5a2475), rgb(0x5f4700), rgb(0x8a0f37),
		},
		StageTint: 0.14, CardTint: 0.10, InkRatio: 7, LineRatio: 4.5, HueRatio: 4.5, EdgeRatio: 4.5,
	}
}

// Paper is Light in ink: thinner and darker hairlines, for ink spreads where
// light does not, and tints no darker than 12 %.
func Paper() Palette {
	p := Light()
	p.Label = p.Paper
	p.Hairline = 0.5
	p.Line, p.StepLine = rgb(0xc9ced4), rgb(0xdfe3e7)
	p.StageTint = 0.12
	return p
}

// hue gives the colour of a stage by its place on the journey.
func (p *Palette) hue(i, n int) vector.Color {
	if n <= 1 {
		return p.Journey[0]
	}
	last := len(p.Journey) - 1
	at := float64(i) / float64(n-1) * float64(last)
	k := min(int(at), last-1)
	return mix(p.Journey[k], p.Journey[k+1], at-float64(k))
}

// persona gives the colour of a persona: its own, else one by its place among
// the personas of the project.
func (p *Palette) persona(own string, place int) vector.Color {
	if c, ok := parseColor(own); ok {
		return legible(c, p.Paper, p.LineRatio)
	}
	return p.Personas[place%len(p.Personas)]
}

// own gives the tone of a card that has a colour of its own.
func (p *Palette) own(c vector.Color) Tone {
	return Tone{
		Fill: mix(p.Paper, c, p.CardTint),
		Line: legible(mix(p.Paper, c, min(1, 4*p.CardTint)), p.Paper, p.EdgeRatio),
		Chip: mix(p.Paper, c, 2*p.CardTint),
		Ink:  legible(c, mix(p.Paper, c, 2*p.CardTint), p.InkRatio),
	}
}
