package io.annals.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.annals.batch.Loads;
import io.annals.batch.RunSummary;
import io.annals.reference.ReferenceData;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TimeZone;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Generated reports are the same everywhere, as heavy as real ones, and state what their truth says. */
class ReportCorpusTest {

    private static final FormatMix MIX = FormatMix.of("1:1:1");

    @TempDir
    Path home;

    @Test
    void theSameSeedGivesTheSameBytesInEveryTimeZone() {
        TimeZone before = TimeZone.getDefault();
        try {
            TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Auckland"));
            List<byte[]> once = bytes(7);
            TimeZone.setDefault(TimeZone.getTimeZone("America/Lima"));
            List<byte[]> again = bytes(7);
            for (int number = 0; number < once.size(); number++) {
                assertThat(again.get(number)).as("report %d", number).isEqualTo(once.get(number));
                assertThat(bytes(8).get(number)).isNotEqualTo(once.get(number));
            }
        } finally {
            TimeZone.setDefault(before);
        }
    }

    private static List<byte[]> bytes(long seed) {
        ReportCorpus corpus = new ReportCorpus(seed, 6, MIX);
        return IntStream.range(0, 6).mapToObj(number -> corpus.bytes(corpus.report(number))).toList();
    }

    @Test
    void filesWeighWhatTheirFormatSays() {
        ReportCorpus corpus = new ReportCorpus(1, 30, MIX);
        for (int number = 0; number < 30; number++) {
            GeneratedReport report = corpus.report(number);
            assertThat(corpus.bytes(report).length).as(report.fileName())
                    .isBetween(report.format().bytes() * 93 / 100, report.format().bytes() * 107 / 100);
            assertThat(report.figures()).as(report.fileName()).hasSizeBetween(25, 90);
        }
    }

    @Test
    void noTwoReportsOfTheLargestCorpusAreOfOneBodyKindAndYear() {
        ReportCorpus corpus = new ReportCorpus(1, ReportCorpus.largest(), FormatMix.of("1:0:0"));
        Set<String> titles = new HashSet<>();
        for (int number = 0; number < corpus.size(); number += 997) {
            GeneratedReport report = corpus.report(number);
            assertThat(titles.add(report.title())).as(report.title()).isTrue();
        }
        assertThat(corpus.report(corpus.size() - 1).title()).isNotEqualTo(corpus.report(0).title());
        assertThat(corpus.size()).isGreaterThanOrEqualTo(100_000);
    }

    @Test
    void reportsOfOneBodyAndYearHardlyEverDisagree() {
        ReportCorpus corpus = new ReportCorpus(1, ReportCorpus.largest(), FormatMix.of("0:1:0"));
        int bodiesAndYears = corpus.size() / new ReportTemplates().words("kind").size();
        int stated = 0;
        int same = 0;
        for (int number = 0; number < 100; number++) {
            List<List<String>> rows = corpus.report(number).table();
            List<List<String>> others = corpus.report(number + bodiesAndYears).table();
            assertThat(others).isNotEqualTo(rows);
            for (List<String> row : rows) {
                stated += (int) others.stream().filter(other -> other.get(0).equals(row.get(0))).count();
                same += others.contains(row) ? 1 : 0;
            }
        }
        assertThat(same).isBetween(stated * 90 / 100, stated - 1);
        assertThat(stated).isGreaterThan(200);
    }

    @Test
    void everyEditionIsPublishedLaterThanTheOneBefore() {
        ReportCorpus corpus = new ReportCorpus(1, 20, MIX);
        for (int number = 0; number < 20; number++) {
            for (int edition = 1; edition < 10; edition++) {
                assertThat(day(corpus.report(number, edition))).as("report %d", number)
                        .isEqualTo(day(corpus.report(number, edition - 1)) + 1);
            }
        }
    }

    private static int day(GeneratedReport report) {
        return Integer.parseInt(report.date().replaceAll(".*月(\\d+)日", "$1"));
    }

    @Test
    void theCountiesAreInvented() {
        Set<String> real = ReferenceData.shipped().regions().stream().map(region -> region.name()).collect(Collectors.toSet());
        InventedCounties counties = new InventedCounties(new ReportTemplates());
        Set<String> names = IntStream.range(0, counties.size()).mapToObj(counties::name).collect(Collectors.toSet());
        assertThat(names).hasSize(counties.size()).filteredOn(real::contains).isEmpty();
    }

    @Test
    void formatsTakeTurnsByTheirShares() {
        FormatMix mix = FormatMix.of("2:0:1");
        assertThat(IntStream.range(0, 6).mapToObj(mix::format)).containsExactly(ReportFormat.TXT, ReportFormat.TXT,
                ReportFormat.DOCX, ReportFormat.TXT, ReportFormat.TXT, ReportFormat.DOCX);
        assertThat(mix.formats()).containsExactly(ReportFormat.TXT, ReportFormat.DOCX);
        for (String wrong : List.of("", "1:1", "0:0:0", "1:-1:1", "a:b:c", "1:1:1:1", "1000:1:1")) {
            assertThatThrownBy(() -> FormatMix.of(wrong)).as(wrong).isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("such as 1:1:1");
        }
    }

    @Test
    void aWarehouseOfTheReportsHoldsExactlyTheirTruth() throws Exception {
        ReportCorpus corpus = new ReportCorpus(3, 6, MIX);
        assertThat(corpus.write(home.resolve("reports"))).hasSize(3).allMatch(bytes -> bytes > 0);
        corpus.writeReference(home.resolve("reference"));
        RunSummary run = Loads.load(home, "w", Map.of("txt", home.resolve("reports/txt"), "html", home.resolve("reports/html"), "docx",
                home.resolve("reports/docx")), List.of(home.resolve("reference")));
        assertThat(run.files().loaded()).isEqualTo(6);
        Path warehouse = home.resolve("w.duckdb");
        assertThat(TruthCheck.compare(warehouse, 6, corpus::report)).isEqualTo(run.figures().read()).isGreaterThan(150);
        assertThat(Loads.rows(home, "w", "SELECT DISTINCT organization_name, report_year FROM dim_report JOIN dim_organization "
                + "USING (organization_key) ORDER BY ALL")).as("bodies and years")
                .isEqualTo(IntStream.range(0, 6).mapToObj(number -> corpus.report(number).body() + " " + (2014 + number)).toList());

        assertThatThrownBy(() -> TruthCheck.compare(warehouse, 6, number -> number == 4 ? changed(corpus.report(4))
                : corpus.report(number))).as("another figure").isInstanceOf(BenchException.class)
                .hasMessageContainingAll(corpus.report(4).fileName(), "77座 missing", " too many");
        assertThatThrownBy(() -> TruthCheck.compare(warehouse, 7, corpus::report)).as("a report that is not there")
                .isInstanceOf(BenchException.class).hasMessage(corpus.report(6).fileName() + " is not in the warehouse");
        assertThatThrownBy(() -> TruthCheck.compare(warehouse, 5, corpus::report)).as("a report too many")
                .isInstanceOf(BenchException.class).hasMessageContaining(corpus.report(5).fileName() + " is in the warehouse, but");
        assertThatThrownBy(() -> TruthCheck.compare(home.resolve("none.duckdb"), 6, corpus::report))
                .isInstanceOf(BenchException.class).hasMessageContaining("published no warehouse");
    }

    private static GeneratedReport changed(GeneratedReport report) {
        List<KnownFigure> figures = new ArrayList<>(report.figures());
        figures.set(0, new KnownFigure(BigDecimal.valueOf(77), "座"));
        return new GeneratedReport(report.number(), report.format(), report.fileName(), report.title(), report.paragraphs(),
                report.table(), report.body(), report.date(), figures);
    }

    @Test
    void bareReadingFindsTheTextOfEachFormat() throws Exception {
        ReportCorpus corpus = new ReportCorpus(3, 3, MIX);
        corpus.write(home);
        for (int number = 0; number < 3; number++) {
            GeneratedReport report = corpus.report(number);
            assertThat(BareReading.text(home.resolve(report.folder()).resolve(report.fileName()))).contains(report.title(),
                    report.paragraphs().get(2).text(), report.date());
        }
    }
}
