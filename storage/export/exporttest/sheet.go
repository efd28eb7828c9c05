package exporttest

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"waymark/domain/journey"
	"waymark/domain/scene"
	"waymark/domain/typeset"
	"waymark/domain/vector"
)

const (
	latinWords = "customer journey demo the of vendor price search website contract signs team review support quarterly invoice " +
		"onboarding waits compares colleague director budget trial analytics meeting answers phone chat guide renewal"
	hanWords = "客户 旅程 演示 供应商 价格 搜索 网站 合同 签署 团队 评价 支持 季度 发票 培训 等待 比较 同事 总监 预算 试用 分析 会议 回答 电话 聊天 指南 续约 体验 触点"
)

// Sheet draws a map of that many cards with 3 to 12 words, half of them
// Chinese, in 8 columns and 7 lanes. The same number gives the same sheet.
func Sheet(tb testing.TB, cards int) *scene.Scene {
	tb.Helper()
	const columns, lanes, labels = 8, 7, 120.0
	columnWidth := 170.0
	perCell := (cards + columns*lanes - 1) / (columns * lanes)
	across := 1
	if perCell > 8 { // wide columns hold several cards side by side
		across = 3
		columnWidth = 3*158 + 12
	}
	pen := &Pen{Typesetter: Typesetter(tb)}
	rng := rand.New(rand.NewPCG(1, uint64(cards)))
	latin, han := strings.Fields(latinWords), strings.Fields(hanWords)
	words := func() string {
		n := 3 + rng.IntN(10)
		if rng.IntN(2) == 0 {
			var s string
			for range n {
				s += han[rng.IntN(len(han))]
			}
			return s
		}
		s := make([]string, n)
		for i := range s {
			s[i] = latin[rng.IntN(len(latin))]
		}
		return strings.Join(s, " ")
	}
	sheet := &scene.Scene{Map: "m1", Width: labels + columns*columnWidth, LabelWidth: labels, Background: White}
	icon := Icon()
	made := 0
	y := 0.0
	for lane := range lanes {
		body := &scene.Layer{Width: columns * columnWidth}
		height := 60.0
		for column := range columns {
			tops := make([]float64, across)
			for i := range tops {
				tops[i] = 7
			}
			for k := range perCell {
				if made == cards {
					break
				}
				made++
				slot := k % across
				box := vector.Rect{X: float64(column)*columnWidth + 7 + 158*float64(slot), Y: tops[slot], W: 152}
				frame := len(pen.Items)
				pen.Add(scene.Rect{})
				text := box.X + 8
				if lane%2 == 0 {
					pen.Add(scene.Rect{Rect: vector.Rect{X: box.X + 7, Y: box.Y + 7, W: 18, H: 18}, Radius: 5, Fill: Violet})
					pen.Add(scene.Art{X: box.X + 10, Y: box.Y + 10, Size: 12, Art: icon, Color: Blue})
					text += 24
				}
				h := pen.Text(text, box.Y+7, box.Right()-text-8, typeset.Style{Size: 12}, Ink, words())
				if lane%2 == 0 {
					for i := range 5 {
						pen.Add(scene.Rect{Rect: vector.Rect{X: text + 9*float64(i), Y: box.Y + h + 10, W: 6, H: 6}, Radius: 3, Fill: Blue})
					}
					h += 12
				}
				box.H = h + 14
				pen.Items[frame] = scene.Rect{Rect: box, Radius: 7, Fill: White, Stroke: vector.Stroke{Color: Hair, Width: 1}}
				tops[slot] += box.H + 6
				height = max(height, tops[slot]+1)
				ref := scene.Ref{Kind: journey.CardKind, ID: journey.ID(fmt.Sprint("c", made))}
				body.Groups = append(body.Groups, pen.Group(ref, box.Inset(-0.5)))
			}
		}
		body.Height = height
		for column := range columns + 1 {
			pen.Add(scene.Rect{Rect: vector.Rect{X: min(float64(column)*columnWidth, body.Width-1), W: 1, H: height}, Fill: Hair})
		}
		pen.Add(scene.Rect{Rect: vector.Rect{Y: height - 1, W: body.Width, H: 1}, Fill: Hair})
		ground := pen.Group(scene.Ref{}, vector.Rect{W: body.Width, H: height})
		body.Groups = append([]scene.Group{ground}, body.Groups...)

		label := &scene.Layer{Width: labels, Height: height}
		pen.Text(12, 10, labels-20, typeset.Style{Size: 13, Bold: true}, Ink, "Lane 泳道 "+fmt.Sprint(lane+1))
		label.Groups = append(label.Groups, pen.Group(scene.Ref{Kind: journey.LaneRecord, ID: journey.ID(fmt.Sprint("l", lane)), Part: scene.Name}, vector.Rect{W: labels, H: height}))
		sheet.Bands = append(sheet.Bands, scene.PlacedBand{
			Band: &scene.Band{Kind: scene.LaneBand, Height: height, BodyX: labels, Label: label, Body: body}, Y: y,
		})
		y += height
	}
	sheet.Height = y
	return sheet
}
