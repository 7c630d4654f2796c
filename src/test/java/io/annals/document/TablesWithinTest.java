package io.annals.document;

import static org.assertj.core.api.Assertions.assertThat;

import io.annals.figure.FigureExtractor;
import io.annals.reference.ReferenceData;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A table in a text box or in a cell of another is the same table in each format. */
class TablesWithinTest {

    private static final FigureExtractor EXTRACTOR = new FigureExtractor(ReferenceData.shipped());
    private static final String[][] INNER = {{"项目", "户数", "人数"}, {"城市低保", "466", "721"}, {"农村低保", "812", "1,505"}};

    @TempDir
    Path folder;

    private static String gbk(String text) {
        StringBuilder hex = new StringBuilder();
        for (byte b : text.getBytes(Charset.forName("GBK"))) {
            hex.append(b < 0 ? "\\'" + Integer.toHexString(b & 255) : String.valueOf((char) b));
        }
        return hex.toString();
    }

    private ReportDocument rtf(String body) throws UnusableDocumentException {
        return Documents.read(folder, "a.rtf", ("{\\rtf1\\ansi\\ansicpg936\\deff0{\\fonttbl{\\f0\\fcharset134 SimSun;}}"
                + body + "}").getBytes(StandardCharsets.US_ASCII));
    }

    private static String docxTable(String[][] rows) {
        StringBuilder xml = new StringBuilder("<w:tbl>");
        for (String[] row : rows) {
            xml.append("<w:tr>");
            for (String cell : row) {
                xml.append(DocxFixture.cell("", cell));
            }
            xml.append("</w:tr>");
        }
        return xml.append("</w:tbl>").toString();
    }

    private static String odtTable(String[][] rows) {
        StringBuilder xml = new StringBuilder("<table:table>");
        for (String[] row : rows) {
            xml.append("<table:table-row>");
            for (String cell : row) {
                xml.append("<table:table-cell><text:p>").append(cell).append("</text:p></table:table-cell>");
            }
            xml.append("</table:table-row>");
        }
        return xml.append("</table:table>").toString();
    }

    private static String htmlTable(String[][] rows) {
        StringBuilder html = new StringBuilder("<table>");
        for (String[] row : rows) {
            html.append("<tr><td>").append(String.join("</td><td>", row)).append("</td></tr>");
        }
        return html.append("</table>").toString();
    }

    private static String rtfRows(String[][] rows, boolean nested) {
        StringBuilder rtf = new StringBuilder();
        for (String[] row : rows) {
            StringBuilder edges = new StringBuilder();
            for (int i = 1; i <= row.length; i++) {
                edges.append("\\cellx").append(i * 1000);
            }
            rtf.append(nested ? "\\pard\\intbl\\itap2 " : "\\trowd" + edges + "\\pard\\intbl ");
            for (String cell : row) {
                rtf.append(gbk(cell)).append(nested ? "\\nestcell " : "\\cell ");
            }
            rtf.append(nested ? "{\\*\\nesttableprops\\trowd" + edges + "\\nestrow}{\\nonesttables\\par}" : "\\row");
        }
        return rtf.toString();
    }

    private static List<String> figures(ReportDocument document) {
        return EXTRACTOR.read(document, 2023).figures().stream().map(figure -> figure.statedIndicator() + " "
                + figure.value().stripTrailingZeros().toPlainString() + figure.unit()).toList();
    }

    @Test
    void aTableInATextBoxStaysOneBehindItsParagraph() throws Exception {
        Map<String, ReportDocument> forms = new LinkedHashMap<>();
        forms.put("docx", Documents.READER.read(new DocxFixture().body("<w:p>" + DocxFixture.run("救助情况见文本框")
                + "<w:r><w:pict><v:shape><v:textbox><w:txbxContent>" + docxTable(INNER)
                + "<w:p/></w:txbxContent></v:textbox></v:shape></w:pict></w:r>" + DocxFixture.run("，截至年底。") + "</w:p>")
                .paragraph("特此报告。").write(folder.resolve("a.docx")), "a.docx"));
        forms.put("odt", Documents.READER.read(new OdtFixture().body("<text:p>救助情况见文本框<draw:frame><draw:text-box>"
                + odtTable(INNER) + "</draw:text-box></draw:frame>，截至年底。</text:p>").paragraph("特此报告。")
                .write(folder.resolve("a.odt")), "a.odt"));
        forms.put("rtf", rtf(gbk("救助情况见文本框") + "{\\shp{\\*\\shpinst{\\shptxt " + rtfRows(INNER, false) + "\\pard}}}"
                + gbk("，截至年底。") + "\\par " + gbk("特此报告。") + "\\par"));
        for (var form : forms.entrySet()) {
            assertThat(Documents.blocks(form.getValue())).as(form.getKey()).containsExactly(
                    "PARAGRAPH 救助情况见文本框，截至年底。", "CELLH1,1 项目", "CELLH1,2 户数", "CELLH1,3 人数", "CELL2,1 城市低保",
                    "CELL2,2 466", "CELL2,3 721", "CELL3,1 农村低保", "CELL3,2 812", "CELL3,3 1,505", "PARAGRAPH 特此报告。");
            assertThat(figures(form.getValue())).as(form.getKey()).containsExactly("城市低保 466户", "城市低保 721人",
                    "农村低保 812户", "农村低保 1505人");
        }
    }

    @Test
    void aTableWithHeadersInACellIsReadBehindTheOneAroundIt() throws Exception {
        Map<String, ReportDocument> forms = new LinkedHashMap<>();
        forms.put("docx", Documents.READER.read(new DocxFixture().body("<w:tbl><w:tr>" + DocxFixture.cell("", "工作")
                + DocxFixture.cell("", "情况") + "</w:tr><w:tr>" + DocxFixture.cell("", "社会救助") + "<w:tc><w:p>"
                + DocxFixture.run("保障到位。") + "</w:p><w:p>" + DocxFixture.run("表1 救助情况") + "</w:p>" + docxTable(INNER)
                + "<w:p>" + DocxFixture.run("公示到村。") + "</w:p></w:tc></w:tr></w:tbl>").paragraph("特此报告。")
                .write(folder.resolve("b.docx")), "b.docx"));
        forms.put("odt", Documents.READER.read(new OdtFixture().body("<table:table><table:table-row><table:table-cell>"
                + "<text:p>工作</text:p></table:table-cell><table:table-cell><text:p>情况</text:p></table:table-cell>"
                + "</table:table-row><table:table-row><table:table-cell><text:p>社会救助</text:p></table:table-cell>"
                + "<table:table-cell><text:p>保障到位。</text:p><text:p>表1 救助情况</text:p>" + odtTable(INNER)
                + "<text:p>公示到村。</text:p></table:table-cell></table:table-row></table:table>").paragraph("特此报告。")
                .write(folder.resolve("b.odt")), "b.odt"));
        forms.put("rtf", rtf("\\trowd\\cellx2000\\cellx9000\\pard\\intbl " + gbk("工作") + "\\cell " + gbk("情况")
                + "\\cell\\row\\pard\\intbl " + gbk("社会救助") + "\\cell " + gbk("保障到位。") + "\\par " + gbk("表1 救助情况")
                + "\\par " + rtfRows(INNER, true) + "\\pard\\intbl " + gbk("公示到村。")
                + "\\cell\\trowd\\cellx2000\\cellx9000\\row\\pard " + gbk("特此报告。") + "\\par"));
        forms.put("html", Documents.read(folder, "b.html", ("<html><head><meta charset=utf-8></head><body><table><tr>"
                + "<td>工作</td><td>情况</td></tr><tr><td>社会救助</td><td>保障到位。<div>表1 救助情况</div>" + htmlTable(INNER)
                + "公示到村。</td></tr></table><p>特此报告。</p></body></html>").getBytes(StandardCharsets.UTF_8)));
        for (var form : forms.entrySet()) {
            assertThat(Documents.blocks(form.getValue())).as(form.getKey()).containsExactly("CELLH1,1 工作", "CELLH1,2 情况",
                    "CELL2,1 社会救助", "CELL2,2 保障到位。\n公示到村。", "CAPTION 表1 救助情况", "CELLH1,1 项目", "CELLH1,2 户数",
                    "CELLH1,3 人数", "CELL2,1 城市低保", "CELL2,2 466", "CELL2,3 721", "CELL3,1 农村低保", "CELL3,2 812",
                    "CELL3,3 1,505", "PARAGRAPH 特此报告。");
            assertThat(figures(form.getValue())).as(form.getKey()).containsExactly("城市低保 466户", "城市低保 721人",
                    "农村低保 812户", "农村低保 1505人");
            ReportDocument document = form.getValue();
            assertThat(document.blocks()).as(form.getKey()).allSatisfy(block -> assertThat(block.start()).isLessThan(
                    block.end())).isSortedAccordingTo(java.util.Comparator.comparingInt(Block::start));
        }
    }

    @Test
    void aTitleOverAllColumnsOfTheFirstTableIsTheDocuments() throws Exception {
        String[][] rows = {{"单位名称", "云溪县民政局"}, {"全年救助人次", "1,234"}, {"发放资金（万元）", "350.5"}};
        String html = htmlTable(rows).replace("<table>", "<table><tr><td colspan=2>云溪县民政局2023年工作总结</td></tr>");
        String docx = docxTable(rows).replace("<w:tbl>", "<w:tbl><w:tr>" + DocxFixture.cell("<w:gridSpan w:val=\"2\"/>",
                "云溪县民政局2023年工作总结") + "</w:tr>");
        for (ReportDocument document : List.of(
                Documents.read(folder, "t.html", ("<html><head><meta charset=utf-8></head><body>" + html + "<p>"
                        + "全县民政工作有序推进，各项任务全面完成。".repeat(3) + "</p></body></html>").getBytes(StandardCharsets.UTF_8)),
                Documents.READER.read(new DocxFixture().body(docx).paragraph("全县民政工作有序推进。")
                        .write(folder.resolve("t.docx")), "t.docx"))) {
            assertThat(Documents.blocks(document)).startsWith("TITLE 云溪县民政局2023年工作总结", "CELLH2,1 单位名称",
                    "CELLH2,2 云溪县民政局", "CELL3,1 全年救助人次", "CELL3,2 1,234");
        }
    }

    @Test
    void aNameOverATableWithinTheTextStaysInTheTable() throws Exception {
        String docx = docxTable(INNER).replace("<w:tbl>", "<w:tbl><w:tr>" + DocxFixture.cell("<w:gridSpan w:val=\"3\"/>",
                "2023年社会救助情况") + "</w:tr>");
        ReportDocument document = Documents.READER.read(new DocxFixture().paragraph("云溪县民政局2023年工作总结")
                .paragraph("全年救助情况见下表。").body(docx).write(folder.resolve("u.docx")), "u.docx");

        assertThat(Documents.blocks(document)).startsWith("TITLE 云溪县民政局2023年工作总结", "PARAGRAPH 全年救助情况见下表。",
                "CELLH1,1 1x3 2023年社会救助情况");
    }

    private Map<String, ReportDocument> forms(String[][] outer, int row, int column, String before, String[][] inner)
            throws Exception {
        StringBuilder docx = new StringBuilder("<w:tbl>");
        StringBuilder odt = new StringBuilder("<table:table>");
        StringBuilder html = new StringBuilder("<table>");
        StringBuilder rtf = new StringBuilder();
        for (int r = 0; r < outer.length; r++) {
            docx.append("<w:tr>");
            odt.append("<table:table-row>");
            html.append("<tr>");
            StringBuilder edges = new StringBuilder("\\trowd");
            rtf.append("\\pard\\intbl ");
            for (int c = 0; c < outer[r].length; c++) {
                boolean holds = r == row && c == column;
                String text = outer[r][c];
                docx.append(holds ? "<w:tc>" + (before.isEmpty() ? "" : "<w:p>" + DocxFixture.run(before) + "</w:p>")
                        + docxTable(inner) + "<w:p/></w:tc>" : DocxFixture.cell("", text));
                odt.append("<table:table-cell>").append(holds ? (before.isEmpty() ? "" : "<text:p>" + before
                        + "</text:p>") + odtTable(inner) : "<text:p>" + text + "</text:p>").append("</table:table-cell>");
                html.append("<td>").append(holds ? before + htmlTable(inner) : text).append("</td>");
                rtf.append(holds ? (before.isEmpty() ? "" : gbk(before) + "\\par ") + rtfRows(inner, true)
                        + "\\pard\\intbl " : gbk(text)).append("\\cell ");
                edges.append("\\cellx").append((c + 1) * 2000);
            }
            docx.append("</w:tr>");
            odt.append("</table:table-row>");
            html.append("</tr>");
            rtf.append(edges).append("\\row");
        }
        Map<String, ReportDocument> forms = new LinkedHashMap<>();
        forms.put("docx", Documents.READER.read(new DocxFixture().body(docx + "</w:tbl>").paragraph("特此报告。")
                .write(folder.resolve("d.docx")), "d.docx"));
        forms.put("odt", Documents.READER.read(new OdtFixture().body(odt + "</table:table>").paragraph("特此报告。")
                .write(folder.resolve("d.odt")), "d.odt"));
        forms.put("html", Documents.read(folder, "d.html", ("<html><head><meta charset=utf-8></head><body>" + html
                + "</table><p>特此报告。</p></body></html>").getBytes(StandardCharsets.UTF_8)));
        forms.put("rtf", rtf(rtf + "\\pard " + gbk("特此报告。") + "\\par"));
        return forms;
    }

    @Test
    void aTableWithoutHeadersOnlyDividesItsCellUnderTheHeadersAroundIt() throws Exception {
        String[][] outer = {{"对象", "人数", "金额（万元）"}, {"孤儿", "", "35.6"}, {"特困", "121", "260"}};
        for (var form : forms(outer, 1, 1, "", new String[][] {{"男", "12"}, {"女", "15"}}).entrySet()) {
            assertThat(Documents.blocks(form.getValue())).as(form.getKey()).containsExactly("CELLH1,1 对象",
                    "CELLH1,2 1x2 人数", "CELLH1,4 金额（万元）", "CELL2,1 2x1 孤儿", "CELL2,2 男", "CELL2,3 12", "CELL2,4 2x1 35.6",
                    "CELL3,2 女", "CELL3,3 15", "CELL4,1 特困", "CELL4,2 1x2 121", "CELL4,4 260", "PARAGRAPH 特此报告。");
            assertThat(figures(form.getValue())).as(form.getKey()).containsExactly("孤儿男 12人", "孤儿 356000元", "孤儿女 15人",
                    "特困 121人", "特困 2600000元");
        }
    }

    @Test
    void partsOfACellBesideEachOtherStandUnderItsHeader() throws Exception {
        String[][] outer = {{"乡镇", "低保户数", "备注"}, {"云台镇", "", "—"}, {"石桥镇", "45", "—"}};
        for (var form : forms(outer, 1, 1, "其中：", new String[][] {{"城市", "12"}, {"农村", "30"}}).entrySet()) {
            assertThat(Documents.blocks(form.getValue())).as(form.getKey()).containsSubsequence("CELLH1,1 乡镇",
                    "CELLH1,2 1x2 低保户数", "CELL2,1 3x1 云台镇", "CELL2,2 1x2 其中：", "CELL3,2 城市", "CELL3,3 12",
                    "CELL4,2 农村", "CELL4,3 30", "CELL5,1 石桥镇", "CELL5,2 1x2 45");
            assertThat(figures(form.getValue())).as(form.getKey()).allSatisfy(figure -> assertThat(figure).contains("低保")
                    .endsWith("户"));
        }
    }

    @Test
    void tablesThatDivideCellsOfOneRowShareItsRows() throws Exception {
        String inner = docxTable(new String[][] {{"男", "12"}, {"女", "15"}, {"合计", "27"}});
        String other = docxTable(new String[][] {{"上年", "9"}, {"前年", "8"}});
        ReportDocument document = Documents.READER.read(new DocxFixture().body("<w:tbl><w:tr>" + DocxFixture.cell("", "项目")
                + DocxFixture.cell("", "人数") + DocxFixture.cell("", "对比") + "</w:tr><w:tr>" + DocxFixture.cell("", "孤儿")
                + "<w:tc>" + inner + "<w:p/></w:tc><w:tc>" + other + "<w:p/></w:tc></w:tr></w:tbl>")
                .write(folder.resolve("e.docx")), "e.docx");

        assertThat(Documents.blocks(document)).containsExactly("CELLH1,1 项目", "CELLH1,2 1x2 人数", "CELLH1,4 1x2 对比",
                "CELL2,1 3x1 孤儿", "CELL2,2 男", "CELL2,3 12", "CELL2,4 上年", "CELL2,5 9", "CELL3,2 女",
                "CELL3,3 15", "CELL3,4 2x1 前年", "CELL3,5 2x1 8", "CELL4,2 合计", "CELL4,3 27");
    }
}
