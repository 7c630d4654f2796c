package io.annals.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Markup that hides, breaks or moves what a page says. */
class PageOdditiesTest {

    private static final String HEAD = "<h1>云溪县民政局2023年工作总结</h1><p>全县共有城市低保对象1538户、2296人，全年发放低保金8578.24万元。</p>";

    @TempDir
    Path folder;

    private ReportDocument read(String before, String body) throws UnusableDocumentException {
        return Documents.read(folder, "a.html", (before + "<html><head><meta charset=utf-8></head><body><div class=content>"
                + HEAD + body + "<p>特此报告。</p></div></body></html>").getBytes(StandardCharsets.UTF_8));
    }

    private String added(String body) throws UnusableDocumentException {
        String text = read("", body).text();
        assertThat(text).startsWith("云溪县民政局2023年工作总结\n全县共有城市低保对象1538户、2296人，全年发放低保金8578.24万元。")
                .endsWith("特此报告。");
        return String.join("/", text.lines().skip(2).limit(text.lines().count() - 3).toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"<p style='opacity:0'>转载11次</p>", "<p style='OPACITY : 0.0 ;color:red'>转载11次</p>",
        "<div style='width:0;height:0;overflow:hidden'>转载11次</div>", "<span style='font-size:0 !important'>转载11次</span>",
        "<p style='position:absolute;top:-9999px'>转载11次</p>"})
    void whatIsNotShownGoes(String hidden) throws Exception {
        assertThat(added(hidden)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"<p style='opacity:0.9'>救助11人。</p>", "<p style='height:0.5em'>救助11人。</p>",
        "<p style='width:100%;overflow:hidden'>救助11人。</p>", "<p style='font-size:0.9em'>救助11人。</p>"})
    void whatIsShownStays(String shown) throws Exception {
        assertThat(added(shown)).isEqualTo("救助11人。");
    }

    @Test
    void howACharacterIsSpokenIsNoText() throws Exception {
        assertThat(added("<p>救助<ruby>孤<rp>(</rp><rt>gū</rt><rp>)</rp></ruby>儿51人。</p>")).isEqualTo("救助孤儿51人。");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"发放低保金1,23<br>4.5万元。|发放低保金1,234.5万元。", "发放低保金1,<br>234万元。|发放低保金1,234万元。",
        "发放低保金12.<br>5亿元。|发放低保金12.5亿元。", "一是1,23<br>456户。|一是1,23/456户。", "甲乡12,345<br>678户。|甲乡12,345/678户。",
        "任务有1.<br>2023年建成。|任务有1./2023年建成。", "1.<br>5户。|1./5户。"})
    void aLineBreakWithinANumberSplitsItOnlyWhereTheGroupIsWhole(String html, String text) throws Exception {
        assertThat(added("<p>" + html + "</p>")).isEqualTo(text);
    }

    @Test
    void theFootOfATableStandsAtItsEndWhereverItIsWritten() throws Exception {
        assertThat(Documents.blocks(read("", "<table><tfoot><tr><td>合计</td><td>130</td></tr></tfoot><tbody><tr><td>低保</td>"
                + "<td>131</td></tr></tbody><thead><tr><th>项目</th><th>户数</th></tr></thead></table>"))).containsSubsequence(
                "CELLH1,1 项目", "CELLH1,2 户数", "CELL2,1 低保", "CELL2,2 131", "CELL3,1 合计", "CELL3,2 130");
    }

    @ParameterizedTest
    @ValueSource(strings = {"print_table", "tools", "sidebar", "header", "links"})
    void aTableOfFiguresStaysWhateverTheElementAroundItIsCalled(String name) throws Exception {
        assertThat(added("<div class='" + name + "'><table><tr><th>项目</th><th>户数</th><th>人数</th></tr><tr><td>城市低保</td>"
                + "<td>111</td><td>212</td></tr><tr><td>农村低保</td><td>113</td><td>214</td></tr></table></div>"))
                .isEqualTo("项目\t户数\t人数/城市低保\t111\t212/农村低保\t113\t214");
    }

    @Test
    void theAddressFromWhichAPageWasSavedIsMetadata() throws Exception {
        String address = "http://mzj.yunxi.gov.cn/art/2024/1/9/art_1.html";
        assertThat(read("<!DOCTYPE html>\n<!-- saved from url=(0048)" + address + " -->\n", "").metadata().sourceUrl())
                .isEqualTo(address);
        assertThat(read("<!-- saved from url=(0014)about:internet -->", "").metadata().sourceUrl()).isEmpty();
        for (String field : new String[] {"Snapshot-Content-Location", "Content-Location"}) {
            String archive = (field.startsWith("S") ? field + ": " + address + "\r\n" : "") + "MIME-Version: 1.0\r\n"
                    + "Content-Type: multipart/related; boundary=\"b\"\r\n\r\n--b\r\nContent-Type: text/html; charset=utf-8"
                    + (field.startsWith("C") ? "\r\n" + field + ": " + address : "") + "\r\n\r\n<html><body>" + HEAD
                    + "</body></html>\r\n--b\r\nContent-Type: text/css\r\nContent-Location: http://other.cn/a.css\r\n\r\np{}"
                    + "\r\n--b--\r\n";
            assertThat(Documents.read(folder, "a.mht", archive.getBytes(StandardCharsets.UTF_8)).metadata().sourceUrl())
                    .as(field).isEqualTo(address);
        }
    }
}
