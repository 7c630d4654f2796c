package io.annals.document;

import java.util.Iterator;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.Evaluator;
import org.jsoup.select.QueryParser;

/** Tells pages that a server shows in place of an article: for logging in, for an error, for going elsewhere. */
final class PagePlaceholder {

    private static final Pattern ERROR = Pattern.compile("(?i)页面(已)?(不存在|未找到|找不到|被?删除|丢失|无法(访问|显示))|(网页|站点|页面)走丢|"
            + "(您|你)?(所)?(要)?(访问|查找|浏览|请求)的?(页面|网页|文件|资源|内容|信息|网址|链接).{0,12}(不存在|找不到|未找到|没有找到|被?删除|无法|出错|失效|阻断|拦截)|"
            + "(40[0-9]|50[0-9])\\s?[-:：]?\\s?(not found|forbidden|error|错误|页面|"
            + "bad gateway|unauthorized|服务|internal|gateway)|"
            + "\\bnot found\\b|\\bforbidden\\b|access denied|bad gateway|service unavailable|internal server error|"
            + "服务器(内部)?错误|"
            + "(系统|网站|服务)(繁忙|出错|异常|维护中)|访问(被拒绝|过于频繁|受限|异常|被拦截)");
    private static final Pattern LOGIN = Pattern.compile("请(您)?(先)?登[录陆]|(用户|账号|统一(身份|用户))(登[录陆]|认证)|忘记密码|安全验证|"
            + "(请输入|输入|滑动|图形)验证码");
    private static final Pattern ELSEWHERE = Pattern.compile("正在(为您)?跳转|(秒|点击)后?(自动)?跳转|页面(即将|将)(自动)?跳转|"
            + "(?i)\\bredirecting\\b|this page has moved");
    private static final Pattern SCRIPTED = Pattern.compile(
            "(location\\s*(\\.href)?\\s*=[^=]|location\\s*\\.\\s*(replace|assign)\\s*\\()");
    private static final Evaluator REFRESH = QueryParser.parse(
            "meta[http-equiv~=(?i)^refresh$][content~=(?i)url\\s*=]");
    private static final Evaluator PASSWORD = QueryParser.parse("input[type=password]");
    private static final Evaluator SCRIPTS = QueryParser.parse("script");
    /** More text than this is an article, whatever words it holds. */
    private static final int LONGEST = 400;
    private static final int LONGEST_ELSEWHERE = 120;

    private PagePlaceholder() {
    }

    /** Refuses a page that leads elsewhere or asks for a password; before anything is removed from it. */
    static void refuse(Document page) throws UnusableDocumentException {
        if (isLonger(page.body(), LONGEST * 2)) {
            return;
        }
        String text = Whitespace.squeeze(page.body().text());
        if (text.length() <= LONGEST_ELSEWHERE) {
            boolean refreshed = page.selectFirst(REFRESH) != null;
            boolean scripted = page.select(SCRIPTS).stream().map(Element::data)
                    .anyMatch(script -> script.length() < 10_000 && SCRIPTED.matcher(script).find());
            if (refreshed || scripted && !Outline.namesReport(Whitespace.clean(page.title()))
                    || ELSEWHERE.matcher(page.body().text()).find()) {
                throw placeholder("only leads to another page; save that page");
            }
        }
        boolean sentences = text.chars().filter(c -> c == '。').count() > 1;
        if (!sentences && page.selectFirst(PASSWORD) != null) {
            throw placeholder("asks for a password; log in and save the page of the report");
        }
    }

    /**
     * Refuses a page whose main part is a message of the server.
     *
     * @param title the page's title
     * @param main its main part
     */
    static void refuse(String title, Element main) throws UnusableDocumentException {
        if (isLonger(main, LONGEST)) {
            return;
        }
        String text = Whitespace.clean(main.text());
        if (text.length() > LONGEST) {
            return;
        }
        String words = title + "\n" + text;
        if (ERROR.matcher(words).find()) {
            throw placeholder("is an error message of the website; get the page of the report again");
        }
        if (LOGIN.matcher(words).find()) {
            throw placeholder("asks to log in or to prove that one is a person; save the page of the report from the"
                    + " browser");
        }
    }

    /** Whether an element holds more characters than a number, white space aside; an article's text is not put together for it. */
    private static boolean isLonger(Element element, int most) {
        int characters = 0;
        for (Iterator<TextNode> texts = element.nodeStream(TextNode.class).iterator(); characters <= most && texts.hasNext();) {
            characters += Whitespace.squeeze(texts.next().getWholeText()).length();
        }
        return characters > most;
    }

    private static UnusableDocumentException placeholder(String what) {
        return new UnusableDocumentException(QuarantineReason.PLACEHOLDER_PAGE, "the page " + what);
    }
}
