package io.annals.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** One article in the layouts of many websites: its text and its table come out as they were put in. */
class HtmlTrapsTest {

    private static final ArticleFixture REPORT = ArticleFixture.REPORT;
    private static final String NAVIGATION = "<ul><li><a href=/>首页</a></li><li><a href=/zwgk/>政务公开</a></li><li><a"
            + " href=/bsfw/>办事服务</a></li><li><a href=/hdjl/>互动交流</a></li><li><a href=/zjyx/>走进云溪</a></li></ul>";
    private static final String RELATED = "<ul><li><a href=/a/1.html>云溪县民政局2022年工作总结</a> 2023-01-09</li>"
            + "<li><a href=/a/2.html>云溪县民政局2021年工作总结</a> 2022-01-10</li><li><a href=/a/3.html>我县召开2023年养老服务"
            + "工作会议</a> 2023-05-06</li><li><a href=/a/4.html>全县发放临时救助金12万元</a> 2023-06-01</li></ul>";
    private static final String FOOTER = "<p>版权所有：云溪县人民政府 主办单位：云溪县人民政府办公室</p><p>鄂ICP备12003456号-1 鄂公网安备"
            + "42000002000123号 网站标识码：4200000012</p><p>您是第3,256,871位访问者</p>";

    @TempDir
    Path folder;

    private static String page(String head, String body) {
        return "<!DOCTYPE html>\n<html><head><meta charset=utf-8><title>" + REPORT.title() + "_云溪县人民政府</title>" + head
                + "</head>\n<body>" + body + "</body></html>";
    }

    private static String page(String body) {
        return page("", body);
    }

    private static String titled(String body) {
        return page("<h1>" + REPORT.title() + "</h1>" + body);
    }

    private static final Map<String, Function<ArticleFixture, String>> TRAPS = new LinkedHashMap<>();

    static {
        TRAPS.put("plain", report -> titled(report.body()));
        TRAPS.put("navigation on all sides", report -> page("<div class=top>" + NAVIGATION + "</div><div class=l>"
                + NAVIGATION + "</div><div class=c><h1>" + report.title() + "</h1>" + report.body() + "</div><div"
                + " class=r>" + RELATED + "</div><div class=b>" + FOOTER + "</div>"));
        TRAPS.put("breadcrumbs", report -> page("<div>您当前的位置：<a href=/>首页</a> &gt; <a href=/zw>政务公开</a> &gt; 工作总结"
                + "</div><div><h1>" + report.title() + "</h1><div>" + report.body() + "</div></div>"));
        TRAPS.put("nested layout tables", report -> page("<table width=1000><tr><td>" + NAVIGATION + "</td></tr><tr>"
                + "<td><table><tr><td><table><tr><td align=center><b>" + report.title() + "</b></td></tr><tr><td>"
                + report.body() + "</td></tr></table></td></tr></table></td></tr><tr><td>" + FOOTER
                + "</td></tr></table>"));
        TRAPS.put("layout table with a menu column", report -> page("<table><tr><td width=200>" + NAVIGATION
                + "</td><td><h2>" + report.title() + "</h2>" + report.body() + "</td></tr></table>"));
        TRAPS.put("div soup", report -> page("<div class=a1><div class=b2><div class=c3><div class=d4><div class=e5>"
                + "<div class=f6>" + report.title() + "</div><div class=g7><div class=h8>"
                + report.body("<div><div><span>", "</span></div></div>") + "</div></div></div></div></div></div></div>"
                + "<div class=x9>" + RELATED + "</div>"));
        TRAPS.put("frames of others", report -> titled("<iframe src=/ad.html>您的浏览器不支持框架12345</iframe>" + report.body()
                + "<iframe src=/tj.html></iframe><object data=/x.swf>需要Flash 11.0以上</object>"));
        TRAPS.put("named block of related links in the article", report -> page("<div id=zoom><h1>" + report.title()
                + "</h1>" + report.body() + "<div class=xgxx><h3>相关信息</h3>" + RELATED + "</div></div>"));
        TRAPS.put("nameless block of related links in the article", report -> page("<div><h1>" + report.title()
                + "</h1>" + report.body() + "<div><b>相关阅读：</b>" + RELATED + "</div></div>"));
        TRAPS.put("copy hidden by its style", report -> titled("<div style='DISPLAY: none'>" + report.body() + "</div>"
                + report.body() + "<p style='visibility:hidden'>合计999人</p>"));
        TRAPS.put("copy hidden by the sheet", report -> page("<style>.m{color:red} .mobile, #copy { margin:0;display:"
                + "none } @media print{.art{display:none}}</style>", "<h1>" + report.title() + "</h1><div class=art>"
                + report.body() + "</div><div class='x mobile'>" + report.body() + "</div><div id=copy>"
                + report.body() + "</div>"));
        TRAPS.put("hidden attributes", report -> titled("<div hidden>共有123人</div>" + report.body()
                + "<span aria-hidden=true>图标456</span><div role=navigation>共789页</div>"));
        TRAPS.put("copy for narrow screens", report -> page("<div class=pc><h1>" + report.title() + "</h1><div>"
                + report.body() + "</div></div><div class=wap><div>" + report.body() + "</div></div>"));
        TRAPS.put("pagination", report -> titled(report.body() + "<div class=fy><a href=1.html>1</a> <span>2</span> <a"
                + " href=3.html>3</a> <a href=4.html>4</a> <a href=2.html>下一页</a> <a href=9.html>尾页</a></div>"));
        TRAPS.put("article in several boxes", HtmlTrapsTest::inSeveralBoxes);
        TRAPS.put("article in rows of a layout table", report -> titled("<table width='100%'>"
                + report.body("<tr><td>", "</td></tr>").replace("<table border=1>", "<tr><td><table border=1>")
                .replace("</table>", "</table></td></tr>") + "</table>"));
        TRAPS.put("paragraphs parted by line breaks", report -> titled("<div>" + report.body("", "<br>") + "</div>"));
        TRAPS.put("two line breaks and hard spaces", report -> titled("<div>"
                + report.body("&nbsp;&nbsp;&nbsp;&nbsp;", "<br/><br/>\n") + "</div>"));
        TRAPS.put("all characters as entities", report -> titled(entities(report.body())));
        TRAPS.put("indents of wide spaces", report -> titled(report.body("<p>　　", "　</p>")));
        TRAPS.put("soft hyphens and zero-width characters", report -> titled(report.body().replace("低保", "低&shy;保")
                .replace("1,2", "1&#8203;,2\u2060").replace("救助", "救\uFEFF助").replace("98.7", "9&zwnj;8.7")));
        TRAPS.put("elements within numbers", report -> titled(report.body().replace("1,234户",
                "<b>1</b>,234<span>户</span>").replace("1284.5万元", "<font>12</font><font>84</font>.<i>5</i><u>万</u>元")
                .replace("5.3%", "<a href='#x'>5</a>.3<em>%</em>")));
        TRAPS.put("comments within numbers", report -> titled(report.body().replace("1,234",
                "1,<!-- 999 -->23<!--[if gte mso 9]>888<![endif]-->4").replace("980", "9<!---->80")));
        TRAPS.put("dates and counters written by script", report -> titled("<div>发布时间：<script>document.write("
                + "'2024-01-08 10:00')</script> 浏览次数：<span id=hits></span><script>getHits(1204)</script></div>"
                + report.body() + "<script>var total=\"3,043户\";</script>"));
        TRAPS.put("line breaks of the source within words", report -> titled(report.body()
                .replaceAll("(?<=\\p{IsHan}{6})(?=\\p{IsHan}{2})", "\n    ")));
        TRAPS.put("buttons within the article", report -> page("<div id=article><h1>" + report.title() + "</h1><div>"
                + "【字体：<a href=#>大</a> <a href=#>中</a> <a href=#>小</a>】 【<a href=#>打印</a>】 【<a href=#>关闭</a>】</div>"
                + report.body() + "<div><button>点赞 12</button> 分享到： <a href=#>微信</a> <a href=#>微博</a></div>"
                + "<div>扫一扫在手机打开当前页</div></div>"));
        TRAPS.put("counter and editor", report -> page("<div><h1>" + report.title() + "</h1><div>来源：云溪县民政局　"
                + "发布时间：2024-01-08 10:12　浏览次数：<span>1,204</span>次　字号：大 中 小</div>" + report.body() + "<p>责任编辑：张三"
                + "</p><p>访问量：3256871</p></div>"));
        TRAPS.put("table of the index number", report -> page("<table><tr><td>索引号：</td><td>011335/2024-00077</td><td>"
                + "发布机构：</td><td>云溪县民政局</td></tr><tr><td>发文日期：</td><td>2024年02月27日</td><td>文　　号：</td><td>云民〔2024〕7号"
                + "</td></tr><tr><td>名　　称：</td><td colspan=3>" + report.title() + "</td></tr></table><div><h1>"
                + report.title() + "</h1>" + report.body() + "</div>"));
        TRAPS.put("list of the index number", report -> page("<div class=xxgk><ul><li><b>索 引 号：</b>011335/2024-00077"
                + "</li><li><b>发文机关：</b>云溪县民政局</li><li><b>成文日期：</b>2024年02月27日</li><li><b>文 号：</b>云民〔2024〕7号"
                + "</li></ul></div><div><h1>" + report.title() + "</h1>" + report.body() + "</div>"));
        TRAPS.put("head of the index number without a table", report -> page("<div class=h><div class=r><p><span>索引号："
                + "</span><span>011335/2024-00077</span></p><p><span>文号：</span><span></span></p><p><span>发布机构：</span>"
                + "<span>云溪县民政局</span></p><p><span>生成日期：</span><span>2024-02-27</span></p></div></div><div><h1>"
                + report.title() + "</h1>" + report.body() + "</div>"));
        TRAPS.put("ends left out", report -> titled(report.body().replace("</p>", "").replace("</td>", "")
                .replace("</tr>", "")));
        TRAPS.put("capital tags and a prolog", report -> "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE html"
                + " PUBLIC \"-//W3C//DTD XHTML 1.0 Transitional//EN\" \"http://www.w3.org/TR/xhtml1/DTD/x.dtd\"><HTML"
                + " xmlns=\"http://www.w3.org/1999/xhtml\"><HEAD><META HTTP-EQUIV=\"Content-Type\" CONTENT=\"text/html;"
                + " charset=utf-8\" /></HEAD><BODY><CENTER><FONT SIZE=5>" + report.title() + "</FONT></CENTER>"
                + report.body("<P>", "</P>") + "</BODY></HTML>");
        TRAPS.put("saved from Word", report -> titled("<div class=WordSection1>" + report.body("<p class=MsoNormal"
                + " style='text-indent:32.0pt;mso-char-indent-count:2.0'><span lang=EN-US style='font-family:仿宋'>",
                "<o:p></o:p></span></p>") + "<!--[if !supportLists]-->" + "</div>"));
        TRAPS.put("preformatted", report -> titled("<pre>" + report.body("    ", "\n") + "</pre>"));
        TRAPS.put("copies for browsers without script", report -> titled("<noscript>" + report.body() + "</noscript>"
                + "<template>" + report.body() + "</template>" + report.body()));
        TRAPS.put("one form around the page", report -> page("<form id=aspnetForm action=x.aspx><input type=hidden"
                + " name=__VIEWSTATE value='/wEPDwUKMTIzNDU2'><div><input type=text value=请输入关键字><input type=submit"
                + " value=搜索></div><h1>" + report.title() + "</h1><div>" + report.body() + "</div><select><option>"
                + "友情链接</option><option>国家部委12</option></select></form>"));
        TRAPS.put("login box beside the article", report -> page("<div class=login>用户名<input name=u>密码<input"
                + " type=password name=p><a href=/r>注册</a></div><div><h1>" + report.title() + "</h1>" + report.body()
                + "</div>"));
        TRAPS.put("broken nesting", report -> titled("<p><div>" + report.body("<p><span><b>", "</span></b></p></p>")
                + "</span></div></td></p>"));
        TRAPS.put("spans shown as blocks", report -> titled("<div>"
                + report.body("<span style=\"display: block; margin:0\">", "</span>") + "</div>"));
        TRAPS.put("links within sentences", report -> titled(report.body().replace("低保对象", "<a href=/db>低保对象</a>")
                .replace("临时救助2239", "<a href=/ls>临时救助</a>2239").replace("适老化家庭", "<a href=/sl>适老化家庭</a>")));
        TRAPS.put("scope and header cells", report -> titled(report.body().replaceFirst(
                "<tr><td>项目</td><td>2022年</td><td>2023年</td><td>增长（%）</td></tr>", "<thead><tr><th scope=col>项目"
                + "<th scope=col>2022年<th scope=col>2023年<th scope=col>增长（%）</thead><tbody>")
                .replace("<tr><td>城市", "<tr><th scope=row>城市").replace("<tr><td>农村", "<tr><th scope=row>农村")));
        TRAPS.put("table in a box named as a tool", report -> page("<div class=content><h1>" + report.title() + "</h1>"
                + report.body().replace("<table border=1>", "<div class=tools><table class=print border=1>")
                .replace("</table>", "</table></div>") + "</div>"));
        TRAPS.put("table of links to the figures", report -> titled(report.body()
                .replaceAll("<td>([^<]+)</td>", "<td><a href=/x>$1</a></td>")));
        TRAPS.put("cells of paragraphs", report -> titled(report.body()
                .replaceAll("<td>([^<]+)</td>", "<td><p align=center><span>$1</span></p></td>")));
        TRAPS.put("table in a table of one cell", report -> titled(report.body()
                .replace("<table border=1>", "<table><tr><td><table border=1>")
                .replace("</table>", "</table></td></tr></table>")));
        TRAPS.put("header and footer elements", report -> page("<header class=site><a href=/>云溪县人民政府</a></header>"
                + "<main><article><header><h1>" + report.title() + "</h1></header>" + report.body()
                + "</article><aside>" + RELATED + "</aside></main><footer>" + FOOTER + "</footer>"));
        TRAPS.put("lines broken at a fixed width", HtmlTrapsTest::brokenLines);
    }

    private static String inSeveralBoxes(ArticleFixture report) {
        StringBuilder boxes = new StringBuilder("<div class=w><div class=t>" + report.title() + "</div>");
        for (Object part : report.parts()) {
            boxes.append("<div class=s>").append(part instanceof String[][] rows ? ArticleFixture.table(rows)
                    : "<p>" + part + "</p>").append("</div>");
        }
        return page("<div class=n>" + NAVIGATION + "</div>" + boxes + "</div><div class=f>" + FOOTER + "</div>");
    }

    private static String entities(String html) {
        return Pattern.compile("[\\u00A0-\\uFFFF]").matcher(html).replaceAll(match -> match.start() % 2 == 0
                ? "&#" + (int) match.group().charAt(0) + ";"
                : "&#x" + Integer.toHexString(match.group().charAt(0)) + ";");
    }

    /** Every paragraph cut into lines of 24 characters, as pages have that were pasted from a text editor. */
    private static String brokenLines(ArticleFixture report) {
        StringBuilder html = new StringBuilder("<div>");
        for (Object part : report.parts()) {
            if (part instanceof String[][] rows) {
                html.append("</div>").append(ArticleFixture.table(rows)).append("<div>");
            } else {
                html.append(("　　" + part).replaceAll("(.{24})(?=.)", "$1<br>")).append("<br>\n");
            }
        }
        return titled(html.append("</div>").toString());
    }

    // ---- layouts, bodies and furniture, each with each

    private static final List<UnaryOperator<String>> LAYOUTS = List.of(
            article -> page(article),
            article -> page("<div id=header>" + NAVIGATION + "</div><div class=main>" + article
                    + "</div><div id=footer>"
                    + FOOTER + "</div>"),
            article -> page("<table><tr><td colspan=2>" + NAVIGATION + "</td></tr><tr><td>" + RELATED + "</td><td>"
                    + article + "</td></tr><tr><td colspan=2>" + FOOTER + "</td></tr></table>"),
            article -> page("<div class=wrap><div class=left>" + NAVIGATION + RELATED + "</div><div class=right><div"
                    + " class=pos>当前位置：首页 &gt; 工作总结</div>" + article + "</div></div>" + FOOTER),
            article -> page("<div><div><div>" + NAVIGATION + "</div><div><div><div>" + article + "</div></div></div>"
                    + "<div>" + RELATED + "</div></div></div><div>" + FOOTER + "</div>"),
            article -> page("<center><table><tbody><tr><td><table><tbody><tr><td>" + article
                    + "</td></tr></tbody></table></td></tr></tbody></table>" + FOOTER + "</center>"));
    private static final List<Function<ArticleFixture, String>> BODIES = List.of(
            report -> "<h1>" + report.title() + "</h1>" + report.body(),
            report -> "<div class=title>" + report.title() + "</div><div>" + report.body("<div>", "</div>") + "</div>",
            report -> "<p align=center><b>" + report.title() + "</b></p>" + report.body("　　", "<br>\n"),
            report -> "<h2>" + report.title() + "</h2><div><div>" + report.body("<p><span>", "</span></p><p>&nbsp;</p>")
                    + "</div></div>",
            report -> "<ucaptitle>" + report.title() + "</ucaptitle><div id=UCAP-CONTENT>"
                    + report.body("<section><p>", "</p></section>") + "</div>",
            report -> "<div><h3>" + report.title() + "</h3></div><div class=TRS_Editor><style>.TRS_Editor P{margin:0}"
                    + "</style>" + report.body("<P>", "\n") + "</div>");
    private static final List<UnaryOperator<String>> FURNITURE = List.of(
            article -> article,
            article -> "<div>发布时间：2024-01-08 来源：云溪县民政局 【字体：大 中 小】</div>" + article + "<div>【打印】【关闭】</div>",
            article -> "<script>var a='12人';</script>" + article + "<div class=share>分享到：<a href=#>微信</a></div>",
            article -> article + "<div>上一篇：<a href=/1>全县民政工作会议召开</a></div><div>下一篇：<a href=/2>没有了</a></div>",
            article -> "<div style='display:none'>共12页</div>" + article + "<p>（责任编辑：张三）</p>",
            article -> article + "<h3>相关新闻</h3>" + RELATED);

    @Test
    void everyLayoutWithEveryBodyAndFurnitureGivesTheArticle() throws Exception {
        for (int layout = 0; layout < LAYOUTS.size(); layout++) {
            for (int body = 0; body < BODIES.size(); body++) {
                for (int furniture = 0; furniture < FURNITURE.size(); furniture++) {
                    String html = LAYOUTS.get(layout)
                            .apply(FURNITURE.get(furniture).apply(BODIES.get(body).apply(REPORT)));
                    ReportDocument document = Documents.read(folder, "page.html",
                            html.getBytes(Charset.forName("GB18030")));
                    String which = "layout " + layout + ", body " + body + ", furniture " + furniture;

                    assertThat(Whitespace.squeeze(document.text())).as(which).isEqualTo(REPORT.squeezed());
                    assertThat(ArticleFixture.cells(document)).as(which).containsExactlyElementsOf(REPORT.cells());
                }
            }
        }
    }

    static Stream<String> traps() {
        return TRAPS.keySet().stream();
    }

    @Test
    void thereAreTraps() {
        assertThat(TRAPS).hasSizeGreaterThanOrEqualTo(45);
    }

    @ParameterizedTest
    @MethodSource("traps")
    void theArticleComesOutAsItWasPutIn(String trap) throws Exception {
        String html = TRAPS.get(trap).apply(REPORT);
        for (String charset : new String[] {"UTF-8", "GB18030"}) {
            ReportDocument document = Documents.read(folder, "page.html", html.getBytes(Charset.forName(charset)));

            assertThat(Whitespace.squeeze(document.text())).as(trap + " " + charset).isEqualTo(REPORT.squeezed());
            assertThat(ArticleFixture.cells(document)).as(trap + " " + charset)
                    .containsExactlyElementsOf(REPORT.cells());
        }
    }

    @Test
    void aLineBreakAtAFixedWidthSplitsNoParagraph() throws Exception {
        ReportDocument document = Documents.read(folder, "page.html",
                brokenLines(REPORT).getBytes(Charset.forName("UTF-8")));

        assertThat(document.blocks().stream().map(document::textOf)).contains((String) REPORT.parts().get(1),
                (String) REPORT.parts().get(2));
    }

    @Test
    void spannedCellsKeepTheirPlaceInTheGrid() throws Exception {
        ReportDocument document = Documents.read(folder, "page.html", titled(REPORT.body().replaceFirst("<table.*",
                "<table><tr><td rowspan=2>项目</td><td colspan=2>户数</td><td rowspan=2>备注</td></tr><tr><td>2022年</td>"
                + "<td>2023年</td></tr><tr><td>城市低保</td><td>1,205</td><td>1,198</td><td></td></tr><tr><td>农村低保</td>"
                + "<td colspan=2>855</td><td>不含<table><tr><td>特困</td><td>12</td></tr></table></td></tr>"
                + "<tr><td colspan=4>注：年末数</td></tr>")).getBytes(Charset.forName("UTF-8")));

        assertThat(ArticleFixture.cells(document)).startsWith("1,1 项目", "1,2 户数", "1,4 备注", "2,2 2022年", "2,3 2023年",
                "3,1 城市低保", "3,2 1,205", "3,3 1,198", "4,1 农村低保", "4,2 855", "4,4 不含\n特困 12", "5,1 注：年末数");
    }

    @Test
    void marksOfNotesAndExponentsDontBecomeDigits() throws Exception {
        ReportDocument document = Documents.read(folder, "page.html", titled("<p>全县共有低保对象5272人<sup>1</sup>，比上年增长"
                + "5.3<sup><a href='#n2'>2</a></sup>%，占地10<sup>4</sup>m<sup>2</sup>，排放CO<sub>2</sub>共12吨[<sup>3</sup>]。"
                + "</p><section class=footnotes><p>[1]不含临时救助。</p></section>").getBytes(Charset.forName("UTF-8")));

        assertThat(document.text()).contains("5272人[1]，比上年增长5.3[2]%，占地10⁴m2，排放CO2共12吨[3]。", "[1]不含临时救助。");
    }

    @Test
    void footnotesInElementsThatSurroundArticlesStay() throws Exception {
        ReportDocument document = Documents.read(folder, "page.html", titled(REPORT.body() + "<aside class=footnotes>"
                + "<p>[1] 低保对象不含特困人员36人。</p></aside><footer>" + FOOTER + "</footer>")
                .getBytes(Charset.forName("UTF-8")));

        assertThat(document.text()).endsWith("[1] 低保对象不含特困人员36人。");
    }

    @Test
    void attachmentsOfTheArticleStay() throws Exception {
        ReportDocument document = Documents.read(folder, "page.html", page("<div>" + NAVIGATION + "</div><div><h1>"
                + REPORT.title() + "</h1>" + REPORT.body() + "<p>附件：<a href=/a.docx>1.低保资金发放表.docx</a><br>"
                + "<a href=/b.xls>"
                + "2.养老床位统计表.xls</a><br><a href=/c.pdf>3.说明.pdf</a></p></div>").getBytes(Charset.forName("UTF-8")));

        assertThat(Whitespace.squeeze(document.text())).isEqualTo(REPORT.squeezed()
                + "附件：1.低保资金发放表.docx2.养老床位统计表.xls3.说明.pdf");
    }
}
