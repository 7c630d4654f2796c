package io.annals.cli;

import io.annals.batch.JobFile;
import io.annals.batch.Rollback;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "rollback", mixinStandardHelpOptions = true, sortOptions = false,
        description = "Publishes a former warehouse file again, with its annual summaries, and says what that undoes."
            + " What is published now becomes generation 1.",
        footerHeading = "%nExamples:%n", footer = {"  annals rollback --list", "  annals rollback"})
final class RollbackCommand implements Callable<Integer> {

    @Parameters(paramLabel = "N", arity = "0..1", defaultValue = "1",
            description = "Which former file: 1 is the one before the published one (default).")
    int number;

    @Option(names = "--list", description = "Shows the files that are kept; changes nothing.")
    boolean list;

    @Mixin
    JobOptions options;

    private final Console console;

    RollbackCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        JobFile job = options.read(console);
        Rollback rollback = new Rollback(job, console.now());
        if (list) {
            return list(rollback);
        }
        List<Rollback.Load> undone = rollback.to(number,
                warning -> console.err().println("warning: " + Console.safe(warning)));
        console.out().println("published generation " + number + " of " + Console.safe(job.warehouse().toString())
                + " again" + (undone.isEmpty() ? "; it holds the same loads" : ""));
        for (Rollback.Load load : undone) {
            console.out().println("undone: " + words(load));
        }
        console.err().println("'annals rollback' takes this back; the next load reads anew what the sources hold by then");
        return 0;
    }

    private int list(Rollback rollback) {
        TextTable table = new TextTable(List.of("generation", "figures", "last_run", "started_at", "file"),
                List.of(true, true, false, false, false));
        for (Rollback.Generation generation : rollback.generations()) {
            Rollback.Load last = generation.loads().isEmpty() ? new Rollback.Load("", "", 0, 0) : generation.loads().get(0);
            table.add(List.of(generation.number() == 0 ? "published" : Integer.toString(generation.number()),
                    Long.toString(generation.figures()), last.runId(), last.startedAt(),
                    Console.safe(generation.file().getFileName().toString())));
        }
        if (table.size() == 0) {
            console.err().println("there is no warehouse yet");
        } else {
            table.print(console.out());
        }
        return 0;
    }

    private static String words(Rollback.Load load) {
        return "run " + load.runId() + " of " + load.startedAt() + " UTC, " + load.reports() + " reports, "
                + load.figures() + " figures";
    }
}
