package edit

// Verb names what a change did. The values are used in files and as keys of
// translations ("undo.move-card").
type Verb string

// The verbs.
const (
	VerbEdit          Verb = "edit" // anything without a better word
	VerbImport        Verb = "import"
	VerbPaste         Verb = "paste"
	VerbRename        Verb = "rename"
	VerbDelete        Verb = "delete"
	VerbAddCard       Verb = "add-card"
	VerbEditCard      Verb = "edit-card"
	VerbMoveCard      Verb = "move-card"
	VerbDeleteCard    Verb = "delete-card"
	VerbAddStage      Verb = "add-stage"
	VerbMoveStage     Verb = "move-stage"
	VerbDeleteStage   Verb = "delete-stage"
	VerbAddStep       Verb = "add-step"
	VerbMoveStep      Verb = "move-step"
	VerbDeleteStep    Verb = "delete-step"
	VerbAddLane       Verb = "add-lane"
	VerbMoveLane      Verb = "move-lane"
	VerbDeleteLane    Verb = "delete-lane"
	VerbAddPersona    Verb = "add-persona"
	VerbEditPersona   Verb = "edit-persona"
	VerbDeletePersona Verb = "delete-persona"
	VerbAddMap        Verb = "add-map"
	VerbDeleteMap     Verb = "delete-map"
	VerbSetEmotion    Verb = "set-emotion"
	VerbClearEmotion  Verb = "clear-emotion"
	VerbDuplicateMap  Verb = "duplicate-map"
	VerbFutureMap     Verb = "future-map"
	VerbMoveMap       Verb = "move-map"
	VerbSaveView      Verb = "save-view"
	VerbDeleteView    Verb = "delete-view"
	VerbCollapseLane  Verb = "collapse-lane"
	VerbSpreadLane    Verb = "spread-lane"
	VerbReplace       Verb = "replace"
	VerbCopyCard      Verb = "copy-card"
	VerbSetWidth      Verb = "set-width"
	VerbMovePersona   Verb = "move-persona"
	// VerbTypeOn is typing that went on after a part of it had been kept: it is
	// undone and redone together with the change before it.
	VerbTypeOn Verb = "type-on"

	VerbComment Verb = "comment" // wrote, changed, resolved or deleted one
	VerbCopyIn  Verb = "copy-in" // personas or lanes of another file

	VerbMerge   Verb = "merge"   // brought a colleague's copy in
	VerbSettle  Verb = "settle"  // took the other value of what two had changed
	VerbRestore Verb = "restore" // brought an old version back
	// These speak of the history and change nothing.
	VerbNameVersion   Verb = "name-version"
	VerbForgetVersion Verb = "forget-version"
	VerbSendCopy      Verb = "send-copy"
)

// speaks tells whether a change only speaks of the history. It changed nothing,
// and undo does not see it.
func (v Verb) speaks() bool {
	return v == VerbNameVersion || v == VerbForgetVersion || v == VerbSendCopy
}

// Verbs lists all verbs.
func Verbs() []Verb {
	return []Verb{
		VerbEdit, VerbImport, VerbPaste, VerbRename, VerbDelete,
		VerbAddCard, VerbEditCard, VerbMoveCard, VerbDeleteCard,
		VerbAddStage, VerbMoveStage, VerbDeleteStage, VerbAddStep, VerbMoveStep, VerbDeleteStep,
		VerbAddLane, VerbMoveLane, VerbDeleteLane, VerbAddPersona, VerbEditPersona, VerbDeletePersona,
		VerbAddMap, VerbDeleteMap, VerbSetEmotion, VerbClearEmotion,
		VerbDuplicateMap, VerbFutureMap, VerbMoveMap, VerbSaveView, VerbDeleteView, VerbCollapseLane, VerbSpreadLane, VerbReplace,
		VerbCopyCard, VerbSetWidth, VerbMovePersona, VerbTypeOn,
		VerbComment, VerbCopyIn, VerbMerge, VerbSettle, VerbRestore, VerbNameVersion, VerbForgetVersion, VerbSendCopy,
	}
}
