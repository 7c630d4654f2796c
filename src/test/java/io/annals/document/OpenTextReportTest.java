package io.annals.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpenTextReportTest {

    private static final String LISTS = "<text:list-style style:name=\"L1\">"
            + "<text:list-level-style-number text:level=\"1\" style:num-suffix=\"、\""
            + " style:num-format=\"一, 二, 三, ...\"/>"
            + "<text:list-level-style-number text:level=\"2\" style:num-prefix=\"（\" style:num-suffix=\"）\""
            + " style:num-format=\"一, 二, 三, ...\"/>"
            + "<text:list-level-style-number text:level=\"3\" style:num-suffix=\".\" style:num-format=\"1\""
            + " text:start-value=\"4\"/></text:list-style>"
            + "<text:list-style style:name=\"L2\">"
            + "<text:list-level-style-bullet text:level=\"1\" text:bullet-char=\"•\"/>"
            + "</text:list-style>"
            + "<style:style style:name=\"Hidden\" style:family=\"text\"><style:text-properties text:display=\"none\"/>"
            + "</style:style>"
            + "<style:style style:name=\"P1\" style:family=\"paragraph\" style:parent-style-name=\"Title\"/>"
            + "<style:style style:name=\"Title\" style:family=\"paragraph\"/>"
            + "<style:style style:name=\"Contents_20_1\" style:display-name=\"Contents 1\""
            + " style:family=\"paragraph\"/>";

    @TempDir
    Path folder;

    private ReportDocument read(OdtFixture odt) throws UnusableDocumentException {
        return Documents.READER.read(odt.write(folder.resolve("report.odt")), "report.odt");
    }

    private static String item(String content) {
        return "<text:list-item>" + content + "</text:list-item>";
    }

    private static String p(String text) {
        return "<text:p>" + text + "</text:p>";
    }

    @Test
    void listsAreNumberedAsTheyAreShown() throws Exception {
        ReportDocument report = read(new OdtFixture().styles(LISTS)
                .body("<text:p text:style-name=\"P1\">云溪县民政局2023年工作总结</text:p>")
                .body("<text:p text:style-name=\"Contents_20_1\">一、概况<text:tab/>1</text:p>")
                .body("<text:list xml:id=\"a\" text:style-name=\"L1\">" + item(p("概况")) + "</text:list>")
                .body(p("全年救助12人。"))
                .body("<text:list text:continue-numbering=\"true\" text:style-name=\"L1\">" + item("<text:list>"
                        + item(p("救助") + "<text:list>" + item(p("5万元用于救助。")) + item(p("低保12户。")) + "</text:list>")
                        + item(p("养老")) + "</text:list>") + item(p("问题")) + "</text:list>")
                .body("<text:list text:style-name=\"L2\">" + item(p("人员不足3人。")) + "</text:list>")
                .body("<text:list text:style-name=\"L1\">" + item(p("新列表")) + "</text:list>"));

        assertThat(Documents.blocks(report)).containsExactly("TITLE 云溪县民政局2023年工作总结", "HEADING1 一、概况",
                "PARAGRAPH 全年救助12人。", "HEADING2 （一）救助", "PARAGRAPH 4. 5万元用于救助。", "PARAGRAPH 5. 低保12户。",
                "HEADING2 （二）养老", "HEADING1 二、问题", "PARAGRAPH 人员不足3人。", "HEADING1 一、新列表");
    }

    @Test
    void deletedHiddenAndSideTextIsLeftOutAndNotesFollow() throws Exception {
        ReportDocument report = read(new OdtFixture().styles(LISTS)
                .body("<text:tracked-changes><text:changed-region><text:deletion><text:p>，另有999户</text:p>"
                        + "</text:deletion></text:changed-region></text:tracked-changes>")
                .body("<text:table-of-content><text:index-body><text:p>一、概况 1</text:p></text:index-body>"
                        + "</text:table-of-content>")
                .body(p("低保对象15<text:span>38</text:span>户<text:note><text:note-citation>1</text:note-citation>"
                        + "<text:note-body>" + p("数据来自台账。") + "</text:note-body></text:note>、<text:s text:c=\"2\"/>"
                        + "2296人<text:span text:style-name=\"Hidden\">，隐藏77人</text:span><office:annotation>" + p("批注8")
                        + "</office:annotation><draw:frame><draw:text-box>" + p("文本框3人")
                        + "</draw:text-box></draw:frame>。<text:line-break/>另起一行。"))
                .body("<text:section text:display=\"none\">" + p("隐藏9") + "</text:section><text:section>" + p("末段5人。")
                        + "</text:section>"));

        assertThat(Documents.blocks(report)).containsExactly("PARAGRAPH 低保对象1538户、 2296人。", "PARAGRAPH 另起一行。",
                "PARAGRAPH 文本框3人", "NOTE 数据来自台账。", "PARAGRAPH 末段5人。");
    }

    @Test
    void tablesKeepMergedCells() throws Exception {
        ReportDocument report = read(new OdtFixture().body("<table:table><table:table-column/><table:table-header-rows>"
                + "<table:table-row><table:table-cell table:number-rows-spanned=\"2\">" + p("乡镇")
                + "</table:table-cell>"
                + "<table:table-cell table:number-columns-spanned=\"2\">" + p("城市低保") + "</table:table-cell>"
                + "<table:covered-table-cell/></table:table-row><table:table-row><table:covered-table-cell/>"
                + "<table:table-cell>" + p("户数") + "</table:table-cell><table:table-cell>" + p("人数")
                + "</table:table-cell></table:table-row></table:table-header-rows><table:table-row><table:table-cell>"
                + p("花马池镇") + "</table:table-cell><table:table-cell>" + p("1,204")
                + "</table:table-cell><table:table-cell>" + p("2100")
                + "</table:table-cell></table:table-row></table:table>"));

        assertThat(Documents.blocks(report)).containsExactly("CELLH1,1 2x1 乡镇", "CELLH1,2 1x2 城市低保", "CELLH2,2 户数",
                "CELLH2,3 人数", "CELL3,1 花马池镇", "CELL3,2 1,204", "CELL3,3 2100");
    }

    @Test
    void propertiesAreMetadata() throws Exception {
        DocumentMetadata metadata = read(new OdtFixture().paragraph("全年救助12人。").meta(
                "<dc:title>云溪县民政局2023年工作总结</dc:title><meta:initial-creator>办公室</meta:initial-creator>"
                        + "<dc:date>2024-01-08T23:59:00.5</dc:date><meta:creation-date>2024-01-05T20:00:00Z"
                        + "</meta:creation-date>")).metadata();

        assertThat(metadata.title()).isEqualTo("云溪县民政局2023年工作总结");
        assertThat(metadata.modifiedOn()).isEqualTo(LocalDate.of(2024, 1, 8));
        assertThat(metadata.raw()).containsEntry("dc:creator", "办公室").containsEntry("dcterms:created",
                "2024-01-06T04:00+08:00");
    }

    @Test
    void encryptedCutHostileAndEmptyOnesAreToldApart() throws Exception {
        refused(new OdtFixture().paragraph("x").manifest("<manifest:encryption-data/>"), QuarantineReason.ENCRYPTED,
                "password");
        refused(new OdtFixture().body("<draw:frame><draw:image/></draw:frame>"), QuarantineReason.NO_TEXT, "(OCR)");
        refused(new OdtFixture().body("<text:p>"), QuarantineReason.UNREADABLE, "damaged");
        refused(new OdtFixture().body("<text:section>".repeat(1100) + "</text:section>".repeat(1100)),
                QuarantineReason.TOO_LARGE, "limit of 1000 levels");
        refused(new OdtFixture().prolog("<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/hostname\">]>").paragraph("&b;"),
                QuarantineReason.UNREADABLE, "entities");
        Path whole = new OdtFixture().paragraph("全年救助12人。".repeat(5000)).write(folder.resolve("whole.odt"));
        byte[] bytes = Files.readAllBytes(whole);
        Path cut = Documents.write(folder, "cut.odt", Arrays.copyOf(bytes, bytes.length / 2));
        assertThat(Documents.refusal(cut, "cut.odt").reason()).isEqualTo(QuarantineReason.TRUNCATED);
        // What is packed small may unpack to more than the limit.
        assertThat(Documents.refusal(new DocumentReader(new ReadLimits(1 << 20, 50_000)), whole, "whole.odt").reason())
                .isEqualTo(QuarantineReason.TOO_LARGE);
    }

    private void refused(OdtFixture odt, QuarantineReason reason, String message) {
        UnusableDocumentException refusal = Documents.refusal(odt.write(folder.resolve("x.odt")), "x.odt");
        assertThat(refusal.reason()).as(refusal.getMessage()).isEqualTo(reason);
        assertThat(refusal).hasMessageContaining(message);
    }

    @Test
    void rowsThatAreRepeatedCountAsOftenAndEmptyOnesNot() throws Exception {
        String cells = "<table:table-cell><text:p>%s</text:p></table:table-cell><table:table-cell><text:p>%s</text:p>"
                + "</table:table-cell></table:table-row>";
        ReportDocument document = Documents.READER.read(new OdtFixture().body("<table:table><table:table-row>"
                + String.format(cells, "乡镇", "户数") + "<table:table-row table:number-rows-repeated=\"2\">"
                + String.format(cells, "甲乡", "12") + "<table:table-row table:number-rows-repeated=\"1048570\">"
                + "<table:table-cell table:number-columns-repeated=\"1024\"/></table:table-row></table:table>")
                .write(folder.resolve("rows.odt")), "rows.odt");

        assertThat(Documents.blocks(document)).containsExactly("CELLH1,1 乡镇", "CELLH1,2 户数", "CELL2,1 甲乡", "CELL2,2 12",
                "CELL3,1 甲乡", "CELL3,2 12");
    }
}
