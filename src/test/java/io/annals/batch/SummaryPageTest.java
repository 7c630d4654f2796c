package io.annals.batch;

import static org.assertj.core.api.Assertions.assertThat;

import io.annals.export.HeaderLanguage;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The page of a run: what stands in it, and that nothing of it acts or is fetched. */
class SummaryPageTest {

    private static final JobFile JOB = RunSummaries.job(Path.of("/srv"), "night <1>", "", Operation.NONE);

    private final RunSummary run = RunSummaries.published(JOB, "20260131T020000Z", 1500);

    @ParameterizedTest
    @EnumSource(HeaderLanguage.class)
    void everyTextIsDataAndNothingIsFetched(HeaderLanguage language) {
        String html = page(language, List.of(run, RunSummaries.published(JOB, "20260130T020000Z", 1400)));
        Document page = Jsoup.parse(html);
        assertThat(page.select("script, link, img, iframe, object, embed, form, a, i, b")).isEmpty();
        assertThat(page.getAllElements()).allSatisfy(element -> assertThat(element.attributes().asList()).noneMatch(
                attribute -> attribute.getKey().startsWith("on") || attribute.getKey().equals("src")
                        || attribute.getKey().equals("href")));
        assertThat(html.replace("http://www.w3.org/2000/svg", "")).doesNotContain("://", "url(", "@import", "\u202E");
        assertThat(page.title()).contains("night <1>", "20260131T020000Z");
        assertThat(page.text()).contains("a<b>&\"c'\\u202E.txt", "<script>alert(1)</script>", "养老机构<i>");
    }

    @Test
    void countsChangesReasonsRulesAndStepsStandInTables() {
        Document page = Jsoup.parse(page(HeaderLanguage.EN, List.of(run)));
        assertThat(rows(page)).contains("files seen 12", "loaded 3", "in quarantine in all 4",
                "figures in the warehouse 1,500", "养老机构<i> 松阳县 2023 1,200 1,234.5 家", "结婚登记 松阳县 2023 – 7 对",
                "NO_TEXT 1", "ENCRYPTED 1", "RESTATED 2", "scan 0.5 s", "extract 61.5 s");
        assertThat(page.text()).contains("2 values changed, 1 added, 0 gone").doesNotContain("Trends");
    }

    @Test
    void aChineseJobHasAChinesePage() {
        Document page = Jsoup.parse(page(HeaderLanguage.ZH, List.of(run)));
        assertThat(page.selectFirst("html").attr("lang")).isEqualTo("zh-CN");
        assertThat(rows(page)).contains("发现的文件 12", "NO_TEXT 没有文字 1", "RESTATED 后来的报告改了数值 2");
        assertThat(page.text()).contains("已发布", "变动 2 个值，新增 1 个，消失 0 个");
    }

    @Test
    void trendsGoFromTheOldestGoodRunToThisOne() {
        RunSummary failed = RunSummary.withoutFiles("20260129T020000Z", JOB, "failed", "why", RunSummaries.START,
                BigDecimal.ONE, "", false, 0);
        Document page = Jsoup.parse(page(HeaderLanguage.EN, List.of(run, failed,
                RunSummaries.published(JOB, "20260128T020000Z", 1000), RunSummaries.published(JOB, "20260127T020000Z", 500))));
        Element chart = page.selectFirst("svg");
        assertThat(page.text()).contains("Trends of the last 3 runs");
        assertThat(chart.attr("aria-label")).isEqualTo("figures in the warehouse: least 500, most 1,500, last 1,500");
        assertThat(chart.selectFirst("polyline").attr("points")).isEqualTo("5.0,55.0 130.0,30.0 255.0,5.0");
    }

    @Test
    void aRunOverSomeFilesIsNoMeasureOfHowManyThereAre() {
        List<RunSummary> earlier = List.of(RunSummaries.published(JOB, "20260128T020000Z", 1000, false));
        assertThat(Jsoup.parse(page(HeaderLanguage.EN, earlier)).select("svg")).extracting(chart ->
                chart.attr("aria-label")).anyMatch(label -> label.startsWith("figures in the warehouse"))
                .noneMatch(label -> label.startsWith("files seen"));
    }

    @Test
    void aFailedRunSaysWhy() {
        RunSummary failed = RunSummary.withoutFiles("20260131T020000Z", JOB, "failed", "the <disk> is full",
                RunSummaries.START, BigDecimal.ONE, "", false, 0);
        assertThat(Jsoup.parse(SummaryPage.of(failed, new PageWords(HeaderLanguage.EN), List.of())).text())
                .contains("failed; the published warehouse is as it was", "the <disk> is full");
    }

    @Test
    void bothLanguagesHaveTheSameWordsAndTheChineseOneNamesEveryCode() throws Exception {
        Set<String> english = keys("en");
        Set<String> chinese = keys("zh");
        assertThat(chinese).containsAll(english);
        chinese.removeAll(english);
        Set<String> codes = new TreeSet<>();
        for (String table : List.of("quality_rules", "quarantine_reasons")) {
            Files.readAllLines(Path.of("warehouse-schema/seeds/" + table + ".csv")).stream().skip(1)
                    .forEach(line -> codes.add(line.substring(0, line.indexOf(','))));
        }
        assertThat(chinese).containsAll(codes).allMatch(key -> key.matches("[A-Z_]+"));
    }

    private static Set<String> keys(String language) throws Exception {
        Properties words = new Properties();
        try (InputStream in = SummaryPageTest.class.getResourceAsStream("/summary-page/" + language + ".properties")) {
            words.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        }
        assertThat(words.values()).noneMatch(value -> value.toString().isBlank());
        return new TreeSet<>(words.stringPropertyNames());
    }

    private String page(HeaderLanguage language, List<RunSummary> earlier) {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.GERMANY);
            return SummaryPage.of(run, new PageWords(language), earlier);
        } finally {
            Locale.setDefault(before);
        }
    }

    private static List<String> rows(Document page) {
        return page.select("tr").eachText();
    }
}
