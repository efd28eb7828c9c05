// Package scenetest holds the words of scenes for tests, which have no
// translations at hand. Nothing of it is in the program.
package scenetest

import "waymark/domain/scene"

// Words gives the words that a map shows of its own accord, in English.
func Words() scene.Words {
	return scene.Words{
		Current: "Current state", Future: "Future state",
		Assumed: "Assumed", Researched: "Researched",
		Scenario: "Scenario", Expectations: "Expectations",
		Owner: "Owner", Version: "Version", ReviewOn: "Review on",
		Quote: "“{0}”",

		Value: "value {0}", QuickWin: "quick win", BigBet: "big bet", Maybe: "maybe", TimeSink: "time sink",
		Planned: "planned", InWork: "in progress", Done: "done", Dropped: "dropped",
		Gap: "gap {0}", Hours: "{0} h a month", MeetsCustomer: "meets the customer", NobodyUsesIt: "nobody uses it",
		Target: "target {0}", Cards: "{0} cards", OneCard: "1 card",
		InteractionRow: "Line of interaction", VisibilityRow: "Line of visibility",
		InternalRow: "Line of internal interaction",

		LegendImportance: "Important to the customer, 1 to 5", LegendSatisfaction: "How well we do it, 1 to 5",
		LegendGap:    "Gap: importance − satisfaction",
		LegendMoment: "Moment of truth", LegendSeverity: "Severity, 1 to 5",
		LegendValue:    "Value: half for the customer, half for us",
		LegendActivity: "What we do", LegendWasted: "Serves no touchpoint",
		LegendNote: "Has a note", LegendComment: "Has comments", LegendSource: "Has a source", LegendLink: "Has a link",
		LegendUnknown: "Break in a curve: not known", LegendPersonas: "Concerns these personas only",
	}
}
