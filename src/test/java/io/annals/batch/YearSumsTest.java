package io.annals.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The values of the year that the shipped samples, and the five real reports, give: equal to what people read in them
 * ({@code expected/year-values.csv}; its last column tells where the program still falls short), and the same in whatever order the reports, their other forms, a corrected copy and
 * a duplicate arrive.
 */
class YearSumsTest {

    private static final Path SAMPLES = Path.of("jobs/samples/reports").toAbsolutePath();
    private static final Path SAMPLE_TEXTS = Path.of("jobs/samples/gold/text").toAbsolutePath();
    private static final Path CORPUS = Path.of("../shared/corpus").toAbsolutePath().normalize();
    private static final List<Path> REFERENCE = List.of(Path.of("jobs/samples/reference").toAbsolutePath());

    @TempDir
    Path home;

    private static Path folderOf(String reports) {
        assumeTrue(reports.equals("samples") || Files.isDirectory(CORPUS.resolve("seeds")),
                "skipped: there is no ../shared/corpus here");
        return reports.equals("samples") ? SAMPLES : CORPUS.resolve("seeds");
    }

    @ParameterizedTest
    @ValueSource(strings = {"samples", "seeds"})
    void theValuesAndSumsAreThosePeopleRead(String reports) throws Exception {
        Set<String> expected = new TreeSet<>();
        Set<String> indicators = new TreeSet<>();
        for (String line : Files.readAllLines(Path.of("src/test/resources/expected/year-values.csv"))) {
            String[] cells = line.split(",", -1);
            if (cells[0].equals(reports)) {
                String value = cells[5].isEmpty() ? cells[4] : cells[5];
                if (!value.equals("nothing")) {
                    expected.add(String.join(" ", cells[1], cells[2], cells[3],
                            new BigDecimal(value).setScale(9).toPlainString()));
                }
                indicators.add(cells[1]);
            }
        }
        assertThat(expected).hasSizeGreaterThan(60);
        Loads.load(home, "a", Map.of("s", folderOf(reports)), REFERENCE);
        Set<String> given = new TreeSet<>(Loads.rows(home, "a", "SELECT indicator_code, region_code, year, "
                + "CAST(coalesce(total, own_value) AS VARCHAR) FROM agg_indicator_year WHERE coalesce(total, own_value) "
                + "IS NOT NULL AND indicator_code IN ('" + String.join("', '", indicators) + "')"));
        assertThat(given.stream().filter(row -> !expected.contains(row))).as("given, but not what people read").isEmpty();
        assertThat(expected.stream().filter(row -> !given.contains(row))).as("read by people, but not given").isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"samples", "seeds"})
    void theOrderInWhichReportsArriveDoesNotMatter(String reports) throws Exception {
        boolean isSamples = reports.equals("samples");
        Map<String, byte[]> files = new TreeMap<>();
        read(folderOf(reports), "reports/", files);
        String corrected;
        if (isSamples) {
            forms(files);
            corrected = Files.readString(SAMPLE_TEXTS.resolve("luting2022.txt")).replace("结婚登记1957对", "结婚登记1959对");
            files.put("copies/duplicate.txt", Files.readAllBytes(SAMPLES.resolve("daoxi-minzheng/daoxi2023.txt")));
        } else {
            read(CORPUS.resolve("forms"), "forms/", files);
            corrected = Files.readString(CORPUS.resolve("seeds/004.txt")).replace("1958户", "1959户");
            files.put("copies/duplicate.txt", Files.readAllBytes(CORPUS.resolve("seeds/000.txt")));
        }
        files.put("reports/正文（更正）.txt", corrected.getBytes(StandardCharsets.UTF_8));
        String value = isSamples ? "990102 marriage_registrations 2022 1959.000000000"
                : "421303 urban_dibao_households 2023 1959.000000000";

        List<String> first = null;
        Map<String, byte[]> firstCsv = null;
        for (int order = 1; order <= 3; order++) {
            String name = "order" + order;
            List<String> paths = new ArrayList<>(files.keySet());
            Collections.shuffle(paths, new Random(order));
            int nights = Math.min(order, 2);
            for (int night = 0; night < nights; night++) {
                for (int i = paths.size() * night / nights; i < paths.size() * (night + 1) / nights; i++) {
                    Path file = home.resolve(name).resolve(paths.get(i));
                    Files.createDirectories(file.getParent());
                    Files.write(file, files.get(paths.get(i)));
                }
                load(name, files.keySet());
            }
            List<String> tables = new ArrayList<>();
            for (String table : List.of("agg_organization_year", "agg_indicator_year", "agg_report_year")) {
                tables.addAll(Loads.rows(home, name, "SELECT CAST(t AS VARCHAR) FROM " + table + " AS t ORDER BY ALL"));
            }
            assertThat(Loads.rows(home, name, "SELECT region_code, indicator_code, year, CAST(value AS VARCHAR) FROM "
                    + "agg_organization_year")).contains(value);
            Map<String, byte[]> csv = new TreeMap<>();
            read(home.resolve(name + "-out"), "", csv);
            csv.keySet().removeIf(path -> !path.endsWith(".csv"));
            assertThat(csv).hasSizeGreaterThanOrEqualTo(4);
            first = first == null ? tables : first;
            firstCsv = firstCsv == null ? csv : firstCsv;
            assertThat(tables).hasSizeGreaterThan(100).isEqualTo(first);
            assertThat(csv.keySet()).isEqualTo(firstCsv.keySet());
            for (String path : csv.keySet()) {
                assertThat(csv.get(path)).as(path).isEqualTo(firstCsv.get(path));
            }
        }
    }

    private void load(String name, Set<String> paths) throws IOException {
        Map<String, Path> sources = new TreeMap<>();
        for (String path : paths) {
            String source = path.substring(0, path.indexOf('/'));
            sources.put(source, Files.createDirectories(home.resolve(name).resolve(source)));
        }
        Loads.load(home, name, sources, REFERENCE);
    }

    /** Each sample's text as a page and as a plain text beside the form in which it is shipped. */
    private static void forms(Map<String, byte[]> files) throws IOException {
        Map<String, byte[]> texts = new TreeMap<>();
        read(SAMPLE_TEXTS, "", texts);
        texts.forEach((path, bytes) -> {
            String text = new String(bytes, StandardCharsets.UTF_8);
            if (text.contains("\t")) {
                return; // a table's cells are no longer told apart
            }
            files.put("forms/plain-" + path, bytes);
            String[] lines = text.split("\n", 2);
            files.put("forms/page-" + path.replace(".txt", ".html"), ("<html><head><meta charset=\"utf-8\"><title>"
                    + lines[0] + "</title></head><body><h1>" + lines[0] + "</h1><p>"
                    + lines[1].strip().replace("\n", "</p>\n<p>") + "</p></body></html>").getBytes(StandardCharsets.UTF_8));
        });
    }

    private static void read(Path folder, String prefix, Map<String, byte[]> files) throws IOException {
        try (Stream<Path> found = Files.walk(folder)) {
            found.filter(Files::isRegularFile).filter(file -> !file.getFileName().toString().startsWith("README"))
                    .forEach(file -> {
                        try {
                            files.put(prefix + folder.relativize(file).toString().replace('\\', '/'),
                                    Files.readAllBytes(file));
                        } catch (IOException e) {
                            throw new UncheckedIOException(e);
                        }
                    });
        }
    }
}
