package io.annals.batch;

import io.annals.document.QuarantineReason;
import io.annals.source.FolderTree;
import io.annals.source.JavaProcess;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * Runs {@link ExtractWorker} over one partition until all of its files are done: a file on which the worker dies, or
 * that takes longer than the job's limit, is noted as a culprit and a new worker is started for the rest. Where the threads of
 * a worker read beside each other, what it was at when it died are suspects: the next worker reads each of them while it
 * does nothing else, and only then one is a culprit.
 */
final class WorkerProcess {

    /** A worker process that is to be started; tests start others. */
    @FunctionalInterface
    interface Command {
        List<String> of(List<String> arguments, Path temporary);
    }

    /** How long a worker may be without a file at hand: while it starts, and while it writes shards. */
    static final int SECONDS_BETWEEN_FILES = 600;

    private static final int SECONDS_TO_END = 2;
    private static final int MILLISECONDS_TO_HEAR_OUT = 1000;
    private static final int SIGNAL = 128;
    private static final int ABORTED = SIGNAL + 6;
    private static final int CRASHED = SIGNAL + 11;
    /** Sent by a person, a service manager or the machine's guard of its memory; rarely the fault of a file. */
    private static final Set<Integer> KILLED = Set.of(SIGNAL + 1, SIGNAL + 2, SIGNAL + 9, SIGNAL + 15);
    private static final Set<Integer> TOLD_TO_END = Set.of(SIGNAL + 2, SIGNAL + 15);
    private static final Pattern OF_FILE = Pattern.compile("(?:BEGIN|END) \\d{1,9}");
    private static final Set<Process> RUNNING = ConcurrentHashMap.newKeySet();
    private static volatile boolean stopping;

    private final Command command;
    private final ExtractTask task;
    private final JobFile.Limits limits;
    private final int secondsBetweenFiles;
    private final PartitionExtraction.Listener listener;

    private final BitSet ended = new BitSet();
    /** Files on which a worker was killed once, and which are given a second try. */
    private final Set<Integer> spared = new HashSet<>();
    /** Files that are read alone. */
    private final Set<Integer> suspects = new TreeSet<>();
    /** The files that the worker has begun and not ended, with the moments of {@link System#nanoTime()}; guarded by this. */
    private final Map<Integer, Long> atHand = new LinkedHashMap<>();
    /** When the worker last told of a file, or was started. */
    private long since;
    private boolean done;
    private String failure;

    /**
     * @param command how to start a worker
     * @param task what the worker reads
     * @param limits time of a file and memory of a worker
     * @param secondsBetweenFiles see {@link #SECONDS_BETWEEN_FILES}
     * @param listener hears of each file once
     */
    WorkerProcess(Command command, ExtractTask task, JobFile.Limits limits, int secondsBetweenFiles,
            PartitionExtraction.Listener listener) {
        this.command = command;
        this.task = task;
        this.limits = limits;
        this.secondsBetweenFiles = secondsBetweenFiles;
        this.listener = listener;
    }

    /**
     * A worker in a Java process like this one, with memory of its own.
     *
     * @param main the class to run
     * @param memoryMegabytes its heap
     * @param isShort whether it has so few files that thorough compilation would cost more than it gains
     */
    static Command java(Class<?> main, int memoryMegabytes, boolean isShort) {
        return (arguments, temporary) -> {
            List<String> options = new ArrayList<>(List.of("-XX:+ExitOnOutOfMemoryError"));
            if (isShort) {
                options.add("-XX:TieredStopAtLevel=1");
            }
            return JavaProcess.command(main, memoryMegabytes, temporary, options, arguments);
        };
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
        PartitionFiles list = new PartitionFiles(task.work());
        Map<Integer, PartitionFiles.Culprit> culprits = list.readCulprits();
        suspects.addAll(list.readSuspects());
        int failuresInARow = 0;
        while (true) {
            int before = ended.cardinality();
            Ending ending = runOnce();
            failuresInARow = ended.cardinality() > before ? 0 : failuresInARow;
            if (ending.done()) {
                return;
            }
            if (TOLD_TO_END.contains(ending.exit())) {
                // Ctrl-C reaches the worker as well, maybe before the program knows: no file is to blame for that.
                awaitStopping();
            }
            if (stopping) {
                throw new StoppedException();
            }
            if (failure != null) {
                throw new BatchException("reading the reports failed: " + failure);
            }
            if (task.threads() > 1 && suspects.addAll(ending.files())) {
                failuresInARow = 0;
                list.writeSuspects(suspects);
            } else if (ending.files().isEmpty() && ending.cause() != Cause.HASTE) {
                failuresInARow++;
                if (failuresInARow > 1) {
                    throw new BatchException("a worker " + (ending.cause() == Cause.OVERRUN ? "said nothing for " + secondsBetweenFiles
                            + " s" : "ended with code " + ending.exit()) + " before or after reading, twice; see "
                            + task.work().resolve("worker.log") + ": " + ending.lastWords());
                }
            } else if (!ending.files().isEmpty()) {
                failuresInARow = 0;
                boolean killed = ending.cause() == Cause.ITSELF && KILLED.contains(ending.exit());
                int file = ending.files().get(0);
                if (!killed || !spared.add(file)) {
                    culprits.put(file, culprit(ending));
                    list.writeCulprits(culprits);
                }
            }
        }
    }

    private PartitionFiles.Culprit culprit(Ending ending) {
        int exit = ending.exit();
        if (ending.cause() == Cause.OVERRUN) {
            return new PartitionFiles.Culprit(QuarantineReason.TIMEOUT, "reading took longer than "
                    + limits.secondsPerFile() + " s; raise limits.seconds_per_file if it is a report");
        }
        if (exit == ExtractWorker.OUT_OF_MEMORY) {
            return new PartitionFiles.Culprit(QuarantineReason.WORKER_DIED, "reading it takes more memory than the "
                    + limits.memoryMegabytes() + " MB of a worker; raise limits.memory_megabytes if it is a report");
        }
        String what = KILLED.contains(exit) ? "was killed twice (signal " + (exit - SIGNAL)
                + "), maybe because the machine ran out of memory"
                : exit == ABORTED || exit == CRASHED ? "crashed (signal " + (exit - SIGNAL) + ")"
                : "ended with code " + exit;
        return new PartitionFiles.Culprit(QuarantineReason.WORKER_DIED, "the process that read it " + what
                + "; save the file again in the program that wrote it, or leave it out by the job's patterns");
    }

    private static void awaitStopping() throws InterruptedException {
        for (int i = 0; i < 20 && !stopping; i++) {
            Thread.sleep(100);
        }
    }

    /**
     * How one worker ended.
     *
     * @param done whether it told that the partition is complete
     * @param exit its exit code
     * @param files what it was reading, in the order in which it began; the one alone that took too long, where one did
     * @param cause what ended it
     * @param lastWords the last line that it said on standard error
     */
    private record Ending(boolean done, int exit, List<Integer> files, Cause cause, String lastWords) {}

    private enum Cause {
        /** Itself, or something outside this program. */
        ITSELF,
        /** This program, because it took too long. */
        OVERRUN,
        /** This program, for a file that ended, or one that began after long silence, in that moment. */
        HASTE
    }

    private Ending runOnce() throws IOException, InterruptedException {
        // In the run's own folder, which the next start clears where this program is killed, too.
        Path temporary = task.work().resolve("temporary");
        FolderTree.remove(temporary);
        Files.createDirectories(temporary);
        synchronized (this) {
            atHand.clear();
            done = false;
            since = System.nanoTime();
        }
        Process process = new ProcessBuilder(command.of(task.arguments(), temporary)).start();
        RUNNING.add(process);
        if (stopping) {
            process.destroyForcibly();
        }
        try (WorkerLog log = new WorkerLog(task.work().resolve("worker.log"))) {
            Thread protocol = start("worker " + process.pid(), () -> follow(process.getInputStream()));
            Thread words = start("words of worker " + process.pid(), () -> log.take(process.getErrorStream()));
            Overrun overrun = null;
            while (!process.waitFor(100, TimeUnit.MILLISECONDS)) {
                synchronized (this) {
                    overrun = overrun == null ? overrun() : overrun;
                    if (overrun != null) {
                        process.destroyForcibly();
                    }
                }
            }
            // Whatever a worker started may hold its pipes open.
            protocol.join(MILLISECONDS_TO_HEAR_OUT);
            words.join(protocol.isAlive() ? 1 : MILLISECONDS_TO_HEAR_OUT);
            synchronized (this) {
                if (overrun != null) {
                    // What ended, or began, in the moment of being too late is no culprit, and what is beside it neither.
                    boolean isOfFile = overrun.file() >= 0;
                    boolean isLate = isOfFile ? atHand.containsKey(overrun.file()) : atHand.isEmpty();
                    return new Ending(done, process.exitValue(), isLate && isOfFile ? List.of(overrun.file()) : List.of(),
                            isLate ? Cause.OVERRUN : Cause.HASTE, log.lastLine());
                }
                return new Ending(done, process.exitValue(), List.copyOf(atHand.keySet()),
                        Cause.ITSELF, log.lastLine());
            }
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly().waitFor();
            RUNNING.remove(process);
            FolderTree.remove(temporary);
        }
    }

    /** What took too long: a file, or -1 where the worker was at none. */
    private record Overrun(int file) {}

    /** What takes too long by now; null where nothing does. */
    private Overrun overrun() {
        long now = System.nanoTime();
        if (done || atHand.isEmpty()) {
            int seconds = done ? SECONDS_TO_END : secondsBetweenFiles;
            return now - since > TimeUnit.SECONDS.toNanos(seconds) ? new Overrun(-1) : null;
        }
        return atHand.entrySet().stream()
                .filter(file -> now - file.getValue() > TimeUnit.SECONDS.toNanos(limits.secondsPerFile()))
                .findFirst().map(file -> new Overrun(file.getKey())).orElse(null);
    }

    private static Thread start(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private void follow(InputStream output) {
        try (WorkerLines lines = new WorkerLines(output)) {
            for (String line; (line = lines.next()) != null;) {
                hear(line);
            }
        } catch (IOException e) {
            // The pipe breaks when a worker is ended by force; what it was at is known by then.
        }
    }

    private void hear(String line) {
        int file = OF_FILE.matcher(line).matches() ? Integer.parseInt(line.substring(line.indexOf(' ') + 1)) : -1;
        boolean first = false;
        synchronized (this) {
            if (line.startsWith("BEGIN ") && file >= 0) {
                since = System.nanoTime();
                atHand.put(file, since);
            } else if (line.startsWith("END ") && file >= 0) {
                since = System.nanoTime();
                atHand.remove(file);
                // A worker that follows a dead one repeats the files of the shard that was not complete.
                first = !ended.get(file);
                ended.set(file);
            } else if (line.startsWith("FAILED ")) {
                failure = line.substring(7);
            } else if (line.equals("DONE")) {
                since = System.nanoTime();
                done = true;
            }
        }
        if (first) {
            listener.ends(file);
        } else if (line.startsWith("BEGIN ") && file >= 0) {
            listener.begins(file);
        }
    }
}
