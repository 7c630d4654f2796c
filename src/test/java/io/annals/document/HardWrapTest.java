package io.annals.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A report broken at many widths, in the ways in which editors and converters break lines, is one report again. */
class HardWrapTest {

    /** No line ends at the margin by chance, for a text without indents does not tell then what follows it. */
    private static final List<String> PARAGRAPHS = paragraphs();

    @TempDir
    Path folder;

    private static List<String> paragraphs() {
        List<String> paragraphs = new ArrayList<>(List.of("云溪县民政局2023年工作总结"));
        for (Object part : ArticleFixture.REPORT.parts()) {
            if (part instanceof String line) {
                paragraphs.add(line);
            }
        }
        paragraphs.addAll(List.of("四、数据说明",
                "（一）统计范围。本总结所列数据截至2023年12月31日，包括全县15个乡镇、287个村（社区），不包括县属国有农场的1,860名职工及其家属；部分数据因四舍五入，"
                        + "分项合计与总数略有出入，以年报公布的12,345.67万元为准。",
                "（二）口径变化。2023年起，低保边缘家庭的认定由人均收入1.5倍放宽到2倍，新增边缘家庭3,412户8,905人，支出资金2,467.8万元，同比增长12.4%，高于上年同期"
                        + "3.2个百分点。全县共有128家养老机构参加等级评定，其中三级及以上46家，占35.9%，比上年末提高4.7个百分点。"));
        return paragraphs;
    }

    /** The lines of a paragraph at a width in columns; a wide character takes two, and punctuation begins no line. */
    private static List<String> broken(String paragraph, int width, boolean numbersWhole) {
        List<String> lines = new ArrayList<>();
        int from = 0;
        while (from < paragraph.length()) {
            int end = from;
            int columns = 0;
            while (end < paragraph.length()) {
                char c = paragraph.charAt(end);
                columns += c >= 0x2E80 || Whitespace.isWide(c) || c == '　' ? 2 : 1;
                if (columns > width) {
                    break;
                }
                end++;
            }
            if (end < paragraph.length() && "，。、；：）".indexOf(paragraph.charAt(end)) >= 0) {
                end--;
            }
            int whole = end;
            while (numbersWhole && whole < paragraph.length() && whole > from + 10
                    && isNumber(paragraph.charAt(whole)) && isNumber(paragraph.charAt(whole - 1))) {
                whole--;
            }
            lines.add(paragraph.substring(from, whole));
            from = whole;
        }
        return lines;
    }

    private static boolean isNumber(char c) {
        return Character.isDigit(c) || c == '.' || c == ',' || c == '%';
    }

    private List<String> read(List<String> lines) throws UnusableDocumentException {
        ReportDocument document = Documents.read(folder, "a.txt",
                String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
        return document.blocks().stream().map(document::textOf).toList();
    }

    @ParameterizedTest
    @ValueSource(ints = {44, 50, 56, 60, 64, 72, 76, 80, 90, 100})
    void linesWithIndentsAreJoined(int width) throws Exception {
        List<String> lines = new ArrayList<>();
        for (String paragraph : PARAGRAPHS) {
            lines.addAll(broken("　　" + paragraph, width, false));
        }
        assertThat(read(lines)).containsExactlyElementsOf(PARAGRAPHS);
    }

    @ParameterizedTest
    @ValueSource(ints = {44, 50, 56, 60, 64, 72, 76, 80, 90, 100})
    void linesPartedByEmptyOnesAreJoined(int width) throws Exception {
        List<String> lines = new ArrayList<>();
        for (String paragraph : PARAGRAPHS) {
            lines.addAll(broken(paragraph, width, true));
            lines.add("");
        }
        assertThat(read(lines)).containsExactlyElementsOf(PARAGRAPHS);
    }

    @ParameterizedTest
    @ValueSource(ints = {44, 50, 56, 60, 64, 72, 76, 80, 90, 100})
    void linesWhoseIndentsWereLostAreJoined(int width) throws Exception {
        List<String> lines = new ArrayList<>();
        for (String paragraph : PARAGRAPHS) {
            broken("　　" + paragraph, width, true).forEach(line -> lines.add(line.strip()));
        }
        assertThat(String.join("", read(lines))).isEqualTo(String.join("", PARAGRAPHS));
        assertThat(read(lines)).as("no line ends within a number")
                .noneMatch(line -> line.matches(".*[\\d.,]") || line.matches("[.,%万亿元户人].*"));
    }

    @ParameterizedTest
    @ValueSource(ints = {56, 60, 64, 72})
    void lettersPrintedApartAndPageNumbersAreTakenOut(int width) throws Exception {
        List<String> lines = new ArrayList<>();
        int page = 1;
        for (String paragraph : PARAGRAPHS) {
            for (String line : broken("　　" + paragraph, width, true)) {
                lines.add(line.strip().replaceAll("(?<=\\P{ASCII})(?=.)|(?<=.)(?=\\P{ASCII})", "  "));
                if (lines.size() % 7 == 0) {
                    lines.add("—  " + page++ + "—");
                }
            }
        }
        assertThat(String.join("", read(lines))).isEqualTo(String.join("", PARAGRAPHS));
    }

    @Test
    void runningLinesBesidePageNumbersAreTakenOut() throws Exception {
        List<String> lines = new ArrayList<>();
        for (int page = 1; page <= 4; page++) {
            for (int i = 0; i < 9; i++) {
                lines.add("全县持续推进养老服务体系建设，健全社会救助制度，保障困难群众基本生活，第" + i + "项。");
            }
            lines.add(String.valueOf(page));
            lines.add("云溪县人民政府公报  2024年第" + page + "期");
        }
        assertThat(read(lines)).hasSize(36).noneMatch(line -> line.contains("公报"));
    }

    @Test
    void aColumnOfNumbersIsNoPageNumbers() throws Exception {
        List<String> lines = List.of("1", "2", "3", "4", "5", "全县共有低保对象5272人。");

        assertThat(read(lines)).containsExactlyElementsOf(lines);
    }

    @Test
    void listsHeadingsAndRowsOfTablesAreNotJoined() throws Exception {
        List<String> lines = new ArrayList<>(List.of("一、全县社会救助和养老服务工作情况及下一步打算安排说明",
                "（一）全面落实城乡居民最低生活保障制度各项政策措施要求", "1.城市最低生活保障对象一千二百零五户二千二百九十六人次",
                "2.农村最低生活保障对象八百五十五户一千六百七十二人次等", "城市低保对象  1,205  2,296  316.4  占全部对象的比重",
                "农村低保对象  855  1,672  284.5  占全部对象的比重情况"));
        for (int i = 0; i < 4; i++) {
            lines.add("全年共实施临时救助二千二百三十九人次，支出救助资金三");
            lines.add("百五十万元。");
        }
        assertThat(read(lines)).containsSubsequence(lines.subList(0, 4)).contains(
                "全年共实施临时救助二千二百三十九人次，支出救助资金三百五十万元。");
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 12, 15, 17, 20, 24, 28, 33, 38, 110, 120})
    void linesOfOtherWidthsAreJoined(int width) throws Exception {
        List<String> indented = new ArrayList<>();
        List<String> parted = new ArrayList<>();
        for (String paragraph : PARAGRAPHS) {
            indented.addAll(broken("　　" + paragraph, width, false));
            parted.addAll(broken(paragraph, width, false));
            parted.add("");
        }
        assertThat(read(indented)).containsExactlyElementsOf(PARAGRAPHS);
        assertThat(read(parted)).containsExactlyElementsOf(PARAGRAPHS);
    }

    @Test
    void oneSentenceBrokenAtTwentyColumnsIsOneAgain() throws Exception {
        assertThat(read(List.of("截至年底，全县共有466", "人纳入特困供养，其中", "集中供养121人；发放供", "养金3,150.2万元，增长", "6.5%。")))
                .containsExactly("截至年底，全县共有466人纳入特困供养，其中集中供养121人；发放供养金3,150.2万元，增长6.5%。");
    }

    @Test
    void wordsOfLatinLettersStayApartWhereLinesKeepThemWhole() throws Exception {
        assertThat(String.join("|", read(List.of("　　全县上线Smart Care平", "台，累计服务1.2万人次，", "满意率98.6%；推广Happy",
                "Home模式，覆盖26个社区，", "新增床位320张。", "　　全年投入456.7万元，其", "中县级财政安排120.5万", "元，社会捐赠36.2万元。"))))
                .contains("推广Happy Home模式", "其中县级财政安排120.5万元");
    }

    @Test
    void shortLinesThatEndWithTheirClausesAreNotJoined() throws Exception {
        for (List<String> lines : List.of(
                List.of("北新街道", "南山街道", "东湖街道", "西岭街道", "中塘街道", "云台街道", "三桥街道"),
                List.of("城乡低保1234户，2345人", "农村低保3456户，4567人", "特困供养1122户，1133人", "临时救助2233户，3344人",
                        "困境儿童4455户，5566人", "散居孤儿6677户，7788人"),
                List.of("兜牢底线，保障民生，", "尊老爱幼，社会和谐，", "便民利民，服务为先，", "依法行政，阳光公开，", "守正创新，担当作为。"),
                List.of("一、兜底保障", "二、养老服务", "三、儿童福利", "四、社会组织", "五、婚姻登记", "六、殡葬管理", "七、区划地名"),
                List.of("年度：2023", "单位：万元", "低保：1234", "特困：2345", "救助：3456", "福利：4567"),
                List.of("云溪县民政局", "2024年1月15日", "联系人：李某", "电话：0722-123", "地址：南街12号"))) {
            assertThat(read(lines)).containsExactlyElementsOf(lines);
        }
    }

    @Test
    void headingsItemsRowsAndSignaturesOfANarrowTextStandAlone() throws Exception {
        List<String> lines = new ArrayList<>();
        for (String paragraph : PARAGRAPHS) {
            lines.addAll(broken("　　" + paragraph, 20, false));
        }
        lines.addAll(List.of("　　五、主要数据", "项目  户数  人数", "城市低保  466  721", "农村低保  812  1505", "", "　　云溪县民政局",
                "　　2024年1月15日"));
        assertThat(read(lines)).endsWith("五、主要数据", "项目", "户数", "人数", "城市低保", "466", "721", "农村低保", "812",
                "1505", "云溪县民政局", "2024年1月15日");
    }

    @Test
    void aTextThatIsNotBrokenStaysAsItIs() throws Exception {
        assertThat(read(PARAGRAPHS)).containsExactlyElementsOf(PARAGRAPHS);
    }
}
