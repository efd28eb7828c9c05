package shell

import "waymark/domain/edit"

type txn = edit.Tx

func label(verb edit.Verb) edit.Label { return edit.Label{Verb: verb} }
