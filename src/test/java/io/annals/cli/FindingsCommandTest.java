package io.annals.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a load counts and {@code annals findings} shows. */
class FindingsCommandTest {

    @TempDir
    static Path home;

    private static String loaded;

    private final CommandRun annals = new CommandRun();

    @BeforeAll
    static void load() throws IOException {
        Files.createDirectories(home.resolve("jobs"));
        Files.createDirectories(home.resolve("in"));
        Files.writeString(home.resolve("jobs/report-load.yml"),
                "isolation: none\nsources:\n  - code: a\n    folder: in\n");
        Files.writeString(home.resolve("in/a.txt"), "松阳县民政局2022年工作总结\n年末全县养老机构20家，其中公办8家、民办12家。\n");
        Files.writeString(home.resolve("in/b.txt"), "松阳县民政局2023年工作总结\n年末全县养老机构25家，比上年增加6家。\n"
                + "全年受理投诉举报250件，办结245件，办结率95%。\n");
        FindingsCommandTest test = new FindingsCommandTest();
        assertThat(test.run("load")).isZero();
        loaded = test.annals.out();
    }

    @Test
    void aLoadCountsItsFindingsByRule() throws IOException {
        assertThat(loaded).containsPattern("findings +3  see 'annals findings'\n +1  CHANGE_DISAGREES\n"
                + " +1  RATE_DISAGREES\n +1  SUM_CONFIRMED\nwarnings +2 ");
        try (Stream<Path> runs = Files.walk(home.resolve("runs"))) {
            Path summary = runs.filter(file -> file.endsWith("summary.json")).findFirst().orElseThrow();
            assertThat(Files.readString(summary)).containsPattern("\"warnings\": 2,(?s:.*)\"findings\": \\{\\s+"
                    + "\"CHANGE_DISAGREES\": 1,\\s+\"RATE_DISAGREES\": 1,\\s+\"SUM_CONFIRMED\": 1\\s+\\}");
        }
    }

    @Test
    void warningsAreShownAndInformationIsCounted() {
        assertThat(codes()).containsExactly("CHANGE_DISAGREES", "RATE_DISAGREES");
        assertThat(annals.err()).isEqualTo("1 of severity info are not shown; --severity info shows them\n");
    }

    @Test
    void filtersNarrowWhatIsShown() {
        assertThat(codes("--severity", "info")).containsExactly("SUM_CONFIRMED");
        assertThat(codes("--severity", "warning,info")).hasSize(3);
        assertThat(codes("--rule", "sum_confirmed")).containsExactly("SUM_CONFIRMED");
        assertThat(codes("--rule", "RATE_DISAGREES", "--rule", "SUM_CONFIRMED")).hasSize(2);
        assertThat(codes("--year", "2022", "--severity", "info")).containsExactly("SUM_CONFIRMED");
        assertThat(codes("--organization", "松阳")).hasSize(2);
        annals.err.reset();
        assertThat(codes("--organization", "遂昌")).isEmpty();
        assertThat(annals.err()).isEqualTo("no findings\n");
    }

    @Test
    void aFindingCarriesItsSentence() {
        assertThat(run("findings", "--rule", "RATE_DISAGREES", "--format", "json")).isZero();
        assertThat(annals.out()).contains("\"expected\":\"98\"", "\"actual\":\"95\"",
                "\"sentence\":\"全年受理投诉举报250件，办结245件，办结率95%。\"");
        assertThat(annals.err()).isEmpty();
    }

    @Test
    void anUnknownRuleOrSeverityIsOneLine() {
        assertThat(run("findings", "--rule", "NO_SUCH")).isEqualTo(2);
        assertThat(annals.err()).contains("--rule NO_SUCH", "RATE_DISAGREES").hasLineCount(1);
        annals.err.reset();
        assertThat(run("findings", "--severity", "bad")).isEqualTo(2);
        assertThat(annals.err()).contains("--severity bad", "error, warning or info").hasLineCount(1);
    }

    private List<String> codes(String... options) {
        annals.out.reset();
        String[] arguments = Stream.concat(Stream.of("findings", "--format", "csv"), Stream.of(options))
                .toArray(String[]::new);
        assertThat(run(arguments)).isZero();
        return annals.out().lines().skip(1).map(line -> line.split(",")[1]).toList();
    }

    private int run(String... arguments) {
        return annals.run(home, Map.of("ANNALS_NOW", "2026-01-31T02:00:00Z"), arguments);
    }
}
