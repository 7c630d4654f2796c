package io.annals.batch;

import io.annals.document.QuarantineReason;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Runs {@link ExtractWorker} over one partition until all of its files are done: a file on which the worker dies, or
 * that takes longer than the job's limit, is noted as a culprit and a new worker is started for the rest.
 */
final class WorkerProcess {

    /** A worker process that is to be started; tests start others. */
    @FunctionalInterface
    interface Command {
        List<String> of(List<String> arguments, Path temporary);
    }

    private static final int OUT_OF_MEMORY = 3;
    private static final int TIMED_OUT = -1;
    private static final Set<Integer> SIGNALS = Set.of(128 + 2, 128 + 15);
    private static final Set<Process> RUNNING = ConcurrentHashMap.newKeySet();
    private static volatile boolean stopping;

    private final Command command;
    private final Path work;
    private final List<String> arguments;
    private final int secondsPerFile;
    private final PartitionExtraction.Listener listener;

    private final BitSet ended = new BitSet();
    private volatile int current = -1;
    private volatile long since;
    private volatile String failure;

    /**
     * @param command how to start a worker
     * @param work the partition's work folder, see {@link PartitionFiles}
     * @param arguments the worker's arguments
     * @param secondsPerFile time that one file may take
     * @param listener hears of each file once
     */
    WorkerProcess(Command command, Path work, List<String> arguments, int secondsPerFile,
            PartitionExtraction.Listener listener) {
        this.command = command;
        this.work = work;
        this.arguments = arguments;
        this.secondsPerFile = secondsPerFile;
        this.listener = listener;
    }

    /**
     * A worker in a Java process like this one, with memory of its own.
     *
     * @param isShort whether it has so few files that thorough compilation would cost more than it gains
     */
    static Command java(boolean isShort) {
        return (arguments, temporary) -> java(arguments, temporary, isShort);
    }

    private static List<String> java(List<String> arguments, Path temporary, boolean isShort) {
        List<String> line = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx512m", "-XX:+UseSerialGC",
                "-XX:+ExitOnOutOfMemoryError", "-XX:-UsePerfData", "-Xss4m",
                "-XX:ErrorFile=" + temporary.resolve("hs_err.log"), "-Dfile.encoding=UTF-8",
                "-Djava.awt.headless=true", "-Djava.io.tmpdir=" + temporary));
        if (isShort) {
            line.add("-XX:TieredStopAtLevel=1");
        }
        String archive = System.getProperty("annals.archive", "");
        if (!archive.isEmpty()) {
            line.addAll(List.of("-Xshare:auto", "-XX:SharedArchiveFile=" + archive, "-Xlog:disable"));
        }
        if (Runtime.version().feature() >= 22) {
            line.add("--enable-native-access=ALL-UNNAMED");
        }
        line.addAll(List.of("-cp", classPath(), ExtractWorker.class.getName()));
        line.addAll(arguments);
        return line;
    }

    /** Whether the program itself is being ended. */
    static boolean isStopping() {
        return stopping;
    }

    /** Ends all workers at once and for good; for the moment when the program itself is told to end. */
    static void destroyAll() {
        stopping = true;
        RUNNING.forEach(Process::destroyForcibly);
    }

    /**
     * Runs workers until the partition is done.
     *
     * @throws BatchException where the worker fails and no file is to blame
     * @throws StoppedException where the program is being ended
     */
    void run() throws IOException, InterruptedException {
        PartitionFiles list = new PartitionFiles(work);
        Map<Integer, PartitionFiles.Culprit> culprits = list.readCulprits();
        boolean failedWithoutCulprit = false;
        while (true) {
            int exit = runOnce();
            if (exit == 0) {
                return;
            }
            if (SIGNALS.contains(exit)) {
                // Ctrl-C reaches the worker as well, maybe before the program knows: no file is to blame for that.
                awaitStopping();
                current = -1;
            }
            if (stopping) {
                throw new StoppedException();
            }
            if (failure != null) {
                throw new BatchException("reading the reports failed: " + failure);
            }
            if (exit == TIMED_OUT) {
                culprits.put(current, new PartitionFiles.Culprit(QuarantineReason.TIMEOUT, "reading took longer than "
                        + secondsPerFile + " s; raise limits.seconds_per_file if it is a report"));
            } else if (current >= 0) {
                culprits.put(current, new PartitionFiles.Culprit(QuarantineReason.WORKER_DIED, exit == OUT_OF_MEMORY
                        ? "reading it takes more memory than a worker has"
                        : "the process that read it ended with code " + exit));
            } else if (failedWithoutCulprit) {
                throw new BatchException("a worker ended twice with code " + exit + " before or after reading; see "
                        + work.resolve("worker.log") + ": " + lastLine());
            }
            failedWithoutCulprit = current < 0;
            list.writeCulprits(culprits);
        }
    }

    private static void awaitStopping() throws InterruptedException {
        for (int i = 0; i < 20 && !stopping; i++) {
            Thread.sleep(100);
        }
    }

    private int runOnce() throws IOException, InterruptedException {
        current = -1;
        Path temporary = Files.createTempDirectory("worker");
        Process process = new ProcessBuilder(command.of(arguments, temporary))
                .redirectError(ProcessBuilder.Redirect.appendTo(work.resolve("worker.log").toFile())).start();
        RUNNING.add(process);
        if (stopping) {
            process.destroyForcibly();
        }
        try {
            Thread protocol = new Thread(() -> follow(process), "worker " + process.pid());
            protocol.setDaemon(true);
            protocol.start();
            boolean timedOut = false;
            while (!process.waitFor(100, TimeUnit.MILLISECONDS)) {
                if (current >= 0 && System.nanoTime() - since > TimeUnit.SECONDS.toNanos(secondsPerFile)) {
                    timedOut = true;
                    process.destroyForcibly();
                }
            }
            protocol.join();
            return timedOut && current >= 0 ? TIMED_OUT : process.exitValue();
        } finally {
            process.destroyForcibly().waitFor();
            RUNNING.remove(process);
            deleteRecursively(temporary);
        }
    }

    private void follow(Process process) {
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line; (line = lines.readLine()) != null;) {
                if (line.startsWith("BEGIN ")) {
                    since = System.nanoTime();
                    current = Integer.parseInt(line.substring(6));
                    listener.begins(current);
                } else if (line.startsWith("END ")) {
                    current = -1;
                    int file = Integer.parseInt(line.substring(4));
                    // A worker that follows a dead one repeats the files of the shard that was not complete.
                    if (!ended.get(file)) {
                        ended.set(file);
                        listener.ends(file);
                    }
                } else if (line.startsWith("FAILED ")) {
                    failure = line.substring(7);
                }
            }
        } catch (IOException e) {
            // The pipe breaks when a worker is ended by force; what it was at is known by then.
        }
    }

    private String lastLine() throws IOException {
        Path log = work.resolve("worker.log");
        if (!Files.exists(log)) {
            return "";
        }
        List<String> lines = new String(Files.readAllBytes(log), StandardCharsets.UTF_8).lines()
                .filter(line -> !line.isBlank()).toList();
        return lines.isEmpty() ? "it said nothing" : lines.get(lines.size() - 1);
    }

    private static String classPath() {
        List<String> entries = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            entries.add(Path.of(entry).toAbsolutePath().toString());
        }
        return String.join(File.pathSeparator, entries);
    }

    /** Removes a folder with all that it holds; what is gone already is no error. */
    static void deleteRecursively(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> tree = Files.walk(folder)) {
            for (Path path : tree.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }
}
