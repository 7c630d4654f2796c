package io.annals.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.annals.source.ReportSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A load can be narrowed; what it leaves out is neither read nor missed. */
class LoadSelectionTest {

    private static final Instant OLD = Instant.parse("2025-01-01T00:00:00Z");

    @TempDir
    Path home;

    @BeforeEach
    void files() throws IOException {
        file("a/2022/one.txt", 2022, 12);
        file("a/2023/two.txt", 2023, 13);
        file("b/three.txt", 2023, 14);
    }

    private void file(String path, int year, int couples) throws IOException {
        Path file = home.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "津南区民政局" + year + "年工作总结\n\n全年办理结婚登记" + couples + "对。\n");
        Files.setLastModifiedTime(file, FileTime.from(OLD));
    }

    @Test
    void aNewWarehouseIsNarrowedBySourceNameTimeAndTheYearInAPath() throws IOException {
        Files.setLastModifiedTime(home.resolve("b/three.txt"), FileTime.from(OLD.plusSeconds(86_400)));
        assertThat(plan(select(Set.of("b"), List.of(), null, 0))).containsExactly("three.txt READ");
        assertThat(plan(select(Set.of(), List.of("t*.txt"), null, 0))).containsExactly("2023/two.txt READ", "three.txt READ");
        assertThat(plan(select(Set.of(), List.of("2022/*"), null, 0))).containsExactly("2022/one.txt READ");
        assertThat(plan(select(Set.of(), List.of(), OLD.plusSeconds(1), 0))).containsExactly("three.txt READ");
        assertThat(plan(select(Set.of(), List.of(), null, 2023))).containsExactly("2023/two.txt READ");
    }

    @Test
    void whatIsLeftOutStaysAsItIs() throws IOException {
        job(LoadSelection.ALL);
        Files.delete(home.resolve("a/2022/one.txt"));
        file("b/three.txt", 2023, 15);
        Files.setLastModifiedTime(home.resolve("b/three.txt"), FileTime.from(OLD.plusSeconds(5)));
        assertThat(plan(select(Set.of("b"), List.of(), null, 0))).containsExactly("three.txt READ");
        assertThat(plan(select(Set.of(), List.of(), null, 2023))).as("the year of the report that it held")
                .containsExactly("2023/two.txt UNCHANGED", "three.txt READ");
        assertThat(plan(LoadSelection.ALL)).contains("2022/one.txt REMOVED");
        assertThat(job(select(Set.of("b"), List.of(), null, 0)).files().loaded()).isEqualTo(1);
        assertThat(plan(LoadSelection.ALL)).containsExactlyInAnyOrder("2022/ READ", "2023/two.txt UNCHANGED",
                "three.txt UNCHANGED",
                "2022/one.txt REMOVED");
    }

    @Test
    void forceReadsAgainAndVerifyHashesWhatLooksUnchanged() throws IOException {
        job(LoadSelection.ALL);
        assertThat(plan(new LoadSelection(Set.of("b"), List.of(), null, 0, true, false))).containsExactly("three.txt READ");
        Path one = home.resolve("a/2022/one.txt");
        Files.writeString(one, Files.readString(one).replace("12", "21"));
        Files.setLastModifiedTime(one, FileTime.from(OLD));
        assertThat(plan(LoadSelection.ALL)).contains("2022/one.txt UNCHANGED");
        assertThat(plan(new LoadSelection(Set.of(), List.of(), null, 0, false, true))).contains("2022/one.txt READ",
                "2023/two.txt UNCHANGED");
    }

    @Test
    void anUnknownSourceAndABrokenPatternAreTold() {
        assertThatThrownBy(() -> plan(select(Set.of("c"), List.of(), null, 0))).isInstanceOf(JobFileException.class)
                .hasMessageContaining("there is no source 'c'").hasMessageContaining("its sources are a, b");
        assertThatThrownBy(() -> plan(select(Set.of(), List.of("[a"), null, 0))).isInstanceOf(JobFileException.class)
                .hasMessageContaining("--file: '[a' is no glob");
    }

    private static LoadSelection select(Set<String> sources, List<String> files, Instant since, int year) {
        return new LoadSelection(sources, files, since, year, false, false);
    }

    private List<String> plan(LoadSelection selection) {
        return RunPlan.of(job(), selection).files().stream()
                .map(file -> file.file().reportPath() + " " + file.action()).toList();
    }

    private RunSummary job(LoadSelection selection) throws IOException {
        return new LoadJob(job(), OLD, LoadProgress.SILENT).run(selection);
    }

    private JobFile job() {
        return new JobFile(home.resolve("job.yml"), "test",
                List.of(new ReportSource("a", home.resolve("a"), List.of(), List.of(), "job.yml:3"),
                        new ReportSource("b", home.resolve("b"), List.of(), List.of(), "job.yml:5")),
                List.of(), home.resolve("w/a.duckdb"), home.resolve("out"), home.resolve("runs"), 0,
                new JobFile.Limits(1_000_000, 60, -1), 2, JobFile.Isolation.NONE, "");
    }
}
