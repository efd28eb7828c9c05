package templates_test

import (
	"bytes"
	"encoding/json"
	"io"
	"regexp"
	"slices"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/stretchr/testify/require"

	"waymark/resources/icons"
)

// The JSON form of a project, with every key a template may use.
type (
	form struct {
		Format      string
		Version     int
		Project     project
		Personas    []persona
		Channels    []channel
		Touchpoints []touchpoint
		Sources     []source
		Maps        []journeyMap
		Actions     []action
		Comments    []comment
	}
	project struct {
		ID, Title, Owner, Language string
		ReviewEveryMonths          int
	}
	persona struct {
		ID, Kind, Name, Quote, Demographics, Firmographics, Behaviour, Goals, PainPoints, Contact, Triggers, Technology, Color string
	}
	channel    struct{ ID, Name, Icon string }
	touchpoint struct{ ID, Name, Channel, Category string }
	source     struct {
		ID, Kind, Title, Date, Link, Note string
		People                            int
	}
	journeyMap struct {
		ID, Title, Scenario, Expectations, State, BasedOn, Basis, Owner, VersionLabel, ReviewOn string
		Personas                                                                                []string
		Stages                                                                                  []stage
		Lanes                                                                                   []lane
		Cards                                                                                   []card
		Emotions                                                                                []emotion
	}
	stage struct {
		ID, Name, Goal, Color string
		Steps                 []step
	}
	step struct{ ID, Name string }
	lane struct {
		ID, Kind, Name, LineBelow string
	}
	card struct {
		ID, Lane, Step, LastStep, Text, Note, Color, Icon, Link, Basis, Touchpoint, Status, Unit string
		Personas, Sources, Addresses, Serves                                                     []string
		Importance, BusinessImportance, Satisfaction, Severity                                   int
		CustomerValue, BusinessValue, Effort                                                     int
		MomentOfTruth                                                                            bool
		Hours, Value, Target                                                                     float64
	}
	emotion struct {
		Persona, Step, Feeling, Quote, Basis string
		Value                                float64
	}
	action struct {
		ID, Opportunity, Title, Owner, Due, Status, Metric string
		Baseline, Target, Actual                           float64
	}
	comment struct {
		ID, On, Author, Text string
		Time                 time.Time
		Resolved             bool
	}
)

// read decodes a file; unknown keys, wrong types and anything behind the end
// fail.
func read(t *testing.T, data []byte) form {
	t.Helper()
	require.True(t, utf8.Valid(data))
	dec := json.NewDecoder(bytes.NewReader(data))
	dec.DisallowUnknownFields()
	var f form
	require.NoError(t, dec.Decode(&f))
	_, err := dec.Token()
	require.ErrorIs(t, err, io.EOF)
	return f
}

var (
	idForm    = regexp.MustCompile(`^[A-Za-z0-9._-]{1,64}$`)
	colorForm = regexp.MustCompile(`^#[0-9a-f]{6}$`)
)

var (
	laneKinds = []string{
		"goals", "doing", "thinking", "feeling", "touchpoints", "emotion", "pain-points", "opportunities",
		"activities", "backstage", "support", "metrics", "images", "text",
	}
	lines       = []string{"", "none", "interaction", "visibility", "internal-interaction"}
	bases       = []string{"assumed", "researched"}
	statuses    = []string{"open", "planned", "doing", "done", "dropped"}
	categories  = []string{"marketing", "sales", "success", "other"}
	sourceKinds = []string{"interview", "survey", "user-test", "social", "analytics", "support", "other"}
)

// checker collects the ids of a file by kind and checks what points at them.
type checker struct {
	*testing.T
	kinds map[string]string
}

func (c checker) add(kind, id string) {
	require.Regexp(c, idForm, id)
	require.NotContains(c, c.kinds, id, "the id stands twice")
	c.kinds[id] = kind
}

func (c checker) refers(kind string, ids ...string) {
	for _, id := range ids {
		require.Equal(c, kind, c.kinds[id], "reference to %q", id)
	}
}

func (c checker) oneOf(all []string, value string) {
	require.Contains(c, all, value)
}

func (c checker) date(s string) {
	if s != "" {
		_, err := time.Parse(time.DateOnly, s)
		require.NoError(c, err)
	}
}

func (c checker) within(low, high int, values ...int) {
	for _, v := range values {
		require.GreaterOrEqual(c, v, low)
		require.LessOrEqual(c, v, high)
	}
}

// checkForm checks that ids are unique, references resolve, values are in their
// ranges and icons exist.
func checkForm(t *testing.T, f form) {
	t.Helper()
	c := checker{t, map[string]string{}}
	require.Equal(t, "waymark", f.Format)
	require.Equal(t, 1, f.Version)
	require.NotEmpty(t, f.Project.Title)
	c.add("project", f.Project.ID)
	for _, p := range f.Personas {
		c.add("persona", p.ID)
		c.oneOf([]string{"persona", "icp"}, p.Kind)
		require.NotEmpty(t, p.Name)
		require.Regexp(t, colorForm, p.Color)
	}
	for _, ch := range f.Channels {
		c.add("channel", ch.ID)
		require.NotEmpty(t, ch.Name)
		_, ok := icons.SVG(ch.Icon)
		require.True(t, ok, "icon %q", ch.Icon)
	}
	for _, tp := range f.Touchpoints {
		c.add("touchpoint", tp.ID)
		c.refers("channel", tp.Channel)
		c.oneOf(categories, tp.Category)
		require.NotEmpty(t, tp.Name)
	}
	for _, s := range f.Sources {
		c.add("source", s.ID)
		c.oneOf(sourceKinds, s.Kind)
		c.date(s.Date)
	}
	require.NotEmpty(t, f.Maps)
	for _, m := range f.Maps {
		c.add("map", m.ID)
		checkMap(c, m)
	}
	for _, a := range f.Actions {
		c.add("action", a.ID)
		c.refers("opportunities card", a.Opportunity)
		c.oneOf(statuses, a.Status)
		c.date(a.Due)
	}
	for _, k := range f.Comments {
		c.add("comment", k.ID)
		require.Contains(t, c.kinds, k.On)
		require.NotEmpty(t, k.Author)
		require.False(t, k.Time.IsZero())
	}
}

func checkMap(c checker, m journeyMap) {
	c.oneOf([]string{"current", "future"}, m.State)
	c.oneOf(bases, m.Basis)
	c.date(m.ReviewOn)
	c.refers("persona", m.Personas...)
	for _, s := range m.Stages {
		c.add("stage", s.ID)
		require.Regexp(c, colorForm, s.Color)
		require.NotEmpty(c, s.Name)
		require.NotEmpty(c, s.Steps, "a stage needs a step")
		for _, step := range s.Steps {
			c.add("step", step.ID)
			require.True(c, len(s.Steps) == 1 || step.Name != "", "only a lone step has no name")
		}
	}
	laneKind := map[string]string{}
	for _, l := range m.Lanes {
		c.add("lane", l.ID)
		c.oneOf(laneKinds, l.Kind)
		c.oneOf(lines, l.LineBelow)
		require.NotEmpty(c, l.Name)
		laneKind[l.ID] = l.Kind
	}
	for _, k := range m.Cards {
		c.add(laneKind[k.Lane]+" card", k.ID)
	}
	for _, k := range m.Cards {
		checkCard(c, k, laneKind[k.Lane])
	}
	seen := map[[2]string]bool{}
	for _, e := range m.Emotions {
		c.refers("persona", e.Persona)
		c.refers("step", e.Step)
		require.Contains(c, m.Personas, e.Persona)
		require.False(c, seen[[2]string{e.Persona, e.Step}])
		seen[[2]string{e.Persona, e.Step}] = true
		require.GreaterOrEqual(c, e.Value, -2.0)
		require.LessOrEqual(c, e.Value, 2.0)
		c.oneOf(bases, e.Basis)
	}
}

// checkCard also holds a card to the fields of its lane's kind: others would be
// kept, but never shown.
func checkCard(c checker, k card, kind string) {
	c.refers("lane", k.Lane)
	c.refers("step", k.Step)
	c.refers("persona", k.Personas...)
	c.refers("source", k.Sources...)
	c.refers("pain-points card", k.Addresses...)
	c.refers("touchpoints card", k.Serves...)
	for _, set := range [][]string{k.Personas, k.Sources, k.Addresses, k.Serves} {
		sorted := slices.Sorted(slices.Values(set))
		require.Len(c, slices.Compact(sorted), len(set), "%s: a set holds each id once", k.ID)
	}
	require.NotEmpty(c, k.Text, k.ID)
	require.LessOrEqual(c, utf8.RuneCountInString(k.Text), 20_000)
	c.oneOf(bases, k.Basis)
	require.False(c, k.Basis == "assumed" && len(k.Sources) > 0, "%s: what has a source is not assumed", k.ID)
	c.within(0, 5, k.Importance, k.BusinessImportance, k.Satisfaction, k.Severity, k.CustomerValue, k.BusinessValue, k.Effort)
	require.NotEqual(c, "emotion", kind, "%s: the emotion lane holds no cards", k.ID)

	if kind == "touchpoints" {
		c.refers("touchpoint", k.Touchpoint)
	} else {
		require.Empty(c, k.Touchpoint, k.ID)
		c.within(0, 0, k.Importance, k.BusinessImportance, k.Satisfaction)
		require.False(c, k.MomentOfTruth, k.ID)
	}
	if kind == "opportunities" {
		c.oneOf(statuses, k.Status)
		c.within(1, 5, k.CustomerValue, k.BusinessValue, k.Effort)
	} else {
		require.Empty(c, k.Status, k.ID)
		c.within(0, 0, k.CustomerValue, k.BusinessValue, k.Effort)
		require.Empty(c, k.Addresses, k.ID)
	}
	if kind != "pain-points" {
		c.within(0, 0, k.Severity)
	}
	if kind != "activities" {
		require.Zero(c, k.Hours, k.ID)
		require.Empty(c, k.Serves, k.ID)
	}
	if kind != "metrics" {
		require.Zero(c, k.Value, k.ID)
		require.Empty(c, k.Unit, k.ID)
	}
}
