package io.annals.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What websites say about an article is found wherever and however they say it. */
class PageMetadataTest {

    private static final ArticleFixture REPORT = ArticleFixture.REPORT;

    @TempDir
    Path folder;

    private DocumentMetadata read(String head, String above) throws UnusableDocumentException {
        ReportDocument document = Documents.read(folder, "page.html", ("<html><head>" + head + "</head><body><div><h1>"
                + REPORT.title() + "</h1>" + above + REPORT.body() + "</div></body></html>")
                .getBytes(StandardCharsets.UTF_8));
        assertThat(Whitespace.squeeze(document.text())).isEqualTo(REPORT.squeezed());
        return document.metadata();
    }

    @ParameterizedTest
    @CsvSource({"SiteName,ArticleTitle,PubDate,ContentSource,索引号,文号",
        "sitename,articletitle,pubdate,contentsource,索取号,发文字号",
        "SITENAME,ARTICLETITLE,PUBDATE,CONTENTSOURCE,信息索引号,文件编号",
        "site_name,article-title,pub_date,content-source,索引号：,文  号"})
    void metaElementsOfAnySpelling(String site, String title, String date, String source, String index, String number)
            throws Exception {
        String meta = "<meta name='%s' content='%s'>";
        DocumentMetadata data = read("<META CONTENT='云民〔2024〕7号' NAME='" + number + "'>"
                + meta.formatted(source, "云溪县民政局") + meta.formatted(date, "2024-01-08 10:12:33.0")
                + meta.formatted(index, "011335/2024-00077") + meta.formatted(title, "云溪县民政局2023年工作总结")
                + meta.formatted(site, "云溪县人民政府") + "<meta name=viewport content='width=device-width'>", "");

        assertThat(data.siteName()).isEqualTo("云溪县人民政府");
        assertThat(data.title()).isEqualTo("云溪县民政局2023年工作总结");
        assertThat(data.publishedOn()).isEqualTo(LocalDate.of(2024, 1, 8));
        assertThat(data.contentSource()).isEqualTo("云溪县民政局");
        assertThat(data.indexNumber()).isEqualTo("011335/2024-00077");
        assertThat(data.documentNumber()).isEqualTo("云民〔2024〕7号");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<p>发布时间：2024-01-08 来源：云溪县民政局 浏览次数：1,204</p>",
        "<div><span>来源:云溪县民政局</span><span>发布日期:2024年1月8日</span><span>作者:</span><span>字号:[ 大 中 小 ]</span></div>",
        "<div>2024-01-08 10:12:33&nbsp;&nbsp;来源：云溪县民政局&nbsp;&nbsp;【字体：大 中 小】【打印】</div>",
        "<p>【信息来源：云溪县民政局】【信息时间：2024-01-08 10:17 阅读次数：356 】【字号 大 中 小 】【我要打印 】【 关闭 】</p>",
        "<p>日期：2024/01/08 信息来源：云溪县民政局 选择阅读字号：[ 大 中 小 ]</p>",
        "<ul><li>发布日期2024-01-08</li><li>来源：云溪县民政局</li><li>点击：12</li></ul>",
        "<p>2024-01-08 出处：云溪县民政局 作者：张三</p>"})
    void infoLinesOfManySites(String line) throws Exception {
        DocumentMetadata data = read("", line);

        assertThat(data.publishedOn()).as(line).isEqualTo(LocalDate.of(2024, 1, 8));
        assertThat(data.contentSource()).as(line).isEqualTo("云溪县民政局");
    }

    @Test
    void theHeadTableIsMetadataAndAnEmptyFormIsNone() throws Exception {
        DocumentMetadata data = read("", "<table><tr><td>索 引 号</td><td>011335/2024-00077</td><td>主题分类</td><td>民政</td>"
                + "</tr><tr><td>发布机构</td><td>云溪县民政局</td><td>发布日期</td><td>2024-01-08</td></tr><tr><td>文　　号</td><td>〔〕号"
                + "</td><td>关 键 字：</td><td></td></tr></table>");

        assertThat(data.indexNumber()).isEqualTo("011335/2024-00077");
        assertThat(data.documentNumber()).isEmpty();
        assertThat(data.contentSource()).isEqualTo("云溪县民政局");
        assertThat(data.publishedOn()).isEqualTo(LocalDate.of(2024, 1, 8));
    }

    @Test
    void aLabelIsNoValueOfTheLabelBefore() throws Exception {
        assertThat(read("", "<table><tr><td>索引号：</td><td>1/2</td></tr><tr><td>发文机关：</td><td>关 键 字：</td></tr><tr><td>"
                + "成文日期："
                + "</td><td>2024-01-08</td></tr></table>").contentSource()).isEmpty();
    }
}
