package io.annals.cli;

import picocli.CommandLine.Option;

/** How a command tells what its runs do. */
final class LogOptions {

    /** Words for a person, those alone that a person should see, or an object a line for a program. */
    enum Form { TEXT, QUIET, JSON }

    @Option(names = "--log", paramLabel = "FORM",
            description = "How it tells what it does: text; quiet (warnings and errors alone on standard error, the result"
                + " on standard output); json (an object a line on standard error, the result too).")
    Form form = Form.TEXT;

    RunLog to(Console console) {
        return switch (form) {
            case TEXT -> new ProgressPrinter(console);
            case QUIET -> new QuietLog(console);
            case JSON -> new JsonLog(console);
        };
    }
}
