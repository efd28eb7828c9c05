// Package resources is the shelf for everything the program carries inside
// itself. The things stand in rooms of their own: fonts, icons, i18n (the words
// in each language) and templates (starting points and full examples).
//
// What lives here: bytes and texts, and the small accessors that hand them out.
// What does not: any decision about how they are used. These packages import
// nothing of the program, and domain imports none of them: it is handed bytes
// and words by its callers.
package resources
