package io.annals.document;

import static org.assertj.core.api.Assertions.assertThat;

import io.annals.figure.FigureExtractor;
import io.annals.reference.ReferenceData;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HtmlReportTest {

    @TempDir
    Path folder;

    private ReportDocument read(String html) throws UnusableDocumentException {
        return Documents.read(folder, "page.html", html.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void aPlainPageIsReadWithoutItsInfoLine() throws Exception {
        ReportDocument document = Documents.resource("plain-page.html");

        assertThat(Documents.blocks(document)).containsExactly("TITLE 云溪县民政局2023年工作总结",
                "PARAGRAPH 2023年，全县共有低保对象 3043户、5272人，全年发放低保资金 1284.5 万元。", "HEADING1 一、存在问题",
                "PARAGRAPH 养老服务人员不足，护理员缺口约120人。", "PARAGRAPH 床位利用率为61.5%。", "PARAGRAPH 附件：1. 低保资金发放表.docx");
        assertThat(document.metadata().contentSource()).isEqualTo("云溪县民政局");
        assertThat(document.metadata().publishedOn()).isEqualTo(LocalDate.of(2024, 1, 8));
        assertThat(document.metadata().raw()).containsEntry("点击", "1,204 次");
    }

    @Test
    void anArticleInALayoutOfTablesKeepsItsOwnTable() throws Exception {
        ReportDocument document = Documents.resource("table-layout.htm");

        assertThat(Documents.blocks(document)).containsExactly("TITLE 云溪县民政局2019年工作报告",
                "PARAGRAPH 2019年，全县共有城乡低保对象3043户、5272人，发放资金1284.5万元。", "HEADING1 一、社会救助",
                "PARAGRAPH 全年实施临时救助2239人次，支出资金350万元，救助水平稳步提高。", "CELLH1,1 2x1 项目", "CELLH1,2 1x2 户数",
                "CELLH2,2 2018年", "CELLH2,3 2019年", "CELL3,1 城市低保", "CELL3,2 1,205", "CELL3,3 1,198", "CELL4,1 农村低保",
                "CELL4,2 860", "CELL4,3 855", "PARAGRAPH 新增养老床位120张，床位总数达到980张。");
        assertThat(document.metadata().publishedOn()).isEqualTo(LocalDate.of(2020, 1, 15));
    }

    @Test
    void thePageOfAContentSystemGivesItsArticleAndItsMetadata() throws Exception {
        ReportDocument document = Documents.resource("content-system.html");

        assertThat(Documents.blocks(document)).containsExactly("TITLE 云溪县民政局2023年法治政府建设年度报告",
                "PARAGRAPH 2023年，我局深入贯彻落实法治政府建设实施纲要，全年共办理行政许可85件，办结率100%。", "HEADING1 一、主要举措",
                "PARAGRAPH 开展普法宣传12场次，发放资料3000余份，受众2万余人。", "CAPTION 单位：件", "CAPTION 2023年行政执法情况表", "CELLH1,1 类别",
                "CELLH1,2 数量", "CELL2,1 行政许可", "CELL2,2 85", "CELL3,1 行政处罚", "CELL3,2 1", "HEADING1 二、存在问题",
                "PARAGRAPH 执法人员不足，仅有8名，与工作任务不相适应。");
        DocumentMetadata metadata = document.metadata();
        assertThat(metadata.title()).isEqualTo("云溪县民政局2023年法治政府建设年度报告");
        assertThat(metadata.siteName()).isEqualTo("云溪县人民政府");
        assertThat(metadata.contentSource()).isEqualTo("云溪县民政局");
        assertThat(metadata.documentNumber()).isEqualTo("云民〔2024〕7号");
        assertThat(metadata.indexNumber()).isEqualTo("011335/2024-00077");
        assertThat(metadata.publishedOn()).isEqualTo(LocalDate.of(2024, 2, 27));
        assertThat(metadata.sourceUrl()).isEqualTo("http://www.example.org/a/1.html");
    }

    @Test
    void anArticleInSeveralContainersIsReadWhole() throws Exception {
        assertThat(Documents.blocks(Documents.resource("two-containers.html")))
                .containsExactly("TITLE 云溪县2023年民政事业发展统计公报",
                "HEADING1 一、综合", "PARAGRAPH 截至2023年底，全县共有民政服务机构125个，固定资产原价3.2亿元，职工人数1,860人。", "HEADING1 二、社会工作",
                "PARAGRAPH 全县共有养老机构52个，床位4,870张，年末收养老年人2,316人，比上年增长4.1%。", "CELLH1,1 指标", "CELLH1,2 2022年",
                "CELLH1,3 2023年", "CELL2,1 床位", "CELL2,2 4,678", "CELL2,3 4,870");
    }

    @ParameterizedTest
    @ValueSource(strings = {"list-page.html", "list-with-summaries.html"})
    void aSavedListIsNoReport(String name) {
        UnusableDocumentException refusal = Documents.refusal(Path.of("src/test/resources/documents", name), name);

        assertThat(refusal.reason()).isEqualTo(QuarantineReason.LIST_PAGE);
        assertThat(refusal).hasMessageContaining("list");
    }

    @ParameterizedTest
    @CsvSource({"GB18030,gb2312", "UTF-8,gb2312", "GB18030,utf-8", "UTF-8,iso-8859-1", "UTF-16LE,utf-8"})
    void theRealEncodingCountsNotTheDeclaredOne(String real, String declared) throws Exception {
        String html = "<html><head><meta charset=\"" + declared + "\"><title>x</title></head><body><p>全年共救助困难群众1203"
                + "人次，发放资金350万元。</p></body></html>";

        assertThat(Documents.read(folder, "page.html", html.getBytes(Charset.forName(real))).text())
                .isEqualTo("全年共救助困难群众1203人次，发放资金350万元。");
    }

    @Test
    void titleAndUnitInRowsOfTheirOwnStandAboveTheTable() throws Exception {
        ReportDocument document = read("<html><body><p>2023年，全区社会救助工作有序推进，各项资金及时发放到位，详见下表。</p><table>"
                + "<tr><td colspan=3>2023年救助资金表</td></tr><tr><td></td><td></td><td>单位：万元</td></tr>"
                + "<tr><td>项目</td><td>预算数</td><td>决算数</td></tr><tr><td>低保</td><td>1,538</td><td>316.40</td></tr>"
                + "</table></body></html>");

        assertThat(Documents.blocks(document)).containsExactly("PARAGRAPH 2023年，全区社会救助工作有序推进，各项资金及时发放到位，详见下表。",
                "PARAGRAPH 2023年救助资金表", "CAPTION 单位：万元", "CELLH3,1 项目", "CELLH3,2 预算数", "CELLH3,3 决算数",
                "CELL4,1 低保", "CELL4,2 1,538", "CELL4,3 316.40");
    }

    @Test
    void aUnitInTheMiddleOfAGridBeginsAnotherTable() throws Exception {
        ReportDocument document = read("<html><body><p>2023年，全区社会救助工作有序推进，各项资金及时发放到位，详见下表。</p><table>"
                + "<tr><td colspan=3>表1 救助对象</td></tr><tr><td></td><td></td><td>单位：人</td></tr>"
                + "<tr><td>项目</td><td>2022年</td><td>2023年</td></tr><tr><td>低保</td><td>1,538</td><td>1,601</td></tr>"
                + "<tr><td colspan=3>表2 救助资金</td></tr><tr><td colspan=3>单位：万元</td></tr>"
                + "<tr><td>项目</td><td>预算数</td><td>决算数</td></tr><tr><td>低保</td><td>320</td><td>316.40</td></tr>"
                + "</table></body></html>");

        assertThat(Documents.blocks(document)).containsExactly("PARAGRAPH 2023年，全区社会救助工作有序推进，各项资金及时发放到位，详见下表。",
                "CAPTION 表1 救助对象", "CAPTION 单位：人", "CELLH3,1 项目", "CELLH3,2 2022年", "CELLH3,3 2023年",
                "CELL4,1 低保", "CELL4,2 1,538", "CELL4,3 1,601", "CAPTION 表2 救助资金", "CAPTION 单位：万元",
                "CELLH3,1 项目", "CELLH3,2 预算数", "CELLH3,3 决算数", "CELL4,1 低保", "CELL4,2 320", "CELL4,3 316.40");
        assertThat(document.blocks().stream().mapToInt(Block::table).distinct()).containsExactly(0, 1, 2);
        assertThat(new FigureExtractor(ReferenceData.shipped()).read(document, 2023).figures()).extracting(
                figure -> figure.statedIndicator() + " " + figure.value().stripTrailingZeros().toPlainString()
                        + figure.unit())
                .containsExactly("低保 1538人", "低保 1601人", "低保预算数 3200000元", "低保 3164000元");
    }

    @Test
    void aUnitUnderWhichTheSameHeadersHoldBeginsNone() throws Exception {
        ReportDocument document = read("<html><body><p>2023年，全区社会救助工作有序推进，各项资金及时发放到位，详见下表。</p><table>"
                + "<tr><td>项目</td><td>2022年</td><td>2023年</td></tr><tr><td>低保</td><td>1,538</td><td>1,601</td></tr>"
                + "<tr><td>单位：万元</td><td></td><td></td></tr><tr><td>低保金</td><td>320</td><td>316.40</td></tr>"
                + "<tr><td>单位：个</td><td>12</td><td>15</td></tr></table></body></html>");

        assertThat(document.blocks().stream().mapToInt(Block::table).distinct()).containsExactly(0, 1);
    }

    @Test
    void aStatisticalTableAloneIsAnArticle() throws Exception {
        StringBuilder rows = new StringBuilder();
        for (int i = 1; i <= 30; i++) {
            rows.append("<tr><td>乡镇").append(i).append("</td><td>").append(i * 37).append("</td><td>").append(i * 11)
                    .append("</td></tr>");
        }
        ReportDocument document = read("<html><body><div class=nav><a href=/>首页</a></div><div><h1>2023年云溪县城乡低保统计表</h1>"
                + "<table><tr><th>乡镇</th><th>户数</th><th>人数</th></tr>" + rows + "</table></div></body></html>");

        assertThat(document.blocks().stream().filter(block -> block.kind() == Block.Kind.CELL)).hasSize(93);
    }

    @Test
    void aShortReportIsRead() throws Exception {
        assertThat(read("<p>全年救助12人。</p>").text()).isEqualTo("全年救助12人。");
    }

    @Test
    void lineBreaksOfTheSourceDontSplitWordsOrNumbers() throws Exception {
        assertThat(read("<p>全县民\n  政系统共\n有职工1,860人，\n床位\n4,870\n张，比上年增长4.1%。</p>").text())
                .isEqualTo("全县民政系统共有职工1,860人，床位 4,870 张，比上年增长4.1%。");
    }

    @Test
    void aSpanThatIsNoNumberOrTooLargeIsHarmless() throws Exception {
        ReportDocument document = read("<table><tr><td rowspan=99999>甲</td><td colspan=x>12</td></tr><tr><td colspa"
                + "n=999999>34</td></tr></table>"
                + "<p>说明文字一段，表示正文内容，且有标点。</p>");

        assertThat(Documents.blocks(document)).startsWith("CELL1,1 2x1 甲", "CELL1,2 12");
    }

    @ParameterizedTest
    @ValueSource(strings = {"div", "b", "table><tr><td", "ul><li", "span", "blockquote"})
    void nestingWithoutEndIsRefusedAtOnce(String tags) {
        String html = "<html><body>" + ("<" + tags + ">").repeat(100_000) + "全年共救助困难群众1203人次。</body></html>";
        Path file = Documents.write(folder, "page.html", html.getBytes(StandardCharsets.UTF_8));

        assertThat(Documents.refusal(file, "page.html").reason()).isEqualTo(QuarantineReason.TOO_LARGE);
    }

    @Test
    void deepNestingIsRead() throws Exception {
        String text = "全年共救助困难群众1203人次，发放资金350万元。";

        assertThat(read("<div>".repeat(2_000) + text + "</div>".repeat(2_000)).text()).isEqualTo(text);
    }
}
