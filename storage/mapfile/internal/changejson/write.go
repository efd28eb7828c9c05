package changejson

import (
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"waymark/domain/edit"
	"waymark/domain/journey"
)

// TimeFormat is how the time of a change is written: UTC, milliseconds.
const TimeFormat = "2006-01-02T15:04:05.000Z"

// AppendChange appends a whole change.
func AppendChange(b []byte, c *edit.Change) []byte {
	b = append(b, `{"id":`...)
	b = AppendText(b, string(c.ID))
	b = append(b, `,"author":`...)
	b = AppendText(b, c.Author)
	b = append(b, `,"time":"`...)
	b = c.Time.UTC().AppendFormat(b, TimeFormat)
	b = append(b, `","verb":`...)
	b = AppendText(b, string(c.Label.Verb))
	b = append(b, `,"subject":`...)
	b = AppendText(b, c.Label.Subject)
	b = append(b, `,"parents":`...)
	b = AppendIDs(b, c.Parents)
	b = append(b, `,"reverts":`...)
	b = AppendText(b, string(c.Reverts))
	b = append(b, `,"diff":`...)
	b = AppendDiff(b, c.Diff)
	if c.Marks != "" {
		b = append(b, `,"marks":`...)
		b = AppendText(b, string(c.Marks))
	}
	if c.Note != "" {
		b = append(b, `,"note":`...)
		b = AppendText(b, c.Note)
	}
	if len(c.Aside) > 0 {
		b = append(b, `,"aside":`...)
		b = AppendDiff(b, c.Aside)
	}
	return append(b, '}')
}

// FormatTime writes the time of a change.
func FormatTime(t time.Time) string { return t.UTC().Format(TimeFormat) }

// AppendDiff appends a diff: an array with one object per record.
func AppendDiff(b []byte, d edit.Diff) []byte {
	b = append(b, '[')
	for i := range d {
		if i > 0 {
			b = append(b, ',')
		}
		b = appendRecordDiff(b, &d[i])
	}
	return append(b, ']')
}

func appendRecordDiff(b []byte, r *edit.RecordDiff) []byte {
	verb, whole := opUpdate, journey.Record(nil)
	switch {
	case r.Added != nil:
		verb, whole = opAdd, r.Added
	case r.Removed != nil:
		verb, whole = opRemove, r.Removed
	}
	b = append(b, '{')
	b = AppendText(b, verb)
	b = append(b, ':')
	b = AppendText(b, string(r.Kind))
	b = append(b, `,"id":`...)
	b = AppendText(b, string(r.ID))
	b = append(b, `,"fields":{`...)
	first := true
	name := func(field string) {
		if !first {
			b = append(b, ',')
		}
		first = false
		b = AppendText(b, field)
		b = append(b, ':')
	}
	if whole != nil {
		fields := journey.FieldsOf(r.Kind)
		for i := range fields {
			v := fields[i].Get(whole)
			if isEmpty(&v) {
				continue
			}
			name(fields[i].Name)
			if v.Kind == journey.BytesValue {
				b = AppendText(b, string(whole.RecordID())) // the id of a picture is its digest
				continue
			}
			b = appendValue(b, &v)
		}
	}
	for i := range r.Fields {
		f := &r.Fields[i]
		name(f.Name)
		b = append(b, '[')
		b = appendValue(b, &f.From)
		b = append(b, ',')
		b = appendValue(b, &f.To)
		b = append(b, ']')
	}
	return append(b, '}', '}')
}

// isEmpty tells whether a value is left out of a whole record. It does not
// depend on the defaults of new records, which may change.
func isEmpty(v *journey.Value) bool {
	return v.Text == "" && v.Number == 0 && !v.Flag && len(v.IDs) == 0 && len(v.Bytes) == 0
}

func appendValue(b []byte, v *journey.Value) []byte {
	switch v.Kind {
	case journey.TextValue:
		return AppendText(b, v.Text)
	case journey.NumberValue:
		return strconv.AppendFloat(b, v.Number, 'g', -1, 64)
	case journey.FlagValue:
		return strconv.AppendBool(b, v.Flag)
	case journey.SetValue:
		return AppendIDs(b, v.IDs)
	case journey.PlaceValue:
		b = append(b, '[')
		for _, id := range v.IDs {
			b = AppendText(b, string(id))
			b = append(b, ',')
		}
		b = AppendText(b, v.Text)
		return append(b, ']')
	case journey.BytesValue: // only of whole records: an attachment is its bytes
	}
	return append(b, "null"...)
}

// AppendIDs appends an array of ids.
func AppendIDs(b []byte, ids []journey.ID) []byte {
	b = append(b, '[')
	for i, id := range ids {
		if i > 0 {
			b = append(b, ',')
		}
		b = AppendText(b, string(id))
	}
	return append(b, ']')
}

const hexDigits = "0123456789abcdef"

// AppendText appends a JSON string. Bytes that are not UTF-8 become U+FFFD.
func AppendText(b []byte, s string) []byte {
	if !utf8.ValidString(s) {
		s = strings.ToValidUTF8(s, "\uFFFD")
	}
	b = append(b, '"')
	from := 0
	for i := range len(s) {
		c := s[i]
		if c >= ' ' && c != '"' && c != '\\' {
			continue
		}
		b = append(b, s[from:i]...)
		switch c {
		case '"', '\\':
			b = append(b, '\\', c)
		case '\n':
			b = append(b, '\\', 'n')
		default:
			b = append(b, '\\', 'u', '0', '0', hexDigits[c>>4], hexDigits[c&15])
		}
		from = i + 1
	}
	b = append(b, s[from:]...)
	return append(b, '"')
}

// Blobs gives the pictures in a change, by their SHA-256 in hexadecimal.
func Blobs(c *edit.Change, found func(sha256 string, data []byte)) {
	blobsIn(c.Diff, found)
	blobsIn(c.Aside, found)
}

func blobsIn(d edit.Diff, found func(sha256 string, data []byte)) {
	for i := range d {
		r := &d[i]
		if r.Kind != journey.AttachmentKind {
			continue
		}
		for _, whole := range []journey.Record{r.Added, r.Removed} {
			if a, ok := whole.(*journey.Attachment); ok && a != nil {
				found(string(a.ID), a.Data)
			}
		}
	}
}
