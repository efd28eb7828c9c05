package board_test

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"github.com/stretchr/testify/require"

	"waymark/domain/edit"
	"waymark/domain/journey"
	"waymark/domain/vector"
)

// looksChinese is the map of the looks told at length in Chinese: long names of
// stages, lanes and personas, long cards, punctuation at the ends of lines.
var looksChinese = strings.NewReplacer(
	"Sees complaints rise", "售后热线的投诉量连续三个月上升，管理层要求两周内给出“原因分析”和改进方案。",
	"Asks two peers", "向两位同行打听：他们去年换供应商时，最后悔的是什么？",
	"比较三家供应商的报价", "比较三家供应商的报价（含安装、培训、备件），发现口径完全不同，只好自己做一张对照表。",
	"Prices are hidden", "官网上查不到任何价格，必须留下电话号码才能收到资料；资料里写的却是“欢迎来电咨询”。",
	"User guide", "快速上手手册与培训视频",
	`"name": "Trigger"`, `"name": "触发：必须有所改变的那一刻"`,
	"Something must change", "销售额下降或投诉增加，管理层下决心改变现状",
	`"name": "Use"`, `"name": "投入使用"`,
	`"name": "Doing"`, `"name": "客户的行为与动作"`, `"name": "Touchpoints"`, `"name": "接触点"`, `"name": "Emotion"`, `"name": "情绪曲线"`,
	`"name": "Ann"`, `"name": "运营总监（华东区）"`, `"demographics": "buyer"`, `"demographics": "四十五岁，负责三家工厂的采购与设备更新"`,
	"uneasy", "心里没底", "Web search", "搜索引擎",
).Replace(looksMap)

func TestMoreLooks(t *testing.T) {
	t.Run("high contrast", func(t *testing.T) { looksRig(t, options{contrast: true}).looks("contrast") })
	t.Run("half as large again", func(t *testing.T) {
		r := looksRig(t, options{})
		r.board.SetZoom(1.5)
		r.looks("large")
	})
	t.Run("long Chinese text", func(t *testing.T) {
		looksRig(t, options{doc: imported(t, looksChinese), lang: "zh-Hans", h: 820}).looks("chinese")
	})
	t.Run("folded, in high contrast, dragging", func(t *testing.T) {
		r := looksRig(t, options{contrast: true})
		_, err := r.editor.Do(edit.Label{Verb: edit.VerbCollapseLane}, func(tx *edit.Tx) error { return tx.CollapseLane("touch", true) })
		require.NoError(t, err)
		view := r.cfg.View
		view.FoldedStages = journey.SetOf("s3")
		r.board.SetView(view, r.cfg.Colors)
		r.click(r.card("a"), 1, 0)
		below := r.box(journey.CardKind, "c", "whole")
		r.press(r.card("a"), vector.Point{X: below.Center().X + 14, Y: below.Bottom() + 2})
		r.looks("folded-drag-contrast")
		r.key(fyne.KeyEscape)
		r.drop()
	})
}
