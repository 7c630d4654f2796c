package io.annals.bench;

import io.annals.batch.ShutdownHook;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Runs one command at a time in a process of its own and tells what it used. Processor time is what the system adds to this
 * process for children that have ended, theirs included; memory is sampled while they run. Both come from {@code /proc}, which only
 * Linux has.
 */
final class MeteredProcess {

    private static final Path OWN = Path.of("/proc/self/stat");
    /** Behind the command's name: fields 16 and 17 of proc(5), times of ended children in ticks of 10 ms. */
    private static final int CHILDREN_USER = 13;
    private static final int CHILDREN_SYSTEM = 14;
    private static final int MILLIS_OF_A_TICK = 10;
    private static final int MILLIS_BETWEEN_SAMPLES = 100;
    private static final String RESIDENT = "VmRSS:";
    private static final int MOST_TOLD = 300;

    private final Path folder;
    private final Map<String, String> environment;

    /**
     * @param folder where commands run and what they print is kept
     * @param environment variables beside this process's own, of which those of Annals are left out
     */
    MeteredProcess(Path folder, Map<String, String> environment) {
        this.folder = folder;
        this.environment = environment;
    }

    /** Whether processor time and memory are told here. */
    static boolean tellsAll() {
        return Files.isReadable(OWN);
    }

    /**
     * Runs a command to its end.
     *
     * @param what what it does, for the message
     * @throws BenchException where it does not end with exit code 0, with the last line that it printed
     */
    Usage run(String what, List<String> command) throws IOException, InterruptedException {
        Path printed = folder.resolve("printed.txt");
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true)
                .redirectOutput(printed.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("ANNALS_"));
        builder.environment().putAll(environment);
        long processor = childrenMillis();
        long start = System.nanoTime();
        Process process = builder.start();
        // A signal that ends the bench ends what it measures.
        long peak = Usage.UNKNOWN;
        long wall;
        try (ShutdownHook ending = new ShutdownHook(() -> end(process), "annals-bench-end")) {
            process.getOutputStream().close();
            while (!process.waitFor(MILLIS_BETWEEN_SAMPLES, TimeUnit.MILLISECONDS)) {
                peak = Math.max(peak, residentKilobytes(process));
            }
            wall = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
        } finally {
            end(process);
            process.waitFor();
        }
        if (process.exitValue() != 0) {
            throw new BenchException(what + " ended with exit code " + process.exitValue() + ": " + lastLine(printed));
        }
        return new Usage(wall, tellsAll() ? childrenMillis() - processor : Usage.UNKNOWN, peak);
    }

    private static void end(Process process) {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
    }

    private static long childrenMillis() throws IOException {
        if (!tellsAll()) {
            return 0;
        }
        String stat = Files.readString(OWN);
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return (Long.parseLong(fields[CHILDREN_USER]) + Long.parseLong(fields[CHILDREN_SYSTEM])) * MILLIS_OF_A_TICK;
    }

    private static long residentKilobytes(Process process) {
        if (!tellsAll()) {
            return Usage.UNKNOWN;
        }
        return Stream.concat(Stream.of(process.toHandle()), process.descendants())
                .mapToLong(one -> residentKilobytes(one.pid())).sum();
    }

    /** 0 of a process that has just ended. */
    private static long residentKilobytes(long pid) {
        try (Stream<String> lines = Files.lines(Path.of("/proc", String.valueOf(pid), "status"), StandardCharsets.ISO_8859_1)) {
            return lines.filter(line -> line.startsWith(RESIDENT)).findFirst()
                    .map(line -> Long.parseLong(line.replaceAll("\\D", ""))).orElse(0L);
        } catch (IOException | UncheckedIOException e) {
            return 0;
        }
    }

    private static String lastLine(Path printed) throws IOException {
        List<String> lines = new String(Files.readAllBytes(printed), StandardCharsets.UTF_8).lines()
                .filter(line -> !line.isBlank()).toList();
        String last = lines.isEmpty() ? "it printed nothing" : lines.get(lines.size() - 1).strip();
        return last.length() > MOST_TOLD ? last.substring(0, MOST_TOLD) + " …" : last;
    }
}
