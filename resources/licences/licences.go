// Package licences holds the licences of all works of others that are part of
// the program. The list is gathered by .ci/licences; nothing else lives here.
package licences

import _ "embed"

//go:embed third-party.txt
var thirdParty string

// ThirdParty gives the names, versions and licence texts of all works of others
// in the program, one after another.
func ThirdParty() string { return thirdParty }
