package io.annals.cli;

import io.annals.batch.JobFile;
import io.annals.batch.LoadSelection;
import io.annals.batch.RunSummary;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(name = "load", mixinStandardHelpOptions = true, sortOptions = false,
        description = "Loads the job's reports into the warehouse and writes the annual summary CSVs. Reads only what"
            + " is new or changed; goes on where an interrupted run stopped.",
        footerHeading = "%nExamples:%n", footer = {
            "  annals load",
            "  annals load reports/2023 reports/2024 --warehouse civil.duckdb --out civil"})
final class LoadCommand implements Callable<Integer> {

    private static final int MOST_SHOWN = 10;

    @Parameters(paramLabel = "DIR", arity = "0..*",
            description = "Folders of reports instead of the job's; the folder's name becomes the source's code.")
    List<String> folders;

    @Mixin
    SelectionOptions selection;

    @Mixin
    JobOptions options;

    @Mixin
    LogOptions log;

    private final Console console;

    LoadCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        JobFile job = options.read(console, folders);
        LoadSelection narrowed = selection.selection();
        narrowed.require(job);
        return RunReport.of(console, job, log.to(console), load -> load.run(narrowed));
    }

    /** The exit code of a run that ended well. */
    static int exitCode(JobFile job, RunSummary run, RunLog log) {
        boolean tooManyWarnings = job.limits().warnings() >= 0 && run.findings().warnings() > job.limits().warnings();
        if (tooManyWarnings) {
            log.warning("annals: " + run.findings().warnings() + " warnings, the job allows " + job.limits().warnings()
                    + "; see 'annals findings'");
        }
        return run.files().newlyQuarantined() > 0 || tooManyWarnings ? 4 : 0;
    }

    /** Says which exit code's cause a person should look at, where the result of the run does not stand beside it. */
    static void warnOfQuarantine(RunSummary run, RunLog log) {
        long files = run.files().newlyQuarantined();
        if (files > 0) {
            log.warning(files + (files == 1 ? " file was" : " files were")
                    + " quarantined anew; see 'annals quarantine list'");
        }
    }

    /** Says on standard output how a run ended. */
    static void print(Console console, RunSummary run) {
        StringBuilder text = new StringBuilder();
        text.append(String.format(Locale.ROOT, "run %s of %s: %s%s%n", run.runId(), Console.safe(run.job()),
                run.status().equals("unchanged") ? "nothing changed, nothing published" : run.status(),
                run.resumed() ? " (resumed)" : ""));
        line(text, "files seen", run.files().seen(), "");
        line(text, "  loaded", run.files().loaded(), "");
        line(text, "  unchanged", run.files().unchanged(), "");
        line(text, "  duplicate", run.files().duplicate(), run.files().duplicate() > 0 ? "same bytes as another file" : "");
        line(text, "  superseded", run.files().superseded(), run.files().superseded() > 0 ? "a newer version is loaded" : "");
        line(text, "  quarantined", run.files().quarantined().size(), run.files().quarantinedInAll() > 0
                ? run.files().quarantinedInAll() + " in all, see 'annals quarantine list'" : "");
        run.files().quarantined().stream().limit(MOST_SHOWN).forEach(file -> text.append("      ").append(Console.safe(
                file.sourceCode() + ": " + file.reportPath() + ": " + file.reasonCode() + ": " + file.message()))
                .append(System.lineSeparator()));
        if (run.files().quarantined().size() > MOST_SHOWN) {
            text.append(String.format(Locale.ROOT, "      and %,d more%n", run.files().quarantined().size() - MOST_SHOWN));
        }
        if (run.files().removed() > 0) {
            line(text, "removed", run.files().removed(), "gone from their source; their figures stay unless on_missing says retire");
        }
        line(text, "figures read", run.figures().read(), String.format(Locale.ROOT,
                "%,d in the warehouse, %s in the catalogue", run.figures().inAll(),
                share(run.figures().catalogued(), run.figures().inAll())));
        if (run.figures().reportsRemapped() > 0) {
            line(text, "remapped", run.figures().reportsRemapped(), "reports understood anew from the warehouse");
            line(text, "  changed", run.figures().changed(), String.format(Locale.ROOT,
                    "figures known before, %,d of them have another indicator", run.figures().recoded()));
        }
        long findings = run.findings().byRule().values().stream().mapToLong(Long::longValue).sum();
        line(text, "findings", findings, findings > 0 ? "see 'annals findings'" : "");
        run.findings().byRule().forEach((rule, number) ->
                text.append(String.format(Locale.ROOT, "      %,8d  %s%n", number, Console.safe(rule))));
        line(text, "warnings", run.findings().warnings(), run.findings().warnings() > 0 ? "the findings that are no mere information" : "");
        text.append(String.format(Locale.ROOT, "%-15s  %s%n", "warehouse", Console.safe(run.results().warehouse().toString())));
        text.append(String.format(Locale.ROOT, "%-15s  %s%n", "summaries", Console.safe(run.results().out().toString())));
        text.append(String.format(Locale.ROOT, "%-15s  %s%n", "seconds", run.timing().seconds().toPlainString()));
        console.out().print(text);
    }

    private static void line(StringBuilder text, String name, long number, String word) {
        text.append(String.format(Locale.ROOT, "%-15s %,8d%s%n", name, number, word.isEmpty() ? "" : "  " + word));
    }

    private static String share(long part, long whole) {
        return whole == 0 ? "none" : BigDecimal.valueOf(part).multiply(BigDecimal.valueOf(100))
                .divide(BigDecimal.valueOf(whole), 1, RoundingMode.HALF_UP).toPlainString() + " %";
    }
}
