// Package fault is the one shape of an error that a person may read.
//
// A fault carries a stable code (for translations and for tests), one plain
// English sentence for a manager, the values that fill that sentence, and the
// technical cause. What lives here: the type and its readers. What does not:
// translations (resources/i18n) and decisions about exit codes (cmd).
package fault

import (
	"errors"
	"fmt"
)

// Code names a kind of fault. Codes are lower-case words joined by hyphens,
// such as "file-damaged", and never change once released: translations and
// scripts refer to them.
type Code string

// Internal is the code of an error nobody gave a code to.
const Internal Code = "internal"

// Fault is an error with a code and a sentence for the user.
type Fault struct {
	Code    Code
	Message string // one or two English sentences: what happened, what to do
	Args    []any  // the values in Message, in order, for translated sentences
	Cause   error  // may be nil
}

// New makes a fault whose message is format filled with args.
func New(code Code, format string, args ...any) *Fault {
	return &Fault{Code: code, Message: fmt.Sprintf(format, args...), Args: args}
}

// Wrap makes a fault that was caused by err. The cause is for the log and for
// errors.Is; the user reads only the message.
func Wrap(err error, code Code, format string, args ...any) *Fault {
	f := New(code, format, args...)
	f.Cause = err
	return f
}

func (f *Fault) Error() string { return f.Message }

// Unwrap gives the cause, so that errors.Is and errors.As see through a fault.
func (f *Fault) Unwrap() error { return f.Cause }

// CodeOf gives the code of the first fault in err's chain, Internal when there
// is none, and "" for nil.
func CodeOf(err error) Code {
	if err == nil {
		return ""
	}
	var f *Fault
	if errors.As(err, &f) {
		return f.Code
	}
	return Internal
}

// MessageOf gives the sentence to show for err.
func MessageOf(err error) string {
	if err == nil {
		return ""
	}
	var f *Fault
	if errors.As(err, &f) {
		return f.Message
	}
	return "Something unexpected went wrong: " + err.Error()
}
