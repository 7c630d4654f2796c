package io.annals.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The generated parts of {@code warehouse-schema/README.md} are what the database says of itself. */
class DataDictionaryTest {

    private static final Path README = Path.of("warehouse-schema/README.md");
    private static final String COMMAND = "mvn -q test -Dtest=DataDictionaryTest -Dupdate";

    @TempDir
    static Path folder;

    private static Map<String, List<String>> parts;

    @BeforeAll
    static void read() {
        Warehouses warehouse = Warehouses.migrated(folder);
        warehouse.load();
        try (PublishedWarehouse published = PublishedWarehouse.open(warehouse.published).orElseThrow()) {
            parts = new DataDictionary(published.connection()).parts();
        }
    }

    @Test
    void theReadmeSaysWhatTheDatabaseSays() throws IOException {
        List<String> lines = new ArrayList<>(Files.readAllLines(README));
        boolean update = System.getProperty("update") != null;
        for (Map.Entry<String, List<String>> part : parts.entrySet()) {
            int start = lines.indexOf("<!-- generated: " + part.getKey() + " -->");
            int end = lines.indexOf("<!-- end of " + part.getKey() + " -->");
            assertThat(start).as("%s has the mark '<!-- generated: %s -->'", README, part.getKey()).isNotNegative();
            assertThat(end).as("%s has the mark '<!-- end of %s -->' behind the other", README, part.getKey())
                    .isGreaterThan(start);
            List<String> there = lines.subList(start + 1, end);
            if (update) {
                there.clear();
                there.addAll(part.getValue());
            } else if (!there.equals(part.getValue())) {
                fail("%s, part '%s', is not what the database says: %s; run '%s' and look at what it changes", README,
                        part.getKey(), firstDifference(there, part.getValue()), COMMAND);
            }
        }
        if (update) {
            Files.writeString(README, String.join("\n", lines) + "\n");
        }
    }

    private static String firstDifference(List<String> there, List<String> expected) {
        int line = 0;
        while (line < Math.min(there.size(), expected.size()) && there.get(line).equals(expected.get(line))) {
            line++;
        }
        return "line " + (line + 1) + " is '" + (line < there.size() ? there.get(line) : "") + "', expected '"
                + (line < expected.size() ? expected.get(line) : "") + "'";
    }

    @Test
    void theReadmeNamesTheCommandThatWritesThem() throws IOException {
        assertThat(Files.readString(README)).contains(COMMAND);
    }

    @Test
    void everyLineOfTheDiagramIsOneThatMermaidReads() {
        List<String> diagram = parts.get("entity diagram");
        assertThat(diagram.subList(0, 2)).containsExactly("```mermaid", "erDiagram");
        assertThat(diagram.get(diagram.size() - 1)).isEqualTo("```");
        assertThat(diagram.subList(2, diagram.size() - 1)).hasSizeGreaterThan(100)
                .allMatch(line -> line.matches("    \\w+ \\{|        \\w+ \\w+ [PF]K|    }"
                        + "|    \\w+ (\\|o|\\|\\|)--o\\{ \\w+ : \\w+"));
        assertThat(diagram).contains("    dim_region ||--o{ fact_figure : region_key",
                "    fact_figure |o--o{ fact_figure : part_of_figure_key",
                "    dim_report |o--o{ dim_report : superseded_by_report_key");
    }
}
