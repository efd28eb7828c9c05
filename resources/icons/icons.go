// Package icons holds the icons of the program as SVG: the ones it uses out of
// Lucide (lucide folder, ISC licence beside them) and the program's own sign.
//
// What lives here: the bytes and their names. What does not: colours, sizes and
// reading SVG into shapes (domain/vector, gui).
//
// A Lucide icon is 24 × 24 units of lines 2 wide in "currentColor", with the
// stroke set once on the root element.
package icons

import (
	"embed"
	"io/fs"
	"slices"
	"strings"
)

var (
	//go:embed lucide/*.svg
	lucide embed.FS
	//go:embed waymark.svg
	appSVG []byte
	//go:embed waymark.png
	appPNG []byte
)

// SVG gives the icon with the given Lucide name, such as "book-open". ok is
// false for a name that is not in the set.
func SVG(name string) (svg []byte, ok bool) {
	if name == "" || strings.ContainsAny(name, `/\`) {
		return nil, false
	}
	svg, err := lucide.ReadFile("lucide/" + name + ".svg")
	return svg, err == nil
}

// Names gives the names of all icons, sorted.
func Names() []string {
	files, err := fs.Glob(lucide, "lucide/*.svg")
	if err != nil {
		panic(err) // the pattern is constant, so this cannot happen
	}
	names := make([]string, len(files))
	for i, file := range files {
		names[i] = strings.TrimSuffix(strings.TrimPrefix(file, "lucide/"), ".svg")
	}
	slices.Sort(names) // "file" before "file-text", unlike their file names
	return names
}

// ForChannels gives the names that make sense as a channel's sign, in the order
// in which a picker should offer them: online, spoken, written, in person, sold.
func ForChannels() []string {
	return []string{
		"globe", "search", "smartphone", "app-window", "monitor", "monitor-play", "download", "link",
		"mail", "mail-open", "at-sign", "message-circle", "messages-square", "bot", "phone", "headset", "life-buoy",
		"share-2", "video", "tv", "radio", "mic", "rss", "newspaper", "book-open", "file-text", "scroll-text", "image",
		"star", "megaphone", "users", "handshake", "presentation", "graduation-cap", "calendar", "ticket",
		"store", "map-pin", "qr-code", "shopping-cart", "shopping-bag", "credit-card", "receipt", "package", "truck",
		"utensils", "concierge-bell", "wrench", "tag",
	}
}

// ForCards gives the names that make sense on a card, in the order in which a
// picker should offer them: signs first, then what channels have.
func ForCards() []string {
	signs := []string{
		"star", "heart", "flag", "target", "lightbulb", "circle-alert", "triangle-alert", "circle-check", "circle-question-mark", "diamond",
		"smile", "meh", "frown", "angry", "clock", "calendar", "lock", "scale", "quote", "paperclip", "pencil", "user", "users", "building-2",
	}
	for _, name := range ForChannels() {
		if !slices.Contains(signs, name) {
			signs = append(signs, name)
		}
	}
	return signs
}

// AppSVG gives the program's sign as SVG, 512 × 512. Read only.
func AppSVG() []byte { return appSVG }

// AppPNG gives the program's sign as PNG, 512 × 512 pixels. Read only.
func AppPNG() []byte { return appPNG }
