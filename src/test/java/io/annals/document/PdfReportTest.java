package io.annals.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PdfReportTest {

    private static final String LONG = "2023年，全县共有城市低保对象1538户、2296人，农村低保对象12345户、23456人，全年发放低保金8578.24万元，"
            + "城市低保标准由每人每月750元提高到780元，增长4.0%；办理结婚登记3412对，离婚登记1,234对，救助流浪乞讨人员789人次。";

    @TempDir
    Path folder;

    private ReportDocument read(PdfFixture pdf) throws UnusableDocumentException {
        return Documents.read(folder, "report.pdf", pdf.bytes());
    }

    private void refused(byte[] bytes, QuarantineReason reason, String message) {
        UnusableDocumentException refusal = Documents.refusal(Documents.write(folder, "x.pdf", bytes), "x.pdf");
        assertThat(refusal.reason()).as(refusal.getMessage()).isEqualTo(reason);
        assertThat(refusal).hasMessageContaining(message);
    }

    private static PdfFixture report(boolean bySubset) {
        PdfFixture pdf = bySubset ? new PdfFixture().bySubset() : new PdfFixture();
        pdf.page().text(180, 80, 22, "云溪县民政局2023年工作总结");
        float y = pdf.paragraph(90, 505, 130, 16, "一、基本情况");
        for (int i = 0; i < 3; i++) {
            y = pdf.paragraph(90, 505, y, 16, LONG);
        }
        return pdf;
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void linesAreJoinedAndNumbersNeverSplit(boolean bySubset) throws Exception {
        assertThat(Documents.blocks(read(report(bySubset)))).containsExactly("TITLE 云溪县民政局2023年工作总结",
                "HEADING1 一、基本情况", "PARAGRAPH " + LONG, "PARAGRAPH " + LONG, "PARAGRAPH " + LONG);
    }

    @Test
    void aParagraphGoesOnOverThePageAndFurnitureGoes() throws Exception {
        PdfFixture pdf = new PdfFixture();
        for (int page = 1; page <= 3; page++) {
            pdf.page().text(230, 40, 9, "云溪县民政局文件").text(285, 800, 10, "— " + page + " —");
            float y = pdf.paragraph(90, 506, 100, 16, "（" + "一二三".charAt(page - 1) + "）" + LONG);
            // A line that fills the page's last one and goes on at the next page's top.
            pdf.text(90, y, 16, "全年共救助困难群众困难群众困难群众困难群众共计12345");
            if (page < 3) {
                pdf.page().text(230, 40, 9, "云溪县民政局文件").text(285, 800, 10, "— " + page + "a —")
                        .text(90, 100, 16, "678人次，发放资金350万元。");
            } else {
                pdf.text(90, y + 24, 16, "678人次，发放资金350万元。");
            }
        }
        String text = read(pdf).text();

        assertThat(text).doesNotContain("文件").doesNotContain("—  —");
        assertThat(text.split("困难群众共计12345678人次，发放资金350万元。", -1)).hasSize(4);
        assertThat(text.split("789人次。", -1)).hasSize(4);
    }

    @Test
    void pageNumbersOfEveryKindGo() throws Exception {
        PdfFixture pdf = new PdfFixture();
        String[] numbers = {"1", "- 2 -", "第 3 页", "第4页 共6页", "5/6", "－6－"};
        for (String number : numbers) {
            pdf.page().text(280, 810, 9, number);
            pdf.paragraph(90, 505, 100, 16, LONG);
        }
        assertThat(read(pdf).text().lines().distinct().toList()).containsExactly(LONG);
    }

    @Test
    void aRuledTableKeepsItsMergedCellsAndGoesOnOverThePage() throws Exception {
        PdfFixture pdf = new PdfFixture().page().text(230, 90, 12, "表1 低保情况统计表");
        float[] columns = {90, 200, 300, 400, 500};
        table(pdf, columns, 100, new String[][] {{"乡镇", "城市低保", "", "金额"}, {"", "户数", "人数", "（万元）"},
            {"花马池镇", "1,204", "2100", "45.6"}}, true);
        pdf.page();
        table(pdf, columns, 60, new String[][] {{"大水坑镇", "300", "", "7.89"}, {"合计", "1504", "2196", "53.49"}}, false);
        pdf.text(90, 140, 12, "注：数据截至2023年底。");

        assertThat(Documents.blocks(read(pdf))).containsExactly("CAPTION 表1 低保情况统计表", "CELLH1,1 2x1 乡镇",
                "CELLH1,2 1x2 城市低保", "CELLH1,4 金额", "CELLH2,2 户数", "CELLH2,3 人数", "CELLH2,4 （万元）",
                "CELL3,1 花马池镇", "CELL3,2 1,204", "CELL3,3 2100", "CELL3,4 45.6", "CELL4,1 大水坑镇", "CELL4,2 300",
                "CELL4,4 7.89", "CELL5,1 合计", "CELL5,2 1504", "CELL5,3 2196", "CELL5,4 53.49", "NOTE 注：数据截至2023年底。");
    }

    private static final String LEFT = "2023年，全县持续推进社会救助工作，共有城市低保对象466户、721人，农村低保对象812户、1505人，全年发放低保资金1284.5万元，"
            + "同比增长6.5%；实施临时救助2239人次，支出316.4万元。特困人员集中供养121人，分散供养345人。";
    private static final String RIGHT = "全县共有养老机构28家，床位3410张，其中护理型床位1980张，占58.1%；新建社区食堂7所，完成居家适老化改造190户，"
            + "办理结婚登记1521对，离婚登记604对。全年注册志愿者1.2万人，开展服务5000余小时，惠及老人8600人。";

    @Test
    void columnsAreReadOneAfterTheOther() throws Exception {
        PdfFixture pdf = new PdfFixture().page().text(180, 80, 22, "云溪县民政局2023年工作总结");
        float left = pdf.paragraph(60, 280, 130, 12, LEFT);
        pdf.text(60, left, 12, "全年未发生安全事故，群众满意率达到99");
        float right = pdf.paragraph(315, 535, 130, 12, "%以上。".substring(0, 4) + RIGHT);
        pdf.paragraph(60, 535, Math.max(left, right) + 40, 12, "下一步，我局将继续坚持以人民为中心的发展思想，着力解决群众急难愁盼问题，计划新建社区食堂9所。");
        pdf.text(290, 810, 9, "- 1 -");
        String text = read(pdf).text();

        assertThat(text).containsSubsequence("云溪县民政局2023年工作总结", LEFT, "群众满意率达到99", RIGHT, "下一步，我局将继续坚持以人民为中心")
                .doesNotContain("- 1 -");
    }

    @Test
    void aColumnGoesOnInTheNextWithinANumber() throws Exception {
        PdfFixture pdf = new PdfFixture().page();
        float y = pdf.paragraph(60, 276, 100, 12, LEFT);
        pdf.text(60, y, 12, "全年群众来信来访的总量比上年下降了12");
        pdf.text(315, 100, 12, "345件。");
        pdf.paragraph(315, 531, 118, 12, RIGHT);

        assertThat(read(pdf).text()).contains("比上年下降了12345件。");
    }

    @Test
    void listsAndTablesInTwoPartsAreNoColumns() throws Exception {
        PdfFixture list = new PdfFixture().page();
        PdfFixture table = new PdfFixture().page();
        for (int row = 0; row < 10; row++) {
            list.text(90, 100 + 20 * row, 12, "第" + (row + 1) + "街道办事处").text(330, 100 + 20 * row, 12, (row + 120) + "人");
            table.text(90, 100 + 20 * row, 12, "农村低保对象、特困人员，" + row)
                    .text(330, 100 + 20 * row, 12, "全年" + (row + 300) + "户");
        }
        for (int row = 0; row <= 3; row++) {
            table.rule(80, 85 + 66 * row, 500, 85 + 66 * row);
        }
        for (int row = 0; row < 10; row++) {
            assertThat(read(list).text()).containsPattern("第" + (row + 1) + "街道办事处\\s" + (row + 120) + "人");
            assertThat(read(table).text()).containsPattern("特困人员，" + row + "\\s全年" + (row + 300) + "户");
        }
    }

    /** Draws rows of 30 points; the first two rows of a head are merged as 乡镇 and 城市低保 want it. */
    private static void table(PdfFixture pdf, float[] columns, float top, String[][] rows, boolean head) {
        float left = columns[0];
        float right = columns[columns.length - 1];
        for (int r = 0; r <= rows.length; r++) {
            pdf.rule(head && r == 1 ? columns[1] : left, top + 30 * r, right, top + 30 * r);
        }
        for (int c = 0; c < columns.length; c++) {
            pdf.rule(columns[c], head && c == 2 ? top + 30 : top, columns[c], top + 30 * rows.length);
        }
        for (int r = 0; r < rows.length; r++) {
            for (int c = 0; c < rows[r].length; c++) {
                if (!rows[r][c].isEmpty()) {
                    pdf.text(columns[c] + 5, top + 30 * r + 20, 12, rows[r][c]);
                }
            }
        }
    }

    @Test
    void wrappedCellsKeepTheirNumbersWhole() throws Exception {
        PdfFixture pdf = new PdfFixture().page();
        table(pdf, new float[] {90, 160, 210}, 100, new String[][] {{"项目", "户数"}, {"", ""}, {"人数", "5"}}, false);
        pdf.text(95, 142, 12, "城市低保对").text(95, 156, 12, "象总计").text(165, 142, 12, "1234567").text(165, 156, 12, "89");

        assertThat(Documents.blocks(read(pdf))).contains("CELL2,1 城市低保对象总计", "CELL2,2 123456789");
    }

    @Test
    void columnsWithoutRulesAreATableToo() throws Exception {
        PdfFixture pdf = new PdfFixture().page();
        String[][] rows = {{"指标", "2022年", "2023年"}, {"城市低保（户）", "1,205", "1,180"}, {"农村低保（户）", "4106", "3988"},
            {"临时救助（人次）", "203", "1486"}};
        for (int r = 0; r < rows.length; r++) {
            pdf.text(90, 100 + 20 * r, 12, rows[r][0]).text(250, 100 + 20 * r, 12, rows[r][1])
                    .text(380, 100 + 20 * r, 12, rows[r][2]);
        }
        pdf.paragraph(90, 505, 220, 16, LONG);

        assertThat(Documents.blocks(read(pdf))).contains("CELLH1,3 2023年", "CELL2,1 城市低保（户）", "CELL2,2 1,205",
                "CELL4,3 1486", "PARAGRAPH " + LONG);
    }

    @Test
    void notesAreAttachedAndTheirMarksDoNotLengthenANumber() throws Exception {
        PdfFixture pdf = new PdfFixture().page();
        pdf.text(90, 100, 16, "全县共有低保对象2296").text(90 + 16 * 10, 92, 8, "1").text(90 + 16 * 10 + 4, 100, 16, "人。")
                .rule(90, 700, 230, 700).text(90, 712, 5, "1").text(94, 715, 10, "数据来自统计台账。");
        pdf.page();
        pdf.paragraph(90, 505, 100, 16, LONG);

        assertThat(Documents.blocks(read(pdf))).containsExactly("PARAGRAPH 全县共有低保对象2296人。", "NOTE 数据来自统计台账。",
                "PARAGRAPH " + LONG);
    }

    @Test
    void radicalsThatStandForCharactersAreReadAsThem() throws Exception {
        PdfFixture pdf = new PdfFixture().bySubset().page().text(90, 100, 16, "⺠政⼯作：救助⼈员12⼈。");

        assertThat(read(pdf).text()).isEqualTo("民政工作：救助人员12人。");
    }

    @Test
    void propertiesAreMetadata() throws Exception {
        PdfFixture pdf = report(false);
        String info = pdf.object("<</Title" + PdfFixture.string("云溪县民政局2023年工作总结") + "/Author"
                + PdfFixture.string("办公室") + "/ModDate(D:20240108203000+08'00')>>");
        DocumentMetadata metadata = read(pdf.trailer("/Info " + info)).metadata();

        assertThat(metadata.title()).isEqualTo("云溪县民政局2023年工作总结");
        assertThat(metadata.modifiedOn()).isEqualTo(LocalDate.of(2024, 1, 8));
        assertThat(metadata.raw()).containsEntry("dc:creator", "办公室");
    }

    @Test
    void scansWithoutTextAreToldToBeRecognised() {
        PdfFixture pdf = new PdfFixture();
        String image = pdf.object(PdfFixture.stream("/Type/XObject/Subtype/Image/Width 1/Height 1/BitsPerComponent 8"
                + "/ColorSpace/DeviceGray", "0"));
        pdf.resources("/XObject<</I1 " + image + ">>").page().draw("q 500 0 0 700 50 50 cm /I1 Do Q");
        refused(pdf.bytes(), QuarantineReason.NO_TEXT, "(OCR)");
        refused(pdf.text(400, 830, 8, "扫描全能王 创建").bytes(), QuarantineReason.NO_TEXT, "(OCR)");
        refused(new PdfFixture().page().bytes(), QuarantineReason.NO_TEXT, "no text");
    }

    @Test
    void fontsThatDoNotTellTheirCharactersAreRefused() {
        PdfFixture pdf = report(true);
        pdf.draw("BT /F2 16 Tf 1 0 0 1 90 100 Tm <" + "0A01".repeat(60) + "> Tj ET");

        refused(pdf.bytes(), QuarantineReason.NO_TEXT, "(OCR)");
    }

    @Test
    void encryptedCutAndBrokenOnesAreToldApart() throws Exception {
        byte[] whole = report(false).bytes();
        refused(encrypted(whole, "secret"), QuarantineReason.ENCRYPTED, "password");
        refused(Arrays.copyOf(whole, whole.length / 2), QuarantineReason.TRUNCATED, "too early");
        refused(Arrays.copyOf(whole, whole.length - 30), QuarantineReason.TRUNCATED, "too early");
        refused("%PDF-1.4\n1 0 obj\n%%EOF".getBytes(StandardCharsets.US_ASCII), QuarantineReason.UNREADABLE, "damaged");

        // Only printing is forbidden: anyone may open it.
        assertThat(Documents.read(folder, "open.pdf", encrypted(whole, "")).text()).contains(LONG);
    }

    private byte[] encrypted(byte[] whole, String password) throws Exception {
        try (PDDocument pdf = Loader.loadPDF(whole); ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            StandardProtectionPolicy policy = new StandardProtectionPolicy("owner", password, new AccessPermission());
            policy.setEncryptionKeyLength(128);
            pdf.protect(policy);
            pdf.save(out);
            return out.toByteArray();
        }
    }

    @Test
    @Timeout(60)
    void bombsAreRefusedBeforeTheyUnpack() throws Exception {
        PdfFixture pages = report(false);
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (DeflaterOutputStream out = new DeflaterOutputStream(packed, new Deflater(9))) {
            byte[] filling = new byte[1 << 20];
            Arrays.fill(filling, (byte) ' ');
            for (int i = 0; i < 64; i++) {
                out.write(filling);
            }
        }
        String form = pages.object(PdfFixture.stream("/Type/XObject/Subtype/Form/BBox[0 0 1 1]/Filter/FlateDecode",
                packed.toString(StandardCharsets.ISO_8859_1)));
        pages.resources("/XObject<</X1 " + form + ">>").draw("/X1 Do");
        refused(pages.bytes(), QuarantineReason.TOO_LARGE, "limit");

        // Each form shows the next one ten times.
        PdfFixture forms = report(false);
        for (int i = 1; i <= 12; i++) {
            forms.object(PdfFixture.stream("/Type/XObject/Subtype/Form/BBox[0 0 1 1]/Resources<</XObject<</X "
                    + (21 + i) + " 0 R>>>>", "/X Do ".repeat(10)));
        }
        forms.resources("/XObject<</X 21 0 R>>").draw("/X Do");
        refused(forms.bytes(), QuarantineReason.TOO_LARGE, "beyond every measure");
    }

    @Test
    void limitsHoldForItsText() {
        DocumentReader reader = new DocumentReader(new ReadLimits(1 << 20, 500));
        PdfFixture pdf = report(false);
        Path file = Documents.write(folder, "long.pdf", pdf.bytes());

        assertThat(Documents.refusal(reader, file, "long.pdf").reason()).isEqualTo(QuarantineReason.TOO_LARGE);
    }
}
