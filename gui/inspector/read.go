package inspector

import (
	"net/url"
	"regexp"
	"strconv"
	"strings"
	"time"
)

// dayForms are the ways in which people write a day; the groups are named.
var dayForms = []*regexp.Regexp{
	regexp.MustCompile(`^(?P<y>\d{4})\s*[-/.年]\s*(?P<m>\d{1,2})\s*[-/.月]\s*(?P<d>\d{1,2})\s*[日号號]?$`),
	regexp.MustCompile(`^(?P<d>\d{1,2})\s*\.\s*(?P<m>\d{1,2})\s*\.\s*(?P<y>\d{4})$`),
}

// parseDay reads a day as people write it and gives it as YYYY-MM-DD; "" for
// none. Forms that some read as day and month and others as month and day are
// not taken.
func parseDay(s string) (day string, ok bool) {
	s = strings.Map(func(r rune) rune {
		if r >= '０' && r <= '９' {
			return r - '０' + '0'
		}
		return r
	}, strings.TrimSpace(s))
	if s == "" {
		return "", true
	}
	for _, form := range dayForms {
		found := form.FindStringSubmatch(s)
		if found == nil {
			continue
		}
		n := func(group string) int {
			v, _ := strconv.Atoi(found[form.SubexpIndex(group)]) // the form lets digits through only
			return v
		}
		t := time.Date(n("y"), time.Month(n("m")), n("d"), 0, 0, 0, 0, time.UTC)
		return t.Format(time.DateOnly), t.Day() == n("d") && int(t.Month()) == n("m") && t.Year() == n("y")
	}
	return "", false
}

// Address gives the address that a link stands for: people leave out https://.
// Only addresses of pages and mail are given; a file from elsewhere must not
// start programs.
func Address(link string) (*url.URL, bool) {
	link = strings.TrimSpace(link)
	if link == "" || strings.ContainsAny(link, " \n\t") {
		return nil, false
	}
	u, err := url.Parse(link)
	if err == nil {
		switch u.Scheme {
		case "http", "https":
			return u, u.Host != ""
		case "mailto":
			return u, u.Opaque != ""
		}
	}
	if strings.Contains(link, "://") || !strings.Contains(link, ".") {
		return nil, false
	}
	u, err = url.Parse("https://" + link)
	return u, err == nil && u.Host != ""
}

// CanOpen tells whether a link can be opened.
func CanOpen(link string) bool {
	_, ok := Address(link)
	return ok
}
