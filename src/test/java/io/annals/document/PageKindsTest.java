package io.annals.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Saved pages that are no article are told apart, and selectors of a source say where its articles stand. */
class PageKindsTest {

    private static final ArticleFixture REPORT = ArticleFixture.REPORT;

    @TempDir
    Path folder;

    private Path page(String html) {
        return Documents.write(folder, "page.html", html.getBytes(StandardCharsets.UTF_8));
    }

    private UnusableDocumentException refusal(String html) {
        return Documents.refusal(page(html), "page.html");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "<html><head><title>404 Not Found</title></head><body><center><h1>404 Not Found</h1></center><hr>nginx/1.20.1"
                + "</body></html>",
        "<html><head><title>出错了</title></head><body><p>对不起，您访问的页面不存在或已被删除！</p><a href=/>返回首页</a></body></html>",
        "<html><body><div><a href=/>首页</a><a href=/zw>政务公开</a><a href=/bs>办事服务</a></div><div class=err>您要访问的网页"
                + "没有找到，5秒后自动返回</div></body></html>",
        "<html><head><title>403 Forbidden</title></head><body>Access Denied</body></html>",
        "<html><head><meta http-equiv=\"refresh\" content=\"0; URL=/sy/index.html\"></head><body>请稍候</body></html>",
        "<html><head><script>window.location.href='/index.html';</script></head><body>loading</body></html>",
        "<html><body><p>页面正在跳转，请稍候…</p></body></html>",
        "<html><head><title>统一身份认证平台</title></head><body><form>用户名<input name=u>密码<input type=password><input"
                + " type=submit value=登录></form><a href=/f>忘记密码</a></body></html>",
        "<html><head><title>安全验证</title></head><body>请完成安全验证，滑动验证码以继续访问</body></html>",
        "<html><body><h1>502 Bad Gateway</h1></body></html>"})
    void aPageInPlaceOfAnArticleIsQuarantinedAsSuch(String html) {
        assertThat(refusal(html).reason()).as(html).isEqualTo(QuarantineReason.PLACEHOLDER_PAGE);
    }

    @Test
    void aReportThatSpeaksOfSuchPagesIsAReport() throws Exception {
        String html = "<html><head><title>关于页面不存在问题的整改报告</title></head><body><p>全年共排查网站页面1203个，其中页面不存在的12个，均已整改。"
                + "</p><p>用户登录失败次数下降35.2%，访问被拒绝的投诉仅3件。</p><p>" + "下一步，继续做好网站运行维护各项工作，提升服务水平。".repeat(16)
                + "</p></body></html>";

        assertThat(Documents.READER.read(page(html), "page.html").text()).contains("1203个", "35.2%");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<li><a href=/%1$d.html>云溪县民政局%2$d年工作总结</a><span>%2$d-01-09</span></li>",
        "<tr><td>%1$d</td><td><a href=/%1$d.html>云溪县民政局%2$d年工作总结和下一年打算</a></td><td>%2$d-01-09</td></tr>",
        "<div><h3><a href=/%1$d.html>云溪县民政局%2$d年工作总结和下一年打算</a></h3><p>全年共救助困难群众，发放资金，保障基本生活……</p>"
                + "<span>发布于%2$d-01-09</span></div>",
        "<p>·<a href=/%1$d.html>云溪县民政局%2$d年工作总结</a> [%2$d-01-09]</p>"})
    void aListOfArticlesIsQuarantinedAsAList(String item) {
        StringBuilder items = new StringBuilder();
        for (int i = 1; i <= 15; i++) {
            items.append(item.formatted(i, 2005 + i));
        }
        String list = item.startsWith("<tr") ? "<table>" + items + "</table>" : "<div>" + items + "</div>";
        UnusableDocumentException refusal = refusal("<html><head><title>工作总结_云溪县人民政府</title></head><body><div><a"
                + " href=/>首页</a> <a href=/zw>政务公开</a></div>" + list + "<div>共15条 <a href=2>下一页</a>"
                + "</div></body></html>");

        assertThat(refusal.reason()).isEqualTo(QuarantineReason.LIST_PAGE);
    }

    private static String links(int count) {
        StringBuilder links = new StringBuilder("<ul>");
        for (int i = 0; i < count; i++) {
            links.append("<li><a href=/").append(i).append(".html>云溪县").append(2000 + i)
                    .append("年民政事业发展情况的报告</a></li>");
        }
        return links.append("</ul>").toString();
    }

    @Test
    void aListThatIsNamedAsAReportAndDatedIsAListAllTheSame() {
        String head = "<html><head><meta name=PubDate content='2024-01-09'><title>2023年民政工作总结</title></head><body>";

        assertThat(refusal(head + links(12) + "</body></html>").reason()).isEqualTo(QuarantineReason.LIST_PAGE);
        assertThat(refusal(head + "<h1>2023年民政工作总结</h1><div>来源：云溪县民政局</div>" + links(12) + "</body></html>")
                .reason()).as("an article without its text, and related links").isEqualTo(QuarantineReason.NO_TEXT);
        assertThat(refusal(head + "<a href=/>首页</a><a href=/a>新闻</a><a href=/b>公开</a><a href=/c>服务</a>"
                + "<a href=/d>互动</a><a href=/e>专题</a></body></html>").reason())
                .as("an article that a script would load").isEqualTo(QuarantineReason.NO_TEXT);
    }

    @Test
    void aTitleOverAnAttachmentNamesTheAttachment() {
        UnusableDocumentException refusal = refusal("<html><head><meta name=PubDate content='2024-01-09'><title>"
                + REPORT.title() + "</title></head><body><div><a href=/>首页</a><a href=/a>公开</a><a href=/b>服务"
                + "</a></div><h1>"
                + REPORT.title() + "</h1><div>发布时间：2024-01-09 来源：云溪县民政局</div><p><a href='/files/总结.docx?v=1'>"
                + "<img src=doc.gif></a></p></body></html>");

        assertThat(refusal.reason()).isEqualTo(QuarantineReason.NO_TEXT);
        assertThat(refusal).hasMessageContaining("总结.docx");
    }

    @ParameterizedTest
    @ValueSource(strings = {"附件", "附件下载", "附件1：2023年工作总结.docx", "云溪县民政局文件.pdf", "点击下载附件", "附件：2023年工作总结"})
    void linesThatNameAnAttachmentAreNoArticle(String line) {
        UnusableDocumentException refusal = refusal("<html><head><meta name=PubDate content='2024-01-09'><title>"
                + REPORT.title() + "</title></head><body><h1>" + REPORT.title() + "</h1><div>发布时间：2024-01-09"
                + " 来源：云溪县民政局</div><p><a href='/files/%E6%80%BB%E7%BB%93.docx'>" + line
                + "</a></p></body></html>");

        assertThat(refusal.reason()).isEqualTo(QuarantineReason.NO_TEXT);
        assertThat(refusal).hasMessageContaining("(总结.docx)");
    }

    // ---- selectors

    private static final String TWO_ARTICLES = "<html><body><div class=a><p>全县概况：人口45.6万人，面积2,046平方公里，辖15个乡镇。</p></div>"
            + "<div class=b><p>" + "2023年，全县共有低保对象5272人，发放资金1284.5万元。".repeat(3)
            + "</p><p class=ad>热线电话服务12345次。</p></div>"
            + "</body></html>";

    @Test
    void selectorsSayWhatIsReadAndWhatIsLeftOut() throws Exception {
        ReportDocument document = Documents.READER.read(page(TWO_ARTICLES), "page.html",
                new PageSelectors(List.of("#none", "div.a, div.b"), List.of("p.ad")));

        assertThat(document.text()).startsWith("全县概况").contains("5272人").doesNotContain("12345");
        assertThat(document.remarks()).isEmpty();
        assertThat(Documents.READER.read(page(TWO_ARTICLES), "page.html",
                new PageSelectors(List.of(".a"), List.of())).text()).isEqualTo("全县概况：人口45.6万人，面积2,046平方公里，辖15个乡镇。");
    }

    @Test
    void aSelectorThatMatchesNothingIsToldAndTheArticleFoundWithout() throws Exception {
        ReportDocument plain = Documents.READER.read(page(TWO_ARTICLES), "page.html");
        ReportDocument document = Documents.READER.read(page(TWO_ARTICLES), "page.html",
                new PageSelectors(List.of("#zoom"), List.of(".share")));

        assertThat(document.text()).isEqualTo(plain.text());
        assertThat(document.remarks()).hasSize(2);
        assertThat(document.remarks().get(0)).contains(".share").contains("drop");
        assertThat(document.remarks().get(1)).contains("#zoom").contains("content");
    }

    @Test
    void aSelectorThatCantBeReadIsToldInOneLine() {
        assertThat(PageSelectors.fault("div.article > p")).isEmpty();
        assertThat(PageSelectors.fault("div[")).isNotBlank().doesNotContain("\n");
        assertThat(PageSelectors.fault(">>")).isNotBlank();
    }
}
