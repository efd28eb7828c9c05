package mapfile_test

import (
	"bytes"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"waymark/domain/fault"
	"waymark/domain/journey"
	"waymark/storage/mapfile"
	"waymark/storage/mapfile/mapfiletest"
)

// project gives a file of a good many pages and what is in it.
func project(tb testing.TB) (*mapfile.File, []byte) {
	tb.Helper()
	e := mapfiletest.Project(300, 200, 9)
	data, err := mapfile.Encode(e.Committed(), e.History().Changes())
	require.NoError(tb, err)
	f, err := mapfile.Decode(data)
	require.NoError(tb, err)
	return f, data
}

func TestSalvageOfWhatIsWhole(t *testing.T) {
	f, data := project(t)
	s, err := mapfile.Salvage(data, "Recovered")
	require.NoError(t, err)
	require.True(t, journey.Equal(f.Document, s.Document))
	require.Len(t, s.History, len(f.History))
	require.Empty(t, s.Lost)
	require.Empty(t, s.Mended)
	require.Empty(t, s.Unread)

	old, err := os.ReadFile(filepath.Join("testdata", "format-1.0.waymark"))
	require.NoError(t, err)
	f, err = mapfile.Decode(old)
	require.NoError(t, err)
	s, err = mapfile.Salvage(old, "Recovered")
	require.NoError(t, err)
	require.True(t, journey.Equal(f.Document, s.Document))
	require.Len(t, s.History, len(f.History))
}

// nothingSilently checks that what of the original is not in the salvaged
// project is told.
func nothingSilently(t *testing.T, original *journey.Document, s *mapfile.Salvaged) {
	t.Helper()
	require.NoError(t, s.Document.Validate())
	told := map[journey.ID]bool{}
	for _, m := range s.Mended {
		told[m.Record] = true
	}
	for _, l := range s.Lost {
		told[l.ID] = true
	}
	for r := range original.Records() {
		now := s.Document.Record(r.Kind(), r.RecordID())
		if now != nil && journey.SameRecord(now, r) {
			continue
		}
		require.True(t, told[r.RecordID()] || slices.Contains(s.Unread, r.Kind()), "%s is not as it was and nobody is told", journey.Describe(r))
	}
}

// TestSalvageOfADamagedPage spoils each page by itself: only what stood on it
// may be lost.
func TestSalvageOfADamagedPage(t *testing.T) {
	f, data := project(t)
	const page = 4096
	pages := len(data) / page
	require.Greater(t, pages, 40)
	random := rand.New(rand.NewPCG(1, 2))
	worst, lost := 0, 0
	for p := range pages {
		for _, garbage := range []bool{false, true} {
			spoilt := bytes.Clone(data)
			for i := p * page; i < (p+1)*page; i++ {
				spoilt[i] = 0
				if garbage {
					spoilt[i] = byte(random.Uint32())
				}
			}
			_, err := mapfile.Decode(spoilt)
			require.Equal(t, mapfile.CodeDamaged, fault.CodeOf(err), "page %d: %v", p, err)
			s, err := mapfile.Salvage(spoilt, "Recovered")
			require.NoError(t, err, "page %d", p)
			nothingSilently(t, f.Document, s)
			gone := 0
			for _, id := range f.Document.Cards.IDs() {
				if !s.Document.Cards.Has(id) {
					gone++
				}
			}
			if gone > worst {
				worst = gone
			}
			if gone > 0 {
				lost++
			}
		}
	}
	t.Logf("%d of %d pages cost cards, at most %d of 300", lost, 2*pages, worst)
	require.Positive(t, lost)
	require.Less(t, worst, 30, "a page holds about twenty cards")
}

func TestSalvageOfHalfAFile(t *testing.T) {
	f, data := project(t)
	some := 0
	for _, part := range []int{10, 25, 50, 75, 90, 99} {
		s, err := mapfile.Salvage(data[:len(data)*part/100], "Recovered")
		if err != nil {
			require.Equal(t, mapfile.CodeDamaged, fault.CodeOf(err))
			continue
		}
		some++
		nothingSilently(t, f.Document, s)
	}
	require.GreaterOrEqual(t, some, 4)
}

func TestSalvageWithASpoiltHead(t *testing.T) {
	f, data := project(t)
	for at := range 100 {
		spoilt := bytes.Clone(data)
		spoilt[at] ^= 0x55
		s, err := mapfile.Salvage(spoilt, "Recovered")
		if err != nil {
			require.NotEmpty(t, fault.CodeOf(err), "byte %d", at)
			continue
		}
		require.NoError(t, s.Document.Validate())
		require.Equal(t, f.Document.Cards.Len(), s.Document.Cards.Len(), "byte %d", at)
	}
}

// TestSalvageOfAFlippedBit flips a bit in each 64th byte.
func TestSalvageOfAFlippedBit(t *testing.T) {
	_, data := project(t)
	random := rand.New(rand.NewPCG(5, 6))
	for at := 100; at < len(data); at += 64 * 23 {
		spoilt := bytes.Clone(data)
		spoilt[at] ^= 1 << random.UintN(8)
		s, err := mapfile.Salvage(spoilt, "Recovered")
		if err != nil {
			require.NotEmpty(t, fault.CodeOf(err), "byte %d", at)
			continue
		}
		require.NoError(t, s.Document.Validate())
	}
}

func TestSalvageRefusesWhatIsNotOurs(t *testing.T) {
	for _, data := range [][]byte{nil, []byte("Dear colleague,"), bytes.Repeat([]byte("x"), 5000)} {
		_, err := mapfile.Salvage(data, "Recovered")
		require.NotEmpty(t, fault.CodeOf(err))
	}
	path := put(t, example(t))
	shell(t, path, "CREATE VIEW trap AS SELECT 1")
	data, err := os.ReadFile(path)
	require.NoError(t, err)
	_, err = mapfile.Salvage(data, "Recovered")
	require.Equal(t, mapfile.CodeForeign, fault.CodeOf(err))
}

func FuzzSalvage(f *testing.F) {
	data := example(f)
	f.Add(data)
	f.Add(data[:len(data)/2])
	f.Fuzz(func(t *testing.T, data []byte) {
		s, err := mapfile.Salvage(data, "Recovered")
		if err != nil {
			require.NotEmpty(t, fault.CodeOf(err))
			return
		}
		require.NoError(t, s.Document.Validate())
	})
}
