// Package address tells which links may stand as links in what is printed: a file
// from elsewhere must not start programs. What people type without https:// is no
// business of this package.
package address

import "strings"

// Safe tells whether a link leads to the web or to a mail address and to nothing
// that runs.
func Safe(link string) bool {
	scheme, _, ok := strings.Cut(link, ":")
	if !ok {
		return false
	}
	switch strings.ToLower(scheme) {
	case "http", "https", "mailto":
		return true
	}
	return false
}
