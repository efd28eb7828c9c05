package journey

import (
	"encoding/json"
	"fmt"
	"strings"
	"unicode/utf8"
)

// MaxPrint is the longest text of a map's print settings, in characters.
const MaxPrint = 4_000

// PrintText writes print settings in the one form in which a map keeps them: a
// JSON object of texts, keys in order, without white space; settings that are
// empty are left out, and none at all give "". So equal settings are equal texts.
func PrintText(settings map[string]string) string {
	said := make(map[string]string, len(settings))
	for k, v := range settings {
		if v != "" {
			said[strings.ToValidUTF8(k, "\uFFFD")] = strings.ToValidUTF8(v, "\uFFFD")
		}
	}
	if len(said) == 0 {
		return ""
	}
	var b strings.Builder
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(said); err != nil {
		return "" // texts always encode
	}
	return strings.TrimSuffix(b.String(), "\n")
}

// ParsePrint reads print settings. It fails for what is no JSON object of texts.
func ParsePrint(text string) (map[string]string, error) {
	settings := make(map[string]string)
	if text == "" {
		return settings, nil
	}
	if err := json.Unmarshal([]byte(text), &settings); err != nil {
		return nil, fmt.Errorf("print settings: %w", err)
	}
	return settings, nil
}

// PrintSettings gives the map's print settings beyond paper and orientation, for
// the caller to change; a missing one is empty.
func (r *Map) PrintSettings() map[string]string {
	settings, err := ParsePrint(r.Print)
	if err != nil || settings == nil {
		return make(map[string]string)
	}
	return settings
}

// logoSetting is the name under which a map keeps the picture at the head of its
// pages.
const logoSetting = "logo"

// Logo gives the picture that the map's pages show at their head, "" for none.
func (r *Map) Logo() ID { return ID(r.PrintSettings()[logoSetting]) }

// SetLogo remembers the picture that the map's pages show at their head; "" for
// none.
func (r *Map) SetLogo(picture ID) {
	settings := r.PrintSettings()
	settings[logoSetting] = string(picture)
	r.Print = PrintText(settings)
}

// checkPrint accepts only what PrintText writes.
func checkPrint(s string) string {
	if len(s) > MaxPrint && utf8.RuneCountInString(s) > MaxPrint {
		return fmt.Sprintf("is longer than %d characters", MaxPrint)
	}
	settings, err := ParsePrint(s)
	if err != nil || PrintText(settings) != s {
		return "must be print settings: a JSON object of texts as Waymark writes it, or empty"
	}
	return ""
}
