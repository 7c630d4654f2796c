package io.annals.cli;

import io.annals.bench.Bench;
import io.annals.bench.BenchReport;
import io.annals.bench.FormatMix;
import io.annals.bench.Machine;
import io.annals.bench.ReportCorpus;
import io.annals.source.FolderTree;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "bench", mixinStandardHelpOptions = true, sortOptions = false,
        description = "Measures this machine with this program: generates reports whose figures are known, loads them, compares the"
            + " warehouse with what they state, and tells time, memory and speed beside bare reading of the same files, in bench.md"
            + " and bench.json. Touches no warehouse of yours; what it generates goes into the temporary folder and is removed.",
        footerHeading = "%nExamples:%n", footer = {
            "  annals bench",
            "  annals bench --reports 10000 --rounds 5 --out bench",
            "  annals bench --form check --reports 300    compare the warehouse with the truth, measure nothing"})
final class BenchCommand implements Callable<Integer> {

    /** What the bench does: everything, or the comparison with the truth alone. */
    enum Form { MEASURE, CHECK }

    private static final int MOST_ROUNDS = 9;
    private static final int MOST_THREADS = 64;

    @Option(names = "--reports", paramLabel = "N", description = "How many reports (default: ${DEFAULT-VALUE}).")
    int reports = 3000;

    @Option(names = "--mix", paramLabel = "TXT:HTML:DOCX", description = "Shares of the formats (default: ${DEFAULT-VALUE}).")
    String mix = "1:1:1";

    @Option(names = "--seed", paramLabel = "N", description = "What the figures are drawn from; the same seed gives the same reports"
        + " (default: ${DEFAULT-VALUE}).")
    long seed = 1;

    @Option(names = "--rounds", paramLabel = "N", description = "How often each thing is measured; medians are told"
        + " (default: ${DEFAULT-VALUE}).")
    int rounds = 3;

    @Option(names = "--threads", paramLabel = "N", description = "How many threads a load uses, and bare reading"
        + " (default: the machine's cores).")
    Integer threads;

    @Option(names = "--form", paramLabel = "FORM", description = "measure: everything; check: loads and compares with the truth"
        + " alone (default: measure).")
    Form form = Form.MEASURE;

    @Option(names = "--out", paramLabel = "DIR", description = "Folder of bench.md and bench.json (default: ${DEFAULT-VALUE}).")
    String out = "bench";

    @Option(names = "--debug", description = "Show traces.")
    boolean debug;

    private final Console console;

    BenchCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException, SQLException, InterruptedException {
        BenchReport.Setting setting = setting();
        Path launcher = console.home().resolve("annals");
        if (!Files.isExecutable(launcher)) {
            throw new CommandException("the bench starts " + Console.safe(launcher.toString()) + ", which can't be executed; it needs"
                    + " the project's or an installation's folder and a POSIX shell");
        }
        Path work = Files.createTempDirectory("bench");
        try {
            Bench bench = new Bench(setting, launcher, work, line -> console.err().println(line));
            if (form == Form.CHECK) {
                console.out().println(String.format(Locale.ROOT, "%,d reports and %,d figures: the warehouse holds exactly what they"
                        + " state", reports, bench.check()));
                return 0;
            }
            Machine machine = Machine.here(new Annals.Version().getVersion()[0]);
            Instant start = console.now();
            write(new BenchReport(machine, start, setting, bench.measure()));
            return 0;
        } finally {
            FolderTree.remove(work);
        }
    }

    private BenchReport.Setting setting() {
        require(reports >= 1 && reports <= ReportCorpus.largest(), "--reports", reports, "1 to " + ReportCorpus.largest());
        require(rounds >= 1 && rounds <= MOST_ROUNDS, "--rounds", rounds, "1 to " + MOST_ROUNDS);
        int atOnce = threads == null ? Runtime.getRuntime().availableProcessors() : threads;
        require(atOnce >= 1 && atOnce <= MOST_THREADS, "--threads", atOnce, "1 to " + MOST_THREADS);
        try {
            return new BenchReport.Setting(reports, FormatMix.of(mix), seed, rounds, atOnce);
        } catch (IllegalArgumentException e) {
            throw new UsageException("--mix: " + Console.safe(e.getMessage()));
        }
    }

    private static void require(boolean condition, String option, int value, String expected) {
        if (!condition) {
            throw new UsageException(option + ": expected " + expected + ", not " + value);
        }
    }

    private void write(BenchReport report) throws IOException {
        Path folder = Files.createDirectories(console.path(out));
        Files.writeString(folder.resolve("bench.md"), report.markdown(), StandardCharsets.UTF_8);
        Files.writeString(folder.resolve("bench.json"), report.json(), StandardCharsets.UTF_8);
        console.out().print(report.markdown());
        console.err().println("written: " + Console.safe(folder.resolve("bench.md").toString()) + " and bench.json");
    }
}
