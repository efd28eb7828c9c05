// Package merging shows what a merge brings: the preview in which somebody
// chooses before a colleague's copy comes in, and the report of what came in.
//
// What lives here: these two dialogs. What does not: the merge itself
// (domain/merge), reading files and making the merge part of the history
// (gui/shell), the words of single differences (gui/differences).
package merging
