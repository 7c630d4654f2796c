package io.annals.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.annals.document.ReadLimits;
import io.annals.source.SourceFile;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Real worker processes on files that do to them what a defect of a parser would, see {@link HostileWorker}. */
class HostileFilesTest {

    private static final JobFile.Limits LIMITS = new JobFile.Limits(ReadLimits.DEFAULT, 3, 200, -1);

    @TempDir
    Path home;

    private Path work;
    private final List<Integer> ended = new ArrayList<>();

    @BeforeEach
    void onlyWhereProcessesCanBeTornDown() {
        assumeTrue(Files.isWritable(Path.of("/dev/stdout")), "skipped: there is no /dev/stdout here");
        work = home.resolve("p0000");
    }

    @Test
    @Timeout(120)
    void eachHostileFileCostsItselfAndNothingElse() throws Exception {
        list("a.txt", "exits.txt", "b.txt", "fills-memory.txt", "asks-for-too-much.txt", "leaves-files.txt", "loops.txt",
                "overflows.txt", "throws.txt", "leaves-threads.txt", "floods.txt", "c.txt");
        worker(1).run();

        assertThat(ended).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11);
        assertThat(Shards.loaded(home.resolve("shards")))
                .containsExactlyInAnyOrder("a.txt", "b.txt", "leaves-threads.txt", "floods.txt", "c.txt");
        Map<String, String> quarantined = new TreeMap<>(Shards.quarantined(home.resolve("shards")));
        assertThat(quarantined).containsOnlyKeys("exits.txt", "fills-memory.txt", "asks-for-too-much.txt",
                "loops.txt", "overflows.txt", "throws.txt", "leaves-files.txt");
        assertThat(quarantined.get("exits.txt")).startsWith("WORKER_DIED").contains("ended with code 0");
        assertThat(quarantined.get("leaves-files.txt")).startsWith("WORKER_DIED").contains("ended with code 77");
        assertThat(quarantined.get("fills-memory.txt")).startsWith("WORKER_DIED")
                .contains("more memory than the 200 MB of a worker", "limits.memory_megabytes");
        assertThat(quarantined.get("asks-for-too-much.txt")).isEqualTo(quarantined.get("fills-memory.txt"));
        assertThat(quarantined.get("loops.txt")).startsWith("TIMEOUT").contains("3 s", "limits.seconds_per_file");
        assertThat(quarantined.get("overflows.txt")).startsWith("UNREADABLE").contains("StackOverflowError");
        assertThat(quarantined.get("throws.txt")).startsWith("UNREADABLE").contains("a defect");
        assertThat(work.resolve("temporary")).doesNotExist();
        try (Stream<Path> left = Files.list(home.resolve("shards"))) {
            assertThat(left.map(path -> path.getFileName().toString())).containsExactly("p0000-s0000");
        }
    }

    @Test
    @Timeout(120)
    void whatIsReadBesideAHostileFileIsNoneTheWorse() throws Exception {
        String[] names = IntStream.range(0, 90).mapToObj("%02d.txt"::formatted).toArray(String[]::new);
        names[2] = "exits.txt";
        names[27] = "fills-memory.txt";
        names[52] = "loops.txt";
        names[78] = "throws.txt";
        list(names);
        worker(3).run();

        assertThat(ended).containsExactlyInAnyOrderElementsOf(IntStream.range(0, names.length).boxed().toList());
        Map<String, String> quarantined = new TreeMap<>(Shards.quarantined(home.resolve("shards")));
        assertThat(quarantined).containsOnlyKeys("exits.txt", "fills-memory.txt", "loops.txt", "throws.txt");
        assertThat(quarantined.get("exits.txt")).contains("ended with code 0");
        assertThat(quarantined.get("fills-memory.txt")).contains("more memory than the 200 MB of a worker");
        assertThat(quarantined.get("loops.txt")).startsWith("TIMEOUT");
        assertThat(Shards.loaded(home.resolve("shards"))).hasSize(names.length - quarantined.size());
        try (Stream<Path> left = Files.list(home.resolve("shards"))) {
            assertThat(left.map(path -> path.getFileName().toString()))
                    .containsExactlyInAnyOrder("p0000-s0000", "p0000-s0001", "p0000-s0002", "p0000-s0003");
        }
    }

    @Test
    @Timeout(60)
    void aWorkerEndsWithItsParent() throws Exception {
        list("loops.txt");
        Process worker = new ProcessBuilder(command().of(task(1).arguments(), Files.createDirectories(home.resolve("t"))))
                .redirectError(ProcessBuilder.Redirect.DISCARD).start();
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(worker.getInputStream(), StandardCharsets.UTF_8))) {
            assertThat(lines.readLine()).isEqualTo("BEGIN 0");
            // What the system does when the parent is gone, however it went.
            worker.getOutputStream().close();
            assertThat(worker.waitFor(20, TimeUnit.SECONDS)).isTrue();
        } finally {
            worker.destroyForcibly();
        }
    }

    private WorkerProcess worker(int threads) {
        return new WorkerProcess(command(), task(threads), LIMITS, 60, new PartitionExtraction.Listener() {
            @Override
            public void begins(int file) {
            }

            @Override
            public void ends(int file) {
                ended.add(file);
            }
        });
    }

    private static WorkerProcess.Command command() {
        return WorkerProcess.java(HostileWorker.class, LIMITS.memoryMegabytes(), true);
    }

    private ExtractTask task(int threads) {
        return new ExtractTask(0, threads, work, home.resolve("shards"), LIMITS.read(), List.of(), Path.of("none"));
    }

    private void list(String... names) throws IOException {
        List<SourceFile> files = new ArrayList<>();
        for (String name : names) {
            Path file = Files.writeString(home.resolve(name), "某区民政局2023年工作总结\n城市低保对象12户。\n", StandardCharsets.UTF_8);
            files.add(new SourceFile("s", name, file, Files.size(file),
                    Files.getLastModifiedTime(file).toInstant().truncatedTo(ChronoUnit.MICROS), name));
        }
        new PartitionFiles(work).write(files);
    }
}
