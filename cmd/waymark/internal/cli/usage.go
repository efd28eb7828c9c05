package cli

import (
	"fmt"
	"os"
	"strings"

	"github.com/spf13/cobra"
)

// usageError is a mistake in how the program was called.
type usageError struct{ message string }

func (e *usageError) Error() string { return e.message }

// usage makes a usage error; the sentence ends with where to read more.
func usage(cmd *cobra.Command, format string, args ...any) error {
	return &usageError{fmt.Sprintf(format, args...) + fmt.Sprintf(" (see “%s --help”).", cmd.CommandPath())}
}

// flagError puts what the flag library found into words for a person.
func flagError(cmd *cobra.Command, err error) error {
	named, ok := err.(interface{ GetSpecifiedName() string })
	if !ok {
		if v, ok := err.(interface{ GetValue() string }); ok {
			return usage(cmd, "“%s” is no value for this option", v.GetValue())
		}
		return usage(cmd, "The options cannot be read")
	}
	name := named.GetSpecifiedName()
	shown := "--" + name
	if len(name) == 1 {
		shown = "-" + name
	}
	known := cmd.Flags().Lookup(name)
	if len(name) == 1 {
		known = cmd.Flags().ShorthandLookup(name)
	}
	if known != nil {
		return usage(cmd, "The option %s needs a value", shown)
	}
	return usage(cmd, "“%s” has no option %s", cmd.CommandPath(), shown)
}

// mistyped finds a command's name with a slip in place of a file: nothing by
// that name is there, and a command's name is near.
func (p *Program) mistyped(cmd *cobra.Command, args []string) error {
	if len(args) == 0 || strings.ContainsAny(args[0], `./\`) {
		return nil
	}
	if _, err := os.Lstat(args[0]); err == nil {
		return nil
	}
	near := cmd.SuggestionsFor(args[0])
	if len(near) > 0 {
		return usage(cmd, "There is no command “%s”; did you mean “%s”", args[0], near[0])
	}
	if len(args) > 1 {
		return usage(cmd, "There is no command “%s”", args[0])
	}
	return nil
}

// names makes sure that a command got exactly one name of each given sort, such
// as "the name of a file".
func names(wanted ...string) func(*cobra.Command, []string) error {
	return func(cmd *cobra.Command, args []string) error {
		switch {
		case len(args) < len(wanted):
			return usage(cmd, "“%s” needs %s", cmd.CommandPath(), wanted[len(args)])
		case len(args) > len(wanted):
			return usage(cmd, "“%s” does not know what to do with “%s”; put a name with spaces in quotes", cmd.CommandPath(), args[len(wanted)])
		}
		return nil
	}
}

const aFile = "the name of a Waymark file"
