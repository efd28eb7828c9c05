package journey

import (
	"fmt"
	"math"
	"strings"
	"time"
	"unicode/utf8"
)

// MaxText is the longest text of a field, in characters.
const MaxText = 20_000

// MaxPicture is the largest picture, in bytes.
const MaxPicture = 16 << 20

// The checks give "" for a good value, otherwise the end of a sentence that
// begins with the field's name.

func checkText(s string) string {
	if len(s) > MaxText && utf8.RuneCountInString(s) > MaxText {
		return fmt.Sprintf("is longer than %d characters; shorten it or split it", MaxText)
	}
	if !utf8.ValidString(s) {
		return "holds bytes that are not text (invalid UTF-8); type it again"
	}
	return ""
}

func checkRange(v, low, high float64) string {
	if math.IsNaN(v) || v < low || v > high {
		return fmt.Sprintf("must be a number from %s to %s", plain(low), plain(high))
	}
	return ""
}

func plain(v float64) string {
	return strings.ReplaceAll(fmt.Sprintf("%.10g", v), "-", "−")
}

func checkColor(s string) string {
	if s == "" {
		return ""
	}
	if _, ok := ParseColor(s); !ok {
		return "must be a colour such as #2f6fb0, or empty"
	}
	return ""
}

func checkDate(s string) string {
	if s == "" {
		return ""
	}
	if _, err := time.Parse(time.DateOnly, s); err != nil {
		return "must be a date such as 2026-08-01, or empty"
	}
	return ""
}

func checkInstant(s string) string {
	if _, err := time.Parse(time.RFC3339, s); err != nil {
		return "must be a time such as 2026-11-21T10:00:00Z"
	}
	return ""
}

// Languages lists the languages of templates and printed words.
func Languages() []string { return []string{"en", "zh-Hans", "zh-Hant"} }

func checkLanguage(s string) string {
	if !oneOf(Languages())(s) {
		return "must be one of " + join(Languages())
	}
	return ""
}

func checkOrientation(s string) string {
	if !oneOf([]string{"", "auto", "portrait", "landscape"})(s) {
		return "must be auto, portrait or landscape"
	}
	return ""
}

func checkMediaType(s string) string {
	if s != "image/png" && s != "image/jpeg" {
		return "must be image/png or image/jpeg"
	}
	return ""
}

func checkPicture(v Value) string {
	if len(v.Bytes) > MaxPicture {
		return fmt.Sprintf("is larger than %d MB; use a smaller picture", MaxPicture>>20)
	}
	if len(v.Bytes) == 0 {
		return "is empty"
	}
	return ""
}

func checkLink(s string) string {
	if s == "" || ValidID(s) {
		return ""
	}
	if _, _, ok := SplitEmotionID(ID(s)); ok {
		return ""
	}
	return "names something by an id that cannot be one"
}

func checkSet(ids []ID) string {
	for i, id := range ids {
		if problem := checkLink(string(id)); problem != "" || id == "" {
			return "names something by an id that cannot be one"
		}
		if i > 0 && ids[i-1] >= id {
			return "is not a sorted set"
		}
	}
	return ""
}

func join[E ~string](all []E) string {
	words := make([]string, len(all))
	for i, e := range all {
		words[i] = string(e)
	}
	return strings.Join(words, ", ")
}

// ParseColor reads a colour of the form #rrggbb.
func ParseColor(s string) (rgb [3]uint8, ok bool) {
	if len(s) != 7 || s[0] != '#' {
		return rgb, false
	}
	for i := range 3 {
		hi, lo := hexDigit(s[1+2*i]), hexDigit(s[2+2*i])
		if hi < 0 || lo < 0 {
			return rgb, false
		}
		rgb[i] = uint8(hi<<4 | lo)
	}
	return rgb, true
}

func hexDigit(c byte) int {
	switch {
	case c >= '0' && c <= '9':
		return int(c - '0')
	case c >= 'a' && c <= 'f':
		return int(c-'a') + 10
	case c >= 'A' && c <= 'F':
		return int(c-'A') + 10
	}
	return -1
}
