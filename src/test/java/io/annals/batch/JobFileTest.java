package io.annals.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.annals.document.DocumentReader;
import io.annals.document.LimitExceededException;
import io.annals.document.PageSelectors;
import io.annals.document.ReadLimits;
import io.annals.export.CsvDialect;
import io.annals.export.HeaderLanguage;
import io.annals.export.SummaryFormat;
import io.annals.source.ReportSource;
import io.annals.source.SourceDefaults;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JobFileTest {

    private static final String SOURCES = "sources:\n  - code: a\n    folder: in\n";

    @TempDir
    Path home;

    @Test
    void theShippedJobIsValid() {
        JobFile job = JobFile.read(Path.of("jobs/report-load.yml"), Path.of(""));
        assertThat(job.sources()).extracting(ReportSource::folder)
                .containsExactly(Path.of("jobs/samples/reports").toAbsolutePath());
        assertThat(job.reference()).containsExactly(Path.of("jobs/samples/reference").toAbsolutePath());
        assertThat(job.warehouse()).isEqualTo(Path.of("warehouse/annals.duckdb").toAbsolutePath());
    }

    @Test
    void pathsAreRelativeToTheProjectAndDefaultsAreFilledIn() throws IOException {
        JobFile job = read(SOURCES + "threads: 3\nlimits:\n  warnings: 10\n");
        assertThat(job.name()).isEqualTo("job");
        assertThat(job.sources().get(0).folder()).isEqualTo(home.resolve("in"));
        assertThat(job.warehouse()).isEqualTo(home.resolve("warehouse/annals.duckdb"));
        assertThat(job.out()).isEqualTo(home.resolve("out"));
        assertThat(job.runs()).isEqualTo(home.resolve("runs"));
        assertThat(job.threads()).isEqualTo(3);
        assertThat(job.limits()).isEqualTo(new JobFile.Limits(104_857_600, 60, 10));
    }

    @Test
    void everyLimitIsReadAndPrinted() throws IOException {
        JobFile job = read(SOURCES + "limits:\n  file_bytes: 1\n  text_bytes: 2\n  characters: 3\n  nesting: 14\n"
                + "  pages: 15\n  parts: 16\n  table_depth: 17\n  seconds_per_file: 5\n  memory_megabytes: 76\n"
                + "  warehouse_megabytes: 208\n  warnings: 7\n  quarantine: 8%\n  missing: 9%\n");
        assertThat(job.limits()).isEqualTo(new JobFile.Limits(new ReadLimits(1, 2, 3, 14, 15, 16, 17), 5, 76, 208, 7,
                new Percentage(new BigDecimal("8")), new Percentage(new BigDecimal("9"))));
        assertThat(job.toYaml()).contains("limits:\n  file_bytes: 1\n  text_bytes: 2\n  characters: 3\n  nesting: 14\n"
                + "  pages: 15\n  parts: 16\n  table_depth: 17\n  seconds_per_file: 5\n  memory_megabytes: 76\n"
                + "  warehouse_megabytes: 208\n  warnings: 7\n  quarantine: 8%\n  missing: 9%\n");
    }

    @Test
    void sharesAreReadShownAndChecked() throws IOException {
        assertThat(read(SOURCES).limits().quarantine().percent()).isEqualByComparingTo("100");
        assertThat(read(SOURCES).limits().missing().percent()).isEqualByComparingTo("20");
        JobFile job = read(SOURCES + "limits: {quarantine: 2.5%, missing: 100 %}\n");
        assertThat(job.limits().quarantine().percent()).isEqualByComparingTo("2.5");
        assertThat(job.limits().missing().percent()).isEqualByComparingTo("100");
        assertThat(job.toYaml()).contains("  quarantine: 2.5%\n  missing: 100%\n");
        assertThat(read(job.toYaml()).limits()).isEqualTo(job.limits());
        for (String wrong : List.of("2", "101%", "-1%", "'%'", "[2%]")) {
            refused(SOURCES + "limits: {quarantine: " + wrong + "}\n", ":4: limits.quarantine: expected a percentage from 0%"
                    + " to 100%, such as 2%, found ");
        }
    }

    @Test
    void whoMayReadTheResultsIsReadShownAndChecked() throws IOException {
        assertThat(read(SOURCES).access().worldReadable()).isFalse();
        JobFile job = read(SOURCES + "world_readable: true\n");
        assertThat(job.withResults(null, home.resolve("o")).withFolders(List.of(home)).access().worldReadable()).isTrue();
        assertThat(read(job.toYaml()).access()).isEqualTo(job.access());
        refused(SOURCES + "world_readable: everybody\n", ":4: world_readable: expected true or false, found 'everybody'");
    }

    @Test
    void everyLimitIsDescribed() throws IOException {
        String described = Files.readString(Path.of("jobs/README.md"));
        for (Map.Entry<String, Long> limit : new JobFile.Limits(ReadLimits.DEFAULT.fileBytes(), 60, -1).ofFiles()
                .entrySet()) {
            assertThat(described).containsPattern("\\| `limits\\." + limit.getKey() + "` \\|.*\\| " + limit.getValue()
                    + " \\|");
        }
    }

    @Test
    void aLimitThatIsPassedIsToldWithItsKey() throws IOException {
        Path file = Files.writeString(home.resolve("a.txt"), "全年共救助困难群众1203人次。");
        DocumentReader reader = new DocumentReader(new ReadLimits(100, 100, 5, 10));
        assertThatThrownBy(() -> reader.read(file, "a.txt"))
                .isInstanceOfSatisfying(LimitExceededException.class, e -> assertThat(JobFile.Limits.advised(e))
                        .isEqualTo("the text is longer than the limit of 5 characters; raise limits.characters if it is"
                                + " a report"));
    }

    @Test
    void theFormatOfTheSummariesIsReadShownAndChecked() throws IOException {
        assertThat(read(SOURCES).csv()).isEqualTo(new SummaryFormat(CsvDialect.EXCEL, HeaderLanguage.EN));
        JobFile job = read(SOURCES + "csv:\n  headers: zh\n  dialect: tsv\n");
        assertThat(job.csv()).isEqualTo(new SummaryFormat(CsvDialect.TSV, HeaderLanguage.ZH));
        assertThat(job.toYaml()).contains("csv:\n  headers: zh\n  dialect: tsv\n");
        assertThat(job.withResults(null, home.resolve("o")).withFolders(List.of(home)).csv()).isEqualTo(job.csv());
        refused(SOURCES + "csv:\n  headers: de\n", ":5: csv.headers: expected en or zh, found 'de'");
        refused(SOURCES + "csv: {dialect: csv}\n", ":4: csv.dialect: expected excel or rfc4180 or tsv, found 'csv'");
        refused(SOURCES + "csv: {dialect: [tsv]}\n", ":4: csv.dialect: expected text, found a list");
        refused(SOURCES + "csv: {header: en}\n", ":4: unknown key 'csv.header'; did you mean 'headers'?");
        refused(SOURCES + "csv: tsv\n", ":4: csv: expected keys with values (headers, dialect), found 'tsv'");
    }

    @Test
    void theEffectiveJobIsAJobFileAgain() throws IOException {
        Files.createDirectory(home.resolve("r"));
        JobFile job = read(SOURCES + "reference: [r]\nschedule: 0 0 2 * * *\ncsv: {dialect: rfc4180}\n");
        assertThat(read(job.toYaml()).toYaml()).isEqualTo(job.toYaml());
    }

    @Test
    void selectorsOfASourceAreReadShownAndChecked() throws IOException {
        JobFile job = read(SOURCES + "    content: ['#zoom', div.article]\n    drop: .share\n");
        assertThat(job.sources().get(0).content()).containsExactly("#zoom", "div.article");
        assertThat(job.sources().get(0).drop()).containsExactly(".share");
        assertThat(job.toYaml()).contains("content:", "'#zoom'", "drop:");
        assertThat(read(job.toYaml()).sources().get(0).content()).isEqualTo(job.sources().get(0).content());
        refused(SOURCES + "    content: 'div['\n", ":4: sources[0].content: 'div[' is no CSS selector: ");
        refused(SOURCES + "    drop: ['']\n", ":4: sources[0].drop: '' is no CSS selector: it is empty");
    }

    @Test
    void otherSelectorsAreOtherRules() throws IOException {
        JobFile without = read(SOURCES);
        JobFile with = read(SOURCES + "    content: '#zoom'\n");
        RulesVersion bare = RulesVersion.of(List.of(), List.of());
        assertThat(RulesVersion.of(List.of(), without.sources())).isEqualTo(bare);
        assertThat(RulesVersion.of(List.of(), with.sources()).rules()).isNotEqualTo(bare.rules());
    }

    @Test
    void aWorkerLearnsTheSelectorsOfItsSources() throws IOException {
        PartitionFiles list = new PartitionFiles(home.resolve("p"));
        list.write(List.of());
        list.writeSelectors(read(SOURCES + "    content: ['#a', 'b, c']\n    drop: ['p[title=\"x\"]']\n").sources());
        assertThat(list.readSelectors()).containsExactly(java.util.Map.entry("a",
                new PageSelectors(List.of("#a", "b, c"), List.of("p[title=\"x\"]"))));
    }

    @Test
    void anUnknownKeyIsToldWithTheNearestKnownOne() {
        refused(SOURCES + "warehose: x\n", ":4: unknown key 'warehose'; did you mean 'warehouse'?");
        refused("sources:\n  - code: a\n    foldr: x\n", ":3: unknown key 'sources[0].foldr'; did you mean 'folder'?");
        refused(SOURCES + "colour: x\n", ":4: unknown key 'colour'; known keys: name, sources, ");
    }

    @Test
    void aWrongTypeIsToldWithWhatWasExpected() {
        refused(SOURCES + "threads: two\n", ":4: threads: expected a whole number from 1 to 1024, found 'two'");
        refused(SOURCES + "threads: 0\n", ":4: threads: expected a whole number from 1 to 1024, found '0'");
        refused(SOURCES + "limits: 7\n", ":4: limits: expected keys with values");
        refused("sources: here\n", ":1: sources: expected a list, found 'here'");
        refused(SOURCES + "warehouse: [a]\n", ":4: warehouse: expected text, found a list");
        refused(SOURCES + "isolation: some\n", ":4: isolation: expected process or none, found 'some'");
        refused(SOURCES + "limits: {warnings: few}\n", ":4: limits.warnings: expected a whole number of at least 0");
        refused(SOURCES + "limits: {nesting: 5}\n", ":4: limits.nesting: expected a whole number from 10 to 10000");
        refused(SOURCES + "limits: {memory_megabytes: 1.5}\n", ":4: limits.memory_megabytes: expected a whole number");
        refused(SOURCES + "limits: {character: 7}\n", "unknown key 'limits.character'; did you mean 'characters'?");
        refused(SOURCES + "schedule: every night\n", ":4: schedule: expected a cron expression of six fields");
        refused("- a\n", ":1: the job: expected keys with values");
    }

    @Test
    void aMissingOrRepeatedKeyIsTold() {
        refused("name: x\n", ":1: the key 'sources' is missing");
        refused("sources: []\n", ":1: sources: expected at least one");
        refused("sources:\n  - code: a\n", ":2: sources[0]: the key 'folder' is missing");
        refused(SOURCES + "out: a\nout: b\n", ":5: the key 'out' stands here twice");
        refused(SOURCES + "  - code: a\n    folder: b\n", ":4: sources[1].code: 'a' is the code of an earlier source");
        refused("", ":1: the job file is empty");
    }

    @Test
    void aMissingReferenceFolderIsToldWithItsLine() throws IOException {
        Files.createFile(home.resolve("f"));
        refused(SOURCES + "reference: [r]\n", ":4: reference: the folder " + home.resolve("r") + " does not exist");
        refused(SOURCES + "reference:\n  - f\n", ":5: reference: the folder " + home.resolve("f") + " is no folder");
    }

    @Test
    void aReferenceMayBeOneTable() throws IOException {
        Path table = Files.writeString(home.resolve("indicators.csv"), "code,aliases\ncare_homes,老人院\n");
        JobFile job = read(SOURCES + "reference: indicators.csv\n");
        assertThat(job.reference()).containsExactly(table);
        String before = RulesVersion.of(job.reference(), job.sources()).referenceSha256();
        Files.writeString(table, "code,aliases\ncare_homes,养老院\n");
        assertThat(RulesVersion.of(job.reference(), job.sources()).referenceSha256()).isNotEqualTo(before);
        Files.createFile(home.resolve("indicator.csv"));
        refused(SOURCES + "reference: indicator.csv\n", ":4: reference: the folder " + home.resolve("indicator.csv")
                + " is no folder, and its name is none of a table's (indicators.csv, ");
    }

    @Test
    void malformedYamlAndPatternsAreOneLine() {
        refused("sources: [\n", ": is not valid YAML: ");
        refused(SOURCES + "    include: ['[']\n", ":4: sources[0].include: '[' is no file pattern");
        refused("\tname: x\n", ":1: is not valid YAML: ");
    }

    @Test
    void aFileThatIsNotUtf8IsTold() throws IOException {
        Path file = Files.write(home.resolve("job.yml"), "name: 民政".getBytes(Charset.forName("GB18030")));
        assertThatThrownBy(() -> JobFile.read(file, home)).isInstanceOf(JobFileException.class)
                .hasMessageEndingWith("is not UTF-8; save it as UTF-8");
    }

    @Test
    void defaultsOfASourceAreReadAndShown() throws IOException {
        JobFile job = read(SOURCES + "    defaults:\n      organization: 松阳县民政局\n      region: \"331124\"\n"
                + "      kind: rule_of_law\n      source_name: 松阳县人民政府\n");
        assertThat(job.defaults()).containsExactly(Map.entry("a",
                new SourceDefaults("松阳县民政局", "331124", "rule_of_law", "松阳县人民政府")));
        assertThat(job.toYaml()).contains("kind: rule_of_law", "source_name: 松阳县人民政府");
        assertThat(read(job.toYaml()).defaults()).isEqualTo(job.defaults());
        assertThat(read(SOURCES).defaults()).isEmpty();
        assertThat(read(SOURCES).toYaml()).doesNotContain("defaults");
    }

    @Test
    void theDivisionOfADefaultMayComeFromAnOverlay() throws IOException {
        Files.createDirectory(home.resolve("r"));
        Files.writeString(home.resolve("r/regions.csv"), "code,name,level,parent_code,source,short_name\n"
                + "990000,澜海省,province,100000,invented,澜海省\n");
        assertThat(read(SOURCES + "    defaults: {region: 990000}\nreference: [r]\n").defaults().get("a").region())
                .isEqualTo("990000");
    }

    @Test
    void defaultsThatAreWrongAreTold() {
        refused(SOURCES + "    defaults: {region: 999999}\n",
                ":4: defaults.region: '999999' is no code of regions.csv");
        refused(SOURCES + "    defaults: {kind: poem}\n", ":4: defaults.kind: 'poem' is no code of report_kinds.csv");
        refused(SOURCES + "    defaults: {regoin: 331124}\n",
                ":4: unknown key 'sources[0].defaults.regoin'; did you mean 'region'?");
        refused(SOURCES + "    defaults: {region: \"\"}\n",
                ":4: sources[0].defaults.region: expected text, found nothing");
        refused(SOURCES + "    defaults: 331124\n", ":4: sources[0].defaults: expected keys with values");
    }

    @Test
    void aMissingJobFileIsTold() {
        assertThatThrownBy(() -> JobFile.read(home.resolve("no.yml"), home)).isInstanceOf(JobFileException.class)
                .hasMessageContaining("there is no such job file");
    }

    @Test
    void foldersOfTheCommandLineReplaceTheSources() throws IOException {
        Files.createDirectory(home.resolve("r"));
        JobFile job = read(SOURCES + "reference: [r]\n")
                .withFolders(List.of(home.resolve("x/2023"), home.resolve("y/2023")));
        assertThat(job.sources()).extracting(ReportSource::code).containsExactly("2023", "2023-2");
        assertThat(job.reference()).containsExactly(home.resolve("r"));
    }

    @Test
    void resultsOfAnotherWarehouseNeverOverwriteTheJobs() throws IOException {
        JobFile job = read(SOURCES);
        assertThat(job.withResults(null, null)).isEqualTo(job);
        JobFile beside = job.withResults(home.resolve("w/x.duckdb"), null);
        assertThat(beside.out()).isEqualTo(home.resolve("w/x-out"));
        assertThat(beside.runs()).isEqualTo(home.resolve("w/x-runs"));
        JobFile named = job.withResults(home.resolve("w/x.duckdb"), home.resolve("o"));
        assertThat(named.out()).isEqualTo(home.resolve("o"));
        assertThat(named.runs()).isEqualTo(home.resolve("o/runs"));
        assertThat(job.withResults(job.warehouse(), null).out()).isEqualTo(job.out());
    }

    private void refused(String yaml, String message) {
        assertThatThrownBy(() -> read(yaml)).isInstanceOf(JobFileException.class)
                .hasMessageStartingWith(home.resolve("job.yml") + ":")
                .hasMessageContaining(message).message().doesNotContain("\n");
    }

    private JobFile read(String yaml) throws IOException {
        return JobFile.read(Files.writeString(home.resolve("job.yml"), yaml, StandardCharsets.UTF_8), home);
    }
}
