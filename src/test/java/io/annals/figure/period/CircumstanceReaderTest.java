package io.annals.figure.period;

import static org.assertj.core.api.Assertions.assertThat;

import io.annals.document.Block;
import io.annals.document.DocumentMetadata;
import io.annals.document.ReportDocument;
import io.annals.figure.FigureExtractor;
import io.annals.reference.ReferenceData;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a whole report of 2023, its headings included, says of when and whether its figures hold. */
class CircumstanceReaderTest {

    private static final FigureExtractor EXTRACTOR = new FigureExtractor(ReferenceData.shipped());
    private static final int YEAR = 2023;

    @Test
    void thisYearIsTheYearThatItsPassageIsHeadedBy() {
        assertThat(read("#一、2023年工作情况", "办理案件35件。", "#二、2024年工作计划", "今年，新建学校3所。新增学位2000个。",
                "去年建成4所，今年再建6所。")).containsExactly("35件 actual 2023", "3所 plan 2024", "2000个 plan 2024",
                        "4所 actual 2023", "6所 plan 2024");
    }

    @Test
    void aHeadingThatAnnouncesThisYearTellsWhenTheReportWasWritten() {
        assertThat(read("#一、主要工作", "办理案件35件。", "#二、今年工作安排", "今年计划新建学校3所。"))
                .containsExactly("35件 actual 2023", "3所 plan 2024");
    }

    @Test
    void thisYearIsTheReportsWhereTheNextOneIsNamed() {
        assertThat(read("#一、2023年工作情况", "今年办理案件35件。", "#二、2024年工作计划", "在今年改造小区12个的基础上，明年再改造15个。"))
                .containsExactly("35件 actual 2023", "12个 actual 2023", "15个 plan 2024");
    }

    @Test
    void whatIsStillToDoThisYearIsPlannedAndOfTheReportsYear() {
        assertThat(read("#一、工作情况", "今年以来，办理案件35件。", "#二、下一步工作打算", "一是今年年底前再验收3个。"))
                .containsExactly("35件 actual 2023", "3个 plan 2023");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "全年审核文件35件，拟修订1件、废止2件，继续有效32件。|actual plan plan actual",
        "全年查处违法案件56件，拟立案12件，结案40件。|actual plan actual",
        "拟修订规章1件、废止2件，新建制度3项。|plan plan plan",
        "2024年，拟修订规章6件，保留3件。|plan plan",
        "确保粮食播种面积，产量稳定在35万吨。|plan",
        "确保信访渠道畅通，办结率达到98%。|actual",
        "力争外贸增长7%、实际利用外资增长5%。|plan plan",
        "下达校舍改造任务120间，其中80间已完工。|target actual",
        "下一步，确保省级重点项目30个竣工投产。|plan",
        "计划培训1200人，实际培训1156人。|plan actual"})
    void aPlanReachesAsFarAsItsWordsGoOn(String sentence, String statuses) {
        assertThat(String.join(" ", read(sentence).stream().map(row -> row.split(" ")[1]).toList())).isEqualTo(statuses);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "三次产业结构由9.4∶41.2∶49.4调整为9.1∶40.6∶50.3。|true true true false false false",
        "三次产业结构为9.1∶40.6∶50.3。|false false false",
        "三次产业结构由9.4∶41.2∶49.4，到处可见变化。|false false false",
        "失业率由4.1%降至3.8%。|true false"})
    void whereAMovementBeginsIsNoValueOfTheYear(String sentence, String starts) {
        assertThat(EXTRACTOR.read(new ReportDocument("txt", sentence,
                List.of(Block.of(Block.Kind.PARAGRAPH, 0, sentence.length(), 0)), DocumentMetadata.NONE), YEAR).figures())
                .extracting(figure -> String.valueOf(figure.baseline())).isEqualTo(List.of(starts.split(" ")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "五年共办理案件3456件。|2019-01-01..2023-12-31", "三年累计新增学位2.3万个。|2021-01-01..2023-12-31",
        "五年间，建成公园12个。|2019-01-01..2023-12-31", "计划五年共投资8亿元。|2023-01-01..2023-12-31",
        "项目分三年共投资8亿元。|2023-01-01..2023-12-31"})
    void yearsCountedAtTheHeadOfAClauseAreASpan(String sentence, String period) {
        var found = EXTRACTOR.read(document(sentence), YEAR).figures();
        assertThat(found).hasSize(1);
        assertThat(found.get(0).period().startsOn() + ".." + found.get(0).period().endsOn()).isEqualTo(period);
    }

    @ParameterizedTest
    @ValueSource(strings = {"今年。", "省要求办理12件。", "2024年，我们办理3件。", "过去一年今年。", "2021年、2022年办理12件。", "同比-12%"})
    void nothingIsSoughtToTheEndOfTheDocument(String piece) {
        ReportDocument read = document(piece.repeat(5_000));
        ReportDocument document = new ReportDocument("txt", read.text() + "好".repeat(4_000_000), read.blocks(),
                DocumentMetadata.NONE);
        Assertions.assertTimeout(Duration.ofSeconds(30), () -> EXTRACTOR.read(document, YEAR));
    }

    private static List<String> read(String... lines) {
        return EXTRACTOR.read(document(lines), YEAR).figures().stream().map(figure -> figure.statedText() + " "
                + figure.status().name().toLowerCase(Locale.ROOT) + " " + figure.period().year()).toList();
    }

    /** Paragraphs, and headings that begin with {@code #}. */
    private static ReportDocument document(String... lines) {
        StringBuilder text = new StringBuilder();
        List<Block> blocks = new ArrayList<>();
        for (String line : lines) {
            int start = text.length();
            boolean heading = line.startsWith("#");
            text.append(heading ? line.substring(1) : line);
            blocks.add(Block.of(heading ? Block.Kind.HEADING : Block.Kind.PARAGRAPH, start, text.length(), heading ? 1 : 0));
            text.append('\n');
        }
        return new ReportDocument("txt", text.toString(), blocks, DocumentMetadata.NONE);
    }
}
