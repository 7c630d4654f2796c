package io.annals.batch;

import static org.assertj.core.api.Assertions.assertThat;

import io.annals.document.DocumentReader;
import io.annals.document.ReadLimits;
import io.annals.source.ContentHash;
import io.annals.source.FolderTree;
import io.annals.source.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Damaged documents through the extraction of partitions: none hangs, none ends the process, each has one status. The
 * system property {@code fuzz} gives another number of them: {@code mvn test -Dtest=FuzzTest -Dfuzz=20000}.
 */
class FuzzTest {

    private static final int DOCUMENTS = Integer.getInteger("fuzz", 500);
    private static final int BATCH = 500;
    private static final int THREADS = 2;
    private static final int MOST_SECONDS = 60;

    @TempDir
    Path home;

    private final AtomicLong slowest = new AtomicLong();
    private final Map<String, Integer> statuses = new TreeMap<>();

    @Test
    void damagedDocumentsEndWithOneStatusEach() throws Exception {
        MutatedDocuments documents = new MutatedDocuments();
        for (int from = 0; from < DOCUMENTS; from += BATCH) {
            Path batch = Files.createDirectory(home.resolve("b" + from));
            int to = Math.min(DOCUMENTS, from + BATCH);
            ExecutorService threads = Executors.newFixedThreadPool(THREADS,
                    work -> new Thread(null, work, "fuzz", PartitionExtraction.STACK_BYTES));
            List<Future<?>> running = new ArrayList<>();
            Map<Integer, Integer> current = new java.util.concurrent.ConcurrentHashMap<>();
            for (int i = 0; i < THREADS; i++) {
                int partition = i;
                int first = from + (to - from) * i / THREADS;
                int end = from + (to - from) * (i + 1) / THREADS;
                write(documents, batch, partition, first, end);
                running.add(threads.submit(() -> {
                    new PartitionExtraction(task(batch, partition), DocumentReader::read)
                            .run(new Clock(number -> current.put(partition, first + number)));
                    return null;
                }));
            }
            for (int i = 0; i < THREADS; i++) {
                try {
                    running.get(i).get(BATCH, TimeUnit.SECONDS);
                } catch (java.util.concurrent.TimeoutException e) {
                    throw new AssertionError("document " + current.get(i) + " hangs", e);
                }
            }
            threads.shutdownNow();
            count(batch, from, to);
            FolderTree.remove(batch);
        }
        if (Integer.getInteger("fuzz") != null) {
            System.out.println(DOCUMENTS + " documents, the slowest " + slowest.get() / 1_000_000 + " ms: " + statuses);
        }
        assertThat(slowest.get()).isLessThan(TimeUnit.SECONDS.toNanos(MOST_SECONDS));
        assertThat(statuses.values().stream().mapToInt(Integer::intValue).sum()).isEqualTo(DOCUMENTS);
        assertThat(statuses).as("defects").doesNotContainKey("the program failed");
        assertThat(statuses.get("loaded")).isGreaterThan(DOCUMENTS / 10);
    }

    @Test
    void aWorkerProcessOutlivesDamagedDocuments() throws Exception {
        int many = DOCUMENTS / 10;
        MutatedDocuments documents = new MutatedDocuments();
        write(documents, home, 0, DOCUMENTS, DOCUMENTS + many);
        List<Integer> ended = new ArrayList<>();
        JobFile.Limits limits = new JobFile.Limits(ReadLimits.DEFAULT.fileBytes(), MOST_SECONDS, -1);
        new WorkerProcess(WorkerProcess.java(ExtractWorker.class, limits.memoryMegabytes(), true), task(home, 0), limits,
                WorkerProcess.SECONDS_BETWEEN_FILES, new Clock(number -> { }) {
                    @Override
                    public void ends(int file) {
                        ended.add(file);
                    }
                }).run();
        assertThat(ended).hasSize(many);
        count(home, DOCUMENTS, DOCUMENTS + many);
        assertThat(statuses).doesNotContainKeys("TIMEOUT", "WORKER_DIED", "the program failed");
    }

    private static ExtractTask task(Path folder, int partition) {
        return new ExtractTask(partition, 1, folder.resolve("p" + partition), folder.resolve("shards"), ReadLimits.DEFAULT,
                List.of(), Path.of("none"));
    }

    /** Measures the time of each file. */
    private class Clock implements PartitionExtraction.Listener {

        private final java.util.function.IntConsumer begins;
        private long since;

        Clock(java.util.function.IntConsumer begins) {
            this.begins = begins;
        }

        @Override
        public void begins(int file) {
            begins.accept(file);
            since = System.nanoTime();
        }

        @Override
        public void ends(int file) {
            slowest.accumulateAndGet(System.nanoTime() - since, Math::max);
        }
    }

    private static void write(MutatedDocuments documents, Path folder, int partition, int from, int to)
            throws IOException {
        List<SourceFile> files = new ArrayList<>();
        for (int number = from; number < to; number++) {
            Path file = documents.write(number, folder);
            files.add(new SourceFile("s", file.getFileName().toString(), file, Files.size(file),
                    Files.getLastModifiedTime(file).toInstant().truncatedTo(ChronoUnit.MICROS), ContentHash.of(file)));
        }
        new PartitionFiles(folder.resolve("p" + partition)).write(files);
    }

    private void count(Path folder, int from, int to) throws Exception {
        Map<String, String> ends = new HashMap<>();
        for (String path : Shards.loaded(folder.resolve("shards"))) {
            assertThat(ends.put(path, "loaded")).as(path).isNull();
        }
        for (Map.Entry<String, String> entry : Shards.quarantined(folder.resolve("shards")).entrySet()) {
            String message = entry.getValue();
            boolean defect = message.contains("the program failed");
            if (defect) {
                System.out.println(entry.getKey() + ": " + message);
            }
            assertThat(ends.put(entry.getKey(), defect ? "the program failed" : message.replaceFirst(":.*", "")))
                    .as(entry.getKey()).isNull();
        }
        assertThat(ends).hasSize(to - from);
        ends.values().forEach(status -> statuses.merge(status, 1, Integer::sum));
    }
}
