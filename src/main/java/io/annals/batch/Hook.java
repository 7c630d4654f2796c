package io.annals.batch;

import io.annals.warehouse.FileAccess;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The command of a job after a run, for mail or chat. It gets the run's facts as environment variables, what it prints
 * goes into the run's folder, and whatever becomes of it changes nothing of the run.
 */
public final class Hook {

    /** Name of the file in the run's folder that keeps what the command printed. */
    static final String LOG = "hook.log";

    /** How much of the output is kept. */
    private static final int MOST_BYTES = 1 << 20;
    private static final List<String> LEFT_OUT = List.of("job", "limits");

    private final JobFile job;
    private final Path home;

    /**
     * @param job the job
     * @param home the folder in which its commands run
     */
    public Hook(JobFile job, Path home) {
        this.job = job;
        this.home = home;
    }

    /**
     * Runs the command that the job has for how a run ended.
     *
     * @param run the run; its id is empty where it did not get as far as to a folder
     * @param exitCode its exit code
     * @return what went wrong with the command, in one line; empty where nothing did, or the job has none
     */
    public String run(RunSummary run, int exitCode) {
        String name = run.isGood() ? "success" : "failure";
        String command = run.isGood() ? job.operation().success() : job.operation().failure();
        if (command.isEmpty()) {
            return "";
        }
        Path folder = run.runId().isEmpty() ? null : job.runs().resolve(run.runId());
        ProcessBuilder builder = new ProcessBuilder(System.getProperty("os.name").startsWith("Windows")
                ? List.of("cmd", "/c", command) : List.of("/bin/sh", "-c", command))
                .directory(home.toFile()).redirectErrorStream(true);
        if (new File("/dev/null").exists()) {
            builder.redirectInput(new File("/dev/null"));
        }
        builder.environment().putAll(facts(run, exitCode));
        String told = "hooks." + name + " %s; the run stays as it ended" + (folder == null ? ""
                : ", what it printed is in " + folder.resolve(LOG));
        try {
            Process process = builder.start();
            try (ShutdownHook stop = new ShutdownHook(() -> end(process), "end hook")) {
                Thread reader = new Thread(() -> keep(process.getInputStream(), folder, job.access()), "hook output");
                reader.setDaemon(true);
                reader.start();
                boolean ended = process.waitFor(job.operation().hookSeconds(), TimeUnit.SECONDS);
                if (!ended) {
                    end(process);
                }
                // What the command left running may keep its output open.
                reader.join(2000);
                return !ended ? told.formatted("took longer than " + job.operation().hookSeconds()
                        + " seconds (hooks.seconds) and was ended")
                        : process.exitValue() != 0 ? told.formatted("ended with exit code " + process.exitValue()) : "";
            }
        } catch (IOException e) {
            return told.formatted("can't be started (" + WarehouseLock.reason(e) + ")");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return told.formatted("was not waited for");
        }
    }

    private static void end(Process process) {
        List<ProcessHandle> below = process.descendants().toList();
        process.destroyForcibly();
        below.forEach(ProcessHandle::destroyForcibly);
    }

    /** Keeps the beginning of the output and reads the rest, so that the command never waits for a reader. */
    private static void keep(InputStream printed, Path folder, FileAccess access) {
        try (printed) {
            if (folder != null) {
                keepBeginning(printed, folder.resolve(LOG), access);
            }
            printed.transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            // Its end closes the pipe.
        }
    }

    /** A log that can't be written is none of the run's affairs. */
    private static void keepBeginning(InputStream printed, Path file, FileAccess access) {
        try (OutputStream log = Files.newOutputStream(file)) {
            access.apply(file);
            byte[] buffer = new byte[8192];
            int kept = 0;
            while (kept < MOST_BYTES) {
                int read = printed.read(buffer, 0, Math.min(buffer.length, MOST_BYTES - kept));
                if (read < 0) {
                    break;
                }
                log.write(buffer, 0, read);
                log.flush();
                kept += read;
            }
        } catch (IOException e) {
            // The command goes on: what it prints from here on is read and forgotten.
        }
    }

    /** The facts of a run by variable; {@code ANNALS_JOB} and the paths make an {@code annals} that it calls look there. */
    Map<String, String> facts(RunSummary run, int exitCode) {
        Map<String, String> facts = new LinkedHashMap<>();
        JsonObject json = run.toJson();
        json.members().forEach((key, value) -> {
            if (!LEFT_OUT.contains(key) && !(value instanceof Map) && !(value instanceof List)) {
                facts.put("ANNALS_" + key.toUpperCase(Locale.ROOT), oneLine(json.text(key)));
            }
        });
        facts.put("ANNALS_EXIT_CODE", String.valueOf(exitCode));
        facts.put("ANNALS_JOB", job.file().toString());
        facts.put("ANNALS_JOB_NAME", oneLine(job.name()));
        facts.put("ANNALS_RUNS", job.runs().toString());
        if (!run.runId().isEmpty()) {
            Path folder = job.runs().resolve(run.runId());
            facts.put("ANNALS_RUN_FOLDER", folder.toString());
            facts.put("ANNALS_SUMMARY_JSON", folder.resolve(RunFolder.SUMMARY).toString());
            facts.put("ANNALS_SUMMARY_HTML", folder.resolve(RunFolder.PAGE).toString());
        }
        return facts;
    }

    /** The names of all variables that a command may get. */
    public static List<String> variables(JobFile job) {
        RunSummary any = RunSummary.withoutFiles("run", job, "", "", Instant.EPOCH, BigDecimal.ZERO, "", false, 0);
        return new ArrayList<>(new Hook(job, job.runs()).facts(any, 0).keySet());
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\p{Cntrl}+", " ");
    }
}
