package analysis

import (
	"waymark/domain/journey"
)

// Feeling is a known point of a persona's curve.
type Feeling struct {
	*journey.Emotion
	Step   *journey.Step
	Stage  *journey.Stage
	Column int
}

// Curve is what is known of how a persona feels along the map.
type Curve struct {
	Persona  *journey.Persona
	Feelings []Feeling // from left to right
	// High and Low are the first of the best and of the worst points; Drop is the
	// point that lies farthest below the known point before it. Nil where there
	// is none.
	High, Low, Drop *Feeling
	Fall            float64 // how far Drop lies below the point before it
	Mean            float64 // of the known values
}

// Curves reads the curves of the map's personas, in their order.
func (r *Reading) Curves() []Curve {
	out := make([]Curve, 0, len(r.Outline.Personas))
	for _, p := range r.Outline.Personas {
		out = append(out, r.curve(p))
	}
	return out
}

func (r *Reading) curve(p *journey.Persona) Curve {
	c := Curve{Persona: p}
	for column, step := range r.Outline.Steps {
		if e := r.Doc.EmotionAt(p.ID, step.ID); e != nil {
			c.Feelings = append(c.Feelings, Feeling{e, step, r.Outline.Stages[r.stage[step.ID]].Stage, column})
			c.Mean += e.Value
		}
	}
	if len(c.Feelings) == 0 {
		return c
	}
	c.Mean /= float64(len(c.Feelings))
	c.High, c.Low = &c.Feelings[0], &c.Feelings[0]
	for i := range c.Feelings {
		f := &c.Feelings[i]
		if f.Value > c.High.Value {
			c.High = f
		}
		if f.Value < c.Low.Value {
			c.Low = f
		}
		if i == 0 {
			continue
		}
		if fall := c.Feelings[i-1].Value - f.Value; fall > c.Fall {
			c.Drop, c.Fall = f, fall
		}
	}
	return c
}
