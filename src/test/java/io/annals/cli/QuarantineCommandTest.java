package io.annals.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that can't be used are looked at, tried again and left out; a run that would set too many aside is refused. */
class QuarantineCommandTest {

    @TempDir
    Path home;

    private final CommandRun annals = new CommandRun();
    private int day = 1;

    @BeforeEach
    void aJob() throws IOException {
        Files.createDirectories(home.resolve("jobs"));
        Files.createDirectories(home.resolve("in/old"));
        job("");
        report("good.txt", 97);
        Files.writeString(home.resolve("in/old/scan.docx"), "no document");
        Files.writeString(home.resolve("in/empty.txt"), "");
    }

    private void job(String more) throws IOException {
        Files.writeString(home.resolve("jobs/report-load.yml"),
                "sources:\n  - code: a\n    folder: in\nisolation: none\ngenerations: 2\n" + more);
    }

    private void report(String name, int couples) throws IOException {
        Files.writeString(home.resolve("in").resolve(name), "津南区民政局2022年工作总结\n\n全年办理结婚登记" + couples + "对。\n");
    }

    @Test
    void listAndShowTellAllThatIsKnown() {
        assertThat(run("load")).isEqualTo(4);
        assertThat(run("quarantine", "list", "--format", "csv")).isZero();
        assertThat(annals.out()).startsWith("source_code,report_path,reason_code,message,first_seen_at,last_seen_at,attempts\n")
                .contains("a,empty.txt,EMPTY_FILE,", "a,old/scan.docx,WRONG_TYPE,", "2026-01-01 00:00:00,1").hasLineCount(3);
        assertThat(run("quarantine", "list", "--reason", "EMPTY_FILE", "--format", "csv")).isZero();
        assertThat(annals.out()).contains("empty.txt").hasLineCount(2);
        for (String path : new String[] {"old/scan.docx", "a: old/scan.docx", "in/old/scan.docx"}) {
            assertThat(run("quarantine", "show", path)).as(path).isZero();
            assertThat(annals.out()).containsPattern("file +a: old/scan.docx\n").containsPattern("reason +WRONG_TYPE\n")
                    .containsPattern("what to do +Rename the file").containsPattern("attempts +1\n")
                    .containsPattern("first seen +2026-01-01 00:00:00 UTC\n").contains("quarantine retry",
                            "quarantine ignore", home.resolve("in/old/scan.docx").toString());
        }
        assertThat(run("quarantine", "show", "good.txt")).isZero();
        assertThat(annals.out()).containsPattern("status +loaded\n").contains("not in quarantine");
        assertThat(run("quarantine", "show", "old/scan.doc")).isEqualTo(2);
        assertThat(annals.err()).contains("did you mean 'old/scan.docx'?").hasLineCount(1);
        assertThat(run("quarantine", "retry", "--reason", "EMPTY")).isEqualTo(2);
        assertThat(annals.err()).contains("there is no reason 'EMPTY'").hasLineCount(1);
    }

    @Test
    void retryReadsOnlyWhatIsNamedAndCountsTheAttempt() {
        run("load");
        assertThat(run("quarantine", "retry", "--reason", "EMPTY_FILE")).isZero();
        assertThat(value("SELECT string_agg(report_path || ' ' || attempts, ', ' ORDER BY report_path) FROM quarantined_file"))
                .isEqualTo("empty.txt 2, old/scan.docx 1");
        assertThat(run("quarantine", "retry")).isZero();
        assertThat(value("SELECT string_agg(report_path || ' ' || attempts, ', ' ORDER BY report_path) FROM quarantined_file"))
                .isEqualTo("empty.txt 3, old/scan.docx 2");
        assertThat(run("quarantine", "retry", "--reason", "TIMEOUT")).isZero();
        assertThat(annals.err()).contains("nothing to retry");
    }

    @Test
    void anIgnoredFileStaysOutUntilItIsTakenBackOrChanges() throws IOException {
        run("load");
        assertThat(run("quarantine", "ignore", "old/scan.docx")).isZero();
        assertThat(annals.out()).contains("ignored a: old/scan.docx");
        assertThat(value("SELECT string_agg(report_path, ' ') FROM quarantined_file")).isEqualTo("empty.txt");
        assertThat(run("quarantine", "list", "--ignored")).isZero();
        assertThat(annals.out()).contains("old/scan.docx");
        report("new.txt", 12);
        assertThat(run("load")).isZero();
        assertThat(value("SELECT status FROM report_file WHERE report_path = 'old/scan.docx'")).isEqualTo("ignored");

        assertThat(run("quarantine", "retry", "old/scan.docx")).isZero();
        assertThat(value("SELECT reason_code FROM quarantined_file WHERE report_path = 'old/scan.docx'"))
                .isEqualTo("WRONG_TYPE");

        assertThat(run("quarantine", "ignore", "old/scan.docx", "empty.txt")).isZero();
        report("empty.txt", 33);
        Files.setLastModifiedTime(home.resolve("in/empty.txt"), FileTime.from(Instant.parse("2026-02-01T00:00:00Z")));
        assertThat(run("load")).isZero();
        assertThat(value("SELECT string_agg(status, ' ' ORDER BY report_path) FROM report_file WHERE report_path IN "
                + "('empty.txt', 'old/scan.docx')")).isIn("loaded ignored", "superseded ignored");
    }

    @Test
    void ignoringIsARunLikeALoad() throws IOException {
        job("metrics: annals.prom\n");
        run("load");
        Files.delete(home.resolve("annals.prom"));
        assertThat(run("quarantine", "ignore", "old/scan.docx", "--log", "json")).isZero();
        assertThat(annals.out()).isEmpty();
        assertThat(annals.err().lines()).allMatch(line -> line.startsWith("{")).anyMatch(line -> line.contains(
                "the run has ended: published"));
        assertThat(Files.readString(home.resolve("annals.prom"))).contains("annals_last_run_success{job=\"report-load\"} 1.0",
                "annals_quarantined_files{job=\"report-load\"} 1.0");
    }

    @Test
    void aCommandThatIsAdvisedNamesTheFileWhateverItsName() throws IOException {
        Files.writeString(home.resolve("in/it's $HOME.docx"), "no document");
        Files.writeString(home.resolve("in/a\u202eb.docx"), "no document either");
        run("load");
        assertThat(run("quarantine", "show", "it's $HOME.docx")).isZero();
        assertThat(annals.out()).contains("annals quarantine retry 'a: it'\\''s $HOME.docx' reads it again now");
        assertThat(run("quarantine", "show", "a\u202eb.docx")).isZero();
        assertThat(annals.out()).contains("can't be typed as it is shown: annals quarantine retry --reason WRONG_TYPE")
                .doesNotContain("'a: a");
    }

    @Test
    void aRollbackTakesADecisionBack() {
        run("load");
        run("quarantine", "ignore", "old/scan.docx");
        assertThat(run("rollback")).isZero();
        run("quarantine", "list", "--format", "csv");
        assertThat(annals.out()).contains("old/scan.docx");
        assertThat(run("load")).isZero();
        assertThat(run("quarantine", "list", "--ignored")).isZero();
        assertThat(annals.err()).contains("no file is ignored");
    }

    @Test
    void decisionsWaitForNoOtherRun() throws IOException {
        run("load");
        Path lockFile = home.resolve("warehouse/annals.duckdb.lock");
        try (FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.WRITE); FileLock lock = channel.lock()) {
            assertThat(lock.isValid()).isTrue();
            assertThat(run("quarantine", "retry")).isEqualTo(3);
            assertThat(run("quarantine", "ignore", "empty.txt")).isEqualTo(3);
        }
        assertThat(run("quarantine", "retry")).isZero();
    }

    @Test
    void filesWithTheSameBytesAreTriedTogether() throws IOException {
        Files.writeString(home.resolve("in/z.docx"), "no document");
        run("load");
        assertThat(run("quarantine", "retry", "z.docx")).isZero();
        assertThat(value("SELECT sum(attempts) FROM quarantined_file WHERE reason_code = 'WRONG_TYPE'")).isNotEqualTo("2");
    }

    @Test
    void tooLargeAShareInQuarantinePublishesNothingAndShowsItsOwnList() throws IOException {
        job("limits: {quarantine: 2%}\n");
        assertThat(run("load")).as("two of three files are too few to judge").isEqualTo(4);
        String before = value("SELECT string_agg(run_id, ' ') FROM dim_load");
        for (int i = 0; i < 60; i++) {
            report("r" + i + ".txt", 100 + i);
        }
        Files.writeString(home.resolve("in/b1.docx"), "no document 1");
        Files.writeString(home.resolve("in/b2.docx"), "no document 2");
        assertThat(run("load")).isEqualTo(1);
        assertThat(annals.err()).contains("nothing was published: 2 of the 62 files newly read can't be used (3.2 %, "
                + "limits.quarantine allows 2 %): WRONG_TYPE grew from 1 to 3; see 'annals quarantine list'");
        assertThat(value("SELECT string_agg(run_id, ' ') FROM dim_load")).isEqualTo(before);
        assertThat(run("quarantine", "list", "--format", "csv")).isZero();
        assertThat(annals.err()).contains("passed limits.quarantine and was not published");
        assertThat(annals.out()).contains("b1.docx", "b2.docx", "old/scan.docx").hasLineCount(5);
        try (Stream<Path> runs = Files.list(home.resolve("runs"))) {
            assertThat(Files.readString(runs.filter(run -> run.getFileName().toString().startsWith("2026")).sorted()
                    .reduce((a, b) -> b).orElseThrow().resolve("summary.json"))).contains("\"status\": \"failed\"",
                            "WRONG_TYPE grew from 1 to 3", "\"files_newly_quarantined\": 2", "b1.docx");
        }
        assertThat(run("quarantine", "show", "b1.docx")).isZero();
        assertThat(annals.out()).contains("deliver it anew", "--set limits.quarantine=100%").doesNotContain("quarantine retry");
        for (String[] decision : new String[][] {{"ignore", "b1.docx"}, {"retry", "b1.docx"}, {"retry"}}) {
            assertThat(run(Stream.concat(Stream.of("quarantine"), Stream.of(decision)).toArray(String[]::new))).isEqualTo(1);
            assertThat(annals.err()).contains("retry and ignore wait for a load that is").hasLineCount(1);
        }
        assertThat(run("load")).as("again the same").isEqualTo(1);

        job("limits: {quarantine: 3.5%}\n");
        assertThat(run("load")).isEqualTo(4);
        assertThat(annals.err()).contains("resuming run");
        assertThat(run("quarantine", "list", "--format", "csv")).isZero();
        assertThat(annals.err()).isEmpty();
        assertThat(annals.out()).contains("b1.docx").hasLineCount(5);
        assertThat(run("quarantine", "ignore", "b1.docx")).isZero();
    }

    private String value(String sql) {
        assertThat(run("query", "--format", "csv", sql)).isZero();
        return annals.out().lines().skip(1).findFirst().orElse("").replace("\"", "");
    }

    private int run(String... arguments) {
        annals.reset();
        return annals.run(home, Map.of("ANNALS_NOW", "2026-01-%02dT00:00:00Z".formatted(day++)), arguments);
    }
}
