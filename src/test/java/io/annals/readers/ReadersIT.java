package io.annals.readers;

import static org.assertj.core.api.Assertions.assertThat;

import io.annals.batch.JobFile;
import io.annals.batch.LoadJob;
import io.annals.batch.LoadProgress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Processes read the warehouse while one generation after the other is published: no error, and each reading is of exactly
 * one generation. Five readers and five publications; {@code -Pendurance}: twenty and fifty.
 */
class ReadersIT {

    private static final boolean ENDURANCE = Boolean.getBoolean("endurance");
    private static final int READERS = ENDURANCE ? 20 : 5;
    private static final int PUBLICATIONS = ENDURANCE ? 50 : 5;
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    @TempDir
    Path home;

    /** What a reader of each generation must see. */
    private final List<String> legal = new ArrayList<>();
    private long sum;

    @Test
    void everyReadingIsOfOneGeneration() throws Exception {
        Files.createDirectories(home.resolve("in"));
        publish();
        List<Process> readers = new ArrayList<>();
        try {
            for (int i = 0; i < READERS; i++) {
                readers.add(reader(i));
            }
            for (int i = 0; i < READERS; i++) {
                awaitReading(i);
            }
            for (int i = 0; i < PUBLICATIONS; i++) {
                publish();
            }
            for (Process reader : readers) {
                reader.getOutputStream().write('\n');
                reader.getOutputStream().close();
            }
            for (int i = 0; i < READERS; i++) {
                assertThat(readers.get(i).waitFor(60, TimeUnit.SECONDS)).isTrue();
                assertThat(Files.readString(error(i))).isEmpty();
                assertThat(readers.get(i).exitValue()).isZero();
            }
        } finally {
            readers.forEach(Process::destroyForcibly);
        }
        long readings = 0;
        for (int i = 0; i < READERS; i++) {
            List<String> lines = Files.readAllLines(output(i));
            assertThat(lines.get(lines.size() - 1)).isEqualTo("last " + legal.get(PUBLICATIONS));
            List<String> seen = lines.subList(0, lines.size() - 1);
            readings += seen.size();
            assertThat(legal).containsAll(seen);
            List<Integer> generations = seen.stream().map(legal::indexOf).toList();
            assertThat(generations).as("no reader goes back").isSorted();
            if (isHeld(i)) {
                assertThat(generations).as("an open file stays the same").containsOnly(0);
            } else {
                assertThat(generations.stream().distinct().count()).as("generations met").isGreaterThan(1);
            }
        }
        System.out.println(READERS + " readers, " + PUBLICATIONS + " publications, " + readings + " readings");
    }

    /** One report more, of a year of its own. */
    private void publish() throws IOException {
        int number = legal.size();
        Files.writeString(home.resolve("in/" + number + ".txt"), "津南区民政局" + (1960 + number) + "年工作总结\n\n全年办理结婚登记"
                + (100 + number) + "对。\n");
        Path file = Files.writeString(home.resolve("job.yml"), "sources:\n  - code: a\n    folder: in\nisolation: none\n"
                + "warehouse: a.duckdb\nout: out\nruns: runs\ngenerations: 2\nthreads: 1\n");
        sum += 100 + number;
        legal.add((number + 1) + " " + sum + " " + sum + " " + (number + 1));
        assertThat(new LoadJob(JobFile.read(file, home), START.plusSeconds(60L * number), LoadProgress.SILENT).run().status())
                .isEqualTo("published");
    }

    private Process reader(int number) throws IOException {
        // Each with a temporary folder of its own, as the launcher gives it.
        Path temporary = Files.createDirectories(home.resolve("tmp" + number));
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin/java").toString(), "-Xmx128m",
                "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Djava.io.tmpdir=" + temporary, "-cp", classPath,
                Reader.class.getName(), home.resolve("a.duckdb").toString(), isHeld(number) ? "held" : "again")
                .redirectOutput(output(number).toFile()).redirectError(error(number).toFile()).start();
    }

    private static boolean isHeld(int number) {
        return number % 5 == 4;
    }

    private void awaitReading(int number) throws Exception {
        for (int i = 0; i < 1200 && Files.size(output(number)) == 0; i++) {
            assertThat(Files.readString(error(number))).isEmpty();
            Thread.sleep(50);
        }
        assertThat(Files.size(output(number))).isPositive();
    }

    private Path output(int number) {
        return home.resolve("reader" + number + ".txt");
    }

    private Path error(int number) {
        return home.resolve("error" + number + ".txt");
    }
}
