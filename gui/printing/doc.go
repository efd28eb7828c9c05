// Package printing is the page on which somebody prints or exports a map: what
// it shall be for, how it lies on paper, what goes along, beside a preview of
// the very pages that are written.
//
// What lives here: the choices and how a map remembers them, the preview, what
// to do about warnings, writing the file with its progress, handing it to the
// system's viewer or printer. What does not: making pages (domain/pages), bytes
// (storage/export), asking for a file (gui/files).
package printing
