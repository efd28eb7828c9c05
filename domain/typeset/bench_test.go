package typeset_test

import (
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"waymark/domain/typeset"
)

// cards gives n card texts of 3 to 12 words, every second one Chinese, as the
// program's speed is judged by.
func cards(n int) []string {
	random := rand.New(rand.NewPCG(1, 2))
	english := strings.Fields("the buyer compares three vendors and asks for a demo before budget approval by finance because pricing page is unclear support answers quickly but onboarding takes weeks")
	chinese := strings.Fields("客户 比较 三家 供应商 并且 申请 演示， 之后 财务 批准 预算。 因为 价格 页面 不够 清楚 支持 团队 回复 很快 但是 上线 需要 几周 时间 CRM 2024年")
	texts := make([]string, n)
	for i := range texts {
		words, space := english, " "
		if i%2 == 1 {
			words, space = chinese, ""
		}
		picked := make([]string, 3+random.IntN(10))
		for k := range picked {
			picked[k] = words[random.IntN(len(words))]
		}
		texts[i] = strings.Join(picked, space)
	}
	return texts
}

// BenchmarkBreak2000Cold makes a Typesetter and breaks the texts of 2,000 cards.
func BenchmarkBreak2000Cold(b *testing.B) {
	texts := cards(2000)
	files := fonts()
	b.ReportAllocs()
	for b.Loop() {
		ts, err := typeset.New(files)
		require.NoError(b, err)
		for _, text := range texts {
			ts.Break(text, typeset.Style{Size: 12}, 130)
		}
	}
}

func BenchmarkBreak2000Warm(b *testing.B) {
	texts := cards(2000)
	ts := newTypesetter(b)
	b.ReportAllocs()
	for b.Loop() {
		for _, text := range texts {
			ts.Break(text, typeset.Style{Size: 12}, 130)
		}
	}
}

func BenchmarkMeasure(b *testing.B) {
	ts := newTypesetter(b)
	for b.Loop() {
		ts.Measure("Touchpoints 接触点", typeset.Style{Size: 13, Bold: true})
	}
}

func BenchmarkNew(b *testing.B) {
	files := fonts()
	b.ReportAllocs()
	for b.Loop() {
		_, err := typeset.New(files)
		require.NoError(b, err)
	}
}

func BenchmarkOutline(b *testing.B) {
	ts := newTypesetter(b)
	b.ReportAllocs()
	for b.Loop() {
		for r := rune(0x4E00); r < 0x4E00+8192; r++ { // more than are kept
			ts.Outline(typeset.Han, r)
		}
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/8192, "ns/glyph")
}

func BenchmarkFirstEmoji(b *testing.B) {
	files := fonts()
	b.ReportAllocs()
	for b.Loop() {
		ts, err := typeset.New(files)
		require.NoError(b, err)
		ts.Measure("👍🏽", typeset.Style{Size: 12})
	}
}
