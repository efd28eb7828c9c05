package pdf

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"strconv"
)

var errNotAsExpected = errors.New("the document is not built as expected")

// patch changes a finished file where gofpdf has no say: parts of objects are
// replaced, and the table of their places is put right. The file must be as
// gofpdf writes it, with one cross-reference table at its end.
type patch struct {
	data    []byte
	objects []int // place of each object by number; 0 for none
	table   int   // place of the table's first entry
	edits   []edit
}

// edit replaces data[from:to] by text.
type edit struct {
	from, to int
	text     string
}

// entrySize is the length of a line of the table (ISO 32000-1, 7.5.4).
const entrySize = 20

func openPatch(data []byte) (*patch, error) {
	p := &patch{data: data}
	_, tail, ok := cutLast(data, "startxref\n")
	if !ok {
		return nil, errNotAsExpected
	}
	digits, _, _ := bytes.Cut(tail, []byte("\n"))
	at, err := strconv.Atoi(string(digits))
	if err != nil || at < 0 || at >= len(data) {
		return nil, errNotAsExpected
	}
	var first, count int
	if _, err := fmt.Sscanf(string(data[at:min(at+40, len(data))]), "xref\n%d %d\n", &first, &count); err != nil || first != 0 {
		return nil, errNotAsExpected
	}
	p.table = at + len(fmt.Sprintf("xref\n%d %d\n", first, count))
	if count < 1 || p.table+count*entrySize > len(data) {
		return nil, errNotAsExpected
	}
	for i := range count {
		place, err := strconv.Atoi(string(data[p.table+i*entrySize:][:10]))
		if err != nil || place > len(data) {
			return nil, errNotAsExpected
		}
		p.objects = append(p.objects, place)
	}
	return p, nil
}

func cutLast(data []byte, mark string) (before, after []byte, ok bool) {
	at := bytes.LastIndex(data, []byte(mark))
	if at < 0 {
		return nil, nil, false
	}
	return data[:at], data[at+len(mark):], true
}

// object gives the place of an object and its bytes up to the end mark.
func (p *patch) object(number int) (at int, body []byte, err error) {
	if number < 1 || number >= len(p.objects) {
		return 0, nil, errNotAsExpected
	}
	at = p.objects[number]
	body, _, ok := bytes.Cut(p.data[at:], []byte("\nendobj"))
	if !ok || !bytes.HasPrefix(body, fmt.Appendf(nil, "%d 0 obj\n", number)) {
		return 0, nil, errNotAsExpected
	}
	return at, body, nil
}

// insert puts text behind the first mark in an object.
func (p *patch) insert(number int, mark, text string) error {
	at, body, err := p.object(number)
	if err != nil {
		return err
	}
	i := bytes.Index(body, []byte(mark))
	if i < 0 {
		return errNotAsExpected
	}
	p.edits = append(p.edits, edit{at + i + len(mark), at + i + len(mark), text})
	return nil
}

// swap puts text into the place of the first mark in an object.
func (p *patch) swap(number int, mark, text string) error {
	at, body, err := p.object(number)
	if err != nil {
		return err
	}
	i := bytes.Index(body, []byte(mark))
	if i < 0 {
		return errNotAsExpected
	}
	p.edits = append(p.edits, edit{at + i, at + i + len(mark), text})
	return nil
}

// replace gives an object a new body.
func (p *patch) replace(number int, body string) error {
	at, old, err := p.object(number)
	if err != nil {
		return err
	}
	head := len(fmt.Sprintf("%d 0 obj\n", number))
	p.edits = append(p.edits, edit{at + head, at + len(old), body})
	return nil
}

// reference reads the number N of "KEY N 0 R" behind a mark in the file.
func (p *patch) reference(mark, key string) (int, error) {
	_, rest, ok := bytes.Cut(p.data, []byte(mark))
	if !ok {
		return 0, errNotAsExpected
	}
	rest, _, _ = bytes.Cut(rest, []byte("endobj"))
	_, rest, ok = bytes.Cut(rest, []byte(key+" "))
	if !ok {
		return 0, errNotAsExpected
	}
	digits, _, _ := bytes.Cut(rest, []byte(" "))
	return strconv.Atoi(string(digits))
}

// apply gives the changed file.
func (p *patch) apply() []byte {
	slices.SortFunc(p.edits, func(a, b edit) int { return a.from - b.from })
	moved := func(place int) int {
		to := place
		for _, e := range p.edits {
			if e.from < place {
				to += len(e.text) - (e.to - e.from)
			}
		}
		return to
	}
	xref := p.table - len(fmt.Sprintf("xref\n0 %d\n", len(p.objects)))
	var out []byte
	done := 0
	for _, e := range p.edits {
		out = append(append(out, p.data[done:e.from]...), e.text...)
		done = e.to
	}
	out = append(out, p.data[done:p.table]...)
	for i, place := range p.objects {
		entry := p.data[p.table+i*entrySize:][:entrySize]
		if i > 0 {
			entry = fmt.Appendf(nil, "%010d%s", moved(place), entry[10:])
		}
		out = append(out, entry...)
	}
	before, after, _ := cutLast(p.data[p.table+len(p.objects)*entrySize:], "startxref\n")
	_, end, _ := bytes.Cut(after, []byte("\n"))
	out = append(out, before...)
	return fmt.Appendf(out, "startxref\n%d\n%s", moved(xref), end)
}
