package io.annals.cli;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

/** Commands run in the test's own process, and what they have said since the last {@link #reset}. */
final class CommandRun {

    final ByteArrayOutputStream out = new ByteArrayOutputStream();
    final ByteArrayOutputStream err = new ByteArrayOutputStream();

    /** Runs a command from a project's folder, without a terminal; its exit code. */
    int run(Path home, Map<String, String> environment, String... arguments) {
        return run(home, home, environment, arguments);
    }

    /** The same, given from another folder. */
    int run(Path home, Path caller, Map<String, String> environment, String... arguments) {
        return Annals.run(new Console(new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8), home, caller, false, environment), arguments);
    }

    String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    void reset() {
        out.reset();
        err.reset();
    }
}
