package io.annals.document;

import static io.annals.document.DocxFixture.cell;
import static io.annals.document.DocxFixture.level;
import static io.annals.document.DocxFixture.numbered;
import static io.annals.document.DocxFixture.run;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Calendar;
import java.util.Date;
import java.util.Optional;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordReportTest {

    private static final String NUMBERING = "<w:abstractNum w:abstractNumId=\"5\">" + level(0, 1,
            "chineseCountingThousand", "%1、")
            + level(1, 1, "chineseCounting", "（%2）") + level(2, 1, "decimal", "%3.") + level(3, 1, "lowerLetter", "%4)")
            + "</w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"5\"/></w:num>"
            + "<w:num w:numId=\"2\"><w:abstractNumId w:val=\"5\"/><w:lvlOverride w:ilvl=\"0\"><w:startOverride w:va"
            + "l=\"1\"/></w:lvlOverride></w:num>"
            + "<w:num w:numId=\"3\"><w:abstractNumId w:val=\"5\"/><w:lvlOverride w:ilvl=\"0\">" + level(0, 7,
            "upperRoman", "%1.")
            + "</w:lvlOverride></w:num>";

    @TempDir
    Path folder;

    private ReportDocument read(DocxFixture docx) throws UnusableDocumentException {
        return Documents.READER.read(docx.write(folder.resolve("report.docx")), "report.docx");
    }

    @Test
    void aDocumentWrittenByPoiIsRead() throws Exception {
        Path file = folder.resolve("poi.docx");
        try (XWPFDocument document = new XWPFDocument(); OutputStream out = Files.newOutputStream(file)) {
            document.createParagraph().createRun().setText("云溪县民政局2023年工作总结");
            document.createParagraph().createRun().setText("全年救助1203人次。");
            XWPFTable table = document.createTable(2, 2);
            table.getRow(0).getCell(0).setText("项目");
            table.getRow(0).getCell(1).setText("户数");
            table.getRow(1).getCell(0).setText("城市低保");
            table.getRow(1).getCell(1).setText("1,205");
            document.getProperties().getCoreProperties().setTitle("云溪县民政局2023年工作总结");
            document.getProperties().getCoreProperties().setModified(Optional.of(date(2024, 1, 8, 20)));
            document.write(out);
        }
        ReportDocument report = Documents.READER.read(file, "poi.docx");

        assertThat(Documents.blocks(report)).containsExactly("TITLE 云溪县民政局2023年工作总结", "PARAGRAPH 全年救助1203人次。",
                "CELLH1,1 项目", "CELLH1,2 户数", "CELL2,1 城市低保", "CELL2,2 1,205");
        assertThat(report.metadata().title()).isEqualTo("云溪县民政局2023年工作总结");
        assertThat(report.metadata().modifiedOn()).as("the day in China").isEqualTo(LocalDate.of(2024, 1, 9));
    }

    private static Date date(int year, int month, int day, int hour) {
        Calendar calendar = Calendar.getInstance(java.util.TimeZone.getTimeZone("UTC"), java.util.Locale.ROOT);
        calendar.clear();
        calendar.set(year, month - 1, day, hour, 0);
        return calendar.getTime();
    }

    @Test
    void automaticNumberingIsRenderedAsWordShowsIt() throws Exception {
        ReportDocument document = read(new DocxFixture().numbering(NUMBERING).paragraph(numbered(1, 0), "甲")
                .paragraph(numbered(1, 1), "乙").paragraph(numbered(1, 1), "丙").paragraph(numbered(1, 2), "5万元")
                .paragraph(numbered(1, 3), "丁").paragraph(numbered(1, 0), "戊").paragraph(numbered(1, 1), "己")
                .paragraph(numbered(2, 0), "庚").paragraph(numbered(2, 0), "辛").paragraph(numbered(0, 0), "壬"));

        assertThat(document.text().lines()).containsExactly("一、甲", "（一）乙", "（二）丙", "1. 5万元", "a) 丁", "二、戊", "（一）己",
                "一、庚", "二、辛", "壬");
    }

    @Test
    void aLevelMayBeOverriddenAndAStyleMayNumber() throws Exception {
        String styles = "<w:style w:type=\"paragraph\" w:styleId=\"H1\"><w:name w:val=\"heading 1\"/><w:pPr><w:numP"
                + "r><w:numId w:val=\"1\"/></w:numPr></w:pPr></w:style>"
                + "<w:style w:type=\"paragraph\" w:styleId=\"Child\"><w:name w:val=\"child\"/><w:basedOn w:val=\"H1"
                + "\"/></w:style>";
        ReportDocument document = read(new DocxFixture().numbering(NUMBERING).styles(styles)
                .paragraph("<w:pStyle w:val=\"H1\"/>", "概况").paragraph("<w:pStyle w:val=\"Child\"/>", "救助")
                .paragraph("<w:pStyle w:val=\"H1\"/>" + numbered(0, 0), "无编号的标题行").paragraph("正文一段，说明情况。")
                .paragraph(numbered(3, 0), "其他事项"));

        assertThat(Documents.blocks(document)).startsWith("HEADING1 一、概况", "HEADING1 二、救助", "HEADING1 无编号的标题行");
        assertThat(document.text()).endsWith("III. 其他事项");
    }

    @ParameterizedTest
    @CsvSource({"chineseCounting,10,十", "chineseCounting,21,二十一", "chineseCountingThousand,105,一百零五", "decimal,12,12",
        "lowerLetter,28,bb", "upperLetter,3,C", "lowerRoman,4,iv", "decimalEnclosedCircleChinese,3,③",
                "ideographTraditional,2,乙",
        "chineseLegalSimplified,12,壹拾贰", "decimalFullWidth,10,１０", "ideographDigital,12,一二", "japaneseCounting,11,十一",
        "decimalZero,5,05", "none,5,''", "unknownFormat,5,5"})
    void numberFormatsFollowTheStandard(String format, int number, String expected) {
        assertThat(WordNumbering.NumberFormat.render(number, format)).isEqualTo(expected);
    }

    @Test
    void mergedCellsKeepTheirPlaceInTheGrid() throws Exception {
        ReportDocument document = read(new DocxFixture().paragraph("表1 救助情况").body("<w:tbl><w:tblPr/><w:tblGrid/>"
                + "<w:tr><w:trPr><w:tblHeader/></w:trPr>" + cell("<w:vMerge w:val=\"restart\"/>", "项目")
                + cell("<w:gridSpan w:val=\"2\"/>", "户数") + "</w:tr>"
                + "<w:tr>" + cell("<w:vMerge/>", "") + cell("", "2022年") + cell("", "2023年") + "</w:tr>"
                + "<w:tr>" + cell("", "城市低保") + cell("", "1,205") + cell("", "1,198") + "</w:tr>"
                + "<w:tr><w:trPr><w:gridBefore w:val=\"1\"/></w:trPr>" + cell("", "860") + cell("", "855")
                + "</w:tr></w:tbl>")
                .paragraph("注：不含临时救助。"));

        assertThat(Documents.blocks(document)).containsExactly("CAPTION 表1 救助情况", "CELLH1,1 2x1 项目", "CELLH1,2 1x2 户数",
                "CELLH2,2 2022年", "CELLH2,3 2023年", "CELL3,1 城市低保", "CELL3,2 1,205", "CELL3,3 1,198", "CELL4,2 860",
                "CELL4,3 855", "NOTE 注：不含临时救助。");
        assertThat(document.blocks().get(1).table()).isEqualTo(1);
    }

    @Test
    void nestedTablesThatDivideACellArePartOfTheTableAndFramesAreText() throws Exception {
        ReportDocument document = read(new DocxFixture()
                .body("<w:tbl><w:tr><w:tc><w:p>" + run("框内说明一段。") + "</w:p></w:tc></w:tr></w:tbl>")
                .body("<w:tbl><w:tr>" + cell("", "项目") + "<w:tc><w:tbl><w:tr>" + cell("", "城市") + cell("", "12")
                + "</w:tr><w:tr>"
                        + cell("", "农村") + cell("", "34") + "</w:tr></w:tbl><w:p/></w:tc></w:tr><w:tr>" + cell("",
                        "合计") + cell("", "46")
                        + "</w:tr></w:tbl>"));

        assertThat(Documents.blocks(document)).containsExactly("PARAGRAPH 框内说明一段。", "CELL1,1 2x1 项目",
                "CELL1,2 城市", "CELL1,3 12", "CELL2,2 农村", "CELL2,3 34", "CELL3,1 合计", "CELL3,2 1x2 46");
    }

    @Test
    void revisionsAreAcceptedAndHiddenTextIsLeftOut() throws Exception {
        String styles = "<w:style w:type=\"character\" w:styleId=\"Secret\"><w:name w:val=\"secret\"/><w:rPr><w:van"
                + "ish/></w:rPr></w:style>";
        ReportDocument document = read(new DocxFixture().styles(styles).body("<w:p>" + run("救助")
                + "<w:del w:id=\"1\"><w:r><w:delText>100</w:delText></w:r></w:del><w:ins w:id=\"2\">" + run("120")
                + "</w:ins>"
                + "<w:moveFrom w:id=\"3\">" + run("移走") + "</w:moveFrom>"
                + "<w:r><w:rPr><w:vanish/></w:rPr><w:t>隐藏</w:t></w:r><w:r><w:rPr><w:rStyle w:val=\"Secret\"/></w:rP"
                + "r><w:t>暗</w:t></w:r>"
                + "<w:r><w:rPr><w:vanish w:val=\"0\"/></w:rPr><w:t>人。</w:t></w:r></w:p>")
                .body("<w:p><w:pPr><w:rPr><w:del w:id=\"4\"/></w:rPr></w:pPr>" + run("前半，") + "</w:p>")
                .paragraph("后半。"));

        assertThat(document.text()).isEqualTo("救助120人。\n前半，后半。");
    }

    @Test
    void notesFollowTheirParagraphAndDontInterruptIt() throws Exception {
        ReportDocument document = read(new DocxFixture()
                .footnotes("<w:footnote w:id=\"0\" w:type=\"separator\"><w:p/></w:footnote><w:footnote w:id=\"2\"><"
                + "w:p>" + run("不含临时救助。")
                        + "</w:p></w:footnote>")
                .body("<w:p>" + run("低保对象12") + "<w:r><w:footnoteReference w:id=\"2\"/></w:r>" + run("户。")
                + "</w:p>").paragraph("完。"));

        assertThat(Documents.blocks(document)).containsExactly("PARAGRAPH 低保对象12户。", "NOTE 不含临时救助。", "PARAGRAPH 完。");
    }

    @Test
    void alternateContentTextBoxesControlsAndLinksAreReadOnce() throws Exception {
        ReportDocument document = read(new DocxFixture().body("<w:p>" + run("正文")
                + "<w:r><mc:AlternateContent><mc:Choice Requires=\"wps\"><w:drawing>"
                + "<wps:txbx><w:txbxContent><w:p>" + run("框中文字") + "</w:p></w:txbxContent></wps:txbx></w:drawing></"
                + "mc:Choice><mc:Fallback><w:pict>"
                + "<v:textbox><w:txbxContent><w:p>" + run("框中文字") + "</w:p></w:txbxContent></v:textbox></w:pict></m"
                + "c:Fallback></mc:AlternateContent></w:r>"
                + "<w:hyperlink>" + run("链接") + "</w:hyperlink><w:sdt><w:sdtPr/><w:sdtContent>" + run("控件")
                + "</w:sdtContent></w:sdt></w:p>")
                .body("<w:sdt><w:sdtContent><w:p>" + run("整段控件") + "</w:p></w:sdtContent></w:sdt>")
                .body("<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val=\"Table of Contents\"/></w:docPartObj>"
                + "</w:sdtPr><w:sdtContent><w:p>"
                        + run("一、概况 3") + "</w:p></w:sdtContent></w:sdt>")
                .body("<w:p>" + run("第一行") + "<w:r><w:br/></w:r>" + run("第二行")
                + "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r>"
                        + "<w:r><w:instrText>PAGE 99</w:instrText></w:r></w:p>"));

        assertThat(document.text().lines()).containsExactly("正文链接控件", "框中文字", "整段控件", "第一行", "第二行");
    }

    @Test
    void aDocumentOfManyParagraphsIsReadInLittleTime() throws Exception {
        DocxFixture docx = new DocxFixture();
        for (int i = 0; i < 20_000; i++) {
            docx.paragraph("全年共救助困难群众" + i + "人次。");
        }

        assertThat(read(docx).blocks()).hasSize(20_000);
    }
}
