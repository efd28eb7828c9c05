package clip

import (
	"strings"
)

// Table is the text of cells, row by row. Rows need not be equally long. Cells
// hold line breaks as \n.
type Table [][]string

// FormatTable writes a table as spreadsheets copy and take it: cells parted by
// tabs, rows by line breaks; a cell that holds one of these, or begins with a
// quotation mark, stands in quotation marks with those in it doubled.
func FormatTable(t Table) string {
	var b strings.Builder
	for i, row := range t {
		if i > 0 {
			b.WriteByte('\n')
		}
		for k, cell := range row {
			if k > 0 {
				b.WriteByte('\t')
			}
			if strings.ContainsAny(cell, "\t\n\r") || strings.HasPrefix(cell, `"`) {
				b.WriteString(`"` + strings.ReplaceAll(cell, `"`, `""`) + `"`)
			} else {
				b.WriteString(cell)
			}
		}
	}
	if n := len(t); n > 0 && (len(t[n-1]) == 0 || len(t[n-1]) == 1 && t[n-1][0] == "") {
		b.WriteByte('\n') // else an empty last row would not be seen
	}
	return b.String()
}

// ParseTable reads a table as spreadsheets copy it. A cell is quoted when it
// begins with a quotation mark and ends with one before a tab, a line break or the
// end; other quotation marks stand for themselves. One line break at the end
// ends the last row. Line breaks may be \n, \r\n or \r.
func ParseTable(text string) Table {
	if text == "" {
		return nil
	}
	text = strings.ReplaceAll(text, "\r\n", "\n")
	text = strings.ReplaceAll(text, "\r", "\n")
	var t Table
	row := []string{}
	for at := 0; ; {
		cell, end, ok := quoted(text, at)
		if !ok {
			end = len(text)
			if i := strings.IndexAny(text[at:], "\t\n"); i >= 0 {
				end = at + i
			}
			cell = text[at:end]
		}
		row = append(row, cell)
		switch {
		case end == len(text):
			return append(t, row)
		case text[end] == '\n':
			t = append(t, row)
			row = []string{}
			if end+1 == len(text) {
				return t
			}
		}
		at = end + 1
	}
}

// quoted reads a quoted cell that begins at a place; end is behind its closing
// quotation mark.
func quoted(text string, at int) (cell string, end int, ok bool) {
	if at >= len(text) || text[at] != '"' {
		return "", 0, false
	}
	var b strings.Builder
	for i := at + 1; ; {
		n := strings.IndexByte(text[i:], '"')
		if n < 0 {
			return "", 0, false
		}
		b.WriteString(text[i : i+n])
		i += n + 1
		switch {
		case i == len(text) || text[i] == '\t' || text[i] == '\n':
			return b.String(), i, true
		case text[i] != '"':
			return "", 0, false
		}
		b.WriteByte('"')
		i++
	}
}

// IsTable tells whether a text is a block of cells rather than plain lines: it
// has a tab, or a quoted cell of several lines.
func IsTable(text string) bool {
	if strings.ContainsRune(text, '\t') {
		return true
	}
	if !strings.HasPrefix(text, `"`) && !strings.Contains(text, "\n\"") {
		return false
	}
	for _, row := range ParseTable(text) {
		if strings.Contains(row[0], "\n") {
			return true
		}
	}
	return false
}

// Size gives the number of rows and of columns of a table.
func (t Table) Size() (rows, columns int) {
	for _, row := range t {
		columns = max(columns, len(row))
	}
	return len(t), columns
}

// Filled gives how many cells hold a text.
func (t Table) Filled() int {
	n := 0
	for _, row := range t {
		for _, cell := range row {
			if strings.TrimSpace(cell) != "" {
				n++
			}
		}
	}
	return n
}

// Trim takes empty rows and columns off the lower and the right edge, which
// spreadsheets copy along.
func (t Table) Trim() Table {
	out := make(Table, 0, len(t))
	for _, row := range t {
		n := len(row)
		for n > 0 && strings.TrimSpace(row[n-1]) == "" {
			n--
		}
		out = append(out, row[:n])
	}
	for len(out) > 0 && len(out[len(out)-1]) == 0 {
		out = out[:len(out)-1]
	}
	return out
}
