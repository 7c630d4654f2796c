package io.annals.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** File names and report texts that a terminal, a spreadsheet, a browser or SQL would obey, through every output. */
class HostileOutputsTest {

    private static final String ESCAPE = "\u001b[31m\u001b]0;owned\u0007";
    private static final String NAME = "甲" + ESCAPE + "\u202e'; DROP TABLE fact_figure; --<script>alert(1)</script>\n乙.txt"
            .replace("/", "\u2215");
    private static final String BAD = "=cmd|' " + ESCAPE + "\r\nC'!A0.docx";
    private static final String LONG = "长".repeat(83) + "ab.txt";

    @TempDir
    static Path folder;

    private static Path home;

    private final CommandRun annals = new CommandRun();

    @BeforeAll
    static void load() throws IOException {
        home = folder.resolve("家 $(id)'s");
        Path in = Files.createDirectories(home.resolve("in"));
        Files.createDirectories(home.resolve("jobs"));
        Files.writeString(home.resolve("jobs/report-load.yml"),
                "isolation: none\nsources:\n  - code: a\n    folder: in\n");
        try {
            Files.writeString(in.resolve(NAME), "松阳县民政局2023年工作总结\n年末全县养老机构25家，其中公办8家、民办12家。\n"
                    + "发放=HYPERLINK(0)补贴" + ESCAPE + "救助<b onload=alert(1)>对象</b>30人。\n"
                    + "'); DELETE FROM fact_figure; --事项办结12件，+1专班接访3次。\n");
            Files.writeString(in.resolve(BAD), "no document");
            Files.writeString(in.resolve(LONG), "云和县民政局2023年工作总结\n年末全县养老机构9家。\n");
            Path outside = Files.writeString(folder.resolve("outside.txt"), "景宁县民政局2023年工作总结\n养老机构7家。\n");
            Files.createSymbolicLink(in.resolve("link" + ESCAPE + ".txt"), outside);
        } catch (InvalidPathException | IOException | UnsupportedOperationException e) {
            assumeTrue(false, "this file system has no such names: " + Console.safe(e.toString()));
        }
        HostileOutputsTest test = new HostileOutputsTest();
        assertThat(test.run("load")).as(test.annals.err()).isEqualTo(4);
        test.nothingIsObeyed();
        assertThat(test.annals.err()).contains("is a link out of the source");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "plan", "load", "load --force", "load --force --log json", "runs show", "findings --severity info", "quarantine", "review", "runs", "config",
        "query SELECT|report_path,stated_text,stated_indicator|FROM|v_figure",
        "query SELECT|*|FROM|v_numeral", "query SELECT|*|FROM|v_figure_history", "inspect NAME", "inspect NAME --numerals",
        "inspect BAD", "inspect MISSING", "query SELECT|'NAME'::int", "load --source NAME", "load --file NAME", "NAME",
        "load --job NAME", "summary --year NAME", "rollback NAME", "evaluate NAME NAME"})
    void aTerminalObeysNothing(String command) throws IOException {
        String[] words = Stream.of(command.split(" ")).map(word -> word.replace("|", " ").replace("MISSING", NAME + "x")
                .replace("BAD", home.resolve("in").resolve(BAD).toString())
                .replace("NAME", command.startsWith("inspect") ? home.resolve("in").resolve(NAME).toString() : NAME))
                .toArray(String[]::new);
        run(words);
        nothingIsObeyed();
    }

    @Test
    void rowsForProgramsAreWholeAndParse() throws IOException {
        String sql = "SELECT report_path FROM report_file WHERE report_path LIKE '甲%'";
        assertThat(run("query", sql, "--format", "json")).as(annals.err()).isZero();
        JsonNode rows = new ObjectMapper().readTree(annals.out.toByteArray());
        assertThat(rows.get(0).get("report_path").textValue()).isEqualTo(NAME);
        assertThat(annals.out().replace("\n", "").chars().noneMatch(Character::isISOControl)).isTrue();
        annals.out.reset();
        assertThat(run("query", sql, "--format", "csv")).isZero();
        try (CSVParser csv = CSVParser.parse(new StringReader(annals.out()), CSVFormat.RFC4180)) {
            assertThat(csv.getRecords().get(1).get(0)).isEqualTo(NAME);
        }
    }

    @Test
    void noCellIsAFormulaAndNoRunFileHoldsMarkupOfAReport() throws IOException {
        List<Path> files = new ArrayList<>();
        try (Stream<Path> tree = Files.walk(home)) {
            tree.filter(Files::isRegularFile).forEach(files::add);
        }
        int cells = 0;
        for (Path file : files) {
            String name = file.getFileName().toString();
            if (name.startsWith("annual-") && name.endsWith(".csv")) {
                try (CSVParser csv = CSVParser.parse(new StringReader(Files.readString(file)), CSVFormat.RFC4180)) {
                    for (CSVRecord line : csv) {
                        for (String cell : line) {
                            assertThat(cell.replace("\uFEFF", "")).doesNotMatch("(?s)[\\s\\u001b]*[=+@].*|[\\r\\n\\t].*");
                            cells++;
                        }
                    }
                }
            } else if (name.endsWith(".html") && !file.startsWith(home.resolve("in"))) {
                assertThat(Files.readString(file)).as(name).doesNotContain("<script>alert", "<b onload", ESCAPE);
            } else if (name.endsWith(".json")) {
                assertThat(new ObjectMapper().readTree(file.toFile())).isNotNull();
            }
        }
        assertThat(cells).isGreaterThan(50);
    }

    @Test
    void tablesAreAsTheyWere() {
        assertThat(run("query", "SELECT count(*) AS n FROM fact_figure WHERE stated_indicator LIKE '%养老机构%'")).isZero();
        assertThat(annals.out()).contains("4");
    }

    private void nothingIsObeyed() {
        for (String text : List.of(annals.out(), annals.err())) {
            assertThat(text.codePoints().filter(c -> c != '\n' && c != '\r' && (Character.isISOControl(c)
                    || Character.getType(c) == Character.FORMAT)).mapToObj(Integer::toHexString)).as(Console.safe(text))
                    .isEmpty();
        }
        assertThat(annals.err()).doesNotContain("\tat ");
    }

    private int run(String... arguments) {
        return annals.run(home, Map.of("ANNALS_NOW", "2026-01-31T02:00:00Z"), arguments);
    }
}
