package io.annals.cli;

import io.annals.batch.JobFile;
import io.annals.batch.LoadSelection;
import io.annals.batch.RunPlan;
import io.annals.source.PlannedFile;
import io.annals.source.PlannedFile.Action;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(name = "plan", mixinStandardHelpOptions = true, sortOptions = false,
        description = "Tells what a load would do with each file, and why. Writes nothing.",
        footerHeading = "%nExample:%n", footer = "  annals plan")
final class PlanCommand implements Callable<Integer> {

    @Parameters(paramLabel = "DIR", arity = "0..*", description = "Folders of reports instead of the job's.")
    List<String> folders;

    @Mixin
    SelectionOptions selection;

    @Mixin
    JobOptions options;

    private final Console console;

    PlanCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        JobFile job = options.read(console, folders);
        LoadSelection narrowed = selection.selection();
        narrowed.require(job);
        RunPlan plan = RunPlan.of(job, narrowed);
        plan.skipped().forEach(line -> console.err().println(Console.safe(line)));
        if (!selection.acceptMissing) {
            plan.shortages(job).forEach(line -> console.err().println(Console.safe("a load would stop: " + line)));
        }
        StringBuilder text = new StringBuilder();
        for (PlannedFile planned : plan.files()) {
            text.append(String.format(Locale.ROOT, "%-9s  %s  (%s)%n", name(planned.action()),
                    Console.safe(planned.file().sourceCode() + ": " + planned.file().reportPath()),
                    Console.safe(planned.why())));
        }
        for (Action action : Action.values()) {
            long count = plan.count(action);
            if (count > 0 || action == Action.READ) {
                text.append(text.length() == 0 || action != Action.READ ? "" : System.lineSeparator())
                        .append(String.format(Locale.ROOT, "%,7d %s%n", count, name(action)));
            }
        }
        console.out().print(text);
        return 0;
    }

    private static String name(Action action) {
        return action.name().toLowerCase(Locale.ROOT);
    }
}
