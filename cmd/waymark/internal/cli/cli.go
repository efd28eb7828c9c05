// Package cli is the program in a terminal: one file per command.
//
// What lives here: reading arguments, calling the rooms below, printing results
// to standard output and one sentence per error to standard error, exit codes.
// What does not: the window (waymark/gui) – without a command the program only
// asks for it –, and the work itself. No command needs a display.
package cli

import (
	"errors"
	"fmt"
	"io"
	"runtime"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"waymark/domain/fault"
	"waymark/storage/export/kit"
)

// The exit codes.
const (
	exitGood   = 0
	exitFailed = 1
	exitUsage  = 2
	exitOpen   = 3 // a merge has open conflicts
)

// The codes of this package's faults.
const (
	CodeNoDisplay    fault.Code = "no-display"
	CodeNoOutput     fault.Code = "output-failed"
	CodeNoMap        fault.Code = "map-not-found"
	CodeSeveralMaps  fault.Code = "map-ambiguous"
	CodeNoView       fault.Code = "view-not-found"
	CodeSeveralViews fault.Code = "view-ambiguous"
	CodeBusy         fault.Code = "file-busy"
)

// Program is what the commands need from outside.
type Program struct {
	Version        string
	Stdin          io.Reader
	Stdout, Stderr io.Writer
	Getenv         func(name string) string
	Now            func() time.Time
	// Author gives the name that changes made in the terminal carry.
	Author func() string
	// Locale gives the locale of the system, such as zh_TW.UTF-8.
	Locale func() string
	// Emoji gives the bytes of the colour emoji font.
	Emoji func() []byte
	// OpenWindow shows the file at path, or the start page for "", until the
	// window is closed; in the program that runs already unless separate.
	OpenWindow func(path string, separate bool) error
}

// Run runs the program with its arguments, without its name, and gives the exit
// code.
func Run(args []string, p Program) int {
	out := &printer{w: p.Stdout}
	p.Stdout = out
	root := p.root()
	root.SetArgs(args)
	err := root.Execute()
	if err == nil {
		err = out.err
	}
	if err == nil {
		return exitGood
	}
	var mistake *usageError
	if errors.As(err, &mistake) {
		_, _ = fmt.Fprintln(p.Stderr, oneLine(mistake.Error()))
		return exitUsage
	}
	if errors.Is(err, errConflicts) {
		_, _ = fmt.Fprintln(p.Stderr, conflictSentence(err))
		return exitOpen
	}
	_, _ = fmt.Fprintln(p.Stderr, oneLine(fault.MessageOf(err)))
	return exitFailed
}

// oneLine keeps a sentence on one line, whatever a file name in it holds.
func oneLine(s string) string {
	return strings.Map(func(r rune) rune {
		if r < ' ' || r == 0x7F {
			return ' '
		}
		return r
	}, strings.ToValidUTF8(s, "�"))
}

// printer remembers that standard output failed, so that a result that nobody
// got does not count as success.
type printer struct {
	w   io.Writer
	err error
}

func (p *printer) Write(data []byte) (int, error) {
	n, err := p.w.Write(data)
	if err != nil && p.err == nil {
		p.err = fault.Wrap(err, CodeNoOutput, "The result could not be written to standard output.")
	}
	return n, p.err
}

func (p *Program) root() *cobra.Command {
	cobra.MousetrapHelpText = "" // a double click in the Windows Explorer opens the window, too
	var separate bool
	root := &cobra.Command{
		Use:   "waymark [FILE]",
		Short: "Customer journey maps for people who work with customers",
		Long: `Waymark draws customer journey maps and keeps each project in one file.

Without a command it opens its window: on the file, or on the start page.
The commands below do their work without a window, also on a server.`,
		Example: `  waymark                                    open the window
  waymark plan.waymark                       open a file in the window
  waymark new --template b2b-7 plan.waymark  start a project from a template
  waymark info plan.waymark                  see what is in a file
  waymark export plan.waymark -o plan.pdf    print a map to a PDF file`,
		Version:       p.Version,
		SilenceErrors: true,
		SilenceUsage:  true,
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := p.mistyped(cmd, args); err != nil {
				return err
			}
			return p.openWindow(strings.Join(args, ""), separate)
		},
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) > 1 {
				if err := p.mistyped(cmd, args); err != nil {
					return err
				}
				return usage(cmd, "The window opens one file at a time, but there are %d names; put a name with spaces in quotes", len(args))
			}
			return nil
		},
	}
	root.SuggestionsMinimumDistance = 2
	root.SetOut(p.Stdout)
	root.SetErr(p.Stderr)
	root.SetIn(p.Stdin)
	root.SetFlagErrorFunc(flagError)
	root.SetVersionTemplate("waymark {{.Version}}\n")
	root.SetUsageTemplate(usageTemplate)
	root.CompletionOptions.HiddenDefaultCmd = true
	root.Flags().BoolP("version", "v", false, "tell the version")
	root.Flags().BoolVar(&separate, "separate", false, "open the window in a program of its own, not in the one that runs already")
	cobra.EnableCommandSorting = false
	root.AddCommand(p.newCommand(), p.templatesCommand(), p.infoCommand(), p.checkCommand(), p.recoverCommand(), p.exportCommand(), p.importCommand(), p.historyCommand(),
		p.diffCommand(), p.mergeCommand(), p.sendCommand(), p.versionsCommand(), p.restoreCommand())
	for _, cmd := range append(root.Commands(), root) {
		cmd.DisableFlagsInUseLine = true
		cmd.Flags().BoolP("help", "h", false, "show this help")
	}
	root.SetHelpCommand(&cobra.Command{
		Use: "help [COMMAND]", Short: "Explain a command",
		RunE: func(cmd *cobra.Command, args []string) error {
			about, rest, err := cmd.Root().Find(args)
			if err != nil || len(rest) > 0 {
				return usage(cmd, "There is no command “%s” to explain", strings.Join(args, " "))
			}
			return about.Help()
		},
	})
	return root
}

const usageTemplate = `Use it like this:
  {{if .HasParent}}{{.UseLine}}{{else}}waymark [FILE]
  waymark COMMAND …{{end}}{{if .HasExample}}

Examples:
{{.Example}}{{end}}{{if .HasAvailableSubCommands}}

Commands:{{range .Commands}}{{if (or .IsAvailableCommand (eq .Name "help"))}}
  {{rpad .Name .NamePadding }} {{.Short}}{{end}}{{end}}{{end}}{{if .HasAvailableLocalFlags}}

Options:
{{.LocalFlags.FlagUsages | trimTrailingWhitespaces}}{{end}}{{if .HasAvailableSubCommands}}

“{{.CommandPath}} COMMAND --help” tells more about a command.{{end}}
`

// kit makes what pictures need, once it is needed.
func (p *Program) kit() *kit.Kit { return kit.New(p.Emoji) }

func (p *Program) openWindow(path string, separate bool) error {
	if runtime.GOOS != "windows" && runtime.GOOS != "darwin" && p.Getenv("DISPLAY") == "" && p.Getenv("WAYLAND_DISPLAY") == "" {
		return NoDisplay(nil)
	}
	return p.OpenWindow(path, separate)
}

// NoDisplay is the fault of a window that has no display to open on; cause, which
// may be nil, is what the system said.
func NoDisplay(cause error) error {
	return fault.Wrap(cause, CodeNoDisplay,
		"There is no display here, so the window cannot open; “waymark --help” lists the commands that work without one.")
}

func (p *Program) print(format string, args ...any) { _, _ = fmt.Fprintf(p.Stdout, format, args...) }
