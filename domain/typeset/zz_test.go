package typeset

import (
	"fmt"
	"os"
	"testing"
	"time"
	"unicode"
)

func TestZ(t *testing.T) {
	rd := func(n string) *sfnt {
		b, _ := os.ReadFile("../../resources/fonts/" + n + ".ttf")
		t0 := time.Now()
		f, err := openSFNT(b, "glyf")
		fmt.Println(n, time.Since(t0), err, f.unitsPerEm, f.numGlyphs, f.cmap.format, f.cmap.segments, f.advance(0))
		return f
	}
	l, lb, h, hb := rd("NotoSans_400Regular"), rd("NotoSans_700Bold"), rd("NotoSansSC_400Regular"), rd("NotoSansSC_700Bold")
	c := func(f *sfnt, r rune) string {
		g := f.cmap.glyph(r)
		if g == 0 {
			return "-"
		}
		return fmt.Sprint(f.advance(g))
	}
	for _, r := range "“”‘’—–―…‥·•‖†‡′″×÷°±§¶→←↑↓№™©®℃①Ⅰ½²€£¥￥♥☺★✓✔❤ \u00a0\u2002\u2003\u2009\u200a\u202f\u205f\u1680\u3000\u200b\u200d\ufe0f\ufffd\ufffc\u0301\u20e3，。、（）「」『』《》【】〈〉〔〕！？：；～ー・\u2027\u2e3a＂＇⸺〜\u301d\u301e«»‹›„‚あア한ไ" {
		fmt.Printf("%c U+%04X latin %s/%s han %s/%s\n", r, r, c(l, r), c(lb, r), c(h, r), c(hb, r))
	}
	// coverage differences
	d1, d2 := 0, 0
	both := map[string]int{}
	onlyH := 0
	astralL, astralH := 0, 0
	amb := []string{}
	for r := rune(0x20); r < 0x30000; r++ {
		a, b, x, y := l.cmap.glyph(r), lb.cmap.glyph(r), h.cmap.glyph(r), hb.cmap.glyph(r)
		if (a == 0) != (b == 0) {
			d1++
			fmt.Printf("L/LB %X\n", r)
		}
		if (x == 0) != (y == 0) {
			d2++
			if d2 < 10 {
				fmt.Printf("H/HB %X\n", r)
			}
		}
		if a != 0 && r > 0xffff {
			astralL++
		}
		if x != 0 && r > 0xffff {
			astralH++
		}
		if a != 0 && x != 0 && h.advance(x) == 1000 && l.advance(a) < 900 {
			amb = append(amb, fmt.Sprintf("%c %X", r, r))
		}
		if a == 0 && x != 0 && !unicode.Is(unicode.Han, r) {
			onlyH++
		}
	}
	fmt.Println(d1, d2, astralL, astralH, onlyH)
	fmt.Println(amb)
	_ = both
}
