package io.annals.cli;

import io.annals.batch.JobFileException;
import io.annals.batch.LockHeldException;
import io.annals.batch.NoSuchGenerationException;
import io.annals.reference.ReferenceException;
import io.annals.source.SourceException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.sql.SQLException;

/** What a failed command says, and with which exit code it ends. */
final class Failure {

    private Failure() {
    }

    /** 2 for wrong use or configuration, 3 where another run is at work, else 1. */
    static int exitCode(Throwable e) {
        if (e instanceof UsageException || e instanceof JobFileException || e instanceof SourceException
                || e instanceof ReferenceException || e instanceof NoSuchGenerationException) {
            return 2;
        }
        if (e instanceof SQLException && e.getMessage() != null
                && e.getMessage().matches("(?s)\\s*(Parser|Binder|Catalog|Permission|Invalid Input|Conversion)"
                + " Error.*")) {
            return 2;
        }
        return e instanceof LockHeldException ? 3 : 1;
    }

    /** One line for a person. */
    static String message(Throwable e) {
        Throwable told = e instanceof UncheckedIOException && e.getCause() != null ? e.getCause() : e;
        String message = told.getMessage() == null ? "" : told.getMessage();
        if (told instanceof NoSuchFileException) {
            message = message + ": there is no such file";
        } else if (told instanceof AccessDeniedException) {
            message = message + ": permission denied";
        } else if (told instanceof SQLException) {
            // DuckDB repeats the statement with a mark below the place; the first line says what is wrong.
            message = message.strip().replaceFirst("(?s)\\n\\s*LINE \\d+:.*", "");
        } else if (message.isEmpty() || !(told.getClass().getName().startsWith("io.annals.")
                || told instanceof IOException)) {
            message = told.getClass().getSimpleName() + (message.isEmpty() ? "" : ": " + message)
                    + "; run again with --debug for the trace";
        }
        return Console.safe(message.replaceAll("\\s+", " ").strip());
    }
}
