package io.annals.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.annals.warehouse.ReportText.Said;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OlderClientTest {

    @TempDir
    Path folder;

    @Test
    void anOlderClientReadsThePublishedFile() throws Exception {
        Path jar = Path.of("target/older-client/duckdb_jdbc-1.4.1.0.jar");
        assumeTrue(Files.exists(jar), jar + " is missing: the build copies it in process-test-resources");
        Warehouses warehouse = new Warehouses(folder);
        warehouse.load(new ReportText("a.txt").by("990101", "东河区民政局").about(2023)
                .figure(Said.of("12", "对", "t_flow", "试验流量", "对", 2023)));
        Path source = Path.of("src/test/resources/older-client/ReadWarehouse.java");
        // Its native library can't live beside the newer one in a process.
        Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djava.io.tmpdir=" + folder, "-cp", jar.toString(), source.toString(), warehouse.published.toString())
                .redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(output).contains("v1.4.1", "v_figure 1", "agg_organization_year 1", "agg_indicator_year 4",
                "agg_report_year 1", "v_annual_summary 1", "v_figure_history 1", "v_finding 0",
                "v_annual_indicators 4", "v_numeral 1", "(SELECT percent_of(1, 3)) 1");
        assertThat(process.exitValue()).as(output).isZero();
    }
}
