// Package clipboard keeps what was copied beside the system's clipboard, which
// carries text only.
//
// A Store remembers the newest clip with a digest of the text that went to the
// system's clipboard for it; whoever finds that text there again gets the whole
// clip, with every field. The windows of one process share a Store; other
// processes find the clip in a file of the user's data folder. The file is a line
// of JSON about the clip, then its document in the JSON form of storage/exchange.
//
// What does not live here: what a clip is (domain/clip), the system's clipboard
// and pasting (gui/board).
package clipboard

import (
	"bufio"
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"io"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"time"

	"waymark/domain/clip"
	"waymark/domain/journey"
	"waymark/storage/atomicfile"
	"waymark/storage/exchange"
)

const (
	version = 1
	// mostBytes bounds the file that is read.
	mostBytes = 256 << 20
)

// Store keeps the newest clip. Its methods may be called from any goroutine.
type Store struct {
	path string // "" keeps nothing for other processes

	mu      sync.Mutex
	clip    *clip.Clip
	digest  string
	since   time.Time
	writing sync.WaitGroup
}

// New makes a store that shares clips with other processes by a file in a folder;
// "" for none.
func New(folder string) *Store {
	s := &Store{}
	if folder != "" {
		s.path = filepath.Join(folder, "clipboard", "clip.json")
	}
	return s
}

// header is the first line of the file.
type header struct {
	Version int        `json:"waymarkClip"`
	Text    string     `json:"text"` // digest of the text on the system's clipboard
	Map     string     `json:"map"`
	Refs    [][]string `json:"refs"`
	Cut     bool       `json:"cut"`
	Plain   bool       `json:"plain"`
	// Pointers are pairs of ids with "serves" or "addresses" between them.
	Pointers [][]string `json:"pointers"`
}

// Put remembers a clip and the text that stands for it on the system's
// clipboard. The file is written meanwhile; when that fails, other processes
// get the text alone.
func (s *Store) Put(text string, c *clip.Clip) {
	s.mu.Lock()
	s.clip, s.digest, s.since = c, digestOf(text), time.Now()
	s.mu.Unlock()
	if s.path == "" {
		return
	}
	s.writing.Add(1)
	go func() {
		defer s.writing.Done()
		s.mu.Lock()
		defer s.mu.Unlock()
		if s.clip == c {
			_ = s.write()
			s.since = time.Now()
		}
	}()
}

// Wait returns when what was put is in the file.
func (s *Store) Wait() { s.writing.Wait() }

func (s *Store) write() error {
	h := header{Version: version, Text: s.digest, Map: string(s.clip.Map), Cut: s.clip.Cut, Plain: s.clip.Plain}
	for _, r := range s.clip.Refs {
		h.Refs = append(h.Refs, []string{string(r.Kind), string(r.ID)})
	}
	for _, p := range s.clip.Pointers {
		how := "addresses"
		if p.Serves {
			how = "serves"
		}
		h.Pointers = append(h.Pointers, []string{string(p.From), how, string(p.To)})
	}
	head, err := json.Marshal(h)
	if err != nil {
		return err
	}
	if err := os.MkdirAll(filepath.Dir(s.path), 0o700); err != nil {
		return err
	}
	err = atomicfile.Write(s.path, true, func(w io.Writer) error {
		if _, err := w.Write(append(head, '\n')); err != nil {
			return err
		}
		return exchange.Export(w, s.clip.Document)
	})
	if err == nil {
		err = os.Chmod(s.path, 0o600)
	}
	return err
}

// Get gives the clip for which a text stands; nil when it stands for nothing but
// itself.
func (s *Store) Get(text string) *clip.Clip {
	s.mu.Lock()
	defer s.mu.Unlock()
	digest := digestOf(text)
	if c := s.elsewhere(digest); c != nil {
		s.clip, s.digest, s.since = c, digest, time.Now()
		return c
	}
	if s.clip != nil && s.digest == digest {
		return s.clip
	}
	return nil
}

// elsewhere reads the file when another process has written it since, and it is
// for that text. What cannot be read is no clip.
func (s *Store) elsewhere(digest string) *clip.Clip {
	if s.path == "" {
		return nil
	}
	info, err := os.Stat(s.path)
	if err != nil || info.Size() > mostBytes || (s.clip != nil && !info.ModTime().After(s.since)) {
		return nil
	}
	f, err := os.Open(s.path)
	if err != nil {
		return nil
	}
	defer f.Close()
	in := bufio.NewReader(f)
	first, err := in.ReadBytes('\n')
	var h header
	if err != nil || json.Unmarshal(first, &h) != nil || h.Version != version || h.Text != digest {
		return nil
	}
	data, err := io.ReadAll(in)
	if err != nil {
		return nil
	}
	doc, err := exchange.Import(bytes.TrimSpace(data))
	if err != nil || !doc.Maps.Has(journey.ID(h.Map)) {
		return nil
	}
	c := &clip.Clip{Document: doc, Map: journey.ID(h.Map), Cut: h.Cut, Plain: h.Plain}
	for _, r := range h.Refs {
		if len(r) == 2 && doc.Record(journey.Kind(r[0]), journey.ID(r[1])) != nil {
			c.Refs = append(c.Refs, clip.Ref{Kind: journey.Kind(r[0]), ID: journey.ID(r[1])})
		}
	}
	for _, p := range h.Pointers {
		if len(p) == 3 {
			c.Pointers = append(c.Pointers, clip.Pointer{From: journey.ID(p[0]), To: journey.ID(p[2]), Serves: p[1] == "serves"})
		}
	}
	if len(c.Refs) == 0 {
		return nil
	}
	return c
}

// digestOf is the same for a text and for what systems make of its line breaks.
func digestOf(text string) string {
	text = strings.TrimRight(strings.ReplaceAll(text, "\r\n", "\n"), "\n\x00")
	sum := sha256.Sum256([]byte(text))
	return hex.EncodeToString(sum[:])
}
