package mapfile

import (
	"strings"

	"waymark/domain/journey"
)

// table says in which SQL table and columns the records of one kind are kept.
type table struct {
	kind    journey.Kind
	name    string
	columns []column
}

// column is one column of a table: the whole of a field, or one part of a
// place.
type column struct {
	name  string
	field string // of journey.FieldsOf; "" for the id
	part  int    // of a place: index of the parent, or orderPart
}

// orderPart is the part of a place that is the order key.
const orderPart = -1

func plain(name, field string) column     { return column{name, field, 0} }
func same(name string) column             { return column{name, name, 0} }
func placed(name string, part int) column { return column{name, "place", part} }
func tableOf(k journey.Kind, name string, cs ...column) table {
	return table{k, name, cs}
}

// tables lists the table of every kind, in the order of journey.Kinds.
// Emotions have no id column: theirs is made of persona and step. The bytes of
// attachments stand in the table blobs, where the history finds them too.
func tables() []table {
	id, order, origin := column{name: "id"}, placed("order_key", orderPart), same("origin")
	return []table{
		tableOf(journey.ProjectKind, "project", id,
			same("title"), same("owner"), same("language"),
			plain("review_every_months", "reviewEveryMonths"), plain("copy_id", "copyId")),
		tableOf(journey.AttachmentKind, "attachments", id, same("type")),
		tableOf(journey.PersonaRecord, "personas", id, order,
			same("kind"), same("name"), same("quote"), same("picture"), same("demographics"), same("firmographics"),
			same("behaviour"), same("goals"), plain("pain_points", "painPoints"), same("contact"), same("triggers"),
			same("technology"), same("color")),
		tableOf(journey.ChannelKind, "channels", id, order, same("name"), same("icon")),
		tableOf(journey.TouchpointKind, "touchpoints", id, order, same("name"), same("channel"), same("category")),
		tableOf(journey.SourceRecord, "sources", id, order,
			same("kind"), same("title"), same("date"), same("people"), same("link"), same("note")),
		tableOf(journey.MapKind, "maps", id, order,
			same("title"), same("scenario"), same("expectations"), same("state"), plain("based_on", "basedOn"), same("basis"),
			same("owner"), plain("version_label", "versionLabel"), plain("review_on", "reviewOn"), same("personas"),
			same("paper"), same("orientation"), same("print")),
		tableOf(journey.ViewKind, "views", id, placed("map", 0), order,
			same("name"), plain("hidden_lanes", "hiddenLanes"), plain("hidden_stages", "hiddenStages"),
			plain("hidden_personas", "hiddenPersonas")),
		tableOf(journey.StageKind, "stages", id, placed("map", 0), order, same("name"), same("goal"), same("color"), origin),
		tableOf(journey.StepKind, "steps", id, placed("stage", 0), order, same("name"), same("width"), origin),
		tableOf(journey.LaneRecord, "lanes", id, placed("map", 0), order,
			same("kind"), same("name"), same("collapsed"), plain("line_below", "lineBelow"), origin),
		tableOf(journey.CardKind, "cards", id, placed("lane", 0), placed("step", 1), order,
			plain("last_step", "lastStep"), same("text"), same("note"), same("personas"), same("color"), same("icon"), same("link"),
			same("picture"), same("basis"), same("sources"), same("touchpoint"), same("importance"),
			plain("business_importance", "businessImportance"), same("satisfaction"), plain("moment_of_truth", "momentOfTruth"),
			same("severity"), plain("customer_value", "customerValue"), plain("business_value", "businessValue"), same("effort"),
			same("status"), same("addresses"), same("hours"), same("serves"), same("value"), same("unit"), same("target"), origin),
		tableOf(journey.EmotionKind, "emotions",
			same("persona"), same("step"), same("value"), same("feeling"), same("quote"), same("basis")),
		tableOf(journey.ActionKind, "actions", id, placed("opportunity", 0), order,
			same("title"), same("owner"), same("due"), same("status"), same("metric"), same("baseline"), same("target"), same("actual")),
		tableOf(journey.CommentKind, "comments", id,
			plain("on_record", "on"), same("author"), same("time"), same("text"), same("resolved")),
	}
}

func (t *table) names() []string {
	names := make([]string, len(t.columns))
	for i, c := range t.columns {
		names[i] = c.name
	}
	return names
}

// key is the list of columns that rows are sorted by, which makes files of the
// same content equal byte for byte.
func (t *table) key() string {
	if t.kind == journey.EmotionKind {
		return "persona, step"
	}
	return "id"
}

func (t *table) selectSQL() string {
	return "SELECT " + strings.Join(t.names(), ", ") + " FROM " + t.name + " ORDER BY " + t.key()
}

func (t *table) insertSQL() string {
	return "INSERT INTO " + t.name + " (" + strings.Join(t.names(), ", ") + ") VALUES (?" +
		strings.Repeat(", ?", len(t.columns)-1) + ")"
}
