package io.annals.document;

import static org.assertj.core.api.Assertions.assertThat;

import io.annals.figure.FigureExtractor;
import io.annals.reference.ReferenceData;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tables of a pdf without lines: told by what is aligned over their rows, and by nothing else. */
class PdfAlignedTableTest {

    private static final FigureExtractor EXTRACTOR = new FigureExtractor(ReferenceData.shipped());
    private static final float SIZE = 12;

    @TempDir
    Path folder;

    private ReportDocument read(PdfFixture pdf) throws UnusableDocumentException {
        return Documents.read(folder, "report.pdf", pdf.bytes());
    }

    private static float width(String text) {
        float width = 0;
        for (char c : text.toCharArray()) {
            width += PdfFixture.width(c) * SIZE;
        }
        return width;
    }

    /** Writes a row: its first cell from the left margin on, the others up to their right edges. */
    private static void row(PdfFixture pdf, float y, float[] rights, String... cells) {
        for (int i = 0; i < cells.length; i++) {
            if (!cells[i].isEmpty()) {
                pdf.text(i == 0 ? 80 : rights[i - 1] - width(cells[i]), y, SIZE, cells[i]);
            }
        }
    }

    private static void centred(PdfFixture pdf, float y, float middle, String text) {
        pdf.text(middle - width(text) / 2, y, SIZE, text);
    }

    private static List<String> cells(ReportDocument document) {
        return Documents.blocks(document).stream().filter(block -> block.startsWith("CELL")).toList();
    }

    private static List<String> figures(ReportDocument document) {
        return EXTRACTOR.read(document, 2023).figures().stream().map(figure -> figure.statedIndicator() + " "
                + figure.value().stripTrailingZeros().toPlainString() + figure.unit()).toList();
    }

    @Test
    void numbersThatNearlyTouchAreColumnsWhereTheyEndAtTheSamePlace() throws Exception {
        PdfFixture pdf = new PdfFixture().page().text(80, 60, SIZE, "全县各乡镇社会救助情况见下表。");
        // The widest numbers leave 5 points, less than half a character.
        float[] rights = {184, 243, 302, 361};
        row(pdf, 100, rights, "乡镇", "城市低保", "农村低保", "特困人员", "临时救助");
        row(pdf, 120, rights, "花马池镇", "12,345.6", "812", "98,765.4", "23");
        row(pdf, 140, rights, "大水坑镇", "466", "10,203.5", "121", "12,239.0");
        row(pdf, 160, rights, "王乐井乡", "7", "5", "10,001.2", "");
        row(pdf, 180, rights, "合计", "12,818.6", "11,020.5", "108,887.6", "12,262.0");
        pdf.paragraph(80, 505, 220, SIZE, "以上数据由各乡镇上报，截至2023年底，由县民政局汇总后公布，供社会各界查询和监督。");

        assertThat(Documents.blocks(read(pdf))).containsSubsequence("CELLH1,1 乡镇", "CELLH1,2 城市低保",
                "CELLH1,5 临时救助", "CELL2,1 花马池镇", "CELL2,2 12,345.6", "CELL2,3 812", "CELL2,4 98,765.4", "CELL2,5 23",
                "CELL3,1 大水坑镇", "CELL3,2 466", "CELL3,3 10,203.5", "CELL3,4 121", "CELL3,5 12,239.0", "CELL4,1 王乐井乡",
                "CELL4,2 7", "CELL4,3 5", "CELL4,4 10,001.2", "CELL5,1 合计", "CELL5,2 12,818.6", "CELL5,3 11,020.5",
                "CELL5,4 108,887.6", "CELL5,5 12,262.0",
                "PARAGRAPH 以上数据由各乡镇上报，截至2023年底，由县民政局汇总后公布，供社会各界查询和监督。");
    }

    @Test
    void emptyCellsAndHeadersOverTwoColumnsKeepTheirPlace() throws Exception {
        PdfFixture pdf = new PdfFixture().page();
        float[] rights = {200, 250, 300, 350};
        centred(pdf, 80, 202, "城市低保");
        centred(pdf, 80, 302, "农村低保");
        row(pdf, 100, rights, "乡镇", "户数", "人数", "户数", "人数");
        row(pdf, 120, rights, "花马池镇", "1,204", "2,100", "812", "1,505");
        row(pdf, 140, rights, "大水坑镇", "", "", "45", "77");
        row(pdf, 160, rights, "王乐井乡", "30", "42", "", "");
        ReportDocument document = read(pdf);

        assertThat(cells(document)).containsExactly("CELLH1,2 1x2 城市低保", "CELLH1,4 1x2 农村低保", "CELLH2,1 乡镇",
                "CELLH2,2 户数", "CELLH2,3 人数", "CELLH2,4 户数", "CELLH2,5 人数", "CELL3,1 花马池镇", "CELL3,2 1,204",
                "CELL3,3 2,100", "CELL3,4 812", "CELL3,5 1,505", "CELL4,1 大水坑镇", "CELL4,4 45", "CELL4,5 77",
                "CELL5,1 王乐井乡", "CELL5,2 30", "CELL5,3 42");
        assertThat(figures(document)).contains("大水坑镇农村低保 45户", "大水坑镇农村低保 77人", "王乐井乡城市低保 42人");
    }

    @Test
    void aHeaderOfAGroupStandsOverItsColumnsWhereverItBegins() throws Exception {
        for (float[] places : new float[][] {{140, 290}, {190, 340}}) {
            PdfFixture pdf = new PdfFixture().page();
            float[] rights = {164, 214, 264, 314, 364, 414};
            pdf.text(places[0], 80, SIZE, "城市低保").text(places[1], 80, SIZE, "农村低保");
            row(pdf, 100, rights, "乡镇", "户数", "人数", "金额", "户数", "人数", "金额");
            row(pdf, 120, rights, "甲镇", "204", "210", "31.5", "812", "1,505", "98.2");
            row(pdf, 140, rights, "乙镇", "30", "42", "5.6", "45", "77", "8.1");

            assertThat(cells(read(pdf))).as("" + places[0]).startsWith("CELLH1,2 1x3 城市低保", "CELLH1,5 1x3 农村低保",
                    "CELLH2,1 乡镇").contains("CELL4,7 8.1");
        }
    }

    @Test
    void aTableGoesOnOverThePageUnderItsRepeatedHeaders() throws Exception {
        PdfFixture pdf = new PdfFixture();
        float[] rights = {200, 250, 300};
        for (int page = 0; page < 2; page++) {
            pdf.page().text(280, 810, 9, "- " + (page + 1) + " -");
            row(pdf, 80, rights, "乡镇", "户数", "人数", "金额");
            for (int r = 0; r < 4; r++) {
                row(pdf, 100 + 20 * r, rights, "第" + "一二三四五六七八".charAt(4 * page + r) + "乡", String.valueOf(100 + r + page),
                        String.valueOf(2000 + 7 * r), "1" + r + "3.5");
            }
        }
        assertThat(cells(read(pdf))).hasSize(4 * 9).startsWith("CELLH1,1 乡镇").contains("CELL6,1 第五乡", "CELL9,4 133.5");
    }

    @Test
    void numbersInTheMiddleOfTheirColumnsAndAColumnOfUnits() throws Exception {
        PdfFixture pdf = new PdfFixture().page().text(80, 60, SIZE, "表2 主要指标完成情况");
        String[][] rows = {{"指标", "单位", "2022年", "2023年"}, {"城市低保对象", "户", "12,051", "980"},
            {"农村低保对象", "户", "4,106", "139,884"}, {"临时救助", "人次", "203", "1,486"}};
        for (int r = 0; r < rows.length; r++) {
            pdf.text(80, 80 + 20 * r, SIZE, rows[r][0]);
            centred(pdf, 80 + 20 * r, 170, rows[r][1]);
            centred(pdf, 80 + 20 * r, 212, rows[r][2]);
            centred(pdf, 80 + 20 * r, 258, rows[r][3]);
        }
        ReportDocument document = read(pdf);

        assertThat(Documents.blocks(document)).startsWith("CAPTION 表2 主要指标完成情况", "CELLH1,1 指标");
        assertThat(figures(document)).contains("城市低保对象 12051户", "农村低保对象 139884户", "临时救助 1486人次");
    }

    @Test
    void spreadProseIsNoTable() throws Exception {
        PdfFixture pdf = new PdfFixture().page();
        // Justified lines whose numbers stand apart, and nearly one under the other.
        String[] lines = {"全县共有城市低保对象 1538 户 2296 人，比上年", "减少；全年支出低保 8578 万元，临时救助金 316",
            "万元；救助流浪乞讨 1234 人次，办理结婚登记 341", "对，离婚登记对象 6041 对，全县养老床位 3410 张。"};
        for (int r = 0; r < lines.length; r++) {
            float x = r == 0 ? 104 : 80;
            for (String word : lines[r].split(" ")) {
                pdf.text(x, 100 + 18 * r, SIZE, word);
                x += width(word) + 0.4f * SIZE;
            }
        }
        assertThat(cells(read(pdf))).isEmpty();
    }

    @Test
    void listsAreNoTables() throws Exception {
        PdfFixture pdf = new PdfFixture().page();
        pdf.paragraph(80, 505, 260, SIZE, "全县城乡困难群众的基本生活都得到了保障，各项救助资金按时足额发放，年内未发生一起错发、漏发的情况。");
        String[] names = {"城市低保", "农村低保", "特困供养", "临时救助", "孤儿保障"};
        for (int r = 0; r < names.length; r++) {
            pdf.text(80, 100 + 20 * r, SIZE, names[r]).text(134, 100 + 20 * r, SIZE, String.valueOf(300 + 7 * r))
                    .text(158, 100 + 20 * r, SIZE, "户");
        }
        assertThat(read(pdf).text().lines()).contains("城市低保 300 户", "孤儿保障 328 户");
        assertThat(cells(read(pdf))).isEmpty();
    }

    @Test
    void columnsOfProseAreNoTable() throws Exception {
        PdfFixture pdf = new PdfFixture().page();
        String prose = "全县共有城市低保对象466户、721人，农村低保对象812户、1505人；全年发放低保资金1284.5万元，同比增长6.5%。".repeat(3);
        pdf.paragraph(60, 282, 100, SIZE, prose);
        pdf.paragraph(297, 519, 100, SIZE, prose.replace("全县", "全市"));

        assertThat(Documents.blocks(read(pdf))).containsExactly("PARAGRAPH " + prose,
                "PARAGRAPH " + prose.replace("全县", "全市"));
    }
}
