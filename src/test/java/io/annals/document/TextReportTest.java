package io.annals.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextReportTest {

    @TempDir
    Path folder;

    private ReportDocument read(String text) throws UnusableDocumentException {
        return Documents.read(folder, "report.txt", text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void marksOfMarkdownAreUnderstoodAndRemoved() throws Exception {
        ReportDocument document = read("# 云溪县民政局2023年工作总结\n\n## 一、基本情况\n\n### **（一）社会救助。**\n\n"
                + "**（二）养老服务。**全年新增床位**120**张。\n\n2*35万千瓦\n");

        assertThat(Documents.blocks(document)).containsExactly("TITLE 云溪县民政局2023年工作总结", "HEADING1 一、基本情况",
                "HEADING2 （一）社会救助。", "PARAGRAPH （二）养老服务。全年新增床位120张。", "PARAGRAPH 2*35万千瓦");
    }

    @Test
    void spacesAndInvisibleCharactersAreEvenedOutAndNothingElse() throws Exception {
        ReportDocument document = read("\uFEFF　　全区共有\u200B低保１２户，\u00A0占３％。\r\n\u00A0 共 发放  5万元\u00AD。\r\n\r\n");

        assertThat(document.text()).isEqualTo("全区共有低保１２户， 占３％。\n共 发放 5万元。");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u00A0", "\u200B", "\uFEFF\u3000", "\u00AD", "\u0001"})
    void linesOfInvisibleCharactersAreEmptyLines(String nothing) throws Exception {
        String line = "2023年末，全区共有城市低保对象1538户、2296人，支出救助资金316.4万元";

        ReportDocument document = read(line + "\n" + nothing + "\n" + line + "\n" + nothing + nothing + "\n");

        assertThat(document.text()).isEqualTo(line + "\n" + line);
    }

    @Test
    void blocksCoverTheTextAndStandInOrder() throws Exception {
        ReportDocument document = read("云溪县2023年统计公报\n\n一、综合\n全年增长5%。\n\n指标\t2022年\t2023年\n低保户\t12\t13\n低保人\t24\t26"
                + "\n\n完。");
        int end = 0;
        for (Block block : document.blocks()) {
            assertThat(document.text().substring(end, block.start())).matches("[\\n\\t]?");
            assertThat(block.end()).isGreaterThan(block.start());
            end = block.end();
        }
        assertThat(end).isEqualTo(document.text().length());
    }

    @Test
    void alignedColumnsWithNumbersAreATable() throws Exception {
        ReportDocument document = read("表1 救助情况\n单位：户\n项目\t2022年\t2023年\n城市低保\t1,205\t1,198\n农村低保\t860\t\t855\n注：不含"
                + "临时救助。\n");

        assertThat(Documents.blocks(document)).containsExactly("CAPTION 表1 救助情况", "CAPTION 单位：户", "CELLH1,1 项目",
                "CELLH1,2 2022年", "CELLH1,3 2023年", "CELL2,1 城市低保", "CELL2,2 1,205", "CELL2,3 1,198", "CELL3,1 农村低保",
                "CELL3,2 860", "CELL3,3 855", "NOTE 注：不含临时救助。");
    }

    @Test
    void aTableOfMarkdownIsATable() throws Exception {
        ReportDocument document = read("| 项目 | 数量 |\n| --- | ---: |\n| 床位 | 1,200张 |\n");

        assertThat(Documents.blocks(document)).containsExactly("CELLH1,1 项目", "CELLH1,2 数量", "CELL2,1 床位",
                "CELL2,2 1,200张");
    }

    @Test
    void linesWithSpacesWithinAreNoTable() throws Exception {
        ReportDocument document = read("来源:云溪县民政局 发布时间:2023-03-13 15:05\n张 三\n李 四\n王 五\n");

        assertThat(document.blocks()).allMatch(block -> block.kind() == Block.Kind.PARAGRAPH);
    }

    @Test
    void theInfoLineFillsTheMetadataAndStaysInTheText() throws Exception {
        ReportDocument document = read("云溪县民政局2022年工作报告\n来源:云溪县民政局 发布时间:2023-03-13 15:05\n全年救助困难群众12人。");

        assertThat(document.metadata().contentSource()).isEqualTo("云溪县民政局");
        assertThat(document.metadata().publishedOn()).isEqualTo(LocalDate.of(2023, 3, 13));
        assertThat(document.text()).contains("发布时间:2023-03-13 15:05");
    }

    @Test
    void hardWrappedLinesAreJoinedWithoutSplittingNumbersOrWords() throws Exception {
        String text = "云溪县民政局2023年工作总结\n"
                + "　　2023年，我局共有城乡低保对象3043户5272人，全年支出救助\n"
                + "资金8578.24万元，比上年增长5.3%，其中农村低保资金支出612\n"
                + "3.5万元，城市低保资金支出2454.74万元，均已足额发放到位，群\n"
                + "众满意。\n"
                + "　　全年共办理结婚登记1521对，离婚登记604对，补发证书88件，\n"
                + "办结率100%。\n";
        ReportDocument document = read(text);

        assertThat(Documents.blocks(document)).containsExactly("TITLE 云溪县民政局2023年工作总结",
                "PARAGRAPH 2023年，我局共有城乡低保对象3043户5272人，全年支出救助资金8578.24万元，比上年增长5.3%，其中农村低保资金支出6123.5万元，"
                        + "城市低保资金支出2454.74万元，均已足额发放到位，群众满意。",
                "PARAGRAPH 全年共办理结婚登记1521对，离婚登记604对，补发证书88件，办结率100%。");
    }

    @Test
    void linesOfDifferentLengthAreNotJoined() {
        List<String> lines = List.of("一、社会救助", "全年共救助困难群众1203人次，发放救助资金350万元，", "城市低保12户", "农村低保35户", "二、养老服务",
                "新增养老床位120张。");

        assertThat(HardWrap.joined(lines)).isEqualTo(lines);
    }
}
