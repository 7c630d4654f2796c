package io.annals.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.Yaml;

/** A flag counts before an environment variable, that before the job file, that before the default. */
class JobOverridesTest {

    @TempDir
    Path home;

    private final CommandRun annals = new CommandRun();
    private final Map<String, String> environment = new HashMap<>();

    @BeforeEach
    void aJob() throws IOException {
        Files.createDirectories(home.resolve("jobs"));
        Files.createDirectories(home.resolve("elsewhere"));
        Files.writeString(home.resolve("jobs/report-load.yml"), """
                sources:
                  - code: a
                    folder: in
                    include: ['*.txt']
                limits:
                  warnings: 7
                hooks:
                  success: |
                    curl -H 'X-Api-Key: abc123' --token t0ps3cret \\
                    https://user:pa55@example.org/x
                """);
    }

    @Test
    void eachValueIsToldWithItsOrigin() {
        environment.put("ANNALS_THREADS", "3");
        environment.put("ANNALS_GENERATIONS", "4");
        environment.put("ANNALS_SOURCES_0_FOLDER", "other");
        environment.put("ANNALS_WAREHOUSE", "w/b.duckdb");
        assertThat(config("--set", "generations=5", "--set", "limits.pages=9", "--set", "metrics=m.prom")).isZero();
        String file = home.resolve("jobs/report-load.yml").toString();
        assertThat(annals.out().lines()).contains("threads: 3  # ANNALS_THREADS", "generations: 5  # --set generations",
                "  pages: 9  # --set limits.pages", "  warnings: 7  # " + file + ":6", "  parts: 10000  # default",
                "  folder: " + home.resolve("other") + "  # ANNALS_SOURCES_0_FOLDER", "  include:  # " + file + ":4",
                "warehouse: " + home.resolve("w/b.duckdb") + "  # ANNALS_WAREHOUSE",
                "metrics: " + home.resolve("elsewhere/m.prom") + "  # --set metrics",
                "runs: " + home.resolve("runs") + "  # default");
        assertThat(annals.err()).isEmpty();
        Map<String, Object> yaml = new Yaml().load(annals.out());
        assertThat(yaml).containsEntry("threads", 3).containsKeys("sources", "limits", "hooks");
    }

    @Test
    void flagsOfTheirOwnCountAsFlags() {
        environment.put("ANNALS_WAREHOUSE", "w/b.duckdb");
        assertThat(config("--warehouse", "c.duckdb")).isZero();
        assertThat(annals.out()).contains("warehouse: " + home.resolve("elsewhere/c.duckdb") + "  # --warehouse\n",
                "out: " + home.resolve("elsewhere/c-out") + "  # beside --warehouse\n").doesNotContain("hooks:");
    }

    @Test
    void anEmptyValueIsTheDefault() {
        environment.put("ANNALS_LIMITS_WARNINGS", "");
        assertThat(config("--set", "hooks.success=")).isZero();
        assertThat(annals.out()).doesNotContain("warnings", "hooks");
    }

    @Test
    void secretsAreMasked() {
        assertThat(config()).isZero();
        Map<String, Map<String, Object>> yaml = new Yaml().load(annals.out());
        assertThat(yaml.get("hooks")).containsEntry("success",
                "curl -H 'X-Api-Key: ***' --token *** \\\nhttps://***@example.org/***");
        assertThat(annals.out()).doesNotContain("abc123", "t0ps3cret", "pa55");
    }

    @Test
    void aWrongValueIsToldWithTheNameOfWhatSetsIt() {
        environment.put("ANNALS_LIMITS_WARNINGS", "many");
        assertThat(config()).isEqualTo(2);
        assertThat(annals.err()).isEqualTo("annals: ANNALS_LIMITS_WARNINGS: limits.warnings: expected a whole number of at least"
                + " 0, found 'many'\n");
        annals.err.reset();
        environment.clear();
        assertThat(config("--set", "schedule=every night")).isEqualTo(2);
        assertThat(annals.err()).startsWith("annals: --set schedule: schedule: expected a cron expression of six fields")
                .hasLineCount(1);
        annals.err.reset();
        assertThat(config("--set", "thraeds=2")).isEqualTo(2);
        assertThat(annals.err()).isEqualTo("annals: --set thraeds: unknown key 'thraeds'; did you mean 'threads'?\n");
        annals.err.reset();
        assertThat(config("--set", "threads")).isEqualTo(2);
        assertThat(annals.err()).contains("expected KEY=VALUE").hasLineCount(1);
    }

    @Test
    void aVariableThatSetsNothingIsTold() {
        environment.put("ANNALS_THRAEDS", "3");
        environment.put("ANNALS_NOW", "2026-01-31T02:00:00Z");
        assertThat(config()).isZero();
        assertThat(annals.err()).isEqualTo("ANNALS_THRAEDS sets nothing; did you mean ANNALS_THREADS?\n");
    }

    @Test
    void theJobFileMayComeFromTheEnvironment() throws IOException {
        Path other = home.resolve("elsewhere/b.yml");
        Files.writeString(other, "name: other\nsources:\n  - {code: b, folder: in}\n");
        environment.put("ANNALS_JOB", other.toString());
        assertThat(config()).isZero();
        assertThat(annals.out()).startsWith("name: other  # " + other + ":1\n");
    }

    private int config(String... options) {
        String[] arguments = new String[options.length + 1];
        arguments[0] = "config";
        System.arraycopy(options, 0, arguments, 1, options.length);
        return annals.run(home, home.resolve("elsewhere"), environment, arguments);
    }
}
