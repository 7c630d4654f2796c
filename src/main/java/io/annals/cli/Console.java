package io.annals.cli;

import io.annals.batch.SafeText;
import java.io.PrintStream;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;

/**
 * What a command talks to: results go to {@code out}, all other words to {@code err}, both UTF-8.
 *
 * @param out standard output
 * @param err standard error
 * @param home the project's folder, which a job file's paths are relative to
 * @param caller the caller's folder, which paths on the command line are relative to
 * @param isTerminal whether standard error is a terminal, where a progress bar may move
 * @param environment environment variables
 */
record Console(
        PrintStream out, PrintStream err, Path home, Path caller, boolean isTerminal,
        Map<String, String> environment) {

    /** A path of the command line, absolute. */
    Path path(String text) {
        try {
            return caller.resolve(text).normalize();
        } catch (InvalidPathException e) {
            throw new UsageException("'" + safe(text) + "' is no path: " + e.getReason());
        }
    }

    /** "Now": {@code ANNALS_NOW} where it is set, else the clock's. */
    Instant now() {
        String set = environment.getOrDefault("ANNALS_NOW", "");
        if (set.isEmpty()) {
            return Instant.now();
        }
        try {
            return Instant.parse(set);
        } catch (DateTimeException e) {
            throw new UsageException("ANNALS_NOW must be an instant such as 2026-01-31T02:00:00Z, not '" + safe(set)
                    + "'");
        }
    }

    /** The time of a line in a log: "now", or the clock's time where "now" is set to what is none. */
    Instant logTime() {
        try {
            return now();
        } catch (UsageException e) {
            return Instant.now();
        }
    }

    /**
     * Text with nothing in it that a terminal would obey: control and direction characters stand as a backslash,
     * {@code u} and their number. File names and report texts are data, whoever wrote them.
     */
    static String safe(String text) {
        return SafeText.of(text);
    }
}
