package i18n

import "strings"

// Match chooses one of Languages for a system locale: a POSIX name (zh_TW.UTF-8,
// C), a BCP 47 tag (zh-Hant-HK, en-GB) or a list of them parted by colons, as in
// the variable LANGUAGE, of which the first that the program speaks counts.
// Everything else is English.
func Match(locale string) string {
	for name := range strings.SplitSeq(locale, ":") {
		if lang := matchOne(name); lang != "" {
			return lang
		}
	}
	return English
}

// matchOne gives "" for a language the program does not speak. In Chinese the
// script decides, then the region; alone it is written with simplified
// characters, Cantonese with traditional ones.
func matchOne(locale string) string {
	locale, _, _ = strings.Cut(locale, ".") // encoding
	locale, _, _ = strings.Cut(locale, "@") // modifier
	parts := strings.Split(strings.ReplaceAll(strings.ToLower(strings.TrimSpace(locale)), "_", "-"), "-")

	chinese := SimplifiedChinese
	switch parts[0] {
	case "en":
		return English
	case "zh", "cmn":
	case "yue":
		chinese = TraditionalChinese
	default:
		return ""
	}
	region := ""
	for _, part := range parts[1:] {
		switch part {
		case "hans", "chs":
			return SimplifiedChinese
		case "hant", "cht":
			return TraditionalChinese
		case "tw", "hk", "mo", "cn", "sg", "my":
			region = part
		}
	}
	switch region {
	case "tw", "hk", "mo":
		return TraditionalChinese
	case "cn", "sg", "my":
		return SimplifiedChinese
	}
	return chinese
}
