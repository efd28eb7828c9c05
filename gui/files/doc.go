// Package files asks where a file is and where one shall go.
//
// What lives here: the list of a folder, the two dialogs. What does not: reading
// or writing files. (Fyne's own dialog for saving empties an existing file
// before anybody has agreed to that, and knows no Chinese names for its parts.)
package files
