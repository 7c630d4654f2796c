package io.annals.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What monitoring reads after a run. */
class RunMetricsTest {

    @TempDir
    Path home;

    @Test
    void aGoodRunIsMeasured() throws Exception {
        JobFile job = job();
        RunMetrics.write(job, RunSummaries.published(job, "20260131T020000Z", 1500), 4, RunSummaries.START.plusSeconds(80));
        String text = Files.readString(home.resolve("metrics/annals.prom"));
        assertThat(text.lines().filter(line -> !line.startsWith("#"))).contains(
                "annals_last_run_success{job=\"night\"} 1.0", "annals_last_run_exit_code{job=\"night\"} 4.0",
                "annals_last_run_duration_seconds{job=\"night\"} 75.2",
                "annals_last_run_step_duration_seconds{job=\"night\",step=\"extract\"} 61.5",
                "annals_last_run_files{job=\"night\",outcome=\"seen\"} 12.0",
                "annals_last_run_quarantined_files{job=\"night\",reason=\"NO_TEXT\"} 1.0",
                "annals_last_run_findings{job=\"night\",rule=\"RESTATED\"} 2.0",
                "annals_quarantined_files{job=\"night\"} 4.0", "annals_warehouse_figures{job=\"night\"} 1500.0",
                "annals_last_success_end_timestamp_seconds{job=\"night\"} 1.76982488E9")
                .allMatch(line -> line.matches("[a-z_]+\\{[^}]*} [-0-9.E]+"));
        assertThat(text).endsWith("\n").contains("# TYPE annals_last_run_success gauge");
        try (var files = Files.list(home.resolve("metrics"))) {
            assertThat(files.map(file -> file.getFileName().toString())).containsExactly("annals.prom");
        }
    }

    @Test
    void everybodyMayReadThem() throws Exception {
        Path folder = home.resolve("metrics");
        assumeTrue(Files.getFileStore(home).supportsFileAttributeView(PosixFileAttributeView.class), "no permissions here");
        JobFile job = job();
        RunMetrics.write(job, RunSummaries.published(job, "20260131T020000Z", 1500), 0, RunSummaries.START);
        assertThat(Files.getPosixFilePermissions(folder)).contains(PosixFilePermission.OTHERS_EXECUTE);
        Path file = folder.resolve("annals.prom");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
        RunMetrics.write(job, RunSummaries.published(job, "20260201T020000Z", 1500), 0, RunSummaries.START);
        assertThat(Files.getPosixFilePermissions(file)).contains(PosixFilePermission.OTHERS_READ)
                .doesNotContain(PosixFilePermission.OTHERS_WRITE);
    }

    @Test
    void afterAFailedRunTheLastGoodOneIsRemembered() throws Exception {
        JobFile job = job();
        RunSummaries.keep(job, RunSummaries.published(job, "20260131T020000Z", 1500));
        RunSummary failed = RunSummary.withoutFiles("20260201T020000Z", job, "failed", "why",
                RunSummaries.START.plusSeconds(86_400), BigDecimal.ONE, "", false, 0);
        RunSummaries.keep(job, failed);
        RunMetrics.write(job, failed, 1, RunSummaries.START.plusSeconds(86_401));
        assertThat(Files.readAllLines(home.resolve("metrics/annals.prom"))).contains(
                "annals_last_run_success{job=\"night\"} 0.0", "annals_last_run_exit_code{job=\"night\"} 1.0",
                "annals_last_run_end_timestamp_seconds{job=\"night\"} 1.769911201E9",
                "annals_last_success_end_timestamp_seconds{job=\"night\"} 1.769824875E9",
                "annals_warehouse_figures{job=\"night\"} 1500.0");
    }

    @Test
    void aNameIsALabelWhateverItHolds() throws Exception {
        JobFile job = RunSummaries.job(home, "a\"b\\c\nd", "", Operation.NONE);
        assertThat(RunMetrics.text(job, RunSummaries.published(job, "x", 1), 0, RunSummaries.START, List.of()))
                .contains("annals_last_run_success{job=\"a\\\"b\\\\c\\nd\"} 1.0");
    }

    private JobFile job() {
        return RunSummaries.job(home, "night", "", new Operation(home.resolve("metrics/annals.prom"), "", "", 1));
    }
}
