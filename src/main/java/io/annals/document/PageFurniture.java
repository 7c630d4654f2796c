package io.annals.document;

import io.annals.reference.CharSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/** Tells what belongs to the publishing system from what belongs to the article: by element, name and wording. */
final class PageFurniture {

    /** Elements that never hold an article's text. */
    private static final Set<String> NO_TEXT = Set.of("script", "style", "noscript", "template", "iframe", "object",
            "embed", "applet", "svg", "canvas", "audio", "video", "button", "select", "input", "textarea", "nav",
            "footer", "aside", "dialog", "del", "marquee", "rt", "rp");
    private static final Set<String> NO_TEXT_ROLES = Set.of("navigation", "contentinfo", "complementary", "search",
            "menu");
    private static final Pattern HIDDEN = Pattern.compile("(?i)(display\\s*:\\s*none|visibility\\s*:\\s*"
            + "(hidden|collapse)|font-size\\s*:\\s*0(px|pt|em)?\\s*(;|!|$)|opacity\\s*:\\s*0(\\.0+)?\\s*(;|!|$)|"
            + "(left|top|text-indent)\\s*:\\s*-\\d{3,}(px|em)|(width|height)\\s*:\\s*0(px)?\\s*;.*overflow\\s*:\\s*hidden)");
    private static final Pattern NAMED_AROUND = Pattern.compile("(?i)(^|[\\s_-])("
            + "nav\\w*|menu\\w*|bread\\w*|crumbs?|curpos\\w*|position|location|dqwz|wz|side\\w*|aside|foot(?!note)\\w*|"
            + "copyright\\w*|"
            + "header|head-?er|top-?bar|topnav|banner|logo|share\\w*|bshare\\w*|bdshare\\w*|social|"
            + "related\\w*|relate|xgxx|xgnews|xglj|xgyd|"
            + "recommend\\w*|hot-?news|tools?|toolbar|print\\w*|qr-?code|qrcode|ewm|erweima|login|search\\w*|comments?|"
            + "pager|paging|pagination|page-?nav|prev-?next|prenext|friend-?links?|links?|yqlj|counter|visit\\w*|gotop|"
            + "back-?top|right-?bar|left-?bar|rightbox|leftbox|language|weather|editor-?name"
            + ")($|[\\s_-])");
    private static final Pattern NAMED_ARTICLE = Pattern.compile("(?i)(^|[\\s_-])("
            + "TRS_Editor|trs_web|UCAP-CONTENT|zoom|zoomcon|article-?(content|con|body|text|main)?|"
            + "v_news_content|vsb_content\\w*|"
            + "news-?(content|con|text|body)|con-?text|content-?(text|body|main|detail)|pages_content|"
            + "detail-?(content|con|text|main)|"
            + "xxgk-?content|txt-?con|ewb-article\\w*|bt-content|wenzhang|artical|post-?(content|body)|entry-?content|"
            + "main-?text|info-?content|text-?content|arc-?(content|body)|Custom_UnionStyle|fontzoom|ar-?content|"
            + "content"
            + ")($|[\\s_-])");

    private static final String TOOL = "打印本页|打印此页|打印页面|打印文章|打印|关闭本页|关闭窗口|关闭页面|关闭|返回顶部|返回首页|返回列表|返回上一页|返回|"
            + "加入收藏|收藏本页|收藏|分享到?|我要纠错|纠错|字体大小|字体|字号|大号|中号|小号|默认|放大|缩小|超大|大|中|小|微信好友|微信|微博|新浪微博|"
            + "腾讯微博|QQ空间|QQ好友|朋友圈|更多|复制链接|朗读|语音播报|播放|暂停|停止|无障碍|繁体|简体|适老版|转发|点赞|推荐|保存|下载本页|A\\+|A-|A";
    private static final Pattern TOOLS = Pattern.compile("(?:[\\s\\[\\]【】（）()|｜/:：·,，、+\\-]|" + TOOL + ")+");
    private static final CharSet FIRST_OF_TOOLS = CharSet.beginning(TOOLS);
    private static final Pattern LINE = Pattern.compile("(?:(?:您|你)?(?:现在|当前|目前)?的?(?:所在)?位置(?:是|为)?\\s?[:：].*|"
            + "(?:请)?(?:用微信|使用微信|微信)?扫一扫.{0,20}|扫码.{0,20}|您访问的链接即将离开.*|上一[篇条页].*|下一[篇条页].*|没有了|备案号.*|"
            + "(?:网站)?(?:主办|承办|技术支持|维护)(?:单位)?\\s?[:：].{0,60}|建议使用.{0,40}浏览.{0,30}|(?:本站|网站)?已有.{0,20}(?:人|次)访问|"
            + "(?:点击|浏览|阅读|访问)\\s?[:：]\\s?\\[?[\\d,，]*\\]?\\s?次?|您是第.{0,20}位访(?:问者|客)|今天是.{0,40}|"
            + "本文(?:共|已).{0,20}(?:次|字)|(?:相关|关联)(?:链接|新闻|文章|阅读|信息|稿件|附件|解读|文件)\\s?[:：]?|"
            + "声明\\s?[:：]\\s?(?:凡|本网|本站).{0,100}|(?:一|二|三|初|复|终)[审校]\\s?[:：].{0,20}|审核人?\\s?[:：].{0,20}|"
            + "如果?(?:您|你)对.{0,20}有(?:疑问|异议|意见).{0,80}|"
            + "(?:责任编辑|责编|网站编辑)\\s?[:：].{0,20}|[（(【\\[]?(?:责任)?编辑\\s?[:：].{0,20})");
    private static final CharSet FIRST_OF_LINES = CharSet.beginning(LINE);
    /** Lines that may begin with anything: imprint and counter. */
    private static final Pattern LINE_WITH = Pattern.compile(
            ".*(?:ICP备|公网安备|公安备案|网站标识码|版权所有|Copyright|All Rights Reserved).*|"
            + ".*(?:访问量|浏览次数|浏览量|阅读次数|阅读量|点击次数|点击量|点击数|点击率|人气)\\s?[:：]?\\s?\\[?[\\d,，]*\\]?\\s?次?.{0,20}",
            Pattern.CASE_INSENSITIVE);
    /** One of them stands in each of these lines, and in hardly any other. */
    private static final CharSet SIGNS = CharSet.of("备识版gG访浏阅点气");
    private static final int LONGEST_LINE = 120;

    private PageFurniture() {
    }

    /** Notes of an article may stand in elements that mostly surround one. */
    private static final Pattern NOTES = Pattern.compile("(?i)(foot|end)-?notes?|doc-(foot|end)notes?");

    /** Whether an element is not shown, or holds no text of an article by its kind. */
    static boolean isNoText(Element element) {
        if (NO_TEXT.contains(element.normalName())) {
            return !NOTES.matcher(names(element) + " " + element.attr("role")).find();
        }
        return element.attributesSize() > 0 && (element.hasAttr("hidden") || element.attr("aria-hidden").equals("true")
                || NO_TEXT_ROLES.contains(element.attr("role")) || isHidden(style(element)));
    }

    private static boolean isHidden(String style) {
        return mayHide(style) && HIDDEN.matcher(style).find();
    }

    /** Whether some value of a style begins as one does that hides: with a zero, a minus, none, hidden or collapse. */
    private static boolean mayHide(String style) {
        for (int colon = style.indexOf(':'); colon >= 0; colon = style.indexOf(':', colon + 1)) {
            int value = colon + 1;
            while (value < style.length() && Whitespace.isSpace(style.charAt(value))) {
                value++;
            }
            if (value < style.length() && "0-nNhHcC".indexOf(style.charAt(value)) >= 0) {
                return true;
            }
        }
        return false;
    }

    /** How an element is shown; empty for most, where nothing needs to be looked for. */
    static String style(Element element) {
        return element.attributesSize() == 0 ? "" : element.attr("style");
    }

    /** Whether class or id say that the element surrounds the article. */
    static boolean isNamedAround(Element element) {
        String names = names(element);
        return !names.isEmpty() && NAMED_AROUND.matcher(names).find();
    }

    /** Whether class, id or markup say that the element holds the article, as the common publishing systems name it. */
    static boolean isNamedArticle(Element element) {
        if (element.normalName().equals("article") || element.attr("itemprop").equals("articleBody")) {
            return true;
        }
        String names = names(element);
        return !names.isEmpty() && NAMED_ARTICLE.matcher(names).find();
    }

    private static String names(Element element) {
        if (element.attributesSize() == 0) {
            return "";
        }
        String id = element.id();
        String classes = element.className();
        return (id.isEmpty() ? classes : classes.isEmpty() ? id : id + " " + classes).strip();
    }

    /** Whether a line of a page is no text of the article, wherever it stands. */
    static boolean isLine(String line) {
        if (line.length() > LONGEST_LINE) {
            return false;
        }
        return FIRST_OF_TOOLS.begin(line) && TOOLS.matcher(line).matches()
                || FIRST_OF_LINES.begin(line) && line.indexOf('。') < 0 && LINE.matcher(line).matches()
                || SIGNS.hasAny(line) && line.indexOf('。') < 0 && LINE_WITH.matcher(line).matches();
    }
}
