package io.annals.document;

import java.nio.charset.Charset;
import java.util.BitSet;

/**
 * How much a decoded text looks like written Chinese: the mean weight of its characters beyond ASCII, about 1.2 for
 * Chinese read in the right encoding, below 0.3 for any other reading.
 *
 * <p>Weights: the most frequent characters of official prose (simplified and traditional) and Chinese punctuation are
 * for it, the first levels of GB 2312 and Big5, which hold the common characters, a little; rare characters, other
 * scripts, control and private characters and undecodable bytes against it.
 *
 * @param score the mean weight; 0 where nothing was judged
 * @param judged characters beyond ASCII
 */
record ChinesePlausibility(double score, int judged) {

    private static final String FREQUENT =
            "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经"
            + "十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日那社义事平形相全表间样"
            + "与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军很情者最立代想已通并提直题党程展五果料象员革位入常文"
            + "总次品式活设及管特件长求老头基资边流路级少图山统接知较将组见计别她手角期根论运农指几九区强放决西被干做必战先回则任取据处队南给色光门即保治"
            + "北造百规热领七海口东导器压志世金增争济阶油思术极交受联什认六共权收证改清己美再采转更单风切打白教速花带安场身车例真务具万每目至达走积示议声"
            + "报斗完类八离华名确才科张信马节话米整空元况今集温传土许步群广石记需段研界拉林律叫且究观越织装影算低持音众书布复容儿须际商非验连断深难近矿千"
            + "周委素技备半办青省列习响约支般史感劳便团往酸历市克何除消构府称太准精值号率族维划选标写存候毛亲快效斯院查江型眼王按格养易置派层片始却专状育厂"
            + "京识适属圆包火住调满县局照参红细引听该铁价严龙飞村镇街乡户岁万亿助救贫困残疾障孤儿童低保特困供镇居委残疾婚姻登记殡葬社会组织养老福利慈善志愿"
            + "，。、；：？！“”‘’（）《》〈〉【】〔〕—…·％．　①②③④⑤⑥⑦⑧⑨⑩℃㎡×";
    private static final String FREQUENT_TRADITIONAL =
            "為個國時來們會發動產種對過說學經進著電現實體制機當點從業應開還內數線關與間樣義東車長門問見報單處區場萬務該復眾標準設計構導總級統觀據論議認"
            + "識證譯讀讓變護責資質費買賣貿農運達選適遠還邊郵鄉鎮針錢鐵鋼錄開閉隊際陸險隨難雙離電青靜韓響頁項順須領題類風飛養館馬驗體黨齊歲號營歷縣團圖圓園"
            + "廣廠應態憲戰戶擔據擴擇權歸殘氣決況淨濟滿漢災無爭爾獎獨環現畫異療發監盡盤確禮積穩競筆節範約級紀純組細終結給統經綠維網線編緊總績織繼續罰義習聯聲"
            + "職腦舉舊藝蘇處術補裝製複規親觀計訂訊記訪設許評詞試話認語誤課調談請論證識財貧貨責貸資賓賞賽贊車軍輕輔輪輯辦農這連進遊運過道達違遠適遷選遺釋針銀銷";
    private static final BitSet FREQUENT_SET = new BitSet();
    private static final BitSet COMMON_SET = new BitSet();

    static {
        (FREQUENT + FREQUENT_TRADITIONAL).chars().forEach(FREQUENT_SET::set);
        addRows(Charset.forName("GB2312"), 0xB0, 0xD7);
        addRows(Charset.forName("Big5"), 0xA4, 0xC6);
    }

    private static final double FREQUENT_WEIGHT = 2;
    private static final double COMMON_WEIGHT = 0.4;
    private static final double RARE_WEIGHT = -0.6;
    private static final double FOREIGN_WEIGHT = -1;
    private static final double IMPOSSIBLE_WEIGHT = -4;

    private static void addRows(Charset charset, int firstLead, int lastLead) {
        for (int lead = firstLead; lead <= lastLead; lead++) {
            for (int trail = 0x40; trail <= 0xFE; trail++) {
                String decoded = new String(new byte[] {(byte) lead, (byte) trail}, charset);
                if (decoded.length() == 1 && decoded.charAt(0) >= 0x4E00 && decoded.charAt(0) <= 0x9FFF) {
                    COMMON_SET.set(decoded.charAt(0));
                }
            }
        }
    }

    static ChinesePlausibility of(CharSequence text) {
        double sum = 0;
        int judged = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 0x80) {
                if (c < 0x20 && !(c >= '\t' && c <= '\r') && c != 0x1A && c != 0x1B || c == 0x7F) {
                    sum += IMPOSSIBLE_WEIGHT;
                    judged++;
                }
                continue;
            }
            judged++;
            sum += weight(c);
        }
        return new ChinesePlausibility(judged == 0 ? 0 : sum / judged, judged);
    }

    private static double weight(char c) {
        if (FREQUENT_SET.get(c)) {
            return FREQUENT_WEIGHT;
        }
        if (COMMON_SET.get(c)) {
            return COMMON_WEIGHT;
        }
        if (c >= 0x4E00 && c <= 0x9FFF) {
            return RARE_WEIGHT;
        }
        if (c >= 0x3000 && c <= 0x303F || c >= 0xFF00 && c <= 0xFF65 || c == 0x00A0 || c >= 0x2010 && c <= 0x2027) {
            return COMMON_WEIGHT;
        }
        if (c == 0xFFFD || c < 0xA0 || c >= 0xE000 && c <= 0xF8FF || !Character.isDefined(c) || c >= 0xFFF0) {
            return IMPOSSIBLE_WEIGHT;
        }
        return Character.isSurrogate(c) ? RARE_WEIGHT : FOREIGN_WEIGHT;
    }
}
