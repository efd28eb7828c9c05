// Package hantest helps the tests of Chinese texts: it finds characters and
// words that slipped from one variant of written Chinese into the other. It
// knows the common cases, not all of them. Only tests import it.
package hantest

import "strings"

// Pairs of characters: simplified, traditional. Left out are characters that are
// right in both (后, 系, 台, 里, 准, 面 …).
const pairs = "这這个個们們为為于於与與说說请請关關对對过過还還时時间間进進从從点點击擊设設讯訊质質体體验驗软軟档檔图圖页頁标標题題订訂单單价價" +
	"联聯预預览覽专專数數据據隐隱选選择擇删刪会會议議队隊报報务務类類级級续續线線结結给給统統导導环環发發复復开開没沒来來样樣机機问問" +
	"业業东東两兩么麼义義乐樂书書买買卖賣产產亲親亿億仅僅众眾优優传傳伤傷伦倫侧側债債" +
	"储儲儿兒养養写寫农農况況减減几幾创創别別办辦动動劳勞势勢区區医醫华華卫衛历歷厂廠厨廚县縣参參双雙变變叶葉号號叹嘆吗嗎" +
	"听聽员員响響团團园園围圍国國坏壞块塊场場坚堅处處备備够夠头頭夸誇妇婦学學宁寧实實审審宽寬宾賓寻尋层層岁歲岗崗币幣师師帮幫" +
	"带帶库庫应應庙廟废廢张張强強当當录錄忆憶怀懷态態总總战戰户戶执執扩擴扫掃护護担擔拟擬拥擁挂掛挥揮损損换換" +
	"摆擺敌敵断斷无無旧舊显顯暂暫权權条條极極构構枪槍柜櫃触觸楼樓欢歡毁毀毕畢气氣汇匯汉漢沟溝泪淚洁潔浅淺测測济濟浓濃" +
	"涨漲温溫湿濕满滿滚滾潜潛灭滅灯燈灵靈热熱爱愛状狀独獨现現疗療监監盘盤确確码碼础礎离離种種积積称稱稳穩穷窮" +
	"竞競笔筆签簽简簡红紅约約纪紀纸紙纹紋组組细細终終经經络絡绝絕继繼绩績绪緒编編网網罗羅罚罰职職胜勝脑腦节節苏蘇范範荐薦" +
	"药藥获獲营營虽雖补補规規视視觉覺观觀计計认認让讓记記讲講许許论論访訪证證评評识識诉訴词詞试試话話询詢该該详詳误誤读讀课課调調谁誰" +
	"谈談谢謝败敗货貨购購贯貫费費资資赏賞赢贏赖賴赞讚赶趕趋趨跃躍车車转轉轮輪载載较較输輸边邊达達迁遷运運违違连連迟遲适適递遞遗遺" +
	"邮郵释釋针針钟鐘钥鑰钱錢铁鐵铺鋪销銷错錯键鍵长長门門闭閉闲閒难難雾霧静靜项項顺順须須顾顧顿頓领領频頻颜顏风風飞飛饭飯饮飲馆館驱驅骤驟"

// words of the mainland (in traditional characters) for which Taiwan has others.
var mainlandWords = []string{
	"渠道", "信息", "質量", "視頻", "網絡", "軟件", "硬件", "支持", "默認", "打印", "文件夾", "屏幕", "用戶", "短信", "數據庫",
	"服務器", "博客", "在線", "反饋", "二維碼", "小程序", "外賣", "快遞", "郵箱", "菜單欄", "鼠標", "激活", "登錄",
}

// Slips gives what does not belong into text, which is written in lang, "zh-Hans"
// or "zh-Hant": characters and words of the other variant. Nil for other
// languages.
func Slips(lang, text string) []string {
	var found []string
	foreign := map[string]int{"zh-Hant": 0, "zh-Hans": 1}
	odd, known := foreign[lang]
	if !known {
		return nil
	}
	for i, r := range []rune(pairs) {
		if i%2 == odd && strings.ContainsRune(text, r) {
			found = append(found, string(r))
		}
	}
	if lang == "zh-Hant" {
		for _, word := range mainlandWords {
			if strings.Contains(text, word) {
				found = append(found, word)
			}
		}
	}
	return found
}
