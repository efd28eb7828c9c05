package versions

import "waymark/domain/fault"

// CodeReadOnly says that an old version cannot be changed.
const CodeReadOnly fault.Code = "version-read-only"

var errReadOnly = fault.New(CodeReadOnly, "This is an old version; it stays as it was. Restore it to go on from there.")
