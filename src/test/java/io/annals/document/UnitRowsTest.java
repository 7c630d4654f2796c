package io.annals.document;

import static org.assertj.core.api.Assertions.assertThat;

import io.annals.figure.FigureExtractor;
import io.annals.reference.ReferenceData;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rows of units and rows that name a group stand between rows of figures; the headers above go on below them. */
class UnitRowsTest {

    private static final FigureExtractor EXTRACTOR = new FigureExtractor(ReferenceData.shipped());

    @TempDir
    Path folder;

    /** Cells are parted by a bar, rows by a slash; {@code =} before a cell lets it stand over all columns. */
    private ReportDocument read(String table) throws UnusableDocumentException {
        StringBuilder html = new StringBuilder("<html><head><meta charset=utf-8></head><body><h1>云溪县民政局2023年工作总结</h1>"
                + "<p>全县民政工作有序推进，各项任务全面完成，群众满意度稳步提升。</p><table>");
        int width = table.split(" / ")[table.startsWith("=") ? 1 : 0].split("\\|", -1).length;
        for (String row : table.split(" / ")) {
            html.append("<tr>");
            for (String cell : row.split("\\|", -1)) {
                html.append(cell.startsWith("=") ? "<td colspan=" + width + ">" + cell.substring(1) : "<td>" + cell)
                        .append("</td>");
            }
            html.append("</tr>");
        }
        return Documents.read(folder, "a.html", (html + "</table><p>特此报告。</p></body></html>")
                .getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
        "乡镇|城市低保|农村低保|支出资金 / |户|户|万元 / 云台镇|12|30|45.6; 云台镇城市低保=12户 云台镇农村低保=30户 云台镇支出资金=456000元",
        "乡镇|城市低保|支出资金 / 单位|户|万元 / 云台镇|12|45.6; 云台镇城市低保=12户 云台镇支出资金=456000元",
        "乡镇|城市低保|支出资金 / 计量单位|（户）|（万元） / 云台镇|12|45.6; 云台镇城市低保=12户 云台镇支出资金=456000元",
        "乡镇|城市低保|占比 / |户|% / 云台镇|12|45.6; 云台镇城市低保=12户 云台镇城市低保占比|云台镇占比=45.6%",
        "乡镇|户|万元 / 云台镇|12|45.6; 云台镇=12户 云台镇=456000元",
        "项目|2022年|2023年 / =单位：户 / 城市低保|12|30 / =单位：万元 / 救助资金|45.6|31; 城市低保=12户@2022 城市低保=30户"
                + " 救助资金=456000元@2022 救助资金=310000元",
        "=单位：户 / 项目|2022年|2023年 / 城市低保|12|30 / =（单位：万元） / 救助资金|45.6|31; 城市低保=12户@2022 城市低保=30户"
                + " 救助资金=456000元@2022 救助资金=310000元",
        "项目|对象|资金 / |户|万元 / 城市低保|12|30 / |人|元 / 孤儿|20|300; 城市低保对象=12户 城市低保资金=300000元 孤儿对象=20人"
                + " 孤儿资金=300元",
        "项目|2022年|2023年 / =城市低保 / 户数|12|30 / 资金（万元）|8|9 / =农村低保 / 户数|45|31; 城市低保户数=12户@2022 城市低保户数=30户"
                + " 城市低保资金=80000元@2022 城市低保资金=90000元 农村低保户数=45户@2022 农村低保户数=31户",
        "项目|上年|本年 / =一、养老机构（家） / 公办|3|5 / 民办|7|8 / =二、养老床位（张） / 公办|300|500 / 民办|70|80;"
                + " 养老机构公办=3家@2022 养老机构公办=5家 养老机构民办=7家@2022 养老机构民办=8家"
                + " 养老床位公办=300张@2022 养老床位公办=500张 养老床位民办=70张@2022 养老床位民办=80张",
        "乡镇|户数|人数 / =2022年 / 云台镇|12|30 / =2023年 / 云台镇|13|31; 云台镇=12户@2022 云台镇=30人@2022 云台镇=13户 云台镇=31人"})
    void figuresHaveTheUnitAboveThemAndTheHeadersThatGoOn(String table, String expected) throws Exception {
        ReportDocument document = read(table);
        List<String> figures = new ArrayList<>();
        EXTRACTOR.read(document, 2023).figures().forEach(figure -> figures.add(figure.statedIndicator() + "="
                + figure.value().stripTrailingZeros().toPlainString() + figure.unit()
                + (figure.period().year() == 2023 ? "" : "@" + figure.period().year())));
        String[] wanted = expected.strip().split(" ");
        assertThat(figures).hasSize(wanted.length);
        for (int i = 0; i < wanted.length; i++) {
            String value = wanted[i].substring(wanted[i].indexOf('='));
            List<String> names = List.of(wanted[i].substring(0, wanted[i].indexOf('=')).split("\\|"));
            assertThat(names).as(figures.toString()).anySatisfy(name -> assertThat(figures).contains(name + value));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
        // A unit beside its figure, a remark below, a table of its own below a name.
        "物品|数量|单位 / 轮椅|12|台 / 拐杖|30|副; 轮椅=12台 拐杖=30副",
        "项目|户数 / 城市低保|12 / =注：数据截至12月底 / 农村低保|30; 城市低保=12户 农村低保=30户",
        "=城市低保情况 / 乡镇|户数 / 云台镇|12 / =床位情况 / 机构|床位（张） / 福利院|30; 云台镇=12户 福利院床位=30张"})
    void whatOnlyLooksLikeOneChangesNothing(String table, String expected) throws Exception {
        List<String> figures = EXTRACTOR.read(read(table), 2023).figures().stream().map(figure -> figure.statedIndicator()
                + "=" + figure.value().stripTrailingZeros().toPlainString() + figure.unit()).toList();
        assertThat(figures).containsExactly(expected.strip().split(" "));
    }
}
