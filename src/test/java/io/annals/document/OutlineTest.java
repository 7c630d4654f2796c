package io.annals.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutlineTest {

    private static final String LONG = "全县共有城乡低保对象3043户、5272人，全年发放低保资金1284.5万元，做到了应保尽保、应退尽退，困难群众生活得到保障。";

    @TempDir
    Path folder;

    @Test
    void oneReportHasTheSameOutlineInEveryFormat() throws Exception {
        String text = "云溪县民政局\n关于2023年工作情况的报告\n县政府：\n" + LONG + "\n一、主要工作\n（一）社会救助\n" + LONG
                + "\n加强养老服务，提升服务水平\n" + LONG + "\n（三）提高认识。持续抓好学习。" + LONG + "\n二、2024年打算\n1.救助\n" + LONG + "\n云溪县民政局";
        String html = "<html><body><h1>云溪县民政局<br>关于2023年工作情况的报告</h1><p>县政府：</p><p>" + LONG
                + "</p><h2>一、主要工作</h2><h3>（一）社会救助</h3><p>" + LONG + "</p><h3>加强养老服务，提升服务水平</h3><p>" + LONG
                + "</p><p>（三）提高认识。持续抓好学习。" + LONG + "</p><h2>二、2024年打算</h2><p><b>1.救助</b></p><p>" + LONG
                + "</p><p align=right>云溪县民政局</p></body></html>";
        Path docx = new DocxFixture()
                .styles("<w:style w:type=\"paragraph\" w:styleId=\"2\"><w:name w:val=\"heading 2\"/></w:style>"
                        + "<w:style w:type=\"paragraph\" w:styleId=\"Sub\"><w:name w:val=\"own\"/><w:pPr><w:outline"
                        + "Lvl w:val=\"2\"/></w:pPr></w:style>")
                .numbering("<w:abstractNum w:abstractNumId=\"5\">" + DocxFixture.level(0, 1,
                "chineseCountingThousand", "%1、")
                        + "</w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"5\"/></w:num>")
                .paragraph("<w:jc w:val=\"center\"/>", "云溪县民政局").paragraph("关于2023年工作情况的报告").paragraph("县政府：")
                .paragraph(LONG).paragraph("<w:pStyle w:val=\"2\"/>" + DocxFixture.numbered(1, 0), "主要工作")
                .paragraph("<w:pStyle w:val=\"Sub\"/>", "（一）社会救助").paragraph(LONG)
                .paragraph("<w:pStyle w:val=\"Sub\"/>", "加强养老服务，提升服务水平").paragraph(LONG)
                .paragraph("（三）提高认识。持续抓好学习。" + LONG)
                .paragraph("<w:pStyle w:val=\"2\"/>" + DocxFixture.numbered(1, 0), "2024年打算")
                .paragraph("1.救助").paragraph(LONG).paragraph("云溪县民政局").write(folder.resolve("a.docx"));

        List<String> expected = List.of("TITLE 云溪县民政局", "TITLE 关于2023年工作情况的报告", "PARAGRAPH 县政府：", "PARAGRAPH " + LONG,
                "HEADING1 一、主要工作", "HEADING2 （一）社会救助", "PARAGRAPH " + LONG, "HEADING2 加强养老服务，提升服务水平", "PARAGRAPH "
                        + LONG,
                "PARAGRAPH （三）提高认识。持续抓好学习。" + LONG, "HEADING1 二、2024年打算", "HEADING3 1.救助", "PARAGRAPH " + LONG,
                "PARAGRAPH 云溪县民政局");
        assertThat(Documents.blocks(Documents.read(folder, "a.txt", text.getBytes(StandardCharsets.UTF_8))))
                .isEqualTo(expected);
        assertThat(Documents.blocks(Documents.read(folder, "a.html", html.getBytes(StandardCharsets.UTF_8))))
                .isEqualTo(expected);
        assertThat(Documents.blocks(Documents.READER.read(docx, "a.docx"))).isEqualTo(expected);
    }

    @Test
    void aLineThatNamesAPartByItsYearIsAHeadingAboveTheNumberedOnes() throws Exception {
        String text = "云溪县政府工作报告\n各位代表：\n2023年工作回顾\n" + LONG + "\n一、社会救助\n" + LONG + "\n2024年重点工作（节选）\n一、养老服务\n"
                + LONG + "\n下一步工作打算\n" + LONG + "\n云溪县养老院\n2024年计划新建养老机构3家\n2023年完成了年度目标任务";
        ReportDocument document = Documents.read(folder, "a.txt", text.getBytes(StandardCharsets.UTF_8));
        assertThat(Documents.blocks(document)).containsExactly(
                "TITLE 云溪县政府工作报告", "PARAGRAPH 各位代表：", "HEADING1 2023年工作回顾", "PARAGRAPH " + LONG,
                "HEADING2 一、社会救助", "PARAGRAPH " + LONG, "HEADING1 2024年重点工作（节选）", "HEADING2 一、养老服务",
                "PARAGRAPH " + LONG, "HEADING1 下一步工作打算", "PARAGRAPH " + LONG, "PARAGRAPH 云溪县养老院",
                "PARAGRAPH 2024年计划新建养老机构3家", "PARAGRAPH 2023年完成了年度目标任务");
    }

    @Test
    void annexesAndTermsArePartsAndAnAddressIsNoHeading() throws Exception {
        String text = "云溪县政府工作报告\n----2024年1月5日在云溪县人民代表大会上的报告\n一、2023年工作回顾\n" + LONG + "\n各位代表！\n"
                + LONG + "\n云溪县政府\n附件1\n2024年十件民生实事\n一、养老服务\n" + LONG + "\n附件2 名词解释\n1.“两新”："
                + LONG + "\n《政府工作报告》有关内容名词注释\n2.“两重”：" + LONG;
        ReportDocument document = Documents.read(folder, "a.txt", text.getBytes(StandardCharsets.UTF_8));
        assertThat(Documents.blocks(document)).containsExactly(
                "TITLE 云溪县政府工作报告", "PARAGRAPH ----2024年1月5日在云溪县人民代表大会上的报告", "HEADING2 一、2023年工作回顾",
                "PARAGRAPH " + LONG, "PARAGRAPH 各位代表！", "PARAGRAPH " + LONG, "PARAGRAPH 云溪县政府", "HEADING1 附件1",
                "HEADING1 2024年十件民生实事", "HEADING2 一、养老服务", "PARAGRAPH " + LONG, "HEADING1 附件2 名词解释",
                "PARAGRAPH 1.“两新”：" + LONG, "HEADING1 《政府工作报告》有关内容名词注释", "PARAGRAPH 2.“两重”：" + LONG);
    }

    @ParameterizedTest
    @ValueSource(strings = {"一、主要工作", "（一）社会救助", "(二) 养老服务", "第一部分 2023年工作回顾", "第二章 社会救助", "1.加强领导", "2、完善制度",
        "（3）强化监督", "①提高认识", "十二、下一步打算", "一. 概况"})
    void numberedShortLinesAreHeadings(String line) {
        int rank = HeadingPattern.rank(line);

        assertThat(rank).isPositive();
        assertThat(HeadingPattern.isNumberedHeading(line, rank)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"一是加强领导", "（一）提高认识。持续抓好各项工作。", "1.5万元", "（三）救助困难群众12人", "2023年主要工作", "1、全年新增床位120张",
        "三百余户群众受益", "一、", "（二）具体做法如下："})
    void sentencesFactsAndBareNumbersAreNoHeadings(String line) {
        int rank = HeadingPattern.rank(line);

        assertThat(rank > 0 && HeadingPattern.isNumberedHeading(line, rank)).isFalse();
    }

    @Test
    void aFileNumberAndDateAreNoTitle() throws Exception {
        ReportDocument document = Documents.read(folder, "b.txt",
                ("云民〔2024〕3号\n\n云溪县民政局2023年法治政府建设工作报告\n（2024年1月5日）\n" + LONG).getBytes(StandardCharsets.UTF_8));

        assertThat(Documents.blocks(document)).containsExactly("PARAGRAPH 云民〔2024〕3号",
                "TITLE 云溪县民政局2023年法治政府建设工作报告", "PARAGRAPH （2024年1月5日）", "PARAGRAPH " + LONG);
    }
}
